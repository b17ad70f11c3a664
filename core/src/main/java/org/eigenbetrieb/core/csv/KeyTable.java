package org.eigenbetrieb.core.csv;

import java.util.Arrays;

/**
 * Finds the number of a key by the bytes that stand in the file, eight at a time; nothing is allocated but for new keys.
 *
 * <p>A key is given as words: the lengths of its parts, then the bytes of each part, the last word of a part filled up
 * with zeros.
 */
final class KeyTable {

    static final int NONE = -1;

    /** How many places are looked at for a key. Keys that were made to meet in one place find no room in the table. */
    private static final int MOST_PROBES = 256;

    /** Number + 1 of the key in each place; 0 when the place is free. At most half of the places are taken. */
    private int[] places = new int[1 << 10];

    private long[] hashes = new long[places.length];
    /** Where in the store the words of the key in each place begin. */
    private int[] starts = new int[places.length];

    private long[] store = new long[1 << 12];
    private int stored;
    private int size;

    /** The number of a key, or {@link #NONE}. */
    int find(long[] words, int count) {
        long hash = hash(words, count);
        int mask = places.length - 1;
        for (int i = 0; i < MOST_PROBES; i++) {
            int place = (int) hash + i & mask;
            if (places[place] == 0) {
                return NONE;
            }
            if (hashes[place] == hash && isStored(words, count, starts[place])) {
                return places[place] - 1;
            }
        }
        return NONE;
    }

    private boolean isStored(long[] words, int count, int start) {
        for (int i = 0; i < count; i++) {
            if (store[start + i] != words[i]) {
                return false;
            }
        }
        return true;
    }

    /** Adds a key that is not there yet, unless there is no room for it where it would be looked for. */
    void add(long[] words, int count, int number) {
        if (2 * size >= places.length) {
            grow();
        }
        if (!put(hash(words, count), stored, number)) {
            return;
        }
        if (stored + count > store.length) {
            store = Arrays.copyOf(store, Math.max(2 * store.length, stored + count));
        }
        System.arraycopy(words, 0, store, stored, count);
        stored += count;
        size++;
    }

    private boolean put(long hash, int start, int number) {
        int mask = places.length - 1;
        for (int i = 0; i < MOST_PROBES; i++) {
            int place = (int) hash + i & mask;
            if (places[place] == 0) {
                places[place] = number + 1;
                hashes[place] = hash;
                starts[place] = start;
                return true;
            }
        }
        return false;
    }

    private void grow() {
        int[] oldPlaces = places;
        long[] oldHashes = hashes;
        int[] oldStarts = starts;
        places = new int[2 * oldPlaces.length];
        hashes = new long[places.length];
        starts = new int[places.length];
        for (int i = 0; i < oldPlaces.length; i++) {
            if (oldPlaces[i] != 0) {
                size -= put(oldHashes[i], oldStarts[i], oldPlaces[i] - 1) ? 0 : 1;
            }
        }
    }

    private static long hash(long[] words, int count) {
        long hash = 0;
        for (int i = 0; i < count; i++) {
            hash = (hash ^ words[i]) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}
