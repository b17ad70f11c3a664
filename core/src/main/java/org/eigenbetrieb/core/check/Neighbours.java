package org.eigenbetrieb.core.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Equal numbers side by side in the rows, or one above the other in the columns, of the papers of a net.
 *
 * <p>A number twice in a row says that it was copied where that is rare, and where nearly all of a column repeats the one
 * beside it. In a paper that plans the same amounts for several years it says nothing.
 */
final class Neighbours {

    /** In a paper where an equal pair says something, at most one pair of so many is equal besides. */
    private static final int RARE = 10;

    private final Function<CheckCell, String> line;
    private final Function<CheckCell, String> across;
    private final Map<String, List<CheckCell>> lines = new LinkedHashMap<>();

    /** By the two lines across which pairs stand. */
    private final Map<String, Pairs> pairs = new HashMap<>();

    /** By paper, without lines that repeat each other. */
    private final Map<String, Pairs> papers = new HashMap<>();

    private static final class Pairs {
        private int all;
        private int equal;

        boolean isRepetition() {
            return equal > 1 && equal * 4 >= all * 3;
        }
    }

    private Neighbours(CheckNet net, Function<CheckCell, String> line, Function<CheckCell, String> across) {
        this.line = line;
        this.across = across;
        for (CheckCell cell : net.cells()) {
            if (cell.printed() != null
                    && !cell.place().row().isEmpty()
                    && !cell.place().column().isEmpty()) {
                lines.computeIfAbsent(cell.place().paper() + "\n" + line.apply(cell), key -> new ArrayList<>())
                        .add(cell);
            }
        }
        Map<String, String> paperOf = new HashMap<>();
        for (List<CheckCell> cells : lines.values()) {
            for (int i = 1; i < cells.size(); i++) {
                CheckCell one = cells.get(i - 1);
                CheckCell other = cells.get(i);
                if (isNumber(one) && isNumber(other)) {
                    Pairs here = pairs.computeIfAbsent(key(one, other), key -> new Pairs());
                    here.all++;
                    here.equal += isEqual(one, other) ? 1 : 0;
                    paperOf.put(key(one, other), one.place().paper());
                }
            }
        }
        pairs.forEach((key, here) -> {
            if (!here.isRepetition()) {
                Pairs paper = papers.computeIfAbsent(Objects.requireNonNull(paperOf.get(key)), each -> new Pairs());
                paper.all += here.all;
                paper.equal += here.equal;
            }
        });
    }

    /** Side by side, in rows. */
    static Neighbours inRows(CheckNet net) {
        return new Neighbours(
                net, cell -> cell.place().row(), cell -> cell.place().column());
    }

    /** One above the other, in columns. */
    static Neighbours inColumns(CheckNet net) {
        return new Neighbours(
                net, cell -> cell.place().column(), cell -> cell.place().row());
    }

    private String key(CheckCell one, CheckCell other) {
        return one.place().paper() + "\n" + across.apply(one) + "\n" + across.apply(other);
    }

    private static boolean isNumber(CheckCell cell) {
        return cell.value().filter(value -> value.signum() != 0).isPresent();
    }

    private static boolean isEqual(CheckCell one, CheckCell other) {
        return one.value().equals(other.value());
    }

    /** Whether the cell before or after this one prints the same number, and that says something. */
    boolean isCopied(CheckCell cell) {
        List<CheckCell> cells = lines.getOrDefault(cell.place().paper() + "\n" + line.apply(cell), List.of());
        int at = cells.indexOf(cell);
        return at > 0 && says(cells.get(at - 1), cell)
                || at >= 0 && at + 1 < cells.size() && says(cell, cells.get(at + 1));
    }

    private boolean says(CheckCell one, CheckCell other) {
        if (!isNumber(one) || !isEqual(one, other)) {
            return false;
        }
        Pairs paper = papers.get(one.place().paper());
        return Objects.requireNonNull(pairs.get(key(one, other))).isRepetition()
                || paper == null
                || (paper.equal - 1) * RARE <= paper.all - 1;
    }
}
