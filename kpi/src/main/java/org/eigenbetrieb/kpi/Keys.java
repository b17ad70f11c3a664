package org.eigenbetrieb.kpi;

import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;

/** Keys of this module's figures. */
final class Keys {

    /** What tells rows of one key figure apart: kind of device, who pays, what is deducted, whose benchmark. */
    static final DimensionKey MERKMAL = new DimensionKey("merkmal");
    /** Which rule counts the workplaces. */
    static final DimensionKey DEFINITION = new DimensionKey("definition");
    /** What part of a change it is. */
    static final DimensionKey EFFEKT = new DimensionKey("effekt");

    /** Which paper says so, where another one than the table itself does. */
    static final DimensionKey UNTERLAGE = new DimensionKey("unterlage");

    private Keys() {}

    static FigureKey of(Kennzahl kennzahl, YearColumn column, String merkmal) {
        return new FigureKey(
                kennzahl.concept(),
                column.phase(),
                column.period(),
                merkmal.isEmpty() ? Dimensions.NONE : Dimensions.of(MERKMAL, merkmal));
    }

    /** A value of a list of benchmarks. */
    static FigureKey listed(Benchmark benchmark) {
        return new FigureKey(
                Kennzahl.RICHTWERT.concept(),
                Phase.ERGEBNIS,
                Period.year(benchmark.year()),
                Dimensions.of(MERKMAL, benchmark.id()).with(UNTERLAGE, "richtwerte"));
    }

    static FigureKey of(Kennzahl kennzahl, YearColumn column) {
        return of(kennzahl, column, "");
    }

    static FigureKey defined(Kennzahl kennzahl, YearColumn column, String definition) {
        return of(kennzahl, column).with(Dimensions.of(DEFINITION, definition));
    }

    static FigureKey effect(YearColumn column, String effect) {
        return of(Kennzahl.VERAENDERUNG, column).with(Dimensions.of(EFFEKT, effect));
    }

    /** Whether a text can tell rows apart. */
    static boolean isValue(String text) {
        if (text.length() > 120) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || ";=[]|".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** An id for relations, rows and columns: everything that is not a letter, digit, dot or dash becomes a dash. */
    static String id(String text) {
        StringBuilder id = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_';
            id.append(allowed ? c : '-');
        }
        return id.toString();
    }
}
