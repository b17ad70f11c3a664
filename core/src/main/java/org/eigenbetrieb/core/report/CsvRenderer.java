package org.eigenbetrieb.core.report;

import java.util.ArrayList;
import java.util.List;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvValue;
import org.eigenbetrieb.core.csv.CsvWriter;
import org.eigenbetrieb.core.quantity.Notation;

/**
 * CSV for spreadsheets: numbers are numbers, units and marks stand in columns of their own.
 *
 * <p>A document becomes its tables, facts and findings one below the other, without its paragraphs.
 */
final class CsvRenderer implements Renderer {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    @Override
    public String render(ReportTable table) {
        CsvWriter out = CsvWriter.of(CsvFormat.GERMAN_EXCEL);
        rows(table).forEach(out::row);
        return out.text();
    }

    @Override
    public String render(ReportDocument document) {
        StringBuilder out = new StringBuilder().append(BYTE_ORDER_MARK);
        block(out, List.of(List.of(text(document.title()))));
        if (!document.subtitle().isEmpty()) {
            block(out, List.of(List.of(text(document.subtitle()))));
        }
        block(out, List.of(List.of(text(document.organisation()))));
        block(out, facts(Cover.facts(document)));
        for (Section section : document.sections()) {
            for (Block block : section.blocks()) {
                List<List<CsvValue>> rows = rows(block);
                if (!rows.isEmpty()) {
                    out.append("\r\n");
                    block(out, List.of(List.of(text(title(section, block)))));
                    block(out, rows);
                }
            }
        }
        return out.toString();
    }

    private static void block(StringBuilder out, List<List<CsvValue>> rows) {
        CsvWriter writer = CsvWriter.of(CsvFormat.GERMAN_EXCEL.with(CsvFormat.Encoding.UTF_8));
        rows.forEach(writer::row);
        out.append(writer.text());
    }

    private static String title(Section section, Block block) {
        return block instanceof Block.Table table ? table.table().caption() : section.heading();
    }

    private static List<List<CsvValue>> rows(Block block) {
        if (block instanceof Block.Table table) {
            return rows(table.table());
        }
        if (block instanceof Block.Facts facts) {
            return facts(facts.facts());
        }
        return block instanceof Block.Findings findings ? findings(findings.findings()) : List.of();
    }

    private static List<List<CsvValue>> rows(ReportTable table) {
        Notes notes = Notes.of(table);
        boolean kinds = table.rows().stream().anyMatch(row -> row.kind() != ReportRow.Kind.LINE);
        List<Boolean> units = new ArrayList<>();
        List<CsvValue> header = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            ReportColumn column = table.columns().get(i);
            int at = i;
            boolean unit = Printed.showsUnit(column)
                    && table.rows().stream()
                            .anyMatch(row -> !unit(row.cells().get(at)).isEmpty());
            units.add(unit);
            header.add(text(name(column)));
            if (unit) {
                header.add(text((column.header() + ' ' + Words.UNIT).strip()));
            }
        }
        if (kinds) {
            header.add(text(Words.ROW_KIND));
        }
        if (!notes.isEmpty()) {
            header.add(text(Words.MARKS));
        }
        List<List<CsvValue>> rows = new ArrayList<>();
        rows.add(header);
        for (ReportRow row : table.rows()) {
            List<CsvValue> values = new ArrayList<>();
            for (int i = 0; i < row.cells().size(); i++) {
                Cell cell = row.cells().get(i);
                values.add(value(cell, table.columns().get(i).kind() == ReportColumn.Kind.KEY));
                if (units.get(i)) {
                    values.add(text(unit(cell)));
                }
            }
            if (kinds) {
                values.add(text(Words.of(row.kind())));
            }
            if (!notes.isEmpty()) {
                values.add(text(marks(table, row)));
            }
            rows.add(values);
        }
        return rows;
    }

    private static String name(ReportColumn column) {
        String header = column.header().isBlank() ? column.id() : column.header();
        String name = column.group().isEmpty() ? header : column.group() + ": " + header;
        return column.unitNote().isEmpty() ? name : (name + " [" + column.unitNote() + ']').strip();
    }

    private static CsvValue value(Cell cell, boolean key) {
        if (cell instanceof Cell.Number number) {
            return CsvValue.number(number.quantity());
        }
        String text = Printed.plain(cell, false);
        return key ? CsvValue.key(text) : CsvValue.text(text);
    }

    /** The symbol behind the number, or an empty text. */
    private static String unit(Cell cell) {
        if (cell instanceof Cell.Number number) {
            String with = Notation.GERMAN.print(number.quantity(), true);
            String without = Notation.GERMAN.print(number.quantity(), false);
            return with.substring(without.length()).replace('\u00A0', ' ').strip();
        }
        return "";
    }

    private static String marks(ReportTable table, ReportRow row) {
        StringBuilder marks = new StringBuilder();
        for (int i = 0; i < row.cells().size(); i++) {
            for (Mark mark : Notes.marks(row.cells().get(i))) {
                marks.append(marks.length() == 0 ? "" : "; ")
                        .append(name(table.columns().get(i)))
                        .append(" – ")
                        .append(Notes.text(mark));
            }
        }
        return marks.toString();
    }

    private static List<List<CsvValue>> facts(List<Fact> facts) {
        boolean marked = !Notes.of(facts).isEmpty();
        List<List<CsvValue>> rows = new ArrayList<>();
        for (Fact fact : facts) {
            List<CsvValue> row = new ArrayList<>();
            row.add(text(fact.label()));
            row.add(value(fact.value(), false));
            row.add(text(unit(fact.value())));
            if (marked) {
                StringBuilder marks = new StringBuilder();
                Notes.marks(fact.value())
                        .forEach(mark ->
                                marks.append(marks.length() == 0 ? "" : "; ").append(Notes.text(mark)));
                row.add(text(marks.toString()));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<CsvValue>> findings(List<ReportFinding> findings) {
        List<List<CsvValue>> rows = new ArrayList<>();
        rows.add(List.of(
                text(Words.FINDING),
                text("Code"),
                text("Gewicht"),
                text("Feststellung"),
                text("Einzelheiten"),
                text(Words.PLACES),
                text(Words.CITATION)));
        for (ReportFinding finding : findings) {
            rows.add(List.of(
                    CsvValue.key(finding.number()),
                    text(finding.code()),
                    text(Words.of(finding.severity())),
                    text(finding.message()),
                    text(String.join("\n", finding.details())),
                    text(Words.places(finding.places())),
                    text(finding.citation())));
        }
        return rows;
    }

    private static CsvValue text(String text) {
        return CsvValue.text(Printed.clean(text));
    }
}
