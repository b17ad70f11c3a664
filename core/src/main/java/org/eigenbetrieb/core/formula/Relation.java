package org.eigenbetrieb.core.formula;

import java.util.Objects;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * That a figure equals a formula, and who says so.
 *
 * <p>A defining relation computes its figure; there is at most one per figure. An asserting relation must hold too,
 * for example the other way round a table. Checking and explaining use both. Immutable and safe for use by several
 * threads.
 *
 * @param id unique and stable, letters, digits and {@code . _ : -}
 * @param target the figure
 * @param formula what it equals
 * @param role defining or asserting
 * @param rounding the rounding that the rule prescribes, or null for none
 * @param ifZero what the form prints where a divisor is exactly 0, or null when it does not say
 * @param rule the rule in words, printed in explanations
 * @param source who says so
 * @param place where the relation is written down
 * @param paper the paper that it belongs to; empty for relations between papers
 */
public record Relation(
        String id,
        FigureKey target,
        Formula formula,
        Role role,
        @Nullable RoundTo rounding,
        @Nullable Quantity ifZero,
        String rule,
        LegalSource source,
        SourceRef place,
        String paper) {

    /** What a relation does. */
    public enum Role {
        /** Computes its figure. */
        DEFINING,
        /** Must hold as well. */
        ASSERTING
    }

    /** Checks the parts; see the record's description. */
    public Relation {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(formula, "formula");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(paper, "paper");
        if (!id.matches("[A-Za-z0-9._:-]+")) {
            throw new IllegalArgumentException(
                    "\"" + id + "\" is not the id of a relation; expected letters, digits, '.', '_', ':' and '-'");
        }
    }

    /**
     * A relation that computes its figure.
     *
     * @param id unique id
     * @param target the figure
     * @param formula what it equals
     * @param rule the rule in words
     * @param source who says so
     * @param place where it is written down
     * @return the relation
     */
    public static Relation defining(
            String id, FigureKey target, Formula formula, String rule, LegalSource source, SourceRef place) {
        return new Relation(id, target, formula, Role.DEFINING, null, null, rule, source, place, "");
    }

    /**
     * A relation that must hold beside the defining one.
     *
     * @param id unique id
     * @param target the figure
     * @param formula what it equals
     * @param rule the rule in words
     * @param source who says so
     * @param place where it is written down
     * @return the relation
     */
    public static Relation asserting(
            String id, FigureKey target, Formula formula, String rule, LegalSource source, SourceRef place) {
        return new Relation(id, target, formula, Role.ASSERTING, null, null, rule, source, place, "");
    }

    /**
     * The same relation with a prescribed rounding.
     *
     * @param to the rounding
     * @return the relation
     */
    public Relation rounded(RoundTo to) {
        return new Relation(id, target, formula, role, to, ifZero, rule, source, place, paper);
    }

    /**
     * The same relation in another role.
     *
     * @param other the role
     * @return the relation
     */
    public Relation as(Role other) {
        return new Relation(id, target, formula, other, rounding, ifZero, rule, source, place, paper);
    }

    /**
     * The same relation as part of a paper.
     *
     * @param id of the paper
     * @return the relation
     */
    public Relation inPaper(String id) {
        return new Relation(this.id, target, formula, role, rounding, ifZero, rule, source, place, id);
    }

    /**
     * The same relation with what the form prints where a divisor is exactly 0.
     *
     * @param printed the printed value, or null when the form does not say
     * @return the relation
     */
    public Relation printingIfZero(@Nullable Quantity printed) {
        return new Relation(id, target, formula, role, rounding, printed, rule, source, place, paper);
    }
}
