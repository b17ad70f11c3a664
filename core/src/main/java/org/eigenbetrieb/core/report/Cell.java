package org.eigenbetrieb.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * One cell of a {@link ReportTable}: text, a number, the reason why there is no number, or nothing.
 *
 * <p>Cells are immutable and safe for use by several threads.
 */
public sealed interface Cell {

    /**
     * The remarks on this cell.
     *
     * @return the marks in the order in which they are printed; unmodifiable
     */
    List<Mark> marks();

    /**
     * A blank cell.
     *
     * @return the cell
     */
    static Cell empty() {
        return Empty.INSTANCE;
    }

    /**
     * A cell with text.
     *
     * @param text the text; an empty text is a blank cell
     * @return the cell
     */
    static Cell text(String text) {
        return text.isEmpty() ? Empty.INSTANCE : new Text(text, List.of());
    }

    /**
     * A cell with a number, printed with its own decimals.
     *
     * @param quantity the number
     * @param origin where it comes from
     * @return the cell
     */
    static Number number(Quantity quantity, Origin origin) {
        return new Number(quantity, "", origin, List.of(), List.of());
    }

    /**
     * A cell whose number does not exist or is not known.
     *
     * @param printed what the form prints there: {@code 0}, a dash, nothing
     * @param reason why there is no number, in German
     * @return the cell
     */
    static Absent absent(String printed, String reason) {
        return new Absent(printed, reason, List.of(), List.of());
    }

    /** A blank cell. */
    enum Empty implements Cell {
        /** The only blank cell. */
        INSTANCE;

        @Override
        public List<Mark> marks() {
            return List.of();
        }
    }

    /**
     * A cell with text.
     *
     * @param text the text, not empty; line breaks are kept where the printed form can
     * @param marks remarks on it
     */
    record Text(String text, List<Mark> marks) implements Cell {

        /** Checks and copies the parts. */
        public Text {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("An empty text cell is Cell.empty()");
            }
            marks = List.copyOf(marks);
        }

        /**
         * The same text with one more mark.
         *
         * @param mark the mark
         * @return the new cell
         */
        public Text with(Mark mark) {
            return new Text(text, append(marks, mark));
        }
    }

    /**
     * A cell with a number.
     *
     * @param quantity the number; it is printed with its own decimals and in its own unit, nothing is rounded here
     * @param printed what is printed instead, because the form says so (a 0 for 0,00); empty for the usual form
     * @param origin where the number comes from
     * @param marks remarks on it
     * @param sources where it was read; empty for computed numbers
     */
    record Number(Quantity quantity, String printed, Origin origin, List<Mark> marks, List<SourceRef> sources)
            implements Cell {

        /** Checks and copies the parts. */
        public Number {
            Objects.requireNonNull(quantity, "quantity");
            Objects.requireNonNull(printed, "printed");
            Objects.requireNonNull(origin, "origin");
            marks = List.copyOf(marks);
            sources = List.copyOf(sources);
        }

        /**
         * The same number in another printed form.
         *
         * @param form what is printed instead of the usual form; empty for the usual form
         * @return the new cell
         */
        public Number printedAs(String form) {
            return new Number(quantity, form, origin, marks, sources);
        }

        /**
         * The same number with one more mark.
         *
         * @param mark the mark
         * @return the new cell
         */
        public Number with(Mark mark) {
            return new Number(quantity, printed, origin, append(marks, mark), sources);
        }

        /**
         * The same number with one more place where it was read.
         *
         * @param source the place
         * @return the new cell
         */
        public Number from(SourceRef source) {
            return new Number(quantity, printed, origin, marks, append(sources, source));
        }
    }

    /**
     * A cell without a number where one could be: not applicable, or not known.
     *
     * @param printed what the form prints there; may be empty
     * @param reason why there is no number, in German; not blank
     * @param marks remarks on it
     * @param sources where the blank was read; may be empty
     */
    record Absent(String printed, String reason, List<Mark> marks, List<SourceRef> sources) implements Cell {

        /** Checks and copies the parts. */
        public Absent {
            Objects.requireNonNull(printed, "printed");
            if (reason.isBlank()) {
                throw new IllegalArgumentException("A missing number needs its reason");
            }
            marks = List.copyOf(marks);
            sources = List.copyOf(sources);
        }

        /**
         * The same cell with one more mark.
         *
         * @param mark the mark
         * @return the new cell
         */
        public Absent with(Mark mark) {
            return new Absent(printed, reason, append(marks, mark), sources);
        }

        /**
         * The same cell with one more place where the blank was read.
         *
         * @param source the place
         * @return the new cell
         */
        public Absent from(SourceRef source) {
            return new Absent(printed, reason, marks, append(sources, source));
        }
    }

    private static <T> List<T> append(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }
}
