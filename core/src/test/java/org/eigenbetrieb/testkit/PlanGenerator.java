package org.eigenbetrieb.testkit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.layout.Assignment;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;

/**
 * Generators of plans for property tests with jqwik: Stichtage, accounts, posts, amounts, filled forms.
 *
 * <pre>{@code
 * class LiquiditaetsplanProperties {
 *     @Provide
 *     Arbitrary<SamplePlan> plans() {
 *         return PlanGenerator.plans(layout);
 *     }
 *
 *     @Property
 *     void more_revenue_never_lowers_the_result(@ForAll("plans") SamplePlan plan) {}
 * }
 * }</pre>
 *
 * <p>Everything shrinks: towards few accounts, small amounts, early years. Stateless and safe for use by several
 * threads.
 */
public final class PlanGenerator {

    /** Twelve digits: sums over thousands of accounts stay within what a quantity holds. */
    private static final long LARGEST = 999_999_999_999L;

    private PlanGenerator() {}

    /**
     * Ends of months from 2000 to 2099: the days on which a Zwischenbericht is made.
     *
     * @return the generator
     */
    public static Arbitrary<LocalDate> stichtage() {
        return Combinators.combine(
                        Arbitraries.integers().between(2000, 2099),
                        Arbitraries.integers().between(1, 12))
                .as((year, month) -> YearMonth.of(year, month).atEndOfMonth());
    }

    /**
     * Amounts of either sign with as many decimals as the unit keeps; 0 and the smallest amounts occur often.
     *
     * @param unit the unit
     * @return the generator
     */
    public static Arbitrary<Quantity> amounts(Unit unit) {
        return Arbitraries.longs()
                .between(-LARGEST, LARGEST)
                .edgeCases(config -> config.add(0L, 1L, -1L, LARGEST, -LARGEST))
                .map(digits -> Quantity.of(digits, unit.decimals(), unit));
    }

    /**
     * Numbers of accounts: 4 to 10 digits, with leading zeros.
     *
     * @return the generator
     */
    public static Arbitrary<String> accounts() {
        return Arbitraries.strings().numeric().ofMinLength(4).ofMaxLength(10);
    }

    /**
     * Accounts for the posts of a form: none to four for each, every account in one post.
     *
     * @param layout the form
     * @return the generator; about half of the assignments are declared complete
     */
    public static Arbitrary<Assignment> assignments(Layout layout) {
        List<Concept> posts = new ArrayList<>();
        for (LayoutRow.Line line : layout.lines()) {
            if (line.rule() instanceof LayoutRow.Rule.OfAccounts) {
                posts.add(line.concept());
            }
        }
        Arbitrary<List<Integer>> counts =
                Arbitraries.integers().between(0, 4).list().ofSize(posts.size());
        return counts.flatMap(numbers -> {
            int all = numbers.stream().mapToInt(Integer::intValue).sum();
            return Combinators.combine(accounts().set().ofSize(all), Arbitraries.of(true, false))
                    .as((accounts, complete) ->
                            new Assignment(layout.gliederung(), assign(posts, numbers, accounts), complete));
        });
    }

    private static Map<String, Concept> assign(List<Concept> posts, List<Integer> counts, Set<String> accounts) {
        Map<String, Concept> assigned = new LinkedHashMap<>();
        List<String> left = new ArrayList<>(accounts);
        for (int i = 0; i < posts.size(); i++) {
            for (int n = 0; n < counts.get(i); n++) {
                assigned.put(left.remove(0), posts.get(i));
            }
        }
        return assigned;
    }

    /**
     * A form filled with accounts and amounts, nothing missing.
     *
     * @param layout a form without problems
     * @return the generator
     */
    public static Arbitrary<SamplePlan> plans(Layout layout) {
        return Combinators.combine(stichtage(), assignments(layout))
                .as((stichtag, assignment) -> SamplePlan.empty(layout, stichtag, assignment))
                .flatMap(PlanGenerator::filled);
    }

    /**
     * A form filled with accounts and amounts, some of them missing.
     *
     * @param layout a form without problems
     * @return the generator
     */
    public static Arbitrary<SamplePlan> plansWithGaps(Layout layout) {
        return plans(layout).flatMap(plan -> {
            List<FigureKey> inputs = plan.inputs();
            return Arbitraries.of(inputs)
                    .set()
                    .ofMaxSize(Math.min(inputs.size(), 5))
                    .map(gaps -> {
                        Map<FigureKey, Quantity> rest = new LinkedHashMap<>(plan.amounts());
                        rest.keySet().removeAll(gaps);
                        return plan.with(rest);
                    });
        });
    }

    private static Arbitrary<SamplePlan> filled(SamplePlan plan) {
        List<FigureKey> inputs = plan.inputs();
        Arbitrary<List<Long>> numbers = Arbitraries.longs()
                .between(-LARGEST, LARGEST)
                .edgeCases(config -> config.add(0L, 1L, -1L, LARGEST, -LARGEST))
                .list()
                .ofSize(inputs.size());
        return numbers.map(digits -> {
            Map<FigureKey, Quantity> amounts = new LinkedHashMap<>();
            for (int i = 0; i < inputs.size(); i++) {
                Unit unit = plan.unit(inputs.get(i));
                amounts.put(inputs.get(i), Quantity.of(digits.get(i), unit.decimals(), unit));
            }
            return plan.with(amounts);
        });
    }
}
