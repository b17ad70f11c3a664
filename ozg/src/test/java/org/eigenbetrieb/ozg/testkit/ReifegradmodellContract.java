package org.eigenbetrieb.ozg.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eigenbetrieb.ozg.Reifegradmodell;

/**
 * What every maturity model keeps, also one's own: {@code ReifegradmodellContract.check(model)} in a test.
 */
public final class ReifegradmodellContract {

    private ReifegradmodellContract() {}

    /**
     * Tries a model with every level for one criterion against every level for all others.
     *
     * @param model the model
     * @throws AssertionError when it breaks the contract; the message says how
     */
    public static void check(Reifegradmodell model) {
        List<String> wrong = new ArrayList<>();
        if (model.source().citation().isBlank()) {
            wrong.add("the source is blank; say who publishes it");
        }
        boolean conforms = false;
        for (int level = 0; level <= model.highest(); level++) {
            Optional<Boolean> now = model.conforms(level);
            if (conforms && !now.orElse(false)) {
                wrong.add("level " + level + " does not fulfil what a lower one fulfils");
            }
            conforms = now.orElse(false);
        }
        for (int others = 0; others <= model.highest() && model.criteria() > 0; others++) {
            int least = -1;
            for (int one = 0; one <= model.highest(); one++) {
                least = check(model, one, others, least, wrong);
            }
        }
        refuses(model, Collections.nCopies(model.criteria() + 1, 0), "one criterion too many", wrong);
        if (model.criteria() > 0) {
            refuses(
                    model,
                    Collections.nCopies(model.criteria(), model.highest() + 1),
                    "a level above the highest",
                    wrong);
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError("model " + model.version() + ":\n  - " + String.join("\n  - ", wrong));
        }
    }

    /** The level for one criterion that differs from all others; not below the one before it. */
    private static int check(Reifegradmodell model, int one, int others, int before, List<String> wrong) {
        List<Integer> criteria = new ArrayList<>(Collections.nCopies(model.criteria(), others));
        criteria.set(0, one);
        OptionalInt level = model.rate(List.copyOf(criteria));
        Collections.reverse(criteria);
        if (!model.rate(List.copyOf(criteria)).equals(level)) {
            wrong.add("the order of the criteria matters: " + criteria);
        }
        if (level.isEmpty()) {
            return before;
        }
        if (level.getAsInt() < Math.min(one, others) || level.getAsInt() > Math.max(one, others)) {
            wrong.add("level " + level.getAsInt() + " lies outside of its criteria " + criteria);
        }
        if (level.getAsInt() < before) {
            wrong.add("a better criterion makes a lower level: " + criteria);
        }
        return level.getAsInt();
    }

    private static void refuses(Reifegradmodell model, List<Integer> criteria, String what, List<String> wrong) {
        try {
            model.rate(criteria);
            wrong.add("it rates " + what);
        } catch (IllegalArgumentException e) {
            // as it should be
        }
    }
}
