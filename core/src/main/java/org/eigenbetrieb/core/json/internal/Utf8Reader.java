package org.eigenbetrieb.core.json.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 without a byte order mark and knows where it stands, so that a bad byte has its place. */
final class Utf8Reader extends Reader {

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(8192).flip();
    private boolean begun;
    private boolean ended;
    private boolean broken;
    private int line = 1;
    private int column = 1;

    Utf8Reader(InputStream in) {
        this.in = in;
    }

    /** Line of the next character, from 1. */
    int line() {
        return line;
    }

    /** Column of the next character, from 1. */
    int column() {
        return column;
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(target, from, length);
        int begin = out.position();
        while (!broken) {
            CoderResult result = decoder.decode(bytes, out, ended);
            broken = result.isError();
            if (!begun && out.position() > begin) {
                begun = true;
                if (target[from] == '\uFEFF') {
                    System.arraycopy(target, from + 1, target, from, out.position() - begin - 1);
                    out.position(out.position() - 1);
                }
            }
            if (out.position() > begin) {
                return counted(target, from, out.position() - begin);
            }
            if (ended && !broken) {
                return -1;
            }
            if (!broken) {
                fill();
            }
        }
        throw new MalformedInputException(1);
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = read < 0;
        bytes.position(bytes.position() + Math.max(read, 0));
        bytes.flip();
    }

    private int counted(char[] target, int from, int length) {
        for (int i = from; i < from + length; i++) {
            boolean end = target[i] == '\n';
            line += end ? 1 : 0;
            column = end ? 1 : column + 1;
        }
        return length;
    }

    @Override
    public void close() {
        // who opened the stream closes it
    }
}
