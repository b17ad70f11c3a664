package org.eigenbetrieb.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StellenReaderTest {

    private static final ReadOptions OPTIONS = ReadOptions.of(2026, LocalDate.of(2025, 6, 30));
    private static final String HEADER = "org_einheit,status,gruppe,soll,soll_vorjahr,ist";

    private static Read<Stellenuebersicht> read(String... lines) {
        return Staffing.read(Koblenz.csv("stellen.csv", lines), OPTIONS);
    }

    private static Read<Stellenuebersicht> notes(String... lines) {
        return Staffing.read(
                Koblenz.csv("stellen.csv", HEADER, "10,,E 6,1.00,1.00,1.00"),
                Koblenz.csv("vermerke.csv", lines),
                OPTIONS);
    }

    private static List<String> codes(Read<?> read) {
        return read.problems().stream().map(Problem::code).toList();
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Stellenuebersicht plan = Koblenz.plan();
        Stellenuebersicht back = Staffing.read(
                        table(Staffing.writeLines(plan, CsvFormat.GERMAN_EXCEL).bytes()),
                        table(Staffing.writeNotes(plan, CsvFormat.GERMAN_EXCEL).bytes()),
                        Koblenz.OPTIONS.with(Notation.GERMAN_PLAIN))
                .orThrow();
        assertThat(back.lines())
                .extracting(PostLine::label)
                .isEqualTo(plan.lines().stream().map(PostLine::label).toList());
        assertThat(back.notes())
                .extracting(Vermerk::text)
                .isEqualTo(plan.notes().stream().map(Vermerk::text).toList());
        assertThat(back.evaluate().values()).isEqualTo(plan.evaluate().values());
        assertThat(back.bridge().findings("p"))
                .extracting(Finding::message)
                .isEqualTo(plan.bridge().findings("p").stream()
                        .map(Finding::message)
                        .toList());
    }

    private static CsvTable table(byte[] bytes) {
        return CsvReader.read(bytes, "t.csv", CsvFormat.GERMAN_EXCEL, Limits.STANDARD)
                .orThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10,,,1.00,1.00,1.00 | EB-STF-001",
                ",,E 6,1.00,1.00,1.00 | EB-STF-001",
                "10,Ehrenamt,E 6,1.00,1.00,1.00 | EB-STF-001",
                "10,Beamte,E 6,1.00,1.00,1.00 | EB-STF-001",
                "10,,AT,1.00,1.00,1.00 | EB-STF-001",
                "10,,E 6,-1.00,1.00,1.00 | EB-STF-005",
                "10,,E 6,eine,1.00,1.00 | EB-CSV-004",
            })
    void aBadLineIsNamedAndLeavesNoSumThatIsTooSmall(String line, String code) {
        Read<Stellenuebersicht> read = read(HEADER, line, "20,,E 8,1.00,1.00,1.00");
        assertThat(codes(read)).contains(code);
        assertThat(read.value()
                        .evaluate()
                        .value(read.value().total(PostLine.Column.SOLL))
                        .ifKnown())
                .isEmpty();
        assertThat(read.value().lines()).anyMatch(post -> post.unit().code().equals("20"));
    }

    @Test
    void aLineThatStandsTwiceIsNamed() {
        assertThat(codes(read(HEADER, "10,,E 6,1.00,1.00,1.00", "10,,EGr. 06,1.00,1.00,1.00")))
                .containsExactly("EB-STF-002");
    }

    @Test
    void anOpenGroupIsReadWhereItsStatusIsGiven() {
        Stellenuebersicht plan =
                read(HEADER, "10,Beschäftigte,AT,1.00,1.00,1.00").orThrow();
        assertThat(plan.lines().get(0).group()).isEqualTo(PayGroup.parse("AT"));
    }

    @Test
    void anEmptyCellIsUnknownUnlessThePackSaysThatItIsNothing() {
        CsvTable table = Koblenz.csv("stellen.csv", HEADER, "10,,E 6,1.00,,");
        Stellenuebersicht unknown = Staffing.read(table, OPTIONS).orThrow();
        assertThat(unknown.evaluate().value(unknown.total(PostLine.Column.IST)).ifKnown())
                .isEmpty();
        Stellenuebersicht nothing =
                Staffing.read(table, OPTIONS.with(Figure.Blank.NOTHING)).orThrow();
        assertThat(nothing.evaluate().value(nothing.total(PostLine.Column.IST)).ifKnown())
                .contains(Rational.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name",
                "Vorname",
                "nachname",
                "Stelleninhaber/in",
                "Geburtsdatum",
                "geb.",
                "Pers.-Nr.",
                "Personalnummer",
                "E-Mail",
                "Straße",
                "Mitarbeiter Name",
                "inhaber_der_stelle"
            })
    void columnsThatLookLikePersonsAreRefusedUnlessDropped(String column) {
        CsvTable table = Koblenz.csv("stellen.csv", HEADER + "," + column, "10,,E 6,1.00,1.00,1.00,x");
        Read<Stellenuebersicht> refused = Staffing.read(table, OPTIONS);
        assertThat(codes(refused)).containsExactly("EB-STF-003");
        assertThat(refused.value().lines()).isEmpty();
        assertThat(Staffing.read(table, OPTIONS.dropping(Set.of(column)))
                        .orThrow()
                        .lines())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.03.1971", "1971-03-12", "Muster, Maxi", "maxi.muster@example.org"})
    void contentsThatLookLikePersonsAreRefusedAndNeverShown(String content) {
        CsvTable table =
                Koblenz.csv("stellen.csv", HEADER + ",bemerkung", "10,,E 6,1.00,1.00,1.00,\"" + content + "\"");
        Read<Stellenuebersicht> refused = Staffing.read(table, OPTIONS);
        assertThat(codes(refused)).containsExactly("EB-STF-003");
        assertThat(refused.problems().get(0).toString()).doesNotContain(content);
    }

    @Test
    void anUnknownHarmlessColumnIsNamedAndNotRead() {
        Read<Stellenuebersicht> read = read(HEADER + ",farbe", "10,,E 6,1.00,1.00,1.00,rot");
        assertThat(codes(read)).containsExactly("EB-STF-004");
        assertThat(read.value().lines()).hasSize(1);
    }

    @Test
    void aNoteWithoutWhatItsKindNeedsIsNamedUnlessThePrintBreaksOff() {
        assertThat(codes(notes("org_einheit,gruppe,haushalt,art,lesung", "10,E 6,2026,neueinrichtung,")))
                .containsExactly("EB-STF-006");
        assertThat(notes("org_einheit,gruppe,haushalt,art,lesung", "10,E 6,2026,neueinrichtung,unvollstaendig")
                        .orThrow()
                        .notes())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10,E 6,26,kw,",
                "10,E 6,2026,weg,",
                "10,E 6,2026,kw,31.02.2026",
                "10,,2026,kw,",
            })
    void aBadNoteIsNamedAndLeftOut(String line) {
        Read<Stellenuebersicht> read = notes("org_einheit,gruppe,haushalt,art,datum", line);
        assertThat(codes(read)).containsOnly("EB-STF-001");
        assertThat(read.value().notes()).isEmpty();
    }
}
