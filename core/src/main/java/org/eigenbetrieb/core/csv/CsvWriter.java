package org.eigenbetrieb.core.csv;

import java.io.IOException;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Writes tables that {@link CsvReader} reads back identically and that spreadsheets open without harm.
 *
 * <p>Text that begins like a formula ({@code = + - @}, tab or line end, also behind blanks and in full width) gets an
 * apostrophe in front, and so does a key that a spreadsheet would take for a number or a date and give back changed:
 * leading zeros, more than eleven digits, {@code 17.10.00}, {@code 12E5}. The reader takes the apostrophe away. Excel
 * shows it; the alternatives are worse: {@code ="0123"} is a formula, a tab or a no-break space in front stays
 * invisibly in the key. Negative numbers stay numbers. The same rows give the same bytes on every machine. Not safe
 * for use by several threads.
 */
public final class CsvWriter {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CsvFormat format;
    private final CharsetEncoder encoder;
    private final StringBuilder out = new StringBuilder();
    private int width;
    private int rows;

    private CsvWriter(CsvFormat format) {
        this.format = Objects.requireNonNull(format, "format");
        this.encoder = format.encoding().charset().newEncoder();
        if (format.encoding() == CsvFormat.Encoding.UTF_8_WITH_MARK) {
            out.append(BYTE_ORDER_MARK);
        }
    }

    /**
     * A writer without rows.
     *
     * @param format how to write
     * @return the writer
     */
    public static CsvWriter of(CsvFormat format) {
        return new CsvWriter(format);
    }

    /**
     * Adds the header.
     *
     * @param names names of the columns
     * @return this writer
     * @throws IllegalArgumentException when a name cannot be written; see {@link #row(List)}
     */
    public CsvWriter header(List<String> names) {
        List<CsvValue> values = new ArrayList<>(names.size());
        names.forEach(name -> values.add(CsvValue.text(name)));
        return row(values);
    }

    /**
     * Adds a row.
     *
     * @param values one value per column
     * @return this writer
     * @throws IllegalArgumentException when the row is not as wide as the first one, or a text holds a control
     *     character, half a surrogate pair, or a character that the encoding does not have
     */
    public CsvWriter row(CsvValue... values) {
        return row(List.of(values));
    }

    /**
     * Adds a row.
     *
     * @param values one value per column
     * @return this writer
     * @throws IllegalArgumentException when the row is not as wide as the first one, or a text holds a control
     *     character, half a surrogate pair, or a character that the encoding does not have
     */
    public CsvWriter row(List<CsvValue> values) {
        if (values.isEmpty() || rows > 0 && values.size() != width) {
            throw new IllegalArgumentException("Row " + (rows + 1) + " has " + values.size() + " values; expected "
                    + (rows > 0 ? "as many as the first row, " + width : "at least one"));
        }
        List<String> texts = new ArrayList<>(values.size());
        boolean blank = true;
        for (int i = 0; i < values.size(); i++) {
            String text = plain(values.get(i));
            check(text, i + 1);
            blank &= Texts.strip(text).isEmpty();
            texts.add(guarded(values.get(i), text));
        }
        width = values.size();
        rows++;
        boolean separatorLine = rows == 1 && width == 1 && isSeparatorLine(texts.get(0));
        for (int i = 0; i < width; i++) {
            if (i > 0) {
                out.append(format.delimiter().character());
            }
            String text = texts.get(i);
            if ((i == 0 && blank) || separatorLine || needsQuotes(text)) {
                quote(text);
            } else {
                out.append(text);
            }
        }
        out.append("\r\n");
        return this;
    }

    /**
     * Everything written so far.
     *
     * @return the text; it begins with the byte order mark if the format has one
     */
    public String text() {
        return out.toString();
    }

    /**
     * Everything written so far, in the format's encoding.
     *
     * @return the bytes of a file
     */
    public byte[] bytes() {
        return text().getBytes(format.encoding().charset());
    }

    /**
     * Writes everything to a file, which is replaced if it exists.
     *
     * @param path the file
     * @throws IOException when the file cannot be written
     */
    public void writeTo(Path path) throws IOException {
        Files.write(path, bytes());
    }

    private String plain(CsvValue value) {
        if (value instanceof CsvValue.Number number) {
            return format.notation().format(number.quantity());
        }
        if (value instanceof CsvValue.Id id) {
            return id.id();
        }
        if (value instanceof CsvValue.Decimal decimal) {
            return decimal.number().toPlainString();
        }
        return value instanceof CsvValue.Key key ? key.key() : ((CsvValue.Text) value).text();
    }

    private String guarded(CsvValue value, String text) {
        boolean exempt = value instanceof CsvValue.Number
                || value instanceof CsvValue.Decimal
                || value instanceof CsvValue.Id
                || !format.guarded();
        return exempt ? text : Guard.add(text, value instanceof CsvValue.Key);
    }

    private void check(String text, int column) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r' || c == '\uFEFF' || c >= '\uFFFE') {
                throw new IllegalArgumentException("Row " + (rows + 1) + ", column " + column
                        + " holds the control character " + Texts.codePoint(c) + "; remove it before writing");
            }
        }
        if (encoder.canEncode(text)) {
            return;
        }
        int at = 0;
        while (encoder.canEncode(text.substring(at, text.offsetByCodePoints(at, 1)))) {
            at = text.offsetByCodePoints(at, 1);
        }
        throw new IllegalArgumentException("Row " + (rows + 1) + ", column " + column + " holds "
                + Texts.codePoint(text.charAt(at)) + ", which "
                + format.encoding().label()
                + " does not have; write UTF-8, or replace it");
    }

    private boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\r' || c == '\n' || c == format.delimiter().character()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSeparatorLine(String text) {
        return text.length() == 5 && text.regionMatches(true, 0, "sep=", 0, 4);
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                out.append('"');
            }
            out.append(c);
        }
        out.append('"');
    }
}
