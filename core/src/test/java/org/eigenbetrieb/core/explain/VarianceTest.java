package org.eigenbetrieb.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.formula.RoundTo;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.junit.jupiter.api.Test;

/** Result = income − (material + wages), planned and as it is; the forecast of an account is rounded. */
class VarianceTest {

    private static final LocalDate DAY = LocalDate.of(2023, 6, 30);
    private final Map<FigureKey, Unit> units = new LinkedHashMap<>();
    private final List<Relation> relations = new ArrayList<>();
    private final List<Figure> given = new ArrayList<>();

    private static FigureKey plan(String concept) {
        return FigureKey.of(concept, Phase.ANSATZ, Period.year(2023));
    }

    private static FigureKey actual(String concept) {
        return FigureKey.of(concept, Phase.hochrechnung(DAY), Period.year(2023));
    }

    private void amounts(String concept, Rational planned, Rational is) {
        for (FigureKey key : List.of(plan(concept), actual(concept))) {
            units.put(key, Unit.EUR);
            Rational amount = key.equals(plan(concept)) ? planned : is;
            given.add(Figure.input(
                    key, Quantity.round(amount, 2, Unit.EUR, Rounding.HALF_UP), SourceRef.of("konten.csv")));
        }
    }

    private void define(String concept, Map<String, Integer> terms) {
        for (boolean planned : new boolean[] {true, false}) {
            Map<FigureKey, Rational> weights = new LinkedHashMap<>();
            terms.forEach((term, weight) -> weights.put(planned ? plan(term) : actual(term), Rational.of(weight)));
            define(planned ? plan(concept) : actual(concept), Formula.sum(weights), false);
        }
    }

    private void define(FigureKey target, Formula formula, boolean rounded) {
        units.put(target, Unit.EUR);
        Relation relation = Relation.defining(
                "r" + relations.size(), target, formula, "Regel", LegalSource.ARITHMETIC, SourceRef.of("form.json"));
        relations.add(rounded ? relation.rounded(RoundTo.CENT) : relation);
    }

    private Variance variance(String concept) {
        Evaluation evaluation =
                Evaluator.compile(RelationNet.of(units, relations).orThrow()).evaluate(FigureSet.of(DAY, given));
        return Variance.of(evaluation, plan(concept), actual(concept));
    }

    private void result() {
        define("aufwand", Map.of("material", 1, "lohn", 1));
        Map<String, Integer> balance = new LinkedHashMap<>();
        balance.put("erloes", 1);
        balance.put("aufwand", -1);
        define("ergebnis", balance);
    }

    @Test
    void the_result_is_driven_by_the_accounts_largest_first() {
        amounts("erloes", Rational.of(1000), Rational.of(970));
        amounts("material", Rational.of(300), Rational.of(380));
        amounts("lohn", Rational.of(500), Rational.of(500));
        result();

        Variance variance = variance("ergebnis");

        assertThat(variance.difference()).contains(Rational.of(-110));
        assertThat(variance.percent()).contains(Rational.of(-55));
        assertThat(variance.drivers())
                .extracting(driver -> driver.after().concept().id() + " "
                        + driver.contribution().orElseThrow())
                .containsExactly("material -80", "erloes -30");
        assertThat(variance.parts()).hasSize(2);
    }

    @Test
    void a_negative_amount_counts_in_percent_of_its_size_and_nothing_has_no_percentage() {
        amounts("verlust", Rational.of(-200), Rational.of(-150));
        amounts("nichts", Rational.ZERO, Rational.of(5));

        assertThat(variance("verlust").percent()).contains(Rational.of(25));
        assertThat(variance("nichts").percent()).isEmpty();
        assertThat(variance("nichts").difference()).contains(Rational.of(5));
    }

    @Test
    void what_follows_by_different_rules_is_one_part() {
        amounts("material", Rational.of(300), Rational.of(380));
        amounts("lohn", Rational.of(500), Rational.of(510));
        define(plan("summe"), Formula.sum(List.of(plan("material"), plan("lohn"))), false);
        define(actual("summe"), Formula.times(Rational.of(2), Formula.ref(actual("lohn"))), true);

        Variance variance = variance("summe");

        assertThat(variance.parts()).isEmpty();
        assertThat(variance.drivers()).singleElement().isEqualTo(variance);
        assertThat(variance.contribution()).contains(Rational.of(220));
    }

    @Test
    void a_part_without_number_stands_in_front_and_the_whole_has_none() {
        amounts("erloes", Rational.of(1000), Rational.of(970));
        amounts("material", Rational.of(300), Rational.of(380));
        amounts("lohn", Rational.of(500), Rational.of(500));
        given.removeIf(figure -> figure.key().equals(actual("lohn")));
        result();

        Variance variance = variance("ergebnis");

        assertThat(variance.difference()).isEmpty();
        assertThat(variance.percent()).isEmpty();
        assertThat(variance.drivers().get(0).after()).isEqualTo(actual("lohn"));
    }

    @Test
    void only_like_is_compared() {
        amounts("erloes", Rational.of(1000), Rational.of(970));
        units.put(plan("stellen"), Unit.VZAE);
        Evaluation evaluation =
                Evaluator.compile(RelationNet.of(units, relations).orThrow()).evaluate(FigureSet.of(DAY, given));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Variance.of(evaluation, plan("stellen"), actual("erloes")))
                .withMessageContaining("only like can be compared");
    }

    @Property(tries = 300)
    void the_parts_add_up_to_the_whole_at_every_level(
            @ForAll @Size(12) List<@IntRange(min = -1_000_000, max = 1_000_000) Integer> cents,
            @ForAll @Size(8) List<@IntRange(min = -3, max = 3) Integer> weights,
            @ForAll @Size(4) List<@IntRange(min = 0, max = 5) Integer> picks) {
        units.clear();
        relations.clear();
        given.clear();
        for (int i = 0; i < 6; i++) {
            amounts("k" + i, Rational.of(cents.get(2 * i), 100), Rational.of(cents.get(2 * i + 1), 100));
        }
        List<String> sums =
                new ArrayList<>(IntStream.range(0, 6).mapToObj(i -> "k" + i).toList());
        for (int i = 0; i < 4; i++) {
            Map<String, Integer> terms = new LinkedHashMap<>();
            terms.put(sums.get(sums.size() - 1), weights.get(2 * i));
            terms.put(sums.get(picks.get(i)), weights.get(2 * i + 1));
            define("s" + i, terms);
            sums.add("s" + i);
        }

        Variance whole = variance("s3");

        assertAddsUp(whole);
        assertThat(sum(whole.drivers())).isEqualTo(whole.difference().orElseThrow());
    }

    private static void assertAddsUp(Variance variance) {
        if (!variance.parts().isEmpty()) {
            assertThat(sum(variance.parts())).isEqualTo(variance.contribution().orElseThrow());
            variance.parts().forEach(VarianceTest::assertAddsUp);
        }
    }

    private static Rational sum(List<Variance> parts) {
        return parts.stream().map(part -> part.contribution().orElseThrow()).reduce(Rational.ZERO, Rational::plus);
    }
}
