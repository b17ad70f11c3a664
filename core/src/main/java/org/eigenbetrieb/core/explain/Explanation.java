package org.eigenbetrieb.core.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * Where a figure comes from: a tree from the figure back to inputs and parameters.
 *
 * <p>Derived from the relations of a finished evaluation, without computing again. A figure that was explained before
 * in the same tree is not unfolded again. Immutable and safe for use by several threads.
 *
 * @param key the figure
 * @param label its name for people
 * @param unit what it counts
 * @param value its number or the reason why it has none
 * @param range what the number can be, given how precisely its inputs are known; null when not known
 * @param weight weight with which it enters the figure above; 1 at the root
 * @param how how the number came about
 * @param rule the rule in words; for an input where it was given
 * @param citation who says so; empty for an input
 * @param places file, line and column of inputs, of a choice or of a rule
 * @param repeated whether the figure is unfolded elsewhere in the tree
 * @param parts what the figure follows from
 */
public record Explanation(
        FigureKey key,
        String label,
        Unit unit,
        Value value,
        @Nullable Interval range,
        Rational weight,
        How how,
        String rule,
        String citation,
        List<SourceRef> places,
        boolean repeated,
        List<Explanation> parts) {

    private static final String DIVISOR = "geteilt durch ";

    /** How a number came about. */
    public enum How {
        /** Given. */
        INPUT,
        /** A number that a rule names. */
        PARAMETER,
        /** Computed by a relation. */
        COMPUTED,
        /** There is no number. */
        FAILED
    }

    /** Copies the lists. */
    public Explanation {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(weight, "weight");
        Objects.requireNonNull(how, "how");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(citation, "citation");
        places = List.copyOf(places);
        parts = List.copyOf(parts);
    }

    /**
     * Explains a figure.
     *
     * @param evaluation the finished evaluation
     * @param key the figure
     * @param labels names of figures for people
     * @return the tree
     * @throws IllegalArgumentException when the evaluation has no such figure
     */
    public static Explanation of(Evaluation evaluation, FigureKey key, Function<FigureKey, String> labels) {
        evaluation.value(key);
        return new Explainer(evaluation, labels).explain(key, Rational.ONE);
    }

    /**
     * The tree as text, one figure a line, indented, in German.
     *
     * @return several lines, each ended by a line feed
     */
    public String toText() {
        StringBuilder text = new StringBuilder();
        print(text, "", "", true);
        return text.toString();
    }

    private void print(StringBuilder text, String first, String rest, boolean root) {
        text.append(first);
        if (!root && !weight.equals(Rational.ONE)) {
            text.append(weight.equals(Rational.ONE.negate()) ? "− " : weight + " × ");
        }
        text.append(label).append(": ").append(number());
        if (how == How.INPUT || how == How.PARAMETER) {
            text.append("  ← ").append(rule);
        }
        if (repeated) {
            text.append("  (siehe oben)");
        }
        text.append('\n');
        String inner = rest + (parts.isEmpty() ? "    " : "│   ");
        if (how == How.COMPUTED && !repeated) {
            text.append(inner).append(rule);
            if (!citation.isEmpty()) {
                text.append(" [").append(citation).append(']');
            }
            for (SourceRef place : places) {
                text.append(" (").append(place).append(')');
            }
            text.append('\n');
        }
        if (value instanceof Failure failure && !repeated) {
            text.append(inner).append("kein Wert: ").append(reason(failure)).append('\n');
        }
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            parts.get(i).print(text, rest + (last ? "└── " : "├── "), rest + (last ? "    " : "│   "), false);
        }
    }

    private String reason(Failure failure) {
        List<String> without = new ArrayList<>();
        List<String> zeros = new ArrayList<>();
        for (Explanation part : parts) {
            if (part.how == How.FAILED) {
                without.add(part.label);
            } else if (failure.causes().contains(part.key) && part.value.equals(new Value.Known(Rational.ZERO))) {
                zeros.add(part.label.startsWith(DIVISOR) ? part.label.substring(DIVISOR.length()) : part.label);
            }
        }
        if (!without.isEmpty()) {
            return without.size() == 1
                    ? "„" + without.get(0) + "“ hat keinen"
                    : without.size() + " Teile haben keinen, als erster „" + without.get(0) + "“";
        }
        return switch (failure.reason()) {
            case MISSING_INPUT -> "die Angabe fehlt (" + key + ")";
            case NOT_APPLICABLE ->
                "nicht anwendbar – "
                        + (zeros.isEmpty() ? failure.message() : "„" + String.join("“, „", zeros) + "“ ist 0");
            case RULE_FAILED -> "die Rechenregel ist nicht verwendbar – " + failure.message();
            case OVERFLOW -> "die Zahl hat mehr als 18 Ziffern";
        };
    }

    private String number() {
        Optional<Rational> known = value.ifKnown();
        if (known.isEmpty()) {
            return "–";
        }
        Rational number = known.get();
        Interval own = range == null ? Interval.at(number) : range;
        int decimals = own.timesTenTo(-unit.exponent()).supportedDecimals(unit.decimals() + unit.exponent());
        Rational slack = own.width().times(Rational.HALF);
        try {
            String text = withSymbol(Notation.GERMAN.format(number, decimals, unit, Rounding.HALF_UP));
            if (slack.signum() > 0 && how == How.COMPUTED) {
                int places = slack.isWhole() ? 0 : Math.max(decimals, 1);
                return text + " ± " + Notation.GERMAN.format(slack, places, unit, Rounding.UP);
            }
            return number.timesTenTo(-unit.exponent()).fits(decimals) ? text : "≈ " + text;
        } catch (ArithmeticException tooLong) {
            return number.toString();
        }
    }

    private String withSymbol(String number) {
        String symbol = Notation.symbol(unit);
        return symbol.isEmpty() ? number : number + " " + symbol;
    }

    /** Builds one tree. */
    private static final class Explainer {

        private final Evaluation evaluation;
        private final Function<FigureKey, String> labels;
        private final Set<FigureKey> unfolded = new HashSet<>();

        Explainer(Evaluation evaluation, Function<FigureKey, String> labels) {
            this.evaluation = evaluation;
            this.labels = labels;
        }

        Explanation explain(FigureKey key, Rational weight) {
            Value value = evaluation.value(key);
            Unit unit = evaluation.unit(key);
            Optional<Relation> relation = evaluation.net().defining(key);
            if (relation.isEmpty()) {
                return input(key, unit, value, weight);
            }
            boolean repeated = !unfolded.add(key);
            List<Explanation> parts =
                    repeated ? List.of() : parts(relation.get().formula(), relation.get());
            return new Explanation(
                    key,
                    labels.apply(key),
                    unit,
                    value,
                    evaluation.interval(key).orElse(null),
                    weight,
                    value instanceof Failure ? How.FAILED : How.COMPUTED,
                    relation.get().rule(),
                    relation.get().source().citation(),
                    List.of(relation.get().place()),
                    repeated,
                    parts);
        }

        private Explanation input(FigureKey key, Unit unit, Value value, Rational weight) {
            @Nullable Figure figure = evaluation.input(key).orElse(null);
            return new Explanation(
                    key,
                    labels.apply(key),
                    unit,
                    value,
                    evaluation.interval(key).orElse(null),
                    weight,
                    value instanceof Failure ? How.FAILED : How.INPUT,
                    figure == null ? "" : figure.source().toString(),
                    "",
                    figure == null ? List.of() : List.of(figure.source()),
                    false,
                    List.of());
        }

        private List<Explanation> parts(Formula formula, Relation relation) {
            List<Explanation> parts = new ArrayList<>();
            add(formula, Rational.ONE, relation, parts);
            return parts;
        }

        private void add(Formula formula, Rational weight, Relation relation, List<Explanation> parts) {
            if (formula instanceof Formula.Reference reference) {
                parts.add(explain(reference.key(), weight));
            } else if (formula instanceof Formula.Constant constant) {
                parts.add(new Explanation(
                        relation.target(),
                        constant.name(),
                        constant.value().unit(),
                        new Value.Known(constant.value().value()),
                        null,
                        weight,
                        How.PARAMETER,
                        relation.place().toString(),
                        "",
                        List.of(relation.place()),
                        false,
                        List.of()));
            } else if (formula instanceof Formula.Sum sum) {
                sum.terms().forEach(term -> add(term.operand(), weight.times(term.weight()), relation, parts));
            } else if (formula instanceof Formula.Quotient quotient) {
                add(quotient.dividend(), weight, relation, parts);
                int from = parts.size();
                add(quotient.divisor(), Rational.ONE, relation, parts);
                for (int i = from; i < parts.size(); i++) {
                    parts.set(i, parts.get(i).named(DIVISOR + parts.get(i).label()));
                }
            } else if (formula instanceof Formula.Product product) {
                add(product.first(), weight, relation, parts);
                add(product.second(), Rational.ONE, relation, parts);
            } else if (formula instanceof Formula.PositivePart part) {
                add(part.operand(), weight, relation, parts);
            }
        }
    }

    private Explanation named(String other) {
        return new Explanation(key, other, unit, value, range, weight, how, rule, citation, places, repeated, parts);
    }
}
