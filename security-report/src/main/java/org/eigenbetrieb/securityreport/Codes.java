package org.eigenbetrieb.securityreport;

import java.util.Arrays;
import java.util.function.Function;

/** Constants by the words that tables use for them. */
final class Codes {

    private Codes() {}

    static <E extends Enum<E>> E of(E[] values, Function<E, String> naming, String code) {
        for (E value : values) {
            if (naming.apply(value).equals(code)) {
                return value;
            }
        }
        throw new IllegalArgumentException("\"" + code + "\" is not known here; expected " + expected(values, naming));
    }

    static <E> String expected(E[] values, Function<E, String> naming) {
        return "one of " + String.join(", ", Arrays.stream(values).map(naming).toList());
    }
}
