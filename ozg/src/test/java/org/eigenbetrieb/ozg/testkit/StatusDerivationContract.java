package org.eigenbetrieb.ozg.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.ozg.Leistung;
import org.eigenbetrieb.ozg.OnlineStatus;
import org.eigenbetrieb.ozg.Rating;
import org.eigenbetrieb.ozg.StatusDerivation;

/**
 * What every rule keeps by which the status of an OZG-Leistung follows from its entries, also one's own: {@code
 * StatusDerivationContract.check(new MyRule())} in a test.
 */
public final class StatusDerivationContract {

    private static final SourceRef PLACE = SourceRef.of("probe.csv", 2, 0);

    private StatusDerivationContract() {}

    /**
     * Tries a rule with all combinations of up to three entries: every status, not rated or rated low or high.
     *
     * @param rule the rule
     * @throws AssertionError when it breaks the contract; the message says how
     */
    public static void check(StatusDerivation rule) {
        List<String> wrong = new ArrayList<>();
        if (rule.label().isBlank()) {
            wrong.add("the label is blank; reports print it");
        }
        if (rule.source().citation().isBlank()) {
            wrong.add("the source is blank; say who says so");
        }
        List<Leistung> all = entries();
        for (int a = 0; a < all.size() && wrong.isEmpty(); a++) {
            check(rule, List.of(all.get(a)), wrong);
            for (int b = a + 1; b < all.size() && wrong.isEmpty(); b++) {
                check(rule, List.of(all.get(a), all.get(b)), wrong);
                for (int c = b + 1; c < all.size() && wrong.isEmpty(); c++) {
                    check(rule, List.of(all.get(a), all.get(b), all.get(c)), wrong);
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(rule.getClass().getName() + ":\n  - " + String.join("\n  - ", wrong));
        }
    }

    /**
     * Tries a rule with given entries, for those who have odd ones.
     *
     * @param rule the rule
     * @param entries at least one
     * @throws AssertionError when it breaks the contract; the message says how
     */
    public static void check(StatusDerivation rule, List<Leistung> entries) {
        List<String> wrong = new ArrayList<>();
        check(rule, entries, wrong);
        if (!wrong.isEmpty()) {
            throw new AssertionError(rule.getClass().getName() + ":\n  - " + String.join("\n  - ", wrong));
        }
    }

    private static void check(StatusDerivation rule, List<Leistung> entries, List<String> wrong) {
        List<Leistung> given = Collections.unmodifiableList(entries);
        String shown = entries.stream()
                .map(each -> each.id() + " " + each.status().label())
                .toList()
                .toString();
        Optional<OnlineStatus> status;
        try {
            status = derived(rule, given);
        } catch (RuntimeException e) {
            wrong.add("for " + shown + " it throws " + e + "; what it cannot decide is empty");
            return;
        }
        if (!derived(rule, given).equals(status)) {
            wrong.add("for " + shown + " it says " + status + " and, asked again, something else");
        }
        List<Leistung> turned = new ArrayList<>(entries);
        for (int i = 1; i < entries.size(); i++) {
            Collections.rotate(turned, 1);
            if (!derived(rule, List.copyOf(turned)).equals(status)) {
                wrong.add("for " + shown + " it says " + status + ", in another order something else");
            }
        }
        Collections.reverse(turned);
        if (!derived(rule, List.copyOf(turned)).equals(status)) {
            wrong.add("for " + shown + " it says " + status + ", in the opposite order something else");
        }
    }

    private static Optional<OnlineStatus> derived(StatusDerivation rule, List<Leistung> entries) {
        return Objects.requireNonNull(rule.derive(entries), "a rule returns an empty Optional, never null");
    }

    private static List<Leistung> entries() {
        List<Leistung> all = new ArrayList<>();
        for (OnlineStatus status : OnlineStatus.values()) {
            for (int level = -1; level < 5; level += 3) {
                Leistung.Builder entry = Leistung.builder()
                        .id(String.valueOf(all.size() + 1))
                        .name("Probe " + (all.size() + 1))
                        .status(status)
                        .source(PLACE);
                if (level >= 0) {
                    entry.addRatings(new Rating("1.1", level));
                }
                all.add(entry.build());
            }
        }
        return all;
    }
}
