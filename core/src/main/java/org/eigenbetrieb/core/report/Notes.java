package org.eigenbetrieb.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.source.Severity;

/** The numbered marks of one table or list of facts, in the order in which they appear. */
final class Notes {

    private final Map<Mark, Integer> numbers = new LinkedHashMap<>();

    private Notes() {}

    static Notes of(ReportTable table) {
        Notes notes = new Notes();
        table.rows().forEach(row -> row.cells().forEach(notes::add));
        return notes;
    }

    static Notes of(List<Fact> facts) {
        Notes notes = new Notes();
        facts.forEach(fact -> notes.add(fact.value()));
        return notes;
    }

    private void add(Cell cell) {
        for (Mark mark : marks(cell)) {
            numbers.putIfAbsent(mark, numbers.size() + 1);
        }
    }

    /** The marks of a cell; the reason for a missing number is one of them. */
    static List<Mark> marks(Cell cell) {
        if (cell instanceof Cell.Absent absent) {
            List<Mark> marks = new ArrayList<>();
            marks.add(Mark.of(Severity.INFO, absent.reason()));
            marks.addAll(absent.marks());
            return marks;
        }
        return cell.marks();
    }

    boolean isEmpty() {
        return numbers.isEmpty();
    }

    /** All marks with their numbers from 1. */
    Map<Mark, Integer> numbers() {
        return numbers;
    }

    int number(Mark mark) {
        return numbers.getOrDefault(mark, 0);
    }

    /** The numbers of a cell's marks in brackets: {@code [1][3]}, or an empty text. */
    String signs(Cell cell) {
        StringBuilder signs = new StringBuilder();
        for (Mark mark : marks(cell)) {
            signs.append('[').append(number(mark)).append(']');
        }
        return signs.toString();
    }

    /** What a mark says, with its weight and the finding that tells more. */
    static String text(Mark mark) {
        return Words.of(mark.severity()) + ": " + Printed.clean(mark.message())
                + (mark.finding().isEmpty() ? "" : " (" + Words.FINDING + ' ' + mark.finding() + ')');
    }
}
