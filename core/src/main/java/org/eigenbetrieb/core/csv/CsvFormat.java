package org.eigenbetrieb.core.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eigenbetrieb.core.quantity.Notation;

/**
 * How a table is written as text: declared by whoever knows the file, never guessed.
 *
 * <p>The first row is the header. Fields are quoted by {@code "} as in RFC 4180, records end with CR LF, LF or CR
 * when they are read and with CR LF when they are written. Immutable and safe for use by several threads.
 *
 * @param delimiter what stands between fields
 * @param encoding how characters are stored as bytes
 * @param notation how numbers are written; reading keeps the text, its notation is declared per column
 * @param guarded whether text that a spreadsheet would take for a formula, and keys that it would take for a number,
 *     carry an apostrophe in front. It is added when writing and taken away when reading. Switch it off only for
 *     files that no spreadsheet opens
 */
public record CsvFormat(Delimiter delimiter, Encoding encoding, Notation notation, boolean guarded) {

    /** Comma, UTF-8, decimal point: RFC 4180. */
    public static final CsvFormat RFC4180 = new CsvFormat(Delimiter.COMMA, Encoding.UTF_8, Notation.PLAIN, true);
    /**
     * Semicolon, UTF-8 with byte order mark, decimal comma: what a German Excel opens by double click with columns,
     * umlauts and amounts intact.
     */
    public static final CsvFormat GERMAN_EXCEL =
            new CsvFormat(Delimiter.SEMICOLON, Encoding.UTF_8_WITH_MARK, Notation.GERMAN_PLAIN, true);

    /** What stands between fields. */
    public enum Delimiter {
        /** {@code ;} as a German Excel writes it. */
        SEMICOLON(';', "semicolon (;)"),
        /** {@code ,} as in RFC 4180. */
        COMMA(',', "comma (,)"),
        /** The tab character. */
        TAB('\t', "tab");

        private final char character;
        private final String label;

        Delimiter(char character, String label) {
            this.character = character;
            this.label = label;
        }

        /**
         * The character itself.
         *
         * @return {@code ;} or {@code ,} or tab
         */
        public char character() {
            return character;
        }

        String label() {
            return label;
        }
    }

    /** How characters are stored as bytes. */
    public enum Encoding {
        /** UTF-8; a byte order mark is skipped when reading and not written. */
        UTF_8(StandardCharsets.UTF_8, "UTF-8"),
        /** UTF-8; a byte order mark is written, and skipped when reading. Excel needs it to see UTF-8. */
        UTF_8_WITH_MARK(StandardCharsets.UTF_8, "UTF-8"),
        /** Windows-1252, as older German programs on Windows write. */
        WINDOWS_1252(Charset.forName("windows-1252"), "Windows-1252"),
        /** ISO-8859-1, "Latin-1". */
        ISO_8859_1(StandardCharsets.ISO_8859_1, "ISO-8859-1");

        private final Charset charset;
        private final String label;

        Encoding(Charset charset, String label) {
            this.charset = charset;
            this.label = label;
        }

        /**
         * The JDK's character set.
         *
         * @return the character set
         */
        public Charset charset() {
            return charset;
        }

        boolean isUtf8() {
            return charset.equals(StandardCharsets.UTF_8);
        }

        String label() {
            return label;
        }
    }

    /** Checks that nothing is missing. */
    public CsvFormat {
        Objects.requireNonNull(delimiter, "delimiter");
        Objects.requireNonNull(encoding, "encoding");
        Objects.requireNonNull(notation, "notation");
    }

    /**
     * The same format with another delimiter.
     *
     * @param other what stands between fields
     * @return the new format
     */
    public CsvFormat with(Delimiter other) {
        return new CsvFormat(other, encoding, notation, guarded);
    }

    /**
     * The same format with another encoding.
     *
     * @param other how characters are stored
     * @return the new format
     */
    public CsvFormat with(Encoding other) {
        return new CsvFormat(delimiter, other, notation, guarded);
    }

    /**
     * The same format with another notation for the numbers that are written.
     *
     * @param other how numbers are written
     * @return the new format
     */
    public CsvFormat with(Notation other) {
        return new CsvFormat(delimiter, encoding, other, guarded);
    }

    /**
     * The same format without apostrophes that keep spreadsheets from calculating with text: for files between
     * programs.
     *
     * @return the new format
     */
    public CsvFormat unguarded() {
        return new CsvFormat(delimiter, encoding, notation, false);
    }
}
