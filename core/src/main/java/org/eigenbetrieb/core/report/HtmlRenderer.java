package org.eigenbetrieb.core.report;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.source.Severity;

/** One HTML document that needs nothing but itself. */
final class HtmlRenderer implements Renderer {

    /** From this many columns on a table lies across. */
    private static final int MANY_COLUMNS = 8;

    private final PageOrientation orientation;

    HtmlRenderer(PageOrientation orientation) {
        this.orientation = orientation;
    }

    @Override
    public String render(ReportTable table) {
        HtmlWriter out = new HtmlWriter();
        Page page = new Page(out, Origins.of(table), Set.of());
        begin(out, table.caption());
        out.open("main").withUnlessEmpty("class", across(table) ? "across" : "").line();
        page.table(table);
        out.close("main").line();
        page.legend();
        return end(out);
    }

    @Override
    public String render(ReportDocument document) {
        HtmlWriter out = new HtmlWriter();
        Set<String> findings = new HashSet<>();
        for (Section section : document.sections()) {
            for (Block block : section.blocks()) {
                if (block instanceof Block.Findings list) {
                    list.findings().forEach(finding -> findings.add(finding.number()));
                }
            }
        }
        Page page = new Page(out, Origins.of(document), findings);
        begin(out, document.title() + " – " + document.organisation());
        page.cover(document);
        out.open("main").line();
        for (Section section : document.sections()) {
            page.section(
                    section,
                    section.blocks().stream()
                            .anyMatch(block -> block instanceof Block.Table table && across(table.table())));
        }
        out.close("main").line();
        page.legend();
        return end(out);
    }

    private boolean across(ReportTable table) {
        return orientation == PageOrientation.BY_TABLE && table.columns().size() >= MANY_COLUMNS;
    }

    private void begin(HtmlWriter out, String title) {
        String sheet = HtmlStyle.sheet(orientation);
        out.open("html").with("lang", "de").line();
        out.open("head").line();
        out.open("meta").with("charset", "utf-8").empty().line();
        out.open("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", HtmlStyle.policy(sheet))
                .empty()
                .line();
        out.open("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1")
                .empty()
                .line();
        out.element("title", title).line();
        out.style(sheet).line();
        out.close("head").line();
        out.open("body").line();
    }

    private static String end(HtmlWriter out) {
        out.close("body").line();
        out.close("html").line();
        return out.finish();
    }

    /** Where the figures of a document come from. */
    private record Origins(Set<Origin> origins, boolean marks) {

        static Origins of(ReportTable table) {
            Set<Origin> origins = EnumSet.noneOf(Origin.class);
            boolean marks = collect(table, origins);
            return new Origins(origins, marks);
        }

        static Origins of(ReportDocument document) {
            Set<Origin> origins = EnumSet.noneOf(Origin.class);
            boolean marks = false;
            for (Section section : document.sections()) {
                for (Block block : section.blocks()) {
                    if (block instanceof Block.Table table) {
                        marks |= collect(table.table(), origins);
                    } else if (block instanceof Block.Facts facts) {
                        marks |= collect(facts.facts(), origins);
                    }
                }
            }
            marks |= collect(document.facts(), origins);
            return new Origins(origins, marks);
        }

        private static boolean collect(ReportTable table, Set<Origin> origins) {
            table.rows().forEach(row -> row.cells().forEach(cell -> collect(cell, origins)));
            return !Notes.of(table).isEmpty();
        }

        private static boolean collect(List<Fact> facts, Set<Origin> origins) {
            facts.forEach(fact -> collect(fact.value(), origins));
            return !Notes.of(facts).isEmpty();
        }

        private static void collect(Cell cell, Set<Origin> origins) {
            if (cell instanceof Cell.Number number) {
                origins.add(number.origin());
            }
        }

        /** Whether figures of several origins have to be told apart. */
        boolean differ() {
            return origins.size() > 1;
        }
    }

    /** Writes the parts of one document. Room for marks is measured in signs of three characters: {@code [1]}. */
    private static final class Page {

        private final HtmlWriter out;
        private final Origins origins;
        private final Set<String> findings;
        /** Ids of the first cells with a mark, to which its note leads back. */
        private final Set<String> targets = new HashSet<>();

        private int lists;

        Page(HtmlWriter out, Origins origins, Set<String> findings) {
            this.out = out;
            this.origins = origins;
            this.findings = findings;
        }

        void cover(ReportDocument document) {
            out.open("header").line();
            out.open("p")
                    .with("class", "organisation")
                    .text(document.organisation())
                    .close("p")
                    .line();
            out.element("h1", document.title()).line();
            if (!document.subtitle().isEmpty()) {
                out.open("p")
                        .with("class", "subtitle")
                        .text(document.subtitle())
                        .close("p")
                        .line();
            }
            out.open("dl").line();
            if (!document.paperNumber().isEmpty()) {
                out.element("dt", Words.PAPER)
                        .element("dd", document.paperNumber())
                        .line();
            }
            out.element("dt", Words.STAND).open("dd");
            out.open("time").with("datetime", document.stand().toString()).text(Words.date(document.stand()));
            out.close("time").close("dd").line();
            Notes notes = Notes.of(document.facts());
            document.facts().forEach(fact -> fact(fact, notes, "deckblatt"));
            out.close("dl").line();
            notes(List.of(), notes, "deckblatt");
            if (document.sections().size() > 2) {
                out.open("nav").with("aria-label", "Inhalt").line().open("ul").line();
                for (Section section : document.sections()) {
                    out.open("li").open("a").with("href", "#abschnitt-" + section.id());
                    out.text(section.heading()).close("a").close("li").line();
                }
                out.close("ul").line().close("nav").line();
            }
            out.close("header").line();
        }

        void section(Section section, boolean across) {
            String id = "abschnitt-" + section.id();
            out.open("section").with("id", id).with("aria-labelledby", id + "-titel");
            out.withUnlessEmpty("class", across ? "across" : "").line();
            out.open("h2")
                    .with("id", id + "-titel")
                    .text(section.heading())
                    .close("h2")
                    .line();
            section.blocks().forEach(this::block);
            out.close("section").line();
        }

        private void block(Block block) {
            if (block instanceof Block.Paragraph paragraph) {
                out.element("p", paragraph.text()).line();
            } else if (block instanceof Block.Table table) {
                table(table.table());
            } else if (block instanceof Block.Items items) {
                out.open("ul").line();
                items.items().forEach(item -> out.element("li", item).line());
                out.close("ul").line();
            } else if (block instanceof Block.Facts facts) {
                String id = "angaben-" + ++lists;
                Notes notes = Notes.of(facts.facts());
                out.open("dl").line();
                facts.facts().forEach(fact -> fact(fact, notes, id));
                out.close("dl").line();
                notes(List.of(), notes, id);
            } else if (block instanceof Block.Findings list) {
                if (list.findings().isEmpty()) {
                    out.element("p", Words.NO_FINDINGS).line();
                }
                list.findings().forEach(this::finding);
            }
        }

        private void fact(Fact fact, Notes notes, String id) {
            out.element("dt", fact.label()).open("dd");
            content(fact.value(), true);
            marks(fact.value(), notes, id);
            out.close("dd").line();
        }

        private void finding(ReportFinding finding) {
            String kind = Words.of(finding.severity());
            out.open("article").with("class", "finding " + css(finding.severity()));
            out.with("id", "befund-" + finding.number()).line();
            out.open("h3")
                    .text(Words.FINDING + ' ' + finding.number() + ": ")
                    .element("strong", kind)
                    .text(" ");
            out.open("span")
                    .with("class", "code")
                    .text(finding.code())
                    .close("span")
                    .close("h3")
                    .line();
            out.element("p", finding.message()).line();
            finding.details().forEach(detail -> out.element("p", detail).line());
            if (!finding.places().isEmpty()) {
                out.open("p").with("class", "source").text(Words.PLACES + ": " + Words.places(finding.places()));
                out.close("p").line();
            }
            if (!finding.citation().isEmpty()) {
                out.open("p").with("class", "source").text(Words.CITATION + ": " + finding.citation());
                out.close("p").line();
            }
            out.close("article").line();
        }

        // ------------------------------------------------------------------------------------------------ tables

        void table(ReportTable table) {
            String id = "tabelle-" + table.id();
            Notes notes = Notes.of(table);
            int[] marked = new int[table.columns().size()];
            for (ReportRow row : table.rows()) {
                for (int i = 0; i < marked.length; i++) {
                    marked[i] =
                            Math.max(marked[i], (notes.signs(row.cells().get(i)).length() + 2) / 3);
                }
            }
            out.open("div").with("class", "scroll").with("role", "region").with("tabindex", "0");
            out.with("aria-labelledby", id + "-titel").line();
            out.open("table").with("id", id).line();
            out.open("caption")
                    .with("id", id + "-titel")
                    .text(table.caption())
                    .close("caption")
                    .line();
            columnGroups(table);
            head(table, marked);
            body(table, notes, marked, id);
            out.close("table").line();
            out.close("div").line();
            notes(table.notes(), notes, id);
        }

        private void columnGroups(ReportTable table) {
            if (!Group.any(table)) {
                return;
            }
            for (Group group : Group.of(table)) {
                out.open("colgroup").with("span", String.valueOf(group.to() - group.from()));
                out.text("").close("colgroup");
            }
            out.line();
        }

        private void head(ReportTable table, int[] marked) {
            boolean grouped = Group.any(table);
            out.open("thead").line();
            if (grouped) {
                out.open("tr").line();
                for (Group group : Group.of(table)) {
                    if (group.name().isEmpty()) {
                        columnHead(table, group.from(), marked, 2);
                    } else {
                        out.open("th").with("scope", "colgroup").with("class", "group");
                        out.with("colspan", String.valueOf(group.to() - group.from()));
                        out.text(group.name()).close("th").line();
                    }
                }
                out.close("tr").line();
            }
            out.open("tr").line();
            for (int i = 0; i < table.columns().size(); i++) {
                if (!grouped || !table.columns().get(i).group().isEmpty()) {
                    columnHead(table, i, marked, 1);
                }
            }
            out.close("tr").line();
            out.close("thead").line();
        }

        private void columnHead(ReportTable table, int i, int[] marked, int rows) {
            ReportColumn column = table.columns().get(i);
            out.open("th").with("scope", "col").withUnlessEmpty("class", classes(column, marked[i]));
            out.withUnlessEmpty("rowspan", rows > 1 ? String.valueOf(rows) : "").text(column.header());
            if (!column.unitNote().isEmpty()) {
                out.text(" ")
                        .open("span")
                        .with("class", "unit")
                        .text(column.unitNote())
                        .close("span");
            }
            out.close("th").line();
        }

        private static String classes(ReportColumn column, int marked) {
            return switch (column.kind()) {
                case NUMBER -> marked == 0 ? "number" : "number marks" + Math.min(marked, 3);
                case KEY -> "key";
                case LABEL -> "label";
                case TEXT -> "";
            };
        }

        private void body(ReportTable table, Notes notes, int[] marked, String id) {
            boolean open = false;
            for (ReportRow row : table.rows()) {
                boolean starts = row.kind() == ReportRow.Kind.HEADING || row.kind() == ReportRow.Kind.RESULT;
                if (starts || !open) {
                    if (open) {
                        out.close("tbody").line();
                    }
                    out.open("tbody").line();
                    open = true;
                }
                row(table, row, notes, marked, id);
            }
            if (open) {
                out.close("tbody").line();
            }
        }

        private void row(ReportTable table, ReportRow row, Notes notes, int[] marked, String id) {
            int label = table.labelColumn();
            int size = row.cells().size();
            boolean heading = row.kind() == ReportRow.Kind.HEADING;
            boolean spans =
                    heading && row.cells().subList(label + 1, size).stream().allMatch(Cell.Empty.class::isInstance);
            out.open("tr").withUnlessEmpty("class", css(row.kind())).line();
            for (int i = 0; i < (spans ? label + 1 : size); i++) {
                Cell cell = row.cells().get(i);
                ReportColumn column = table.columns().get(i);
                boolean header = i == label && !(cell instanceof Cell.Empty);
                out.open(header ? "th" : "td");
                if (header) {
                    out.with("scope", spans ? "rowgroup" : "row");
                }
                if (i == label) {
                    out.withUnlessEmpty("class", row.level() > 0 ? "l" + row.level() : "");
                    out.withUnlessEmpty("colspan", spans && size - label > 1 ? String.valueOf(size - label) : "");
                } else {
                    out.withUnlessEmpty("class", classes(column, marked[i]));
                }
                content(cell, Printed.showsUnit(column));
                marks(cell, notes, id);
                out.close(header ? "th" : "td").line();
            }
            out.close("tr").line();
        }

        // ------------------------------------------------------------------------------------------------ cells

        private void content(Cell cell, boolean withUnit) {
            String text = Printed.typeset(cell, withUnit);
            if (cell instanceof Cell.Number number) {
                String origin = Words.of(number.origin());
                out.open("data").with("value", number.quantity().toBigDecimal().toPlainString());
                out.withUnlessEmpty("class", origins.differ() ? css(number.origin()) : "");
                out.with("title", number.sources().isEmpty() ? origin : origin + ", " + Words.places(number.sources()));
                out.text(text).close("data");
            } else if (cell instanceof Cell.Absent absent && !absent.sources().isEmpty()) {
                out.open("span")
                        .with("title", Words.places(absent.sources()))
                        .text(text)
                        .close("span");
            } else {
                out.text(text);
            }
        }

        private void marks(Cell cell, Notes notes, String id) {
            List<Mark> marks = Notes.marks(cell);
            if (marks.isEmpty()) {
                return;
            }
            out.open("sup").with("class", "mark");
            for (Mark mark : marks) {
                int number = notes.number(mark);
                out.open("span").with("class", css(mark.severity())).open("a");
                out.with("href", "#" + id + "-vermerk-" + number);
                String here = id + "-stelle-" + number;
                out.withUnlessEmpty("id", targets.add(here) ? here : "");
                out.with("title", Printed.clean(Notes.text(mark)));
                out.with("aria-label", "Vermerk " + number + ", " + Words.of(mark.severity()));
                out.text("[" + number + ']').close("a").close("span");
            }
            out.close("sup");
        }

        private void notes(List<String> remarks, Notes notes, String id) {
            if (remarks.isEmpty() && notes.isEmpty()) {
                return;
            }
            remarks.forEach(remark ->
                    out.open("p").with("class", "notes").text(remark).close("p").line());
            if (notes.isEmpty()) {
                return;
            }
            out.open("ul").with("class", "notes").line();
            for (Map.Entry<Mark, Integer> entry : notes.numbers().entrySet()) {
                Mark mark = entry.getKey();
                int number = entry.getValue();
                out.open("li").with("id", id + "-vermerk-" + number).with("class", css(mark.severity()));
                out.open("a").with("class", "sign").with("href", "#" + id + "-stelle-" + number);
                out.text("[" + number + ']').close("a");
                out.element("strong", Words.of(mark.severity()) + ':').text(" " + mark.message());
                if (!mark.finding().isEmpty()) {
                    finding(mark.finding());
                }
                out.close("li").line();
            }
            out.close("ul").line();
        }

        private void finding(String number) {
            String text = Words.FINDING + ' ' + number;
            out.text(" (");
            if (findings.contains(number)) {
                out.open("a").with("href", "#befund-" + number).text(text).close("a");
            } else {
                out.text(text);
            }
            out.text(")");
        }

        // ------------------------------------------------------------------------------------------------ legend

        void legend() {
            if (origins.origins().isEmpty() && !origins.marks()) {
                return;
            }
            out.open("footer").with("class", "legend").line();
            out.element("h2", Words.KEY).line();
            out.open("ul").line();
            if (origins.differ()) {
                for (Origin origin : origins.origins()) {
                    out.open("li")
                            .open("span")
                            .with("class", css(origin))
                            .text("1.234")
                            .close("span");
                    out.text(" " + Words.of(origin)).close("li").line();
                }
            } else {
                for (Origin origin : origins.origins()) {
                    out.element("li", "Alle Zahlen sind " + Words.of(origin) + '.')
                            .line();
                }
            }
            if (origins.marks()) {
                out.open("li").open("span").with("class", "mark").text("[1]").close("span");
                out.text(" Vermerk unter der Tabelle").close("li").line();
            }
            out.close("ul").line();
            out.close("footer").line();
        }

        private static String css(Severity severity) {
            return switch (severity) {
                case ERROR -> "error";
                case WARNING -> "warning";
                case INFO -> "info";
            };
        }

        private static String css(Origin origin) {
            return switch (origin) {
                case INPUT -> "input";
                case PRINTED -> "printed";
                case COMPUTED -> "computed";
            };
        }

        private static String css(ReportRow.Kind kind) {
            return switch (kind) {
                case HEADING -> "heading";
                case LINE -> "";
                case SUBTOTAL -> "subtotal";
                case TOTAL -> "total";
                case RESULT -> "result";
                case MEMO -> "memo";
            };
        }
    }
}
