package org.eigenbetrieb.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.junit.jupiter.api.Test;

/** Posts and notes as JSON. */
class StellenJsonTest {

    private static final String SMALL = """
            {"format": "eigenbetrieb-stellenuebersicht/1", "year": 2024, "stichtag": "2023-06-30",
             "lines": [
              {"unit": "17.20.30", "unitName": "Netze", "group": "EGr. 11", "soll": "3.00", "soll-vorjahr": "2.00", "ist": "2.00"},
              {"unit": "17.20.30", "group": "EGr. 9a", "soll": "1.00", "soll-vorjahr": "1.00"}],
             "notes": [
              {"unit": "17.20.30", "group": "EGr. 11", "year": 2024, "kind": "neueinrichtung", "posts": "1.0", "number": "17/084"}]}
            """;

    private static Read<Optional<Stellenuebersicht>> read(String text) {
        return Staffing.readJson(text.getBytes(StandardCharsets.UTF_8), "stellen.json");
    }

    @Test
    void theFormOfKoblenzReadsBackEqual() {
        Stellenuebersicht plan = Koblenz.plan();

        assertThat(read(Staffing.writeJson(plan)).orThrow()).contains(plan);
    }

    @Test
    void whatIsWrittenByHandIsComputedAndItsBridgeCloses() {
        Stellenuebersicht plan = read(SMALL).orThrow().orElseThrow();

        assertThat(plan.evaluate().value(plan.total(PostLine.Column.SOLL))).isEqualTo(new Value.Known(Rational.of(4)));
        assertThat(plan.lines().get(1).ist().value()).isEmpty();
        assertThat(plan.lines().get(0).soll().place()).hasToString("stellen.json:3:73");
        assertThat(plan.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.text())
                        .isEqualTo("Neueinrichtung einer 1,0 Stelle der EGr. 11 (StNr. 17/084)"));
    }

    @Test
    void aBadLineIsNamedAndLeavesTheSumsWithoutValue() {
        Read<Optional<Stellenuebersicht>> read =
                read(SMALL.replace("\"3.00\"", "\"-3\"").replace("\"kind\": \"neueinrichtung\"", "\"kind\": \"neu\""));
        Stellenuebersicht plan = read.value().orElseThrow();

        assertThat(read.problems())
                .extracting(Problem::toString)
                .anySatisfy(text -> assertThat(text).contains("EB-JSN-005  stellen.json:3:", "-3"))
                .anySatisfy(text -> assertThat(text).contains("EB-JSN-005  stellen.json:6:", "\"neu\""))
                .hasSize(2);
        assertThat(plan.lines()).hasSize(1);
        assertThat(plan.lost()).hasSize(1);
        assertThat(plan.evaluate().value(plan.total(PostLine.Column.SOLL))).isInstanceOf(Failure.class);
    }

    @Test
    void aFieldForPersonsIsRefused() {
        Read<Optional<Stellenuebersicht>> read =
                read(SMALL.replace("\"ist\": \"2.00\"", "\"ist\": \"2.00\", \"inhaber\": \"x\""));

        assertThat(read.problems()).singleElement().asString().contains("EB-JSN-003", "field \"inhaber\"");
        assertThat(read.value().orElseThrow().lines()).hasSize(1);
    }

    @Test
    void anotherDocumentIsNoPlan() {
        assertThat(read("{}").value()).isEmpty();
        assertThat(read("[]").value()).isEmpty();
        assertThat(read("").value()).isEmpty();
        assertThat(read(SMALL.replace("2023-06-30", "gestern")).value()).isEmpty();
    }

    @Property(tries = 300)
    void damageIsReportedAndNeverThrown(@ForAll @IntRange(min = 0) int where, @ForAll char damage) {
        int at = where % SMALL.length();
        Read<Optional<Stellenuebersicht>> read = read(SMALL.substring(0, at) + damage + SMALL.substring(at + 1));

        read.value()
                .ifPresent(plan ->
                        assertThat(plan.lines().size() + plan.lost().size()).isLessThanOrEqualTo(2));
    }
}
