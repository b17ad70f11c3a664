package org.eigenbetrieb.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** Laws of units. */
@Domain(Samples.class)
class UnitProperties {

    @Property
    void of_reads_back_what_toString_prints(@ForAll Unit unit) {
        assertThat(Unit.of(unit.toString())).isEqualTo(unit);
    }

    @Property
    void conversion_is_an_equivalence(@ForAll Unit a, @ForAll Unit b) {
        assertThat(a.convertsTo(a)).isTrue();
        assertThat(a.convertsTo(b)).isEqualTo(b.convertsTo(a));
    }
}
