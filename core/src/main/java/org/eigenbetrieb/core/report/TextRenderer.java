package org.eigenbetrieb.core.report;

import java.util.List;
import java.util.Map;

/** Text for a terminal. */
final class TextRenderer implements Renderer {

    private static final int INDENT = 4;

    private final int width;

    TextRenderer(int width) {
        if (width < 40 || width > 1000) {
            throw new IllegalArgumentException("Text is 40 to 1000 characters wide, not " + width);
        }
        this.width = width;
    }

    @Override
    public String render(ReportTable table) {
        StringBuilder out = new StringBuilder();
        new TextTable(table, width).appendTo(out);
        return out.toString();
    }

    @Override
    public String render(ReportDocument document) {
        StringBuilder out = new StringBuilder();
        heading(out, document.title(), '=');
        if (!document.subtitle().isEmpty()) {
            paragraph(out, document.subtitle(), "", "");
        }
        paragraph(out, document.organisation(), "", "");
        out.append('\n');
        facts(out, Cover.facts(document));
        for (Section section : document.sections()) {
            out.append("\n\n");
            heading(out, section.heading(), '-');
            for (Block block : section.blocks()) {
                out.append('\n');
                block(out, block);
            }
        }
        return out.toString();
    }

    private void block(StringBuilder out, Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            paragraph(out, paragraph.text(), "", "");
        } else if (block instanceof Block.Table table) {
            new TextTable(table.table(), width).appendTo(out);
        } else if (block instanceof Block.Items items) {
            items.items().forEach(item -> paragraph(out, item, "- ", "  "));
        } else if (block instanceof Block.Facts facts) {
            facts(out, facts.facts());
        } else if (block instanceof Block.Findings findings) {
            findings(out, findings.findings());
        }
    }

    private void heading(StringBuilder out, String text, char underline) {
        List<String> lines = Width.wrap(Printed.clean(text), width);
        int longest = 0;
        for (String line : lines) {
            out.append(line).append('\n');
            longest = Math.max(longest, Width.of(line));
        }
        out.append(String.valueOf(underline).repeat(longest)).append('\n');
    }

    private void paragraph(StringBuilder out, String text, String first, String others) {
        paragraph(out, text, first, others, width);
    }

    static void paragraph(StringBuilder out, String text, String first, String others, int width) {
        String lead = first;
        for (String line : Width.wrap(Printed.clean(text), width - Width.of(first))) {
            out.append((lead + line).stripTrailing()).append('\n');
            lead = others;
        }
    }

    private void facts(StringBuilder out, List<Fact> facts) {
        Notes notes = Notes.of(facts);
        int label = 0;
        for (Fact fact : facts) {
            label = Math.max(label, Width.longestLine(Printed.clean(fact.label())));
        }
        label = Math.min(label, width / 2);
        for (Fact fact : facts) {
            String signs = notes.signs(fact.value());
            String value = Printed.plain(fact.value(), true) + (signs.isEmpty() ? "" : ' ' + signs);
            List<String> names = Width.wrap(Printed.clean(fact.label()), label);
            List<String> values = Width.wrap(value, width - label - 2);
            for (int i = 0; i < Math.max(names.size(), values.size()); i++) {
                String name = i < names.size() ? names.get(i) : "";
                String line = Width.left(name, label) + "  " + (i < values.size() ? values.get(i) : "");
                out.append(line.stripTrailing()).append('\n');
            }
        }
        notes(out, notes, width);
    }

    static void notes(StringBuilder out, Notes notes, int width) {
        for (Map.Entry<Mark, Integer> entry : notes.numbers().entrySet()) {
            String sign = '[' + entry.getValue().toString() + "] ";
            paragraph(out, Notes.text(entry.getKey()), sign, " ".repeat(sign.length()), width);
        }
    }

    private void findings(StringBuilder out, List<ReportFinding> findings) {
        if (findings.isEmpty()) {
            out.append(Words.NO_FINDINGS).append('\n');
        }
        String indent = " ".repeat(INDENT);
        boolean first = true;
        for (ReportFinding finding : findings) {
            if (!first) {
                out.append('\n');
            }
            first = false;
            paragraph(
                    out,
                    Words.FINDING + ' ' + finding.number() + "  " + Words.of(finding.severity()) + "  "
                            + finding.code(),
                    "",
                    "");
            paragraph(out, finding.message(), indent, indent);
            finding.details().forEach(detail -> paragraph(out, detail, indent, indent));
            if (!finding.places().isEmpty()) {
                paragraph(out, Words.PLACES + ": " + Words.places(finding.places()), indent, indent);
            }
            if (!finding.citation().isEmpty()) {
                paragraph(out, Words.CITATION + ": " + finding.citation(), indent, indent);
            }
        }
    }
}
