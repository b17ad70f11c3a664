package org.eigenbetrieb.core.scenario;

import java.util.HashMap;
import java.util.Map;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.quantity.Rational;
import org.jspecify.annotations.Nullable;

/**
 * How a figure depends on one input x while all others stay as they are: (a + bx) / (c + dx), or only whether it rises or
 * falls. All figures are worked through once, in the order of the net.
 *
 * @param where the first figure that may rise and fall; only for {@link Kind#OPEN}
 */
record Dependence(
        Kind kind,
        Rational a,
        Rational b,
        Rational c,
        Rational d,
        @Nullable FigureKey where) {

    /** What is known. */
    enum Kind {
        /** Not at all. */
        NONE,
        /** A quotient of two linear functions; linear where d is 0. */
        FRACTION,
        /** It never falls while the input rises. */
        RISING,
        /** It never rises while the input rises. */
        FALLING,
        /** It may do both. */
        OPEN
    }

    private static final Dependence INPUT =
            new Dependence(Kind.FRACTION, Rational.ZERO, Rational.ONE, Rational.ONE, Rational.ZERO, null);

    /** Of a figure that has a number. */
    static Dependence of(Evaluation base, FigureKey figure, FigureKey by) {
        Map<FigureKey, Dependence> known = new HashMap<>();
        known.put(by, INPUT);
        for (Relation relation : base.net().order()) {
            if (base.value(relation.target()).ifKnown().isPresent()
                    && relation.formula().references().stream().anyMatch(known::containsKey)) {
                Dependence own = of(relation.formula(), base, known, relation.target());
                if (relation.rounding() != null) {
                    own = own.isLinear()
                            ? direction(own.slope())
                            : own.kind == Kind.FRACTION ? open(relation.target()) : own;
                }
                if (own.kind != Kind.NONE) {
                    known.put(relation.target(), own);
                }
            }
        }
        return known.getOrDefault(figure, constant(Rational.ZERO));
    }

    private static Dependence constant(Rational value) {
        return new Dependence(Kind.NONE, value, Rational.ZERO, Rational.ONE, Rational.ZERO, null);
    }

    private static Dependence open(FigureKey where) {
        return new Dependence(Kind.OPEN, Rational.ZERO, Rational.ZERO, Rational.ONE, Rational.ZERO, where);
    }

    private static Dependence direction(Rational slope) {
        Kind kind = slope.signum() > 0 ? Kind.RISING : slope.signum() < 0 ? Kind.FALLING : Kind.NONE;
        return new Dependence(kind, Rational.ZERO, Rational.ZERO, Rational.ONE, Rational.ZERO, null);
    }

    /** The fraction in its simplest kind: without x it is a number. */
    private static Dependence fraction(Rational a, Rational b, Rational c, Rational d) {
        boolean proportional = a.times(d).equals(b.times(c));
        if (!proportional) {
            return new Dependence(Kind.FRACTION, a, b, c, d, null);
        }
        return constant(c.signum() == 0 ? b.dividedBy(d) : a.dividedBy(c));
    }

    private boolean isLinear() {
        return (kind == Kind.FRACTION || kind == Kind.NONE) && d.signum() == 0;
    }

    private Rational slope() {
        return b.dividedBy(c);
    }

    private Rational number() {
        return a.dividedBy(c);
    }

    private static Dependence of(Formula formula, Evaluation base, Map<FigureKey, Dependence> known, FigureKey target) {
        if (formula instanceof Formula.Reference reference) {
            Dependence dependence = known.get(reference.key());
            return dependence == null
                    ? constant(base.value(reference.key()).ifKnown().orElse(Rational.ZERO))
                    : dependence;
        }
        if (formula instanceof Formula.Constant constant) {
            return constant(constant.value().value());
        }
        if (formula instanceof Formula.Sum sum) {
            Dependence total = constant(Rational.ZERO);
            for (Formula.Term term : sum.terms()) {
                total = total.plus(of(term.operand(), base, known, target).times(term.weight()), target);
            }
            return total;
        }
        if (formula instanceof Formula.Product product) {
            Dependence first = of(product.first(), base, known, target);
            Dependence second = of(product.second(), base, known, target);
            if (first.kind == Kind.NONE) {
                return second.times(first.number());
            }
            return second.kind == Kind.NONE ? first.times(second.number()) : open(target);
        }
        if (formula instanceof Formula.Quotient quotient) {
            Dependence above = of(quotient.dividend(), base, known, target);
            Dependence below = of(quotient.divisor(), base, known, target);
            if (below.kind == Kind.NONE) {
                return above.times(Rational.ONE.dividedBy(below.number()));
            }
            if (!above.isLinear() || !below.isLinear()) {
                return open(target);
            }
            return fraction(above.number(), above.slope(), below.number(), below.slope());
        }
        Dependence operand = of(((Formula.PositivePart) formula).operand(), base, known, target);
        if (operand.kind == Kind.NONE) {
            return constant(operand.number().max(Rational.ZERO));
        }
        if (operand.kind == Kind.FRACTION) {
            return operand.isLinear() ? direction(operand.slope()) : open(target);
        }
        return operand;
    }

    private Dependence times(Rational weight) {
        return switch (kind) {
            case NONE -> constant(number().times(weight));
            case FRACTION -> fraction(a.times(weight), b.times(weight), c, d);
            case RISING -> direction(weight);
            case FALLING -> direction(weight.negate());
            case OPEN -> weight.signum() == 0 ? constant(Rational.ZERO) : this;
        };
    }

    private Dependence plus(Dependence other, FigureKey target) {
        if (kind == Kind.OPEN || other.kind == Kind.OPEN) {
            return kind == Kind.OPEN ? this : other;
        }
        if (isLinear() && other.isLinear()) {
            return fraction(number().plus(other.number()), slope().plus(other.slope()), Rational.ONE, Rational.ZERO);
        }
        if (other.kind == Kind.NONE) {
            return shifted(other.number());
        }
        if (kind == Kind.NONE) {
            return other.shifted(number());
        }
        Kind mine = rough();
        return mine == other.rough() && mine != Kind.OPEN ? direction(mine) : open(target);
    }

    private static Dependence direction(Kind kind) {
        return direction(kind == Kind.RISING ? Rational.ONE : Rational.ONE.negate());
    }

    private Dependence shifted(Rational by) {
        return kind == Kind.FRACTION ? fraction(a.plus(by.times(c)), b.plus(by.times(d)), c, d) : this;
    }

    /** Only whether it rises or falls. */
    private Kind rough() {
        if (kind != Kind.FRACTION) {
            return kind;
        }
        return isLinear() ? direction(slope()).kind : Kind.OPEN;
    }
}
