package org.eigenbetrieb.core.check;

import java.util.List;
import java.util.Objects;
import org.eigenbetrieb.core.quantity.Unit;

/**
 * Which weighted sums of the rows around it reproduce a printed row, column by column.
 *
 * <p>Searched are sums of at most four rows of the block that the row stands in – the
 * rows above and below that count in the same dimension, at most eight –, with the weights
 * 1, −1 and the shares 1/2, 1/3, 2/3, 1/4, 3/4, 1/5 and 1/10, at most two of them shares; further the sums that
 * relations declare in any column, and these with one or two weights changed. Rounding is taken seriously: a sum fits
 * where its interval meets the printed one. A sum that no relation declares is believed only when it fits at least two
 * columns that no other explains and that are no multiples of each other, and when the number of sums as simple that
 * were tried makes a chance fit less likely than 1 : 100. The simplest sum wins; a
 * more complicated one must earn its place with at least two columns more. Deterministic. Immutable and safe for use by
 * several threads.
 *
 * @param paper the paper
 * @param row id of the row
 * @param label the row as printed
 * @param unit unit of the numbers
 * @param columns the columns that print the row, in the order of the paper
 * @param definitions declared sums that hold somewhere first, then those that were found, the one with most columns first
 * @param rows how many rows of the block were searched
 * @param tried how many different sums were tried
 */
public record Definitions(
        String paper,
        String row,
        String label,
        Unit unit,
        List<String> columns,
        List<Definition> definitions,
        int rows,
        int tried) {

    /** Checks and copies the parts. */
    public Definitions {
        Objects.requireNonNull(paper, "paper");
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(unit, "unit");
        columns = List.copyOf(columns);
        definitions = List.copyOf(definitions);
    }

    /**
     * Searches the definitions of a row, from the printed rows and the sums that relations declare for it, if any.
     *
     * @param net the printed cells; rows and columns are those of {@link CheckCell#place()}
     * @param paper the paper
     * @param row id of the row
     * @return what was found; without definitions when no sum is supported well enough
     * @throws IllegalArgumentException when the paper has no such row
     */
    public static Definitions of(CheckNet net, String paper, String row) {
        return new DefinitionSearch(net).search(paper, row, List.of());
    }

    /**
     * The definitions that reproduce a column.
     *
     * @param column the column
     * @return several when the column does not tell them apart
     */
    public List<Definition> holding(String column) {
        return definitions.stream()
                .filter(definition -> definition.columns().contains(column))
                .toList();
    }

    /**
     * Columns that more than one definition reproduces: which of them was used is not decidable there.
     *
     * @return the columns in the order of the paper
     */
    public List<String> undecided() {
        return columns.stream().filter(column -> holding(column).size() > 1).toList();
    }

    /**
     * Columns that no definition reproduces.
     *
     * @return the columns in the order of the paper
     */
    public List<String> unexplained() {
        return columns.stream().filter(column -> holding(column).isEmpty()).toList();
    }
}
