package org.eigenbetrieb.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tables and documents do not allow, and what they keep. */
class ReportModelTest {

    private static final Mark MARK = Mark.of(Severity.INFO, "Hinweis");

    private static ReportTable.Builder table() {
        return ReportTable.builder("t", "Tabelle").column(ReportColumn.label("l", "Name"));
    }

    @Test
    void a_row_has_one_cell_for_each_column() {
        ReportTable.Builder table = table().row("r", ReportRow.Kind.LINE, 0, Cell.empty(), Cell.empty());

        assertThatThrownBy(table::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Row r of table t has 2 cells for 1 columns");
    }

    @Test
    void rows_and_columns_have_ids_of_their_own() {
        ReportTable.Builder rows =
                table().row("r", ReportRow.Kind.LINE, 0, Cell.empty()).row("r", ReportRow.Kind.LINE, 0, Cell.empty());
        ReportTable.Builder columns = table().column(ReportColumn.text("l", "Text"));

        assertThatThrownBy(rows::build).hasMessage("Table t has two rows with the id r");
        assertThatThrownBy(columns::build).hasMessage("Table t has two columns with the id l");
    }

    @Test
    void a_table_has_columns_a_caption_and_at_most_one_label_column() {
        ReportTable.Builder twice = table().column(ReportColumn.label("m", "Name"));

        assertThatThrownBy(twice::build).hasMessage("Table t has two label columns; make one of them text");
        assertThatThrownBy(() -> ReportTable.builder("t", "x").build()).hasMessage("Table t has no columns");
        assertThatThrownBy(() -> ReportTable.builder("t", " ").build())
                .hasMessage("Table t needs a caption that says what it shows");
    }

    @Test
    void without_a_label_column_the_first_one_names_the_rows() {
        ReportTable table = ReportTable.builder("t", "x")
                .column(ReportColumn.key("k", "Konto"))
                .column(ReportColumn.number("n", "Wert", "€"))
                .build();

        assertThat(table.labelColumn()).isZero();
        assertThat(Samples.interim().labelColumn()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"", "ä", "a/b", "#"})
    void ids_can_stand_in_links_as_they_are(String id) {
        assertThatThrownBy(() -> ReportColumn.text(id, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10})
    void levels_are_bounded(int level) {
        assertThatThrownBy(() -> ReportRow.of("r", ReportRow.Kind.LINE, level))
                .hasMessage("Row r has level " + level + "; allowed are 0 to 9");
    }

    @Test
    void parts_of_a_document_have_ids_of_their_own() {
        Section section = Section.of("s", "S");

        assertThatThrownBy(() -> document(section, section)).hasMessage("Two parts of the document are section \"s\"");
        assertThatThrownBy(() -> document(
                        Section.of("a", "A", Block.table(table().build())),
                        Section.of("b", "B", Block.table(table().build()))))
                .hasMessage("Two parts of the document are table \"t\"");
        assertThat(document(section).language()).isEqualTo("de");
    }

    private static ReportDocument document(Section... sections) {
        return new ReportDocument("T", "", "O", "", LocalDate.of(2023, 6, 30), List.of(), List.of(sections));
    }

    @Test
    void nothing_that_must_be_said_is_blank() {
        assertThatThrownBy(() -> Mark.of(Severity.ERROR, " "))
                .hasMessage("A mark needs a message that says what it means");
        assertThatThrownBy(() -> Cell.absent("–", "")).hasMessage("A missing number needs its reason");
        assertThatThrownBy(() -> Fact.of("", "x")).hasMessage("A fact needs a label");
        assertThatThrownBy(() -> Section.of("s", "")).hasMessage("Section s needs a heading");
        assertThatThrownBy(() -> new Cell.Text("", List.of())).hasMessage("An empty text cell is Cell.empty()");
        assertThatThrownBy(() -> new ReportDocument("", "", "O", "", LocalDate.of(2023, 6, 30), List.of(), List.of()))
                .hasMessage("A document needs a title and an organisation");
    }

    @Test
    void cells_collect_marks_and_places_without_changing() {
        SourceRef place = SourceRef.of("x.csv", 2, 3);
        Cell.Number number = Cell.number(Quantity.euros("0.00"), Origin.PRINTED);

        Cell.Number richer = number.with(MARK).from(place).printedAs("0");

        assertThat(number.marks()).isEmpty();
        assertThat(richer)
                .isEqualTo(new Cell.Number(number.quantity(), "0", Origin.PRINTED, List.of(MARK), List.of(place)));
        assertThat(Cell.absent("–", "unbekannt").with(MARK).from(place).marks()).containsExactly(MARK);
        assertThat(((Cell.Text) Cell.text("x")).with(MARK).marks()).containsExactly(MARK);
        assertThat(Cell.text("")).isEqualTo(Cell.empty());
    }

    @Test
    void lists_cannot_be_changed_behind_the_back_of_a_table() {
        List<Cell> cells = new ArrayList<>(List.of(Cell.text("x")));
        ReportRow row = ReportRow.of("r", ReportRow.Kind.LINE, 0, cells);

        cells.clear();

        assertThat(row.cells()).hasSize(1);
        assertThatThrownBy(() -> row.cells().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
