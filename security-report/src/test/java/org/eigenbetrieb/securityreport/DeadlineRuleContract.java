package org.eigenbetrieb.securityreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;

/** What every rule that counts a period has to keep, also one's own. */
final class DeadlineRuleContract {

    private DeadlineRuleContract() {}

    static void check(DeadlineRule rule, Instant start, Instant later, ZoneId zone) {
        Instant end = rule.end(start, zone);
        assertThat(end).as("the end of " + rule + " lies after its start").isAfter(start);
        assertThat(rule.end(later, zone))
                .as("a later start of " + rule + " ends no earlier")
                .isAfterOrEqualTo(end);
        assertThat(rule.end(start, zone)).as(rule + " is a pure function").isEqualTo(end);
        assertThat(rule.label()).isNotBlank();
        if (rule.isCountedInDays()) {
            assertThat(end.plusSeconds(1).atZone(zone).toLocalDate())
                    .as("a period in days ends with its last day")
                    .isEqualTo(end.atZone(zone).toLocalDate().plusDays(1));
        }
    }
}
