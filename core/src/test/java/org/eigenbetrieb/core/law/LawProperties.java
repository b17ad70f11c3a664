package org.eigenbetrieb.core.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws of place and time of rules. */
class LawProperties {

    @Property
    void every_place_lies_in_itself_and_everywhere(@ForAll("places") Jurisdiction place) {
        assertThat(place.covers(place)).isTrue();
        assertThat(Jurisdiction.EVERYWHERE.covers(place)).isTrue();
    }

    @Property
    void what_covers_a_place_covers_every_place_in_it(
            @ForAll("places") Jurisdiction a, @ForAll("places") Jurisdiction b, @ForAll("places") Jurisdiction c) {
        if (a.covers(b) && b.covers(c)) {
            assertThat(a.covers(c)).isTrue();
        }
    }

    @Property
    void of_two_places_that_cover_a_third_the_more_specific_lies_in_the_other(
            @ForAll("places") Jurisdiction a, @ForAll("places") Jurisdiction b, @ForAll("places") Jurisdiction c) {
        if (a.covers(c) && b.covers(c) && a.rank() <= b.rank()) {
            assertThat(a.covers(b)).isTrue();
        }
    }

    @Property
    void a_day_is_in_force_exactly_when_it_is_none_before_the_first_and_none_after_the_last(
            @ForAll @IntRange(min = 0, max = 40) int from,
            @ForAll @IntRange(min = 0, max = 40) int length,
            @ForAll @IntRange(min = 0, max = 90) int day) {
        LocalDate start = LocalDate.of(2023, 1, 1);
        Validity validity = new Validity(start.plusDays(from), start.plusDays(from + length));

        assertThat(validity.contains(start.plusDays(day))).isEqualTo(day >= from && day <= from + length);
        assertThat(Validity.from(start.plusDays(from)).contains(start.plusDays(day)))
                .isEqualTo(day >= from);
    }

    @Provide
    Arbitrary<Jurisdiction> places() {
        Arbitrary<Land> laender = Arbitraries.of(Land.RP, Land.BW);
        return Arbitraries.oneOf(
                Arbitraries.just(Jurisdiction.EVERYWHERE),
                laender.map(Jurisdiction::of),
                Combinators.combine(laender, Arbitraries.of("Neustadt", "Ulm")).as(Jurisdiction::of));
    }
}
