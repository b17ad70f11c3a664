package org.eigenbetrieb.core.folder;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.CheckNet;
import org.eigenbetrieb.core.check.CheckRelation;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.check.CheckRelation.Member;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/** Reads the two tables of a check folder; used once. A folder with an error is not half-checked. */
final class CheckReader {

    private static final Set<String> PLAIN = Set.of(Unit.NUMBER.dimension(), Unit.COUNT.dimension());

    private static final int MOST_DIGITS = 18;

    /** Codes of problems for which a row is left out. */
    private static final Set<String> LEFT_OUT =
            Set.of("EB-CSV-002", "EB-CSV-009", "EB-CSV-010", "EB-CSV-012", "EB-CSV-013", "EB-CSV-014");

    /** Codes of problems for which the rest of a table is left out. */
    private static final Set<String> LOST = Set.of("EB-CSV-011", "EB-CSV-015");

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, CheckCell> cells = new LinkedHashMap<>();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    /** Lines of relations that name a figure which is not there, by the figure. */
    private final Map<String, List<CsvTable.Row>> unknown = new LinkedHashMap<>();
    /** Problems with a line of figures.csv that is left out, by the figure it would have been. */
    private final Map<String, Problem> leftOut = new LinkedHashMap<>();

    /** A relation while its lines are collected. */
    private static final class Draft {
        private final SourceRef place;
        private final List<CsvTable.Row> targets = new ArrayList<>();
        private final Map<String, List<Member>> members = new LinkedHashMap<>();
        private @Nullable String kind;
        private @Nullable String mode;
        private String rule = "";
        private boolean broken;

        Draft(SourceRef place) {
            this.place = place;
        }

        List<Member> members(String role) {
            return members.getOrDefault(role, List.of());
        }
    }

    Read<Optional<CheckNet>> read(Path folder) {
        CsvTable figures = table(folder, "figures.csv", List.of("figure", "value", "unit"));
        CsvTable relations = table(folder, "relations.csv", List.of("relation", "kind", "role", "figure"));
        figures.rows().forEach(this::figure);
        relations.rows().forEach(this::line);
        leftOut(folder.resolve("figures.csv"), figures.header());
        lost();
        unknown.forEach(this::unknown);
        if (problems.stream()
                .anyMatch(problem -> (isRowLeftOut(problem) || LOST.contains(problem.code()))
                        && problem.place().file().equals("relations.csv"))) {
            drafts.values().forEach(draft -> draft.broken |= draft.targets.isEmpty() || draft.members.isEmpty());
        }
        List<CheckRelation> built = new ArrayList<>();
        drafts.forEach((id, draft) -> build(id, draft).ifPresent(built::add));
        boolean clean = Read.of("", problems).isClean();
        return Read.of(clean ? Optional.of(CheckNet.of(cells.values(), built)) : Optional.empty(), problems);
    }

    private CsvTable table(Path folder, String name, List<String> required) {
        Read<CsvTable> read =
                CsvReader.read(folder.resolve(name), name, CsvFormat.RFC4180.unguarded(), Limits.STANDARD);
        problems.addAll(read.problems());
        if (!read.value().header().isEmpty()) {
            problems.addAll(read.value().missing(required));
        }
        return read.value();
    }

    private static String text(CsvTable.Row row, String column) {
        return row.find(column).map(CsvTable.Cell::text).map(String::strip).orElse("");
    }

    private void error(CsvTable.Row row, String column, String message, String expected) {
        SourceRef place = row.find(column).map(CsvTable.Cell::place).orElse(row.place());
        problems.add(Problem.error("EB-FOL-001", place, message, expected));
    }

    private void figure(CsvTable.Row row) {
        String id = text(row, "figure");
        if (!id.matches("[A-Za-z0-9._:-]+")) {
            error(row, "figure", "\"" + id + "\" is not the id of a figure", "expected letters, digits, . _ : -");
            leftOut.putIfAbsent(id, problems.get(problems.size() - 1));
            return;
        }
        Unit unit = unit(row);
        Quantity value = value(row, unit);
        Figure.Blank blank = blank(row);
        int precision = precision(row, value);
        Rational trust = trust(row);
        String concept = text(row, "concept");
        CheckCell.Fact fact = concept.isEmpty()
                ? null
                : new CheckCell.Fact(
                        concept, text(row, "period"), text(row, "phase"), dimension(text(row, "dimension")));
        String label = text(row, "label");
        Place place = new Place(
                text(row, "paper"), text(row, "row"), text(row, "column"), label.isEmpty() ? text(row, "row") : label);
        CheckCell cell = new CheckCell(id, unit, value, blank, precision, fact, place, row.place(), trust);
        CheckCell first = cells.putIfAbsent(id, cell);
        if (first != null) {
            error(
                    row,
                    "figure",
                    "figure " + id + " is listed twice, first at " + first.source(),
                    "give each figure its own id");
        }
    }

    /** In the order of the keys, so that one fact is the same however its dimensions are listed. */
    private static String dimension(String text) {
        try {
            return Dimensions.parse(text).toString();
        } catch (IllegalArgumentException e) {
            return text; // other programs may tell facts apart in words of their own
        }
    }

    private Unit unit(CsvTable.Row row) {
        try {
            return Unit.of(text(row, "unit"));
        } catch (IllegalArgumentException e) {
            error(
                    row,
                    "unit",
                    "\"" + text(row, "unit") + "\" is not a unit",
                    "expected a code such as EUR, TEUR, PERCENT");
            return Unit.NUMBER;
        }
    }

    private @Nullable Quantity value(CsvTable.Row row, Unit unit) {
        Optional<CsvTable.Cell> cell = row.find("value");
        if (cell.isEmpty() || cell.get().isBlank()) {
            return null;
        }
        String text = text(row, "value");
        if (!text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            error(row, "value", "\"" + text + "\" is not a number in plain notation", "expected for example -1605.31");
            return null;
        }
        Read<Optional<Quantity>> read = cell.get().quantity(Notation.PLAIN, unit);
        problems.addAll(read.problems());
        return read.value().orElse(null);
    }

    private Figure.Blank blank(CsvTable.Row row) {
        String text = text(row, "blank");
        if (text.isEmpty() || text.equals("missing")) {
            return Figure.Blank.MISSING;
        }
        if (!text.equals("nothing")) {
            error(row, "blank", "\"" + text + "\" does not say what a blank means", "expected missing or nothing");
        }
        return Figure.Blank.NOTHING;
    }

    private int precision(CsvTable.Row row, @Nullable Quantity value) {
        String text = text(row, "decimals");
        if (text.isEmpty()) {
            return value == null ? 0 : value.decimals();
        }
        if (text.matches("-?[0-9]{1,2}")) {
            int decimals = Integer.parseInt(text);
            if (decimals >= -30 && (decimals <= 30 || decimals == Figure.EXACT)) {
                return decimals;
            }
        }
        error(
                row,
                "decimals",
                "\"" + text + "\" is not a number of decimals",
                "expected -30 to 30, or 99 for a number that is exact by definition");
        return 0;
    }

    private Rational trust(CsvTable.Row row) {
        String text = text(row, "trust");
        if (text.isEmpty()) {
            return Rational.ONE;
        }
        Optional<Rational> trust = rational(text).filter(number -> number.signum() > 0);
        if (trust.isEmpty()) {
            error(
                    row,
                    "trust",
                    "\"" + text + "\" is not a weight of trust",
                    "expected a positive number such as 1 or 2.5");
        }
        return trust.orElse(Rational.ONE);
    }

    private static Optional<Rational> rational(String text) {
        try {
            return Optional.of(Rational.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void line(CsvTable.Row row) {
        String id = text(row, "relation");
        if (!id.matches("[A-Za-z0-9._:-]+")) {
            error(row, "relation", "\"" + id + "\" is not the id of a relation", "expected letters, digits, . _ : -");
            return;
        }
        Draft draft = drafts.computeIfAbsent(id, key -> new Draft(row.place()));
        draft.kind = same(row, "kind", draft.kind, id);
        draft.mode = same(row, "mode", draft.mode, id);
        String figure = text(row, "figure");
        if (!cells.containsKey(figure)) {
            unknown.computeIfAbsent(figure, key -> new ArrayList<>()).add(row);
            draft.broken = true;
            return;
        }
        String weight = text(row, "weight");
        String role = text(row, "role");
        switch (role) {
            case "target" -> {
                draft.targets.add(row);
                String rule = text(row, "rule");
                draft.rule = rule.isEmpty() ? draft.rule : rule;
                if (!weight.isEmpty()) {
                    error(
                            row,
                            "weight",
                            "the target of relation " + id + " has the weight " + weight,
                            "leave it empty; only the other side is weighted");
                }
            }
            case "term", "numerator", "denominator" -> {
                Optional<Rational> parsed = weight.isEmpty() ? Optional.of(Rational.ONE) : rational(weight);
                if (parsed.isEmpty()) {
                    error(
                            row,
                            "weight",
                            "\"" + weight + "\" is not a weight",
                            "expected a decimal or a fraction such as 1/4");
                }
                if (!text(row, "if_zero").isEmpty()) {
                    error(row, "if_zero", "if_zero stands on a " + role, "write it on the target of the relation");
                }
                draft.members
                        .computeIfAbsent(role, key -> new ArrayList<>())
                        .add(new Member(figure, parsed.orElse(Rational.ONE)));
            }
            default -> {
                error(row, "role", "\"" + role + "\" is not a role", "expected target, term, numerator or denominator");
                draft.broken = true;
            }
        }
    }

    /** Which figures the lines of figures.csv would have been that could not be read as a row. */
    private void leftOut(Path file, List<String> header) {
        int column = header.indexOf("figure");
        if (unknown.isEmpty() || column < 0 || problems.stream().noneMatch(CheckReader::isRowLeftOut)) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            List<Problem> left = problems.stream()
                    .filter(CheckReader::isRowLeftOut)
                    .filter(problem -> problem.place().file().equals("figures.csv"))
                    .sorted()
                    .toList();
            int number = 0;
            for (Problem problem : left) {
                String line = null;
                while (number < problem.place().line()) {
                    line = lines.readLine();
                    number++;
                }
                String[] fields = line == null ? new String[0] : line.split(",", column + 2);
                if (fields.length > column) {
                    leftOut.putIfAbsent(fields[column].replace("\"", "").strip(), problem);
                }
            }
        } catch (IOException e) {
            // The problems stand as they are.
        }
    }

    /** Whether a problem says that a whole row could not be read. */
    private static boolean isRowLeftOut(Problem problem) {
        return LEFT_OUT.contains(problem.code());
    }

    /** Where the rest of figures.csv was lost, the figures that are not there are one problem with it. */
    private void lost() {
        Optional<Problem> end = problems.stream()
                .filter(problem -> problem.place().file().equals("figures.csv") && LOST.contains(problem.code()))
                .findFirst();
        List<String> figures = unknown.keySet().stream()
                .filter(figure -> !leftOut.containsKey(figure))
                .toList();
        if (end.isEmpty() || figures.isEmpty()) {
            return;
        }
        long relations = figures.stream()
                .flatMap(figure -> Objects.requireNonNull(unknown.remove(figure)).stream())
                .map(line -> text(line, "relation"))
                .distinct()
                .count();
        more(
                end.get(),
                "; " + figures.size() + (figures.size() == 1 ? " figure" : " figures") + " of " + relations
                        + (relations == 1 ? " relation" : " relations") + " may be missing because of it");
    }

    /** A problem with what follows from it. */
    private void more(Problem problem, String consequence) {
        problems.remove(problem);
        problems.add(new Problem(
                problem.code(),
                problem.severity(),
                problem.place(),
                problem.message() + consequence,
                problem.expected()));
    }

    /** One problem per figure that is not there, however many lines name it. */
    private void unknown(String figure, List<CsvTable.Row> lines) {
        CsvTable.Row first = lines.get(0);
        long relations =
                lines.stream().map(line -> text(line, "relation")).distinct().count();
        Problem cause = leftOut.get(figure);
        if (cause != null) {
            more(
                    cause,
                    "; the figure \"" + figure + "\" is missing because of it, which " + relations
                            + (relations == 1 ? " relation names" : " relations name"));
            return;
        }
        error(
                first,
                "figure",
                "relation " + text(first, "relation") + " names the figure \"" + figure
                        + "\", which figures.csv does not have"
                        + (relations == 1 ? "" : ", and so do " + (relations - 1) + " more"),
                "add the figure or correct the id");
    }

    /** The text of a column that all lines of a relation share; an empty one takes over. */
    private @Nullable String same(CsvTable.Row row, String column, @Nullable String before, String id) {
        String text = text(row, column);
        if (text.isEmpty() || text.equals(before)) {
            return before;
        }
        if (before != null) {
            error(
                    row,
                    column,
                    "relation " + id + " has the " + column + " \"" + before + "\" and \"" + text + "\"",
                    "write the same " + column + " on all lines of a relation");
            return before;
        }
        return text;
    }

    private Optional<CheckRelation> build(String id, Draft draft) {
        int before = problems.size();
        Optional<Kind> kind = kind(id, draft);
        CheckRelation.Mode mode = mode(id, draft);
        if (draft.broken) {
            // What its other lines lack, the line that was left out may have had.
            return Optional.empty();
        }
        if (draft.targets.size() != 1) {
            problem(draft, "relation " + id + " has " + draft.targets.size() + " targets", "expected exactly one");
        }
        if (kind.isEmpty() || draft.targets.size() != 1) {
            return Optional.empty();
        }
        boolean sum = kind.get() == Kind.SUM;
        List<Member> terms = draft.members(sum ? "term" : "numerator");
        List<Member> divisors = draft.members("denominator");
        if (terms.isEmpty() || (!sum && divisors.isEmpty())) {
            problem(
                    draft,
                    "relation " + id + " has no " + (terms.isEmpty() ? sum ? "terms" : "numerator" : "denominator"),
                    sum
                            ? "expected at least one line with role term"
                            : "expected lines with role numerator and denominator");
        }
        for (String other : sum ? List.of("numerator", "denominator") : List.of("term")) {
            if (!draft.members(other).isEmpty()) {
                problem(
                        draft,
                        "relation " + id + " of kind " + draft.kind + " has a " + other,
                        sum ? "a sum has terms" : "ratios have numerators and denominators");
            }
        }
        if (mode == CheckRelation.Mode.ROUNDED_SUM && !sum) {
            problem(draft, "relation " + id + " has mode rounded-sum, but is no sum", "use mode interval");
        }
        CsvTable.Row row = draft.targets.get(0);
        CheckCell target = Objects.requireNonNull(cells.get(text(row, "figure")));
        Quantity ifZero = ifZero(row, target, sum);
        if (problems.size() == before) {
            checkUnits(id, draft, kind.get(), target, terms, divisors);
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        if (sum && terms.equals(List.of(new Member(target.id(), Rational.ONE)))) {
            problems.add(Problem.warning(
                    "EB-FOL-002",
                    draft.place,
                    "relation " + id + " names its target as its only term: it compares a figure with itself",
                    "name the figures that it adds up"));
        }
        return Optional.of(new CheckRelation(
                id,
                kind.get(),
                target.id(),
                terms,
                divisors,
                ifZero,
                mode,
                draft.rule,
                LegalSource.form("relations.csv")));
    }

    private Optional<Kind> kind(String id, Draft draft) {
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(draft.kind)) {
                return Optional.of(kind);
            }
        }
        problem(
                draft,
                "relation " + id + " has the kind \"" + (draft.kind == null ? "" : draft.kind) + "\"",
                "expected sum, ratio, percent or growth");
        return Optional.empty();
    }

    private CheckRelation.Mode mode(String id, Draft draft) {
        if (draft.mode == null || draft.mode.equals("interval")) {
            return CheckRelation.Mode.INTERVAL;
        }
        if (!draft.mode.equals("rounded-sum")) {
            problem(
                    draft,
                    "relation " + id + " has the mode \"" + draft.mode + "\"",
                    "expected interval or rounded-sum");
        }
        return CheckRelation.Mode.ROUNDED_SUM;
    }

    private @Nullable Quantity ifZero(CsvTable.Row row, CheckCell target, boolean sum) {
        String text = text(row, "if_zero");
        if (text.isEmpty()) {
            return null;
        }
        if (sum || !text.matches("-?[0-9]{1,18}(\\.[0-9]{1,12})?") || new BigDecimal(text).precision() > MOST_DIGITS) {
            error(
                    row,
                    "if_zero",
                    sum ? "a sum has no divisor that could be 0" : "\"" + text + "\" is not a number",
                    sum ? "leave if_zero empty" : "expected plain notation with up to 18 digits, for example 0");
            return null;
        }
        return Quantity.of(new BigDecimal(text), target.unit());
    }

    private void problem(Draft draft, String message, String expected) {
        problems.add(Problem.error("EB-FOL-002", draft.place, message, expected));
    }

    private void checkUnits(
            String id, Draft draft, Kind kind, CheckCell target, List<Member> terms, List<Member> divisors) {
        Optional<Unit> above = common(id, draft, terms);
        Optional<Unit> below = divisors.isEmpty() ? above : common(id, draft, divisors);
        if (above.isEmpty() || below.isEmpty()) {
            return;
        }
        boolean sameSides = above.get().convertsTo(below.get());
        boolean fits = switch (kind) {
            case SUM -> above.get().convertsTo(target.unit());
            case PERCENT, GROWTH -> sameSides && target.unit().equals(Unit.PERCENT);
            case RATIO ->
                sameSides
                        ? PLAIN.contains(target.unit().dimension())
                        : above.get().convertsTo(target.unit());
        };
        if (!fits) {
            problem(
                    draft,
                    "the units of relation " + id + " do not fit: target " + target.unit() + ", "
                            + (kind == Kind.SUM ? "terms " + above.get() : above.get() + " over " + below.get()),
                    switch (kind) {
                        case SUM -> "the members of a sum share one dimension";
                        case PERCENT, GROWTH -> "numbers of one dimension yield PERCENT";
                        case RATIO ->
                            "a ratio of one dimension is a NUMBER; otherwise it counts what its numerator counts";
                    });
        }
    }

    private Optional<Unit> common(String id, Draft draft, List<Member> members) {
        Unit first = null;
        for (Member member : members) {
            Unit unit = Objects.requireNonNull(cells.get(member.cell())).unit();
            if (first != null && !unit.convertsTo(first)) {
                problem(
                        draft,
                        "relation " + id + " adds " + first + " and " + unit,
                        "units of one dimension convert, others never mix");
                return Optional.empty();
            }
            first = first == null ? unit : first;
        }
        return Optional.ofNullable(first);
    }
}
