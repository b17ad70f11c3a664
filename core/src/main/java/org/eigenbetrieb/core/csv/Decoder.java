package org.eigenbetrieb.core.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns bytes into characters without losing those that do not fit.
 *
 * <p>A byte that the encoding does not know becomes a lone low surrogate U+DC00 + byte, which no valid text holds, so
 * that the parser can say in which line and field it stands.
 */
final class Decoder {

    private static final int ESCAPE = 0xDC00;

    private Decoder() {}

    static CharBuffer decode(byte[] bytes, int from, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        // All supported encodings make at most one char of a byte.
        CharBuffer out = CharBuffer.allocate(bytes.length - from);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isUnderflow()) {
                return out.flip();
            }
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (ESCAPE | in.get() & 0xFF));
            }
            decoder.reset();
        }
    }

    /** The byte behind a character that stands for one, or -1. */
    static int escapedByte(char c, char before) {
        return c >= ESCAPE + 0x80 && c <= ESCAPE + 0xFF && !Character.isHighSurrogate(before) ? c - ESCAPE : -1;
    }

    /** Where the first character beyond ASCII starts if all bytes are UTF-8, or -1. */
    static int firstUtf8Sequence(byte[] bytes, int from) {
        int first = -1;
        for (int i = from; i < bytes.length && first < 0; i++) {
            if (bytes[i] < 0) {
                first = i;
            }
        }
        if (first < 0) {
            return -1;
        }
        CharBuffer text = decode(bytes, first, StandardCharsets.UTF_8);
        for (int i = 0; i < text.length(); i++) {
            if (escapedByte(text.charAt(i), i == 0 ? '\0' : text.charAt(i - 1)) >= 0) {
                return -1;
            }
        }
        return first;
    }

    /** The character that a byte is in Windows-1252, or an empty text. */
    static String windows1252(int value) {
        String text = new String(new byte[] {(byte) value}, CsvFormat.Encoding.WINDOWS_1252.charset());
        return text.equals("\uFFFD") ? "" : text;
    }
}
