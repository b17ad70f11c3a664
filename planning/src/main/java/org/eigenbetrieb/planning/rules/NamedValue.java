package org.eigenbetrieb.planning.rules;

import java.util.Objects;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * A limit that a statute leaves open and a bylaw or resolution sets.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param id the name that triggers use
 * @param amount the limit: a fixed amount, or a share of figures
 * @param validity when it is in force
 * @param source who says so
 * @param place where it is written down
 */
public record NamedValue(String id, Amount amount, Validity validity, LegalSource source, SourceRef place) {

    /** Checks the parts; see the record's description. */
    public NamedValue {
        Ids.check(id);
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(place, "place");
        if (amount.terms().isEmpty()) {
            throw new IllegalArgumentException("Value " + id + " sets nothing; expected at least one term");
        }
        if (amount.terms().stream().anyMatch(term -> term instanceof Amount.Named)) {
            throw new IllegalArgumentException("Value " + id + " names another value; write its amount instead");
        }
    }
}
