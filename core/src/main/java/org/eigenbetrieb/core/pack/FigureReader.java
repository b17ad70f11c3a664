package org.eigenbetrieb.core.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Similar;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.jspecify.annotations.Nullable;

/** Turns the cells of tables into figures; a cell that cannot be read is named and counts as missing. */
final class FigureReader {

    private final Map<FigureKey, Unit> units;
    private final Map<FigureKey, String> labels;
    private final List<Figure> figures = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<FigureKey, SourceRef> facts = new LinkedHashMap<>();

    /** Units and labels of single facts are added to the given maps. */
    FigureReader(Map<FigureKey, Unit> units, Map<FigureKey, String> labels) {
        this.units = units;
        this.labels = labels;
    }

    List<Figure> figures() {
        return figures;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The figures of a form's table. */
    void read(PaperDescription paper, LayoutBinding binding, PaperTable table) {
        Map<String, PaperDescription.Column> columns = new LinkedHashMap<>(table.columns());
        columns.keySet().removeIf(name -> looksLikeThousands(paper, binding, table, name));
        for (PaperTable.Row row : table.rows()) {
            columns.forEach((name, column) -> {
                LayoutColumn form = binding.layout().column(column.column()).orElse(null);
                if (form != null) {
                    readFigure(paper, binding, row, name, column, form);
                }
            });
        }
    }

    /** Most amounts of euros have three decimals: the mark stands between thousands, and none can be used. */
    private boolean looksLikeThousands(PaperDescription paper, LayoutBinding binding, PaperTable table, String name) {
        PaperDescription.Column column = Objects.requireNonNull(paper.columns().get(name));
        LayoutColumn form = binding.layout().column(column.column()).orElse(null);
        if (form == null || !(form.content() instanceof LayoutColumn.Facts)) {
            return false;
        }
        int amounts = 0;
        int suspicious = 0;
        CsvTable.@Nullable Cell first = null;
        for (PaperTable.Row row : table.rows()) {
            CsvTable.Cell cell = row.cells().cell(name);
            if (cell.isBlank() || !row.line().unit().equals(Unit.EUR)) {
                continue;
            }
            Optional<Quantity> amount =
                    cell.quantity(paper.format().notation(), Unit.EUR).value();
            if (amount.isPresent() && amount.get().unscaled() != 0) {
                amounts++;
                if (amount.get().decimals() == 3) {
                    suspicious++;
                    first = first == null ? cell : first;
                }
            }
        }
        Unit printedIn = column.unit().isEmpty() ? printedIn(form, Unit.EUR) : Unit.of(column.unit());
        boolean euros = printedIn.equals(Unit.EUR);
        if (first == null || !euros || suspicious < 2 || 2 * suspicious <= amounts) {
            return false;
        }
        problems.add(Problem.error(
                "EB-PCK-028",
                first.place(),
                suspicious + " of " + amounts + " amounts in column \"" + name + "\" have 3 decimals, the first is \""
                        + first.text() + "\"; no cent has them",
                "the mark probably stands between thousands: declare the notation that the file uses; the column was"
                        + " not read"));
        return true;
    }

    private void readFigure(
            PaperDescription paper,
            LayoutBinding binding,
            PaperTable.Row row,
            String name,
            PaperDescription.Column column,
            LayoutColumn form) {
        CsvTable.Cell cell = row.cells().cell(name);
        Optional<FigureKey> key =
                row.account().isEmpty() ? binding.key(row.line(), form) : Optional.of(binding.key(row.account(), form));
        if (key.isEmpty()) {
            if (!cell.isBlank()) {
                problems.add(Problem.error(
                        "EB-PCK-014",
                        cell.place(),
                        "\"" + cell.text() + "\" stands where the form has no figure",
                        "line \"" + row.label() + "\" has none in column \"" + name + "\"; clear the cell"));
            }
            return;
        }
        Unit unit = units.getOrDefault(key.get(), row.line().unit());
        Unit printedIn = column.unit().isEmpty() ? printedIn(form, unit) : Unit.of(column.unit());
        if (!printedIn.convertsTo(unit)) {
            problems.add(Problem.error(
                    "EB-PCK-015",
                    column.place(),
                    "column \"" + name + "\" is declared in " + printedIn + ", line \"" + row.label() + "\" counts "
                            + unit,
                    "units of one dimension convert, others never mix"));
            return;
        }
        String id = row.account().isEmpty() ? row.line().concept().id() : row.account();
        addFigure(
                key.get(),
                unit,
                printedIn,
                cell,
                paper,
                column,
                new Place(paper.id(), id, name, label(binding, row), heading(binding, form)));
    }

    /** A column as printed; one that only says that it is a percentage is named after what it compares. */
    private static String heading(LayoutBinding binding, LayoutColumn form) {
        String own = binding.header(form);
        return form.content() instanceof LayoutColumn.Percent percent
                ? binding.layout()
                        .column(percent.part())
                        .map(part -> binding.header(part) + ", " + own)
                        .orElse(own)
                : own;
    }

    private static Unit printedIn(LayoutColumn form, Unit unit) {
        Unit own = form.content() instanceof LayoutColumn.Facts facts ? facts.unit() : null;
        return own == null || !own.convertsTo(unit) ? unit : own;
    }

    /** The row as its table prints it; a bare "Summe" says of what. */
    private static String label(LayoutBinding binding, PaperTable.Row row) {
        boolean bare = row.account().isEmpty() && row.label().equals("Summe");
        return bare ? binding.layout().name(row.line()) : row.label();
    }

    private void addFigure(
            FigureKey key,
            Unit unit,
            Unit printedIn,
            CsvTable.Cell cell,
            PaperDescription paper,
            PaperDescription.Column column,
            Place place) {
        Read<Optional<Quantity>> amount = cell.quantity(paper.format().notation(), printedIn);
        problems.addAll(amount.problems());
        @Nullable Quantity printed = amount.value().orElse(null);
        boolean unreadable = !amount.isClean();
        int cents = printedIn.decimals() + printedIn.exponent();
        if (printed != null && printedIn.convertsTo(Unit.EUR) && printed.decimals() > cents) {
            problems.add(Problem.warning(
                    "EB-PCK-018",
                    cell.place(),
                    "\"" + cell.text() + "\" has " + printed.decimals() + " decimals and was read as "
                            + Notation.GERMAN.format(printed) + " " + Notation.symbol(printedIn),
                    "if a mark between thousands was meant, the declared notation does not fit this file"));
        }
        figures.add(new Figure(
                key,
                unit,
                printed,
                unreadable ? Figure.Blank.MISSING : column.blank(),
                precision(column, printed, unit),
                column.role() == PaperDescription.Role.INPUT ? Origin.INPUT : Origin.PRINTED,
                place,
                cell.place()));
    }

    private static int precision(PaperDescription.Column column, @Nullable Quantity printed, Unit unit) {
        int decimals = printed == null ? 0 : printed.decimals();
        return switch (column.exactness()) {
            case EXACT -> Figure.EXACT;
            case ROUNDED -> decimals;
            case CENTS ->
                printed != null && decimals - printed.unit().exponent() >= unit.decimals() ? Figure.EXACT : decimals;
        };
    }

    /** Facts that no relation uses and no other place states: nothing is done with them. */
    List<Problem> lonelyFacts(Set<FigureKey> used) {
        Map<FigureKey, Integer> stated = new HashMap<>();
        figures.forEach(figure -> stated.merge(figure.key(), 1, Integer::sum));
        Map<String, Set<String>> others = new TreeMap<>();
        for (FigureKey other : units.keySet()) {
            if (!facts.containsKey(other) || used.contains(other)) {
                others.computeIfAbsent(other.concept().id(), concept -> new TreeSet<>())
                        .add(other.toString());
            }
        }
        List<Problem> lonely = new ArrayList<>();
        Map<String, List<FigureKey>> unlike = new LinkedHashMap<>();
        Map<String, String> meant = new HashMap<>();
        facts.forEach((key, place) -> {
            if (used.contains(key) || stated.getOrDefault(key, 0) > 1) {
                return;
            }
            String concept = key.concept().id();
            Set<String> same = others.getOrDefault(concept, Set.of());
            String similar =
                    same.isEmpty() ? meant.computeIfAbsent(concept, wanted -> Similar.to(wanted, others.keySet())) : "";
            if (same.isEmpty() && similar.isEmpty()) {
                unlike.computeIfAbsent(place.file(), file -> new ArrayList<>()).add(key);
                return;
            }
            lonely.add(Problem.warning(
                    "EB-PCK-029",
                    place,
                    "no other paper states " + key + " and no relation uses it: it was compared with nothing"
                            + (similar.isEmpty() ? "" : " – did you mean \"" + similar + "\"?"),
                    same.isEmpty()
                            ? "check the concept, phase and period"
                            : "the papers have "
                                    + String.join(", ", same.stream().limit(5).toList())));
        });
        unlike.forEach((file, keys) -> lonely.add(new Problem(
                "EB-PCK-029",
                Severity.INFO,
                Objects.requireNonNull(facts.get(keys.get(0))),
                (keys.size() == 1 ? "1 fact was" : keys.size() + " facts were")
                        + " compared with nothing, for no other paper states "
                        + (keys.size() == 1
                                ? "it and no relation uses it: "
                                : "them and no relation uses them; the first is ")
                        + keys.get(0),
                "nothing, if that is what was meant")));
        return lonely;
    }

    /** A list of single facts: each row names its figure. */
    void readFacts(PaperDescription paper, CsvTable table) {
        PaperDescription.Keys keys = paper.keys();
        List<String> required = new ArrayList<>(List.of(keys.line(), keys.phase(), keys.period()));
        required.addAll(paper.columns().keySet());
        List<Problem> missing = table.missing(required);
        problems.addAll(missing);
        if (!missing.isEmpty()) {
            return;
        }
        Map<String, Integer> repeated = new LinkedHashMap<>();
        for (CsvTable.Row row : table.rows()) {
            try {
                FigureKey key = new FigureKey(
                        Concept.of(PaperTable.text(row, keys.line())),
                        Phase.parse(PaperTable.text(row, keys.phase())),
                        Period.parse(PaperTable.text(row, keys.period())),
                        Dimensions.parse(PaperTable.text(row, keys.dimensions())));
                String code = PaperTable.text(row, keys.unit());
                Unit printedIn = code.isEmpty() ? Unit.EUR : Unit.of(code);
                Unit unit = units.computeIfAbsent(key, fact -> printedIn);
                if (!printedIn.convertsTo(unit)) {
                    throw new IllegalArgumentException(key + " counts " + unit + " elsewhere, " + printedIn + " here");
                }
                String label = PaperTable.text(row, keys.label());
                labels.putIfAbsent(key, label.isEmpty() ? key.toString() : label);
                facts.putIfAbsent(key, row.place());
                String id = key.concept().id();
                int count = repeated.merge(id, 1, Integer::sum);
                String rowId = count == 1 ? id : id + "." + count;
                paper.columns()
                        .forEach((name, column) -> addFigure(
                                key,
                                unit,
                                printedIn,
                                row.cell(name),
                                paper,
                                column,
                                new Place(paper.id(), rowId, name, label)));
            } catch (IllegalArgumentException e) {
                problems.add(Problem.error(
                        "EB-PCK-016",
                        row.place(),
                        "the row names no figure: " + e.getMessage(),
                        "expected concept, phase and period, for example jahresergebnis, ANSATZ, 2023"));
            }
        }
    }
}
