package org.eigenbetrieb.core.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;

/** Laws of keys and figures. */
@Domain(Samples.class)
@Domain(DomainContext.Global.class)
class FigureProperties {

    // ---- text ----

    @Property
    void parse_reads_back_the_key_that_toString_prints(@ForAll FigureKey key) {
        assertThat(FigureKey.parse(key.toString())).isEqualTo(key);
    }

    @Property
    void parse_reads_back_the_dimensions_that_toString_prints(@ForAll Dimensions dimensions) {
        assertThat(Dimensions.parse(dimensions.toString())).isEqualTo(dimensions);
    }

    @Property
    void different_keys_print_differently(@ForAll FigureKey a, @ForAll FigureKey b) {
        assertThat(a.toString().equals(b.toString())).isEqualTo(a.equals(b));
    }

    // ---- dimensions ----

    @Property
    void the_order_in_which_dimensions_are_given_does_not_matter(@ForAll Dimensions dimensions, @ForAll long seed) {
        List<DimensionKey> keys = new ArrayList<>(dimensions.asMap().keySet());
        Collections.shuffle(keys, new Random(seed));
        Dimensions shuffled = Dimensions.NONE;
        for (DimensionKey key : keys) {
            shuffled = shuffled.with(key, dimensions.get(key).orElseThrow());
        }

        assertThat(shuffled).isEqualTo(dimensions).hasSameHashCodeAs(dimensions).hasToString(dimensions.toString());
    }

    @Property
    void without_undoes_with(@ForAll Dimensions dimensions, @ForAll DimensionKey key) {
        Dimensions longer = dimensions.with(key, "x");

        assertThat(longer.get(key)).contains("x");
        assertThat(longer.without(key)).isEqualTo(dimensions.without(key));
        assertThat(dimensions.without(key).get(key)).isEmpty();
    }

    // ---- order ----

    @Property
    void the_order_of_keys_is_total_and_agrees_with_equals(
            @ForAll FigureKey a, @ForAll FigureKey b, @ForAll FigureKey c) {
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
            assertThat(a.compareTo(c)).isNotPositive();
        }
    }

    // ---- figures ----

    @Property
    void a_figure_lies_in_its_interval_and_a_finer_one_has_a_narrower_interval(
            @ForAll("printed") Quantity one, @ForAll("printed") Quantity other) {
        Figure a = Samples.figure("a", Origin.INPUT, one);
        Figure b = Samples.figure("b", Origin.INPUT, other);

        assertThat(a.interval().orElseThrow().contains(one.value())).isTrue();
        assertThat(a.interval()).contains(one.interval());
        assertThat(Integer.signum(Integer.compare(a.fineness(), b.fineness())))
                .isEqualTo(Integer.signum(b.interval()
                        .orElseThrow()
                        .width()
                        .compareTo(a.interval().orElseThrow().width())));
    }

    @Property
    void the_input_of_a_fact_is_one_of_its_finest_given_occurrences(@ForAll("occurrences") List<Figure> figures) {
        FigureSet set = FigureSet.of(Samples.STAND, figures);
        List<Figure> given = figures.stream()
                .filter(figure ->
                        figure.origin() == Origin.INPUT && figure.value().isPresent())
                .toList();

        assertThat(set.input(Samples.RESULT).isPresent()).isEqualTo(!given.isEmpty());
        set.input(Samples.RESULT).ifPresent(input -> {
            assertThat(given).contains(input);
            assertThat(given).allMatch(other -> other.fineness() <= input.fineness());
        });
    }

    @Provide
    Arbitrary<Quantity> printed() {
        return Combinators.combine(
                        Arbitraries.longs().between(-1_000_000, 1_000_000),
                        Arbitraries.integers().between(-3, 4),
                        Arbitraries.of(Unit.EUR, Unit.TEUR, Unit.MEUR))
                .as(Quantity::of);
    }

    @Provide
    Arbitrary<List<Figure>> occurrences() {
        Arbitrary<Figure> printed = Combinators.combine(
                        Arbitraries.of("a", "b"), Arbitraries.of(Origin.class), printed())
                .as(Samples::figure);
        Arbitrary<Figure> blank = Combinators.combine(
                        Arbitraries.of("a", "b"), Arbitraries.of(Origin.class), Arbitraries.of(Figure.Blank.class))
                .as(Samples::blank);
        return Arbitraries.oneOf(printed, blank).list().ofMaxSize(5);
    }
}
