package org.eigenbetrieb.core.report;

import java.util.List;
import java.util.Map;

/**
 * Markdown as GitHub understands it; text is escaped so that it means nothing but itself.
 *
 * <p>Points, facts and notes have different bullets: neighbouring lists with one bullet would run together.
 */
final class MarkdownRenderer implements Renderer {

    private static final String MARKUP = "\\`*_{}[]<>|~$&";
    private static final String LINE_START = "#+-=:";

    @Override
    public String render(ReportTable table) {
        StringBuilder out = new StringBuilder();
        table(out, table);
        return out.toString();
    }

    @Override
    public String render(ReportDocument document) {
        StringBuilder out = new StringBuilder();
        out.append("# ").append(line(document.title())).append("\n\n");
        if (!document.subtitle().isEmpty()) {
            out.append(paragraph(document.subtitle())).append("\n\n");
        }
        out.append(paragraph(document.organisation())).append("\n\n");
        facts(out, Cover.facts(document));
        for (Section section : document.sections()) {
            out.append("\n## ").append(line(section.heading())).append('\n');
            for (Block block : section.blocks()) {
                out.append('\n');
                block(out, block);
            }
        }
        return out.toString();
    }

    private static void block(StringBuilder out, Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            out.append(paragraph(paragraph.text())).append('\n');
        } else if (block instanceof Block.Table table) {
            table(out, table.table());
        } else if (block instanceof Block.Items items) {
            items.items().forEach(item -> out.append("- ").append(line(item)).append('\n'));
        } else if (block instanceof Block.Facts facts) {
            facts(out, facts.facts());
        } else if (block instanceof Block.Findings findings) {
            findings(out, findings.findings());
        }
    }

    private static void facts(StringBuilder out, List<Fact> facts) {
        Notes notes = Notes.of(facts);
        for (Fact fact : facts) {
            out.append("* **").append(line(fact.label())).append(":** ");
            out.append(cell(Printed.plain(fact.value(), true)))
                    .append(signs(notes, fact.value()))
                    .append('\n');
        }
        notes(out, notes);
    }

    private static void table(StringBuilder out, ReportTable table) {
        Notes notes = Notes.of(table);
        out.append("**").append(line(table.caption())).append("**\n\n|");
        for (ReportColumn column : table.columns()) {
            String group = column.group().isEmpty() ? "" : cell(column.group()) + ": ";
            String unit = column.unitNote().isEmpty() ? "" : " (" + cell(column.unitNote()) + ')';
            out.append(' ')
                    .append(group)
                    .append(cell(column.header()))
                    .append(unit)
                    .append(" |");
        }
        out.append("\n|");
        for (ReportColumn column : table.columns()) {
            out.append(column.alignment() == ReportColumn.Alignment.RIGHT ? " ---: |" : " :--- |");
        }
        out.append('\n');
        for (ReportRow row : table.rows()) {
            row(out, table, row, notes);
        }
        for (String note : table.notes()) {
            out.append('\n').append(paragraph(note)).append('\n');
        }
        notes(out, notes);
    }

    private static void row(StringBuilder out, ReportTable table, ReportRow row, Notes notes) {
        String emphasis = switch (row.kind()) {
            case HEADING, SUBTOTAL, TOTAL, RESULT -> "**";
            case MEMO -> "*";
            case LINE -> "";
        };
        out.append('|');
        for (int i = 0; i < row.cells().size(); i++) {
            Cell cell = row.cells().get(i);
            String text =
                    cell(Printed.plain(cell, Printed.showsUnit(table.columns().get(i))));
            String indent = i == table.labelColumn() ? "\u00A0\u00A0".repeat(row.level()) : "";
            String content = text.isEmpty() ? "" : indent + emphasis + text + emphasis;
            out.append(' ').append(content).append(signs(notes, cell)).append(" |");
        }
        out.append('\n');
    }

    private static String signs(Notes notes, Cell cell) {
        String signs = notes.signs(cell);
        return signs.isEmpty() ? "" : ' ' + escape(signs, false);
    }

    private static void notes(StringBuilder out, Notes notes) {
        boolean first = true;
        for (Map.Entry<Mark, Integer> entry : notes.numbers().entrySet()) {
            out.append(first ? "\n" : "")
                    .append("+ \\[")
                    .append(entry.getValue())
                    .append("\\] ")
                    .append(line(Notes.text(entry.getKey())))
                    .append('\n');
            first = false;
        }
    }

    private static void findings(StringBuilder out, List<ReportFinding> findings) {
        if (findings.isEmpty()) {
            out.append(Words.NO_FINDINGS).append('\n');
        }
        for (ReportFinding finding : findings) {
            out.append("- **")
                    .append(Words.FINDING)
                    .append(' ')
                    .append(line(finding.number()))
                    .append("** (")
                    .append(Words.of(finding.severity()))
                    .append(", ")
                    .append(line(finding.code()))
                    .append("): ")
                    .append(line(finding.message()))
                    .append('\n');
            finding.details()
                    .forEach(detail -> out.append("  - ").append(line(detail)).append('\n'));
            if (!finding.places().isEmpty()) {
                out.append("  - ")
                        .append(Words.PLACES)
                        .append(": ")
                        .append(line(Words.places(finding.places())))
                        .append('\n');
            }
            if (!finding.citation().isEmpty()) {
                out.append("  - ")
                        .append(Words.CITATION)
                        .append(": ")
                        .append(line(finding.citation()))
                        .append('\n');
            }
        }
    }

    /** Text inside a line: a cell, a value. */
    private static String cell(String text) {
        return escape(Printed.clean(text).strip(), false).replace("\n", "<br>");
    }

    /** Text that begins a line or a point of a list, in one line. */
    private static String line(String text) {
        return escape(Printed.clean(text).strip(), true).replace("\n", "<br>");
    }

    private static String paragraph(String text) {
        return escape(Printed.clean(text).strip(), true).replace("\n", "<br>\n");
    }

    /** Escapes what could be markup; at the start of a line also what would make a heading or a list. */
    private static String escape(String text, boolean startsLine) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        boolean start = startsLine;
        boolean number = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean list = number && (c == '.' || c == ')') && (i + 1 == text.length() || text.charAt(i + 1) == ' ');
            if (MARKUP.indexOf(c) >= 0 || (start && LINE_START.indexOf(c) >= 0) || list) {
                escaped.append('\\');
            }
            escaped.append(c);
            number = c >= '0' && c <= '9' && (start || number);
            start = startsLine && (c == '\n' || (start && c == ' '));
        }
        return escaped.toString();
    }
}
