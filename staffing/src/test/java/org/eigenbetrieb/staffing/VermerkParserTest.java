package org.eigenbetrieb.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VermerkParserTest {

    private static final SourceRef PLACE = SourceRef.of("vermerke.csv", 7, 0);

    private static Read<List<Vermerk>> read(String text) {
        return VermerkParser.parse(text, "17.20.10", PayGroup.parse("E 11"), 2024, PLACE);
    }

    private static List<Vermerk> notes(String text) {
        return read(text).orThrow();
    }

    private static Quantity posts(long tenths) {
        return Quantity.of(tenths, 1, Unit.VZAE);
    }

    @Test
    void eachNumberOfABracketIsANote() {
        List<Vermerk> notes = notes("Ist = EGr. 10 (StNr. 17/013, 17/020 und 17/051)");
        assertThat(notes).extracting(note -> note.number().orElseThrow()).containsExactly("17/013", "17/020", "17/051");
        assertThat(notes).allMatch(note -> note.kind() == Vermerk.Kind.OCCUPANT);
        assertThat(notes).allMatch(note -> note.toGroup().equals(Optional.of(PayGroup.parse("E 10"))));
    }

    @Test
    void aTransferWithMergerIsTwoNotes() {
        List<Vermerk> notes = notes("Verlagerung einer 0,5 Stelle der EGr. 6 aus 40.10 Schulen, Sport und Kultur zu"
                + " 17.20.10 Technik unter gleichzeitiger Zusammenlegung mit der bestehenden 0,5 Stelle 17/056 der"
                + " EGr. 6 (StNr. 17/056 (ehem. 10/142))");
        assertThat(notes).extracting(Vermerk::kind).containsExactly(Vermerk.Kind.TRANSFER, Vermerk.Kind.MERGER);
        Vermerk transfer = notes.get(0);
        assertThat(transfer.posts()).contains(posts(5));
        assertThat(transfer.fromUnit()).contains("40.10");
        assertThat(transfer.toUnit()).contains("17.20.10");
        assertThat(transfer.formerNumber()).contains("10/142");
        assertThat(notes.get(1).relatedNumber()).contains("17/056");
    }

    @Test
    void aReplacementWithKwIsTwoNotesAlsoWhereALineBreakTearsTheWord() {
        List<Vermerk> notes = notes("Befristete Neueinrichtung einer 0,5 ATZ- Ersatzstelle für die Stelle 12/003 in der"
                + " EGr. 8 mit kw-Vermerk 30.06.2031 (StNr. 12/009)*");
        assertThat(notes).extracting(Vermerk::kind).containsExactly(Vermerk.Kind.REPLACEMENT, Vermerk.Kind.KW);
        assertThat(notes.get(0).relatedNumber()).contains("12/003");
        assertThat(notes.get(0).posts()).contains(posts(5));
        assertThat(notes.get(1).date()).contains(LocalDate.of(2031, 6, 30));
        assertThat(notes.get(1).number()).contains("12/009");
    }

    @Test
    void numberedStatementsAndLinesAreSplitButDatesAndGroupsAreNot() {
        List<Vermerk> notes = notes(
                "1. Neueinrichtung einer 1,0 Stelle der EGr. 11 (StNr. 17/084)"
                        + " 2. Neubewertung einer 1,0 Stelle der EGr. 10 zur EGr. 11 (StNr. 17/012); kw zum 31.12.2025\nIst = EGr. 9a");
        assertThat(notes)
                .extracting(Vermerk::kind)
                .containsExactly(Vermerk.Kind.NEW, Vermerk.Kind.REVALUATION, Vermerk.Kind.KW, Vermerk.Kind.OCCUPANT);
        assertThat(notes.get(2).date()).contains(LocalDate.of(2025, 12, 31));
    }

    @Test
    void anAmountForSeveralPostsIsSplitEvenly() {
        List<Vermerk> notes = notes("Wegfall von 1,5 Stellen der EGr. 6 (StNr. 17/1, 17/2)");
        assertThat(notes)
                .extracting(note -> note.posts().orElseThrow().value().toString())
                .containsExactly("3/4", "3/4");
    }

    @Test
    void anAmountThatCannotBeSplitIsAProblem() {
        assertThat(read("Neueinrichtung von 1,0 Stellen der EGr. 6 (StNr. 1, 2, 3)")
                        .problems())
                .extracting(Problem::code)
                .containsExactly("EB-STF-006");
    }

    @Test
    void kwAndKuAreReadWithAndWithoutDayAndAmount() {
        assertThat(notes("kw").get(0).date()).isEmpty();
        assertThat(notes("0,5 kw ab 01.07.2025").get(0).posts()).contains(posts(5));
        Vermerk ku = notes("künftig umzuwandeln in EGr. 9a zum 31.12.2025 (StNr. 17/3)")
                .get(0);
        assertThat(ku.kind()).isEqualTo(Vermerk.Kind.KU);
        assertThat(ku.toGroup()).contains(PayGroup.parse("E 9a"));
        assertThat(ku.date()).contains(LocalDate.of(2025, 12, 31));
        assertThat(notes("ku EGr. 9a").get(0).date()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Neubewertung einer 1,0 Stelle der EGr. 10 zur",
                "Stelle gesperrt",
                "Neueinrichtung einer Stelle der EGr. 11",
                "kw zum 31.13.2025",
                "Verlagerung einer 1,0 Stelle der EGr. 7 aus Schulnetz zu Technik",
                "Ist = EGr. 10 (StNr. 17/013",
                "kw 31.12.2025 und danach neu",
            })
    void whatIsNotUnderstoodIsAProblemAndNeverANote(String text) {
        Read<List<Vermerk>> read = read(text);
        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).hasSize(1);
        assertThat(read.problems().get(0).code()).isEqualTo("EB-STF-006");
        assertThat(read.problems().get(0).message()).contains("not understood from");
    }

    @Test
    void oneBadStatementDoesNotTakeTheOthersWithIt() {
        Read<List<Vermerk>> read = read("kw; frei erfunden; Ist = EGr. 9a");
        assertThat(read.value()).hasSize(2);
        assertThat(read.problems()).hasSize(1);
    }

    @Test
    void aHugeRemarkIsRefused() {
        assertThat(read("kw; ".repeat(10_000)).problems()).hasSize(1);
    }
}
