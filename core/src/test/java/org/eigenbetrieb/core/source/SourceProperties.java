package org.eigenbetrieb.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of places and problems. */
class SourceProperties {

    @Property
    void parse_reads_back_what_toString_prints(@ForAll("places") SourceRef place) {
        assertThat(SourceRef.parse(place.toString())).isEqualTo(place);
    }

    @Property
    void any_text_is_read_and_printed_back_or_refused(@ForAll("texts") String text) {
        SourceRef place;
        try {
            place = SourceRef.parse(text);
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertThat(SourceRef.parse(place.toString())).isEqualTo(place);
    }

    @Property
    void problems_are_equal_exactly_when_their_order_is(@ForAll("problems") Problem a, @ForAll("problems") Problem b) {
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
    }

    @Property
    void the_order_in_which_problems_are_found_does_not_matter(
            @ForAll("manyProblems") List<Problem> problems, @ForAll long seed) {
        List<Problem> shuffled = new ArrayList<>(problems);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Read.of("", shuffled)).isEqualTo(Read.of("", problems));
    }

    @Property
    void no_problem_is_lost(@ForAll("manyProblems") List<Problem> problems) {
        assertThat(Read.of("", problems).problems()).containsAll(problems).doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<SourceRef> places() {
        Arbitrary<String> files = texts().filter(text -> !text.isEmpty() && !text.matches("(?s).+:[0-9]+"));
        return Combinators.combine(files, numbers(), numbers())
                .as((file, line, column) -> SourceRef.of(file, line, line == 0 ? 0 : column));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(Arbitraries.strings().withChars("ab01:./ ").ofMaxLength(12), Arbitraries.strings());
    }

    private static Arbitrary<Integer> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, 3), Arbitraries.integers().greaterOrEqual(0));
    }

    @Provide
    Arbitrary<Problem> problems() {
        Arbitrary<SourceRef> places =
                Arbitraries.integers().between(0, 2).map(line -> SourceRef.of("konten.csv", line, 0));
        return Combinators.combine(
                        Arbitraries.of("EB-CSV-004", "EB-CHK-002"),
                        Arbitraries.of(Severity.values()),
                        places,
                        Arbitraries.of("a", "b"),
                        Arbitraries.of("", "c"))
                .as(Problem::new)
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<List<Problem>> manyProblems() {
        return problems().list().ofMaxSize(10);
    }
}
