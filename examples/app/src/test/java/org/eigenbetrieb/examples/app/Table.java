package org.eigenbetrieb.examples.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A CSV table as the tests read, change and write it, without the library's reader. */
final class Table {

    private final List<String> header;
    private final List<Row> rows;

    /** A row with the line of the file in which it began. */
    static final class Row {
        private final int line;
        private final Map<String, String> fields;

        private Row(int line, Map<String, String> fields) {
            this.line = line;
            this.fields = fields;
        }

        int line() {
            return line;
        }

        /** The text of a column that must be there. */
        String get(String column) {
            String text = fields.get(column);
            if (text == null) {
                throw new IllegalArgumentException("no column " + column + " in " + fields);
            }
            return text;
        }

        List<String> columns() {
            return List.copyOf(fields.keySet());
        }

        boolean has(String column) {
            return fields.containsKey(column);
        }

        void set(String column, String text) {
            get(column);
            fields.put(column, text);
        }

        @Override
        public String toString() {
            return line + " " + fields;
        }
    }

    private Table(List<String> header, List<Row> rows) {
        this.header = new ArrayList<>(header);
        this.rows = new ArrayList<>(rows);
    }

    static Table read(Path file) {
        try {
            return parse(Files.readString(file), ',');
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    static Table parse(String text, char delimiter) {
        List<List<String>> records = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        List<String> record = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int start = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    field.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == delimiter || c == '\n') {
                record.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    records.add(record);
                    lines.add(start);
                    record = new ArrayList<>();
                    start = line + 1;
                }
            } else if (c != '\r' && c != '\uFEFF') {
                field.append(c);
            }
            line += c == '\n' ? 1 : 0;
        }
        if (field.length() > 0 || !record.isEmpty()) {
            record.add(field.toString());
            records.add(record);
            lines.add(start);
        }
        List<String> header = records.get(0);
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < records.size(); i++) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (int j = 0; j < header.size(); j++) {
                fields.put(header.get(j), records.get(i).get(j));
            }
            rows.add(new Row(lines.get(i), fields));
        }
        return new Table(header, rows);
    }

    List<String> header() {
        return List.copyOf(header);
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    /** The only row for which something holds. */
    Row row(Predicate<Row> wanted) {
        List<Row> found = rows.stream().filter(wanted).toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " rows fit: " + found);
        }
        return found.get(0);
    }

    Row account(String account) {
        return row(row -> row.get("konto").equals(account));
    }

    Row line(String posten) {
        return row(row -> row.get("posten").equals(posten)
                && (!row.has("konto") || row.get("konto").isEmpty()));
    }

    void removeRows(Predicate<Row> unwanted) {
        rows.removeIf(unwanted);
    }

    void replaceRows(List<Row> others) {
        rows.clear();
        rows.addAll(others);
    }

    void removeColumn(String column) {
        if (!header.remove(column)) {
            throw new IllegalArgumentException("no column " + column + " in " + header);
        }
    }

    void change(String column, UnaryOperator<String> change) {
        for (Row row : rows) {
            row.set(column, change.apply(row.get(column)));
        }
    }

    String text(char delimiter) {
        StringBuilder text = new StringBuilder();
        append(text, header, delimiter);
        for (Row row : rows) {
            append(text, header.stream().map(row::get).toList(), delimiter);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> fields, char delimiter) {
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            boolean quotes = field.indexOf(delimiter) >= 0 || field.indexOf('"') >= 0 || field.indexOf('\n') >= 0;
            text.append(i == 0 ? "" : delimiter).append(quotes ? '"' + field.replace("\"", "\"\"") + '"' : field);
        }
        text.append("\r\n");
    }

    void write(Path file) {
        try {
            Files.write(file, text(',').getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("cannot write " + file, e);
        }
    }
}
