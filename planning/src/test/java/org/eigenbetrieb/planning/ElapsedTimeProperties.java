package org.eigenbetrieb.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eigenbetrieb.core.quantity.Rational;

/** Laws that every way to count time keeps. */
class ElapsedTimeProperties {

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1900, 1, 1).toEpochDay(),
                        LocalDate.of(2199, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    private static Rational share(ElapsedTime time, LocalDate day) {
        return time.elapsed(day).dividedBy(time.year(day));
    }

    @Property
    void something_has_passed_and_never_more_than_the_year(@ForAll("days") LocalDate day, @ForAll ElapsedTime time) {
        assertThat(share(time, day)).isGreaterThan(Rational.ZERO).isLessThanOrEqualTo(Rational.ONE);
    }

    @Property
    void the_last_day_completes_the_year(@ForAll("days") LocalDate day, @ForAll ElapsedTime time) {
        LocalDate last = LocalDate.of(day.getYear(), 12, 31);

        assertThat(time.fits(last)).isTrue();
        assertThat(share(time, last)).isEqualTo(Rational.ONE);
    }

    @Property
    void at_the_end_of_a_month_months_and_360_days_agree(@ForAll("days") LocalDate day) {
        LocalDate end = YearMonth.from(day).atEndOfMonth();

        assertThat(share(ElapsedTime.MONTHS, end)).isEqualTo(share(ElapsedTime.THIRTY_360, end));
    }

    @Property
    void a_day_more_is_one_day_more(@ForAll("days") LocalDate day) {
        LocalDate next = day.plusDays(1);
        if (next.getYear() == day.getYear()) {
            assertThat(ElapsedTime.DAYS.elapsed(next))
                    .isEqualTo(ElapsedTime.DAYS.elapsed(day).plus(Rational.ONE));
            assertThat(ElapsedTime.THIRTY_360.elapsed(next))
                    .isGreaterThanOrEqualTo(ElapsedTime.THIRTY_360.elapsed(day));
        }
    }
}
