package org.eigenbetrieb.ozg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.junit.jupiter.api.Test;

/** Keys of the LeiKa. */
class LeikaKeyTest {

    private static final SourceRef PLACE = SourceRef.of("leika.csv", 2, 1);

    @Test
    void aKeyHasFiveBlocks() {
        LeikaKey key = LeikaKey.parse("99050035001002");

        assertThat(key.instanz()).isEqualTo("99");
        assertThat(key.leistungsgruppierung()).isEqualTo("050");
        assertThat(key.leistungskennung()).isEqualTo("035");
        assertThat(key.verrichtungskennung()).isEqualTo("001");
        assertThat(key.detail()).isEqualTo("002");
        assertThat(key.urn()).isEqualTo("urn:de:fim:leika:leistung:99050035001002");
    }

    @Test
    void theLevelFollowsFromTheLastBlocks() {
        assertThat(LeikaKey.parse("99050035000000").level()).isEqualTo(LeikaKey.Level.OBJECT);
        assertThat(LeikaKey.parse("99050035001000").level()).isEqualTo(LeikaKey.Level.PROCEDURE);
        assertThat(LeikaKey.parse("99050035001002").level()).isEqualTo(LeikaKey.Level.DETAIL);
    }

    @Test
    void aMoreSpecificKeyIsWithinALessSpecificOne() {
        LeikaKey object = LeikaKey.parse("99050035000000");
        LeikaKey procedure = LeikaKey.parse("99050035001000");
        LeikaKey detail = LeikaKey.parse("99050035001002");

        assertThat(procedure.isWithin(object)).isTrue();
        assertThat(detail.isWithin(object)).isTrue();
        assertThat(detail.isWithin(procedure)).isTrue();
        assertThat(object.isWithin(object)).isFalse();
        assertThat(object.isWithin(procedure)).isFalse();
        assertThat(LeikaKey.parse("99050035002002").isWithin(procedure)).isFalse();
    }

    @Test
    void whatIsNoKeyIsNamedWithTheCause() {
        assertThatThrownBy(() -> LeikaKey.parse("9905003500100O"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9905003500100O")
                .hasMessageContaining("position 14");
        assertThatThrownBy(() -> LeikaKey.parse("990500350010"))
                .hasMessageContaining("it has 12")
                .hasMessageContaining("14 digits");
        assertThat(LeikaKey.find("")).isEmpty();
    }

    @Test
    void unusualBlocksAreReportedAndNotRefused() {
        assertThat(LeikaKey.problems("99900000000000", PLACE)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-OZG-003");
            assertThat(problem.message()).contains("Leistungskennung");
        });
        assertThat(LeikaKey.problems("99050035000002", PLACE))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("detail"));
        assertThat(LeikaKey.problems("keiner", PLACE)).hasSize(1);
        assertThat(LeikaKey.problems("", PLACE)).isEmpty();
        assertThat(LeikaKey.problems("99050035001000", PLACE)).isEmpty();
    }

    @Test
    void blocksThatAreNotPublishedAreAHintAndSurvive() {
        assertThat(LeikaKey.problems("99999999999999", PLACE)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-OZG-003");
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.message())
                    .contains(
                            "Leistungsgruppierung (digits 3 to 5) is 999",
                            "Verrichtungskennung (digits 9 to 11) is 999");
        });
        assertThat(LeikaKey.parse("99999999999999")).hasToString("99999999999999");
        assertThat(LeikaKey.parse("07108008001000").oddities())
                .singleElement()
                .asString()
                .contains("Instanz");
        // code lists of the FIM-Portal, API 0.24.0: first and last value of each gap
        for (String group : List.of("001", "148", "150", "151", "153", "160", "400", "603")) {
            assertThat(LeikaKey.parse("99" + group + "008001000").oddities()).isEmpty();
        }
        for (String group : List.of("149", "152", "161", "399", "604")) {
            assertThat(LeikaKey.parse("99" + group + "008001000").oddities()).hasSize(1);
        }
        for (String verrichtung : List.of("237", "264", "266", "280")) {
            assertThat(LeikaKey.parse("99108008" + verrichtung + "000").oddities())
                    .hasSize(1);
        }
        for (String verrichtung : List.of("000", "001", "236", "238", "265", "279")) {
            assertThat(LeikaKey.parse("99108008" + verrichtung + "000").oddities())
                    .isEmpty();
        }
    }

    @Property
    void everyKeyReadsBackFromTextAndUrn(@ForAll @NumericChars @StringLength(14) String digits) {
        LeikaKey key = LeikaKey.parse(digits);

        assertThat(LeikaKey.parse(key.toString())).isEqualTo(key);
        assertThat(LeikaKey.parse(key.urn())).isEqualTo(key);
        assertThat(LeikaKey.find(key.urn().toUpperCase(Locale.ROOT))).contains(key);
    }

    @Property
    void theBlocksMakeUpTheKey(@ForAll @NumericChars @StringLength(14) String digits) {
        LeikaKey key = LeikaKey.parse(digits);

        assertThat(key.instanz()
                        + key.leistungsgruppierung()
                        + key.leistungskennung()
                        + key.verrichtungskennung()
                        + key.detail())
                .isEqualTo(digits);
        assertThat(key.object().level()).isEqualTo(LeikaKey.Level.OBJECT);
        assertThat(key.equals(key.object()) || key.isWithin(key.object())).isTrue();
    }

    @Property
    void anyTextIsAKeyOrEmptyAndNeverAnException(@ForAll String text) {
        assertThat(LeikaKey.find(text).isPresent())
                .isEqualTo(text.matches("(?i)(urn:de:fim:leika:leistung:)?[0-9]{14}"));
        assertThat(LeikaKey.problems(text, PLACE))
                .allMatch(problem -> problem.code().equals("EB-OZG-003"));
    }
}
