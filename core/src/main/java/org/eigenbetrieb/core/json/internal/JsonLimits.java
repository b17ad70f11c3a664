package org.eigenbetrieb.core.json.internal;

/**
 * How large a document may be; besides, a text has at most {@value #TEXT} characters, a name {@value #NAME}, a number
 * {@value #NUMBER}. Immutable.
 */
public enum JsonLimits {
    /** A document of a fixed form that is held in memory: 16 MiB, 40 levels, 3 million names and values. */
    FORM(16 << 20, 40, 3_000_000),
    /** A document that holds a tree: as {@link #FORM}, with 1,000 levels. */
    TREE(16 << 20, 1_000, 3_000_000),
    /** A file of others that is streamed: 64 million characters, 100 levels, 10 million names and values. */
    STREAM(64 << 20, 100, 10_000_000);

    static final int TEXT = 1_000_000;
    static final int NAME = 1_000;
    static final int NUMBER = 60;

    private final int size;
    private final int depth;
    private final int tokens;

    JsonLimits(int size, int depth, int tokens) {
        this.size = size;
        this.depth = depth;
        this.tokens = tokens;
    }

    /**
     * The largest size.
     *
     * @return bytes of a document in memory, characters of a stream
     */
    public int size() {
        return size;
    }

    /**
     * The deepest nesting.
     *
     * @return number of levels
     */
    public int depth() {
        return depth;
    }

    /**
     * The most names and values, brackets counted as values.
     *
     * @return their number
     */
    public int tokens() {
        return tokens;
    }
}
