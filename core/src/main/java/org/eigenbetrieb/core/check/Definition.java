package org.eigenbetrieb.core.check;

import java.util.List;
import java.util.Objects;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Rational;
import org.jspecify.annotations.Nullable;

/**
 * One weighted sum of rows that reproduces a printed row in some of its columns.
 *
 * <p>Numbers are in the unit of the printed row. Immutable and safe for use by several threads.
 *
 * @param terms the rows with their weights, in the order of the paper
 * @param columns columns in which it reproduces the printed number within rounding
 * @param declared columns in which a relation says that the row is this sum; empty when the search found it
 * @param odds evidence against chance: a sum as simple as this one fits the columns that speak for it by accident in
 *     fewer than one of 2<sup>odds</sup> tables; 0 for a declared sum that no other column was needed for
 * @param rivals other sums, as simple, that fit the same columns; which of them is meant is not decidable
 * @param series the whole row by this definition
 */
public record Definition(
        List<Term> terms,
        List<String> columns,
        List<String> declared,
        int odds,
        List<String> rivals,
        List<Restated> series) {

    /** Checks and copies the parts. */
    public Definition {
        terms = List.copyOf(terms);
        columns = List.copyOf(columns);
        declared = List.copyOf(declared);
        rivals = List.copyOf(rivals);
        series = List.copyOf(series);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("A definition needs terms");
        }
    }

    /**
     * A row with its weight.
     *
     * @param row id of the row
     * @param label the row as printed
     * @param weight exact weight, not 0
     */
    public record Term(String row, String label, Rational weight) {

        /** Checks that everything is given. */
        public Term {
            Objects.requireNonNull(row, "row");
            Objects.requireNonNull(label, "label");
            if (weight.signum() == 0) {
                throw new IllegalArgumentException("The row " + row + " has the weight 0");
            }
        }
    }

    /**
     * The value of one column as if the whole row followed one definition. Not rounded.
     *
     * @param column the column
     * @param value the sum of the printed rows, or null when one of them is not printed
     * @param range what the sum can be, given the rounding of the rows, or null
     * @param growth change against the column of the year before in percent, or null where there is none
     * @param growthRange what the change can be, or null
     * @param missing labels of rows that are not printed in this column
     */
    public record Restated(
            String column,
            @Nullable Rational value,
            @Nullable Interval range,
            @Nullable Rational growth,
            @Nullable Interval growthRange,
            List<String> missing) {

        /** Copies the list. */
        public Restated {
            Objects.requireNonNull(column, "column");
            missing = List.copyOf(missing);
            if ((value == null) != (range == null)
                    || (growth == null) != (growthRange == null)
                    || (value == null) == missing.isEmpty()) {
                throw new IllegalArgumentException("Column " + column + " has either a value or what is missing");
            }
        }
    }

    /**
     * Whether the relations declare it somewhere.
     *
     * @return false when only the search found it
     */
    public boolean isDeclared() {
        return !declared.isEmpty();
    }

    /** The sum in words: labels with their weights. */
    @Override
    public String toString() {
        return text(terms, "\"", "\"");
    }

    static String text(List<Term> terms, String opening, String closing) {
        StringBuilder text = new StringBuilder();
        for (Term term : terms) {
            boolean minus = term.weight.signum() < 0;
            if (text.isEmpty()) {
                text.append(minus ? "−" : "");
            } else {
                text.append(minus ? " − " : " + ");
            }
            Rational size = term.weight.abs();
            if (!size.equals(Rational.ONE)) {
                text.append(size).append(" × ");
            }
            text.append(opening).append(term.label).append(closing);
        }
        return text.toString();
    }
}
