package org.eigenbetrieb.core.pack;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * A file of a pack that is no table: a document in a format of others, which a {@link RecordPaper} reads by itself.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class PackDocument {

    private final String file;
    private final byte[] bytes;

    private PackDocument(String file, byte[] bytes) {
        SourceRef.of(file); // places in it can be written
        this.file = file;
        this.bytes = bytes.clone();
    }

    /**
     * A document.
     *
     * @param file name of the file as {@code pack.json} gives it
     * @param bytes what it holds
     * @return the document
     * @throws IllegalArgumentException when places cannot carry the name
     */
    public static PackDocument of(String file, byte[] bytes) {
        return new PackDocument(Objects.requireNonNull(file, "file"), bytes);
    }

    /**
     * Name of the file as {@code pack.json} gives it.
     *
     * @return the name
     */
    public String file() {
        return file;
    }

    /**
     * What the file holds.
     *
     * @return a new stream from its first byte on; it need not be closed
     */
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    /**
     * Hash of the file, by which a pack can pin it.
     *
     * @return SHA-256 in lower-case hexadecimal digits
     */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Name and size, for debugging. */
    @Override
    public String toString() {
        return file + " (" + bytes.length + " bytes)";
    }
}
