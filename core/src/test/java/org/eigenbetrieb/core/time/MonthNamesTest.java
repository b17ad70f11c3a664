package org.eigenbetrieb.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The German months. */
class MonthNamesTest {

    @Test
    void each_month_has_the_name_that_the_JDK_knows_in_German_and_is_found_by_it() {
        for (Month month : Month.values()) {
            String name = month.getDisplayName(TextStyle.FULL, Locale.GERMANY);

            assertThat(MonthNames.of(month)).isEqualTo(name);
            assertThat(MonthNames.find(name)).contains(month);
        }
    }

    @Test
    void any_other_text_is_no_month() {
        assertThat(MonthNames.find("Jänner")).isEmpty();
        assertThat(MonthNames.find("")).isEmpty();
    }
}
