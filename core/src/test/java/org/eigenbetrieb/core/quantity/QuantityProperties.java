package org.eigenbetrieb.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Laws of printed numbers. */
@Domain(Samples.class)
@Domain(DomainContext.Global.class)
class QuantityProperties {

    @Property
    void parse_reads_back_what_toString_prints(@ForAll Quantity quantity) {
        assertThat(Quantity.parse(quantity.toString())).isEqualTo(quantity);
    }

    @Property
    void a_quantity_is_the_quantity_of_its_BigDecimal(@ForAll Quantity quantity) {
        assertThat(Quantity.of(quantity.toBigDecimal(), quantity.unit())).isEqualTo(quantity);
    }

    @Property
    void value_is_the_BigDecimal_moved_by_the_exponent_of_the_unit(@ForAll Quantity quantity) {
        assertThat(quantity.value())
                .isEqualTo(Rational.of(quantity.toBigDecimal()
                        .scaleByPowerOfTen(quantity.unit().exponent())));
    }

    @Property
    void rounding_a_quantity_to_its_own_decimals_changes_nothing(@ForAll Quantity quantity, @ForAll Rounding rounding) {
        assertThat(Quantity.round(quantity.value(), quantity.decimals(), quantity.unit(), rounding))
                .isEqualTo(quantity);
    }

    @Property
    void every_number_that_rounds_to_a_quantity_lies_in_its_interval(
            @ForAll Rational value, @ForAll @IntRange(min = -12, max = 12) int decimals, @ForAll Unit unit) {
        Assume.that(value.abs().compareTo(Rational.of(100_000)) <= 0);

        for (Rounding nearest : new Rounding[] {Rounding.HALF_UP, Rounding.HALF_EVEN}) {
            Quantity printed = Quantity.round(value, decimals, unit, nearest);
            assertThat(printed.interval().contains(value)).isTrue();
        }
    }

    @Property
    void fewer_decimals_never_make_the_interval_narrower_or_leave_the_value_out(@ForAll Quantity quantity) {
        Assume.that(quantity.decimals() > -12);
        Quantity coarser = Quantity.round(quantity.value(), quantity.decimals() - 1, quantity.unit(), Rounding.HALF_UP);

        assertThat(coarser.interval().width())
                .isEqualTo(quantity.interval().width().times(Rational.of(10)));
        assertThat(coarser.interval().contains(quantity.value())).isTrue();
        assertThat(coarser.interval().meets(quantity.interval())).isTrue();
    }
}
