package org.eigenbetrieb.core.testkitcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigenbetrieb.testkit.LayoutContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract accepts a proper form, and of a bad one it breaks exactly the promise that it does not keep. */
class LayoutContractTest {

    private static final String NET = "bound_to_generated_accounts_it_gives_a_net_without_problems";

    static Stream<Arguments> bad() {
        return Stream.of(
                arguments(BadLayouts.LineTwice.class, "it_loads_without_problems", "EB-LAY-001"),
                arguments(BadLayouts.EmptyColumn.class, "every_column_is_printed", "column rest is empty"),
                arguments(BadLayouts.UnknownPlaceholder.class, "every_column_is_printed", "Plan {jahr}"),
                arguments(BadLayouts.NobodyNeedsIt.class, "every_line_is_reachable", "line versteckt is neither"),
                arguments(BadLayouts.SumOfNothing.class, "it_loads_without_problems", "no line names it as its parent"),
                arguments(BadLayouts.LostChild.class, "it_loads_without_problems", "does not add up its children"),
                arguments(BadLayouts.UnusedExternal.class, "every_line_is_reachable", "kredit is listed as external"),
                arguments(BadLayouts.ConditionNeverChecked.class, "every_line_is_reachable", "is never checked"),
                arguments(BadLayouts.MixesUnits.class, NET, "EB-NET-003"),
                arguments(BadLayouts.SameFactTwice.class, NET, "EB-NET-001"),
                arguments(BadLayouts.CountsTwice.class, "its_sums_close", "2 times"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_bad_form_breaks_exactly_one_promise(Class<? extends LayoutContract> tests, String promise, String says) {
        Report report = Report.of(tests);

        assertThat(report.failed()).containsOnlyKeys(promise);
        assertThat(report.failed().get(promise)).contains(says).contains("breaks the promise " + promise);
        assertThat(report.skipped().values()).allMatch(message -> message.contains("not tried, because it fails "));
    }

    @Test
    void a_proper_form_keeps_every_promise() {
        Report report = Report.of(BadLayouts.Proper.class);

        assertThat(report.failed()).isEmpty();
        assertThat(report.skipped()).isEmpty();
        assertThat(report.passed()).isEqualTo(promises());
    }

    @Test
    void every_promise_is_broken_by_some_bad_form() {
        Set<String> broken = new TreeSet<>();
        bad().forEach(arguments -> broken.add((String) arguments.get()[1]));

        assertThat(broken).isEqualTo(promises());
    }

    private static Set<String> promises() {
        return Arrays.stream(LayoutContract.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
