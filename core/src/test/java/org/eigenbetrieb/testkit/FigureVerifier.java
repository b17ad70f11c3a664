package org.eigenbetrieb.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.explain.Explanation;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.source.SourceRef;
import org.opentest4j.AssertionFailedError;

/**
 * Asserts what a figure is and why: its value, the rule behind it, what it follows from and where that was read.
 *
 * <pre>{@code
 * verify(run)
 *         .figure("jahresergebnis|HOCHRECHNUNG.2023-06-30|2023")
 *         .hasValue("383748.78")
 *         .follows("ergebnis-nach-steuern|HOCHRECHNUNG.2023-06-30|2023")
 *         .readsFrom("konten.csv:3:5")
 *         .figure("umsatzerloese hochrechnung")
 *         .isKnownBy("hochrechnung.linear");
 * }</pre>
 *
 * <p>A failed assertion shows the explanation of the figure. Immutable and safe for use by several threads.
 */
public final class FigureVerifier {

    private static final int MOST_NAMED = 12;

    private final Evaluation evaluation;
    private final Function<String, List<FigureKey>> search;
    private final Function<FigureKey, String> labels;

    private FigureVerifier(
            Evaluation evaluation, Function<String, List<FigureKey>> search, Function<FigureKey, String> labels) {
        this.evaluation = evaluation;
        this.search = search;
        this.labels = labels;
    }

    /**
     * Verifies the figures of a pack.
     *
     * @param run the computed pack
     * @return the verifier
     */
    public static FigureVerifier verify(PackRun run) {
        return new FigureVerifier(run.evaluation(), run.pack()::find, run.pack()::label);
    }

    /**
     * Verifies the figures of an evaluation.
     *
     * @param evaluation the evaluation
     * @return the verifier
     */
    public static FigureVerifier verify(Evaluation evaluation) {
        return new FigureVerifier(evaluation, query -> find(evaluation, query), FigureKey::toString);
    }

    /** The figure with this key, or all whose key contains every word. */
    private static List<FigureKey> find(Evaluation evaluation, String query) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        Set<FigureKey> all = new TreeSet<>(evaluation.net().figures().keySet());
        List<FigureKey> exact = all.stream()
                .filter(key -> key.toString().toLowerCase(Locale.ROOT).equals(wanted))
                .toList();
        if (!exact.isEmpty() || wanted.isEmpty()) {
            return exact;
        }
        return all.stream()
                .filter(key -> Arrays.stream(wanted.split("\\s+"))
                        .allMatch(
                                word -> key.toString().toLowerCase(Locale.ROOT).contains(word)))
                .toList();
    }

    /**
     * A figure as a person names it: its key, the place of its cell ({@code paper:row:column}), or words.
     *
     * @param query the words; they must fit one figure
     * @return what can be asserted of it
     * @throws AssertionError when no figure or several fit; the message lists them
     */
    public Claim figure(String query) {
        List<FigureKey> found = search.apply(query);
        if (found.size() == 1) {
            return figure(found.get(0));
        }
        throw unknown(found.isEmpty() ? "no figure fits" : found.size() + " figures fit", query, found);
    }

    private AssertionFailedError unknown(String what, String query, List<FigureKey> found) {
        StringBuilder message =
                new StringBuilder(what).append(" \"").append(query).append("\"; name one of");
        List<FigureKey> near = found.isEmpty() ? near(query) : found;
        near.stream().limit(MOST_NAMED).forEach(key -> message.append("\n  ").append(key));
        if (near.size() > MOST_NAMED) {
            message.append("\n  … and ").append(near.size() - MOST_NAMED).append(" more");
        }
        return new AssertionFailedError(message.toString());
    }

    /** Figures of the same concept, or all. */
    private List<FigureKey> near(String query) {
        int end = query.indexOf('|');
        String concept = end < 0 ? query : query.substring(0, end);
        List<FigureKey> all =
                List.copyOf(new TreeSet<>(evaluation.net().figures().keySet()));
        List<FigureKey> same =
                all.stream().filter(key -> key.concept().id().equals(concept)).toList();
        return same.isEmpty() ? all : same;
    }

    /**
     * A figure.
     *
     * @param key the figure
     * @return what can be asserted of it
     * @throws AssertionError when there is no such figure
     */
    public Claim figure(FigureKey key) {
        if (!evaluation.net().figures().containsKey(key)) {
            throw unknown("there is no figure", key.toString(), List.of());
        }
        return new Claim(key);
    }

    /** What can be asserted of one figure; every method returns this, or fails. */
    public final class Claim {

        private final FigureKey key;

        private Claim(FigureKey key) {
            this.key = Objects.requireNonNull(key, "key");
        }

        /**
         * Its exact value.
         *
         * @param plain the number in the figure's unit in plain notation, for example {@code "383748.78"}, or with
         *     another unit of its dimension, for example {@code "645 TEUR"}
         * @return this
         */
        public Claim hasValue(String plain) {
            Quantity expected = quantity(plain);
            Rational number = number(expected);
            if (!number.equals(expected.value())) {
                String text = Numbers.text(number, evaluation.unit(key));
                boolean rounds = round(number, expected).equals(expected);
                throw failure(
                        "it is " + text + ", but should be " + expected
                                + (rounds ? "; it is printed so: use roundsTo(\"" + plain + "\")" : ""),
                        expected,
                        text);
            }
            return this;
        }

        /**
         * Its value as it is printed: rounded HALF_UP to the decimals given. For quotients, which stay exact.
         *
         * @param plain the number as for {@link #hasValue(String)}
         * @return this
         */
        public Claim roundsTo(String plain) {
            Quantity expected = quantity(plain);
            Quantity rounded = round(number(expected), expected);
            if (!rounded.equals(expected)) {
                throw failure("it is printed as " + rounded + ", but should be " + expected, expected, rounded);
            }
            return this;
        }

        /**
         * The rule that defines it: a calculator, a paper, or a single relation.
         *
         * @param id id of the calculator ({@code hochrechnung.linear}), the paper, or the relation
         * @return this
         */
        public Claim isKnownBy(String id) {
            Relation relation = relation("it is given as input, but should be known by " + id);
            if (!relation.id().equals(id) && !relation.id().startsWith(id + ":")) {
                throw failure("it is known by " + relation.id() + ", but should be by " + id, id, relation.id());
            }
            return this;
        }

        /**
         * That it is given and not computed.
         *
         * @return this
         */
        public Claim isInput() {
            Optional<Relation> relation = evaluation.net().defining(key);
            if (relation.isPresent() || evaluation.input(key).isEmpty()) {
                throw failure(
                        relation.isPresent()
                                ? "it is computed by " + relation.get().id() + ", but should be given"
                                : "it should be given, but there is no input for it",
                        "an input",
                        evaluation.value(key));
            }
            return this;
        }

        /**
         * The figures from which it follows directly: exactly these, in any order.
         *
         * @param others keys or words, each fitting one figure
         * @return this
         */
        public Claim follows(String... others) {
            Set<FigureKey> expected = new LinkedHashSet<>();
            for (String other : others) {
                expected.add(figure(other).key);
            }
            Formula formula =
                    relation("it is given as input and follows from nothing").formula();
            Set<FigureKey> actual = formula.references();
            if (!actual.equals(expected)) {
                Set<FigureKey> missing = new LinkedHashSet<>(expected);
                missing.removeAll(actual);
                Set<FigureKey> more = new LinkedHashSet<>(actual);
                more.removeAll(expected);
                throw failure(
                        "it follows from " + actual + (missing.isEmpty() ? "" : ", not from " + missing)
                                + (more.isEmpty() ? "" : "; not expected: " + more),
                        expected,
                        actual);
            }
            return this;
        }

        /**
         * Places from which inputs behind it were read.
         *
         * @param places {@code file:line:column}, {@code file:line} for any column, or {@code file} for any line
         * @return this
         */
        public Claim readsFrom(String... places) {
            Set<SourceRef> read = new TreeSet<>();
            addPlaces(key, new LinkedHashSet<>(), read);
            for (String text : places) {
                SourceRef wanted = SourceRef.parse(text);
                if (read.stream().noneMatch(place -> covers(wanted, place))) {
                    throw failure("it does not read from " + wanted + ", but from " + read, wanted, read);
                }
            }
            return this;
        }

        /**
         * Who prescribes the rule that defines it.
         *
         * @param text part of the citation, for example {@code "§ 21 EigAnVO"}
         * @return this
         */
        public Claim cites(String text) {
            String citation =
                    relation("it is given as input and cites nobody").source().citation();
            if (!citation.contains(text)) {
                throw failure("it cites \"" + citation + "\"", text, citation);
            }
            return this;
        }

        /**
         * What its explanation says, such as a factor or the reason for a choice.
         *
         * @param texts parts of the explanation
         * @return this
         */
        public Claim isExplainedWith(String... texts) {
            String explanation = explanation();
            for (String text : texts) {
                if (!explanation.contains(text)) {
                    throw failure("its explanation does not say \"" + text + "\"", text, explanation);
                }
            }
            return this;
        }

        /**
         * That it has no value, and why.
         *
         * @param reason the reason
         * @param names what the message or the causes name: keys of inputs or parts of them, or words
         * @return this
         */
        public Claim failsWith(Failure.Reason reason, String... names) {
            Value value = evaluation.value(key);
            if (!(value instanceof Failure failed)) {
                throw failure("it has a value, but should fail with " + reason, reason, value);
            }
            if (failed.reason() != reason) {
                throw failure(
                        "it fails with " + failed.reason() + ", but should with " + reason, reason, failed.reason());
            }
            for (String name : names) {
                boolean cause = failed.causes().stream()
                        .anyMatch(figure -> figure.toString().contains(name));
                if (!cause && !failed.message().contains(name)) {
                    throw failure("it fails with " + reason + ", but does not name \"" + name + "\"", name, failed);
                }
            }
            return this;
        }

        /**
         * Another figure of the same evaluation.
         *
         * @param query as for {@link FigureVerifier#figure(String)}
         * @return what can be asserted of it
         */
        public Claim figure(String query) {
            return FigureVerifier.this.figure(query);
        }

        /**
         * Another figure of the same evaluation.
         *
         * @param other the figure
         * @return what can be asserted of it
         */
        public Claim figure(FigureKey other) {
            return FigureVerifier.this.figure(other);
        }

        /** The number with its unit; without one, in the unit of the figure. */
        private Quantity quantity(String plain) {
            String text = plain.strip();
            return Quantity.parse(text.indexOf(' ') < 0 ? text + " " + evaluation.unit(key) : text);
        }

        private Rational number(Quantity expected) {
            Value value = evaluation.value(key);
            if (!expected.unit().convertsTo(evaluation.unit(key))) {
                throw failure("it counts " + evaluation.unit(key) + ", not " + expected.unit(), expected, value);
            }
            return value.ifKnown()
                    .orElseThrow(() -> failure("it has no value, but should be " + expected, expected, value));
        }

        private static Quantity round(Rational number, Quantity like) {
            return Quantity.round(number, like.decimals(), like.unit(), Rounding.HALF_UP);
        }

        private Relation relation(String otherwise) {
            return evaluation
                    .net()
                    .defining(key)
                    .orElseThrow(() -> failure(otherwise, "a relation", evaluation.value(key)));
        }

        private void addPlaces(FigureKey from, Set<FigureKey> seen, Set<SourceRef> places) {
            if (!seen.add(from)) {
                return;
            }
            evaluation.input(from).ifPresent(figure -> places.add(figure.source()));
            evaluation
                    .net()
                    .defining(from)
                    .ifPresent(
                            relation -> relation.formula().references().forEach(part -> addPlaces(part, seen, places)));
        }

        private String explanation() {
            return Explanation.of(evaluation, key, labels).toText();
        }

        private AssertionFailedError failure(String message, Object expected, Object actual) {
            List<String> lines = new ArrayList<>();
            lines.add(key + ": " + message);
            explanation().lines().limit(40).forEach(line -> lines.add("    " + line));
            return new AssertionFailedError(String.join("\n", lines), expected, actual);
        }
    }

    private static boolean covers(SourceRef wanted, SourceRef place) {
        return wanted.file().equals(place.file())
                && (wanted.line() == 0 || wanted.line() == place.line())
                && (wanted.column() == 0 || wanted.column() == place.column());
    }
}
