package org.eigenbetrieb.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Laws of periods and phases. */
@Domain(Samples.class)
@Domain(DomainContext.Global.class)
class TimeProperties {

    // ---- text ----

    @Property
    void parse_reads_back_the_period_that_toString_prints(@ForAll Period period) {
        assertThat(Period.parse(period.toString())).isEqualTo(period);
    }

    @Property
    void parse_reads_back_the_phase_that_toString_prints(@ForAll Phase phase) {
        assertThat(Phase.parse(phase.toString())).isEqualTo(phase);
    }

    @Property
    void different_periods_and_phases_print_differently(
            @ForAll Period a, @ForAll Period b, @ForAll Phase c, @ForAll Phase d) {
        assertThat(a.toString().equals(b.toString())).isEqualTo(a.equals(b));
        assertThat(c.toString().equals(d.toString())).isEqualTo(c.equals(d));
    }

    // ---- order ----

    @Property
    void the_order_of_periods_is_total_and_agrees_with_equals(@ForAll Period a, @ForAll Period b, @ForAll Period c) {
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
            assertThat(a.compareTo(c)).isNotPositive();
        }
    }

    @Property
    void the_order_of_phases_is_total_and_agrees_with_equals(@ForAll Phase a, @ForAll Phase b, @ForAll Phase c) {
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
            assertThat(a.compareTo(c)).isNotPositive();
        }
    }

    // ---- moving ----

    @Property
    void a_calendar_year_moves_to_a_calendar_year(
            @ForAll @IntRange(min = 1000, max = 2000) int year, @ForAll @IntRange(min = -900, max = 900) int years) {
        assertThat(Period.year(year).plusYears(years)).isEqualTo(Period.year(year + years));
    }
}
