package org.eigenbetrieb.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The printed forms of a small committee paper, and what data cannot do to them. */
class RenderersTest {

    /** Compares with the reviewed document; what was printed is left in target/golden for a look. */
    private static void assertGolden(String name, String printed) throws IOException {
        Path folder = Path.of("target", "golden");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), printed);
        try (InputStream in = RenderersTest.class.getResourceAsStream(name)) {
            assertThat(in)
                    .as("golden file " + name + "; the printed form is in target/golden")
                    .isNotNull();
            String golden = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            assertThat(printed).as("see target/golden/" + name).isEqualTo(golden);
        }
    }

    // ------------------------------------------------------------------------------------------------ golden files

    @Test
    void text_is_printed_as_reviewed() throws IOException {
        assertGolden("paper.txt", Renderers.text().render(Samples.paper()));
    }

    @Test
    void narrow_text_is_printed_as_reviewed() throws IOException {
        assertGolden("paper-100.txt", Renderers.text(100).render(Samples.paper()));
    }

    @Test
    void markdown_is_printed_as_reviewed() throws IOException {
        assertGolden("paper.md", Renderers.markdown().render(Samples.paper()));
    }

    @Test
    void csv_is_printed_as_reviewed_with_mark_and_crlf() throws IOException {
        String csv = Renderers.csv().render(Samples.paper());

        assertThat(csv).startsWith("\uFEFF");
        String lines = csv.substring(1).replace("\r\n", "\n");
        assertThat(csv.substring(1)).isEqualTo(lines.replace("\n", "\r\n"));
        assertGolden("paper.csv", lines);
    }

    @Test
    void html_is_printed_as_reviewed() throws IOException {
        assertGolden("paper.html", Renderers.html().render(Samples.paper()));
    }

    @Test
    void no_form_depends_on_the_default_locale() {
        Locale before = Locale.getDefault();
        List<String> printed = all(Samples.paper());
        try {
            for (Locale locale : List.of(Locale.forLanguageTag("ar-EG-u-nu-arab"), Locale.forLanguageTag("tr"))) {
                Locale.setDefault(locale);
                assertThat(all(Samples.paper())).isEqualTo(printed);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private static List<String> all(ReportDocument document) {
        return List.of(
                Renderers.text().render(document),
                Renderers.markdown().render(document),
                Renderers.csv().render(document),
                Renderers.html().render(document));
    }

    // ------------------------------------------------------------------------------------------------ text

    @ParameterizedTest
    @ValueSource(ints = {84, 100, 120, 200})
    void no_line_is_wider_than_asked_for_when_the_figures_leave_room(int width) {
        assertThat(Renderers.text(width).render(Samples.paper()).lines())
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(width).doesNotEndWith(" "));
    }

    @Test
    void figures_are_never_cut_even_when_the_line_is_too_narrow() {
        assertThat(Renderers.text(40).render(Samples.interim())).contains("-1.138.600", "67.755,69", "38.640,50");
    }

    @Test
    void wide_and_combining_characters_keep_the_columns_straight() {
        ReportTable table = ReportTable.builder("t", "Breite")
                .column(ReportColumn.label("l", "Name"))
                .column(ReportColumn.number("n", "Wert", ""))
                .row("a", ReportRow.Kind.LINE, 0, Cell.text("Gru\u0308n"), number(1))
                .row("b", ReportRow.Kind.LINE, 0, Cell.text("緑"), number(2))
                .row("c", ReportRow.Kind.LINE, 0, Cell.text("Grün"), number(3))
                .build();

        assertThat(Renderers.text().render(table).lines().skip(4).limit(3))
                .containsExactly("Gru\u0308n     1", "緑       2", "Grün     3");
    }

    @Test
    void long_words_are_cut_with_a_hyphen() {
        assertThat(Width.wrap("die Verbandsgemeindeverwaltung am Rhein", 14))
                .containsExactly("die", "Verbandsgemei-", "ndeverwaltung", "am Rhein");
        assertThat(Width.wrap("4411901000441190100044119010001", 14))
                .containsExactly("44119010004411", "90100044119010", "001");
        assertThat(Width.wrap("", 14)).containsExactly("");
        assertThat(Width.wrap("a\n\nb", 14)).containsExactly("a", "", "b");
    }

    @ParameterizedTest
    @ValueSource(ints = {39, 1001, -1})
    void unreasonable_widths_are_refused(int width) {
        assertThatThrownBy(() -> Renderers.text(width))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Text is 40 to 1000 characters wide, not " + width);
    }

    // ------------------------------------------------------------------------------------------------ html

    @ParameterizedTest
    @EnumSource(PageOrientation.class)
    void html_is_closed_in_itself_and_its_links_lead_somewhere(PageOrientation orientation) {
        Html html = Html.parse(Renderers.html(orientation).render(Samples.paper()));

        Set<String> ids = new HashSet<>();
        for (Html element : html.descendants()) {
            String id = element.attribute("id");
            assertThat(id.isEmpty() || ids.add(id))
                    .as("id " + id + " is unique")
                    .isTrue();
            assertThat(element.name()).isNotIn("script", "img", "link", "iframe", "object", "form");
            for (String attribute : element.attributes().keySet()) {
                assertThat(attribute).doesNotStartWith("on").isNotIn("style", "src");
            }
        }
        assertThat(html.all("a"))
                .isNotEmpty()
                .allSatisfy(
                        link -> assertThat(ids).contains(link.attribute("href").substring(1)));
    }

    @Test
    void html_says_what_it_is_to_browsers_and_screen_readers() {
        Html html = Html.parse(Renderers.html().render(Samples.paper()));

        assertThat(html.attribute("lang")).isEqualTo("de");
        assertThat(html.all("meta").get(0).attribute("charset")).isEqualTo("utf-8");
        assertThat(html.all("meta").get(1).attribute("content")).startsWith("default-src 'none'; style-src 'sha256-");
        assertThat(html.all("h1")).hasSize(1);
        Html table = html.all("table").get(0);
        assertThat(table.all("caption")).hasSize(1);
        assertThat(table.all("th"))
                .allSatisfy(head -> assertThat(head.attribute("scope")).isIn("col", "colgroup", "row", "rowgroup"));
        assertThat(table.all("tr")).allSatisfy(row -> assertThat(columns(row)).isIn(3, 6));
        assertThat(html.all("time").get(0).attribute("datetime")).isEqualTo("2023-06-30");
        assertThat(html.all("time").get(0).text()).isEqualTo("30.06.2023");
    }

    private static int columns(Html row) {
        int columns = 0;
        for (String name : List.of("th", "td")) {
            for (Html cell : row.all(name)) {
                String span = cell.attribute("colspan");
                columns += span.isEmpty() ? 1 : Integer.parseInt(span);
            }
        }
        return columns;
    }

    @Test
    void the_policy_allows_exactly_the_style_sheet_of_the_document() throws Exception {
        Html html = Html.parse(Renderers.html().render(Samples.paper()));

        String sheet = html.all("style").get(0).text();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(sheet.getBytes(StandardCharsets.UTF_8));
        assertThat(html.all("meta").get(1).attribute("content"))
                .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    }

    @Test
    void html_has_a_real_minus_and_blanks_that_do_not_break() {
        String html = Renderers.html().render(Samples.paper());

        assertThat(html).contains("−1.138.600\u00A0€", "5\u00A0%", "5.000\u00A0€", "§\u00A015", "50,2\u00A0%");
    }

    @Test
    void wide_tables_lie_across_only_when_pages_may_differ() {
        ReportTable.Builder builder = ReportTable.builder("t", "Breit").column(ReportColumn.label("l", "Name"));
        Cell[] cells = new Cell[8];
        cells[0] = Cell.text("x");
        for (int i = 1; i < 8; i++) {
            builder.column(ReportColumn.number("n" + i, "Jahr " + i, "€"));
            cells[i] = number(i);
        }
        ReportTable table = builder.row("r", ReportRow.Kind.LINE, 0, cells).build();

        assertThat(Renderers.html().render(table)).contains("<main class=\"across\">");
        assertThat(Renderers.html(PageOrientation.PORTRAIT).render(table)).doesNotContain("across");
        assertThat(Renderers.html(PageOrientation.LANDSCAPE).render(table))
                .contains("size: A4 landscape")
                .doesNotContain("across");
    }

    @Test
    void one_origin_needs_no_distinction() {
        ReportTable table = ReportTable.builder("t", "Eine Herkunft")
                .column(ReportColumn.number("n", "Wert", ""))
                .row("r", ReportRow.Kind.LINE, 0, number(1))
                .build();

        assertThat(Renderers.html().render(table))
                .contains("<li>Alle Zahlen sind berechnet.</li>")
                .doesNotContain("class=\"computed\"");
    }

    // ------------------------------------------------------------------------------------------------ injection

    private static final String EVIL =
            "<script>alert('x')</script>\"> & 'a' ]]> <!-- | `x` *y* [z](http://x) \u0000\u202E\uD800";

    private static ReportDocument evil() {
        ReportTable table = new ReportTable(
                "t",
                EVIL,
                List.of(
                        new ReportColumn("l", EVIL, EVIL, ReportColumn.Kind.LABEL, EVIL),
                        new ReportColumn("k", EVIL, EVIL, ReportColumn.Kind.KEY, EVIL),
                        new ReportColumn("n", EVIL, EVIL, ReportColumn.Kind.NUMBER, EVIL)),
                List.of(
                        ReportRow.of("h", ReportRow.Kind.HEADING, 0, Cell.text(EVIL), Cell.empty(), Cell.empty()),
                        ReportRow.of(
                                "r",
                                ReportRow.Kind.LINE,
                                9,
                                new Cell.Text(EVIL, List.of(Mark.of(Severity.ERROR, EVIL, EVIL))),
                                Cell.text("=" + EVIL),
                                number(-5).printedAs(EVIL)),
                        ReportRow.of("a", ReportRow.Kind.MEMO, 0, Cell.empty(), Cell.empty(), Cell.absent(EVIL, EVIL))),
                List.of(EVIL));
        return new ReportDocument(
                EVIL,
                EVIL,
                EVIL,
                EVIL,
                LocalDate.of(2023, 6, 30),
                List.of(Fact.of(EVIL, EVIL)),
                List.of(Section.of(
                        "s",
                        EVIL,
                        Block.paragraph(EVIL),
                        Block.items(List.of(EVIL)),
                        Block.facts(List.of(Fact.of(EVIL, Cell.absent(EVIL, EVIL)))),
                        Block.table(table),
                        Block.findings(List.of(new ReportFinding(
                                "1", EVIL, Severity.WARNING, EVIL, List.of(EVIL), List.of(), EVIL))))));
    }

    @Test
    void html_shows_markup_in_data_as_text() {
        String html = Renderers.html().render(evil());

        Html document = Html.parse(html);
        assertThat(document.all("script")).isEmpty();
        assertThat(document.all("h1").get(0).text())
                .isEqualTo("<script>alert('x')</script>\"> & 'a' ]]> <!-- | `x` *y* [z](http://x) \uFFFD\uFFFD\uFFFD");
        assertThat(html).doesNotContain("<script", "\u0000", "\u202E");
    }

    @Test
    void the_title_of_the_window_has_no_line_break() {
        ReportDocument paper = Samples.paper();
        Html document = Html.parse(Renderers.html()
                .render(new ReportDocument(
                        "Bericht\nzweite Zeile",
                        paper.subtitle(),
                        paper.organisation(),
                        paper.paperNumber(),
                        paper.stand(),
                        paper.facts(),
                        paper.sections())));

        assertThat(document.all("title").get(0).children()).isEmpty();
        assertThat(document.all("title").get(0).text()).contains("Bericht zweite Zeile");
    }

    @Test
    void markdown_shows_markup_in_data_as_text() {
        String markdown = Renderers.markdown().render(evil());

        assertThat(markdown)
                .contains(
                        "\\<script\\>alert('x')\\</script\\>\"\\> \\& 'a' \\]\\]\\> \\<!-- \\| \\`x\\` \\*y\\* \\[z\\](http://x)")
                .doesNotContain("\u0000", "\u202E");
        assertThat(markdown.lines().filter(line -> line.startsWith("|")))
                .hasSize(5)
                .allSatisfy(line -> assertThat(bars(line)).isEqualTo(4));
    }

    static int bars(String line) {
        int bars = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == '|') {
                bars++;
            }
        }
        return bars;
    }

    @Test
    void markdown_text_cannot_start_a_list_or_heading() {
        ReportDocument document = new ReportDocument(
                "T",
                "",
                "O",
                "",
                LocalDate.of(2023, 6, 30),
                List.of(),
                List.of(Section.of(
                        "s",
                        "S",
                        Block.paragraph(
                                "# kein Titel\n- kein Punkt\n12. kein Absatz\n  + nein\n1.234 bleibt 3. Absatz"))));

        assertThat(Renderers.markdown().render(document))
                .endsWith(
                        "\\# kein Titel<br>\n\\- kein Punkt<br>\n12\\. kein Absatz<br>\n  \\+ nein<br>\n1.234 bleibt 3. Absatz\n");
    }

    @Test
    void csv_keeps_formulas_in_data_from_becoming_formulas() {
        ReportTable table = ReportTable.builder("t", "Formeln")
                .column(ReportColumn.label("l", "=Name"))
                .column(ReportColumn.key("k", "Konto"))
                .column(ReportColumn.number("n", "Wert", "€"))
                .row(
                        "r",
                        ReportRow.Kind.LINE,
                        0,
                        Cell.text("=HYPERLINK(\"http://x\";\"y\")"),
                        Cell.text("0411"),
                        number(-5))
                .row(
                        "s",
                        ReportRow.Kind.LINE,
                        0,
                        Cell.text("@SUM(A1)"),
                        Cell.text("-1"),
                        Cell.absent("–", "+unbekannt"))
                .build();

        assertThat(Renderers.csv().render(table))
                .isEqualTo("\uFEFF'=Name;Konto;Wert [€];Vermerke\r\n"
                        + "\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\";'0411;-5;\r\n"
                        + "'@SUM(A1);'-1;–;Wert [€] – Hinweis: +unbekannt\r\n");
    }

    @Test
    void text_shows_no_control_characters() {
        assertThat(Renderers.text().render(evil()))
                .doesNotContain("\u0000", "\u202E")
                .contains("\uFFFD\uFFFD");
    }

    private static Cell.Number number(long value) {
        return Cell.number(Quantity.of(value, 0, Unit.COUNT), Origin.COMPUTED);
    }
}
