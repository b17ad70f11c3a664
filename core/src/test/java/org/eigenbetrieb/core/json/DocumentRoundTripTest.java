package org.eigenbetrieb.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.calculator.Choice;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Coverage;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.explain.Explanation;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.json.internal.JsonLimits;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.Land;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.pack.PackDescription;
import org.eigenbetrieb.core.pack.PaperDescription;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.scenario.Scenario;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.junit.jupiter.api.Test;

/** How each document looks, and what is said about one that is wrong. */
class DocumentRoundTripTest {

    private static final String FILE = "dokument.json";
    private static final SourceRef PLACE = SourceRef.of("konten.csv", 17, 5);
    private static final FigureKey KEY = FigureKey.of("jahresergebnis", Phase.ANSATZ, Period.year(2024));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> problems(Read<?> read) {
        assertThat(read.value()).isEqualTo(Optional.empty());
        return read.problems().stream().map(Problem::toString).toList();
    }

    private static Figure figure(Quantity printed, int precision) {
        return new Figure(
                KEY,
                Unit.EUR,
                printed,
                Figure.Blank.MISSING,
                precision,
                Origin.INPUT,
                new Place("erfolgsplan", "20", "ansatz_2024", "Jahresgewinn"),
                PLACE);
    }

    @Test
    void a_figure_stands_on_one_line_with_the_decimals_it_was_printed_with() {
        FigureSet figures = FigureSet.of(
                LocalDate.of(2023, 9, 28),
                List.of(
                        figure(Quantity.euros("-1605.30"), 2),
                        figure(Quantity.of(645, -3, Unit.EUR), -3),
                        figure(Quantity.of(12, 1, Unit.TEUR), Figure.EXACT)));

        assertThat(FigureSetJson.write(figures)).isEqualTo("""
                        {
                          "format": "eigenbetrieb-figures/1",
                          "stand": "2023-09-28",
                          "figures": [
                            {"key": "jahresergebnis|ANSATZ|2024", "unit": "EUR", "printed": "-1605.30", "blank": "MISSING", "precision": "2", "origin": "INPUT", "paper": "erfolgsplan", "row": "20", "column": "ansatz_2024", "label": "Jahresgewinn", "source": "konten.csv:17:5"},
                            {"key": "jahresergebnis|ANSATZ|2024", "unit": "EUR", "printed": "645000", "printedDecimals": -3, "blank": "MISSING", "precision": "-3", "origin": "INPUT", "paper": "erfolgsplan", "row": "20", "column": "ansatz_2024", "label": "Jahresgewinn", "source": "konten.csv:17:5"},
                            {"key": "jahresergebnis|ANSATZ|2024", "unit": "EUR", "printed": "1.2", "printedUnit": "TEUR", "blank": "MISSING", "precision": "exact", "origin": "INPUT", "paper": "erfolgsplan", "row": "20", "column": "ansatz_2024", "label": "Jahresgewinn", "source": "konten.csv:17:5"}
                          ]
                        }
                        """);
    }

    @Test
    void everything_that_is_wrong_with_figures_is_said_at_once() {
        String text = """
                {
                  "format": "eigenbetrieb-figures/2",
                  "stand": "2023-02-30",
                  "figures": [
                    {"key": "Größe|ANSATZ|2024", "unit": "eur", "printed": "1.605,30", "blank": "LEER", "precision": "zwei", "origin": "INPUT", "paper": "", "row": "", "column": "", "label": "", "source": ":1:2:3"},
                    {"key": "a|ANSATZ|2024", "unit": "EUR", "printed": "645100", "printedDecimals": -3, "blank": "MISSING", "precision": "99", "origin": "INPUT", "paper": "", "row": "", "column": "", "label": "", "source": "a.csv"},
                    {"key": "a|ANSATZ|2024", "unit": "EUR", "printed": "1", "printedUnit": "VZAE", "blank": "MISSING", "precision": "50", "origin": "INPUT", "paper": "", "row": "", "column": "", "label": "", "source": "a.csv"},
                    7
                  ]
                }
                """;

        assertThat(problems(FigureSetJson.read(bytes(text), FILE)))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("EB-JSN-005  dokument.json:2:13  found the text \"eigenbetrieb-figures/2\"")
                                .contains("expected \"eigenbetrieb-figures/1\""),
                        stand -> assertThat(stand)
                                .startsWith("EB-JSN-005  dokument.json:3:12  \"2023-02-30\" is not a day"),
                        key -> assertThat(key)
                                .startsWith("EB-JSN-005  dokument.json:5:13  \"Größe\" is not a concept id"),
                        unit -> assertThat(unit).startsWith("EB-JSN-005  dokument.json:5:42  \"eur\" is not a unit"),
                        printed -> assertThat(printed)
                                .startsWith(
                                        "EB-JSN-005  dokument.json:5:60  \"1.605,30\" is not a number in plain notation"),
                        blank -> assertThat(blank)
                                .contains("dokument.json:5:81  found the text \"LEER\"")
                                .contains("expected one of MISSING, NOTHING"),
                        precision -> assertThat(precision).contains("dokument.json:5:102  \"zwei\" is not a precision"),
                        decimals -> assertThat(decimals)
                                .contains("dokument.json:6:56  \"645100\" does not have -3 decimals"),
                        figure -> assertThat(figure)
                                .contains("dokument.json:7:5  Figure a|ANSATZ|2024 counts EUR, not VZAE"),
                        entry -> assertThat(entry)
                                .contains("dokument.json:8:5  found the number 7")
                                .contains("expected an object"));
    }

    @Test
    void a_layout_is_written_as_people_write_it() {
        SourceRef place = SourceRef.of("form.json");
        Concept post = Concept.of("umsatzerloese");
        Concept sum = Concept.of("summe-ertraege");
        Layout layout = new Layout(
                "rp-probe",
                "Probe",
                "2024",
                Jurisdiction.of(Land.RP),
                Validity.from(LocalDate.of(1999, 10, 5)),
                new LegalSource(
                        LegalSource.Kind.ORDINANCE,
                        "EigAnVO",
                        "§ 21",
                        LocalDate.of(1999, 10, 5),
                        LegalSource.Standing.VERIFIED),
                "probe",
                Layout.Records.ACCOUNTS,
                Set.of(Concept.of("jahresergebnis"), Concept.of("abschreibungen")),
                List.of(
                        new LayoutColumn(
                                "ist",
                                "Ist {stichtag}",
                                "",
                                true,
                                new LayoutColumn.Facts(
                                        Phase.Kind.IST,
                                        0,
                                        LayoutColumn.Basis.YEAR_TO_STICHTAG,
                                        -1,
                                        Dimensions.parse("art=ve"),
                                        "hochrechnung",
                                        Map.of(),
                                        null),
                                place),
                        new LayoutColumn(
                                "prozent", "%", "Plan", false, new LayoutColumn.Percent("ist", "ist", 1, "0"), place)),
                List.of(
                        new LayoutRow.Heading("1. Erträge", 0, place),
                        new LayoutRow.Accounts(post, 1, place),
                        new LayoutRow.Line(
                                post,
                                "1",
                                "Umsatzerlöse",
                                LayoutRow.Style.UNPRINTED,
                                0,
                                false,
                                Unit.EUR,
                                new LayoutRow.Rule.OfAccounts(),
                                "",
                                Set.of("prozent", "ist"),
                                place),
                        new LayoutRow.Line(
                                sum,
                                "",
                                "summe-ertraege",
                                LayoutRow.Style.SUBTOTAL,
                                1,
                                true,
                                Unit.TEUR,
                                new LayoutRow.Rule.OfTerms(Map.of(post, Rational.of(-1, 3))),
                                "",
                                Set.of(),
                                place)),
                List.of(new Layout.Assertion(sum, Map.of(post, Rational.ONE), "Summe gleich Posten", place)),
                place);

        assertThat(layout.problems()).isEmpty();
        assertThat(LayoutJson.write(layout)).isEqualTo("""
                        {
                          "id": "rp-probe",
                          "form": "Probe",
                          "version": "2024",
                          "land": "RP",
                          "validFrom": "1999-10-05",
                          "source": {"kind": "ordinance", "title": "EigAnVO", "section": "§ 21", "version": "1999-10-05", "standing": "verified"},
                          "gliederung": "probe",
                          "external": ["abschreibungen", "jahresergebnis"],
                          "columns": [
                            {"id": "ist", "header": "Ist {stichtag}", "phase": "ist", "period": "year-to-stichtag", "offset": -1, "dimensions": {"art": "ve"}, "calculator": "hochrechnung", "optional": true},
                            {"id": "prozent", "header": "%", "group": "Plan", "percent": {"part": "ist", "whole": "ist", "decimals": 1, "ifZero": "0"}}
                          ],
                          "rows": [
                            {"heading": "1. Erträge"},
                            {"accountsOf": "umsatzerloese", "level": 1},
                            {"line": "umsatzerloese", "number": "1", "label": "Umsatzerlöse", "style": "unprinted", "notIn": ["ist", "prozent"], "accounts": true},
                            {"line": "summe-ertraege", "style": "subtotal", "level": 1, "shared": true, "unit": "TEUR", "terms": {"umsatzerloese": "-1/3"}}
                          ],
                          "assertions": [
                            {"line": "summe-ertraege", "terms": {"umsatzerloese": 1}, "rule": "Summe gleich Posten"}
                          ]
                        }
                        """);
    }

    @Test
    void a_form_of_more_rows_than_any_form_has_is_refused() {
        StringBuilder rows = new StringBuilder("{\"heading\": \"0\"}");
        for (int i = 1; i <= 2_000; i++) {
            rows.append(",\n{\"line\": \"z")
                    .append(i)
                    .append("\", \"terms\": {\"z")
                    .append(i + 1)
                    .append("\": 1}}");
        }
        String text = """
                {"id": "x", "form": "x", "version": "1", "validFrom": "2024-01-01",
                 "source": {"kind": "form", "title": "x", "standing": "printed"},
                 "columns": [{"id": "a", "header": "A", "phase": "ansatz"}],
                 "rows": [%s]}
                """.formatted(rows);

        assertThat(problems(LayoutJson.read(bytes(text), FILE)))
                .singleElement()
                .asString()
                .startsWith("EB-JSN-006  dokument.json:4:10  the form has 2001 rows");
    }

    @Test
    void a_pack_is_written_as_people_write_it() {
        SourceRef place = SourceRef.of("pack.json");
        PaperDescription paper = new PaperDescription(
                "guv",
                "Zwischenbericht",
                "rp-zwischenbericht-guv",
                2023,
                LocalDate.of(2023, 6, 30),
                "guv.csv",
                CsvFormat.GERMAN_EXCEL.with(CsvFormat.Delimiter.TAB),
                new PaperDescription.Keys("posten", "konto", "", "", "", "", ""),
                new PaperDescription.Accounts(true, 10, ""),
                Map.of(
                        "plan_2023",
                        new PaperDescription.Column(
                                "plan",
                                PaperDescription.Role.CLAIM,
                                "TEUR",
                                PaperDescription.Exactness.CENTS,
                                Figure.Blank.NOTHING,
                                place)),
                List.of("zeilentyp"),
                PaperDescription.Records.NONE,
                place);
        PackDescription pack = new PackDescription(
                "KGRZ",
                Jurisdiction.of(Land.RP, "Koblenz"),
                LocalDate.of(2023, 9, 28),
                2024,
                List.of(paper),
                List.of(new PackDescription.DocumentDescription(
                        "bericht", "Zwischenbericht", "", "UV/0245/2023", List.of("guv"), place)),
                List.of(new Choice(
                        "hochrechnung",
                        "guv",
                        List.of("a", "b"),
                        "hochrechnung.linear",
                        Map.of("convention", "months"),
                        "wie gedruckt",
                        place)),
                place);

        assertThat(PackJson.write(pack)).isEqualTo("""
                        {
                          "organisation": "KGRZ",
                          "land": "RP",
                          "municipality": "Koblenz",
                          "stand": "2023-09-28",
                          "planYear": 2024,
                          "papers": [
                            {
                              "id": "guv",
                              "title": "Zwischenbericht",
                              "layout": "rp-zwischenbericht-guv",
                              "year": 2023,
                              "stichtag": "2023-06-30",
                              "file": "guv.csv",
                              "format": {"delimiter": "tab", "encoding": "utf-8-with-mark", "notation": "german-plain", "guarded": true},
                              "keys": {"line": "posten", "account": "konto"},
                              "accounts": {"complete": true, "length": 10},
                              "columns": {
                                "plan_2023": {"column": "plan", "role": "claim", "unit": "TEUR", "exact": "cents", "blank": "nothing"}
                              },
                              "ignored": ["zeilentyp"]
                            }
                          ],
                          "documents": [
                            {"id": "bericht", "title": "Zwischenbericht", "number": "UV/0245/2023", "papers": ["guv"]}
                          ],
                          "choices": [
                            {"slot": "hochrechnung", "paper": "guv", "lines": ["a", "b"], "calculator": "hochrechnung.linear", "parameters": {"convention": "months"}, "reason": "wie gedruckt"}
                          ]
                        }
                        """);
    }

    private static Coverage coverage(int exact) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict, verdict == Verdict.EXACT ? exact : 0);
        }
        return new Coverage(
                counts, Map.of(), Map.of("a|ANSATZ|2024", "kein Schlüssel"), 3, Map.of("b|ANSATZ|2024", "kein Plan"));
    }

    @Test
    void a_finding_keeps_the_fraction_that_its_decimals_cut() {
        Finding finding = Finding.builder()
                .code("EB-CHK-002")
                .severity(Severity.ERROR)
                .verdict(Verdict.CONTRADICTION)
                .relation("guv.anteil")
                .message("m")
                .meldung("m")
                .cells(List.of(new CheckCell(
                        "guv:anteil:plan",
                        Unit.PERCENT,
                        Quantity.of(35, 0, Unit.PERCENT),
                        Figure.Blank.MISSING,
                        0,
                        CheckCell.Fact.of(KEY),
                        new Place("guv", "anteil", "plan", "Anteil"),
                        PLACE)))
                .unit(Unit.PERCENT)
                .recomputed(Rational.of(100, 3))
                .range(Interval.of(Rational.of(-1, 3), Rational.of(1, 3)))
                .gap(Rational.of(5, 2))
                .rule("r")
                .build();
        FindingsDocument document = new FindingsDocument(
                List.of(finding), List.of(Problem.warning("EB-CSV-004", PLACE, "kein Betrag", "")), coverage(1));

        String text = FindingsJson.write(document);

        assertThat(text).contains("\"number\": \"F1\"").contains("""
                              "recomputed": "33.333333333333",
                              "recomputedExact": "100/3",
                              "low": "-0.333333333334",
                              "lowExact": "-1/3",
                              "high": "0.333333333334",
                              "highExact": "1/3",
                              "gap": "2.5",
                        """);
        assertThat(FindingsJson.read(bytes(text), FILE).orThrow()).contains(document);
        assertThat(problems(FindingsJson.read(bytes(text.replace("\"1/3\"", "\"2/3\"")), FILE)))
                .singleElement()
                .asString()
                .startsWith("EB-JSN-006  dokument.json:18:20  the exact number is not the one under \"high\"");
        assertThat(problems(FindingsJson.read(bytes(text.replace("\"F1\"", "\"F2\"")), FILE)))
                .singleElement()
                .asString()
                .startsWith("EB-JSN-006  dokument.json:5:17  \"F2\" is not the number of this finding");
        assertThat(problems(FindingsJson.read(bytes(text.replace("\"EXACT\": 1", "\"EXACT\": 0")), FILE)))
                .singleElement()
                .asString()
                .contains("this is not what the numbers of relations say");
    }

    @Test
    void a_problem_of_the_inputs_has_one_place_and_no_verdict() {
        String text = FindingsJson.write(List.of(), List.of(Problem.error("EB-CSV-004", PLACE, "x", "")), coverage(0));

        assertThat(problems(FindingsJson.read(bytes(text.replace("null", "\"EXACT\"")), FILE)))
                .singleElement()
                .asString()
                .contains("a problem of the inputs has no verdict");
        assertThat(problems(FindingsJson.read(bytes(text.replace("\"konten.csv\"", "\"\"")), FILE)))
                .singleElement()
                .asString()
                .contains("A place needs the name of its file");
        assertThat(problems(FindingsJson.read(bytes(text.replace("\"cells\": [", "\"cells\": [], \"x\": [")), FILE)))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).contains("a problem stands in one place"));
    }

    private static ReportTable table() {
        return ReportTable.builder("guv", "Erfolgsplan")
                .column(ReportColumn.label("posten", "Posten"))
                .column(ReportColumn.number("plan", "Plan", "€"))
                .row(
                        "r1",
                        ReportRow.Kind.LINE,
                        0,
                        Cell.text("Umsatz"),
                        Cell.number(Quantity.of(645, -3, Unit.EUR), Origin.PRINTED)
                                .from(PLACE))
                .row("r2", ReportRow.Kind.TOTAL, 0, Cell.text("Summe"), Cell.empty())
                .build();
    }

    @Test
    void a_number_in_a_report_keeps_negative_decimals() {
        String text = ReportJson.write(table());

        assertThat(text).contains("\"value\": \"645000\",\n          \"decimals\": -3,\n          \"unit\": \"EUR\"");
        assertThat(ReportJson.readTable(bytes(text), FILE).orThrow()).contains(table());
        assertThat(problems(ReportJson.readTable(bytes(text.replace("\"645000\"", "\"645001\"")), FILE)))
                .hasSize(1);
        assertThat(problems(ReportJson.readTable(bytes(text.replace("-3", "2")), FILE)))
                .singleElement()
                .asString()
                .contains("\"645000\" does not have 2 decimals");
    }

    @Test
    void every_row_and_id_that_is_wrong_is_named_where_it_stands() {
        String text = ReportJson.write(table())
                .replace("\"r2\"", "\"r1\"")
                .replace("\"plan\"", "\"posten\"")
                .replace("        null\n", "        null, null\n")
                .replace("\"notes\": []", "\"notes\": [7]")
                .replace("\"text\": \"Umsatz\"", "\"teext\": \"Umsatz\"");

        assertThat(problems(ReportJson.readTable(bytes(text), FILE)))
                .satisfiesExactly(
                        column -> assertThat(column)
                                .startsWith(
                                        "EB-JSN-006  dokument.json:13:13  there are two parts with the id \"posten\""),
                        cell -> assertThat(cell)
                                .startsWith("EB-JSN-004  dokument.json:26:9  the object does not say what it is")
                                .contains("expected one of the fields text, value, absent"),
                        unknown -> assertThat(unknown)
                                .startsWith("EB-JSN-003  dokument.json:27:20  field \"teext\" is not known here"),
                        row -> assertThat(row)
                                .startsWith("EB-JSN-006  dokument.json:39:13  there are two parts with the id \"r1\""),
                        cells -> assertThat(cells)
                                .startsWith("EB-JSN-006  dokument.json:42:16  the row has 3 cells for 2 columns"),
                        note -> assertThat(note).startsWith("EB-JSN-005  dokument.json:50:13  found the number 7"));
    }

    private static Explanation explanation(List<Explanation> parts) {
        return new Explanation(
                KEY,
                "Jahresgewinn",
                Unit.TEUR,
                new Value.Known(Rational.of(1000, 3)),
                Interval.at(Rational.of(500)),
                Rational.ONE.negate(),
                Explanation.How.COMPUTED,
                "Summe",
                "§ 21",
                List.of(PLACE),
                false,
                parts);
    }

    @Test
    void an_explanation_is_a_tree_with_values_in_the_unit_of_the_figure() {
        Explanation missing = new Explanation(
                KEY,
                "Umsatz",
                Unit.EUR,
                Failure.missing(KEY),
                null,
                Rational.ONE,
                Explanation.How.FAILED,
                "",
                "",
                List.of(),
                true,
                List.of());
        Explanation tree = explanation(List.of(missing));

        String text = ExplanationJson.write(tree);

        assertThat(text).isEqualTo("""
                        {
                          "format": "eigenbetrieb-explanation/1",
                          "figure": {
                            "key": "jahresergebnis|ANSATZ|2024",
                            "label": "Jahresgewinn",
                            "unit": "TEUR",
                            "value": "0.333333333333",
                            "valueExact": "1/3",
                            "low": "0.5",
                            "high": "0.5",
                            "weight": "-1",
                            "how": "COMPUTED",
                            "rule": "Summe",
                            "citation": "§ 21",
                            "places": ["konten.csv:17:5"],
                            "repeated": false,
                            "parts": [
                              {
                                "key": "jahresergebnis|ANSATZ|2024",
                                "label": "Umsatz",
                                "unit": "EUR",
                                "value": null,
                                "valueFailure": {"reason": "MISSING_INPUT", "message": "no input for jahresergebnis|ANSATZ|2024", "causes": ["jahresergebnis|ANSATZ|2024"]},
                                "weight": "1",
                                "how": "FAILED",
                                "rule": "",
                                "citation": "",
                                "places": [],
                                "repeated": true,
                                "parts": []
                              }
                            ]
                          }
                        }
                        """);
        assertThat(ExplanationJson.read(bytes(text), FILE).orThrow()).contains(tree);
    }

    @Test
    void a_long_chain_is_read_back_and_a_longer_one_is_refused_by_both_sides() {
        Explanation chain = explanation(List.of());
        for (int i = 1; i < 498; i++) {
            chain = explanation(List.of(chain));
        }
        String text = ExplanationJson.write(chain);
        Explanation longer = explanation(List.of(explanation(List.of(explanation(List.of(chain))))));

        assertThat(ExplanationJson.read(bytes(text), FILE).orThrow()).contains(chain);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExplanationJson.write(longer))
                .withMessageContaining("deeper than 1000 levels");
        assertThat(problems(ExplanationJson.read(bytes("{\"parts\": [".repeat(100_000)), FILE)))
                .singleElement()
                .asString()
                .startsWith("EB-JSN-001")
                .contains("the document is too large");
    }

    @Test
    void a_scenario_lists_movements_with_their_difference() {
        Evaluation nothing = Evaluator.compile(
                        RelationNet.of(Map.of(), List.of()).orThrow())
                .evaluate(FigureSet.of(LocalDate.of(2023, 9, 28), List.of()));
        Value before = new Value.Known(Rational.of(645_000));
        Value after = new Value.Known(Rational.of(1_935_000, 2));
        String text = ScenarioJson.write(new Scenario.Result(
                "Strom + 50 %",
                nothing,
                nothing,
                List.of(
                        new Scenario.Movement(KEY, Unit.TEUR, before, after),
                        new Scenario.Movement(
                                KEY, Unit.EUR, before, Failure.notApplicable("Prozent von 0", List.of())))));

        assertThat(text).isEqualTo("""
                        {
                          "format": "eigenbetrieb-scenario/1",
                          "name": "Strom + 50 %",
                          "movements": [
                            {"key": "jahresergebnis|ANSATZ|2024", "unit": "TEUR", "before": "645", "after": "967.5", "difference": "322.5"},
                            {"key": "jahresergebnis|ANSATZ|2024", "unit": "EUR", "before": "645000", "after": null, "afterFailure": {"reason": "NOT_APPLICABLE", "message": "Prozent von 0", "causes": []}, "difference": null}
                          ]
                        }
                        """);
    }

    @Test
    void columns_count_characters_and_not_bytes() {
        assertThat(problems(FigureSetJson.read(bytes("\uFEFF{\"äöü\": \"ß€😀\", \"format\": 7}"), FILE)))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("EB-JSN-005  dokument.json:1:27  found the number 7"));
    }

    @Test
    void bytes_that_are_not_utf_8_are_named_with_their_place() {
        byte[] latin = "{\"stand\":\n \"März\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf16 = "{}".getBytes(StandardCharsets.UTF_16);

        assertThat(problems(FigureSetJson.read(latin, FILE)))
                .singleElement()
                .asString()
                .startsWith("EB-JSN-001  dokument.json:2:4  this byte is not UTF-8");
        assertThat(problems(FigureSetJson.read(utf16, FILE)))
                .singleElement()
                .asString()
                .startsWith("EB-JSN-001  dokument.json:1:1  this byte is not UTF-8");
        assertThat(problems(FigureSetJson.read(new byte[] {'"', (byte) 0xC3}, FILE)))
                .hasSize(1);
    }

    @Test
    void size_depth_and_number_of_values_are_bounded() {
        assertThat(problems(FigureSetJson.read(new byte[JsonLimits.FORM.size() + 1], FILE)))
                .singleElement()
                .asString()
                .startsWith("EB-JSN-001  dokument.json:1:16777217  the file has 16777217 bytes");
        assertThat(problems(FigureSetJson.read(bytes("[".repeat(41)), FILE)))
                .singleElement()
                .asString()
                .endsWith("the document is too large: it nests deeper than 40 levels"
                        + "\n            divide the document, or correct what is nested or repeated by mistake");
        assertThat(problems(FigureSetJson.read(bytes("[" + "1,".repeat(JsonLimits.FORM.tokens()) + "1]"), FILE)))
                .singleElement()
                .asString()
                .contains("the document is too large");
        assertThat(problems(FigureSetJson.read(bytes("{\"stand\": " + "1".repeat(61) + "}"), FILE)))
                .hasSize(1);
    }

    @Test
    void a_field_given_twice_and_text_after_the_end_are_reported() {
        String text = FigureSetJson.write(FigureSet.of(LocalDate.of(2023, 9, 28), List.of()));

        assertThat(problems(FigureSetJson.read(bytes(text + "{}"), FILE)))
                .singleElement()
                .asString()
                .startsWith("EB-JSN-001  dokument.json:6:1  text after the end of the document");
        assertThat(problems(
                        FigureSetJson.read(bytes(text.replace("\"stand\"", "\"format\": \"x\",\n\"stand\"")), FILE)))
                .singleElement()
                .asString()
                .startsWith("EB-JSN-002  dokument.json:3:3  field \"format\" stands here twice");
    }

    @Test
    void a_long_text_is_cut_in_messages() {
        String text = FigureSetJson.write(FigureSet.of(LocalDate.of(2023, 9, 28), List.of()))
                .replace("eigenbetrieb-figures/1", "😀".repeat(1000));

        assertThat(problems(FigureSetJson.read(bytes(text), FILE)))
                .singleElement()
                .asString()
                .hasSizeLessThan(250)
                .contains("😀…");
    }
}
