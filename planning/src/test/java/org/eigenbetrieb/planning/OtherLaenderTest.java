package org.eigenbetrieb.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.folder.PackOutput;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.layout.PlanParts;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms and rules of other Länder are files: the same facts fill them, and what does not fit is said. */
class OtherLaenderTest {

    /** Signs of the facts of a Vermögensplan in what the liquid funds change by. */
    private static final Map<String, Integer> SIGNS = signs();

    private static Map<String, Integer> signs() {
        Map<String, Integer> signs = new TreeMap<>();
        for (String concept : LandPacks.koblenz().keySet()) {
            boolean in = List.of(
                            "restbuchwerte-anlageabgaenge",
                            "erhoehung-eigenkapital",
                            "zuwendungen-dritter",
                            "zugang-ertragszuschuesse",
                            "zufuehrung-rueckstellungen",
                            "investitionskredite")
                    .contains(concept);
            signs.put(concept, in ? 1 : -1);
        }
        return signs;
    }

    private static Rational value(PackRun run, String concept) {
        return run.evaluation()
                .value(FigureKey.parse(concept + "|ANSATZ|2024"))
                .ifKnown()
                .orElseThrow();
    }

    /** The amount that a paper prints. */
    private static String printed(PackRun run, String paper, String line, String column) {
        var table = run.table(paper, View.PRINTED);
        int index = 0;
        while (!table.columns().get(index).id().equals(column)) {
            index++;
        }
        Cell cell = table.rows().stream()
                .filter(row -> row.id().equals(line))
                .findFirst()
                .orElseThrow()
                .cells()
                .get(index);
        return ((Cell.Number) cell).quantity().value().toString();
    }

    private static List<String> codes(List<Problem> problems, String code) {
        return problems.stream()
                .filter(problem -> problem.code().equals(code))
                .map(Problem::toString)
                .toList();
    }

    // ------------------------------------------------------------------------------------------------ same facts

    @Test
    void the_facts_of_koblenz_fill_the_forms_of_three_laender(@TempDir Path folder) {
        Map<String, Long> facts = LandPacks.koblenz();
        PackRun rp = LandPacks.in(folder.resolve("rp"), "RP", "2023-09-28")
                .accounts("rp-erfolgsplan")
                .facts(facts)
                .form("rp-vermoegensplan")
                .read()
                .value()
                .run();
        PackRun bw = LandPacks.in(folder.resolve("bw"), "BW", "2023-09-28")
                .accounts("bw-erfolgsplan")
                .facts(facts)
                .form("bw-liquiditaetsplan")
                .read()
                .value()
                .run();
        PackRun nw = LandPacks.in(folder.resolve("nw"), "NW", "2023-09-28")
                .accounts("nw-erfolgsplan")
                .facts(facts)
                .form("nw-vermoegensplan")
                .read()
                .value()
                .run();

        // erfolgsplan-2024-gesamt.csv, line 25; vermoegensplan-2024-gesamt.csv, lines 11, 28 and 37
        for (PackRun run : List.of(rp, bw, nw)) {
            assertThat(value(run, "jahresergebnis")).isEqualTo(Rational.of(548_230));
            assertThat(value(run, "summe-anlagevermoegen")).isEqualTo(Rational.of(2_026_000));
        }
        assertThat(printed(rp, "rp-vermoegensplan", "summe-mittelherkunft", "ansatz"))
                .isEqualTo("2028230");
        assertThat(printed(nw, "nw-vermoegensplan", "summe-mittelherkunft", "ansatz"))
                .isEqualTo("2028230");
        assertThat(printed(nw, "nw-vermoegensplan", "summe-mittelverwendung", "ansatz"))
                .isEqualTo("2028230");
        assertThat(printed(rp, "rp-vermoegensplan", "zunahme-liquide-mittel", "ansatz"))
                .isEqualTo("2230");
        assertThat(printed(bw, "bw-liquiditaetsplan", "veraenderung-liquide-mittel", "ansatz"))
                .isEqualTo("2230");
        assertThat(printed(bw, "bw-liquiditaetsplan", "saldo-geschaeftstaetigkeit", "ansatz"))
                .isEqualTo("2028230");
        assertThat(printed(bw, "bw-liquiditaetsplan", "saldo-investitionstaetigkeit", "ansatz"))
                .isEqualTo("-2026000");
    }

    @Property(tries = 60)
    void whatever_the_facts_the_printed_sums_of_both_forms_are_the_sum_of_the_facts(
            @ForAll @Size(28) List<@IntRange(max = 5_000_000) Integer> amounts,
            @ForAll @IntRange(min = -3_000_000, max = 3_000_000) int result)
            throws IOException {
        Map<String, Long> facts = new LinkedHashMap<>();
        long change = result;
        long investments = 0;
        int next = 0;
        for (Map.Entry<String, Integer> sign : SIGNS.entrySet()) {
            long amount = amounts.get(next++ % amounts.size());
            facts.put(sign.getKey(), amount);
            change += sign.getValue() * amount;
            boolean asset = sign.getKey()
                    .matches("konzession.*|baukosten.*|anzahl.*|grund.*|bauten.*|infra.*|masch.*"
                            + "|betriebs-und.*|wertpapiere.*|sonstige-ausl.*");
            investments += asset ? amount : 0;
        }
        facts.put("jahresergebnis", (long) result);
        facts.put("abschreibungen", 0L);
        Path folder = Files.createTempDirectory("eigenbetrieb");

        PackRun run = LandPacks.in(folder, "BW", "2025-01-15")
                .facts(facts)
                .form("rp-vermoegensplan")
                .form("bw-liquiditaetsplan")
                .read()
                .value()
                .run();

        assertThat(printed(run, "bw-liquiditaetsplan", "veraenderung-liquide-mittel", "ansatz"))
                .isEqualTo(Long.toString(change));
        assertThat(printed(run, "bw-liquiditaetsplan", "summe-anlagevermoegen", "ansatz"))
                .isEqualTo(Long.toString(investments));
        assertThat(value(run, "zunahme-liquide-mittel").minus(value(run, "abnahme-liquide-mittel")))
                .isEqualTo(Rational.of(change));
        assertThat(run.coverage().count(Verdict.CONTRADICTION)).isZero();
        for (String file : List.of("pack.json", "fakten.csv")) {
            Files.delete(folder.resolve(file));
        }
        Files.delete(folder);
    }

    // ------------------------------------------------------------------------------------------------ not placed

    @Test
    void a_fact_that_no_form_of_the_pack_places_is_reported_and_one_that_it_places_is_not(@TempDir Path folder) {
        Map<String, Long> facts = Map.of("konzessionsabgaben|gliederung=erfolgsplan", 1_000L);

        Read<Pack> bw = LandPacks.in(folder.resolve("bw"), "BW", "2025-01-15")
                .facts(facts)
                .form("bw-erfolgsplan")
                .read();
        Read<Pack> rp = LandPacks.in(folder.resolve("rp"), "RP", "2025-01-15")
                .facts(facts)
                .form("rp-erfolgsplan")
                .read();

        assertThat(codes(bw.problems(), "EB-PCK-031"))
                .singleElement()
                .asString()
                .contains("fakten.csv:2:5", "konzessionsabgaben|ANSATZ|2024|gliederung=erfolgsplan", "in no sum");
        assertThat(codes(rp.problems(), "EB-PCK-031")).isEmpty();
    }

    @Test
    void an_amount_of_a_year_that_the_form_does_not_have_is_said_to_lack_a_column(@TempDir Path folder) {
        Read<Pack> nw = LandPacks.in(folder, "NW", "2023-09-28")
                .accounts("nw-erfolgsplan")
                .facts(LandPacks.koblenz())
                .form("nw-vermoegensplan")
                .write("vorjahr.csv", "posten,phase,zeitraum,wert\nmaschinen-anlagen,ANSATZ,2023,1200000\n")
                .paper(
                        "{\"id\": \"vorjahr\", \"title\": \"Vorjahr\", \"year\": 2024, \"file\": \"vorjahr.csv\", \"keys\":"
                                + " {\"line\": \"posten\", \"phase\": \"phase\", \"period\": \"zeitraum\"},"
                                + " \"columns\": {\"wert\": {\"role\": \"input\", \"exact\": true}}}")
                .read();

        assertThat(codes(nw.problems(), "EB-PCK-031"))
                .singleElement()
                .asString()
                .contains("vorjahr.csv:2:4", "maschinen-anlagen|ANSATZ|2023", "is there, but not for this phase");
    }

    @Test
    void people_find_it_in_the_report_of_findings(@TempDir Path folder) throws IOException {
        Read<Pack> bw = LandPacks.in(folder.resolve("bw"), "BW", "2025-01-15")
                .facts(Map.of("konzessionsabgaben|gliederung=erfolgsplan", 1_000L))
                .form("bw-erfolgsplan")
                .read();

        PackOutput.write(bw.value().run(), bw.problems(), View.PRINTED, folder.resolve("out"), name -> {});

        assertThat(Files.readString(folder.resolve("out/pruefbericht.html")))
                .contains("Probleme der Unterlagen", "EB-PCK-031", "konzessionsabgaben", "EB-PCK-030");
    }

    @Test
    void nothing_is_nowhere_and_a_concept_that_no_form_knows_is_a_fact_of_its_own(@TempDir Path folder) {
        Read<Pack> pack = LandPacks.in(folder, "BW", "2025-01-15")
                .facts(Map.of("konzessionsabgaben|gliederung=erfolgsplan", 0L, "stammkapital", 800_000L))
                .form("bw-erfolgsplan")
                .read();

        assertThat(codes(pack.problems(), "EB-PCK-031")).isEmpty();
    }

    @Test
    void an_account_of_a_post_that_the_form_does_not_have_is_named(@TempDir Path folder) {
        LandPacks pack = LandPacks.in(folder, "BW", "2025-01-15").accounts("bw-erfolgsplan");
        pack.write("konten.csv", "posten,konto,bezeichnung,ansatz\nkonzessionsabgaben,5480,Abgabe,1000\n");

        assertThat(codes(pack.read().problems(), "EB-PCK-004"))
                .singleElement()
                .asString()
                .contains("konten.csv:2", "konzessionsabgaben");
    }

    // ------------------------------------------------------------------------------------------------ versions

    @ParameterizedTest
    @CsvSource({
        "2020-10-01, bw-liquiditaetsplan-2020",
        "2024-12-11, bw-liquiditaetsplan-2020",
        "2024-12-12, bw-liquiditaetsplan-2024",
        "2026-01-01, bw-liquiditaetsplan-2024"
    })
    void a_form_that_is_named_without_version_is_that_in_use_on_the_day(
            String stand, String layout, @TempDir Path folder) {
        Read<Pack> pack = LandPacks.in(folder, "BW", stand)
                .facts(Map.of("jahresergebnis", 1L))
                .form("bw-liquiditaetsplan")
                .read();

        LayoutBinding binding = Objects.requireNonNull(pack.value().bindings().get("bw-liquiditaetsplan"));
        assertThat(binding.layout().id()).isEqualTo(layout);
        assertThat(codes(pack.problems(), "EB-PCK-013")).isEmpty();
    }

    @Test
    void before_the_first_version_the_newest_is_used_and_the_warning_says_so(@TempDir Path folder) {
        Read<Pack> pack = LandPacks.in(folder, "BW", "2019-01-01")
                .facts(Map.of("jahresergebnis", 1L))
                .form("bw-liquiditaetsplan")
                .read();

        assertThat(codes(pack.problems(), "EB-PCK-013"))
                .singleElement()
                .asString()
                .contains("bw-liquiditaetsplan-2024", "not on 2019-01-01");
    }

    @Test
    void no_line_of_another_land_is_said_to_be_verified_that_nobody_has_read() {
        for (Layout layout : Planning.registry().layouts().values()) {
            if (!layout.jurisdiction().land().equals("RP")) {
                assertThat(layout.source().standing()).as(layout.id()).isNotEqualTo(LegalSource.Standing.VERIFIED);
            }
        }
    }

    // ------------------------------------------------------------------------------------------------ rules

    /** A plan of Baden-Württemberg with liquid funds and commitments, of which some amounts are given. */
    private static PackRun plan(Path folder, long beginPlanned, long endBefore, long due, long commitments) {
        Map<String, Long> facts = new LinkedHashMap<>();
        facts.put("jahresergebnis", 100L);
        facts.put("liquide-mittel-beginn", beginPlanned);
        facts.put("maschinen-anlagen|art=verpflichtungsermaechtigung", commitments);
        LandPacks pack = LandPacks.in(folder, "BW", "2025-01-15")
                .facts(facts)
                .form("bw-liquiditaetsplan")
                .form("bw-liquiditaetsentwicklung")
                .form("bw-verpflichtungsermaechtigungen");
        pack.write("fakten.csv", """
                posten,phase,zeitraum,merkmale,wert
                liquide-mittel-beginn,ANSATZ,2024,,%s
                liquide-mittel-ende,ANSATZ,2023,,%s
                verpflichtungsermaechtigungen-haushaltsjahr,GESAMT,2025-01-01/..,,%s
                summe-anlagevermoegen,ANSATZ,2024,art=verpflichtungsermaechtigung,%s
                """.formatted(beginPlanned, endBefore, due, commitments));
        return pack.read().value().run();
    }

    private static Verdict verdict(PackRun run, String rule) {
        return run.verdicts().stream()
                .filter(verdict -> verdict.relation().equals("regel:" + rule))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    @Test
    void the_rules_of_baden_wuerttemberg_hold_and_fail(@TempDir Path folder) {
        PackRun good = plan(folder.resolve("good"), 500, 500, 70, 70);
        PackRun bad = plan(folder.resolve("bad"), 500, 501, 70, 71);

        assertThat(verdict(good, "BW-liquiditaet-folgejahr")).isEqualTo(Verdict.EXACT);
        assertThat(verdict(good, "BW-verpflichtungsermaechtigungen")).isEqualTo(Verdict.EXACT);
        assertThat(verdict(bad, "BW-liquiditaet-folgejahr")).isEqualTo(Verdict.CONTRADICTION);
        assertThat(verdict(bad, "BW-verpflichtungsermaechtigungen")).isEqualTo(Verdict.CONTRADICTION);
    }

    // ------------------------------------------------------------------------------------------------ parts

    private static List<String> missing(Read<Pack> pack) {
        return codes(pack.problems(), "EB-PCK-030");
    }

    @Test
    void a_plan_that_lacks_mandatory_parts_names_each_with_its_citation(@TempDir Path folder) {
        Read<Pack> pack = LandPacks.in(folder, "RP", "2023-09-28")
                .accounts("rp-erfolgsplan")
                .read();

        assertThat(missing(pack)).hasSize(5);
        assertThat(missing(pack))
                .anySatisfy(problem -> assertThat(problem)
                        .contains(
                                "lacks the part \"Vermögensplan\"",
                                "§ 15 Abs. 1 EigAnVO Rheinland-Pfalz (Fassung vom 05.10.1999)",
                                "parts/rp-wirtschaftsplan.json:",
                                "rp-vermoegensplan"))
                .anySatisfy(problem -> assertThat(problem).contains("Stellenübersicht", "[stellenuebersicht]"))
                .noneSatisfy(problem -> assertThat(problem).contains("Erläuterungsbericht"));
    }

    @Test
    void a_pack_that_is_about_no_plan_lacks_nothing(@TempDir Path folder) {
        assertThat(missing(LandPacks.in(folder, "RP", "2023-09-28")
                        .form("rp-zwischenbericht-guv")
                        .read()))
                .isEmpty();
    }

    @Test
    void the_overview_of_commitments_is_a_part_in_baden_wuerttemberg_from_the_day_of_the_new_forms(
            @TempDir Path folder) {
        assertThat(missing(LandPacks.in(folder.resolve("a"), "BW", "2024-12-11")
                        .form("bw-erfolgsplan")
                        .read()))
                .noneSatisfy(problem -> assertThat(problem).contains("Anlage 3a"));
        assertThat(missing(LandPacks.in(folder.resolve("b"), "BW", "2024-12-12")
                        .form("bw-erfolgsplan")
                        .read()))
                .anySatisfy(problem -> assertThat(problem).contains("Anlage 3a"));
    }

    @Test
    void every_form_of_every_part_belongs_to_the_land_of_its_part() {
        for (PlanParts parts : Planning.registry().parts().values()) {
            for (PlanParts.Part part : parts.parts()) {
                for (String form : part.forms()) {
                    assertThat(form).startsWith(parts.jurisdiction().land().toLowerCase(java.util.Locale.ROOT) + "-");
                }
                boolean known = part.kinds().contains("stellenuebersicht")
                        || Planning.registry().layouts().values().stream()
                                .anyMatch(layout -> part.forms().stream().anyMatch(layout::isNamed));
                assertThat(known || !part.mandatory()).as("a form for " + part).isTrue();
            }
        }
    }

    // ------------------------------------------------------------------------------------------------ a new Land

    @Test
    void a_new_land_is_a_matter_of_files_alone(@TempDir Path folder) {
        LandPacks pack = LandPacks.in(folder, "SN", "2023-11-01")
                .write("layouts/sn-liquiditaetsplan.json", """
                        {
                          "id": "sn-liquiditaetsplan-2018", "form": "Liquiditätsplan", "version": "2018", "land": "SN",
                          "validFrom": "2018-01-01",
                          "source": {"kind": "ordinance", "title": "SächsEigBVO", "section": "§ 19", "standing": "unverified"},
                          "columns": [{"id": "ansatz", "header": "Plan {year}", "phase": "ansatz"}],
                          "rows": [
                            {"line": "einzahlungen", "label": "Einzahlungen", "shared": true},
                            {"line": "auszahlungen", "label": "Auszahlungen", "shared": true},
                            {"line": "saldo", "label": "Saldo", "shared": true, "terms": {"einzahlungen": 1, "auszahlungen": -1}}
                          ]
                        }
                        """)
                .write("layouts/sn-erfolgsplan.json", """
                        {
                          "id": "sn-erfolgsplan", "form": "Erfolgsplan", "version": "2018", "land": "SN",
                          "validFrom": "2018-01-01",
                          "source": {"kind": "ordinance", "title": "SächsEigBVO", "section": "§ 18", "standing": "unverified"},
                          "columns": [{"id": "ansatz", "header": "Plan {year}", "phase": "ansatz"}],
                          "rows": [
                            {"line": "umsatzerloese", "label": "Erlöse", "shared": true},
                            {"line": "aufwendungen", "label": "Aufwand", "shared": true},
                            {"line": "jahresergebnis", "label": "Ergebnis", "shared": true, "terms": {"umsatzerloese": 1, "aufwendungen": -1}}
                          ]
                        }
                        """)
                .write("links/sn.json", """
                        {
                          "id": "sn-wirtschaftsplan", "land": "SN", "validFrom": "2018-01-01",
                          "links": [{"id": "S1", "rule": "Saldo gleich Ergebnis", "target": "saldo", "terms": {"jahresergebnis": 1},
                            "source": {"kind": "practice", "title": "Beispiel", "standing": "unverified"}, "each": ["ANSATZ|{year}"]}]
                        }
                        """)
                .write("parts/sn.json", """
                        {
                          "id": "sn-wirtschaftsplan", "plan": "Wirtschaftsplan", "land": "SN", "validFrom": "2018-01-01",
                          "parts": [
                            {"part": "vorbericht", "label": "Vorbericht", "mandatory": true, "forms": ["sn-vorbericht"],
                             "source": {"kind": "ordinance", "title": "SächsEigBVO", "section": "§ 17", "standing": "unverified"}},
                            {"part": "liquiditaetsplan", "label": "Liquiditätsplan", "mandatory": true, "forms": ["sn-liquiditaetsplan"],
                             "source": {"kind": "ordinance", "title": "SächsEigBVO", "section": "§ 19", "standing": "unverified"}}
                          ]
                        }
                        """)
                .facts(Map.of("umsatzerloese", 900L, "aufwendungen", 700L, "einzahlungen", 950L, "auszahlungen", 800L))
                .form("sn-erfolgsplan")
                .form("sn-liquiditaetsplan");

        Read<Pack> read = pack.read();
        PackRun run = read.value().run();

        assertThat(read.problems()).extracting(Problem::code).containsOnly("EB-PCK-030");
        assertThat(missing(read))
                .singleElement()
                .asString()
                .contains("Vorbericht", "§ 17 SächsEigBVO (nicht am Text geprüft)", "parts/sn.json:4:");
        assertThat(printed(run, "sn-erfolgsplan", "jahresergebnis", "ansatz")).isEqualTo("200");
        assertThat(printed(run, "sn-liquiditaetsplan", "saldo", "ansatz")).isEqualTo("150");
        assertThat(run.evaluation().net().relations())
                .anySatisfy(relation -> assertThat(relation.id()).isEqualTo("regel:S1"));
    }

    @Test
    void a_file_of_the_pack_whose_id_is_taken_is_named_and_not_used(@TempDir Path folder) {
        Read<Pack> pack = LandPacks.in(folder, "RP", "2023-11-01")
                .write("parts/eigene.json", """
                        {"id": "rp-wirtschaftsplan", "plan": "Plan", "validFrom": "2018-01-01", "parts": []}
                        """)
                .form("rp-zwischenbericht-guv")
                .read();

        assertThat(codes(pack.problems(), "EB-PCK-019"))
                .singleElement()
                .asString()
                .contains("parts/eigene.json", "file of parts \"rp-wirtschaftsplan\"");
    }
}
