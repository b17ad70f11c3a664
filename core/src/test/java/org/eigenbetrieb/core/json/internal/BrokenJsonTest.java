package org.eigenbetrieb.core.json.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.eigenbetrieb.core.source.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What broken JSON is told, by the reader that holds a document and by the one that streams it. */
class BrokenJsonTest {

    private static List<Problem> held(byte[] bytes) {
        return JsonTree.read(bytes, "d.json", JsonLimits.FORM).problems();
    }

    private static List<Problem> streamed(InputStream in) {
        List<Problem> problems = new ArrayList<>();
        JsonPull.read(in, "d.json", problems, pull -> pull.object(name -> pull.skip()));
        return problems;
    }

    private static List<Problem> streamed(byte[] bytes) {
        return streamed(new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1x}                | 1:8  | \"x\" stands where",
                "{\"a\" 1}                  | 1:6  | \"1\" stands where a colon between name and value was expected",
                "{\"a\": 1 \"b\": 2}        | 1:9  | \"\"\" stands where a comma or a closing bracket was expected",
                "{a: 1}                     | 1:2  | \"a\" stands where a name in double quotes was expected",
                "{\"a\": }                  | 1:7  | \"}\" stands where a value was expected",
                "{\"a\": [1, 2}             | 1:12 | the bracket } closes something that was opened with another one",
                "{\"a\": ja}                | 1:7  | \"ja\" stands there without quotes",
                "{\"a\": 007}               | 1:8  | a number is not written as JSON wants it",
                "{\"a\": \"\\x\"}           | 1:9  | after a backslash in a text stands \"x\"",
                "{\"a\": \"offen            | 1:13 | the document ends inside a text",
                "{\"a\": NaN}               | 1:10 | \"NaN\" stands there without quotes",
                "{\"a\": \"\\u00g1\"}       | 1:12 | after a backslash in a text stands \"g\"",
                "{} }                       | 1:4  | the bracket } closes nothing",
                "{\"a\": 1, // eins         | 1:10 | \"/\" stands where something else was expected; JSON has no comments",
                "{\"a\": -}                 | 1:8  | \"}\" stands where a digit was expected",
                "{\"a\": [1,                | 1:10 | and the list that begins at line 1, column 7 is not closed",
            })
    void bothReadersSayTheSameInTheSamePlace(String text, String place, String message) {
        assertThat(held(bytes(text)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .startsWith("EB-JSN-001  d.json:" + place + "  ")
                        .contains("this is not JSON: ")
                        .contains(message));
        assertThat(streamed(bytes(text))).isEqualTo(held(bytes(text)));
    }

    @Test
    void everyLimitIsNamedWithItsPlace() {
        String number = "{\"a\":\n " + "1".repeat(61) + "}";
        String name = "{\n\"" + "n".repeat(1_001) + "\": 1}";
        String text = "{\"a\":\n \"" + "t".repeat(1_000_001) + "\"}";
        String deep = "{\"a\":\n " + "[".repeat(101) + "]".repeat(101) + "}";

        assertThat(held(bytes(number))).singleElement().asString().contains(":2:", "a number has more than 60");
        assertThat(held(bytes(name))).singleElement().asString().contains(":2:", "a name has more than 1000");
        assertThat(held(bytes(text))).singleElement().asString().contains(":2:", "a text has more than 1000000");
        assertThat(held(bytes(deep))).singleElement().asString().contains(":2:", "it nests deeper than 40 levels");
        assertThat(streamed(bytes(deep))).singleElement().asString().contains(":2:", "it nests deeper than 100 levels");
        assertThat(held(bytes("\n".repeat(JsonLimits.FORM.size()) + "{}")))
                .singleElement()
                .asString()
                .contains("d.json:16777217:1  the file has 16777218 bytes");
    }

    @Test
    void aByteThatIsNoUtf8HasItsPlaceAlsoFarInAStream() {
        byte[] start = bytes("{\"a\": [\n" + "\"äöü\",\n".repeat(5_000) + "\"");
        byte[] whole = java.util.Arrays.copyOf(start, start.length + 1);
        whole[start.length] = (byte) 0xE4;

        assertThat(streamed(whole)).singleElement().asString().contains("d.json:5002:2  this byte is not UTF-8");
        assertThat(held(whole)).singleElement().asString().contains("d.json:5002:2  this byte is not UTF-8");
    }

    @Test
    void aStreamThatBreaksOffIsNamed() {
        InputStream broken = new FilterInputStream(new ByteArrayInputStream(bytes("{\n\n  \"a\""))) {
            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                int read = super.read(target, from, length);
                if (read < 0) {
                    throw new IOException("cable");
                }
                return read;
            }
        };

        assertThat(streamed(broken))
                .singleElement()
                .asString()
                .contains("d.json:3:6  from here on the file cannot be read");
    }

    @Property(tries = 500)
    void noMessageShowsTheParserAndEveryOneHasALine(
            @ForAll @IntRange(min = 0) int where, @ForAll byte damage, @ForAll @IntRange(min = 0, max = 2) int kind) {
        byte[] bytes = bytes("{\"a\": [1, -2.5e3, \"x\\n\", {\"b\": null, \"c\": true}],\n \"d\": {\"e\": false}}");
        int at = where % bytes.length;
        byte[] changed = kind == 0 ? java.util.Arrays.copyOf(bytes, Math.max(at, 1)) : bytes.clone();
        if (kind > 0) {
            changed[at] = damage;
        }

        List<Problem> all = new ArrayList<>(held(changed));
        all.addAll(streamed(changed));

        assertThat(all).allSatisfy(problem -> {
            assertThat(problem.toString()).doesNotContain("Source", "REDACTED", "Stream", "code ", "token");
            assertThat(problem.place().line()).isPositive();
        });
    }
}
