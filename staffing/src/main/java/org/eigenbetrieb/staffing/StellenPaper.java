package org.eigenbetrieb.staffing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.pack.PaperContent;
import org.eigenbetrieb.core.pack.PaperRequest;
import org.eigenbetrieb.core.pack.RecordPaper;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.ChartData;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.jspecify.annotations.Nullable;

/** The Stellenübersicht as a paper of a pack; {@code docs/staffing.md} describes tables and parameters. */
final class StellenPaper implements RecordPaper {

    static final String KIND = "stellenuebersicht";
    private static final Set<String> PARAMETERS = Set.of(
            "beamte", "leer", "weglassen", "stufe", "sonderzahlung-monat", "vakanzquote", "kw-ku", "personalaufwand");
    private static final Map<String, ReadOptions.Counting> COUNTING = Map.of(
            "wie-angegeben", ReadOptions.Counting.AS_STATED,
            "nachrichtlich", ReadOptions.Counting.BEAMTE_NACHRICHTLICH,
            "gezaehlt", ReadOptions.Counting.ALL);
    private static final Map<String, Figure.Blank> BLANK =
            Map.of("unbekannt", Figure.Blank.MISSING, "nichts", Figure.Blank.NOTHING);

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public PaperContent read(PaperRequest request) {
        return new Reading(request).read();
    }

    /** One reading of one paper. */
    private static final class Reading {
        private final PaperRequest request;
        private final String paper;
        private final List<Problem> problems = new ArrayList<>();

        Reading(PaperRequest request) {
            this.request = request;
            this.paper = request.paper().id();
        }

        PaperContent read() {
            request.paper().records().parameters().keySet().stream()
                    .filter(name -> !PARAMETERS.contains(name))
                    .forEach(name -> wrong("parameter \"" + name + "\" is not known", expected(PARAMETERS)));
            Optional<CsvTable> lines = request.table("stellen");
            if (lines.isEmpty()) {
                wrong("the table \"stellen\" is missing", "give it under files");
                return PaperContent.builder().problems(problems).build();
            }
            ReadOptions options = new ReadOptions(
                    request.paper().year(),
                    request.paper().stichtag(),
                    notation(),
                    choice("leer", "unbekannt", BLANK).orElse(Figure.Blank.MISSING),
                    choice("beamte", "wie-angegeben", COUNTING).orElse(ReadOptions.Counting.AS_STATED),
                    dropped());
            Stellenuebersicht plan = keep(
                    StellenReader.read(lines.get(), request.table("vermerke").orElse(null), options));
            if (plan.lines().isEmpty()) {
                return PaperContent.builder().problems(problems).build();
            }
            PostBridge bridge = plan.bridge();
            PaperContent.Builder content = PaperContent.builder()
                    .addAllFigures(plan.figures(paper))
                    .addAllFigures(bridge.figures(paper))
                    .putAllUnits(plan.figureUnits())
                    .putAllUnits(bridge.figureUnits())
                    .putAllLabels(plan.labels())
                    .putAllLabels(bridge.labels())
                    .addAllRelations(plan.relations(paper))
                    .addAllRelations(bridge.relations(paper))
                    .addAllFindings(bridge.findings(paper));
            Resolution resolution = resolution(plan);
            PostCost cost = cost(plan, resolution);
            CostComparison comparison = null;
            if (cost != null) {
                content.addAllFigures(cost.figures(paper))
                        .putAllUnits(cost.figureUnits())
                        .putAllLabels(cost.labels())
                        .addAllRelations(cost.relations(paper));
                comparison = comparison(cost);
                if (comparison != null) {
                    content.addAllFigures(comparison.figures(paper))
                            .putAllUnits(comparison.figureUnits())
                            .putAllLabels(comparison.labels())
                            .addAllRelations(comparison.relations(paper));
                }
            }
            return content.addAllProblems(problems)
                    .printer(printer(plan, bridge, resolution, cost, comparison))
                    .build();
        }

        private PaperContent.Printer printer(
                Stellenuebersicht plan,
                PostBridge bridge,
                Resolution resolution,
                @Nullable PostCost cost,
                @Nullable CostComparison comparison) {
            String title = request.paper().title();
            return (evaluation, view) -> {
                List<Section> sections = new ArrayList<>();
                sections.add(
                        Section.of(paper, title, Block.table(StellenTables.form(plan, evaluation, paper + "-form"))));
                sections.add(Section.of(
                        paper + "-veraenderung",
                        "Veränderung gegenüber dem Vorjahr",
                        Block.table(StellenTables.bridge(bridge, evaluation, paper + "-bruecke"))));
                sections.add(Section.of(
                        paper + "-summen",
                        "Stellen nach Einheiten, Gruppen und Status",
                        Block.table(StellenTables.sums(plan, evaluation, paper + "-summentabelle"))));
                if (!resolution.steps().isEmpty() || !resolution.pending().isEmpty()) {
                    sections.add(Section.of(
                            paper + "-vermerke",
                            "Wirkung der kw- und ku-Vermerke",
                            resolution.steps().isEmpty()
                                    ? new Block[] {Block.table(resolution.table(paper + "-wirkung"))}
                                    : new Block[] {
                                        Block.table(resolution.table(paper + "-wirkung")),
                                        Block.table(CostTables.months(resolution, plan.year(), paper + "-monate"))
                                    }));
                }
                if (cost != null) {
                    sections.add(Section.of(
                            paper + "-kosten",
                            "Personalkosten",
                            Block.table(CostTables.cost(cost, comparison, evaluation, paper + "-kostentabelle"))));
                }
                sections.addAll(ChartData.sections(paper, StellenTables.charts(bridge, evaluation, paper)));
                return sections;
            };
        }

        private Resolution resolution(Stellenuebersicht plan) {
            List<Vacancy> vacancies = request.table("vakanzen")
                    .map(table -> keep(CostReader.vacancies(table, notation())))
                    .orElse(List.of());
            return Resolution.of(plan, rule(), vacancies, LocalDate.of(plan.year(), 12, 31));
        }

        /** The rule that the pack names, or the most specific one of its Land. */
        private ResolutionRule rule() {
            List<ResolutionRule> rules = Staffing.rules();
            LocalDate stand = request.pack().stand();
            ResolutionRule best = rules.get(0);
            for (ResolutionRule rule : rules) {
                boolean applies = rule.place().covers(request.pack().place())
                        && rule.validity().contains(stand);
                if (applies && rule.place().rank() > best.place().rank()) {
                    best = rule;
                }
            }
            Optional<String> named = request.parameter("kw-ku");
            for (ResolutionRule rule : rules) {
                if (named.equals(Optional.of(rule.id()))) {
                    return rule;
                }
            }
            named.ifPresent(id -> wrong(
                    "parameter kw-ku \"" + id + "\" is not a rule",
                    "expected one of " + rules.stream().map(ResolutionRule::id).toList()));
            return best;
        }

        private @Nullable PostCost cost(Stellenuebersicht plan, Resolution resolution) {
            Optional<CsvTable> table = request.table("entgelt");
            if (table.isEmpty()) {
                return null;
            }
            PayScale scale = keep(CostReader.scale(table.get(), notation()));
            Optional<CostAssumptions> assumptions = parameter("stufe", "1", Integer::parseInt)
                    .flatMap(step -> parameter("sonderzahlung-monat", "11", Integer::parseInt)
                            .flatMap(month -> parameter(
                                            "vakanzquote",
                                            "0",
                                            text -> Notation.PLAIN
                                                    .parse(text, Unit.PERCENT)
                                                    .value())
                                    .flatMap(vacancy -> assumptions(step, month, vacancy))));
            return assumptions
                    .map(known -> PostCost.of(plan, resolution, scale, known))
                    .orElse(null);
        }

        private Optional<CostAssumptions> assumptions(int step, int month, Rational vacancy) {
            if (request.parameter("stufe").isEmpty()) {
                wrong("parameter stufe is missing", "name the step that posts are priced at, 1 to 20");
                return Optional.empty();
            }
            try {
                return Optional.of(new CostAssumptions(step, Map.of(), month, vacancy, false));
            } catch (IllegalArgumentException e) {
                wrong(String.valueOf(e.getMessage()), "correct the parameters");
                return Optional.empty();
            }
        }

        private @Nullable CostComparison comparison(PostCost cost) {
            List<FigureKey> keys = new ArrayList<>();
            for (String text :
                    request.parameter("personalaufwand").orElse("").strip().split("\\s+", -1)) {
                try {
                    if (!text.isEmpty()) {
                        keys.add(FigureKey.parse(text));
                    }
                } catch (IllegalArgumentException e) {
                    wrong("parameter personalaufwand: " + e.getMessage(), "separate figures by blanks");
                }
            }
            if (keys.isEmpty()) {
                return null;
            }
            List<CostComparison.Reason> reasons = request.table("gruende")
                    .map(table -> keep(CostReader.reasons(table, notation())))
                    .orElse(List.of());
            return new CostComparison(
                    cost.total(), keys, reasons, request.paper().place());
        }

        private <T> Optional<T> parameter(String name, String usual, Function<String, T> parser) {
            String text = request.parameter(name).orElse(usual).strip();
            try {
                return Optional.of(parser.apply(text));
            } catch (IllegalArgumentException e) {
                wrong("parameter " + name + " \"" + text + "\" is not a number", "expected digits");
                return Optional.empty();
            }
        }

        private Notation notation() {
            return request.paper().format().notation();
        }

        private <T> T keep(Read<T> read) {
            problems.addAll(read.problems());
            return read.value();
        }

        private Set<String> dropped() {
            Set<String> columns = new LinkedHashSet<>(request.paper().ignored());
            request.parameter("weglassen")
                    .ifPresent(text -> Arrays.stream(text.split(",", -1))
                            .map(String::strip)
                            .filter(column -> !column.isEmpty())
                            .forEach(columns::add));
            return columns;
        }

        private <T> Optional<T> choice(String name, String usual, Map<String, T> choices) {
            String text = request.parameter(name).orElse(usual);
            T chosen = choices.get(text);
            if (chosen == null) {
                wrong("parameter " + name + " \"" + text + "\" is not known", expected(choices.keySet()));
            }
            return Optional.ofNullable(chosen);
        }

        private static String expected(Set<String> words) {
            return "expected one of " + words.stream().sorted().toList();
        }

        private void wrong(String message, String expected) {
            problems.add(Problem.error(
                    "EB-STF-007", request.paper().place(), "paper \"" + paper + "\": " + message, expected));
        }
    }
}
