package org.eigenbetrieb.core.source;

import java.util.Objects;

/**
 * The place in a file where something stands.
 *
 * <p>Lines and columns count from 1; 0 means "the whole file" or "the whole line". In a table the column is the
 * number of the field as a spreadsheet counts it, in a JSON document the number of the character in the line.
 * Immutable and safe for use by several threads.
 *
 * @param file name of the file as the user knows it (relative, with {@code /}); not empty and not ending in a colon and
 *     a number, which would read as a line
 * @param line line number from 1, or 0
 * @param column column number from 1, or 0; 0 when the line is 0
 */
public record SourceRef(String file, int line, int column) implements Comparable<SourceRef> {

    /** Checks the parts; see the record's description. */
    public SourceRef {
        Objects.requireNonNull(file, "file");
        if (file.isEmpty()) {
            throw new IllegalArgumentException("A place needs the name of its file, for example \"konten.csv\"");
        }
        int colon = file.lastIndexOf(':');
        if (colon > 0 && number(file, colon + 1) >= 0) {
            throw new IllegalArgumentException("The name of a file cannot end in a colon and a number: \"" + file
                    + "\"; give line and column separately");
        }
        if (line < 0 || column < 0 || (line == 0 && column != 0)) {
            throw new IllegalArgumentException("Line " + line + " and column " + column
                    + " do not name a place; both count from 1, 0 means the whole file or line");
        }
    }

    /**
     * The place in a file.
     *
     * @param file name of the file
     * @param line line from 1, or 0
     * @param column column from 1, or 0
     * @return the place
     */
    public static SourceRef of(String file, int line, int column) {
        return new SourceRef(file, line, column);
    }

    /**
     * A whole file.
     *
     * @param file name of the file
     * @return the place
     */
    public static SourceRef of(String file) {
        return new SourceRef(file, 0, 0);
    }

    /**
     * Reads what {@link #toString()} prints: {@code file}, {@code file:line} or {@code file:line:column}.
     *
     * @param text the text
     * @return the place
     * @throws IllegalArgumentException when the text names no file, or a column without a line
     */
    public static SourceRef parse(String text) {
        int[] numbers = new int[2];
        int found = 0;
        String rest = text;
        while (found < 2) {
            int colon = rest.lastIndexOf(':');
            int number = colon > 0 ? number(rest, colon + 1) : -1;
            if (number < 0) {
                break;
            }
            numbers[found++] = number;
            rest = rest.substring(0, colon);
        }
        return found == 2 ? new SourceRef(rest, numbers[1], numbers[0]) : new SourceRef(rest, numbers[0], 0);
    }

    /** The digits from a place to the end as a number; -1 when there are none, other characters, or too many. */
    private static int number(String text, int from) {
        long number = from < text.length() ? 0 : -1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
            if (number > Integer.MAX_VALUE) {
                return -1;
            }
        }
        return (int) number;
    }

    /** By file, then line, then column. */
    @Override
    public int compareTo(SourceRef other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    /** {@code file}, {@code file:line} or {@code file:line:column}; {@link #parse(String)} reads it back. */
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ':' + line : file + ':' + line + ':' + column;
    }
}
