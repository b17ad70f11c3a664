package org.eigenbetrieb.ozg;

import java.util.Objects;

/**
 * What is counted: the unit, and whether internal processes and local services take part.
 *
 * <p>Every count carries its rule, so that two numbers that count different things are never compared unseen. Immutable
 * and safe for use by several threads.
 *
 * @param unit what counts as one
 * @param internal whether processes inside the administration take part
 * @param local whether services that are no official OZG-Leistung take part
 */
public record CountingRule(Unit unit, boolean internal, boolean local) {

    /** What counts as one. */
    public enum Unit {
        /** Each entry of the list, as it is printed. */
        ROWS("Zeilen"),
        /**
         * Each service once, however many entries name it; a bundle is one. A service whose entries have several statuses
         * counts with the one that is least far, so that it is online when all of them are.
         */
        DISTINCT("verschiedene Leistungen"),
        /** Each entry, bundles with the number of services that they contain. */
        EXPANDED("Leistungen mit aufgelösten Bündeln");

        private final String label;

        Unit(String label) {
            this.label = label;
        }

        /**
         * What reports print.
         *
         * @return the German plural
         */
        public String label() {
            return label;
        }
    }

    /** Checks that the unit is given. */
    public CountingRule {
        Objects.requireNonNull(unit, "unit");
    }

    /**
     * All entries, row by row: what lists print.
     *
     * @return the rule
     */
    public static CountingRule rows() {
        return new CountingRule(Unit.ROWS, true, true);
    }

    /**
     * All services, each once.
     *
     * @return the rule
     */
    public static CountingRule distinct() {
        return new CountingRule(Unit.DISTINCT, true, true);
    }

    /**
     * All entries, bundles expanded.
     *
     * @return the rule
     */
    public static CountingRule expanded() {
        return new CountingRule(Unit.EXPANDED, true, true);
    }

    /**
     * The same rule without processes inside the administration.
     *
     * @return the rule
     */
    public CountingRule withoutInternal() {
        return new CountingRule(unit, false, local);
    }

    /**
     * The same rule without services that are no official OZG-Leistung.
     *
     * @return the rule
     */
    public CountingRule withoutLocal() {
        return new CountingRule(unit, internal, false);
    }

    /**
     * Whether an entry takes part.
     *
     * @param entry the entry
     * @return true when it is counted
     */
    public boolean includes(Leistung entry) {
        return (internal || !entry.internal()) && (local || entry.scope() != Scope.LOCAL);
    }

    /**
     * The rule in words, as reports print it.
     *
     * @return a German phrase
     */
    public String label() {
        String without = internal ? "" : ", ohne verwaltungsinterne";
        return unit.label() + without + (local ? "" : ", ohne örtliche Leistungen");
    }

    /** The rule in words. */
    @Override
    public String toString() {
        return label();
    }
}
