package org.eigenbetrieb.ozg;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eigenbetrieb.core.law.LegalSource;

/**
 * A rule by which the status of an OZG-Leistung follows from its entries.
 *
 * <p>An OZG-Leistung bundles several services, and "online" is said of it in different senses. A rule is a pure function:
 * equal entries in any order give the same status, and where it cannot decide it says so and never guesses. Implement
 * it for a sense of your own. Implementations are immutable and safe for use by several threads.
 */
public interface StatusDerivation {

    /**
     * What the rule is called.
     *
     * @return a German phrase for reports; not blank
     */
    String label();

    /**
     * Who says so.
     *
     * @return the source
     */
    LegalSource source();

    /**
     * The status of one OZG-Leistung.
     *
     * @param entries its entries, at least one
     * @return the status, or empty when the rule cannot decide
     */
    Optional<OnlineStatus> derive(List<Leistung> entries);

    /**
     * Online when every entry is; in progress when some are or are being worked on.
     *
     * @return the rule
     */
    static StatusDerivation everyEntry() {
        return new Derivations.EveryEntry();
    }

    /**
     * As far as the entry that is furthest.
     *
     * @return the rule
     */
    static StatusDerivation oneEntry() {
        return new Derivations.OneEntry();
    }

    /**
     * Online in the sense of the federal monitoring: one entry has reached a level of maturity. Not decided when no
     * entry is rated, or when none has reached it and not all are rated.
     *
     * @param model version of the maturity model, for example {@code 1.1}
     * @param level the level, for example 2
     * @return the rule
     */
    static StatusDerivation maturity(String model, int level) {
        return new Derivations.Maturity(model, level);
    }

    /**
     * How many of the given entries are rated in a model: what a rule that needs ratings rests on.
     *
     * @param entries the entries
     * @param model version of the model
     * @return the number
     */
    static int rated(List<Leistung> entries, String model) {
        return (int) entries.stream()
                .map(entry -> entry.level(model))
                .filter(OptionalInt::isPresent)
                .count();
    }
}
