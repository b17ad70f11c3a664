package org.eigenbetrieb.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.eigenbetrieb.core.json.RoundTripSamples.Sample;
import org.eigenbetrieb.core.json.internal.JsonValue;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.jspecify.annotations.Nullable;

/** Laws of documents that were damaged on the way: nothing throws, and every problem has its place. */
@Domain(RoundTripSamples.class)
@Domain(DomainContext.Global.class)
class MalformedRoundTripProperties {

    /** What need not be there: it has a default, or stands only where it is needed. */
    private static final Set<String> OPTIONAL = Set.of("printed", "marks", "low", "high", "columnHeading");

    /** Wrong everywhere: an unknown field, no concept, no text, no object. */
    private static final String MARKER = "{\"Zusatz Ä\": [\"\"]}";

    @Property
    void what_is_cut_off_is_no_json(@ForAll Sample sample, @ForAll @IntRange(min = 0) int at) {
        String whole = sample.text().stripTrailing();
        String cut = whole.substring(0, at % whole.length());
        if (Character.isHighSurrogate((cut + " ").charAt(Math.max(0, cut.length() - 1)))) {
            return;
        }

        Read<? extends Optional<?>> read = sample.read(cut);

        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-JSN-001");
            assertThat(problem.place().file()).isEqualTo(Sample.FILE);
            assertThat(problem.place().line())
                    .isLessThanOrEqualTo((int) cut.lines().count() + 1);
        });
    }

    @Property
    void damaged_bytes_never_throw_and_give_a_value_only_without_errors(
            @ForAll Sample sample,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 0) Integer> where,
            @ForAll byte damage) {
        byte[] bytes = sample.text().getBytes(StandardCharsets.UTF_8);
        where.forEach(at -> bytes[at % bytes.length] = damage);

        Read<? extends Optional<?>> read = sample.read(bytes);

        assertThat(read.value().isPresent()).isEqualTo(read.isClean());
        assertThat(read.problems()).allMatch(problem -> problem.place().file().equals(Sample.FILE));
    }

    @Property
    void any_bytes_never_throw(@ForAll Sample sample, @ForAll byte[] bytes) {
        Read<? extends Optional<?>> read = sample.read(bytes);

        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).isNotEmpty();
    }

    @Property
    void a_field_that_nobody_knows_is_reported_at_its_place(
            @ForAll Sample sample, @ForAll @IntRange(min = 0) int which) {
        List<JsonValue> objects = new ArrayList<>();
        collect(sample.tree(), objects);
        objects.removeIf(value -> !(value instanceof JsonValue.Obj));
        JsonValue object = objects.get(which % objects.size());
        Print print = new Print(object, "\"Zusatz Ä\": [\"\"]", Change.ADD);
        String text = print.document(sample.tree(), object.place().toString());

        Read<? extends Optional<?>> read = sample.read(text);

        // A map takes any name; then its value is what is wrong, unless it may be any text.
        assertThat(read.value()).isEmpty();
        int at = text.indexOf("[\"\"]", text.indexOf("\"Zusatz Ä\""));
        assertThat(read.problems()).anySatisfy(problem -> {
            assertThat(problem.code()).isIn("EB-JSN-003", "EB-JSN-005");
            assertThat(offset(text, problem)).isBetween(at - "\"Zusatz Ä\": ".length(), at + 1);
        });
    }

    @Property
    void a_field_that_is_left_out_is_reported_by_its_name(@ForAll Sample sample, @ForAll @IntRange(min = 0) int which) {
        JsonValue tree = sample.tree();
        List<Map.Entry<String, JsonValue>> fields = new ArrayList<>();
        List<JsonValue> all = new ArrayList<>();
        collect(tree, all);
        all.forEach(value -> {
            if (value instanceof JsonValue.Obj object) {
                fields.addAll(object.fields().entrySet());
            }
        });
        Map.Entry<String, JsonValue> left = fields.get(which % fields.size());
        String name = left.getKey();
        boolean optional = OPTIONAL.contains(name) || name.matches(".+(Exact|Decimals|Unit)");
        String text = new Print(left.getValue(), "", Change.REMOVE)
                .document(tree, left.getValue().place().toString());

        Read<? extends Optional<?>> read = sample.read(text);

        assertThat(read.value().isPresent()).isEqualTo(read.isClean());
        if (sample.strict() && !optional) {
            assertThat(read.problems()).anySatisfy(problem -> {
                assertThat(problem.code()).isEqualTo("EB-JSN-004");
                assertThat(problem.message() + problem.expected()).contains(name);
            });
        }
    }

    @Property
    void an_object_in_place_of_any_value_is_reported_where_it_stands(
            @ForAll Sample sample, @ForAll @IntRange(min = 0) int which) {
        JsonValue tree = sample.tree();
        List<JsonValue> all = new ArrayList<>();
        collect(tree, all);
        JsonValue replaced = all.get(which % all.size());
        String text = new Print(replaced, MARKER, Change.REPLACE)
                .document(tree, replaced.place().toString());

        Read<? extends Optional<?>> read = sample.read(text);

        assertThat(read.value()).isEmpty();
        int at = text.indexOf(MARKER);
        assertThat(read.problems())
                .anySatisfy(problem -> assertThat(offset(text, problem)).isBetween(at, at + MARKER.length()));
    }

    private static void collect(JsonValue value, List<JsonValue> all) {
        all.add(value);
        if (value instanceof JsonValue.Obj object) {
            object.fields().values().forEach(each -> collect(each, all));
        } else if (value instanceof JsonValue.Arr array) {
            array.items().forEach(each -> collect(each, all));
        }
    }

    /** Where in the text a problem stands, counted from 0. */
    private static int offset(String text, Problem problem) {
        int from = 0;
        for (int line = 1; line < problem.place().line(); line++) {
            from = text.indexOf('\n', from) + 1;
        }
        return from + problem.place().column() - 1;
    }

    private enum Change {
        ADD,
        REMOVE,
        REPLACE
    }

    /** Prints a tree with one change. */
    private record Print(JsonValue target, String text, Change change) {

        /** The document; the place says which of the equal values of another reading is meant. */
        String document(JsonValue tree, String place) {
            StringBuilder out = new StringBuilder();
            print(tree, place, out);
            return out.toString();
        }

        private boolean is(@Nullable JsonValue value, String place) {
            return value != null && value.place().toString().equals(place);
        }

        private void print(JsonValue value, String place, StringBuilder out) {
            if (change == Change.REPLACE && is(value, place)) {
                out.append(text);
            } else if (value instanceof JsonValue.Obj object) {
                String separator = "{";
                if (change == Change.ADD && is(value, place)) {
                    out.append("{").append(text);
                    separator = ",\n ";
                }
                for (Map.Entry<String, JsonValue> field : object.fields().entrySet()) {
                    if (change == Change.REMOVE && is(field.getValue(), place)) {
                        continue;
                    }
                    out.append(separator).append(quoted(field.getKey())).append(": ");
                    print(field.getValue(), place, out);
                    separator = ",\n ";
                }
                out.append(separator.equals("{") ? "{}" : "}");
            } else if (value instanceof JsonValue.Arr array) {
                String separator = "[";
                for (JsonValue item : array.items()) {
                    out.append(separator);
                    print(item, place, out);
                    separator = ", ";
                }
                out.append(separator.equals("[") ? "[]" : "]");
            } else {
                out.append(literal(value));
            }
        }

        private static String literal(JsonValue value) {
            if (value instanceof JsonValue.Text string) {
                return quoted(string.value());
            }
            if (value instanceof JsonValue.Num number) {
                return number.value();
            }
            return value instanceof JsonValue.Bool bool ? Boolean.toString(bool.value()) : "null";
        }

        private static String quoted(String string) {
            return JsonOut.write(out -> out.writeString(string)).stripTrailing();
        }
    }
}
