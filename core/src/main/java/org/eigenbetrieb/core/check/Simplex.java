package org.eigenbetrieb.core.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Exact feasibility of linear equations between bounded variables, with the reason where there is none.
 *
 * <p>The general simplex method with bounds that come and go (Dutertre and de Moura 2006): every variable is free or
 * bounded on either side, each bound carries the set of units that justify it, and an infeasible system yields the
 * units whose bounds contradict each other. Termination by Bland's rule after a number of freer steps. Arithmetic is
 * exact. Mutable, for one thread.
 */
final class Simplex {

    /** How much work is allowed; throws when it is used up. */
    interface Work {
        /** Counts some steps. */
        void spend(int steps);

        /** How many steps were counted so far. */
        long spent();

        /** How many steps are allowed. */
        long limit();
    }

    private static final int FREE_STEPS = 400;

    private final Work work;
    private final List<Variable> variables = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Variable> moved = new ArrayList<>();
    /** Rows that were released. */
    private final List<Row> spare = new ArrayList<>();
    /** Rows that may be violated: those of which value or bounds changed since they were seen to hold. */
    private final BitSet suspects = new BitSet();

    /** A variable with its value and bounds; null means unbounded. */
    private static final class Variable {
        private final int index;
        private final Exact start;
        private Exact value;
        private @Nullable Exact lower;
        private @Nullable Exact upper;
        private @Nullable BitSet lowerReason;
        private @Nullable BitSet upperReason;
        private @Nullable Row row;
        /** The rows it stands in as a column. */
        private final BitSet uses = new BitSet();

        private boolean queued;
        /** What a sum is made of; null when it is none. */
        private int @Nullable [] parts;

        private Exact[] weights = {};

        Variable(int index, Exact value) {
            this.index = index;
            this.start = value;
            this.value = value;
        }

        boolean belowLower() {
            return lower != null && value.compareTo(lower) < 0;
        }

        boolean aboveUpper() {
            return upper != null && value.compareTo(upper) > 0;
        }

        boolean canRise() {
            return upper == null || value.compareTo(upper) < 0;
        }

        boolean canFall() {
            return lower == null || value.compareTo(lower) > 0;
        }
    }

    /** One basic variable in terms of the others, columns ascending. */
    private static final class Row {
        private final int index;
        private Variable basic;
        private int[] columns;
        private Exact[] factors;
        private int size;

        Row(int index, Variable basic) {
            this.index = index;
            this.basic = basic;
            this.columns = new int[0];
            this.factors = new Exact[0];
        }

        int find(int column) {
            return Arrays.binarySearch(columns, 0, size, column);
        }
    }

    Simplex(Work work) {
        this.work = work;
    }

    // ---- building ----

    /** A variable that starts at a value. */
    int variable(Exact value) {
        Variable variable = new Variable(variables.size(), value);
        variables.add(variable);
        return variable.index;
    }

    /** A variable that is a weighted sum of others that are no sums, without bounds. */
    int sum(int[] columns, Exact[] factors) {
        Row row;
        if (spare.isEmpty()) {
            row = new Row(rows.size(), new Variable(variables.size(), Exact.ZERO));
            variables.add(row.basic);
            rows.add(row);
        } else {
            row = spare.remove(spare.size() - 1);
        }
        row.basic.parts = columns;
        row.basic.weights = factors;
        define(row);
        return row.basic.index;
    }

    private void define(Row row) {
        int[] columns = Objects.requireNonNull(row.basic.parts);
        for (int i = 0; i < columns.length; i++) {
            Variable variable = variables.get(columns[i]);
            Exact factor = row.basic.weights[i];
            if (variable.row == null) {
                addTo(row, new int[] {variable.index}, new Exact[] {Exact.ONE}, 1, factor, -1);
            } else {
                addTo(row, variable.row.columns, variable.row.factors, variable.row.size, factor, -1);
            }
        }
        Exact value = Exact.ZERO;
        for (int i = 0; i < row.size; i++) {
            value = value.plus(row.factors[i].times(variables.get(row.columns[i]).value));
        }
        row.basic.value = value;
        row.basic.row = row;
    }

    /**
     * Writes every sum in terms of its parts again, with the values of the start: after many questions the rows are
     * long, and a question that differs much from the one before takes fewer steps from here.
     */
    void restart() {
        List<Variable> sums = new ArrayList<>();
        for (Variable variable : variables) {
            variable.uses.clear();
            if (variable.parts != null) {
                sums.add(variable);
            } else if (variable.row == null || !spare.contains(variable.row)) {
                variable.row = null;
                variable.value = variable.start;
                if (variable.belowLower()) {
                    variable.value = Objects.requireNonNull(variable.lower);
                } else if (variable.aboveUpper()) {
                    variable.value = Objects.requireNonNull(variable.upper);
                }
            }
        }
        int next = 0;
        for (Row row : rows) {
            if (!spare.contains(row)) {
                row.basic = sums.get(next++);
                row.size = 0;
                define(row);
                suspects.set(row.index);
                work.spend(row.size);
            }
        }
    }

    /** Forgets a sum; its place is used again. */
    void release(int index) {
        Variable variable = variables.get(index);
        bound(index, null, null, null, null);
        if (variable.row == null) {
            leave(variable);
        }
        Row row = Objects.requireNonNull(variable.row);
        for (int i = 0; i < row.size; i++) {
            variables.get(row.columns[i]).uses.clear(row.index);
        }
        row.size = 0;
        variable.parts = null;
        suspects.clear(row.index);
        spare.add(row);
    }

    /** Makes a column basic at its present value, in the shortest row. */
    private void leave(Variable column) {
        Row shortest = null;
        for (int at = column.uses.nextSetBit(0); at >= 0; at = column.uses.nextSetBit(at + 1)) {
            Row row = rows.get(at);
            shortest = shortest == null || row.size < shortest.size ? row : shortest;
        }
        Row row = Objects.requireNonNull(shortest);
        Variable basic = row.basic;
        pivotTo(row, row.find(column.index), basic.value);
        if (!basic.queued) {
            // It may have been beyond its bounds.
            basic.queued = true;
            moved.add(basic);
        }
    }

    private void spend(long steps) {
        work.spend((int) Math.min(Integer.MAX_VALUE, steps));
    }

    Exact value(int variable) {
        return variables.get(variable).value;
    }

    /** The value that a variable had at the start. */
    Exact start(int variable) {
        return variables.get(variable).start;
    }

    // ---- bounds ----

    void bound(
            int index,
            @Nullable Exact lower,
            @Nullable BitSet lowerReason,
            @Nullable Exact upper,
            @Nullable BitSet upperReason) {
        Variable variable = variables.get(index);
        variable.lower = lower;
        variable.upper = upper;
        variable.lowerReason = lowerReason;
        variable.upperReason = upperReason;
        if (!variable.queued) {
            variable.queued = true;
            moved.add(variable);
        }
    }

    @Nullable Exact lower(int index) {
        return variables.get(index).lower;
    }

    @Nullable Exact upper(int index) {
        return variables.get(index).upper;
    }

    @Nullable BitSet lowerReason(int index) {
        return variables.get(index).lowerReason;
    }

    @Nullable BitSet upperReason(int index) {
        return variables.get(index).upperReason;
    }

    // ---- solving ----

    /** Finds values within all bounds; null when there are some, otherwise the units whose bounds exclude them. */
    @Nullable BitSet check() {
        work.spend(1);
        for (int i = 0; i < moved.size(); i++) {
            Variable variable = moved.get(i);
            Exact lower = variable.lower;
            Exact upper = variable.upper;
            if (lower != null && upper != null && lower.compareTo(upper) > 0) {
                BitSet reason = new BitSet();
                add(reason, variable.lowerReason);
                add(reason, variable.upperReason);
                return reason;
            }
        }
        for (Variable variable : moved) {
            variable.queued = false;
            if (variable.row != null) {
                suspects.set(variable.row.index);
            } else if (variable.belowLower()) {
                move(variable, Objects.requireNonNull(variable.lower));
            } else if (variable.aboveUpper()) {
                move(variable, Objects.requireNonNull(variable.upper));
            }
        }
        work.spend(1 + moved.size());
        moved.clear();
        for (int step = 0; ; step++) {
            boolean bland = step > FREE_STEPS + 4 * rows.size();
            Row row = violated(bland);
            if (row == null) {
                return null;
            }
            boolean rise = row.basic.belowLower();
            int entering = entering(row, rise, bland);
            if (entering < 0) {
                return conflict(row, rise);
            }
            pivotTo(row, entering, Objects.requireNonNull(rise ? row.basic.lower : row.basic.upper));
        }
    }

    /** The violated row with the fewest columns; by Bland's rule the one with the smallest variable. */
    private @Nullable Row violated(boolean bland) {
        Row best = null;
        for (int i = suspects.nextSetBit(0); i >= 0; i = suspects.nextSetBit(i + 1)) {
            Row row = rows.get(i);
            if (!row.basic.belowLower() && !row.basic.aboveUpper()) {
                suspects.clear(i);
                continue;
            }
            if (best == null || (bland ? row.basic.index < best.basic.index : row.size < best.size)) {
                best = row;
            }
        }
        return best;
    }

    /** A column that can move the basic variable the right way; a free one first. */
    private int entering(Row row, boolean rise, boolean bland) {
        int found = -1;
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < row.size; i++) {
            Variable variable = variables.get(row.columns[i]);
            boolean up = (row.factors[i].signum() > 0) == rise;
            if (up ? !variable.canRise() : !variable.canFall()) {
                continue;
            }
            if (bland) {
                return i;
            }
            int uses = uses(variable);
            if (uses < fewest) {
                fewest = uses;
                found = i;
            }
        }
        return found;
    }

    /** In how many rows a column stands; free ones come first. */
    private int uses(Variable variable) {
        boolean bounded = variable.lower != null || variable.upper != null;
        return variable.uses.cardinality() + (bounded ? rows.size() : 0);
    }

    private BitSet conflict(Row row, boolean rise) {
        BitSet reason = new BitSet();
        add(reason, rise ? row.basic.lowerReason : row.basic.upperReason);
        for (int i = 0; i < row.size; i++) {
            Variable variable = variables.get(row.columns[i]);
            boolean up = (row.factors[i].signum() > 0) == rise;
            add(reason, up ? variable.upperReason : variable.lowerReason);
        }
        // The basic variable stays violated, and suspect.
        return reason;
    }

    private static void add(BitSet reason, @Nullable BitSet more) {
        if (more != null) {
            reason.or(more);
        }
    }

    /**
     * Moves a variable as far up (or down) as the bounds allow; the system must be feasible.
     *
     * @return the units that stop it, or null when nothing does
     */
    @Nullable BitSet push(int index, boolean up) {
        Variable goal = variables.get(index);
        for (int step = 0; ; step++) {
            boolean bland = step > FREE_STEPS + 4 * rows.size();
            Row row = goal.row;
            Variable entering = null;
            boolean rise = up;
            if (row == null) {
                if (up ? goal.canRise() : goal.canFall()) {
                    entering = goal;
                }
            } else {
                if (!(up ? goal.canRise() : goal.canFall())) {
                    entering = null;
                } else {
                    int fewest = Integer.MAX_VALUE;
                    for (int i = 0; i < row.size && (entering == null || !bland); i++) {
                        Variable variable = variables.get(row.columns[i]);
                        boolean towards = (row.factors[i].signum() > 0) == up;
                        if (towards ? variable.canRise() : variable.canFall()) {
                            int uses = uses(variable);
                            if (uses < fewest) {
                                fewest = uses;
                                entering = variable;
                                rise = towards;
                            }
                        }
                    }
                }
            }
            if (entering == null) {
                return stops(goal, up);
            }
            if (!advance(entering, rise)) {
                return null;
            }
        }
    }

    private BitSet stops(Variable goal, boolean up) {
        BitSet reason = new BitSet();
        if (!(up ? goal.canRise() : goal.canFall())) {
            add(reason, up ? goal.upperReason : goal.lowerReason);
            return reason;
        }
        Row row = Objects.requireNonNull(goal.row);
        for (int i = 0; i < row.size; i++) {
            Variable variable = variables.get(row.columns[i]);
            boolean towards = (row.factors[i].signum() > 0) == up;
            add(reason, towards ? variable.upperReason : variable.lowerReason);
        }
        return reason;
    }

    /** Moves a column until a bound stops it; false when none does. */
    private boolean advance(Variable entering, boolean rise) {
        Exact limit = null;
        Row blocking = null;
        long spent = 1;
        Exact own = rise ? entering.upper : entering.lower;
        if (own != null) {
            limit = rise ? own.minus(entering.value) : entering.value.minus(own);
        }
        for (int at = entering.uses.nextSetBit(0); at >= 0; at = entering.uses.nextSetBit(at + 1)) {
            Row row = rows.get(at);
            int i = row.find(entering.index);
            boolean basicRises = (row.factors[i].signum() > 0) == rise;
            Exact end = basicRises ? row.basic.upper : row.basic.lower;
            if (end == null) {
                continue;
            }
            Exact room = (basicRises ? end.minus(row.basic.value) : row.basic.value.minus(end))
                    .dividedBy(row.factors[i].signum() > 0 ? row.factors[i] : row.factors[i].negate());
            spent += room.effort();
            int order = limit == null ? -1 : room.compareTo(limit);
            if (order < 0 || (order == 0 && blocking != null && row.basic.index < blocking.basic.index)) {
                limit = room;
                blocking = row;
            }
        }
        spend(spent);
        if (limit == null) {
            return false;
        }
        if (blocking == null) {
            move(entering, Objects.requireNonNull(own));
        } else {
            int i = blocking.find(entering.index);
            boolean basicRises = (blocking.factors[i].signum() > 0) == rise;
            pivotTo(blocking, i, Objects.requireNonNull(basicRises ? blocking.basic.upper : blocking.basic.lower));
        }
        return true;
    }

    /** Gives a column a value and lets the basic variables follow. */
    private void move(Variable variable, Exact value) {
        Exact by = value.minus(variable.value);
        variable.value = value;
        long spent = by.effort();
        for (int at = variable.uses.nextSetBit(0); at >= 0; at = variable.uses.nextSetBit(at + 1)) {
            Row row = rows.get(at);
            row.basic.value = row.basic.value.plus(row.factors[row.find(variable.index)].times(by));
            suspects.set(at);
            spent += row.basic.value.effort();
        }
        spend(spent);
    }

    /** Gives the basic variable of a row a value by moving one of its columns, which becomes basic instead. */
    private void pivotTo(Row row, int position, Exact value) {
        Variable leaving = row.basic;
        Variable entering = variables.get(row.columns[position]);
        Exact factor = row.factors[position];
        move(entering, entering.value.plus(value.minus(leaving.value).dividedBy(factor)));
        // leaving = factor · entering + rest, so entering = leaving / factor − rest / factor
        Exact inverse = Exact.ONE.dividedBy(factor);
        Exact minus = inverse.negate();
        int[] columns = new int[row.size];
        Exact[] factors = new Exact[row.size];
        int size = 0;
        boolean placed = false;
        for (int i = 0; i < row.size; i++) {
            if (!placed && row.columns[i] > leaving.index) {
                columns[size] = leaving.index;
                factors[size++] = inverse;
                placed = true;
            }
            if (i != position) {
                columns[size] = row.columns[i];
                factors[size++] = row.factors[i].times(minus);
            }
        }
        if (!placed) {
            columns[size] = leaving.index;
            factors[size++] = inverse;
        }
        row.columns = columns;
        row.factors = factors;
        row.size = size;
        row.basic = entering;
        entering.row = row;
        entering.uses.clear(row.index);
        leaving.row = null;
        leaving.uses.set(row.index);
        suspects.set(row.index);
        long spent = 0;
        for (int i = 0; i < size; i++) {
            spent += factors[i].effort();
        }
        for (int at = entering.uses.nextSetBit(0); at >= 0; at = entering.uses.nextSetBit(at + 1)) {
            Row other = rows.get(at);
            spent += addTo(
                    other,
                    row.columns,
                    row.factors,
                    row.size,
                    other.factors[other.find(entering.index)],
                    entering.index);
        }
        spend(spent);
    }

    /** Adds a multiple of a row, leaving out one column of the target; returns what that took. */
    private long addTo(Row target, int[] columns, Exact[] factors, int size, Exact times, int without) {
        int[] mergedColumns = new int[target.size + size];
        Exact[] mergedFactors = new Exact[target.size + size];
        int merged = 0;
        long spent = 0;
        int i = 0;
        int j = 0;
        while (i < target.size || j < size) {
            int left = i < target.size ? target.columns[i] : Integer.MAX_VALUE;
            int right = j < size ? columns[j] : Integer.MAX_VALUE;
            if (left == without) {
                variables.get(left).uses.clear(target.index);
                i++;
                continue;
            }
            Exact factor;
            if (left < right) {
                factor = target.factors[i++];
            } else if (right < left) {
                factor = factors[j++].times(times);
                variables.get(right).uses.set(target.index, factor.signum() != 0);
            } else {
                factor = target.factors[i++].plus(factors[j++].times(times));
                if (factor.signum() == 0) {
                    variables.get(left).uses.clear(target.index);
                }
            }
            spent += factor.effort();
            if (factor.signum() != 0) {
                mergedColumns[merged] = Math.min(left, right);
                mergedFactors[merged++] = factor;
            }
        }
        target.columns = mergedColumns;
        target.factors = mergedFactors;
        target.size = merged;
        return spent;
    }
}
