package org.eigenbetrieb.ozg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.ozg.testkit.StatusDerivationContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that the library brings along, and bad ones. */
class StatusDerivationTest {

    private static final List<StatusDerivation> RULES =
            List.of(StatusDerivation.everyEntry(), StatusDerivation.oneEntry(), StatusDerivation.maturity("1.1", 2));

    private record Own(String label, Function<List<Leistung>, Optional<OnlineStatus>> rule)
            implements StatusDerivation {
        @Override
        public LegalSource source() {
            return LegalSource.practice("Probe");
        }

        @Override
        public Optional<OnlineStatus> derive(List<Leistung> entries) {
            return rule.apply(entries);
        }
    }

    @Test
    void theRulesOfTheLibraryKeepTheContract() {
        RULES.forEach(StatusDerivationContract::check);
    }

    @Property(tries = 200)
    void theyKeepItForAnyCatalogue(@ForAll("catalogues") Leistungskatalog catalogue) {
        Assume.that(!catalogue.entries().isEmpty());

        RULES.forEach(rule -> StatusDerivationContract.check(rule, catalogue.entries()));
    }

    @Provide
    Arbitrary<Leistungskatalog> catalogues() {
        return Samples.catalogues();
    }

    static Stream<Arguments> bad() {
        AtomicInteger asked = new AtomicInteger();
        return Stream.of(
                Arguments.of(
                        new Own(
                                "wie der erste Eintrag",
                                entries -> Optional.of(entries.get(0).status())),
                        "order something else"),
                Arguments.of(
                        new Own(
                                "wechselhaft",
                                entries -> asked.incrementAndGet() % 2 == 0
                                        ? Optional.empty()
                                        : Optional.of(OnlineStatus.ONLINE)),
                        "asked again, something else"),
                Arguments.of(
                        new Own(
                                "verlangt eine Bewertung",
                                entries -> Optional.of(
                                        entries.get(0).level("1.1").getAsInt() > 1
                                                ? OnlineStatus.ONLINE
                                                : OnlineStatus.PLANNED)),
                        "what it cannot decide is empty"),
                Arguments.of(new Own(" ", entries -> Optional.empty()), "the label is blank"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aBadRuleIsToldWhatItDoes(StatusDerivation rule, String message) {
        assertThatThrownBy(() -> StatusDerivationContract.check(rule))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(message);
    }

    private static List<Leistung> entries(OnlineStatus... statuses) {
        List<Leistung> entries = new ArrayList<>();
        for (OnlineStatus status : statuses) {
            entries.add(Samples.entry("" + (entries.size() + 1), status));
        }
        return entries;
    }

    private static Leistung rated(int level) {
        return Leistung.builder()
                .from(Samples.entry("9", OnlineStatus.ONLINE))
                .addRatings(new Rating("1.1", level))
                .build();
    }

    @Test
    void everyEntryMustBeOnlineInTheStrictSense() {
        StatusDerivation rule = StatusDerivation.everyEntry();

        assertThat(rule.derive(entries(OnlineStatus.ONLINE, OnlineStatus.ONLINE)))
                .contains(OnlineStatus.ONLINE);
        assertThat(rule.derive(entries(OnlineStatus.ONLINE, OnlineStatus.NOT_OFFERED)))
                .contains(OnlineStatus.IN_PROGRESS);
        assertThat(rule.derive(entries(OnlineStatus.PLANNED, OnlineStatus.NOT_OFFERED)))
                .contains(OnlineStatus.PLANNED);
        assertThat(rule.derive(entries(OnlineStatus.NOT_OFFERED))).contains(OnlineStatus.NOT_OFFERED);
    }

    @Test
    void oneEntryIsEnoughInTheWideSense() {
        assertThat(StatusDerivation.oneEntry().derive(entries(OnlineStatus.NOT_OFFERED, OnlineStatus.ONLINE)))
                .contains(OnlineStatus.ONLINE);
    }

    @Test
    void theFederalSenseNeedsRatingsAndDoesNotGuess() {
        StatusDerivation rule = StatusDerivation.maturity("1.1", 2);

        assertThat(rule.derive(List.of(rated(2), Samples.entry("1", OnlineStatus.PLANNED))))
                .contains(OnlineStatus.ONLINE);
        assertThat(rule.derive(List.of(rated(1), Samples.entry("1", OnlineStatus.PLANNED))))
                .as("the other one is not rated")
                .isEmpty();
        assertThat(rule.derive(List.of(rated(1))))
                .as("the city calls it online, the federal sense does not")
                .contains(OnlineStatus.IN_PROGRESS);
        assertThat(StatusDerivation.maturity("2.0", 2).derive(List.of(rated(4))))
                .as("a rating in another version is none")
                .isEmpty();
    }
}
