package org.eigenbetrieb.core.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * Reads tables, strictly.
 *
 * <p>Format and encoding are declared ({@link CsvFormat}) and never guessed; when a file looks like another one, the
 * problem says so. Reading does not stop at the first problem: the result holds all good rows, all problems with
 * their places, and the rows that were left out. Nothing is thrown for a bad file. Entirely blank lines, and rows of
 * empty fields as spreadsheets append them, are no rows; a first line {@code sep=;} is no header. Files are read into
 * memory up to the {@link Limits}. Stateless and safe for use by several threads.
 */
public final class CsvReader {

    private CsvReader() {}

    /**
     * Reads a file.
     *
     * @param path the file
     * @param displayName its name in messages
     * @param format how it is written
     * @param limits how much is read at most
     * @return the table and all problems; a file that cannot be opened is the problem {@code EB-CSV-020}
     */
    public static Read<CsvTable> read(Path path, String displayName, CsvFormat format, Limits limits) {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(limits, "limits");
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            // A pipe would never end.
            return Read.of(
                    CsvTable.empty(displayName),
                    List.of(unreadable(displayName, new IOException("it is no regular file"))));
        }
        try (InputStream in = Files.newInputStream(path)) {
            return parse(in.readNBytes(limits.bytes() + 1), displayName, format, limits);
        } catch (IOException e) {
            return Read.of(CsvTable.empty(displayName), List.of(unreadable(displayName, e)));
        }
    }

    /**
     * Reads a stream to its end; the caller closes it.
     *
     * @param in the bytes
     * @param displayName name in messages
     * @param format how it is written
     * @param limits how much is read at most
     * @return the table and all problems; a stream that fails is the problem {@code EB-CSV-020}
     */
    public static Read<CsvTable> read(InputStream in, String displayName, CsvFormat format, Limits limits) {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(limits, "limits");
        try {
            return parse(in.readNBytes(limits.bytes() + 1), displayName, format, limits);
        } catch (IOException e) {
            return Read.of(CsvTable.empty(displayName), List.of(unreadable(displayName, e)));
        }
    }

    /**
     * Reads bytes.
     *
     * @param bytes the whole file
     * @param displayName name in messages
     * @param format how it is written
     * @param limits how much is read at most
     * @return the table and all problems
     */
    public static Read<CsvTable> read(byte[] bytes, String displayName, CsvFormat format, Limits limits) {
        return read(new ByteArrayInputStream(bytes), displayName, format, limits);
    }

    private static Read<CsvTable> parse(byte[] bytes, String displayName, CsvFormat format, Limits limits) {
        return new Parser(bytes, displayName, format, limits).read();
    }

    /** The problem of a file that cannot be opened or read to its end. */
    static Problem unreadable(String displayName, IOException e) {
        String reason;
        if (e instanceof NoSuchFileException) {
            reason = "there is no such file";
        } else if (e instanceof AccessDeniedException) {
            reason = "access is denied";
        } else {
            reason = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        }
        return Problem.error(
                Codes.UNREADABLE,
                SourceRef.of(displayName),
                "the file cannot be read: " + reason,
                "expected a readable file at this path");
    }
}
