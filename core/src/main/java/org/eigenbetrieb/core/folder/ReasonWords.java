package org.eigenbetrieb.core.folder;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reasons of {@link org.eigenbetrieb.core.check.Coverage} in German, as reports print them. */
final class ReasonWords {

    /** How the key of a group begins of which it is not known whether all of it can hold. */
    static final String JOINT = "joint:";

    private static final String NOT_PRINTED = " is not printed";
    private static final String DIVISOR = "the divisor ";
    private static final String MAY_BE_ZERO = " may be 0";
    private static final String IS_ZERO = " is 0";

    private static final Map<String, String> PLAIN = Map.of(
            "a factor is not printed", "ein Faktor ist nicht gedruckt",
            "the divisor may be 0", "der Nenner kann 0 sein",
            "a quotient inside a sum is not one of the forms of a check",
                    "ein Quotient innerhalb einer Summe lässt sich so nicht prüfen",
            "its rule rounds the quotient to other digits than are printed",
                    "die Regel rundet den Quotienten auf andere Stellen als gedruckt");

    private ReasonWords() {}

    /**
     * One line.
     *
     * @param key a relation or group
     * @param reason why it could not be checked, in English
     * @param label how a figure is called, by its id
     */
    static String line(String key, String reason, UnaryOperator<String> label) {
        if (key.startsWith(JOINT)) {
            return label.apply(key.substring(JOINT.length()))
                    + " und was damit zusammenhängt: Die Suche endete, bevor feststand, ob alle Beziehungen zugleich"
                    + " erfüllt sein können";
        }
        return key + ": " + reason(reason, label);
    }

    private static String reason(String reason, UnaryOperator<String> label) {
        String plain = PLAIN.get(reason);
        if (plain != null) {
            return plain;
        }
        if (reason.endsWith(NOT_PRINTED)) {
            return label.apply(reason.substring(0, reason.length() - NOT_PRINTED.length())) + " ist nicht gedruckt";
        }
        for (String end : new String[] {MAY_BE_ZERO, IS_ZERO}) {
            if (reason.startsWith(DIVISOR) && reason.endsWith(end)) {
                String divisor = reason.substring(DIVISOR.length(), reason.length() - end.length());
                return "der Nenner " + labels(divisor, label) + (end.equals(IS_ZERO) ? " ist 0" : " kann 0 sein");
            }
        }
        return reason;
    }

    private static String labels(String ids, UnaryOperator<String> label) {
        return Stream.of(ids.split(", ")).map(label).collect(Collectors.joining(", "));
    }
}
