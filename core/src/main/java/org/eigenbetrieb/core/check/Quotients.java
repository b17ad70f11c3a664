package org.eigenbetrieb.core.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.check.RepairModel.Divisor;
import org.eigenbetrieb.core.check.RepairModel.Ratio;
import org.eigenbetrieb.core.check.RepairModel.Undecided;
import org.eigenbetrieb.core.check.RepairModel.Variable;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * Quotients that stand in further relations: target · divisor = dividend, where all three may move.
 *
 * <p>A product lies between four planes that its factors' ranges give (McCormick 1976); the narrower the ranges, the
 * closer the planes. They are added where the present point lies beyond them. A point is looked for with the divisors
 * held at their present values, where everything is linear. Where neither helps, a range is split. Mutable, for one
 * thread.
 */
final class Quotients {

    /** How many ranges are split for one question; some questions about products have no end. */
    private static final int MOST_SPLITS = 300;

    /** A fraction of so many binary digits is short. */
    private static final int FEW_BITS = 30;

    private static final int MOST_DIGITS = 12;

    /** How exactly the end of a range is kept where the width does not tell. */
    private static final Rational LEAST = Rational.of(1, 1_000_000);

    /** How wide a range is that may be made narrower, as compared with its numbers. */
    private static final Rational WIDE = Rational.of(1, 1000);

    private static final Rational QUARTER = Rational.of(1, 4);

    /** The part of the work that one question may take. */
    private static final int SHARE = 40;

    private final Simplex simplex;
    private final Simplex.Work work;
    private final Rational scale;
    private final List<Ratio> ratios;
    private final Rest rest;
    /** Values of divisors with which a point was found. */
    private final Map<Divisor, Rational> held = new HashMap<>();

    private int left;
    private long end;

    /** At which value a divisor is held: that of the last time or as printed, a short number near the present one or in the middle. */
    private enum Held {
        BEFORE,
        NEARBY,
        CENTRAL,
        PRESENT
    }

    /** What else is asked of a point. */
    interface Rest {
        /** Whether the present values are strict and whole where they have to be. */
        boolean holds();

        /** Looks for a point with so many more splits: null when there is one, or the units that stand against it. */
        @Nullable BitSet point(int splits);
    }

    /** A range and what keeps the number there; null is unbounded. */
    private static final class Reach {
        private @Nullable Rational low = Rational.ZERO;
        private @Nullable Rational high = Rational.ZERO;
        private final BitSet lowReason = new BitSet();
        private final BitSet highReason = new BitSet();

        void low(@Nullable Rational end, @Nullable BitSet reason) {
            if (end != null && (low == null || end.compareTo(low) > 0)) {
                low = end;
                lowReason.clear();
                add(lowReason, reason);
            }
        }

        void high(@Nullable Rational end, @Nullable BitSet reason) {
            if (end != null && (high == null || end.compareTo(high) < 0)) {
                high = end;
                highReason.clear();
                add(highReason, reason);
            }
        }

        Optional<Rational> centre() {
            return low == null || high == null
                    ? Optional.empty()
                    : Optional.of(low.plus(high).times(Rational.HALF));
        }

        /** How wide it is as compared with its numbers; null when nothing can be said. */
        @Nullable Rational width() {
            if (low == null || high == null) {
                return null;
            }
            Rational size = low.abs().max(high.abs());
            return size.signum() == 0 ? size : high.minus(low).dividedBy(size);
        }
    }

    /** The ranges of the factors of a product. */
    private record Factors(Reach target, Reach divisor) {}

    /** Bounds of a variable as they were. */
    private record Bounds(
            int variable,
            @Nullable Exact lower,
            @Nullable BitSet lowerReason,
            @Nullable Exact upper,
            @Nullable BitSet upperReason) {}

    Quotients(Simplex simplex, Simplex.Work work, Rational scale, List<Ratio> ratios, Rest rest) {
        this.simplex = simplex;
        this.work = work;
        this.scale = scale;
        this.ratios = ratios;
        this.rest = rest;
    }

    /** A new question. */
    void start() {
        left = MOST_SPLITS;
        end = work.spent() + work.limit() / SHARE;
    }

    /** Whether all quotients are true at the present point. */
    boolean hold() {
        return open() == null;
    }

    private @Nullable Ratio open() {
        return ratios.stream().filter(ratio -> !isTrue(ratio)).findFirst().orElse(null);
    }

    private boolean isTrue(Ratio ratio) {
        return !asks(ratio) || error(ratio).signum() == 0;
    }

    private static boolean asks(Ratio ratio) {
        return ratio.shared && !ratio.left && ratio.divisor.known && ratio.divisor.sign != 0;
    }

    /** dividend − target · divisor at the present point. */
    private Rational error(Ratio ratio) {
        return sum(ratio.dividend).minus(value(ratio.target.index).times(sum(ratio.divisor.weights)));
    }

    private Rational value(int variable) {
        return simplex.value(variable).toRational().dividedBy(scale);
    }

    private Rational sum(Map<Variable, Rational> weights) {
        Rational sum = Rational.ZERO;
        for (Map.Entry<Variable, Rational> entry : weights.entrySet()) {
            sum = sum.plus(value(entry.getKey().index).times(entry.getValue()));
        }
        return sum;
    }

    /** Looks for a point where all quotients are true: null when there is one, or the units that stand against it. */
    @Nullable BitSet settle(int splits) {
        if (splits == 0 || --left < 0 || work.spent() > end) {
            throw new Undecided();
        }
        Level level = new Level();
        try {
            if (level.hit(Held.BEFORE)) {
                return null;
            }
            BitSet conflict = simplex.check();
            conflict = conflict == null ? level.enclose() : conflict;
            if (conflict != null) {
                return conflict;
            }
            if (hold()) {
                return rest.point(splits - 1);
            }
            if (level.hit(Held.NEARBY) || level.hit(Held.CENTRAL) || level.hit(Held.PRESENT)) {
                return null;
            }
            return level.narrow() ? rest.point(splits - 1) : level.split(splits);
        } finally {
            level.undo();
        }
    }

    private static void add(BitSet reason, @Nullable BitSet more) {
        if (more != null) {
            reason.or(more);
        }
    }

    private Bounds bounds(int variable) {
        return new Bounds(
                variable,
                simplex.lower(variable),
                simplex.lowerReason(variable),
                simplex.upper(variable),
                simplex.upperReason(variable));
    }

    private void restore(Bounds bounds) {
        simplex.bound(bounds.variable, bounds.lower, bounds.lowerReason, bounds.upper, bounds.upperReason);
    }

    /** dividend − ofDivisor · divisor − ofTarget · target as a row. */
    private int row(Ratio ratio, Rational ofDivisor, Rational ofTarget) {
        Map<Variable, Rational> weights = new LinkedHashMap<>(ratio.dividend);
        ratio.divisor.weights.forEach((variable, weight) ->
                weights.merge(variable, weight.times(ofDivisor).negate(), Rational::plus));
        weights.merge(ratio.target, ofTarget.negate(), Rational::plus);
        return RepairModel.row(simplex, weights);
    }

    // ---- numbers ----

    private Rational printed(Divisor divisor) {
        Rational sum = Rational.ZERO;
        for (Map.Entry<Variable, Rational> entry : divisor.weights.entrySet()) {
            Exact start = simplex.start(entry.getKey().index);
            sum = sum.plus(start.toRational().dividedBy(scale).times(entry.getValue()));
        }
        return sum;
    }

    private static boolean isShort(Rational number) {
        return number.numerator().bitLength() + number.denominator().bitLength() <= FEW_BITS;
    }

    /** A number with few digits near the wanted one and in the same range: long fractions make all others long. */
    private static Rational nearby(Rational wanted, Reach reach) {
        if (isShort(wanted)) {
            return wanted;
        }
        Rational low = reach.low == null ? wanted.minus(Rational.ONE) : reach.low;
        Rational high = reach.high == null ? wanted.plus(Rational.ONE) : reach.high;
        Rational step = high.minus(low).dividedBy(Rational.HUNDRED);
        int digits = 0;
        while (digits < MOST_DIGITS && Rational.ONE.timesTenTo(-digits).compareTo(step) > 0) {
            digits++;
        }
        Rational near =
                Rational.of(wanted.timesTenTo(digits).round(Rounding.HALF_UP)).timesTenTo(-digits);
        return near.compareTo(low) > 0 && near.compareTo(high) < 0 ? near : wanted;
    }

    // ---- ranges ----

    /** The range of a sum by the bounds of its parts and by its own. */
    private Reach reach(Map<Variable, Rational> weights, int row) {
        Reach reach = parts(weights);
        own(reach, row);
        return reach;
    }

    private void own(Reach reach, int row) {
        Exact lower = simplex.lower(row);
        Exact upper = simplex.upper(row);
        reach.low(lower == null ? null : lower.toRational().dividedBy(scale), simplex.lowerReason(row));
        reach.high(upper == null ? null : upper.toRational().dividedBy(scale), simplex.upperReason(row));
    }

    private Reach parts(Map<Variable, Rational> weights) {
        Reach reach = new Reach();
        for (Map.Entry<Variable, Rational> entry : weights.entrySet()) {
            int index = entry.getKey().index;
            Rational weight = entry.getValue();
            boolean rises = weight.signum() > 0;
            Exact least = rises ? simplex.lower(index) : simplex.upper(index);
            Exact most = rises ? simplex.upper(index) : simplex.lower(index);
            reach.low = reach.low == null || least == null
                    ? null
                    : reach.low.plus(least.toRational().dividedBy(scale).times(weight));
            reach.high = reach.high == null || most == null
                    ? null
                    : reach.high.plus(most.toRational().dividedBy(scale).times(weight));
            add(reach.lowReason, rises ? simplex.lowerReason(index) : simplex.upperReason(index));
            add(reach.highReason, rises ? simplex.upperReason(index) : simplex.lowerReason(index));
        }
        return reach;
    }

    /** Asks the whole system for the ends. */
    private void push(Reach reach, int row) {
        for (boolean up : new boolean[] {false, true}) {
            BitSet stopped = simplex.push(row, up);
            if (stopped != null && up) {
                reach.high(value(row), stopped);
            } else if (stopped != null) {
                reach.low(value(row), stopped);
            }
        }
    }

    private static boolean isWide(Reach reach) {
        Rational width = reach.width();
        return width == null || width.compareTo(WIDE) > 0;
    }

    /** With few digits, and little wider than it is: long fractions make all others long. */
    private static void shorten(Reach reach) {
        Rational low = reach.low;
        Rational high = reach.high;
        Rational width = low != null && high != null ? high.minus(low) : Rational.ZERO;
        Rational size = (low == null ? Rational.ZERO : low.abs()).max(high == null ? Rational.ZERO : high.abs());
        Rational step = width.signum() > 0 ? width.dividedBy(Rational.HUNDRED) : size.times(LEAST);
        if (step.signum() > 0) {
            int digits = 1 - (step.numerator().bitLength() - step.denominator().bitLength()) * 3 / 10;
            reach.low = low == null || isShort(low) ? low : rounded(low, digits, Rounding.FLOOR);
            reach.high = high == null || isShort(high) ? high : rounded(high, digits, Rounding.CEILING);
        }
    }

    private static Rational rounded(Rational number, int digits, Rounding rounding) {
        return Rational.of(number.timesTenTo(digits).round(rounding)).timesTenTo(-digits);
    }

    /** The range of a quotient that follows from those of its parts. */
    private void implied(Reach target, Ratio ratio, Reach divisor) {
        Rational least = divisor.low;
        Rational most = divisor.high;
        if (least == null || most == null || least.signum() * most.signum() <= 0) {
            return;
        }
        Reach dividend = parts(ratio.dividend);
        if (dividend.low == null || dividend.high == null) {
            int row = RepairModel.row(simplex, ratio.dividend);
            push(dividend, row);
            simplex.release(row);
        }
        Rational from = dividend.low;
        Rational to = dividend.high;
        if (from == null || to == null) {
            return;
        }
        Rational[] ends = {
            from.dividedBy(least), from.dividedBy(most), to.dividedBy(least), to.dividedBy(most),
        };
        Rational low = ends[0];
        Rational high = ends[0];
        for (Rational end : ends) {
            low = low.min(end);
            high = high.max(end);
        }
        BitSet reason = new BitSet();
        for (Reach part : List.of(dividend, divisor)) {
            reason.or(part.lowReason);
            reason.or(part.highReason);
        }
        target.low(low, reason);
        target.high(high, reason);
    }

    // ---- planes around products ----

    /** What is added for one set of ranges, and taken back afterwards. */
    private final class Level {
        private final Map<Ratio, Factors> known = new LinkedHashMap<>();
        private final List<Integer> rows = new ArrayList<>();
        private final List<Bounds> before = new ArrayList<>();

        /** Adds planes until the present point lies beyond none; the units that leave no point, if there is none. */
        @Nullable BitSet enclose() {
            while (true) {
                boolean more = false;
                for (Ratio ratio : ratios) {
                    if (!isTrue(ratio) && !known.containsKey(ratio)) {
                        know(ratio);
                        BitSet conflict = simplex.check();
                        if (conflict != null) {
                            return conflict;
                        }
                        more = true;
                    }
                }
                if (more) {
                    continue;
                }
                for (Map.Entry<Ratio, Factors> entry : known.entrySet()) {
                    more |= enclose(entry.getKey(), entry.getValue());
                }
                if (!more) {
                    return null;
                }
                BitSet conflict = simplex.check();
                if (conflict != null) {
                    return conflict;
                }
            }
        }

        private void know(Ratio ratio) {
            Reach divisor = reach(ratio.divisor.weights, ratio.divisor.row);
            if (isWide(divisor)) {
                push(divisor, ratio.divisor.row);
            }
            shorten(divisor);
            Reach target = new Reach();
            target.low = null;
            target.high = null;
            own(target, ratio.target.index);
            implied(target, ratio, divisor);
            if (isWide(target)) {
                push(target, ratio.target.index);
            }
            shorten(target);
            known.put(ratio, new Factors(target, divisor));
            int index = ratio.target.index;
            before.add(bounds(index));
            simplex.bound(index, end(target.low), target.lowReason, end(target.high), target.highReason);
            if (simplex.lower(ratio.divisor.row) == null && simplex.upper(ratio.divisor.row) == null) {
                index = ratio.divisor.row;
                before.add(bounds(index));
                simplex.bound(index, end(divisor.low), divisor.lowReason, end(divisor.high), divisor.highReason);
            }
        }

        private @Nullable Exact end(@Nullable Rational end) {
            return end == null ? null : Exact.of(end.times(scale));
        }

        private boolean enclose(Ratio ratio, Factors factors) {
            Rational error = error(ratio);
            if (error.signum() == 0) {
                return false;
            }
            Reach target = factors.target;
            Reach divisor = factors.divisor;
            boolean above = error.signum() < 0;
            // (target − low)(divisor − low) ≥ 0, and the like at the other corners.
            boolean one = plane(
                    ratio,
                    above ? target.low : target.high,
                    divisor.low,
                    above,
                    above ? target.lowReason : target.highReason,
                    divisor.lowReason);
            boolean other = plane(
                    ratio,
                    above ? target.high : target.low,
                    divisor.high,
                    above,
                    above ? target.highReason : target.lowReason,
                    divisor.highReason);
            return one || other;
        }

        private boolean plane(
                Ratio ratio,
                @Nullable Rational quotient,
                @Nullable Rational by,
                boolean above,
                BitSet targetReason,
                BitSet divisorReason) {
            if (quotient == null || by == null) {
                return false;
            }
            Rational end = quotient.times(by).negate();
            Rational present = sum(ratio.dividend)
                    .minus(sum(ratio.divisor.weights).times(quotient))
                    .minus(value(ratio.target.index).times(by));
            if (above ? present.compareTo(end) >= 0 : present.compareTo(end) <= 0) {
                return false;
            }
            BitSet reason = (BitSet) targetReason.clone();
            reason.or(divisorReason);
            int row = row(ratio, quotient, by);
            rows.add(row);
            Exact bound = Exact.of(end.times(scale));
            simplex.bound(
                    row, above ? bound : null, above ? reason : null, above ? null : bound, above ? null : reason);
            return true;
        }

        void undo() {
            for (int i = before.size() - 1; i >= 0; i--) {
                restore(before.get(i));
            }
            rows.forEach(simplex::release);
        }

        // ---- a point with divisors held ----

        /** Tries the divisors at some value of their ranges, where all is linear. */
        boolean hit(Held way) {
            Map<Divisor, Rational> now = new HashMap<>();
            List<Integer> planes = new ArrayList<>();
            List<Bounds> bounds = new ArrayList<>();
            try {
                while (true) {
                    if (simplex.check() != null) {
                        return false;
                    }
                    Ratio open = open();
                    if (open == null) {
                        boolean holds = rest.holds();
                        if (holds) {
                            held.putAll(now);
                        }
                        return holds;
                    }
                    Divisor divisor = open.divisor;
                    Rational at = held(way, divisor, known.get(open));
                    now.put(divisor, at);
                    if (at.signum() == 0) {
                        return false;
                    }
                    bounds.add(bounds(divisor.row));
                    Exact end = Exact.of(at.times(scale));
                    simplex.bound(divisor.row, end, null, end, null);
                    for (Ratio ratio : divisor.ratios) {
                        if (asks(ratio)) {
                            int row = row(ratio, Rational.ZERO, at);
                            planes.add(row);
                            simplex.bound(row, Exact.ZERO, null, Exact.ZERO, null);
                        }
                    }
                }
            } finally {
                bounds.forEach(Quotients.this::restore);
                planes.forEach(simplex::release);
            }
        }

        private Rational held(Held way, Divisor divisor, @Nullable Factors factors) {
            Rational present = sum(divisor.weights);
            Reach reach = factors == null ? reach(divisor.weights, divisor.row) : factors.divisor;
            return switch (way) {
                case BEFORE -> {
                    Rational last = held.get(divisor);
                    yield last == null ? printed(divisor) : last;
                }
                case NEARBY -> nearby(present, reach);
                case CENTRAL -> nearby(reach.centre().orElse(present), reach);
                case PRESENT -> present;
            };
        }

        // ---- splitting ----

        /** Narrows the range of a divisor by what the planes say; false when that does not help much. */
        boolean narrow() {
            if (simplex.check() != null) {
                return false;
            }
            for (Map.Entry<Ratio, Factors> entry : known.entrySet()) {
                Reach before = entry.getValue().divisor;
                if (!isTrue(entry.getKey()) && isWide(before)) {
                    int index = entry.getKey().divisor.row;
                    Reach now = reach(entry.getKey().divisor.weights, index);
                    push(now, index);
                    shorten(now);
                    Rational one = before.width();
                    Rational other = now.width();
                    if (other != null && (one == null || other.compareTo(one.times(Rational.HALF)) < 0)) {
                        this.before.add(bounds(index));
                        simplex.bound(index, end(now.low), now.lowReason, end(now.high), now.highReason);
                        return true;
                    }
                }
            }
            return false;
        }

        /** Splits the range of a divisor, or of a quotient where that one is much wider. */
        @Nullable BitSet split(int splits) {
            Ratio ratio = open();
            Factors factors = ratio == null ? null : known.get(ratio);
            if (ratio == null || factors == null) {
                throw new Undecided();
            }
            Rational divisor = factors.divisor.width();
            Rational target = factors.target.width();
            boolean byDivisor = divisor != null
                    && divisor.signum() > 0
                    && (target == null || divisor.compareTo(target.times(QUARTER)) >= 0);
            int index = byDivisor ? ratio.divisor.row : ratio.target.index;
            Reach reach = byDivisor ? factors.divisor : factors.target;
            Rational present = byDivisor ? sum(ratio.divisor.weights) : value(index);
            Exact at = Exact.of(inside(present, reach).times(scale));
            Bounds whole = bounds(index);
            boolean lowFirst = present.times(scale).compareTo(at.toRational()) <= 0;
            BitSet against = new BitSet();
            boolean undecided = false;
            try {
                for (boolean low : new boolean[] {lowFirst, !lowFirst}) {
                    simplex.bound(
                            index,
                            low ? whole.lower : at,
                            low ? whole.lowerReason : null,
                            low ? at : whole.upper,
                            low ? null : whole.upperReason);
                    try {
                        BitSet answer = rest.point(splits - 1);
                        if (answer == null) {
                            return null;
                        }
                        against.or(answer);
                    } catch (Undecided e) {
                        undecided = true;
                    }
                }
            } finally {
                restore(whole);
            }
            if (undecided) {
                throw new Undecided();
            }
            return against;
        }

        /** Where to split: at the present value, or in the middle where that is too near an end. */
        private Rational inside(Rational present, Reach reach) {
            Rational low = reach.low;
            Rational high = reach.high;
            if (low == null || high == null) {
                boolean end = Objects.equals(low, present) || Objects.equals(high, present);
                Rational more = present.abs().max(Rational.ONE);
                return !end ? present : high == null ? present.plus(more) : present.minus(more);
            }
            Rational margin = high.minus(low).times(QUARTER);
            boolean central = present.minus(low).compareTo(margin) >= 0
                    && high.minus(present).compareTo(margin) >= 0;
            return nearby(central ? present : low.plus(high).times(Rational.HALF), reach);
        }
    }
}
