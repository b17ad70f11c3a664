package org.eigenbetrieb.kpi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.calculator.Calculator;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.pack.PaperContent;
import org.eigenbetrieb.core.pack.PaperRequest;
import org.eigenbetrieb.core.pack.RecordPaper;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/** The kinds of papers that this module reads. */
final class KpiPapers {

    private KpiPapers() {}

    private static TableForm form(PaperRequest request) {
        Set<String> exact = new LinkedHashSet<>();
        request.parameter("gezaehlt").ifPresent(text -> {
            for (String column : text.split(",", -1)) {
                exact.add(column.strip());
            }
        });
        return new TableForm(
                request.paper().id(),
                request.pack().stand(),
                request.paper().format().notation(),
                exact,
                Set.copyOf(request.paper().ignored()));
    }

    private static PaperContent without(PaperRequest request, String role) {
        return PaperContent.builder()
                .addProblems(Problem.error(
                        "EB-KPI-008",
                        request.paper().place(),
                        "paper \"" + request.paper().id() + "\" has no table \"" + role + "\"; nothing was read",
                        "expected \"files\": {\"" + role + "\": \"name.csv\"}"))
                .build();
    }

    /** Tables of key figures, with their rules, and what other papers say. */
    record KeyFigures(List<Calculator> calculators) implements RecordPaper {

        KeyFigures {
            calculators = List.copyOf(calculators);
        }

        @Override
        public String kind() {
            return "kennzahlen";
        }

        @Override
        public PaperContent read(PaperRequest request) {
            Optional<CsvTable> table = request.table("kennzahlen");
            if (table.isEmpty()) {
                return without(request, "kennzahlen");
            }
            TableForm form = form(request);
            List<Problem> problems = new ArrayList<>();
            Kennzahlen figures = noted(Kennzahlen.read(table.get(), form), problems);
            List<WorkplaceDefinition> definitions = request.table("definitionen")
                    .map(rows -> noted(WorkplaceDefinition.read(rows), problems))
                    .orElse(List.of());
            List<RuleOfYear> rules = request.table("regeln")
                    .map(rows -> noted(RuleOfYear.read(rows), problems))
                    .orElse(List.of());
            List<Benchmark> benchmarks = request.table("richtwerte")
                    .map(rows -> noted(Benchmark.read(rows, form.notation()), problems))
                    .orElse(List.of());
            KennzahlenRun run = KennzahlenRun.of(
                    figures, registry(definitions), rules, request.pack().place());
            problems.addAll(run.problems());
            PaperContent.Builder content = PaperContent.builder()
                    .addAllFigures(run.figures())
                    .putAllUnits(run.units())
                    .putAllLabels(run.labels())
                    .addAllRelations(run.relations())
                    .addAllFindings(
                            run.remarks(request.parameter("bereinigt-um").orElse("")).stream()
                                    .filter(finding -> !saidToBeKept(finding, benchmarks))
                                    .toList())
                    .addAllFindings(run.remarks(benchmarks));
            request.table("vergleich").ifPresent(rows -> {
                Comparison comparison = noted(Comparison.read(rows, figures), problems);
                content.addAllRelations(comparison.relations()).wording(comparison::worded);
            });
            request.table("richtwerte")
                    .ifPresent(rows -> benchmarks.forEach(benchmark -> listed(benchmark, form, rows, content)));
            return content.addAllProblems(problems)
                    .printer((evaluation, view) -> {
                        List<Section> sections =
                                new ArrayList<>(new KennzahlenReport(run, evaluation, view).sections());
                        if (!benchmarks.isEmpty()) {
                            sections.add(KennzahlenReport.benchmarks(form.paper(), benchmarks));
                        }
                        sections.addAll(new KennzahlenReport(run, evaluation, view).charts());
                        return sections;
                    })
                    .build();
        }

        /** That a benchmark was carried forward is no finding where the list says that the paper notes it. */
        private static boolean saidToBeKept(Finding finding, List<Benchmark> benchmarks) {
            Place place = finding.cells().get(0).place();
            return finding.code().equals("EB-KPI-106")
                    && benchmarks.stream()
                            .anyMatch(benchmark -> benchmark.adjustment() == Benchmark.Adjustment.CARRIED_FORWARD
                                    && place.row().equals(Kennzahl.RICHTWERT.id() + "." + Keys.id(benchmark.id()))
                                    && place.column().endsWith("_" + benchmark.year()));
        }

        /** A benchmark of the list as a figure, so that a declared rule can tie it to the paper it is taken from. */
        private static void listed(Benchmark benchmark, TableForm form, CsvTable rows, PaperContent.Builder content) {
            if (!benchmark.value().unit().convertsTo(Kennzahl.RICHTWERT.unit())) {
                return;
            }
            FigureKey key = Keys.listed(benchmark);
            String label = benchmark.label() + " " + benchmark.year();
            content.addFigures(new Figure(
                            key,
                            benchmark.value().unit(),
                            benchmark.value(),
                            Figure.Blank.MISSING,
                            benchmark.value().decimals(),
                            Origin.INPUT,
                            new Place(
                                    form.paper(),
                                    "richtwert." + Keys.id(benchmark.id()),
                                    Integer.toString(benchmark.year()),
                                    label),
                            SourceRef.of(rows.file())))
                    .putLabels(key, label);
        }

        private Registry registry(List<WorkplaceDefinition> definitions) {
            Registry.Builder builder = Kpi.registry(definitions).toBuilder();
            calculators.forEach(builder::calculator);
            return builder.build();
        }
    }

    /** Key figures that are printed once more elsewhere: they must agree, and nothing is computed from them. */
    record Excerpt() implements RecordPaper {

        @Override
        public String kind() {
            return "kennzahlen-auszug";
        }

        @Override
        public PaperContent read(PaperRequest request) {
            Optional<CsvTable> table = request.table("kennzahlen");
            if (table.isEmpty()) {
                return without(request, "kennzahlen");
            }
            List<Problem> problems = new ArrayList<>();
            Kennzahlen figures = noted(Kennzahlen.read(table.get(), form(request)), problems);
            PaperContent.Builder content =
                    PaperContent.builder().putAllLabels(figures.labels()).addAllProblems(problems);
            figures.figures().forEach(figure -> content.addFigures(printed(figure)));
            return content.build();
        }

        private static Figure printed(Figure figure) {
            return new Figure(
                    figure.key(),
                    figure.unit(),
                    figure.printed(),
                    figure.blank(),
                    figure.precision(),
                    Origin.PRINTED,
                    figure.place(),
                    figure.source());
        }
    }

    /** Revenue by customer. */
    record Customers() implements RecordPaper {

        @Override
        public String kind() {
            return "externe-kunden";
        }

        @Override
        public PaperContent read(PaperRequest request) {
            Optional<CsvTable> table = request.table("kunden");
            if (table.isEmpty()) {
                return without(request, "kunden");
            }
            List<Problem> problems = new ArrayList<>();
            CustomerRun run = CustomerRun.of(noted(CustomerRevenue.read(table.get(), form(request)), problems));
            return PaperContent.builder()
                    .addAllFigures(run.table().figures())
                    .putAllUnits(run.units())
                    .putAllLabels(run.labels())
                    .addAllRelations(run.relations())
                    .addAllFindings(run.remarks())
                    .addAllProblems(problems)
                    .printer((evaluation, view) -> run.sections())
                    .build();
        }
    }

    private static <T> T noted(Read<T> read, List<Problem> problems) {
        problems.addAll(read.problems());
        return read.value();
    }
}
