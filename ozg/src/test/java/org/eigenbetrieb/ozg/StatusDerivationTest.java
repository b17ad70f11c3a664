package org.eigenbetrieb.ozg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

/** The rules that the library brings along. */
@SuppressWarnings("ClassCanBeStatic") // groups of jqwik are inner classes
class StatusDerivationTest {

    @Group
    class EveryEntry extends StatusDerivationContract {
        @Override
        StatusDerivation rule() {
            return StatusDerivation.everyEntry();
        }
    }

    @Group
    class OneEntry extends StatusDerivationContract {
        @Override
        StatusDerivation rule() {
            return StatusDerivation.oneEntry();
        }
    }

    @Group
    class Maturity extends StatusDerivationContract {
        @Override
        StatusDerivation rule() {
            return StatusDerivation.maturity("1.1", 2);
        }
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
