package org.eigenbetrieb.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The table behind bulk reading finds its keys, and cannot be made slow. */
class KeyTableTest {

    private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

    /** The word whose hash is the number: both steps of the hash taken back. */
    private static long wordOf(long hash) {
        long inverse = FACTOR;
        for (int i = 0; i < 6; i++) {
            inverse *= 2 - FACTOR * inverse;
        }
        return (hash ^ hash >>> 32) * inverse;
    }

    @Test
    void every_key_is_found_again_by_its_number() {
        KeyTable table = new KeyTable();
        for (int i = 0; i < 100_000; i++) {
            table.add(new long[] {8, i, 7}, 2, i);
        }

        for (int i = 0; i < 100_000; i++) {
            assertThat(table.find(new long[] {8, i, 9}, 2)).isEqualTo(i);
        }
        assertThat(table.find(new long[] {8, 100_000}, 2)).isEqualTo(KeyTable.NONE);
        assertThat(table.find(new long[] {8}, 1)).isEqualTo(KeyTable.NONE);
    }

    @Test
    void keys_that_were_made_to_meet_in_one_place_are_left_out_instead_of_being_searched_for_long() {
        KeyTable table = new KeyTable();
        int found = 0;
        for (int i = 0; i < 10_000; i++) {
            table.add(new long[] {wordOf((long) i << 32)}, 1, i);
        }

        for (int i = 0; i < 10_000; i++) {
            int number = table.find(new long[] {wordOf((long) i << 32)}, 1);
            assertThat(number).isIn(i, KeyTable.NONE);
            found += number == i ? 1 : 0;
        }
        assertThat(found).isEqualTo(256);
    }
}
