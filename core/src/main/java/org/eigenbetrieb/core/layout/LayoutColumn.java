package org.eigenbetrieb.core.layout;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.jspecify.annotations.Nullable;

/**
 * A column of a form.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param id id of the column, unique in its layout
 * @param header printed heading; {@code {year}} and {@code {stichtag}} are replaced; {@link #UNTITLED} for a column that
 *     is printed without one
 * @param group heading over several columns; may be empty
 * @param optional whether it is printed only where a pack gives its figures
 * @param content what stands in it
 * @param place where it is written down
 */
public record LayoutColumn(String id, String header, String group, boolean optional, Content content, SourceRef place) {

    /** The header of a column that holds numbers but is printed without a heading. */
    public static final String UNTITLED = "(ohne Überschrift)";

    /** What stands in a column. */
    public sealed interface Content permits Facts, Percent {}

    /** How the period of a column follows from the year and the Stichtag of its paper. */
    public enum Basis {
        /** A calendar year. */
        YEAR,
        /** From 1 January to the Stichtag. */
        YEAR_TO_STICHTAG,
        /** The Stichtag as an instant. */
        STICHTAG,
        /** From 1 January of a year on, without end. */
        FROM_YEAR,
        /** Up to 31 December of a year, without beginning. */
        UNTIL_YEAR,
        /** All time. */
        ALWAYS,
        /** 1 January of a year as an instant: what is there when it begins. */
        BEGIN_OF_YEAR,
        /** 31 December of a year as an instant. */
        END_OF_YEAR
    }

    /**
     * Facts of one phase and period.
     *
     * @param phase the kind of phase
     * @param nachtrag version of the plan, 0 for the original
     * @param basis how the period is formed
     * @param offset years after the paper's year, negative for years before
     * @param dimensions what tells the column's figures apart from others of the same phase and period
     * @param slot name of the slot whose calculators define the inputs of this column; empty when they are given
     * @param sum columns that it adds up, each with its weight; empty when it adds up none
     * @param otherwise of columns in {@code sum} those that are not always filled, each with the column that counts in
     *     its place where it holds less: a cumulative column contains the single year, so never both are added
     * @param unit unit that the form prints it in; null for the unit of the line
     */
    public record Facts(
            Phase.Kind phase,
            int nachtrag,
            Basis basis,
            int offset,
            Dimensions dimensions,
            String slot,
            Map<String, Rational> sum,
            Map<String, String> otherwise,
            @Nullable Unit unit)
            implements Content {
        /** Checks that nothing is missing, and copies the maps, keeping their order. */
        public Facts {
            sum = Collections.unmodifiableMap(new LinkedHashMap<>(sum));
            otherwise = Collections.unmodifiableMap(new LinkedHashMap<>(otherwise));
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(basis, "basis");
            Objects.requireNonNull(dimensions, "dimensions");
            Objects.requireNonNull(slot, "slot");
        }

        /**
         * Facts of one phase and period that add up no columns with a replacement.
         *
         * @param phase the kind of phase
         * @param nachtrag version of the plan, 0 for the original
         * @param basis how the period is formed
         * @param offset years after the paper's year, negative for years before
         * @param dimensions what tells the column's figures apart from others of the same phase and period
         * @param slot name of the slot; empty when the figures are given
         * @param sum columns that it adds up, each with its weight; empty when it adds up none
         * @param unit unit that the form prints it in; null for the unit of the line
         */
        public Facts(
                Phase.Kind phase,
                int nachtrag,
                Basis basis,
                int offset,
                Dimensions dimensions,
                String slot,
                Map<String, Rational> sum,
                @Nullable Unit unit) {
            this(phase, nachtrag, basis, offset, dimensions, slot, sum, Map.of(), unit);
        }
    }

    /**
     * One column in percent of another.
     *
     * @param part id of the column that is compared
     * @param whole id of the column that counts as 100
     * @param decimals printed decimals
     * @param ifZero what the form prints where the whole is exactly 0, in plain notation; empty when it does not say
     */
    public record Percent(String part, String whole, int decimals, String ifZero) implements Content {
        /** Checks that nothing is missing. */
        public Percent {
            Objects.requireNonNull(part, "part");
            Objects.requireNonNull(whole, "whole");
            Objects.requireNonNull(ifZero, "ifZero");
        }
    }

    /** Checks that nothing is missing. */
    public LayoutColumn {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(place, "place");
    }

    /**
     * The phase of a column of facts in a paper.
     *
     * @param facts the content
     * @param stichtag Stichtag of the paper
     * @return the phase
     */
    static Phase phase(Facts facts, LocalDate stichtag) {
        boolean dated = facts.phase() == Phase.Kind.IST || facts.phase() == Phase.Kind.HOCHRECHNUNG;
        return new Phase(facts.phase(), facts.nachtrag(), dated ? stichtag.plusYears(facts.offset()) : null);
    }

    /**
     * The period of a column of facts in a paper.
     *
     * @param facts the content
     * @param year year of the paper
     * @param stichtag Stichtag of the paper
     * @return the period
     */
    static Period period(Facts facts, int year, LocalDate stichtag) {
        return switch (facts.basis()) {
            case YEAR -> Period.year(year + facts.offset());
            case YEAR_TO_STICHTAG -> Period.yearTo(stichtag.plusYears(facts.offset()));
            case STICHTAG -> Period.at(stichtag.plusYears(facts.offset()));
            case FROM_YEAR -> Period.from(LocalDate.of(year + facts.offset(), 1, 1));
            case UNTIL_YEAR -> Period.until(LocalDate.of(year + facts.offset(), 12, 31));
            case ALWAYS -> Period.always();
            case BEGIN_OF_YEAR -> Period.at(LocalDate.of(year + facts.offset(), 1, 1));
            case END_OF_YEAR -> Period.at(LocalDate.of(year + facts.offset(), 12, 31));
        };
    }
}
