package org.eigenbetrieb.core.csv;

import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * The state machine that splits text into records, strictly after RFC 4180.
 *
 * <p>A record that breaks the rules is read to the end of its line and flagged, so that the next one is read again.
 */
final class Records {

    private final CsvFormat format;
    private final Limits limits;
    private final Problems problems;
    private final WrongBytes wrongBytes;
    private final char delimiter;
    private final char[] text;
    private final int end;
    private int pos;
    private int line = 1;

    /** What is known about the record that was read last. */
    private List<String> fields = List.of();

    private int startLine;
    private boolean quoted;
    private boolean broken;
    private String firstCode = "";

    /** What is known about the field that is being read. */
    private final StringBuilder field = new StringBuilder();

    private int column;
    private boolean cut;
    private boolean controlSeen;
    private boolean lossSeen;

    Records(
            byte[] bytes,
            int from,
            Charset charset,
            CsvFormat format,
            Limits limits,
            Problems problems,
            WrongBytes wrongBytes) {
        this.format = format;
        this.limits = limits;
        this.problems = problems;
        this.wrongBytes = wrongBytes;
        this.delimiter = format.delimiter().character();
        CharBuffer decoded = Decoder.decode(bytes, from, charset);
        this.text = decoded.array();
        this.end = decoded.limit();
    }

    // ------------------------------------------------------------------------------------------------ result

    boolean atEnd() {
        return pos >= end;
    }

    /** Counts lines from another one than the first. */
    void startAt(int first) {
        line = first;
    }

    /** The line that would be read next. */
    int line() {
        return line;
    }

    /** The fields of the record. */
    List<String> fields() {
        return fields;
    }

    /** The line in which the record starts. */
    int startLine() {
        return startLine;
    }

    /** Whether a field of the record starts with a quote. */
    boolean isQuoted() {
        return quoted;
    }

    /** Whether it is doubtful where its fields begin and end. */
    boolean isBroken() {
        return broken;
    }

    /** Code of the first problem that keeps the record out of the rows, or an empty text. */
    String firstCode() {
        return firstCode;
    }

    /** A problem that keeps the record out of the rows. */
    void reject(String code, int atLine, int atColumn, String message, String expected) {
        if (firstCode.isEmpty()) {
            firstCode = code;
        }
        problems.error(code, atLine, atColumn, message, expected);
    }

    /** The delimiter that a first line {@code sep=;} names, which is skipped; or {@code '\0'}. */
    char separatorLine() {
        int stop = 0;
        while (stop < end && stop < 6 && text[stop] != '\r' && text[stop] != '\n') {
            stop++;
        }
        boolean ends = stop == end || text[stop] == '\r' || text[stop] == '\n';
        if (!ends || stop != 5 || !new String(text, 0, 4).equalsIgnoreCase("sep=")) {
            return '\0';
        }
        pos = stop;
        if (pos < end) {
            newLine();
        }
        return text[4];
    }

    // ------------------------------------------------------------------------------------------------ one record

    /** Reads a record; only to be called before the end. */
    void next() {
        fields = new ArrayList<>(fields.size());
        startLine = line;
        quoted = false;
        broken = false;
        firstCode = "";
        column = 1;
        while (true) {
            readField();
            if (fields.size() < limits.fields()) {
                String raw = field.toString();
                fields.add(format.guarded() ? Guard.remove(raw) : raw);
            } else if (column == limits.fields() + 1) {
                broken = true;
                reject(
                        Codes.LIMIT,
                        startLine,
                        column,
                        "the row has more than " + limits.fields() + " fields, the most that is read",
                        "expected one row per line; or allow more fields");
            }
            if (pos >= end) {
                return;
            }
            if (text[pos] != delimiter) {
                newLine();
                return;
            }
            pos++;
            column++;
        }
    }

    private void readField() {
        field.setLength(0);
        cut = false;
        controlSeen = false;
        lossSeen = false;
        if (pos < end && text[pos] == '"' && !broken) {
            quoted = true;
            int openLine = line;
            if (!readQuoted(openLine) || atFieldEnd()) {
                return;
            }
            textAfterQuote(openLine);
        }
        readBare();
    }

    private boolean atFieldEnd() {
        if (pos >= end) {
            return true;
        }
        char c = text[pos];
        return c == delimiter || c == '\r' || c == '\n';
    }

    /** Reads to the closing quote; false when there is none. */
    private boolean readQuoted(int openLine) {
        pos++;
        while (pos < end) {
            char c = text[pos];
            if (c == '"') {
                pos++;
                if (pos >= end || text[pos] != '"') {
                    return true;
                }
                append('"');
                pos++;
            } else if (c == '\r' || c == '\n') {
                int from = pos;
                newLine();
                for (int i = from; i < pos; i++) {
                    append(text[i]);
                }
            } else {
                take(c);
            }
        }
        broken = true;
        reject(
                Codes.OPEN_QUOTE,
                openLine,
                column,
                "the quote that opens here is never closed"
                        + (line > openLine ? "; everything from here to the end of the file is lost" : ""),
                "expected a closing \" at the end of the field; a quote inside a field is written twice");
        return false;
    }

    /** Reads to the next delimiter or line end; in a broken record quotes mean nothing any more. */
    private void readBare() {
        while (!atFieldEnd()) {
            char c = text[pos];
            if (c == '"' && !broken) {
                broken = true;
                boolean blanks = Texts.strip(field.toString()).isEmpty();
                reject(
                        Codes.STRAY_QUOTE,
                        line,
                        column,
                        blanks
                                ? "blanks stand before the opening quote"
                                : "a quote stands inside a field that does not start with one: "
                                        + Texts.quote(field.toString() + c),
                        blanks
                                ? "expected nothing between the delimiter and the quote"
                                : "expected the whole field in quotes, with each inner quote written twice, as in"
                                        + " \"Rohr 5\"\" Stahl\"");
            }
            take(c);
        }
    }

    private void textAfterQuote(int openLine) {
        broken = true;
        int stop = pos;
        while (stop < end && stop < pos + 20 && text[stop] != '\r' && text[stop] != '\n') {
            stop++;
        }
        String rest = new String(text, pos, stop - pos);
        reject(
                Codes.TEXT_AFTER_QUOTE,
                line,
                column,
                "after the closing quote stands " + Texts.quote(rest)
                        + (line > openLine ? "; the field opens in line " + openLine : ""),
                line > openLine
                        ? "probably the closing quote in line " + openLine + " is missing"
                        : "expected " + format.delimiter().label()
                                + " or the end of the line; a quote inside a field is written twice");
    }

    /** Takes one character of a field and looks at it. */
    private void take(char c) {
        char before = pos == 0 ? '\0' : text[pos - 1];
        pos++;
        if (c < 0x7F && (c >= ' ' || c == '\t')) {
            append(c);
            return;
        }
        int escaped = Decoder.escapedByte(c, before);
        if (escaped >= 0) {
            wrongBytes.wrong(escaped, startLine, line, column);
            if (firstCode.isEmpty()) {
                firstCode = Codes.WRONG_ENCODING;
            }
            append('\uFFFD');
            return;
        }
        if (c >= 0x80) {
            wrongBytes.beyondAscii(line, column);
        }
        if (c < 0xA0 || c == '\uFEFF' || c >= '\uFFFE') {
            controlCharacter(c);
        } else if (c == '\uFFFD' && !lossSeen) {
            lossSeen = true;
            problems.warning(
                    Codes.LOST_CHARACTER,
                    line,
                    column,
                    "the field holds U+FFFD: an earlier conversion has lost a character",
                    "take the text from the original file");
        }
        append(c);
    }

    private void controlCharacter(char c) {
        if (controlSeen) {
            return;
        }
        controlSeen = true;
        String windows = c >= 0x80 && c < 0xA0 ? Decoder.windows1252(c) : "";
        boolean utf8 = c >= 0x80 && !format.encoding().isUtf8() && wrongBytes.looksLikeUtf8();
        boolean latin = format.encoding() == CsvFormat.Encoding.ISO_8859_1 && !windows.isEmpty() && !utf8;
        reject(
                Codes.CONTROL_CHARACTER,
                line,
                column,
                "the field holds the control character " + Texts.codePoint(c)
                        + (latin ? " – in Windows-1252 it is \"" + windows + '"' : ""),
                latin
                        ? "declare the encoding Windows-1252"
                        : utf8
                                ? "declare the encoding UTF-8, in which the bytes are a letter"
                                : "expected text only; remove the character");
    }

    private void append(char c) {
        if (field.length() < limits.fieldLength()) {
            field.append(c);
        } else if (!cut) {
            cut = true;
            reject(
                    Codes.LIMIT,
                    line,
                    column,
                    "the field has more than " + limits.fieldLength() + " characters, the most that is read",
                    quoted ? "a closing quote may be missing; or allow longer fields" : "allow longer fields");
        }
    }

    private void newLine() {
        char c = text[pos++];
        if (c == '\r' && pos < end && text[pos] == '\n') {
            pos++;
        }
        line++;
    }
}
