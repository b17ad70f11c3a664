package org.eigenbetrieb.core.evaluate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A net compiled for computing: figures become indices into dense arrays, relations a list of instructions.
 *
 * <p>Compile once, evaluate often. Amounts are whole numbers of the smallest unit (cents) with overflow checks; what
 * does not fit, such as a quotient, is an exact fraction. Immutable and safe for use by several threads.
 */
public final class Evaluator {

    /** Most causes that a failure names. */
    private static final int MOST_CAUSES = 20;

    private final RelationNet net;
    private final FigureKey[] keys;
    private final int[] decimals;
    private final Map<FigureKey, Integer> slots;
    private final Instruction[] instructions;
    private final int[] inputSlots;

    private Evaluator(RelationNet net) {
        this.net = net;
        this.keys = net.figures().keySet().toArray(new FigureKey[0]);
        this.decimals = new int[keys.length];
        this.slots = new HashMap<>(keys.length * 2);
        int slot = 0;
        for (Map.Entry<FigureKey, Unit> figure : net.figures().entrySet()) {
            slots.put(figure.getKey(), slot);
            decimals[slot++] = figure.getValue().decimals();
        }
        this.instructions = net.order().stream().map(this::compile).toArray(Instruction[]::new);
        this.inputSlots = slotsOfInputs();
    }

    /**
     * Compiles a net.
     *
     * @param net the net
     * @return the evaluator
     */
    public static Evaluator compile(RelationNet net) {
        return new Evaluator(net);
    }

    /**
     * The net that was compiled.
     *
     * @return the net
     */
    public RelationNet net() {
        return net;
    }

    /**
     * Computes every figure of the net from the inputs of a set.
     *
     * @param figures the figures; only those given as input are used, of several occurrences the most precise one
     * @return every figure with its value or the reason why it has none
     */
    public Evaluation evaluate(FigureSet figures) {
        Registers registers = new Registers(keys.length);
        for (int slot : inputSlots) {
            FigureKey key = keys[slot];
            Failure failure = net.failures().get(key);
            if (failure != null) {
                registers.fail(slot, failure);
                continue;
            }
            Optional<Rational> value = figures.input(key).flatMap(Figure::value);
            if (value.isPresent()) {
                store(registers, slot, value.get());
            } else {
                registers.fail(slot, Failure.missing(key));
            }
        }
        for (Instruction instruction : instructions) {
            run(instruction, registers);
        }
        Map<FigureKey, Value> values = new HashMap<>(keys.length * 2);
        for (int slot = 0; slot < keys.length; slot++) {
            values.put(keys[slot], valueOf(registers, slot));
        }
        return new Evaluation(net, figures, values);
    }

    /**
     * The same net, laid out for being computed millions of times.
     *
     * @return the plan; it computes what {@link #evaluate} computes when no input is missing
     * @throws UnsupportedOperationException when a relation is not a sum of figures with whole weights in units kept
     *     with equally many decimals, or a figure has no number whatever the inputs are; the message names the first
     *     one and says why
     */
    public DensePlan dense() {
        net.failures().forEach((key, failure) -> {
            throw new UnsupportedOperationException("No dense plan: " + key + " has no number (" + failure.message()
                    + "); evaluate this net with Evaluator.evaluate, or leave the figure out");
        });
        List<DensePlan.Sum> sums = new ArrayList<>(instructions.length);
        for (Instruction instruction : instructions) {
            if (instruction.operands == null || instruction.weights == null) {
                throw new UnsupportedOperationException("No dense plan: " + whyNotDense(instruction.relation)
                        + "; evaluate this net with Evaluator.evaluate, or leave the relation out");
            }
            sums.add(new DensePlan.Sum(instruction.target, instruction.operands, instruction.weights));
        }
        return new DensePlan(keys, slots, inputSlots, sums);
    }

    private String whyNotDense(Relation relation) {
        String name = "relation " + relation.id() + " (" + relation.place() + ") ";
        if (relation.rounding() != null) {
            return name + "rounds its result";
        }
        Map<FigureKey, Rational> terms = relation.formula().linear().orElse(null);
        if (terms == null) {
            return name + "is not a sum of figures";
        }
        for (Map.Entry<FigureKey, Rational> term : terms.entrySet()) {
            if (decimals[slotOf(term.getKey())] != decimals[slotOf(relation.target())]) {
                return name + "adds " + term.getKey() + ", which is kept with "
                        + decimals[slotOf(term.getKey())] + " decimals, to a figure with "
                        + decimals[slotOf(relation.target())];
            }
            if (!isSmallWhole(term.getValue())) {
                return name + "weights " + term.getKey() + " by " + term.getValue()
                        + ", which is not a whole number of at most 31 bits";
            }
        }
        throw new IllegalStateException(name + "is a sum after all");
    }

    private static boolean isSmallWhole(Rational weight) {
        return weight.isWhole() && weight.numerator().bitLength() < 32;
    }

    private Value valueOf(Registers registers, int slot) {
        Failure failure = registers.failures[slot];
        return failure != null ? failure : new Value.Known(number(registers, slot));
    }

    private Rational number(Registers registers, int slot) {
        Rational exact = registers.exact[slot];
        return exact != null ? exact : Rational.of(registers.amounts[slot]).timesTenTo(-decimals[slot]);
    }

    private int[] slotsOfInputs() {
        List<Integer> inputs = new ArrayList<>();
        for (int slot = 0; slot < keys.length; slot++) {
            if (net.defining(keys[slot]).isEmpty()) {
                inputs.add(slot);
            }
        }
        return inputs.stream().mapToInt(Integer::intValue).toArray();
    }

    private Instruction compile(Relation relation) {
        int target = slotOf(relation.target());
        Optional<Map<FigureKey, Rational>> linear = relation.formula().linear();
        if (linear.isPresent() && relation.rounding() == null) {
            int count = linear.get().size();
            int[] operands = new int[count];
            long[] weights = new long[count];
            int i = 0;
            boolean whole = true;
            for (Map.Entry<FigureKey, Rational> term : linear.get().entrySet()) {
                operands[i] = slotOf(term.getKey());
                whole &= isSmallWhole(term.getValue()) && decimals[operands[i]] == decimals[target];
                weights[i++] = term.getValue().numerator().longValue();
            }
            if (whole) {
                return new Instruction(relation, target, operands, weights);
            }
        }
        return new Instruction(relation, target, null, null);
    }

    private int slotOf(FigureKey key) {
        Integer slot = slots.get(key);
        if (slot == null) {
            throw new IllegalStateException("The net has no figure " + key);
        }
        return slot;
    }

    private void run(Instruction instruction, Registers registers) {
        if (instruction.operands != null && instruction.weights != null) {
            if (sum(instruction.operands, instruction.weights, instruction.target, registers)) {
                return;
            }
        }
        Relation relation = instruction.relation;
        Failure failure = failureOf(relation, registers);
        if (failure != null) {
            registers.fail(instruction.target, failure);
            return;
        }
        try {
            Rational result = evaluate(relation.formula(), registers);
            store(
                    registers,
                    instruction.target,
                    relation.rounding() == null ? result : relation.rounding().apply(result));
        } catch (DivisorIsZero e) {
            registers.fail(
                    instruction.target,
                    Failure.notApplicable(relation.rule() + ": the divisor is 0", List.copyOf(e.divisor.references())));
        }
    }

    /** The fast path: whole amounts only. Returns false when an operand is no whole amount or the sum overflows. */
    private static boolean sum(int[] operands, long[] weights, int target, Registers registers) {
        try {
            long total = 0;
            for (int i = 0; i < operands.length; i++) {
                int slot = operands[i];
                if (registers.failures[slot] != null || registers.exact[slot] != null) {
                    return false;
                }
                total = Math.addExact(total, Math.multiplyExact(weights[i], registers.amounts[slot]));
            }
            registers.amounts[target] = total;
            return true;
        } catch (ArithmeticException overflow) {
            return false;
        }
    }

    private @Nullable Failure failureOf(Relation relation, Registers registers) {
        Failure first = null;
        Set<FigureKey> causes = new LinkedHashSet<>();
        for (FigureKey key : relation.formula().references()) {
            Failure failure = registers.failures[slotOf(key)];
            if (failure != null) {
                if (first == null || failure.reason().compareTo(first.reason()) < 0) {
                    first = failure;
                    causes.clear();
                }
                if (failure.reason() == first.reason()) {
                    causes.addAll(failure.causes());
                }
            }
        }
        if (first == null) {
            return null;
        }
        List<FigureKey> named = causes.stream().sorted().limit(MOST_CAUSES).toList();
        if (first.reason() == Failure.Reason.MISSING_INPUT) {
            StringBuilder message = new StringBuilder("no input for ");
            for (int i = 0; i < named.size() && i < 3; i++) {
                message.append(i > 0 ? ", " : "").append(named.get(i));
            }
            if (causes.size() > 3) {
                message.append(" and ").append(causes.size() - 3).append(" more");
            }
            return new Failure(first.reason(), message.toString(), named);
        }
        return new Failure(first.reason(), first.message(), named);
    }

    private Rational evaluate(Formula formula, Registers registers) {
        if (formula instanceof Formula.Reference reference) {
            return number(registers, slotOf(reference.key()));
        }
        if (formula instanceof Formula.Constant constant) {
            return constant.value().value();
        }
        if (formula instanceof Formula.Sum sum) {
            Rational total = Rational.ZERO;
            for (Formula.Term term : sum.terms()) {
                total = total.plus(term.weight().times(evaluate(term.operand(), registers)));
            }
            return total;
        }
        if (formula instanceof Formula.Quotient quotient) {
            Rational divisor = evaluate(quotient.divisor(), registers);
            if (divisor.signum() == 0) {
                throw new DivisorIsZero(quotient.divisor());
            }
            return evaluate(quotient.dividend(), registers).dividedBy(divisor);
        }
        if (formula instanceof Formula.Product product) {
            return evaluate(product.first(), registers).times(evaluate(product.second(), registers));
        }
        return evaluate(((Formula.PositivePart) formula).operand(), registers).max(Rational.ZERO);
    }

    private void store(Registers registers, int slot, Rational value) {
        Rational scaled = value.timesTenTo(decimals[slot]);
        BigInteger rounded = scaled.round(Rounding.DOWN);
        if (rounded.bitLength() > 63) {
            registers.fail(
                    slot,
                    new Failure(Failure.Reason.OVERFLOW, keys[slot] + " has more than 18 digits", List.of(keys[slot])));
        } else if (scaled.isWhole()) {
            registers.amounts[slot] = rounded.longValueExact();
        } else {
            registers.exact[slot] = value;
        }
    }

    private record Instruction(Relation relation, int target, int @Nullable [] operands, long @Nullable [] weights) {}

    private static final class Registers {
        private final long[] amounts;
        private final @Nullable Rational[] exact;
        private final @Nullable Failure[] failures;

        Registers(int size) {
            this.amounts = new long[size];
            this.exact = new Rational[size];
            this.failures = new Failure[size];
        }

        void fail(int slot, Failure failure) {
            failures[slot] = failure;
        }
    }

    private static final class DivisorIsZero extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Formula divisor;

        DivisorIsZero(Formula divisor) {
            super("divisor is 0", null, false, false);
            this.divisor = divisor;
        }
    }
}
