package org.eigenbetrieb.core.figure;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;

/** The facts that the tests of this package speak of. */
final class Samples extends DomainContextBase {

    static final LocalDate STAND = LocalDate.of(2023, 9, 28);
    static final FigureKey RESULT = FigureKey.of("jahresergebnis", Phase.ANSATZ, Period.year(2024));

    static Figure figure(String paper, Origin origin, Quantity printed) {
        return figure(paper, origin, printed, Figure.Blank.MISSING, printed.decimals());
    }

    static Figure blank(String paper, Origin origin, Figure.Blank blank) {
        return new Figure(
                RESULT,
                Unit.EUR,
                null,
                blank,
                0,
                origin,
                new Place(paper, "jahresergebnis", "ansatz", "Jahresergebnis"),
                SourceRef.of(paper + ".csv", 7, 3));
    }

    static Figure figure(String paper, Origin origin, Quantity printed, Figure.Blank blank, int precision) {
        return new Figure(
                RESULT,
                printed.unit(),
                printed,
                blank,
                precision,
                origin,
                new Place(paper, "jahresergebnis", "ansatz", "Jahresergebnis"),
                SourceRef.of(paper + ".csv", 7, 3));
    }

    private static Arbitrary<String> ids(int length) {
        Arbitrary<String> first = Arbitraries.strings().withCharRange('a', 'z').ofLength(1);
        Arbitrary<String> rest = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars('-')
                .ofMaxLength(length - 1);
        return Combinators.combine(first, rest).as(String::concat);
    }

    @Provide
    Arbitrary<Concept> concepts() {
        return ids(80).map(Concept::of);
    }

    @Provide
    Arbitrary<DimensionKey> dimensionKeys() {
        return Arbitraries.oneOf(
                Arbitraries.of(DimensionKey.KONTO, DimensionKey.GLIEDERUNG, DimensionKey.BEZUG),
                ids(40).map(DimensionKey::new));
    }

    /** Every text that may be the value of a dimension: account numbers, names with umlauts, anything. */
    private static Arbitrary<String> values() {
        Arbitrary<String> accounts =
                Arbitraries.strings().withCharRange('0', '9').ofMinLength(1).ofMaxLength(10);
        Arbitrary<String> any = Arbitraries.strings()
                .excludeChars(';', '=', '[', ']', '|')
                .ofMinLength(1)
                .ofMaxLength(120)
                .filter(text -> !text.isBlank() && text.chars().noneMatch(c -> c < ' '));
        return Arbitraries.oneOf(accounts, any);
    }

    @Provide
    Arbitrary<Dimensions> dimensions() {
        return Arbitraries.maps(dimensionKeys(), values()).ofMaxSize(4).map(map -> {
            Dimensions dimensions = Dimensions.NONE;
            for (var entry : map.entrySet()) {
                dimensions = dimensions.with(entry.getKey(), entry.getValue());
            }
            return dimensions;
        });
    }

    @Provide
    Arbitrary<FigureKey> keys() {
        LocalDate day = LocalDate.of(2023, 6, 30);
        Arbitrary<Phase> phases = Arbitraries.of(
                Phase.ERGEBNIS, Phase.ANSATZ, Phase.ansatz(2), Phase.ist(day), Phase.hochrechnung(day), Phase.GESAMT);
        Arbitrary<Period> periods = Arbitraries.of(
                Period.year(2023),
                Period.yearTo(day),
                Period.at(day),
                Period.from(day),
                Period.until(day),
                Period.always());
        return Combinators.combine(concepts(), phases, periods, dimensions()).as(FigureKey::new);
    }
}
