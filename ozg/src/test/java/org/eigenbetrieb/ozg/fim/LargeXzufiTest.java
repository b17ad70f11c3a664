package org.eigenbetrieb.ozg.fim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.ozg.LeikaKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A file in the shape of a whole dump: several languages, missing and unknown elements, other objects between. */
class LargeXzufiTest {

    private static final int SERVICES = 5_000;

    private static String key(int i) {
        return "99" + (101 + i / 900) + (100 + i % 900) + "001000";
    }

    /** Every 100th service is odd, in five ways by turns; every third has a name in other languages first. */
    private static String dump() {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0"?>
                <x:uebertragung.schreiben xmlns:x="http://xoev.de/schemata/xzufi/2_2_0" xmlns:k="urn:anderes"
                    xzufiVersion="2.2.0"><x:schreibe>
                """);
        for (int i = 0; i < SERVICES; i++) {
            int way = i % 100 == 99 ? i / 100 % 5 : -1;
            if (i % 10 == 0) {
                xml.append("<x:organisationseinheit><x:id>")
                        .append(i)
                        .append("</x:id><x:name>")
                        .append("<x:name languageCode=\"de\">Bürgeramt</x:name></x:name></x:organisationseinheit>\n");
            }
            xml.append("<x:leistung>");
            xml.append(way == 0 ? "" : "<x:id>" + i + "</x:id>");
            xml.append(way == 1 ? "<k:neu><k:tief><x:begriff>fremd</x:begriff></k:tief></k:neu>" : "");
            xml.append("<x:referenzLeiKa><code>")
                    .append(way == 2 ? "9910" : way == 4 ? "99999" + key(i).substring(5) : key(i))
                    .append("</code></x:referenzLeiKa>");
            xml.append("<x:modulText>");
            if (i % 3 == 0) {
                xml.append("<x:inhalt languageCode=\"en\">Service ").append(i).append("</x:inhalt>");
                xml.append("<x:inhalt languageCode=\"tr\">Hizmet</x:inhalt>");
            }
            xml.append(way == 3 ? "" : "<x:inhalt languageCode=\"de\">Prüfung &amp; Größe " + i + "</x:inhalt>");
            xml.append("<x:leikaTextmodul><code>02</code></x:leikaTextmodul></x:modulText>");
            xml.append("<x:typisierung><code>2</code></x:typisierung></x:leistung>\n");
        }
        return xml.append("</x:schreibe></x:uebertragung.schreiben>").toString();
    }

    private static Read<XzufiReader.Summary> read(byte[] bytes, List<LeikaLeistung> services) {
        return XzufiReader.read(
                new ByteArrayInputStream(bytes), "dump.xml", XzufiReader.Limits.STANDARD, services::add);
    }

    private static byte[] withMark(String text, Charset charset) {
        return ("\uFEFF" + text).getBytes(charset);
    }

    @Test
    @Timeout(20)
    void nothingIsLostAndOddServicesAreNamed() {
        List<LeikaLeistung> services = new ArrayList<>();
        Read<XzufiReader.Summary> read = read(withMark(dump(), StandardCharsets.UTF_8), services);
        Map<String, Integer> codes = new TreeMap<>();
        read.problems().forEach(problem -> codes.merge(problem.code(), 1, Integer::sum));

        assertThat(services).hasSize(SERVICES);
        assertThat(read.value().objects())
                .containsEntry("leistung", SERVICES)
                .containsEntry("organisationseinheit", SERVICES / 10);
        // ten without id, ten without a German name, of which 399, 1899, 3399 and 4899 have an English one; ten keys
        // that
        // are none, ten of a group that is not published
        assertThat(codes).containsOnly(Map.entry("EB-OZG-064", 16), Map.entry("EB-OZG-003", 20));
        assertThat(services.get(399).name()).isEqualTo("Service 399");
        assertThat(services.get(3_000).name()).isEqualTo("Prüfung & Größe 3000");
        assertThat(services.get(3_000).key()).isEqualTo(key(3_000));
        assertThat(services.get(199).name()).isEqualTo("Prüfung & Größe 199"); // with unknown elements
        assertThat(services.stream().map(LeikaLeistung::leikaKey).filter(key -> key.isEmpty()))
                .hasSize(10);
        assertThat(services.stream().filter(each -> each.key().startsWith("99999")))
                .as("an unknown group survives")
                .hasSize(10)
                .allMatch(each -> LeikaKey.find(each.key()).isPresent());
    }

    @Test
    @Timeout(20)
    void markAndEncodingOfTheFileDoNotMatter() {
        List<LeikaLeistung> plain = new ArrayList<>();
        List<LeikaLeistung> wide = new ArrayList<>();
        List<LeikaLeistung> latin = new ArrayList<>();
        read(dump().getBytes(StandardCharsets.UTF_8), plain);
        read(withMark(dump(), StandardCharsets.UTF_16LE), wide);
        read(
                dump().replace("<?xml version=\"1.0\"?>", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>")
                        .getBytes(StandardCharsets.ISO_8859_1),
                latin);

        assertThat(plain).hasSize(SERVICES);
        assertThat(wide).extracting(LeikaLeistung::name).isEqualTo(names(plain));
        assertThat(latin).extracting(LeikaLeistung::name).isEqualTo(names(plain));
    }

    private static List<String> names(List<LeikaLeistung> services) {
        return services.stream().map(LeikaLeistung::name).toList();
    }

    @Test
    void brokenFilesKeepWhatCameBeforeAndSayWhere() {
        String dump = dump();
        List<LeikaLeistung> services = new ArrayList<>();

        Read<XzufiReader.Summary> cut =
                read(dump.substring(0, dump.length() / 2).getBytes(StandardCharsets.UTF_8), services);
        assertThat(services).hasSizeBetween(SERVICES / 2 - 100, SERVICES / 2 + 100);
        assertThat(cut.problems()).extracting(Problem::code).contains("EB-OZG-060");
        assertThat(cut.problems().get(cut.problems().size() - 1).place().line()).isGreaterThan(2_000);

        List<LeikaLeistung> none = new ArrayList<>();
        String attack = dump.replaceFirst(
                "(<[?]xml[^>]*[?]>)",
                "$1<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\"><!ENTITY c \"&b;&b;&b;\">]>");
        assertThat(read(attack.getBytes(StandardCharsets.UTF_8), none).problems())
                .extracting(Problem::code)
                .containsExactly("EB-OZG-061");
        assertThat(none).isEmpty();
    }
}
