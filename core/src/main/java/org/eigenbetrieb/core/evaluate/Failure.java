package org.eigenbetrieb.core.evaluate;

import java.util.List;
import java.util.Objects;
import org.eigenbetrieb.core.figure.FigureKey;

/**
 * Why a figure has no number.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param reason the kind of reason
 * @param message the reason in one sentence
 * @param causes the figures at the root of it, ordered, without repetition; for a missing input the input itself
 */
public record Failure(Reason reason, String message, List<FigureKey> causes) implements Value {

    /** The kinds of reason; the list is closed. */
    public enum Reason {
        /** A needed input is not there; the causes name it. */
        MISSING_INPUT,
        /** The rule has no result here, such as a percentage of 0. */
        NOT_APPLICABLE,
        /** The rule for this figure could not be used; a problem names it. */
        RULE_FAILED,
        /** The number is larger than the library holds. */
        OVERFLOW
    }

    /** Checks the parts and copies the causes. */
    public Failure {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
        causes = List.copyOf(causes);
    }

    /**
     * A missing input.
     *
     * @param key the input
     * @return the failure that names it
     */
    public static Failure missing(FigureKey key) {
        return new Failure(Reason.MISSING_INPUT, "no input for " + key, List.of(key));
    }

    /**
     * A rule without result.
     *
     * @param message why
     * @param causes the figures that decide it
     * @return the failure
     */
    public static Failure notApplicable(String message, List<FigureKey> causes) {
        return new Failure(Reason.NOT_APPLICABLE, message, causes);
    }

    /**
     * A rule that could not be used.
     *
     * @param message what went wrong with it
     * @return the failure
     */
    public static Failure ruleFailed(String message) {
        return new Failure(Reason.RULE_FAILED, message, List.of());
    }
}
