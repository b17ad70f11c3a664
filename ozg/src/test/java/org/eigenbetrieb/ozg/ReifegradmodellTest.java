package org.eigenbetrieb.ozg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.ozg.testkit.ReifegradmodellContract;
import org.junit.jupiter.api.Test;

/** Versions of the maturity model. */
class ReifegradmodellTest {

    private static final Reifegradmodell OLD = Reifegradmodell.standard().get(0);
    private static final Reifegradmodell NEW = Reifegradmodell.standard().get(1);

    @Test
    void theVersionsKeepTheContract() {
        Reifegradmodell.standard().forEach(ReifegradmodellContract::check);
    }

    @Test
    void version11HasFiveLevelsAndVersion20Eight() {
        assertThat(OLD.version()).isEqualTo("1.1");
        assertThat(OLD.highest()).isEqualTo(4);
        assertThat(OLD.criteria()).isEqualTo(10);
        assertThat(NEW.version()).isEqualTo("2.0");
        assertThat(NEW.highest()).isEqualTo(7);
        assertThat(NEW.criteria()).isEqualTo(13);
    }

    @Test
    void thePresentVersionDependsOnTheDay() {
        List<Reifegradmodell> models = Reifegradmodell.standard();

        assertThat(Reifegradmodell.on(models, LocalDate.of(2023, 9, 28))).contains(OLD);
        assertThat(Reifegradmodell.on(models, LocalDate.of(2025, 7, 1))).contains(NEW);
        assertThat(Reifegradmodell.on(models, LocalDate.of(2019, 1, 1))).isEmpty();
    }

    @Test
    void onlyVersion11SaysFromWhichLevelTheOzgIsFulfilled() {
        assertThat(OLD.conforms(2)).contains(false);
        assertThat(OLD.conforms(3)).contains(true);
        assertThat(NEW.conforms(7)).isEmpty();
        assertThatThrownBy(() -> OLD.conforms(5)).hasMessageContaining("0 to 4");
    }

    @Property
    void inVersion11TheLowestCriterionDecides(@ForAll @Size(10) List<@IntRange(max = 4) Integer> criteria) {
        assertThat(OLD.rate(criteria)).hasValue(Collections.min(criteria));
    }

    @Test
    void version20IsAssessedAsAWhole() {
        assertThat(NEW.rate(Collections.nCopies(13, 7))).isEmpty();
        assertThatThrownBy(() -> NEW.rate(List.of(1))).hasMessageContaining("13 criteria");
    }

    @Test
    void bothRatingsStandSideBySideAndNoneIsConverted() {
        Leistung both = Leistung.builder()
                .from(Samples.entry("1", OnlineStatus.ONLINE))
                .addRatings(new Rating("1.1", 3), new Rating("2.0", 5))
                .build();
        Leistung one = Leistung.builder()
                .from(Samples.entry("2", OnlineStatus.ONLINE))
                .addRatings(new Rating("1.1", 4))
                .build();

        assertThat(both.level("1.1")).hasValue(3);
        assertThat(both.level("2.0")).hasValue(5);
        assertThat(one.level("2.0")).isEmpty();
        assertThat(CatalogueReport.ratings(Samples.catalogue("2025-12-31", both, one))
                        .columns())
                .extracting(column -> column.header())
                .containsExactly("Nr.", "Verwaltungsleistung", "Modell 1.1", "Modell 2.0");
    }

    @Test
    void aModelOfYourOwnIsATable() {
        String header =
                "modell,titel,gueltig_ab,gueltig_bis,kriterien,regel,konform_ab,quelle,stufe,bezeichnung,bereich\n";
        Read<List<Reifegradmodell>> read = Reifegradmodell.read(Koblenz.table(
                "modelle.csv",
                header
                        + "haus,Hausmodell,2024-01-01,,2,minimum,1,Dienstanweisung,0,Papier,\n"
                        + "haus,Hausmodell,2024-01-01,,2,minimum,1,Dienstanweisung,1,Online,\n"
                        + "luecke,Modell mit Lücke,2024-01-01,,2,minimum,1,Dienstanweisung,1,Online,\n"));

        assertThat(read.value()).singleElement().satisfies(model -> {
            ReifegradmodellContract.check(model);
            assertThat(model.rate(List.of(1, 0))).hasValue(0);
            assertThat(model.conforms(1)).contains(true);
        });
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-OZG-010");
            assertThat(problem.message()).contains("luecke").contains("level 0 is due");
        });
    }
}
