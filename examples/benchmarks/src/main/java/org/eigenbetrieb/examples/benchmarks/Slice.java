package org.eigenbetrieb.examples.benchmarks;

/**
 * Walks through an array in short steps: there are too many amounts for a processor to learn them by heart, and each
 * invocation handles few of them.
 */
final class Slice {

    private final int size;
    private final int length;
    private int from;

    Slice(int size, int length) {
        this.size = size;
        this.length = length;
    }

    /** Where the next slice starts. */
    int next() {
        from = from + length < size ? from + length : 0;
        return from;
    }
}
