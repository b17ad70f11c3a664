package org.eigenbetrieb.core.time;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How certain a figure is: from the plan to the audited result.
 *
 * <p>A plan knows which version it is (the original or the n-th Nachtrag), an interim figure and a forecast know
 * their Stichtag. Immutable and safe for use by several threads.
 *
 * @param kind the kind of phase
 * @param nachtrag 0 for the original plan, n for the n-th Nachtrag; 0 for every other kind
 * @param stichtag the day up to which actual figures were known; given for IST and HOCHRECHNUNG, null otherwise
 */
public record Phase(Kind kind, int nachtrag, @Nullable LocalDate stichtag) implements Comparable<Phase> {

    /** The kinds of phase. */
    public enum Kind {
        /** Audited result of a closed year. */
        ERGEBNIS,
        /** Decided plan. */
        ANSATZ,
        /** Actual figures up to a Stichtag, not audited. */
        IST,
        /** Forecast of the year made at a Stichtag. */
        HOCHRECHNUNG,
        /** Medium-term planning, not decided. */
        PLANUNG,
        /** Columns that mix phases, such as totals over results and plans. */
        GESAMT
    }

    /** The audited result. */
    public static final Phase ERGEBNIS = new Phase(Kind.ERGEBNIS, 0, null);
    /** The original plan. */
    public static final Phase ANSATZ = new Phase(Kind.ANSATZ, 0, null);
    /** The medium-term planning. */
    public static final Phase PLANUNG = new Phase(Kind.PLANUNG, 0, null);
    /** A mixture of phases. */
    public static final Phase GESAMT = new Phase(Kind.GESAMT, 0, null);

    /** Checks the parts; see the record's description. */
    public Phase {
        Objects.requireNonNull(kind, "kind");
        if (nachtrag < 0 || (nachtrag > 0 && kind != Kind.ANSATZ)) {
            throw new IllegalArgumentException(
                    "Only a plan has a Nachtrag, counted from 1; " + kind + " got " + nachtrag);
        }
        if ((stichtag != null) != (kind == Kind.IST || kind == Kind.HOCHRECHNUNG)) {
            throw new IllegalArgumentException(
                    stichtag == null ? kind + " needs its Stichtag" : kind + " has no Stichtag, but got " + stichtag);
        }
    }

    /**
     * Actual figures up to a day.
     *
     * @param stichtag the day
     * @return the phase
     */
    public static Phase ist(LocalDate stichtag) {
        return new Phase(Kind.IST, 0, stichtag);
    }

    /**
     * A forecast made with the actual figures up to a day.
     *
     * @param stichtag the day
     * @return the phase
     */
    public static Phase hochrechnung(LocalDate stichtag) {
        return new Phase(Kind.HOCHRECHNUNG, 0, stichtag);
    }

    /**
     * A plan in one of its versions.
     *
     * @param nachtrag 0 for the original, n for the n-th Nachtrag
     * @return the phase
     */
    public static Phase ansatz(int nachtrag) {
        return new Phase(Kind.ANSATZ, nachtrag, null);
    }

    /**
     * The Stichtag of actual figures and forecasts.
     *
     * @return the day, or empty
     */
    public Optional<LocalDate> stichtagIfAny() {
        return Optional.ofNullable(stichtag);
    }

    /**
     * Reads what {@link #toString()} prints: {@code ERGEBNIS}, {@code ANSATZ}, {@code ANSATZ.1},
     * {@code IST.2023-06-30}, {@code HOCHRECHNUNG.2023-06-30}, {@code PLANUNG}, {@code GESAMT}.
     *
     * @param text the text
     * @return the phase
     * @throws IllegalArgumentException when the text has another form
     */
    public static Phase parse(String text) {
        int dot = text.indexOf('.');
        String name = dot < 0 ? text : text.substring(0, dot);
        try {
            Kind kind = Kind.valueOf(name);
            if (dot < 0) {
                return new Phase(kind, 0, null);
            }
            String rest = text.substring(dot + 1);
            Phase phase = kind == Kind.ANSATZ
                    ? new Phase(kind, Integer.parseInt(rest), null)
                    : new Phase(kind, 0, LocalDate.parse(rest));
            if (phase.toString().equals(text)) {
                return phase;
            }
            throw new IllegalArgumentException("it is written " + phase);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a phase; expected for example ANSATZ, ANSATZ.1 or IST.2023-06-30", e);
        }
    }

    /** By kind, then version, then Stichtag. */
    @Override
    public int compareTo(Phase other) {
        return Comparator.comparing(Phase::kind)
                .thenComparing(Phase::nachtrag)
                .thenComparing(Phase::stichtag, Comparator.nullsFirst(Comparator.naturalOrder()))
                .compare(this, other);
    }

    /** The short form that {@link #parse(String)} reads. */
    @Override
    public String toString() {
        if (stichtag != null) {
            return kind + "." + stichtag;
        }
        return nachtrag > 0 ? kind + "." + nachtrag : kind.toString();
    }
}
