package org.eigenbetrieb.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;

/** Laws of writing and reading tables. */
class CsvProperties {

    @Property
    void reader_gives_back_what_writer_wrote(
            @ForAll("formats") CsvFormat format, @ForAll("tables") List<List<CsvValue>> rows) {
        List<List<String>> wanted = rows.stream()
                .map(row -> row.stream().map(CsvProperties::plain).toList())
                .toList();

        Read<CsvTable> read = readBack(format, rows);

        assertThat(read.problems()).isEmpty();
        assertThat(texts(read.value())).isEqualTo(wanted);
    }

    @Property
    void numbers_come_back_in_the_notation_of_the_format(
            @ForAll("formats") CsvFormat format, @ForAll long unscaled, @ForAll("decimals") int decimals) {
        Quantity number = Quantity.of(Math.floorMod(unscaled, 1_000_000_000_000_000_000L), decimals, Unit.EUR);
        Quantity negative = Quantity.of(-number.unscaled(), decimals, Unit.EUR);

        CsvTable table = readBack(format, List.of(List.of(CsvValue.number(number)), List.of(CsvValue.number(negative))))
                .value();

        assertThat(table.rows())
                .extracting(row -> row.cell("c0")
                        .quantity(format.notation(), Unit.EUR)
                        .orThrow()
                        .orElseThrow())
                .containsExactly(number, negative);
    }

    @Property
    void guarded_text_never_starts_like_a_formula(@ForAll("texts") String text, @ForAll boolean key) {
        String written = Guard.add(text, key);
        String visible = Texts.strip(written);

        assertThat(Guard.remove(written)).isEqualTo(text);
        assertThat(visible.isEmpty() || "=+-@＝＋－＠".indexOf(visible.charAt(0)) < 0)
                .isTrue();
        assertThat(written.isEmpty() || "\t\r\n".indexOf(written.charAt(0)) < 0).isTrue();
    }

    @Property
    void no_bytes_make_the_reader_fail_and_rejected_rows_are_never_silent(
            @ForAll("formats") CsvFormat format, @ForAll("bytes") byte[] bytes) {
        Read<CsvTable> read = CsvReader.read(bytes, "x.csv", format, new Limits(300, 20, 5, 10, 1000));

        assertThat(read.isClean() && !read.value().rejected().isEmpty()).isFalse();
        assertThat(read.isClean() && read.value().header().isEmpty()).isFalse();
        for (CsvTable.Rejected rejected : read.value().rejected()) {
            assertThat(read.problems()).extracting(Problem::code).contains(rejected.code());
        }
    }

    private static String plain(CsvValue value) {
        return value instanceof CsvValue.Key key ? key.key() : ((CsvValue.Text) value).text();
    }

    private static Read<CsvTable> readBack(CsvFormat format, List<List<CsvValue>> rows) {
        List<String> header = new ArrayList<>();
        for (int i = 0; i < rows.get(0).size(); i++) {
            header.add("c" + i);
        }
        CsvWriter writer = CsvWriter.of(format).header(header);
        rows.forEach(writer::row);
        return CsvReader.read(writer.bytes(), "x.csv", format, Limits.STANDARD);
    }

    private static List<List<String>> texts(CsvTable table) {
        return table.rows().stream()
                .map(row -> row.cells().stream().map(CsvTable.Cell::text).toList())
                .toList();
    }

    @Provide
    Arbitrary<CsvFormat> formats() {
        return Combinators.combine(
                        Arbitraries.of(CsvFormat.Delimiter.class),
                        Arbitraries.of(CsvFormat.Encoding.UTF_8, CsvFormat.Encoding.UTF_8_WITH_MARK),
                        Arbitraries.of(Notation.GERMAN_PLAIN, Notation.PLAIN, Notation.GERMAN),
                        Arbitraries.of(true, false))
                .as(CsvFormat::new);
    }

    @Provide
    Arbitrary<Integer> decimals() {
        return Arbitraries.integers().between(0, 12);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> nasty = Arbitraries.of(
                '=', '+', '-', '@', '\'', '"', ';', ',', '\t', '\r', '\n', ' ', '\u00A0', '\u200B', '＝', '＋', '－', '＠',
                '0', '1', '2', '.', 'E', 'e', 'ä', '€', 'x', '−');
        Arbitrary<String> unicode = Arbitraries.strings().ofMaxLength(8).filter(CsvProperties::isText);
        return Arbitraries.frequencyOf(
                Tuple.of(4, nasty.list().ofMaxSize(6).map(CsvProperties::join)), Tuple.of(1, unicode));
    }

    @Provide
    Arbitrary<List<List<CsvValue>>> tables() {
        return Arbitraries.integers()
                .between(1, 4)
                .flatMap(width -> Combinators.combine(texts(), Arbitraries.of(true, false))
                        .as((text, key) -> key ? CsvValue.key(text) : CsvValue.text(text))
                        .list()
                        .ofSize(width)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(6));
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        return Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.of((int) ';', (int) '"', (int) '\n', (int) 'a', (int) '\r')),
                        Tuple.of(1, Arbitraries.integers().between(0, 255)))
                .list()
                .ofMaxSize(320)
                .map(list -> {
                    byte[] bytes = new byte[list.size()];
                    for (int i = 0; i < bytes.length; i++) {
                        bytes[i] = list.get(i).byteValue();
                    }
                    return bytes;
                });
    }

    private static String join(List<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }

    /** Whether the writer takes it: no control characters, no halves of surrogate pairs. */
    private static boolean isText(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0
                    || c >= 0xD800 && c <= 0xDFFF
                    || c == 0xFEFF
                    || c == 0xFFFD
                    || c == 0xFFFE
                    || c == 0xFFFF) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }
}
