package org.eigenbetrieb.core.csv;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * Reads the rows of one file for {@link BulkReader}.
 *
 * <p>There are two ways through a row. The quick one ({@link #quick}) takes rows in which nothing is special, straight
 * from the buffer; it allocates nothing and never decides that something is wrong. Everything else goes the long way
 * through {@link Records} and {@link Parser}, as in {@link CsvReader}. So there is one place that knows the rules.
 */
final class BulkRows {

    /** Bytes read at a time, and the most that a row may take. */
    static final int BUFFER = 1 << 18;

    private static final int MOST_FIELDS = 500;
    private static final int LONGEST_FIELD = 100_000;
    /** The longest part of a key that the quick way takes. */
    private static final int LONGEST_KEY = 1 << 10;

    /** Zeros behind the last byte: they stop the quick way, and may be read as the rest of a word. */
    private static final int SLACK = 16;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    // Eight bytes at once: the lowest bit of each, all but the highest, a quote in each, and what makes the highest bit
    // of a blank and of everything above it.
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long LOW_BITS = 0x7F * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long FROM_BLANK = (0x80 - ' ') * ONES;

    // What the quick way answers in place of a position.
    private static final int MORE = -1;
    private static final int SPECIAL = -2;
    private static final int NEW_KEY = -3;

    // Kinds of bytes.
    private static final byte PLAIN = 0;
    private static final byte LEAD = 1;
    private static final byte STOP = 2;

    // What a column is for; key columns have their number in the key.
    private static final byte SKIP = -1;
    private static final byte AMOUNT = -2;
    private static final byte NAMELESS = -3;

    private final InputStream in;
    private final String file;
    private final BulkFormat format;
    private final Limits limits;
    private final byte delimiter;
    private final long delimiters;
    private final byte[] kinds = new byte[256];
    private boolean isUtf8;
    private boolean beyondAscii;

    private final byte[] buffer = new byte[BUFFER + SLACK];
    private int pos;
    private int end;
    private boolean atEnd;
    private int line;

    private Parser parser;
    /** Whether blank lines precede the next row. */
    private boolean blank;

    private List<String> header = List.of();
    private byte[] roles = {};
    private int[] keyColumns = {};
    private int amountColumn;

    private final int[] keyStarts;
    private final int[] keyEnds;
    private final long[] words;
    private int wordCount;

    private final KeyTable table = new KeyTable();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<List<String>> keys = new ArrayList<>();
    private long[] sums = new long[64];
    private long[] counts = new long[64];
    private long rejected;

    BulkRows(InputStream in, String file, BulkFormat format) {
        this.in = in;
        this.file = file;
        this.format = format;
        this.limits = new Limits(1 << 30, Integer.MAX_VALUE, MOST_FIELDS, LONGEST_FIELD, format.mostProblems());
        this.delimiter = (byte) format.csv().delimiter().character();
        this.delimiters = delimiter * ONES;
        this.keyStarts = new int[format.keys().size()];
        this.keyEnds = new int[format.keys().size()];
        this.words = new long[1 + format.keys().size() * (LONGEST_KEY / Long.BYTES)];
        this.parser = new Parser(new byte[0], file, format.csv(), limits);
    }

    Read<BulkTotals> read() throws IOException {
        fill();
        if (readHead() && findColumns()) {
            readRows();
            parser.endRows();
        }
        parser.reportEncoding();
        List<BulkTotals.Total> totals = new ArrayList<>(keys.size());
        long rows = 0;
        for (int i = 0; i < keys.size(); i++) {
            totals.add(new BulkTotals.Total(keys.get(i), sums[i], counts[i]));
            rows += counts[i];
        }
        return Read.of(new BulkTotals(rows, rejected, totals), parser.problems().list());
    }

    // ------------------------------------------------------------------------------------------------ head

    private boolean readHead() {
        Parser head = new Parser(Arrays.copyOf(buffer, end), file, format.csv(), limits);
        line = head.readHead();
        if (head.isHeadOpen() && !atEnd) {
            tooLong(1);
            return false;
        }
        pos = head.isHeadOpen() ? end : startOf(line);
        parser = head;
        return line > 0;
    }

    /** Where a line starts, counted from 1. */
    private int startOf(int wanted) {
        int p = 0;
        for (int at = 1; at < wanted && p < end; at++) {
            while (p < end && !isLineEnd(p)) {
                p++;
            }
            p = Math.min(end, behindLineEnd(p));
        }
        return p;
    }

    private int behindLineEnd(int p) {
        return buffer[p] == '\r' && buffer[p + 1] == '\n' ? p + 2 : p + 1;
    }

    private boolean findColumns() {
        CsvTable head = parser.table();
        List<String> wanted = new ArrayList<>(format.keys());
        wanted.add(format.amount());
        List<Problem> missing = head.missing(wanted);
        missing.forEach(parser.problems()::add);
        if (!missing.isEmpty()) {
            return false;
        }
        header = head.header();
        roles = new byte[header.size()];
        Arrays.fill(roles, 0, parser.named(), SKIP);
        Arrays.fill(roles, parser.named(), roles.length, NAMELESS);
        keyColumns = new int[format.keys().size()];
        for (int i = 0; i < keyColumns.length; i++) {
            keyColumns[i] = head.column(format.keys().get(i)).orElseThrow() - 1;
            roles[keyColumns[i]] = (byte) i;
        }
        amountColumn = head.column(format.amount()).orElseThrow() - 1;
        roles[amountColumn] = AMOUNT;
        isUtf8 = format.csv().encoding().isUtf8() || Signatures.hasUtf8Mark(buffer);
        findKinds();
        return true;
    }

    /** What the quick way may take: nothing beyond ASCII before the long way has seen and noted the first of it. */
    private void findKinds() {
        beyondAscii = parser.isBeyondAscii();
        for (int value = 0; value < 256; value++) {
            boolean stops = value < ' ' && value != '\t' || value == '"' || value == delimiter || value == 0x7F;
            if (value >= 0x80) {
                stops = !beyondAscii || !isUtf8 && !isText(value);
            }
            kinds[value] = stops ? STOP : value >= 0x80 && isUtf8 ? LEAD : PLAIN;
        }
    }

    private boolean isText(int value) {
        char c = new String(new byte[] {(byte) value}, format.csv().encoding().charset()).charAt(0);
        return c >= 0xA0 && c != '\uFFFD';
    }

    // ------------------------------------------------------------------------------------------------ buffer

    /** Moves what is left to the front and fills the buffer up. */
    private void fill() throws IOException {
        end -= pos;
        System.arraycopy(buffer, pos, buffer, 0, end);
        pos = 0;
        while (end < BUFFER && !atEnd) {
            int count = in.read(buffer, end, BUFFER - end);
            atEnd = count < 0;
            end += Math.max(count, 0);
        }
        Arrays.fill(buffer, end, end + SLACK, (byte) 0);
    }

    /** Makes more of the record in the buffer; false when it fills the buffer already. */
    private boolean more() throws IOException {
        if (pos == 0 && end == BUFFER) {
            return false;
        }
        fill();
        return true;
    }

    // ------------------------------------------------------------------------------------------------ rows

    private void readRows() throws IOException {
        while (true) {
            if (pos == end) {
                if (atEnd) {
                    return;
                }
                fill();
                continue;
            }
            if (line > Integer.MAX_VALUE - 2 * BUFFER) {
                parser.problems()
                        .error(
                                Codes.LIMIT,
                                line,
                                0,
                                "the file has too many lines; everything from this one on is missing",
                                "split the file");
                return;
            }
            int next = quick();
            if (next >= 0) {
                pos = next;
                line++;
            } else {
                special(next);
            }
        }
    }

    /** A row that the quick way did not take. */
    private void special(int reason) throws IOException {
        if (reason == MORE && more()) {
            return;
        }
        int to = recordEnd(pos);
        if (to == MORE) {
            if (!more()) {
                rejected++;
                tooLong(line);
                skipLine();
            }
            return;
        }
        Records records = parser.piece(Arrays.copyOfRange(buffer, pos, to), line);
        records.next();
        if (parser.skipBlank(records)) {
            blank = true;
        } else {
            blank = false;
            take(records, reason == NEW_KEY);
        }
        if (beyondAscii != parser.isBeyondAscii()) {
            findKinds();
        }
        pos = to;
        line = records.line();
    }

    private void tooLong(int at) {
        parser.problems()
                .error(
                        Codes.LIMIT,
                        at,
                        0,
                        "the row that starts here has more than " + BUFFER
                                + " bytes, the most that is read; it is skipped to the end of its first line",
                        "probably a closing quote is missing");
    }

    private void skipLine() throws IOException {
        while (true) {
            while (pos < end && buffer[pos] != '\n' && buffer[pos] != '\r') {
                pos++;
            }
            if (pos + 1 < end || atEnd) {
                break;
            }
            fill();
        }
        line++;
        if (pos < end) {
            pos = behindLineEnd(pos);
        }
    }

    /**
     * Where the record ends that starts at a position, line end included, or {@link #MORE} when that is not in the
     * buffer. Quotes count as they do in {@link Records}.
     */
    private int recordEnd(int from) {
        boolean broken = false;
        int column = 1;
        int p = from;
        while (true) {
            if (p < end && buffer[p] == '"' && !broken) {
                p = quoteEnd(p + 1);
                broken = p < end && buffer[p] != delimiter && !isLineEnd(p);
            }
            while (p < end && buffer[p] != delimiter && !isLineEnd(p)) {
                broken |= buffer[p] == '"';
                p++;
            }
            if (p == end || buffer[p] != delimiter) {
                break;
            }
            p++;
            broken |= column++ > MOST_FIELDS;
        }
        if (p == end) {
            return atEnd ? end : MORE;
        }
        if (buffer[p] == '\r' && p + 1 == end && !atEnd) {
            return MORE;
        }
        return behindLineEnd(p);
    }

    /** Behind the closing quote of a field, or the end of the buffer. */
    private int quoteEnd(int from) {
        int p = from;
        while (p < end) {
            if (buffer[p++] == '"') {
                if (p == end || buffer[p] != '"') {
                    return p;
                }
                p++;
            }
        }
        return p;
    }

    private boolean isLineEnd(int p) {
        return buffer[p] == '\n' || buffer[p] == '\r';
    }

    // ------------------------------------------------------------------------------------------------ the long way

    private void take(Records records, boolean isNewKey) {
        if (!records.isBroken()) {
            parser.checkWidth(records);
        }
        if (!records.firstCode().isEmpty()) {
            rejected++;
            return;
        }
        boolean clean = true;
        List<String> key = new ArrayList<>(keyColumns.length);
        for (int column : keyColumns) {
            CsvTable.Cell cell = cell(records, column);
            Read<Optional<String>> part = cell.key();
            part.problems().forEach(parser.problems()::add);
            clean &= part.problems().isEmpty();
            if (part.value().isPresent()) {
                key.add(part.value().get());
            } else if (part.problems().isEmpty()) {
                parser.problems()
                        .add(Problem.error(
                                Codes.MISSING_KEY,
                                cell.place(),
                                cell.column() + " is empty; without it the row belongs to no total",
                                "expected a key such as an account number"));
            }
        }
        Optional<Long> cents = cents(cell(records, amountColumn));
        if (cents.isEmpty() || key.size() < keyColumns.length || !add(key, cents.get(), records.startLine())) {
            rejected++;
        } else if (isNewKey && clean) {
            table.add(words, wordCount, number(key));
        }
    }

    private CsvTable.Cell cell(Records records, int column) {
        return new CsvTable.Cell(
                header.get(column), records.fields().get(column), SourceRef.of(file, records.startLine(), column + 1));
    }

    private Optional<Long> cents(CsvTable.Cell cell) {
        if (cell.isBlank()) {
            parser.problems()
                    .add(Problem.error(
                            Codes.NOT_A_NUMBER,
                            cell.place(),
                            cell.column() + " is empty; a missing amount is not 0",
                            "expected an amount, 0 where there is nothing"));
            return Optional.empty();
        }
        Read<Optional<Quantity>> amount = cell.quantity(format.notation(), Unit.EUR);
        amount.problems().forEach(parser.problems()::add);
        return amount.value().flatMap(quantity -> cents(cell, quantity));
    }

    private Optional<Long> cents(CsvTable.Cell cell, Quantity quantity) {
        long amount = quantity.unscaled();
        int decimals = quantity.decimals();
        for (; decimals > 2 && amount % 10 == 0; decimals--) {
            amount /= 10;
        }
        boolean fits = decimals <= 2;
        for (; decimals < 2 && fits; decimals++) {
            fits = Math.abs(amount) <= Long.MAX_VALUE / 10;
            amount *= 10;
        }
        if (fits) {
            return Optional.of(amount);
        }
        parser.problems()
                .add(Problem.error(
                        Codes.NO_CENTS,
                        cell.place(),
                        cell.column() + " " + Texts.quote(cell.text())
                                + (decimals > 2 ? " is no whole number of cents" : " is more than is added up"),
                        "expected an amount with at most two decimals and 18 digits"));
        return Optional.empty();
    }

    private boolean add(List<String> key, long cents, int atLine) {
        if (numbers.size() == format.mostKeys() && !numbers.containsKey(join(key))) {
            parser.problems()
                    .error(
                            Codes.LIMIT,
                            atLine,
                            keyColumns[0] + 1,
                            "key " + key + " is one too many: only " + format.mostKeys() + " different keys are kept",
                            "choose columns with fewer different values as key, or allow more keys");
            return false;
        }
        int number = number(key);
        long sum = sums[number] + cents;
        if (((sums[number] ^ sum) & (cents ^ sum)) < 0) {
            parser.problems()
                    .error(
                            Codes.OVERFLOW,
                            atLine,
                            amountColumn + 1,
                            "the total of " + key + " would leave the range of a long with this amount",
                            "expected totals of less than 92 quadrillion euros; the amount is probably wrong");
            return false;
        }
        sums[number] = sum;
        counts[number]++;
        return true;
    }

    /** The key as one text: control characters never get this far. */
    private static String join(List<String> key) {
        return String.join("\0", key);
    }

    private int number(List<String> key) {
        return numbers.computeIfAbsent(join(key), added -> {
            keys.add(key);
            if (keys.size() > sums.length) {
                sums = Arrays.copyOf(sums, 2 * sums.length);
                counts = Arrays.copyOf(counts, sums.length);
            }
            return keys.size() - 1;
        });
    }

    // ------------------------------------------------------------------------------------------------ the quick way

    /** Adds the row at the position to its total. Returns where the next one starts, or why it could not be taken. */
    private int quick() {
        byte[] bytes = buffer;
        byte[] role = roles;
        int last = role.length - 1;
        int p = pos;
        long cents = 0;
        for (int column = 0; ; column++) {
            int start = p;
            int stop;
            if (bytes[p] == '"') {
                start++;
                p++;
                p = bare(bytes, p);
                while (bytes[p] == delimiter) {
                    p = bare(bytes, p + 1);
                }
                if (bytes[p] != '"') {
                    return leave(p);
                }
                stop = p++;
            } else {
                p = bare(bytes, p);
                stop = p;
            }
            int use = role[column];
            if (use >= 0) {
                keyStarts[use] = start;
                keyEnds[use] = stop;
            } else if (use == AMOUNT) {
                cents = format.notation().parseScaled(bytes, start, stop, 2);
                if (cents == Notation.NOT_BARE) {
                    return leave(p);
                }
            } else if (use == NAMELESS && start < stop || stop - start > LONGEST_FIELD) {
                return SPECIAL;
            }
            if (column == last) {
                break;
            }
            if (bytes[p] != delimiter) {
                return leave(p);
            }
            p++;
        }
        int next = p + 1;
        if (bytes[p] == '\r') {
            if (next == end && !atEnd) {
                return MORE;
            }
            next += bytes[next] == '\n' ? 1 : 0;
        } else if (p == end && atEnd) {
            next = end;
        } else if (bytes[p] != '\n') {
            return leave(p);
        }
        return addQuick(cents) ? next : wordCount > 0 ? NEW_KEY : SPECIAL;
    }

    /** The quick way ends here: because something is special, or only because the buffer ends. */
    private int leave(int p) {
        return p + SLACK >= end && !atEnd ? MORE : SPECIAL;
    }

    /** Adds to the total of the key; false when the key is not known yet or this cannot be done quickly. */
    private boolean addQuick(long cents) {
        wordCount = 0;
        if (blank) {
            return false;
        }
        long lengths = 0;
        int count = 1;
        for (int i = 0; i < keyStarts.length; i++) {
            int at = keyStarts[i];
            int left = keyEnds[i] - at;
            if (left == 0 || left > LONGEST_KEY || buffer[at] == '\'') {
                return false;
            }
            lengths = lengths << 16 | left;
            for (; left >= Long.BYTES; left -= Long.BYTES) {
                words[count++] = (long) WORDS.get(buffer, at);
                at += Long.BYTES;
            }
            if (left > 0) {
                words[count++] = (long) WORDS.get(buffer, at) & -1L >>> Long.SIZE - Byte.SIZE * left;
            }
        }
        words[0] = lengths;
        int number = table.find(words, count);
        if (number == KeyTable.NONE) {
            wordCount = count;
            return false;
        }
        long sum = sums[number] + cents;
        if (((sums[number] ^ sum) & (cents ^ sum)) < 0) {
            return false;
        }
        sums[number] = sum;
        counts[number]++;
        return true;
    }

    /** Behind the bytes from a position on that are ordinary characters. */
    private int bare(byte[] bytes, int from) {
        int p = from;
        while (true) {
            long word = (long) WORDS.get(bytes, p);
            long low = word & LOW_BITS;
            // The highest bit of a byte is set unless it is the delimiter, a quote, or below a blank.
            long fine = ((low ^ delimiters) + LOW_BITS) & ((low ^ QUOTES) + LOW_BITS) & (low + FROM_BLANK);
            long stops = (~fine | (low + ONES) | word) & ~LOW_BITS;
            if (stops == 0) {
                p += Long.BYTES;
                continue;
            }
            p += Long.numberOfTrailingZeros(stops) / Byte.SIZE;
            int length = ordinary(bytes, p);
            if (length == 0) {
                return p;
            }
            p += length;
        }
    }

    /** Length of the ordinary character at a position, at most three bytes; 0 for everything else. */
    private int ordinary(byte[] bytes, int p) {
        byte kind = kinds[bytes[p] & 0xFF];
        if (kind != LEAD) {
            return kind == PLAIN ? 1 : 0;
        }
        int first = bytes[p] & 0xFF;
        int second = bytes[p + 1] & 0xFF;
        if (first >= 0xC2 && first <= 0xDF) {
            return isTrail(second) && (first > 0xC2 || second >= 0xA0) ? 2 : 0;
        }
        boolean three = first >= 0xE1 && first <= 0xEE && first != 0xED;
        return three && isTrail(second) && isTrail(bytes[p + 2] & 0xFF) ? 3 : 0;
    }

    private static boolean isTrail(int value) {
        return value >= 0x80 && value <= 0xBF;
    }
}
