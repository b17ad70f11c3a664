package org.eigenbetrieb.core.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.eigenbetrieb.core.source.Read;

/**
 * Adds up the amounts of a file of any length by key: hundreds of millions of account rows in a few megabytes of memory.
 *
 * <pre>{@code
 * BulkFormat format = BulkFormat.of(CsvFormat.GERMAN_EXCEL, List.of("jahr", "konto"), "betrag", Notation.GERMAN);
 * Read<BulkTotals> ledger = BulkReader.read(Path.of("buchungen.csv"), "buchungen.csv", format);
 * ledger.problems().forEach(System.err::println);
 * ledger.value().total("2023", "4411901000").ifPresent(System.out::println);
 * }</pre>
 *
 * <p>The rules are those of {@link CsvReader}, and so are the problems: nothing is guessed, every bad row is named with
 * its line and field, the good ones count. A row is bad when a field breaks the rules of its file, when a part of its
 * key is empty or spoiled, when its amount is empty, no number in the declared notation or no whole number of cents, or
 * when it would take the total of its key beyond the range of a long. The file is read once from the front, through a
 * buffer of {@value BulkRows#BUFFER} bytes, which is also the most that one row may take. Whether a file looks like
 * UTF-8 although another encoding is declared is judged by what the buffer holds first. Stateless and safe for use by
 * several threads.
 */
public final class BulkReader {

    private BulkReader() {}

    /**
     * Reads a file.
     *
     * @param path the file
     * @param displayName its name in messages
     * @param format what is added up, and how the file is written
     * @return the totals and all problems; a file that cannot be opened is the problem {@code EB-CSV-020}
     */
    public static Read<BulkTotals> read(Path path, String displayName, BulkFormat format) {
        Objects.requireNonNull(format, "format");
        try (InputStream in = Files.newInputStream(path)) {
            return read(in, displayName, format);
        } catch (IOException e) {
            return unreadable(displayName, e);
        }
    }

    /**
     * Reads a stream to its end; the caller closes it.
     *
     * @param in the bytes
     * @param displayName name in messages
     * @param format what is added up, and how the file is written
     * @return the totals and all problems; a stream that fails is the problem {@code EB-CSV-020}, and nothing is added
     *     up
     */
    public static Read<BulkTotals> read(InputStream in, String displayName, BulkFormat format) {
        Objects.requireNonNull(format, "format");
        try {
            return new BulkRows(in, displayName, format).read();
        } catch (IOException e) {
            return unreadable(displayName, e);
        }
    }

    private static Read<BulkTotals> unreadable(String displayName, IOException e) {
        return Read.of(new BulkTotals(0, 0, List.of()), List.of(CsvReader.unreadable(displayName, e)));
    }
}
