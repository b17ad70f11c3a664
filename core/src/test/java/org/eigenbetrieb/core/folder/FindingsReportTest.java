package org.eigenbetrieb.core.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.check.CheckNet;
import org.eigenbetrieb.core.check.Checker;
import org.eigenbetrieb.core.check.Coverage;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Findings;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.check.Repair;
import org.eigenbetrieb.core.check.RepairReport;
import org.eigenbetrieb.core.check.Repairs;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.json.FindingsJson;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.core.report.ReportDocument;
import org.eigenbetrieb.core.report.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a clerk gets: by paper, the worst first, with the cell marked in its table; and the repairs as CSV. */
class FindingsReportTest {

    private static final String FIGURES = "figure,value,unit,decimals,trust,paper,row,column\n"
            + "a,700,TEUR,99,,plan,Löhne,2024\nb,80,TEUR,99,,plan,Strom,2024\nt,870,TEUR,99,,plan,Summe,2024\n"
            + "a1,700,TEUR,99,,plan,Löhne,2023\nb1,80,TEUR,99,,plan,Strom,2023\nt1,780,TEUR,99,,plan,Summe,2023\n"
            + "x,5,EUR,99,2.5,bericht,Zeile,Spalte\ny,6,EUR,99,,bericht,Andere,Spalte\nz,,EUR,,,bericht,Leer,Spalte\n";
    private static final String RELATIONS = "relation,kind,role,figure\n"
            + "s24,sum,target,t\ns24,sum,term,a\ns24,sum,term,b\n"
            + "s23,sum,target,t1\ns23,sum,term,a1\ns23,sum,term,b1\n"
            + "g,sum,target,x\ng,sum,term,y\nl,sum,target,x\nl,sum,term,z\n";

    @TempDir
    Path folder = Path.of("");

    private CheckNet net() throws IOException {
        Files.writeString(folder.resolve("figures.csv"), FIGURES, StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("relations.csv"), RELATIONS, StandardCharsets.UTF_8);
        return CheckFolder.read(folder).value().orElseThrow();
    }

    @Test
    void repairs_are_written_as_documented() throws IOException {
        CheckNet net = net();
        CheckFolder.writeRepairs(folder, Repairs.of(net, Checker.check(net)));

        // 870 for 780 are two swapped digits; a would be 790 and b 170. y is lighter than x, which weighs 2.5.
        assertThat(Files.readString(folder.resolve("repairs.csv")).lines())
                .containsExactly(
                        "component,rank,unique,figure,printed,proposed,proposed_low,proposed_high",
                        "1,1,false,t,870,780,780,780",
                        "1,2,false,a,700,790,790,790",
                        "1,3,false,b,80,170,170,170",
                        "2,1,true,y,6,5,5,5");
    }

    @Test
    void a_number_with_as_many_decimals_as_can_be_is_reported() throws IOException {
        Files.writeString(
                folder.resolve("figures.csv"),
                "figure,value,unit\na,9,MEUR\nc,0.000000000001,EUR\n",
                StandardCharsets.UTF_8);
        Files.writeString(
                folder.resolve("relations.csv"),
                "relation,kind,role,figure,weight\nr,sum,target,c,\nr,sum,term,a,1/3\n",
                StandardCharsets.UTF_8);
        CheckNet net = CheckFolder.read(folder).value().orElseThrow();
        List<RelationVerdict> verdicts = Checker.check(net);
        ReportDocument report = FindingsReport.of(
                net,
                verdicts,
                Findings.of(net, verdicts, Repairs.of(net, verdicts)),
                Coverage.of(verdicts, Map.of(), Map.of(), 0),
                new FindingsReport.Papers("Stadtwerke", LocalDate.of(2024, 6, 30), Map.of()));

        // Half a last digit to either side needs a thirteenth decimal, more than a quantity holds.
        assertThat(Renderers.text().render(report)).contains("0,000000000001 €");
    }

    private CheckNet net(String figures, String relations) throws IOException {
        Files.writeString(folder.resolve("figures.csv"), figures, StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("relations.csv"), relations, StandardCharsets.UTF_8);
        return CheckFolder.read(folder).value().orElseThrow();
    }

    /** What the search did not get to is said before anything is called sound. */
    @Test
    void a_check_that_ended_early_does_not_read_as_clean() throws IOException {
        CheckNet net = net(
                "figure,value,unit,paper\na,5,EUR,plan\nb,5,EUR,plan\n",
                "relation,kind,role,figure\nr,sum,target,b\nr,sum,term,a\n");
        List<RelationVerdict> verdicts = Checker.check(net);
        RepairReport open = new RepairReport(List.of(), 1, List.of("a"));
        String text = Renderers.text()
                .render(FindingsReport.of(
                        net,
                        verdicts,
                        List.of(),
                        Coverage.of(verdicts, open.openReasons(), Map.of(), 0),
                        new FindingsReport.Papers("Stadtwerke", LocalDate.of(2024, 6, 30), Map.of())));

        assertThat(text.replaceAll("\\s+", " "))
                .contains("Ob alle zugleich erfüllt sein können, blieb offen")
                .contains("Die Suche endete, bevor feststand")
                .doesNotContain("Ohne Befund")
                .doesNotContain("Keine geprüfte Angabe widerspricht")
                .doesNotContain("the search ended");
    }

    @Test
    void every_reason_why_a_relation_was_not_checked_is_given_in_german() throws IOException {
        CheckNet net = net(
                "figure,value,unit,decimals,blank\na,5,EUR,0,\nz,0,EUR,99,\nw,0,EUR,0,\nl,,EUR,0,missing\n"
                        + "p,1,PERCENT,0,\nq,1,PERCENT,0,\ns,5,EUR,0,\n",
                "relation,kind,role,figure\nr1,percent,target,p\nr1,percent,numerator,a\nr1,percent,denominator,z\n"
                        + "r2,percent,target,q\nr2,percent,numerator,a\nr2,percent,denominator,w\n"
                        + "r3,sum,target,s\nr3,sum,term,l\n");
        List<RelationVerdict> verdicts = Checker.check(net);
        String text = Renderers.text()
                .render(FindingsReport.of(
                        net,
                        verdicts,
                        List.of(),
                        Coverage.of(verdicts, Map.of(), Map.of(), 0),
                        new FindingsReport.Papers("Stadtwerke", LocalDate.of(2024, 6, 30), Map.of())));

        assertThat(verdicts).extracting(RelationVerdict::verdict).containsOnly(Verdict.NOT_CHECKABLE);
        assertThat(text)
                .contains("r1: der Nenner „z“ ist 0")
                .contains("r2: der Nenner „w“ kann 0 sein")
                .contains("r3: „l“ ist nicht gedruckt");
    }

    /** A million millions of millions of euros is more than 18 digits hold where euros are printed. */
    @Test
    void a_number_that_cannot_be_printed_is_not_proposed() throws IOException {
        CheckNet net = net(
                "figure,value,unit\na,999999999999999999,MEUR\nb,5,EUR\n",
                "relation,kind,role,figure\nr,sum,target,b\nr,sum,term,a\n");
        List<RelationVerdict> verdicts = Checker.check(net);
        RepairReport repairs = Repairs.of(net, verdicts);
        CheckFolder.writeRepairs(folder, repairs);
        List<Finding> findings = Findings.of(net, verdicts, repairs);
        Coverage coverage = Coverage.of(verdicts, Map.of(), Map.of(), 0);

        assertThat(Files.readString(folder.resolve("repairs.csv")).lines())
                .contains("1,2,false,b,5,,999999999999999998500000,999999999999999999500000");
        assertThat(findings.get(0).advice())
                .doesNotContain("5 € instead of 5 €")
                .contains("\"b\" at figures.csv:3: a number from 999.999.999.999.999.998.500.000 € to"
                        + " 999.999.999.999.999.999.500.000 € instead of 5 €");
        assertThat(findings.get(0).vorschlag())
                .contains("eine Zahl von 999.999.999.999.999.998.500.000 € bis 999.999.999.999.999.999.500.000 €"
                        + " statt 5 €");
        String json = FindingsJson.write(findings, List.of(), coverage);
        assertThat(json).contains("\"proposed\": null");
        Repair.Change read = FindingsJson.read(json.getBytes(StandardCharsets.UTF_8), "findings.json")
                .value()
                .orElseThrow()
                .findings()
                .get(0)
                .alternatives()
                .get(0);
        assertThat(read.cell().id()).isEqualTo("b");
        assertThat(read.isProposed()).isFalse();
    }

    @Test
    void one_relation_is_not_said_to_be_several() throws IOException {
        CheckNet net = net();
        List<RelationVerdict> verdicts = Checker.check(net);
        Finding finding = Findings.of(net, verdicts, Repairs.of(net, verdicts)).stream()
                .filter(each -> each.relation().equals("g"))
                .findFirst()
                .orElseThrow();

        assertThat(finding.advice()).contains("the only cell whose change alone makes the relation around it hold");
        assertThat(finding.vorschlag())
                .contains("die einzige Zelle, deren Änderung allein die Beziehung um sie herum aufgehen lässt");
    }

    private List<String> repairs(String figures, String relations) throws IOException {
        CheckNet net = net(figures, relations);
        CheckFolder.writeRepairs(folder, Repairs.of(net, Checker.check(net)));
        return Files.readAllLines(folder.resolve("repairs.csv"), StandardCharsets.UTF_8);
    }

    /** 4000,00 for 4,00: that the sum is exact with 4,05, too, says less than the factor of 1000. */
    @Test
    void the_number_that_a_wrong_unit_tells_is_proposed() throws IOException {
        assertThat(repairs(
                        "figure,value,unit\na,4000.00,VZAE\nb,5.20,VZAE\nc,37.00,VZAE\nd,11.05,VZAE\nt,57.3,VZAE\n",
                        "relation,kind,role,figure\nr,sum,target,t\n"
                                + "r,sum,term,a\nr,sum,term,b\nr,sum,term,c\nr,sum,term,d\n"))
                .element(1)
                .asString()
                .startsWith("1,1,false,a,4000.00,4.00,");
    }

    /** 11 and 0 are exchanged; -11 for the 0 in the row above would do as well. */
    @Test
    void small_numbers_are_exchanged_when_each_is_the_very_other() throws IOException {
        StringBuilder figures = new StringBuilder("figure,value,unit,paper,row,column\n");
        StringBuilder relations = new StringBuilder("relation,kind,role,figure\n");
        String[] rows = {"p0", "p1", "p2", "g", "h"};
        String[][] columns = {{"0", "15", "11", "15", "15"}, {"0", "67", "0", "78", "78"}};
        String[] sums = {"0", "82", "11"};
        for (int c = 0; c < columns.length; c++) {
            for (int r = 0; r < rows.length; r++) {
                figures.append(rows[r] + c + "," + columns[c][r] + ",TEUR,plan," + rows[r] + "," + c + "\n");
            }
            relations.append("c" + c + ",sum,target,g" + c + "\n");
            for (int r = 0; r < sums.length; r++) {
                relations.append("c" + c + ",sum,term," + rows[r] + c + "\n");
            }
            relations.append("h" + c + ",sum,target,h" + c + "\nh" + c + ",sum,term,g" + c + "\n");
        }
        for (int r = 0; r < sums.length; r++) {
            figures.append(rows[r] + "s," + sums[r] + ",TEUR,plan," + rows[r] + ",s\n");
            relations.append("s" + r + ",sum,target," + rows[r] + "s\ns" + r + ",sum,term," + rows[r] + "0\ns" + r
                    + ",sum,term," + rows[r] + "1\n");
        }
        List<String> repairs = repairs(figures.toString(), relations.toString());

        assertThat(repairs.get(1)).startsWith("1,1,false,p20,11,0,");
        assertThat(repairs.get(2)).startsWith("1,1,false,p21,0,11,");
    }

    @Test
    void trust_survives_writing_and_reading() throws IOException {
        CheckNet net = net();
        Path copy = folder.resolve("copy");
        CheckFolder.write(copy, net, Checker.check(net));

        assertThat(CheckFolder.read(copy).value().orElseThrow().cell("x").trust())
                .isEqualTo(net.cell("x").trust());
    }

    @Test
    void the_report_marks_the_cell_and_says_what_was_not_checked() throws IOException {
        CheckNet net = net();
        List<RelationVerdict> verdicts = Checker.check(net);
        RepairReport repairs = Repairs.of(net, verdicts);
        ReportDocument report = FindingsReport.of(
                net,
                verdicts,
                Findings.of(net, verdicts, repairs),
                Coverage.of(verdicts, Map.of(), Map.of(), 0),
                new FindingsReport.Papers("Stadtwerke", LocalDate.of(2024, 6, 30), Map.of("plan", "Wirtschaftsplan")));

        assertThat(report.sections())
                .extracting(Section::heading)
                .containsExactly("Auf einen Blick", "Wirtschaftsplan", "bericht", "Umfang der Prüfung");
        String text = Renderers.text().render(report);
        assertThat(text)
                .contains("„Summe“ (2024) ist mit 870 T€ angegeben, aus den Einzelwerten ergeben sich 780 T€")
                .contains("780 T€ statt 870 T€")
                .contains("Zahlendreher")
                .contains("vorgeschlagen: 780 (Befund F1)")
                .contains("l: „")
                .contains("ist nicht gedruckt")
                .doesNotContain("is not printed");
        assertThat(FindingsReport.write(folder, report))
                .containsExactly("pruefbericht.html", "pruefbericht.md", "pruefbericht.txt", "pruefbericht.json")
                .allSatisfy(name -> assertThat(folder.resolve(name)).isNotEmptyFile());
    }

    /** What the report says of papers with one row each: its column adds up, does not, or lacks a part. */
    private String report(String... papers) throws IOException {
        StringBuilder figures = new StringBuilder("figure,value,unit,paper,row,column\n");
        StringBuilder relations = new StringBuilder("relation,kind,role,figure\n");
        for (String paper : papers) {
            String sum = paper.equals("falsch") ? "1999" : "3000";
            String part = paper.equals("offen") ? "" : "2000";
            figures.append(paper + "-a,1000,EUR," + paper + ",a,2024\n")
                    .append(paper + "-b," + part + ",EUR," + paper + ",b,2024\n")
                    .append(paper + "-s," + sum + ",EUR," + paper + ",summe,2024\n");
            relations
                    .append(paper + ",sum,target," + paper + "-s\n")
                    .append(paper + ",sum,term," + paper + "-a\n" + paper + ",sum,term," + paper + "-b\n");
        }
        Files.writeString(folder.resolve("figures.csv"), figures, StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("relations.csv"), relations, StandardCharsets.UTF_8);
        CheckNet net = CheckFolder.read(folder).value().orElseThrow();
        List<RelationVerdict> verdicts = Checker.check(net);
        return Renderers.text()
                .render(FindingsReport.of(
                        net,
                        verdicts,
                        Findings.of(net, verdicts, Repairs.of(net, verdicts)),
                        Coverage.of(verdicts, Map.of(), Map.of(), 0),
                        new FindingsReport.Papers("Stadtwerke", LocalDate.of(2024, 6, 30), Map.of())))
                .replaceAll("\\s+", " ");
    }

    @Test
    void it_says_first_how_much_was_checked_and_which_papers_are_sound() throws IOException {
        assertThat(report("stimmt", "falsch", "offen"))
                .contains("Von 2 geprüften Beziehungen zwischen gedruckten Zahlen ist 1 erfüllt; 1 ist verletzt. Die"
                        + " Feststellungen: 1 Fehler, 0 zu prüfen, 0 Hinweise.")
                .contains("Ohne Befund, soweit geprüft: stimmt falsch");
        assertThat(report("stimmt")).contains("ist 1 erfüllt; keine ist verletzt. Es gibt keine Feststellungen.");
        assertThat(report("offen"))
                .as("not checked is not sound")
                .contains("Keine Beziehung zwischen gedruckten Zahlen konnte geprüft werden")
                .doesNotContain("Ohne Befund");
    }

    @Test
    void a_contradiction_counts_in_the_paper_of_its_finding_and_a_figure_without_row_is_called_by_its_id()
            throws IOException {
        // The plan says 100, and so does one figure of the annex; the other one says 90.
        Files.writeString(
                folder.resolve("figures.csv"),
                "figure,value,unit,decimals,paper\na,100,EUR,99,plan\nb,100,EUR,99,anlage\nc,90,EUR,99,anlage\n",
                StandardCharsets.UTF_8);
        Files.writeString(
                folder.resolve("relations.csv"),
                "relation,kind,role,figure\nr1,sum,target,a\nr1,sum,term,b\nr2,sum,target,a\nr2,sum,term,c\n",
                StandardCharsets.UTF_8);
        CheckNet net = CheckFolder.read(folder).value().orElseThrow();
        List<RelationVerdict> verdicts = Checker.check(net);
        List<Finding> findings = Findings.of(net, verdicts, Repairs.of(net, verdicts));
        ReportDocument report = FindingsReport.of(
                net,
                verdicts,
                findings,
                Coverage.of(verdicts, Map.of(), Map.of(), 0),
                new FindingsReport.Papers("Stadtwerke", LocalDate.of(2024, 6, 30), Map.of()));

        assertThat(findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith("\"a\" is printed as 100 €, its parts add up to 90 €"));
        // checked, held, errors
        assertThat(Renderers.text().render(report))
                .containsPattern("anlage +1 +0 +1 ")
                .containsPattern("plan +1 +1 +0 ");
    }

    @Test
    void nothing_checked_is_never_clean() {
        ReportDocument report = FindingsReport.of(
                CheckNet.of(List.of(), List.of()),
                List.of(),
                List.of(),
                Coverage.of(List.of(), Map.of(), Map.of(), 0),
                new FindingsReport.Papers("Stadtwerke", LocalDate.of(2024, 6, 30), Map.of()));

        assertThat(Renderers.text().render(report)).contains("Es wurde nichts geprüft");
    }

    /** Devices and workplaces of kennzahlen-edv.csv (Koblenz, 28.09.2023), 2018 to 2023. */
    private static final String[] DEVICES = {
        "PC,1563,1624,1595,1673,1693,1963",
        "VM,472,522,666,764,755,884",
        "Heim,216,239,392,745,886,1150",
        "Mobil,252,363,487,616,726,788",
        "Summe,1842,1954,2109,2572,2630,3044"
    };

    @Test
    void a_row_that_changes_its_definition_is_restated_by_each_of_them() throws IOException {
        StringBuilder figures = new StringBuilder("figure,value,unit,paper,row,column\n");
        StringBuilder relations = new StringBuilder("relation,kind,role,figure,weight\n");
        for (String row : DEVICES) {
            String[] cells = row.split(",", -1);
            for (int c = 1; c < cells.length; c++) {
                String year = Integer.toString(2017 + c);
                String id = cells[0] + year;
                figures.append(id + "," + cells[c] + ",COUNT,kennzahlen," + cells[0] + "," + year + "\n");
                String role = cells[0].equals("Summe") ? "target" : "term";
                if (!cells[0].equals("VM")) {
                    relations.append("s" + year + ",sum," + role + "," + id + ",");
                    relations.append(cells[0].equals("Mobil") ? "1/4\n" : "\n");
                }
            }
        }
        Files.writeString(folder.resolve("figures.csv"), figures, StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("relations.csv"), relations, StandardCharsets.UTF_8);
        CheckNet net = CheckFolder.read(folder).value().orElseThrow();
        List<RelationVerdict> verdicts = Checker.check(net);
        List<Finding> findings = Findings.of(net, verdicts, Repairs.of(net, verdicts));
        Coverage coverage = Coverage.of(verdicts, Map.of(), Map.of(), 0);

        assertThat(findings).extracting(Finding::code).containsExactly("EB-CHK-009");
        String text = Renderers.text()
                .render(FindingsReport.of(
                        net,
                        verdicts,
                        findings,
                        coverage,
                        new FindingsReport.Papers("Stadtwerke", LocalDate.of(2023, 9, 28), Map.of())));
        assertThat(text)
                .contains("„Summe“ folgt nicht in allen Spalten einer Regel:")
                .contains("Summe nach einer Regel in allen Spalten")
                .contains("2.761") // 2022 with home workplaces: 1693 + 886 + 726/4 = 2760,5
                .contains("7,33") // from 2572 in 2021
                .contains("2.098"); // 2018 with virtual machines: 1563 + 472 + 252/4
        String json = FindingsJson.write(findings, List.of(), coverage);
        assertThat(FindingsJson.read(json.getBytes(StandardCharsets.UTF_8), "findings.json")
                        .orThrow()
                        .orElseThrow()
                        .findings())
                .isEqualTo(findings);
    }
}
