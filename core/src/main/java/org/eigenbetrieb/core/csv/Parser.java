package org.eigenbetrieb.core.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * Makes a table of the records of one file, and names everything that is wrong on the way.
 *
 * <p>Only what makes the whole file meaningless ends the reading: no text file, a wrong delimiter, a header whose
 * quotes are wrong.
 */
final class Parser {

    private final byte[] bytes;
    private final String file;
    private final CsvFormat format;
    private final Limits limits;
    private final Problems problems;
    private final WrongBytes wrongBytes;

    private int headerLine;
    private List<String> header = List.of();
    /** Whether the head ends where the bytes end, so that more of it may follow. */
    private boolean headOpen;
    /** Columns up to the last one with a name. */
    private int named;

    private final List<CsvTable.Raw> rows = new ArrayList<>();
    private final List<CsvTable.Rejected> rejected = new ArrayList<>();

    /** A run of lines that are no rows; 0 when there is none. */
    private int blankFrom;

    private int blankTo;
    /** Whether one of them has empty fields, as spreadsheets append them. */
    private boolean blankFields;

    Parser(byte[] bytes, String file, CsvFormat format, Limits limits) {
        this.bytes = bytes;
        this.file = file;
        this.format = format;
        this.limits = limits;
        this.problems = new Problems(file, limits.problems());
        this.wrongBytes = new WrongBytes(bytes, format.encoding());
    }

    Read<CsvTable> read() {
        if (isTextWithinLimits()) {
            Records records = records(bytes, Signatures.hasUtf8Mark(bytes) ? 3 : 0);
            if (readHead(records)) {
                readRows(records);
            }
            reportEncoding();
        }
        return Read.of(table(), problems.list());
    }

    private Records records(byte[] text, int from) {
        Charset charset = Signatures.hasUtf8Mark(bytes)
                ? StandardCharsets.UTF_8
                : format.encoding().charset();
        return new Records(text, from, charset, format, limits, problems, wrongBytes);
    }

    private boolean readHead(Records records) {
        return agreesWithSeparatorLine(records) && readHeader(records);
    }

    // ------------------------------------------------------------------------------------------------ piece by piece

    /**
     * Reads the head of a file that is read piece by piece: everything up to the header.
     *
     * @return the line behind the header, or 0 when there is none or it cannot be used
     */
    int readHead() {
        if (!isTextWithinLimits()) {
            return 0;
        }
        Records records = records(bytes, Signatures.hasUtf8Mark(bytes) ? 3 : 0);
        boolean usable = readHead(records);
        headOpen = records.atEnd();
        return usable ? records.line() : 0;
    }

    /** Whether the head ends where the bytes end, so that more of it may follow. */
    boolean isHeadOpen() {
        return headOpen;
    }

    /** A later piece of the same file; only its records, no header. */
    Records piece(byte[] piece, int firstLine) {
        Records records = records(piece, 0);
        records.startAt(firstLine);
        return records;
    }

    Problems problems() {
        return problems;
    }

    /** Whether something was read that is not ASCII. */
    boolean isBeyondAscii() {
        return wrongBytes.isBeyondAscii();
    }

    /** Names what is wrong with the encoding of the whole file. */
    void reportEncoding() {
        wrongBytes.report(problems);
    }

    /** The header, and what {@link #readRows} has collected. */
    CsvTable table() {
        return new CsvTable(file, headerLine, header, rows, rejected);
    }

    /** How many columns the header names; behind them there may be some without a name. */
    int named() {
        return named;
    }

    private boolean isTextWithinLimits() {
        if (bytes.length > limits.bytes()) {
            problems.error(
                    Codes.LIMIT,
                    0,
                    0,
                    "the file has more than " + limits.bytes() + " bytes, the most that is read",
                    "split the file or allow more bytes");
            return false;
        }
        String other = Signatures.of(bytes);
        if (!other.isEmpty()) {
            problems.error(
                    Codes.NOT_A_TEXT_FILE,
                    0,
                    0,
                    "the file is not a table in " + format.encoding().label() + " but " + other,
                    "save it as CSV (Excel: file type \"CSV UTF-8 (durch Trennzeichen getrennt)\")");
            return false;
        }
        if (Signatures.hasUtf8Mark(bytes) && !format.encoding().isUtf8()) {
            problems.error(
                    Codes.WRONG_ENCODING,
                    1,
                    0,
                    "the file starts with the byte order mark of UTF-8, but "
                            + format.encoding().label() + " is declared; it was read as UTF-8",
                    "declare the encoding UTF-8");
        }
        return true;
    }

    private boolean agreesWithSeparatorLine(Records records) {
        char declared = records.separatorLine();
        if (declared == '\0' || declared == format.delimiter().character()) {
            return true;
        }
        String name = Texts.quote(String.valueOf(declared));
        for (CsvFormat.Delimiter candidate : CsvFormat.Delimiter.values()) {
            if (candidate.character() == declared) {
                name = candidate.label();
            }
        }
        problems.error(
                Codes.WRONG_SEPARATOR_LINE,
                1,
                0,
                "the first line says that fields are separated by " + name + ", but "
                        + format.delimiter().label() + " is declared",
                "declare the delimiter that the file uses, or correct its first line");
        return false;
    }

    // ------------------------------------------------------------------------------------------------ header

    private boolean readHeader(Records records) {
        do {
            if (records.atEnd()) {
                problems.error(
                        Codes.EMPTY_FILE,
                        0,
                        0,
                        "the file is empty",
                        "expected a header line with the names of the columns, then one line per row");
                return false;
            }
            records.next();
        } while (skipBlank(records));
        headerLine = records.startLine();
        if (records.isBroken()) {
            return false;
        }
        List<String> fields = records.fields();
        Optional<CsvFormat.Delimiter> other =
                fields.size() == 1 && !records.isQuoted() ? otherDelimiter(fields.get(0)) : Optional.empty();
        if (other.isPresent()) {
            problems.error(
                    Codes.WRONG_DELIMITER,
                    headerLine,
                    1,
                    "the header is one field " + Texts.quote(fields.get(0)) + ": its columns seem to be separated by "
                            + other.get().label() + ", but "
                            + format.delimiter().label() + " is declared",
                    "declare the delimiter " + other.get().label()
                            + "; if this is the name of a single column, put it in quotes");
            return false;
        }
        takeNames(fields);
        return true;
    }

    private Optional<CsvFormat.Delimiter> otherDelimiter(String name) {
        Optional<CsvFormat.Delimiter> found = Optional.empty();
        int most = 0;
        for (CsvFormat.Delimiter candidate : CsvFormat.Delimiter.values()) {
            int count = 0;
            for (int i = 0; i < name.length(); i++) {
                count += name.charAt(i) == candidate.character() ? 1 : 0;
            }
            if (candidate != format.delimiter() && count > most) {
                most = count;
                found = Optional.of(candidate);
            }
        }
        return found;
    }

    private void takeNames(List<String> fields) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            String name = Texts.strip(fields.get(i));
            names.add(name);
            if (!name.isEmpty()) {
                named = i + 1;
            }
        }
        for (int i = 0; i < named; i++) {
            checkName(names, fields.get(i), i);
        }
        if (named < names.size()) {
            problems.add(new Problem(
                    Codes.EMPTY_NAME,
                    Severity.INFO,
                    SourceRef.of(file, headerLine, named + 1),
                    names.size() - named == 1
                            ? "the last column has no name; it is ignored where it is empty"
                            : "the last " + (names.size() - named)
                                    + " columns have no names; they are ignored where they are empty",
                    ""));
        }
        header = names;
    }

    private void checkName(List<String> names, String written, int i) {
        String name = names.get(i);
        if (name.isEmpty()) {
            problems.error(
                    Codes.EMPTY_NAME,
                    headerLine,
                    i + 1,
                    "column " + (i + 1) + " has no name",
                    "expected a name in the header; without one nothing can be read from the column");
            return;
        }
        int first = names.indexOf(name);
        if (first < i) {
            problems.error(
                    Codes.DUPLICATE_NAME,
                    headerLine,
                    i + 1,
                    "column name " + Texts.quote(name) + " occurs twice, first in column " + (first + 1),
                    "expected different names; only the first column can be read by its name");
        }
        if (!name.equals(written)) {
            problems.warning(
                    Codes.BLANKS_AROUND_NAME,
                    headerLine,
                    i + 1,
                    "column name " + Texts.quote(written) + " has blanks around it; taken as " + Texts.quote(name),
                    "expected the name alone");
        }
        if (looksLikeData(name)) {
            problems.warning(
                    Codes.NO_HEADER,
                    headerLine,
                    i + 1,
                    "column name " + Texts.quote(name) + " looks like data: is the header line missing?",
                    "expected the names of the columns in the first line");
        }
    }

    /** An amount or an account number; years and dates are common names of columns. */
    private static boolean looksLikeData(String name) {
        int digits = 0;
        boolean comma = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == ',') {
                comma = true;
            } else if (c != '.' && !(c == '-' && i == 0)) {
                return false;
            }
        }
        return digits == name.length() && digits > 8 || comma && digits > 1;
    }

    // ------------------------------------------------------------------------------------------------ rows

    private void readRows(Records records) {
        while (!records.atEnd()) {
            if (rows.size() + rejected.size() >= limits.rows()) {
                problems.error(
                        Codes.LIMIT,
                        records.line(),
                        0,
                        "the file has more than " + limits.rows()
                                + " rows, the most that is read; everything from this line on is missing",
                        "split the file or allow more rows");
                return;
            }
            records.next();
            if (!skipBlank(records)) {
                takeRow(records);
            }
        }
        endRows();
    }

    private void takeRow(Records records) {
        if (!records.isBroken()) {
            checkWidth(records);
        }
        int line = records.startLine();
        if (records.firstCode().isEmpty()) {
            rows.add(new CsvTable.Raw(line, records.fields()));
        } else {
            rejected.add(new CsvTable.Rejected(SourceRef.of(file, line, 0), records.fields(), records.firstCode()));
        }
    }

    /** Rejects a record that has other fields than the header. */
    void checkWidth(Records records) {
        int width = header.size();
        List<String> fields = records.fields();
        int size = fields.size();
        if (size < named) {
            records.reject(
                    Codes.TOO_FEW_FIELDS,
                    records.startLine(),
                    size,
                    "the row has " + Texts.count(size, "field") + ", the header has " + named + "; the first missing"
                            + " one is " + Texts.quote(header.get(size)),
                    "expected " + Texts.list(header.subList(0, named))
                            + " – write empty fields too; some spreadsheets leave them out at the end of a line");
        } else if (size > width) {
            boolean empty = true;
            for (int i = width; i < size; i++) {
                empty &= fields.get(i).isEmpty();
            }
            boolean comma = format.delimiter() == CsvFormat.Delimiter.COMMA;
            records.reject(
                    Codes.TOO_MANY_FIELDS,
                    records.startLine(),
                    width + 1,
                    "the row has " + Texts.count(size, "field") + ", the header has " + width,
                    empty
                            ? "the surplus fields are empty: remove the delimiters at the end of the line"
                            : "expected a field that holds the delimiter "
                                    + format.delimiter().label() + " in quotes"
                                    + (comma ? ", also an amount with a decimal comma" : ""));
        } else {
            for (int i = named; i < size; i++) {
                if (!Texts.strip(fields.get(i)).isEmpty()) {
                    records.reject(
                            Codes.EMPTY_NAME,
                            records.startLine(),
                            i + 1,
                            Texts.quote(fields.get(i)) + " stands in column " + (i + 1)
                                    + ", which has no name in the header",
                            "expected a name in the header, or nothing in this column");
                    return;
                }
            }
        }
    }

    /** Whether the record is no row; runs of such records are named together. */
    boolean skipBlank(Records records) {
        boolean blank = !records.isQuoted() && records.firstCode().isEmpty();
        for (int i = 0; i < records.fields().size() && blank; i++) {
            blank = Texts.strip(records.fields().get(i)).isEmpty();
        }
        if (!blank) {
            if (blankFrom > 0) {
                reportBlank();
            }
            return false;
        }
        if (blankFrom == 0) {
            blankFrom = records.startLine();
        }
        blankTo = records.startLine();
        blankFields |= records.fields().size() > 1;
        return true;
    }

    /** Names the blank records at the end of the file where spreadsheets have left their traces. */
    void endRows() {
        if (blankFields) {
            reportBlank();
        }
    }

    private void reportBlank() {
        problems.add(new Problem(
                Codes.BLANK_ROWS,
                Severity.INFO,
                SourceRef.of(file, blankFrom, 0),
                blankFrom == blankTo
                        ? "the line is blank and was ignored"
                        : "lines " + blankFrom + " to " + blankTo + " are blank and were ignored",
                ""));
        blankFrom = 0;
        blankFields = false;
    }
}
