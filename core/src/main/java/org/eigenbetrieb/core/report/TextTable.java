package org.eigenbetrieb.core.report;

import java.util.ArrayList;
import java.util.List;

/**
 * One table as text: figures to the right and never broken, labels wrapped in the room that is left.
 *
 * <p>Figures are not cut: a table whose figures alone are wider than the line becomes wider.
 */
final class TextTable {

    private static final int GAP = 2;
    private static final int LEAST_TEXT = 14;
    /** Text columns are given this much, if need be at the cost of headers, whose words are cut then. */
    private static final int EASY_TEXT = 24;

    private static final int LONGEST_HEADER_WORD = 14;
    private static final int SHORTEST_HEADER_CUT = 9;

    private final ReportTable table;
    private final int lineWidth;
    private final Notes notes;
    private final int[] widths;
    /** Room for marks behind the figures of a column. */
    private final int[] gutters;

    TextTable(ReportTable table, int lineWidth) {
        this.table = table;
        this.lineWidth = lineWidth;
        this.notes = Notes.of(table);
        this.widths = new int[table.columns().size()];
        this.gutters = new int[table.columns().size()];
        measure();
    }

    // ------------------------------------------------------------------------------------------------ widths

    private void measure() {
        for (int i = 0; i < widths.length; i++) {
            gutters[i] = gutter(i);
        }
        if (!measure(LONGEST_HEADER_WORD)) {
            measure(SHORTEST_HEADER_CUT);
        }
        widenForGroups();
    }

    /** Sets all widths; false when text columns became so narrow that they are hard to read. */
    private boolean measure(int headerWord) {
        int room = lineWidth - GAP * (widths.length - 1);
        int wanted = 0;
        for (int i = 0; i < widths.length; i++) {
            widths[i] = natural(i, headerWord);
            if (wraps(i)) {
                wanted += widths[i];
            } else {
                room -= widths[i];
            }
        }
        if (wanted <= room) {
            return true;
        }
        shrink(room);
        for (int i = 0; i < widths.length; i++) {
            if (wraps(i) && widths[i] < Math.min(EASY_TEXT, natural(i, headerWord))) {
                return false;
            }
        }
        return true;
    }

    /** Takes from the widest text column until all fit, down to a least width. */
    private void shrink(int room) {
        while (true) {
            int sum = 0;
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (wraps(i)) {
                    sum += widths[i];
                    if (widths[i] > LEAST_TEXT && (widest < 0 || widths[i] > widths[widest])) {
                        widest = i;
                    }
                }
            }
            if (sum <= room || widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    private boolean wraps(int column) {
        ReportColumn.Kind kind = table.columns().get(column).kind();
        return kind == ReportColumn.Kind.LABEL || kind == ReportColumn.Kind.TEXT;
    }

    private int gutter(int column) {
        int gutter = 0;
        if (table.columns().get(column).kind() == ReportColumn.Kind.NUMBER) {
            for (ReportRow row : table.rows()) {
                String signs = notes.signs(row.cells().get(column));
                gutter = Math.max(gutter, signs.isEmpty() ? 0 : 1 + signs.length());
            }
        }
        return gutter;
    }

    private int natural(int column, int headerWord) {
        ReportColumn head = table.columns().get(column);
        String header = Printed.clean(head.header());
        boolean text = wraps(column);
        int natural = text ? Width.longestLine(header) : Math.min(Width.longestWord(header), headerWord);
        natural = Math.max(natural, Width.of(Printed.clean(head.unitNote())));
        for (ReportRow row : table.rows()) {
            natural = Math.max(natural, Width.longestLine(content(row, column)));
        }
        return natural + gutters[column];
    }

    /** A group's header is wrapped, but a word of it must fit over its columns. */
    private void widenForGroups() {
        for (Group group : Group.of(table)) {
            int width = width(group.from(), group.to());
            int word = Math.min(Width.longestWord(Printed.clean(group.name())), LONGEST_HEADER_WORD * 2);
            if (!group.name().isEmpty() && word > width) {
                widths[group.to() - 1] += word - width;
            }
        }
    }

    private int width(int from, int to) {
        int width = GAP * (to - from - 1);
        for (int i = from; i < to; i++) {
            width += widths[i];
        }
        return width;
    }

    /** What stands in a cell; in columns of numbers without its marks, which have room of their own. */
    private String content(ReportRow row, int column) {
        ReportColumn head = table.columns().get(column);
        Cell cell = row.cells().get(column);
        String content = Printed.plain(cell, Printed.showsUnit(head));
        if (head.kind() != ReportColumn.Kind.NUMBER) {
            String signs = notes.signs(cell);
            content = signs.isEmpty() ? content : content + ' ' + signs;
        }
        return column == table.labelColumn() ? " ".repeat(2 * row.level()) + content : content;
    }

    // ------------------------------------------------------------------------------------------------ lines

    void appendTo(StringBuilder out) {
        TextRenderer.paragraph(out, table.caption(), "", "", lineWidth);
        int total = width(0, widths.length);
        out.append("=".repeat(total)).append('\n');
        groups(out);
        header(out);
        out.append("-".repeat(total)).append('\n');
        ReportRow.Kind before = ReportRow.Kind.HEADING;
        for (ReportRow row : table.rows()) {
            boolean part = row.kind() == ReportRow.Kind.HEADING && row.level() == 0;
            if (part && before != ReportRow.Kind.HEADING) {
                out.append('\n');
            }
            before = row.kind();
            row(out, row);
        }
        out.append("=".repeat(total)).append('\n');
        for (String note : table.notes()) {
            TextRenderer.paragraph(out, note, "", "", lineWidth);
        }
        TextRenderer.notes(out, notes, lineWidth);
    }

    private void groups(StringBuilder out) {
        List<Group> groups = Group.of(table);
        if (groups.stream().allMatch(group -> group.name().isEmpty())) {
            return;
        }
        List<List<String>> blocks = new ArrayList<>();
        StringBuilder rule = new StringBuilder();
        for (Group group : groups) {
            int width = width(group.from(), group.to());
            List<String> lines = new ArrayList<>();
            for (String line : Width.wrap(Printed.clean(group.name()), width)) {
                lines.add(Width.centre(line, width));
            }
            blocks.add(lines);
            rule.append(rule.length() == 0 ? "" : "  ").append((group.name().isEmpty() ? " " : "-").repeat(width));
        }
        join(
                out,
                blocks,
                groups.stream().map(group -> width(group.from(), group.to())).toList(),
                true);
        line(out, rule.toString());
    }

    private void header(StringBuilder out) {
        List<List<String>> blocks = new ArrayList<>();
        boolean units =
                table.columns().stream().anyMatch(column -> !column.unitNote().isEmpty());
        for (int i = 0; i < widths.length; i++) {
            ReportColumn column = table.columns().get(i);
            List<String> lines = new ArrayList<>();
            for (String line : Width.wrap(Printed.clean(column.header()), widths[i] - gutters[i])) {
                lines.add(aligned(line, i));
            }
            if (units) {
                lines.add(aligned(Printed.clean(column.unitNote()), i));
            }
            blocks.add(lines);
        }
        join(out, blocks, widthList(), true);
    }

    private void row(StringBuilder out, ReportRow row) {
        boolean sum = row.kind() == ReportRow.Kind.SUBTOTAL
                || row.kind() == ReportRow.Kind.TOTAL
                || row.kind() == ReportRow.Kind.RESULT;
        if (sum) {
            rule(out, '-');
        }
        int label = table.labelColumn();
        boolean spans = row.kind() == ReportRow.Kind.HEADING
                && row.cells().subList(label + 1, row.cells().size()).stream().allMatch(Cell.Empty.class::isInstance);
        List<List<String>> blocks = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            List<String> lines = new ArrayList<>();
            Cell cell = row.cells().get(i);
            if (i == label) {
                String indent = " ".repeat(2 * row.level());
                int room = (spans ? width(i, widths.length) : widths[i]) - indent.length();
                for (String line :
                        Width.wrap(content(row, i).substring(indent.length()), Math.max(room, LEAST_TEXT / 2))) {
                    lines.add(indent + line);
                }
            } else if (spans && i > label) {
                continue;
            } else if (wraps(i)) {
                lines.addAll(Width.wrap(content(row, i), widths[i]));
            } else if (table.columns().get(i).kind() == ReportColumn.Kind.NUMBER) {
                String signs = notes.signs(cell);
                for (String line : Width.wrap(content(row, i), 1000)) {
                    lines.add(Width.right(line, widths[i] - gutters[i]));
                }
                if (!signs.isEmpty()) {
                    lines.set(0, lines.get(0) + ' ' + signs);
                }
            } else {
                lines.add(content(row, i));
            }
            blocks.add(lines);
        }
        join(out, blocks, widthList(), false);
        if (row.kind() == ReportRow.Kind.RESULT) {
            rule(out, '=');
        }
    }

    /** A line above the figures that are added up, or below a result. */
    private void rule(StringBuilder out, char c) {
        StringBuilder rule = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            boolean number = table.columns().get(i).kind() == ReportColumn.Kind.NUMBER;
            rule.append(i == 0 ? "" : "  ");
            rule.append((number ? String.valueOf(c) : " ").repeat(widths[i] - gutters[i]))
                    .append(" ".repeat(gutters[i]));
        }
        line(out, rule.toString());
    }

    private String aligned(String text, int column) {
        return table.columns().get(column).alignment() == ReportColumn.Alignment.RIGHT
                ? Width.right(text, widths[column] - gutters[column])
                : text;
    }

    private List<Integer> widthList() {
        List<Integer> list = new ArrayList<>();
        for (int width : widths) {
            list.add(width);
        }
        return list;
    }

    /** Puts blocks of lines side by side, with their last or first lines level. */
    private static void join(StringBuilder out, List<List<String>> blocks, List<Integer> widths, boolean bottom) {
        int height = 0;
        for (List<String> block : blocks) {
            height = Math.max(height, block.size());
        }
        for (int y = 0; y < height; y++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < blocks.size(); i++) {
                List<String> block = blocks.get(i);
                int at = bottom ? y - (height - block.size()) : y;
                String part = at >= 0 && at < block.size() ? block.get(at) : "";
                line.append(i == 0 ? "" : "  ").append(Width.left(part, widths.get(i)));
            }
            line(out, line.toString());
        }
    }

    private static void line(StringBuilder out, String line) {
        out.append(line.stripTrailing()).append('\n');
    }
}
