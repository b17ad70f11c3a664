package org.eigenbetrieb.core.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.check.CheckRelation.Member;
import org.eigenbetrieb.core.check.CheckRelation.Mode;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;

/**
 * Checks printed numbers against their relations.
 *
 * <p>A printed number stands for the closed interval of half its last digit to either side. A relation agrees when
 * the interval of its right-hand side, with all figures varying independently, meets the interval of the target.
 * Every relation gets a verdict, and so does every further occurrence of a fact ({@code same:<cell>}), which is
 * compared with the most precisely printed one. Stateless and safe for use by several threads.
 */
public final class Checker {

    /** Prefix of the verdicts on further occurrences of a fact. */
    public static final String SAME = "same:";

    private Checker() {}

    /**
     * Checks a net.
     *
     * @param net the net
     * @return one verdict per relation in the order of the net, then one per further occurrence in the order of cells
     */
    public static List<RelationVerdict> check(CheckNet net) {
        List<RelationVerdict> verdicts = new ArrayList<>();
        for (CheckRelation relation : net.relations()) {
            verdicts.add(check(net, relation));
        }
        verdicts.addAll(identities(net));
        return List.copyOf(verdicts);
    }

    private static RelationVerdict check(CheckNet net, CheckRelation relation) {
        CheckCell target = net.cell(relation.target());
        List<String> operands = new ArrayList<>();
        relation.terms().forEach(member -> operands.add(member.cell()));
        relation.divisors().forEach(member -> operands.add(member.cell()));
        Optional<String> missing = firstMissing(net, target, operands);
        if (missing.isPresent()) {
            return notCheckable(relation.id(), target, operands, missing.get());
        }
        if (relation.mode() == Mode.ROUNDED_SUM) {
            return roundedSum(net, relation, target, operands);
        }
        Side terms = side(net, relation.terms());
        if (relation.kind() == Kind.SUM) {
            return verdict(relation.id(), target, operands, terms.centre, terms.range, false);
        }
        Side divisors = side(net, relation.divisors());
        if (divisors.centre.signum() == 0 && divisors.range.width().signum() == 0 && relation.ifZero() != null) {
            Rational expected = relation.ifZero().value();
            return verdict(relation.id(), target, operands, expected, Interval.at(expected), true);
        }
        if (divisors.range.contains(Rational.ZERO)) {
            String reason = "the divisor " + names(net, relation.divisors())
                    + (divisors.range.width().signum() == 0 ? " is 0" : " may be 0");
            return notCheckable(relation.id(), target, operands, reason);
        }
        if (relation.kind() == Kind.GROWTH) {
            Side growth = growth(terms, divisors);
            return verdict(relation.id(), target, operands, growth.centre, growth.range, true);
        }
        Rational centre = terms.centre.dividedBy(divisors.centre);
        Interval range = terms.range.dividedBy(divisors.range);
        if (relation.kind() == Kind.RATIO) {
            // The divisor counts in its own unit, unless both sides share a dimension: then the ratio has none.
            CheckCell above = net.cell(relation.terms().get(0).cell());
            CheckCell below = net.cell(relation.divisors().get(0).cell());
            int exponent =
                    above.unit().convertsTo(below.unit()) ? 0 : below.unit().exponent();
            centre = centre.timesTenTo(exponent);
            range = range.timesTenTo(exponent);
        } else {
            centre = centre.times(Rational.HUNDRED);
            range = range.times(Rational.HUNDRED);
        }
        return verdict(relation.id(), target, operands, centre, range, true);
    }

    private static Optional<String> firstMissing(CheckNet net, CheckCell target, List<String> operands) {
        if (target.value().isEmpty()) {
            return Optional.of(target.id() + " is not printed");
        }
        for (String operand : operands) {
            if (net.cell(operand).value().isEmpty()) {
                return Optional.of(operand + " is not printed");
            }
        }
        return Optional.empty();
    }

    private static String names(CheckNet net, List<Member> members) {
        StringBuilder names = new StringBuilder();
        for (Member member : members) {
            names.append(names.isEmpty() ? "" : ", ")
                    .append(net.cell(member.cell()).id());
        }
        return names.toString();
    }

    /** A weighted sum; a cell that stands in it twice has its weights added first. */
    static Side side(CheckNet net, List<Member> members) {
        Map<String, Rational> weights = new LinkedHashMap<>();
        for (Member member : members) {
            weights.merge(member.cell(), member.weight(), Rational::plus);
        }
        Rational centre = Rational.ZERO;
        Interval range = Interval.ZERO;
        for (Map.Entry<String, Rational> entry : weights.entrySet()) {
            CheckCell cell = net.cell(entry.getKey());
            centre = centre.plus(cell.value().orElseThrow().times(entry.getValue()));
            range = range.plus(cell.interval().orElseThrow().times(entry.getValue()));
        }
        return new Side(centre, range);
    }

    private static RelationVerdict verdict(
            String id, CheckCell target, List<String> operands, Rational centre, Interval range, boolean rounds) {
        Rational printed = target.value().orElseThrow();
        Rational comparable = centre;
        if (rounds && target.precision() != Figure.EXACT && target.printed() != null) {
            int digits = target.precision() - target.unit().exponent();
            comparable = Rational.of(centre.timesTenTo(digits).round(Rounding.HALF_UP))
                    .timesTenTo(-digits);
        }
        Verdict verdict;
        if (comparable.equals(printed)) {
            verdict = Verdict.EXACT;
        } else {
            verdict = range.meets(target.interval().orElseThrow()) ? Verdict.WITHIN_ROUNDING : Verdict.CONTRADICTION;
        }
        int toUnit = -target.unit().exponent();
        return new RelationVerdict(
                id,
                verdict,
                target.id(),
                operands,
                centre.timesTenTo(toUnit),
                range.timesTenTo(toUnit),
                printed.minus(centre).timesTenTo(toUnit),
                "");
    }

    private static RelationVerdict roundedSum(
            CheckNet net, CheckRelation relation, CheckCell target, List<String> operands) {
        Rational sum = Rational.ZERO;
        for (Member member : relation.terms()) {
            CheckCell cell = net.cell(member.cell());
            sum = sum.plus(halfEven(cell, cell.value().orElseThrow()).times(member.weight()));
        }
        Rational rounded = halfEven(target, sum);
        Rational printed = halfEven(target, target.value().orElseThrow());
        Verdict verdict = rounded.equals(printed) ? Verdict.EXACT : Verdict.CONTRADICTION;
        int toUnit = -target.unit().exponent();
        return new RelationVerdict(
                relation.id(),
                verdict,
                target.id(),
                operands,
                rounded.timesTenTo(toUnit),
                Interval.at(rounded.timesTenTo(toUnit)),
                target.value().orElseThrow().minus(rounded).timesTenTo(toUnit),
                "");
    }

    static Rational halfEven(CheckCell cell, Rational value) {
        if (cell.precision() == Figure.EXACT || cell.printed() == null) {
            return value;
        }
        int digits = cell.precision() - cell.unit().exponent();
        return Rational.of(value.timesTenTo(digits).round(Rounding.HALF_EVEN)).timesTenTo(-digits);
    }

    private static List<RelationVerdict> identities(CheckNet net) {
        Map<CheckCell.Fact, CheckCell> finest = new LinkedHashMap<>();
        for (CheckCell cell : net.cells()) {
            if (cell.fact() != null && cell.printed() != null) {
                finest.merge(cell.fact(), cell, (one, other) -> other.fineness() > one.fineness() ? other : one);
            }
        }
        List<RelationVerdict> verdicts = new ArrayList<>();
        for (CheckCell cell : net.cells()) {
            if (cell.fact() == null || cell.printed() == null) {
                continue;
            }
            CheckCell reference = finest.get(cell.fact());
            if (reference == null || reference.id().equals(cell.id())) {
                continue;
            }
            if (!reference.unit().convertsTo(cell.unit())) {
                verdicts.add(notCheckable(
                        SAME + cell.id(),
                        cell,
                        List.of(reference.id()),
                        cell.id() + " counts " + cell.unit() + ", " + reference.id() + " counts " + reference.unit()));
                continue;
            }
            verdicts.add(verdict(
                    SAME + cell.id(),
                    cell,
                    List.of(reference.id()),
                    reference.value().orElseThrow(),
                    reference.interval().orElseThrow(),
                    false));
        }
        return verdicts;
    }

    private static RelationVerdict notCheckable(String id, CheckCell target, List<String> operands, String reason) {
        return new RelationVerdict(id, Verdict.NOT_CHECKABLE, target.id(), operands, null, null, null, reason);
    }

    /** A change from one value to another in percent. */
    static Side growth(Side later, Side earlier) {
        Interval minus = Interval.at(Rational.ONE.negate());
        return new Side(
                later.centre.dividedBy(earlier.centre).minus(Rational.ONE).times(Rational.HUNDRED),
                later.range.dividedBy(earlier.range).plus(minus).times(Rational.HUNDRED));
    }

    /** A computed value and what it can be, in base units. */
    record Side(Rational centre, Interval range) {}
}
