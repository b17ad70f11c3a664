package org.eigenbetrieb.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;

/** Laws of the printed forms. */
class RendererProperties {

    @Property(tries = 300)
    void every_figure_stands_in_the_text_and_in_the_markdown(@ForAll("tables") ReportTable table) {
        String text = Renderers.text().render(table);
        String markdown = Renderers.markdown().render(table);

        for (Cell.Number number : numbers(table)) {
            assertThat(text).contains(Notation.GERMAN.format(number.quantity()));
            assertThat(markdown).contains(Notation.GERMAN.format(number.quantity()));
        }
    }

    @Property(tries = 300)
    void every_figure_stands_in_its_cell_of_the_csv(@ForAll("tables") ReportTable table) {
        byte[] csv = Renderers.csv().render(table).getBytes(StandardCharsets.UTF_8);

        Read<CsvTable> read = CsvReader.read(csv, "x.csv", CsvFormat.GERMAN_EXCEL, Limits.STANDARD);

        assertThat(read.isClean()).isTrue();
        for (int y = 0; y < table.rows().size(); y++) {
            for (int x = 0; x < table.columns().size(); x++) {
                ReportColumn column = table.columns().get(x);
                if (table.rows().get(y).cells().get(x) instanceof Cell.Number number) {
                    Quantity quantity = number.quantity();
                    CsvTable.Cell cell = read.value().rows().get(y).cell(name(column));
                    assertThat(cell.quantity(Notation.GERMAN_PLAIN, quantity.unit())
                                    .orThrow()
                                    .orElseThrow()
                                    .value())
                            .isEqualTo(quantity.value());
                }
            }
        }
    }

    private static String name(ReportColumn column) {
        String group = column.group().isEmpty() ? "" : column.group() + ": ";
        return group + column.header() + (column.unitNote().isEmpty() ? "" : " [" + column.unitNote() + "]");
    }

    @Property(tries = 300)
    void html_is_well_formed_and_every_figure_stands_in_its_cell(@ForAll("tables") ReportTable table) {
        Html html = Html.parse(Renderers.html().render(table));

        List<String> wanted = numbers(table).stream()
                .map(number -> number.quantity().toBigDecimal().toPlainString())
                .toList();
        List<Html> data = html.all("data");
        assertThat(data).extracting(element -> element.attribute("value")).isEqualTo(wanted);
        for (int i = 0; i < data.size(); i++) {
            assertThat(data.get(i).text())
                    .startsWith(Notation.GERMAN.print(numbers(table).get(i).quantity(), false));
        }
    }

    @Property(tries = 300)
    void every_line_of_a_markdown_table_has_as_many_cells_as_the_table_has_columns(
            @ForAll("tables") ReportTable table) {
        List<String> lines = Renderers.markdown()
                .render(table)
                .lines()
                .filter(line -> line.startsWith("|"))
                .toList();

        assertThat(lines).hasSize(table.rows().size() + 2);
        assertThat(lines)
                .allSatisfy(line -> assertThat(RenderersTest.bars(line))
                        .isEqualTo(table.columns().size() + 1));
    }

    private static List<Cell.Number> numbers(ReportTable table) {
        List<Cell.Number> numbers = new ArrayList<>();
        for (ReportRow row : table.rows()) {
            for (Cell cell : row.cells()) {
                if (cell instanceof Cell.Number number) {
                    numbers.add(number);
                }
            }
        }
        return numbers;
    }

    // ------------------------------------------------------------------------------------------------ samples

    @Provide
    Arbitrary<ReportTable> tables() {
        return Arbitraries.integers()
                .between(1, 4)
                .flatMap(figures -> Combinators.combine(
                                texts().filter(text -> !text.isBlank()),
                                rows(figures),
                                Arbitraries.of("", "€"),
                                Arbitraries.of("", "Gruppe"),
                                texts())
                        .as((caption, rows, unitNote, group, note) -> {
                            ReportTable.Builder table = ReportTable.builder("t", caption)
                                    .column(ReportColumn.key("k", "Konto"))
                                    .column(ReportColumn.label("l", "Bezeichnung"));
                            for (int i = 0; i < figures; i++) {
                                table.column(ReportColumn.number("n" + i, "Spalte " + i, unitNote)
                                        .inGroup(group));
                            }
                            rows.forEach(table::row);
                            return table.note(note).build();
                        }));
    }

    private Arbitrary<List<ReportRow>> rows(int figures) {
        Arbitrary<ReportRow> row = Combinators.combine(
                        Arbitraries.of(ReportRow.Kind.class),
                        Arbitraries.integers().between(0, 9),
                        texts(),
                        texts(),
                        figures().list().ofSize(figures))
                .as((kind, level, key, label, cells) -> {
                    List<Cell> all = new ArrayList<>(List.of(Cell.text(key), Cell.text(label)));
                    all.addAll(cells);
                    return ReportRow.of("r", kind, level, all);
                });
        return row.list().ofMaxSize(6).map(rows -> {
            List<ReportRow> numbered = new ArrayList<>();
            for (ReportRow one : rows) {
                numbered.add(new ReportRow("r" + numbered.size(), one.kind(), one.level(), one.cells()));
            }
            return numbered;
        });
    }

    private Arbitrary<Cell> figures() {
        Arbitrary<Quantity> quantities = Combinators.combine(
                        Arbitraries.longs().between(-999_999_999_999_999L, 999_999_999_999_999L),
                        Arbitraries.integers().between(-3, 12),
                        Arbitraries.of(Unit.EUR, Unit.TEUR, Unit.PERCENT, Unit.VZAE))
                .as(Quantity::of);
        Arbitrary<Mark> marks = Combinators.combine(
                        Arbitraries.of(Severity.class), texts().filter(text -> !text.isBlank()))
                .as(Mark::of);
        Arbitrary<Cell> numbers = Combinators.combine(
                        quantities, Arbitraries.of(Origin.class), marks.list().ofMaxSize(2))
                .as((quantity, origin, list) -> new Cell.Number(quantity, "", origin, list, List.of()));
        Arbitrary<Cell> absent = texts().filter(text -> !text.isBlank()).map(reason -> Cell.absent("–", reason));
        return Arbitraries.frequencyOf(
                Tuple.of(6, numbers), Tuple.of(1, absent), Tuple.of(1, Arbitraries.just(Cell.empty())));
    }

    private Arbitrary<String> texts() {
        Arbitrary<String> nasty = Arbitraries.of(
                        "<", ">", "&", "\"", "'", "|", "\\", "*", "_", "`", "\n", "\r", "\t", "=", "-", ";", ",", " ",
                        "\u00A0", "\u0000", "\u202E", "]]>", "<!--", "ä", "€", "Wort", "0411", "1.", "#", "\uFFFE", "緑")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(nasty, Arbitraries.strings().ofMaxLength(10));
    }
}
