package org.eigenbetrieb.core.time;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import net.jqwik.time.api.Dates;

/** The times that the properties of this package range over. */
final class Samples extends DomainContextBase {

    private static Arbitrary<LocalDate> days() {
        Arbitrary<LocalDate> any = Dates.dates().between(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));
        Arbitrary<LocalDate> extremes = Arbitraries.of(
                LocalDate.of(1, 1, 1),
                LocalDate.of(9999, 12, 31),
                LocalDate.of(2023, 6, 30),
                LocalDate.of(2024, 2, 29),
                LocalDate.of(2023, 1, 1),
                LocalDate.of(2023, 12, 31));
        return Arbitraries.oneOf(any, extremes);
    }

    @Provide
    Arbitrary<Period> periods() {
        Arbitrary<Period> spans =
                Combinators.combine(days(), days()).as((a, b) -> a.isAfter(b) ? Period.span(b, a) : Period.span(a, b));
        return Arbitraries.oneOf(
                spans,
                Arbitraries.integers().between(1, 9999).map(Period::year),
                days().map(Period::at),
                days().map(Period::from),
                days().map(Period::until),
                days().map(Period::yearTo),
                Arbitraries.just(Period.always()));
    }

    @Provide
    Arbitrary<Phase> phases() {
        return Arbitraries.oneOf(
                Arbitraries.of(Phase.ERGEBNIS, Phase.ANSATZ, Phase.PLANUNG, Phase.GESAMT),
                Arbitraries.integers().between(0, Integer.MAX_VALUE).map(Phase::ansatz),
                days().map(Phase::ist),
                days().map(Phase::hochrechnung));
    }
}
