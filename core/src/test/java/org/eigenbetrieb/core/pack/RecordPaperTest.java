package org.eigenbetrieb.core.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eigenbetrieb.core.pack.Packs.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Papers that list records: their figures take part in everything; a plug-in that misbehaves is named and contained. */
class RecordPaperTest {

    private static final FigureKey REVENUE = FigureKey.parse("ertraege|ANSATZ|2023|gliederung=muster");
    private static final FigureKey INTEREST = FigureKey.parse("zinsen|ANSATZ|2023|gliederung=muster");
    private static final FigureKey TOTAL = FigureKey.of("umsatz-kunden", Phase.ANSATZ, Period.year(2023));
    private static final LegalSource PRACTICE = LegalSource.practice("Übung");

    private static final String PAPER = """
            {"id": "kunden", "title": "Kunden", "kind": "kunden", "year": 2023,
             "files": {"kunden": "kunden.csv"}, "parameters": {"art": "extern"}}""";

    /** Customers with their revenue; the last row is their sum. */
    private static final String CUSTOMERS = """
            kunde,betrag
            A,900
            B,600
            Summe,1500
            """;

    private static RecordPaper kind(Function<PaperRequest, PaperContent> reader) {
        return new RecordPaper() {
            @Override
            public String kind() {
                return "kunden";
            }

            @Override
            public PaperContent read(PaperRequest request) {
                return reader.apply(request);
            }
        };
    }

    private static PaperContent.Builder customers(PaperRequest request) {
        PaperContent.Builder content = PaperContent.builder();
        List<FigureKey> parts = new ArrayList<>();
        for (CsvTable.Row row : request.table("kunden").orElseThrow().rows()) {
            String name = row.cell("kunde").text();
            boolean sum = name.equals("Summe");
            FigureKey key = sum ? TOTAL : TOTAL.with(Dimensions.of(new DimensionKey("kunde"), name));
            if (!sum) {
                parts.add(key);
            }
            Quantity amount = row.cell("betrag")
                    .quantity(Notation.PLAIN, Unit.EUR)
                    .value()
                    .orElseThrow();
            content.addFigures(new Figure(
                    key,
                    Unit.EUR,
                    amount,
                    Figure.Blank.MISSING,
                    Figure.EXACT,
                    sum ? Origin.PRINTED : Origin.INPUT,
                    new Place(request.paper().id(), name, "betrag", name),
                    row.cell("betrag").place()));
        }
        SourceRef place = request.paper().place();
        return content.putLabels(TOTAL, "Umsatz mit Kunden")
                .addRelations(
                        Relation.defining(
                                "kunden:summe", TOTAL, Formula.sum(parts), "Summe der Kunden", PRACTICE, place),
                        Relation.asserting(
                                "kunden:umsatz",
                                REVENUE,
                                Formula.sum(List.of(TOTAL, INTEREST)),
                                "Erträge gleich Umsatz mit Kunden und Zinsen",
                                PRACTICE,
                                place));
    }

    private static Packs packs(Function<PaperRequest, PaperContent> reader) {
        return Packs.pack().kind(kind(reader)).paper(PAPER).table("kunden.csv", CUSTOMERS);
    }

    private static PackRun run(String customers) {
        return packs(request -> customers(request).build())
                .table("kunden.csv", customers)
                .build()
                .run();
    }

    private static Verdict verdict(PackRun run, String relation) {
        return run.verdicts().stream()
                .filter(each -> each.relation().equals(relation))
                .map(RelationVerdict::verdict)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void its_figures_are_computed_checked_explained_and_tied_to_the_forms() {
        PackRun run = run(CUSTOMERS);

        assertThat(run.pack().problems()).isEmpty();
        assertThat(run.evaluation().value(TOTAL).ifKnown().orElseThrow()).hasToString("1500");
        assertThat(verdict(run, "kunden:summe")).isEqualTo(Verdict.EXACT);
        assertThat(verdict(run, "kunden:umsatz")).isEqualTo(Verdict.EXACT);
        assertThat(run.explain("umsatz-kunden ansatz 2023").toString()).contains("Summe der Kunden");
        assertThat(run.pack().label(TOTAL)).isEqualTo("Umsatz mit Kunden");
    }

    @Test
    void a_wrong_sum_and_a_wrong_tie_are_found() {
        PackRun run = run(CUSTOMERS.replace("Summe,1500", "Summe,1490"));

        assertThat(verdict(run, "kunden:summe")).isEqualTo(Verdict.CONTRADICTION);
        assertThat(run.findings())
                .extracting(Finding::relation)
                .contains("kunden:summe")
                .allMatch(id -> id.startsWith("kunden:"));
        assertThat(run.findings().get(0).cells().get(0).source()).hasToString("kunden.csv:4:2");
    }

    @Test
    void the_request_says_everything_that_the_pack_says() {
        List<PaperRequest> seen = new ArrayList<>();
        packs(request -> {
                    seen.add(request);
                    return PaperContent.builder().build();
                })
                .build();

        assertThat(seen).singleElement().satisfies(request -> {
            assertThat(request.pack().planYear()).isEqualTo(2024);
            assertThat(request.paper().year()).isEqualTo(2023);
            assertThat(request.parameter("art")).hasValue("extern");
            assertThat(request.parameter("fehlt")).isEmpty();
            assertThat(request.table("fehlt")).isEmpty();
        });
    }

    @Test
    void a_relation_with_a_figure_that_the_pack_does_not_have_is_left_out() {
        Pack pack = packs(request -> customers(request)
                        .addRelations(Relation.asserting(
                                "kunden:fremd",
                                TOTAL,
                                Formula.ref(FigureKey.of("fremd", Phase.ANSATZ, Period.year(2023))),
                                "aus einem Papier, das fehlt",
                                PRACTICE,
                                SourceRef.of("pack.json")))
                        .build())
                .build();

        assertThat(errors(pack)).isEmpty();
        assertThat(pack.net().relations()).extracting(Relation::id).doesNotContain("kunden:fremd");
    }

    @Test
    void calculators_fill_what_it_leaves_open() {
        FigureKey actual = FigureKey.of("frei", Phase.ist(Packs.STICHTAG), Period.yearTo(Packs.STICHTAG));
        FigureKey forecast = FigureKey.of("frei", Phase.hochrechnung(Packs.STICHTAG), Period.year(2023));
        Pack pack = packs(request -> PaperContent.builder()
                        .addFigures(new Figure(
                                actual,
                                Unit.EUR,
                                Quantity.of(700, 2, Unit.EUR),
                                Figure.Blank.MISSING,
                                Figure.EXACT,
                                Origin.INPUT,
                                new Place("kunden", "frei", "ist", "frei"),
                                SourceRef.of("kunden.csv")))
                        .putUnits(forecast, Unit.EUR)
                        .addSlots(new LayoutBinding.Slot("hochrechnung", forecast, Concept.of("frei"), ""))
                        .build())
                .build();

        assertThat(errors(pack)).isEmpty();
        assertThat(pack.run().evaluation().value(forecast).ifKnown().orElseThrow())
                .hasToString("14");
    }

    @Test
    void its_findings_and_problems_are_those_of_the_pack() {
        CheckCell cell = CheckCell.text(new Place("kunden", "A", "kunde", "A"), SourceRef.of("kunden.csv", 2, 1));
        Finding finding = Finding.builder()
                .code("EB-XXX-001")
                .severity(Severity.WARNING)
                .relation("kunden:name")
                .message("customer A has no name")
                .meldung("Kunde A hat keinen Namen")
                .addCells(cell)
                .unit(cell.unit())
                .rule("Kunden haben Namen")
                .build();
        Problem problem = Problem.warning("EB-XXX-002", SourceRef.of("kunden.csv", 3, 1), "odd", "even");
        PackRun run = packs(request -> PaperContent.builder()
                        .addFindings(finding)
                        .addProblems(problem)
                        .build())
                .build()
                .run();

        assertThat(run.findings()).containsExactly(finding);
        assertThat(run.pack().problems()).contains(problem);
    }

    // ---- printing ----

    @Test
    void it_prints_its_own_sections() {
        PackRun run = packs(request -> PaperContent.builder()
                        .printer((evaluation, view) ->
                                List.of(Section.of("kunden", "Kunden", Block.paragraph("Ansicht " + view))))
                        .build())
                .build()
                .run();

        assertThat(run.document("unterlagen", View.RECOMPUTED).sections())
                .contains(Section.of("kunden", "Kunden", Block.paragraph("Ansicht RECOMPUTED")));
    }

    @Test
    void a_printer_that_fails_is_said_in_the_document() {
        PackRun run = packs(request -> PaperContent.builder()
                        .printer((evaluation, view) -> {
                            throw new IllegalStateException("Papierstau");
                        })
                        .build())
                .build()
                .run();

        assertThat(run.document("unterlagen", View.PRINTED).sections().toString())
                .contains("konnte nicht gedruckt werden", "Papierstau");
    }

    // ---- what goes wrong ----

    @Test
    void a_kind_that_does_not_exist_is_named_with_those_that_do() {
        Pack pack = Packs.pack()
                .kind(kind(request -> PaperContent.builder().build()))
                .paper(PAPER.replace("\"kind\": \"kunden\"", "\"kind\": \"kunde\""))
                .table("kunden.csv", CUSTOMERS)
                .build();

        assertThat(errors(pack)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-PCK-021");
            assertThat(problem.toString()).contains("\"kunde\"", "[kunden]", "pack.json");
        });
    }

    @Test
    void a_table_that_is_not_there_is_named_and_the_plug_in_is_not_asked() {
        Pack pack = packs(request -> {
                    throw new AssertionError("asked");
                })
                .without("kunden.csv")
                .build();

        assertThat(errors(pack))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("kunden.csv"));
    }

    static List<Function<PaperRequest, PaperContent>> bad() {
        return List.of(
                request -> {
                    throw new IllegalStateException("kaputt");
                },
                request -> {
                    throw new StackOverflowError();
                },
                request -> nothing(),
                request ->
                        PaperContent.builder().addAllFigures(elsewhere(request)).build(),
                request -> PaperContent.builder().addFigures(posts()).build());
    }

    @SuppressWarnings("NullAway") // what a careless plug-in does
    private static PaperContent nothing() {
        return null;
    }

    /** Figures in another paper. */
    private static List<Figure> elsewhere(PaperRequest request) {
        return customers(request).build().figures().stream()
                .map(figure -> new Figure(
                        figure.key(),
                        figure.unit(),
                        figure.printed(),
                        figure.blank(),
                        figure.precision(),
                        figure.origin(),
                        new Place("bericht", "x", "y", "z"),
                        figure.source()))
                .toList();
    }

    /** Revenue counted in posts. */
    private static Figure posts() {
        return new Figure(
                REVENUE,
                Unit.VZAE,
                Quantity.of(100, 2, Unit.VZAE),
                Figure.Blank.MISSING,
                2,
                Origin.INPUT,
                new Place("kunden", "x", "y", "z"),
                SourceRef.of("kunden.csv"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_plug_in_that_misbehaves_is_named_and_stops_nothing_else(Function<PaperRequest, PaperContent> reader) {
        Pack pack = packs(reader).build();

        assertThat(errors(pack)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-PCK-022");
            assertThat(problem.toString()).contains("\"kunden\"", RecordPaperTest.class.getName());
        });
        assertThat(pack.contents()).isEmpty();
        assertThat(Packs.number(pack.run(), "ergebnis", "plan")).isEqualTo("810");
    }

    /** A plug-in that fails on a table with a broken row, and tells of problems by the given rule. */
    private static List<Problem> told(Function<List<Problem>, List<Problem>> rule) {
        RecordPaper failing = kind(request -> {
            throw new IllegalStateException("geheim");
        });
        return errors(Packs.pack()
                .kind(new RecordPaper() {
                    @Override
                    public String kind() {
                        return failing.kind();
                    }

                    @Override
                    public PaperContent read(PaperRequest request) {
                        return failing.read(request);
                    }

                    @Override
                    public List<Problem> told(PaperRequest request, List<Problem> problems) {
                        return rule.apply(problems);
                    }
                })
                .paper(PAPER)
                .table("kunden.csv", CUSTOMERS + "geheim \"eins\",2\n")
                .build());
    }

    @Test
    void all_problems_of_a_paper_pass_the_plug_in_before_they_are_told() {
        assertThat(told(problems -> problems).toString()).contains("geheim");
        assertThat(told(problems -> problems.stream()
                        .map(each -> Problem.error(each.code(), each.place(), "withheld", ""))
                        .toList()))
                .extracting(Problem::toString)
                .hasSize(2)
                .allMatch(text -> text.endsWith("withheld"));
    }

    @Test
    void a_plug_in_that_fails_to_tell_lets_nothing_out_but_codes_and_places() {
        for (Function<List<Problem>, List<Problem>> rule : List.<Function<List<Problem>, List<Problem>>>of(
                problems -> {
                    throw new IllegalStateException("geheim");
                },
                problems -> List.of())) {
            List<Problem> told = told(rule);

            assertThat(told).extracting(Problem::code).containsExactlyInAnyOrder("EB-CSV-013", "EB-PCK-022");
            assertThat(told.toString()).contains("kunden.csv:").doesNotContain("geheim");
        }
    }

    @Test
    void where_there_are_only_tables_a_document_is_named_and_the_paper_is_read_without_it() {
        RecordPaper tables = kind(request -> customers(request).build());
        Pack pack = Packs.pack()
                .kind(new RecordPaper() {
                    @Override
                    public String kind() {
                        return tables.kind();
                    }

                    @Override
                    public boolean readsDocument(String role) {
                        return role.equals("schrift");
                    }

                    @Override
                    public PaperContent read(PaperRequest request) {
                        assertThat(request.documents()).isEmpty();
                        return tables.read(request);
                    }
                })
                .table("kunden.csv", CUSTOMERS)
                .paper(PAPER.replace("\"files\": {", "\"files\": {\"schrift\": \"brief.txt\", "))
                .build();

        assertThat(errors(pack)).singleElement().asString().contains("EB-PCK-032  brief.txt");
        assertThat(pack.contents()).containsKey("kunden");
    }

    @Test
    void a_registry_refuses_a_kind_without_a_proper_name_and_one_that_is_taken() {
        RecordPaper proper = kind(request -> PaperContent.builder().build());
        RecordPaper odd = new RecordPaper() {
            @Override
            public String kind() {
                return "Kunden Liste";
            }

            @Override
            public PaperContent read(PaperRequest request) {
                return PaperContent.builder().build();
            }
        };

        assertThatThrownBy(() -> Registry.builder().paper(odd))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Kunden Liste");
        assertThatThrownBy(() -> Registry.builder().paper(proper).paper(proper))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("already a kind");
        assertThat(Registry.builder().addAll(Registry.builder().paper(proper).build()).build().toBuilder()
                        .build()
                        .papers())
                .containsOnlyKeys("kunden");
    }
}
