package org.eigenbetrieb.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Amounts split by weights. */
class AllocationTest {

    private static final long MAX = Long.MAX_VALUE;
    private static final long MIN = Long.MIN_VALUE;

    @Test
    void the_left_over_cents_go_to_the_largest_remainders() {
        // exact: 14.29, 28.57, 57.14
        assertThat(Allocation.allocate(100, 1, 2, 4)).containsExactly(14, 29, 57);
        // seats of the Hare-Niemeyer textbook case
        assertThat(Allocation.allocate(10, 41, 29, 17, 13)).containsExactly(4, 3, 2, 1);
    }

    @Test
    void equal_remainders_go_to_the_larger_weight() {
        // exact: 0.5, 1.5
        assertThat(Allocation.allocate(2, 1, 3)).containsExactly(0, 2);
        assertThat(Allocation.allocate(2, 3, 1)).containsExactly(2, 0);
        // exact: 0.5, 1.5, 2.5, 3.5
        assertThat(Allocation.allocate(8, 1, 3, 5, 7)).containsExactly(0, 1, 3, 4);
        // exact: 0.5, 1.5, 1.5, 1.5
        assertThat(Allocation.allocate(5, 1, 3, 3, 3)).containsExactly(0, 2, 2, 1);
    }

    @Test
    void equal_weights_get_the_left_over_cents_from_the_first() {
        assertThat(Allocation.allocate(100, 1, 1, 1)).containsExactly(34, 33, 33);
        assertThat(Allocation.allocate(5, 7, 7, 7)).containsExactly(2, 2, 1);
    }

    @Test
    void a_year_is_split_into_months_without_losing_a_cent() {
        long[] months = Allocation.allocate(38374878, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

        assertThat(LongStream.of(months).sum()).isEqualTo(38374878);
        assertThat(months).startsWith(3197907, 3197907).endsWith(3197906, 3197906);
    }

    @Test
    void a_negative_total_is_split_like_the_positive_one() {
        assertThat(Allocation.allocate(-160531, 1, 2, 4)).containsExactly(-22933, -45866, -91732);
        assertThat(Allocation.allocate(160531, 1, 2, 4)).containsExactly(22933, 45866, 91732);
    }

    @Test
    void a_weight_of_0_gets_nothing() {
        assertThat(Allocation.allocate(100, 0, 3, 0, 3, 0)).containsExactly(0, 50, 0, 50, 0);
    }

    @Test
    void a_total_of_0_is_split_into_zeros() {
        assertThat(Allocation.allocate(0, 1, 2)).containsExactly(0, 0);
    }

    @Test
    void the_extremes_are_split_exactly() {
        assertThat(Allocation.allocate(MAX, 1)).containsExactly(MAX);
        assertThat(Allocation.allocate(MIN, 1)).containsExactly(MIN);
        assertThat(Allocation.allocate(MAX, MAX, MAX)).containsExactly(MAX / 2 + 1, MAX / 2);
        assertThat(Allocation.allocate(MIN, MAX, MAX)).containsExactly(MIN / 2, MIN / 2);
        assertThat(Allocation.allocate(MAX, MAX, 1)).containsExactly(MAX - 1, 1);
        assertThat(Allocation.allocate(1, MAX, MAX, MAX)).containsExactly(1, 0, 0);
    }

    @Test
    void misuse_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Allocation.allocate(100))
                .withMessage("There is no weight to allocate 100 by");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Allocation.allocate(100, 0, 0))
                .withMessage("All 2 weights are 0; 100 cannot be allocated by them");
        assertThatIllegalArgumentException().isThrownBy(() -> Allocation.allocate(0, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Allocation.allocate(100, 1, -2))
                .withMessage("Weight -2 (number 2) is negative;"
                        + " a share cannot be, take negative weights out or allocate them separately");
        assertThatIllegalArgumentException().isThrownBy(() -> Allocation.allocate(MIN, MAX, MAX, MAX, MIN));
    }
}
