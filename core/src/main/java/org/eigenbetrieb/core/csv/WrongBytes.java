package org.eigenbetrieb.core.csv;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What speaks against the declared encoding; one problem for the whole file, because one remedy heals it. */
final class WrongBytes {

    private static final int MOST_LINES_NAMED = 10;

    private final byte[] bytes;
    private final CsvFormat.Encoding encoding;
    private int first = -1;
    private int firstLine;
    private int firstColumn;
    /** Where the first records with such bytes start, and in how many there are some. */
    private final List<Integer> records = new ArrayList<>();

    private int recordCount;
    private int lastRecord;
    private int beyondLine;
    private int beyondColumn;
    /** Whether the bytes would be UTF-8; null until somebody asks. */
    private @Nullable Boolean utf8;

    WrongBytes(byte[] bytes, CsvFormat.Encoding encoding) {
        this.bytes = bytes;
        this.encoding = encoding;
    }

    /** A byte that the encoding does not know. */
    void wrong(int value, int startLine, int line, int column) {
        if (first < 0) {
            first = value;
            firstLine = line;
            firstColumn = column;
        }
        if (startLine == lastRecord) {
            return;
        }
        lastRecord = startLine;
        recordCount++;
        if (records.size() <= MOST_LINES_NAMED) {
            records.add(startLine);
        }
    }

    /** A character that is not ASCII and that the encoding knows. */
    void beyondAscii(int line, int column) {
        if (beyondLine == 0) {
            beyondLine = line;
            beyondColumn = column;
        }
    }

    boolean isBeyondAscii() {
        return beyondLine > 0;
    }

    void report(Problems problems) {
        if (first >= 0) {
            wrongBytes(problems);
        } else if (!encoding.isUtf8() && !Signatures.hasUtf8Mark(bytes) && beyondLine > 0) {
            suspectUtf8(problems);
        }
    }

    private void wrongBytes(Problems problems) {
        String meant = Decoder.windows1252(first);
        boolean windows = encoding.isUtf8() && !meant.isEmpty();
        String message = "byte 0x" + Texts.hex(first) + " is not " + encoding.label()
                + (windows ? " – looks like Windows-1252, where it is \"" + meant + '"' : "")
                + otherLines();
        String remedy;
        if (windows && beyondLine > 0) {
            remedy = "other characters of the file are valid UTF-8, so it mixes encodings: correct these places";
        } else if (windows) {
            remedy = "declare the encoding Windows-1252, or save the file as UTF-8"
                    + " (Excel: file type \"CSV UTF-8 (durch Trennzeichen getrennt)\")";
        } else {
            remedy = "declare the encoding in which the file was written, or save it as UTF-8";
        }
        problems.error(Codes.WRONG_ENCODING, firstLine, firstColumn, message, remedy);
    }

    private String otherLines() {
        if (recordCount == 1) {
            return "";
        }
        StringBuilder lines = new StringBuilder("; also in the records of lines ");
        for (int i = 1; i < records.size(); i++) {
            lines.append(i == 1 ? "" : ", ").append(records.get(i));
        }
        if (recordCount > records.size()) {
            lines.append(" and ").append(recordCount - records.size()).append(" more");
        }
        return lines.toString();
    }

    /** Whether everything beyond ASCII would be valid UTF-8. */
    boolean looksLikeUtf8() {
        if (utf8 == null) {
            utf8 = Decoder.firstUtf8Sequence(bytes, 0) >= 0;
        }
        return utf8;
    }

    private void suspectUtf8(Problems problems) {
        int from = Decoder.firstUtf8Sequence(bytes, 0);
        if (from < 0) {
            return;
        }
        int length = 1;
        while (from + length < bytes.length && (bytes[from + length] & 0xC0) == 0x80) {
            length++;
        }
        String read = new String(bytes, from, length, encoding.charset());
        String meant = new String(bytes, from, length, StandardCharsets.UTF_8);
        problems.warning(
                Codes.LOOKS_LIKE_UTF8,
                beyondLine,
                beyondColumn,
                Texts.quote(read) + " looks like \"" + meant + "\" in UTF-8, but " + encoding.label() + " is declared",
                "declare the encoding UTF-8; all characters of the file beyond ASCII would be valid");
    }
}
