package org.eigenbetrieb.planning.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Laws of deciding, for any amounts and limits. */
class NachtragsProperties {

    private static final List<String> FIGURES =
            List.of("jahresergebnis", "investitionskredite", "erhoehung-eigenkapital", "abschreibungen");

    /** A plan in cents: a planned and an expected amount for each figure, null where one is missing. */
    private record Case(List<Long> plan, List<@Nullable Long> outlook) {

        NachtragsPruefung check(List<@Nullable Long> limits) {
            Plans plans = Plans.plan();
            for (int i = 0; i < FIGURES.size(); i++) {
                @Nullable Long expected = outlook.get(i);
                if (expected == null) {
                    plans.only(FIGURES.get(i), euros(plan.get(i)));
                } else {
                    plans.with(FIGURES.get(i), euros(plan.get(i)), euros(expected));
                }
            }
            return plans.check(rules(limits));
        }
    }

    /** One trigger for each figure: it grows by more than so many cents; null where the limit is left to a bylaw. */
    private static ChangeRules rules(List<@Nullable Long> limits) {
        List<String> triggers = new ArrayList<>();
        for (int i = 0; i < FIGURES.size(); i++) {
            @Nullable Long limit = limits.get(i);
            triggers.add("""
                    {"id": "t%i", "title": "T", "consequence": "nachtrag",
                     "source": {"kind": "bylaw", "title": "S", "standing": "printed"},
                     "when": {"title": "x", "increase": ["%f"], "above": [%l]}}""".replace("%i", Integer.toString(i)).replace("%f", FIGURES.get(i)).replace(
                    "%l", limit == null ? "{\"value\": \"offen\"}" : "{\"amount\": \"" + euros(limit) + " EUR\"}"));
        }
        return Plans.read("""
                {"format": "eigenbetrieb-change-rules/1", "id": "own", "title": "Eigene", "land": "RP",
                 "validFrom": "2020-01-01", "dates": "printed", "complete": true,
                 "source": {"kind": "bylaw", "title": "S", "standing": "printed"}, "triggers": [%s]}
                """.replace("%s", String.join(",", triggers)));
    }

    private static String euros(long cents) {
        return java.math.BigDecimal.valueOf(cents, 2).toPlainString();
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<Long> amounts = Arbitraries.longs().between(-50_000, 50_000);
        return Combinators.combine(
                        amounts.list().ofSize(4),
                        amounts.injectNull(0.15).list().ofSize(4))
                .as(Case::new)
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<List<@Nullable Long>> limits() {
        return Arbitraries.longs()
                .between(-20_000, 60_000)
                .injectNull(0.15)
                .list()
                .ofSize(4)
                .withoutEdgeCases();
    }

    /** The same by plain arithmetic. */
    private static Outcome expected(Long plan, @Nullable Long outlook, @Nullable Long limit) {
        if (outlook == null || limit == null) {
            return Outcome.CANNOT_BE_DECIDED;
        }
        return outlook - plan > limit ? Outcome.MET : Outcome.NOT_MET;
    }

    @Property(tries = 300)
    void a_trigger_is_met_exactly_when_its_measure_exceeds_its_limit(
            @ForAll("cases") Case plan, @ForAll("limits") List<@Nullable Long> limits) {
        NachtragsPruefung pruefung = plan.check(limits);

        for (int i = 0; i < FIGURES.size(); i++) {
            TriggerResult result = Objects.requireNonNull(pruefung.results().get("t" + i));
            assertThat(result.outcome())
                    .isEqualTo(expected(plan.plan().get(i), plan.outlook().get(i), limits.get(i)));
            assertThat(result.missing().isEmpty()).isEqualTo(result.outcome() != Outcome.CANNOT_BE_DECIDED);
        }
    }

    @Property(tries = 300)
    void another_rule_file_flips_exactly_the_triggers_that_differ(
            @ForAll("cases") Case plan,
            @ForAll("limits") List<@Nullable Long> one,
            @ForAll("limits") List<@Nullable Long> other) {
        NachtragsPruefung first = plan.check(one);
        NachtragsPruefung second = plan.check(other);

        Set<String> flipped = new HashSet<>();
        Set<String> shouldFlip = new HashSet<>();
        for (int i = 0; i < FIGURES.size(); i++) {
            String id = "t" + i;
            TriggerResult before = Objects.requireNonNull(first.results().get(id));
            TriggerResult after = Objects.requireNonNull(second.results().get(id));
            if (before.outcome() != after.outcome()) {
                flipped.add(id);
            }
            Long planned = plan.plan().get(i);
            @Nullable Long expected = plan.outlook().get(i);
            if (expected(planned, expected, one.get(i)) != expected(planned, expected, other.get(i))) {
                shouldFlip.add(id);
            }
            if (Objects.equals(one.get(i), other.get(i))) {
                assertThat(after.comparisons()).isEqualTo(before.comparisons());
            }
        }
        assertThat(flipped).isEqualTo(shouldFlip);
    }

    @Property(tries = 300)
    void the_margin_is_the_limit_less_the_measure(
            @ForAll @LongRange(min = -50_000, max = 50_000) long plan,
            @ForAll @LongRange(min = -50_000, max = 50_000) long outlook,
            @ForAll @LongRange(min = -20_000, max = 60_000) long limit) {
        NachtragsPruefung pruefung =
                new Case(List.of(plan, 0L, 0L, 0L), List.of(outlook, 0L, 0L, 0L)).check(List.of(limit, 0L, 0L, 0L));

        assertThat(Objects.requireNonNull(pruefung.results().get("t0"))
                        .comparisons()
                        .get(0)
                        .margin()
                        .ifKnown())
                .contains(org.eigenbetrieb.core.quantity.Rational.of(limit - (outlook - plan), 100));
    }

    // ------------------------------------------------------------------------------------------------ three values

    private static final Map<Outcome, String> QUESTIONS =
            Map.of(Outcome.MET, "q-true", Outcome.NOT_MET, "q-false", Outcome.CANNOT_BE_DECIDED, "q-open");

    private static Outcome decide(String condition) {
        ChangeRules rules = Plans.read("""
                {"format": "eigenbetrieb-change-rules/1", "id": "own", "title": "Eigene", "land": "RP",
                 "validFrom": "2020-01-01", "dates": "printed", "complete": true,
                 "source": {"kind": "bylaw", "title": "S", "standing": "printed"},
                 "triggers": [{"id": "t", "title": "T", "consequence": "nachtrag",
                 "source": {"kind": "bylaw", "title": "S", "standing": "printed"}, "when": %s}]}
                """.replace("%s", condition));
        Map<String, Boolean> answers = new HashMap<>();
        answers.put("q-true", true);
        answers.put("q-false", false);
        answers.keySet().retainAll(NachtragsPruefung.questions(rules));
        return Objects.requireNonNull(
                        Plans.plan().check(rules, answers).results().get("t"))
                .outcome();
    }

    private static String ask(Outcome answer) {
        return "{\"question\": \"" + QUESTIONS.get(answer) + "\", \"title\": \"?\"}";
    }

    private static String join(String name, List<Outcome> answers) {
        return "{\"" + name + "\": ["
                + String.join(
                        ", ", answers.stream().map(NachtragsProperties::ask).toList()) + "]}";
    }

    @Property(tries = 200)
    void one_condition_that_fails_decides_all_and_one_that_holds_decides_any(
            @ForAll @Size(min = 1, max = 4) List<Outcome> answers) {
        Outcome all = answers.contains(Outcome.NOT_MET)
                ? Outcome.NOT_MET
                : answers.contains(Outcome.CANNOT_BE_DECIDED) ? Outcome.CANNOT_BE_DECIDED : Outcome.MET;
        Outcome any = answers.contains(Outcome.MET)
                ? Outcome.MET
                : answers.contains(Outcome.CANNOT_BE_DECIDED) ? Outcome.CANNOT_BE_DECIDED : Outcome.NOT_MET;

        assertThat(decide(join("all", answers))).isEqualTo(all);
        assertThat(decide(join("any", answers))).isEqualTo(any);
    }

    @Property(tries = 200)
    void not_all_is_any_not(@ForAll @Size(min = 1, max = 4) List<Outcome> answers) {
        String anyNot = "{\"any\": ["
                + String.join(
                        ", ",
                        answers.stream()
                                .map(answer -> "{\"not\": " + ask(answer) + "}")
                                .toList())
                + "]}";

        assertThat(decide("{\"not\": " + join("all", answers) + "}")).isEqualTo(decide(anyNot));
    }
}
