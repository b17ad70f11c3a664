package org.eigenbetrieb.ozg.fim;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/**
 * The bytes of an XML file as characters. The parser of the JDK prints what it thinks of wrong bytes on the console; here they
 * end the reading with an exception.
 */
final class XmlBytes {

    /** Longest beginning in which the declaration is looked for. */
    private static final int HEAD = 512;

    private XmlBytes() {}

    /** The encoding of a file is not known to Java. */
    static final class UnknownEncoding extends IOException {
        private static final long serialVersionUID = 1L;

        UnknownEncoding(String name) {
            super(name);
        }
    }

    /**
     * Reads characters in the encoding that the file declares, by its first bytes or its first line; otherwise in UTF-8.
     *
     * @param in the bytes; the caller closes them
     * @return the characters; reading fails with a {@link java.nio.charset.CharacterCodingException} at wrong bytes
     * @throws IOException when the bytes cannot be read, or their encoding is not known
     */
    static Reader open(InputStream in) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in);
        bytes.mark(HEAD);
        byte[] head = bytes.readNBytes(HEAD);
        bytes.reset();
        int mark = mark(head);
        bytes.skipNBytes(mark);
        return new InputStreamReader(
                bytes,
                charset(head, mark)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static boolean starts(byte[] head, int... bytes) {
        boolean starts = head.length >= bytes.length;
        for (int i = 0; starts && i < bytes.length; i++) {
            starts = (head[i] & 0xFF) == bytes[i];
        }
        return starts;
    }

    /** Length of the byte order mark. */
    private static int mark(byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        return starts(head, 0xFE, 0xFF) || starts(head, 0xFF, 0xFE) ? 2 : 0;
    }

    private static Charset charset(byte[] head, int mark) throws IOException {
        if (starts(head, 0xFE, 0xFF) || starts(head, 0, '<')) {
            return StandardCharsets.UTF_16BE;
        }
        if (starts(head, 0xFF, 0xFE) || starts(head, '<', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        String name = mark > 0 ? "" : declared(new String(head, StandardCharsets.ISO_8859_1));
        if (name.isEmpty()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnknownEncoding(name);
        }
    }

    /** The encoding that the first line declares; empty for none. */
    private static String declared(String head) {
        int end = head.indexOf("?>");
        int at = head.startsWith("<?xml") && end > 0 ? head.substring(0, end).indexOf("encoding") : -1;
        int open = at;
        while (open >= 0 && open < end && head.charAt(open) != '"' && head.charAt(open) != '\'') {
            open++;
        }
        int close = at < 0 ? -1 : head.indexOf(head.charAt(open), open + 1);
        return close < 0 || close > end ? "" : head.substring(open + 1, close);
    }
}
