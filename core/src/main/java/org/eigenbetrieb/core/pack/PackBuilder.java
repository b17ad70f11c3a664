package org.eigenbetrieb.core.pack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.layout.Assignment;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.layout.Link;
import org.eigenbetrieb.core.layout.Links;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Phase;

/** Builds a pack step by step; used once. */
final class PackBuilder {

    private final PackDescription description;
    private final Registry registry;
    private final Tables tables;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, PaperTable> papers = new LinkedHashMap<>();
    private final Map<String, LayoutBinding> bindings = new LinkedHashMap<>();
    private final Map<FigureKey, Unit> units = new LinkedHashMap<>();
    private final Map<FigureKey, String> labels = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> rowLabels = new LinkedHashMap<>();
    private final Map<FigureKey, Failure> failures = new LinkedHashMap<>();
    private final Map<String, PaperContent> contents = new LinkedHashMap<>();

    PackBuilder(PackDescription description, Registry registry, Tables tables) {
        this.description = description;
        this.registry = registry;
        this.tables = tables;
    }

    Pack build() {
        for (PaperDescription paper : description.papers()) {
            if (!paper.isFactList() && paper.records().kind().isEmpty()) {
                layout(paper).ifPresent(layout -> papers.put(paper.id(), table(paper, layout)));
            }
        }
        Map<String, Assignment> assignments = assignments();
        for (PaperDescription paper : description.papers()) {
            layoutOf(paper).ifPresent(layout -> bind(paper, layout, assignments));
        }
        FigureReader reader = new FigureReader(units, labels);
        for (PaperDescription paper : description.papers()) {
            if (paper.isFactList()) {
                read(paper, paper.file(), problems).ifPresent(table -> reader.readFacts(paper, table));
            } else if (bindings.containsKey(paper.id())) {
                reader.read(
                        paper,
                        Objects.requireNonNull(bindings.get(paper.id())),
                        Objects.requireNonNull(papers.get(paper.id())));
            }
        }
        problems.addAll(reader.problems());
        RecordReader records = new RecordReader(description, registry, units, labels);
        for (PaperDescription paper : description.papers()) {
            if (!paper.records().kind().isEmpty()) {
                List<Problem> found = new ArrayList<>();
                records.read(paper, recordTables(paper, found), documents(paper, found), found)
                        .ifPresent(content -> contents.put(paper.id(), content));
            }
        }
        problems.addAll(records.problems());
        List<Relation> relations = relations();
        PackGaps gaps = new PackGaps(description, registry, bindings.values(), contents.values());
        problems.addAll(gaps.missingParts());
        Map<FigureKey, Problem> unplaced = gaps.unplaced(reader.figures(), relations);
        problems.addAll(unplaced.values());
        Set<FigureKey> used = new HashSet<>();
        for (Relation relation : relations) {
            used.add(relation.target());
            used.addAll(relation.formula().references());
        }
        bindings.values().forEach(binding -> used.addAll(binding.figures().keySet()));
        contents.values().forEach(content -> content.figures().forEach(figure -> used.add(figure.key())));
        used.addAll(unplaced.keySet());
        problems.addAll(reader.lonelyFacts(used));
        relations.removeIf(relation -> failures.containsKey(relation.target()));
        Read<RelationNet> net = RelationNet.of(units, relations, failures);
        problems.addAll(net.problems());
        FigureSet set = FigureSet.of(description.stand(), markClaims(figures(reader), net.value()));
        return new Pack(
                description,
                bindings,
                contents,
                set,
                net.value(),
                labels,
                rowLabels,
                printed(set),
                registry.reviews(),
                problems);
    }

    /** What is wrong with headings, units, numbers and the use of columns of the forms. */
    private List<Finding> printed(FigureSet set) {
        List<Finding> findings = new ArrayList<>();
        for (PaperDescription paper : description.papers()) {
            LayoutBinding binding = bindings.get(paper.id());
            PaperTable table = papers.get(paper.id());
            if (binding != null && table != null) {
                findings.addAll(PrintedForms.check(paper, binding, table));
            }
        }
        findings.addAll(CumulativeColumns.check(description, bindings.values(), set.figures()));
        findings.addAll(AccountFindings.check(description, bindings.values(), set.figures()));
        return findings;
    }

    private List<Figure> figures(FigureReader reader) {
        List<Figure> figures = new ArrayList<>(reader.figures());
        contents.values().forEach(content -> figures.addAll(content.figures()));
        return figures;
    }

    /** The tables of a paper that lists records; one that cannot be read at all is left out. */
    private Map<String, CsvTable> recordTables(PaperDescription paper, List<Problem> found) {
        Map<String, CsvTable> read = new LinkedHashMap<>();
        files(paper, false).forEach((role, file) -> read(paper, file, found).ifPresent(table -> read.put(role, table)));
        return read;
    }

    /** The other files of a paper that lists records; one that cannot be read is left out. */
    private Map<String, PackDocument> documents(PaperDescription paper, List<Problem> problems) {
        Map<String, PackDocument> found = new LinkedHashMap<>();
        files(paper, true).forEach((role, file) -> {
            Read<Optional<PackDocument>> read = tables.document(file);
            read.problems().forEach(problem -> problems.add(placed(paper, problem)));
            read.value().ifPresent(document -> found.put(role, document));
        });
        return found;
    }

    /** The files that the plug-in takes as documents, or the others. */
    private Map<String, String> files(PaperDescription paper, boolean documents) {
        RecordPaper reader = registry.papers().get(paper.records().kind());
        Map<String, String> files = new LinkedHashMap<>(paper.records().files());
        files.keySet().removeIf(role -> (reader != null && reader.readsDocument(role)) != documents);
        return files;
    }

    private Optional<Layout> layoutOf(PaperDescription paper) {
        return papers.containsKey(paper.id()) ? registry.layout(paper.layout(), description.stand()) : Optional.empty();
    }

    private Optional<Layout> layout(PaperDescription paper) {
        Layout layout = registry.layout(paper.layout(), description.stand()).orElse(null);
        if (layout == null) {
            problems.add(Problem.error(
                    "EB-PCK-002",
                    paper.place(),
                    "paper \"" + paper.id() + "\" wants the layout \"" + paper.layout() + "\", which does not exist",
                    "expected one of " + registry.layouts().keySet() + ", or add your own to the registry"));
            return Optional.empty();
        }
        if (!layout.jurisdiction().covers(description.place())) {
            problems.add(Problem.warning(
                    "EB-PCK-013",
                    paper.place(),
                    "layout \"" + layout.id() + "\" is a form of " + layout.jurisdiction() + ", not of "
                            + description.place(),
                    "choose a layout of your Land"));
        }
        if (!layout.validity().contains(description.stand())) {
            problems.add(Problem.warning(
                    "EB-PCK-013",
                    paper.place(),
                    "layout \"" + layout.id() + "\" is in use " + layout.validity() + ", not on " + description.stand(),
                    "choose the version of the form that is in force"));
        }
        if (!checkStichtag(paper, layout)) {
            return Optional.empty();
        }
        Map<String, String> names = new LinkedHashMap<>();
        paper.columns().forEach((name, column) -> {
            String first = names.putIfAbsent(column.column(), name);
            if (first != null) {
                problems.add(Problem.error(
                        "EB-PCK-025",
                        column.place(),
                        "the columns \"" + first + "\" and \"" + name + "\" are both column \"" + column.column()
                                + "\" of the layout",
                        "map each of them to its own column, or list one under \"ignored\""));
            }
        });
        for (PaperDescription.Column column : paper.columns().values()) {
            if (layout.column(column.column()).isEmpty()) {
                problems.add(Problem.error(
                        "EB-PCK-008",
                        column.place(),
                        "layout \"" + layout.id() + "\" has no column \"" + column.column() + "\"",
                        "expected one of "
                                + layout.columns().stream()
                                        .map(LayoutColumn::id)
                                        .toList()));
            }
        }
        return Optional.of(layout);
    }

    /** Whether the Stichtag lies in the year of the paper, where the form has a column that needs it. */
    private boolean checkStichtag(PaperDescription paper, Layout layout) {
        boolean needed = layout.columns().stream()
                .anyMatch(column -> column.content() instanceof LayoutColumn.Facts facts
                        && (facts.phase() == Phase.Kind.IST || facts.phase() == Phase.Kind.HOCHRECHNUNG));
        if (!needed) {
            return true;
        }
        if (paper.stichtag().getYear() != paper.year()) {
            problems.add(Problem.error(
                    "EB-PCK-023",
                    paper.place(),
                    "paper \"" + paper.id() + "\" is of " + paper.year() + ", its stichtag is " + paper.stichtag(),
                    "expected a \"stichtag\" in " + paper.year()
                            + " (without one, \"stand\" counts), or correct \"year\"; nothing of the paper was read"));
            return false;
        }
        if (description.stand().isBefore(paper.stichtag())) {
            problems.add(Problem.warning(
                    "EB-PCK-024",
                    paper.place(),
                    "the papers are of " + description.stand() + ", the stichtag of paper \"" + paper.id() + "\" is "
                            + paper.stichtag(),
                    "actual figures of a day to come cannot be known; correct \"stichtag\" or \"stand\""));
        }
        return true;
    }

    private PaperTable table(PaperDescription paper, Layout layout) {
        if (paper.file().isEmpty()) {
            return PaperTable.none(paper);
        }
        Optional<CsvTable> table = read(paper, paper.file(), problems);
        if (table.isEmpty()) {
            return paper.holdsOnlyClaims() ? PaperTable.none(paper) : PaperTable.unreadable(paper);
        }
        PaperTable rows = PaperTable.of(paper, layout, table.get(), assigned(paper));
        problems.addAll(rows.problems());
        if (paper.accounts().complete() && rows.rows().isEmpty() && rows.lost().isEmpty()) {
            problems.add(Problem.error(
                    "EB-PCK-026",
                    SourceRef.of(paper.file()),
                    "the table has no row, although paper \"" + paper.id() + "\" says that it lists all accounts",
                    "save the table again with its rows; without any row its sums have no value"));
            return PaperTable.unreadable(paper);
        }
        return rows;
    }

    /** The table; a file that holds only claims may be absent, then there is nothing to check. */
    private Optional<CsvTable> read(PaperDescription paper, String file, List<Problem> problems) {
        Read<CsvTable> read = tables.read(file, paper.format());
        boolean unreadable = read.value().header().isEmpty();
        for (Problem problem : read.problems()) {
            if (unreadable && paper.holdsOnlyClaims() && problem.code().equals("EB-CSV-020")) {
                problems.add(new Problem(
                        "EB-PCK-003",
                        Severity.WARNING,
                        problem.place(),
                        "the table of paper \"" + paper.id() + "\" is not there: " + problem.message(),
                        "its figures are computed; there is nothing printed to check"));
            } else {
                problems.add(placed(paper, problem));
            }
        }
        return unreadable ? Optional.empty() : Optional.of(read.value());
    }

    /** A problem of the description as a whole is one of the paper that names the file. */
    private Problem placed(PaperDescription paper, Problem problem) {
        return problem.place().equals(description.source())
                ? new Problem(problem.code(), problem.severity(), paper.place(), problem.message(), problem.expected())
                : problem;
    }

    /** Account to post, from a file of its own. */
    private Map<String, String> assigned(PaperDescription paper) {
        Map<String, String> assigned = new LinkedHashMap<>();
        String file = paper.accounts().assignment();
        if (file.isEmpty()) {
            return assigned;
        }
        Read<CsvTable> read = tables.read(file, paper.format());
        problems.addAll(read.problems());
        problems.addAll(
                read.value().header().isEmpty() ? List.of() : read.value().missing(List.of("konto", "posten")));
        for (CsvTable.Row row : read.value().rows()) {
            String account = PaperTable.text(row, "konto");
            String post = PaperTable.text(row, "posten");
            if (account.isEmpty() || post.isEmpty()) {
                problems.add(Problem.error(
                        "EB-PCK-005",
                        row.place(),
                        "the row assigns \"" + account + "\" to \"" + post + "\"",
                        "expected an account in column konto and its post in column posten"));
                continue;
            }
            int missing = paper.accounts().length() - account.length();
            String before = assigned.put(missing > 0 ? account + "0".repeat(missing) : account, post);
            if (before != null && !before.equals(post)) {
                problems.add(Problem.error(
                        "EB-PCK-007",
                        row.place(),
                        "account " + account + " is assigned to " + before + " and to " + post,
                        "keep one of them"));
            }
        }
        return assigned;
    }

    private Map<String, Assignment> assignments() {
        Map<String, Map<String, Concept>> posts = new LinkedHashMap<>();
        Set<String> complete = new HashSet<>();
        for (PaperDescription paper : description.papers()) {
            Optional<Layout> layout = layoutOf(paper);
            if (layout.isEmpty()) {
                continue;
            }
            String gliederung = layout.get().gliederung();
            Map<String, Concept> accounts = posts.computeIfAbsent(gliederung, name -> new LinkedHashMap<>());
            PaperTable table = papers.get(paper.id());
            if (paper.accounts().complete() && table != null && table.lost().isEmpty()) {
                complete.add(gliederung);
            }
            if (table == null) {
                continue;
            }
            for (PaperTable.Row row : table.rows()) {
                if (row.account().isEmpty()) {
                    continue;
                }
                Concept before = accounts.putIfAbsent(row.account(), row.line().concept());
                if (before != null && !before.equals(row.line().concept())) {
                    problems.add(Problem.error(
                            "EB-PCK-007",
                            row.cells().place(),
                            "account " + row.account() + " is assigned to "
                                    + row.line().concept() + ", elsewhere in the same form to " + before,
                            "assign it to one post; the first assignment was used"));
                    table.lose(row);
                }
            }
        }
        Map<String, Assignment> assignments = new LinkedHashMap<>();
        posts.forEach((gliederung, accounts) ->
                assignments.put(gliederung, new Assignment(gliederung, accounts, complete.contains(gliederung))));
        return assignments;
    }

    private void bind(PaperDescription paper, Layout layout, Map<String, Assignment> assignments) {
        Assignment assignment = assignments.getOrDefault(layout.gliederung(), Assignment.none(layout.gliederung()));
        Set<Concept> given = new HashSet<>();
        Set<Concept> claimed = new HashSet<>();
        boolean anyInputs = false;
        for (PaperDescription other : description.papers()) {
            PaperTable table = papers.get(other.id());
            boolean sameForm = layoutOf(other)
                    .filter(found -> found.gliederung().equals(layout.gliederung()))
                    .isPresent();
            if (table == null || !sameForm) {
                continue;
            }
            boolean inputs =
                    table.columns().values().stream().anyMatch(column -> column.role() == PaperDescription.Role.INPUT);
            for (PaperTable.Row row : table.rows()) {
                if (row.account().isEmpty()) {
                    (inputs ? given : claimed).add(row.line().concept());
                }
            }
            anyInputs |= inputs;
        }
        if (!anyInputs) {
            given.addAll(claimed); // nothing is given at all: what is printed without accounts is unknown, not 0
        }
        LayoutBinding binding = LayoutBinding.of(layout, paper.id(), paper.year(), paper.stichtag(), assignment, given);
        bindings.put(paper.id(), binding);
        units.putAll(binding.figures());
        label(paper, binding);
        nameZeros(paper, binding, given);
    }

    /** Posts that count as 0 because a complete list has no account of them. */
    private void nameZeros(PaperDescription paper, LayoutBinding binding, Set<Concept> given) {
        if (!paper.accounts().complete() || !binding.assignment().complete()) {
            return;
        }
        List<String> zeros = binding.layout().lines().stream()
                .filter(line -> line.rule() instanceof LayoutRow.Rule.OfAccounts)
                .map(LayoutRow.Line::concept)
                .filter(post -> !given.contains(post))
                .filter(post -> binding.assignment().accounts(post).isEmpty())
                .map(Concept::id)
                .toList();
        if (!zeros.isEmpty()) {
            problems.add(new Problem(
                    "EB-PCK-027",
                    Severity.INFO,
                    paper.place(),
                    "paper \"" + paper.id() + "\" lists all accounts and none of " + String.join(", ", zeros)
                            + ": taken as 0",
                    "add their rows when they are not 0"));
        }
    }

    private void label(PaperDescription paper, LayoutBinding binding) {
        Map<String, String> rows = rowLabels.computeIfAbsent(paper.id(), id -> new LinkedHashMap<>());
        PaperTable table = papers.get(paper.id());
        for (PaperTable.Row row : table == null ? List.<PaperTable.Row>of() : table.rows()) {
            rows.put(row.account().isEmpty() ? row.line().concept().id() : row.account(), row.label());
        }
        for (LayoutColumn column : binding.layout().columns()) {
            String header = binding.header(column);
            for (LayoutRow.Line line : binding.layout().lines()) {
                binding.key(line, column)
                        .ifPresent(
                                key -> labels.putIfAbsent(key, binding.layout().name(line) + ", " + header));
                for (String account : binding.assignment().accounts(line.concept())) {
                    String text = rows.get(account);
                    labels.merge(
                            binding.key(account, column),
                            binding.layout().records().label() + " " + account + (text == null ? "" : " " + text) + ", "
                                    + header,
                            (before, after) -> before.length() >= after.length() ? before : after);
                }
            }
        }
    }

    /** A sum over accounts of which some could not be read has no value: without them it would be wrong in silence. */
    private void failIncompleteSums() {
        for (LayoutBinding binding : bindings.values()) {
            List<SourceRef> lost = lost(binding.layout().gliederung(), binding.paper());
            if (lost.isEmpty()) {
                continue;
            }
            Failure failure = Failure.ruleFailed("rows of its table could not be used, the first is " + lost.get(0));
            for (LayoutRow.Line line : binding.layout().lines()) {
                boolean sums = line.rule() instanceof LayoutRow.Rule.OfAccounts
                        && !(binding.assignment().accounts(line.concept()).isEmpty() && isGiven(binding, line));
                for (LayoutColumn column : binding.layout().columns()) {
                    if (sums && column.content() instanceof LayoutColumn.Facts) {
                        binding.key(line, column).ifPresent(key -> failures.put(key, failure));
                    }
                }
            }
        }
    }

    private List<SourceRef> lost(String gliederung, String paper) {
        List<SourceRef> lost = new ArrayList<>();
        for (PaperDescription other : description.papers()) {
            PaperTable table = papers.get(other.id());
            boolean sameForm = other.id().equals(paper)
                    || layoutOf(other)
                            .filter(layout ->
                                    !gliederung.isEmpty() && layout.gliederung().equals(gliederung))
                            .isPresent();
            if (table != null && sameForm && !other.holdsOnlyClaims()) {
                lost.addAll(table.lost());
            }
        }
        return lost;
    }

    private boolean isGiven(LayoutBinding binding, LayoutRow.Line line) {
        PaperTable table = papers.get(binding.paper());
        return table != null
                && table.rows().stream()
                        .anyMatch(row ->
                                row.account().isEmpty() && row.line().concept().equals(line.concept()));
    }

    /** The relations of all papers: a fact that several papers define is defined by the first of them. */
    private List<Relation> relations() {
        List<Relation> relations = new ArrayList<>();
        Map<FigureKey, Relation> defined = new LinkedHashMap<>();
        failIncompleteSums();
        for (LayoutBinding binding : bindings.values()) {
            addAll(binding.relations(), defined, relations);
        }
        contents.forEach((paper, content) -> addAll(
                content.relations().stream()
                        .map(relation -> relation.inPaper(paper))
                        .toList(),
                defined,
                relations));
        for (Links links : registry.links().values()) {
            if (links.jurisdiction().covers(description.place())
                    && links.validity().contains(description.stand())) {
                for (Link link : links.links()) {
                    addAll(
                            link.relations(description.planYear()).stream()
                                    .map(relation -> relation.inPaper(links.id()))
                                    .toList(),
                            defined,
                            relations);
                }
            }
        }
        relations.addAll(FormTies.between(bindings.values(), failures.keySet()));
        Set<String> unusable = new HashSet<>();
        for (PaperDescription paper : description.papers()) {
            PaperTable table = papers.get(paper.id());
            boolean noRows =
                    table == null || (table.rows().isEmpty() && !table.lost().isEmpty());
            Layout layout = registry.layouts().get(paper.layout());
            boolean hasSlots = layout == null
                    || layout.columns().stream()
                            .anyMatch(column -> column.content() instanceof LayoutColumn.Facts facts
                                    && !facts.slot().isEmpty());
            if (!paper.layout().isEmpty() && noRows && hasSlots) {
                unusable.add(paper.id());
            }
        }
        SlotFiller filler =
                new SlotFiller(description, registry, bindings, contents, units, defined.keySet(), unusable);
        relations.addAll(filler.fill());
        problems.addAll(filler.problems());
        failures.putAll(filler.failures());
        units.putAll(filler.figures());
        return relations;
    }

    private void addAll(List<Relation> added, Map<FigureKey, Relation> defined, List<Relation> relations) {
        for (Relation relation : added) {
            if (!units.containsKey(relation.target())
                    || !units.keySet().containsAll(relation.formula().references())) {
                continue; // reads a form that this pack does not have: the line is given as input
            }
            if (relation.role() == Relation.Role.ASSERTING) {
                relations.add(relation);
                continue;
            }
            Relation first = defined.putIfAbsent(relation.target(), relation);
            if (first == null) {
                relations.add(relation);
            } else if (!first.paper().equals(relation.paper())) {
                relations.add(relation.as(Relation.Role.ASSERTING));
            }
        }
    }

    /** What relations compute is a claim where it is printed, whatever its column says. */
    private static List<Figure> markClaims(List<Figure> figures, RelationNet net) {
        List<Figure> marked = new ArrayList<>(figures.size());
        for (Figure figure : figures) {
            boolean derived =
                    net.defining(figure.key()).isPresent() || net.failures().containsKey(figure.key());
            marked.add(
                    derived && figure.origin() == Origin.INPUT
                            ? new Figure(
                                    figure.key(),
                                    figure.unit(),
                                    figure.printed(),
                                    figure.blank(),
                                    figure.precision(),
                                    Origin.PRINTED,
                                    figure.place(),
                                    figure.source())
                            : figure);
        }
        return marked;
    }
}
