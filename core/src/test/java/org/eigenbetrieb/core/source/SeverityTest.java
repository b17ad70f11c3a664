package org.eigenbetrieb.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How much a problem matters. */
class SeverityTest {

    @Test
    void the_worst_comes_first() {
        assertThat(Severity.values()).containsExactly(Severity.ERROR, Severity.WARNING, Severity.INFO);
    }
}
