package org.eigenbetrieb.core.pack;

import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.figure.FigureKey;

/** German words of printed papers. */
final class Texts {

    private Texts() {}

    /** Why a cell has no number. */
    static String reason(Failure failure, Pack pack) {
        return switch (failure.reason()) {
            case MISSING_INPUT -> "Angabe fehlt: " + names(failure, pack);
            case NOT_APPLICABLE ->
                isDivisor(failure, pack)
                        ? "nicht anwendbar: " + names(failure, pack) + " ist 0"
                        : "nicht anwendbar: " + failure.message();
            case RULE_FAILED -> "Rechenregel nicht anwendbar: " + failure.message();
            case OVERFLOW -> "Die Zahl hat mehr als 18 Ziffern";
        };
    }

    /** Whether the causes are numbers that are 0, and not figures for which a calculator has no result. */
    private static boolean isDivisor(Failure failure, Pack pack) {
        return !failure.causes().isEmpty()
                && failure.causes().stream()
                        .noneMatch(cause -> pack.net().failures().containsKey(cause));
    }

    private static String names(Failure failure, Pack pack) {
        StringBuilder names = new StringBuilder();
        int shown = 0;
        for (FigureKey cause : failure.causes()) {
            if (shown++ == 3) {
                names.append(" und ").append(failure.causes().size() - 3).append(" weitere");
                break;
            }
            names.append(names.isEmpty() ? "" : "; ").append(pack.label(cause));
        }
        return names.toString();
    }
}
