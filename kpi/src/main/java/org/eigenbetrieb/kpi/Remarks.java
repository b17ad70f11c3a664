package org.eigenbetrieb.kpi;

import java.util.List;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Severity;

/** Findings of this module: what no single relation says. */
final class Remarks {

    private Remarks() {}

    /**
     * A finding about cells.
     *
     * @param relation what was looked at
     * @param cells the cells, the one it is about first; not empty
     * @param expected what should stand there, in the unit of the first cell
     */
    static Finding.Builder about(
            String code, Severity severity, String relation, List<CheckCell> cells, Rational expected) {
        CheckCell first = cells.get(0);
        Rational printed =
                first.value().orElse(Rational.ZERO).timesTenTo(-first.unit().exponent());
        return Finding.builder()
                .code(code)
                .severity(severity)
                .relation(relation)
                .cells(cells)
                .unit(first.unit())
                .recomputed(expected)
                .range(Interval.at(expected))
                .gap(printed.minus(expected));
    }

    /** A finding about cells whose numbers are not in doubt. */
    static Finding.Builder about(String code, Severity severity, String relation, List<CheckCell> cells) {
        return Finding.builder()
                .code(code)
                .severity(severity)
                .relation(relation)
                .cells(cells)
                .unit(cells.get(0).unit());
    }
}
