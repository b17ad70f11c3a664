package org.eigenbetrieb.core.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.eigenbetrieb.core.law.LegalSource.Kind;
import org.eigenbetrieb.core.law.LegalSource.Standing;
import org.junit.jupiter.api.Test;

/** Who says that a rule holds. */
class LegalSourceTest {

    @Test
    void the_citation_names_section_title_version_and_how_sure_we_are() {
        LegalSource source = new LegalSource(
                Kind.ORDINANCE, "EigAnVO Rheinland-Pfalz", "§ 21", LocalDate.of(1999, 10, 5), Standing.UNVERIFIED);

        assertThat(source.citation())
                .isEqualTo("§ 21 EigAnVO Rheinland-Pfalz (Fassung vom 05.10.1999; nicht am Text geprüft)");
    }

    @Test
    void the_citation_leaves_out_what_is_not_known() {
        assertThat(LegalSource.form("Zwischenbericht").citation()).isEqualTo("Zwischenbericht");
        assertThat(LegalSource.practice("Übung der Werkleitung").citation()).isEqualTo("Übung der Werkleitung");
        assertThat(new LegalSource(Kind.STATUTE, "GemO", "§ 86", null, Standing.UNVERIFIED).citation())
                .isEqualTo("§ 86 GemO (nicht am Text geprüft)");
        assertThat(new LegalSource(Kind.BYLAW, "Betriebssatzung", "", LocalDate.of(2020, 12, 31), Standing.VERIFIED)
                        .citation())
                .isEqualTo("Betriebssatzung (Fassung vom 31.12.2020)");
    }

    @Test
    void a_source_has_a_title() {
        assertThatIllegalArgumentException().isThrownBy(() -> LegalSource.form(" "));
    }
}
