package org.eigenbetrieb.ozg.fim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.ozg.LeikaKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XZuFi 2.2: what is read, what is refused, and that nothing outside the file is ever looked at. */
class XzufiReaderTest {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <xzufi:uebertragung.schreiben xmlns:xzufi="http://xoev.de/schemata/xzufi/2_2_0"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xzufiVersion="2.2.0">
            <xzufi:nachrichtenkopf><xzufi:nachrichtUUID>1</xzufi:nachrichtUUID></xzufi:nachrichtenkopf>
            <xzufi:schreibe>
            """;
    private static final String TAIL = "</xzufi:schreibe></xzufi:uebertragung.schreiben>";
    private static final String ORGANISATION =
            "<xzufi:organisationseinheit><xzufi:id>7</xzufi:id></xzufi:organisationseinheit>\n";

    private static String service(String id, String key, String name) {
        return """
                <xzufi:leistung>
                  <xzufi:id schemeAgencyID="L100">%s</xzufi:id>
                  <xzufi:struktur xsi:type="xzufi:LeistungsstrukturObjektMitVerrichtung">
                    <xzufi:leistungsobjektID>99050035000000</xzufi:leistungsobjektID>
                  </xzufi:struktur>
                  <xzufi:referenzLeiKa listURI="urn:de:fim:leika:leistung"><code>%s</code></xzufi:referenzLeiKa>
                  <xzufi:modulText><xzufi:inhalt languageCode="en">Register a trade</xzufi:inhalt>
                    <xzufi:inhalt languageCode="de-DE">%s</xzufi:inhalt>
                    <xzufi:leikaTextmodul listURI="x"><code>02</code></xzufi:leikaTextmodul></xzufi:modulText>
                  <xzufi:modulText><xzufi:inhalt languageCode="de">Langer Text</xzufi:inhalt>
                    <xzufi:leikaTextmodul listURI="x"><code>06</code></xzufi:leikaTextmodul></xzufi:modulText>
                  <xzufi:typisierung listURI="y"><code>2</code></xzufi:typisierung>
                  <xzufi:typisierung listURI="y"><code>3</code></xzufi:typisierung>
                  <xzufi:modulBegriffImKontext><xzufi:begriffImKontext><xzufi:begriff>Gewerbeschein</xzufi:begriff>
                    <xzufi:typ><code>1</code></xzufi:typ></xzufi:begriffImKontext></xzufi:modulBegriffImKontext>
                </xzufi:leistung>
                """.formatted(id, key, name);
    }

    private static Read<Leikakatalog> read(String xml) {
        return read(xml, XzufiReader.Limits.STANDARD);
    }

    private static Read<Leikakatalog> read(String xml, XzufiReader.Limits limits) {
        return XzufiReader.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "dienste.xml", limits);
    }

    @Test
    void aServiceThatStandsTwiceIsKeptAndNamed() {
        String key = "99050035001000";
        Read<Leikakatalog> read = read(HEAD
                + service("42", key, "Gewerbeanmeldung")
                + service("42", key, "Gewerbeanmeldung")
                + service("43", key, "Gewerbeanmeldung der Stadt")
                + TAIL);

        assertThat(read.value().entries()).hasSize(3);
        assertThat(read.problems())
                .as("several descriptions may have one key")
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("EB-OZG-031");
                    assertThat(problem.message()).contains("id \"42\" stands already in line 6");
                    assertThat(problem.place().line()).isGreaterThan(6);
                });
    }

    @Test
    void aServiceIsReadWithNameKeyTypesAndSynonyms() {
        Read<Leikakatalog> read =
                read(HEAD + ORGANISATION + service("42", "99050035001000", "Gewerbeanmeldung") + TAIL);
        LeikaLeistung found =
                read.value().find(LeikaKey.parse("99050035001000")).orElseThrow();

        assertThat(read.problems()).isEmpty();
        assertThat(found.name()).isEqualTo("Gewerbeanmeldung");
        assertThat(found.typisierung().types()).containsExactly("2", "3");
        assertThat(found.synonyms()).containsExactly("Gewerbeschein");
        assertThat(found.other())
                .containsEntry("id", "42")
                .containsEntry("struktur", "xzufi:LeistungsstrukturObjektMitVerrichtung");
        assertThat(found.source().line()).isEqualTo(7);
    }

    @Test
    void allObjectsAreCountedAlsoThoseThatAreNotRead() {
        List<LeikaLeistung> services = new ArrayList<>();
        String xml = HEAD + ORGANISATION + service("1", "99050035001000", "A") + ORGANISATION
                + service("2", "99050035002000", "B")
                + "<xzufi:onlinedienst><xzufi:id>9</xzufi:id></xzufi:onlinedienst>"
                + TAIL;
        Read<XzufiReader.Summary> read = XzufiReader.read(
                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
                "dienste.xml",
                XzufiReader.Limits.STANDARD,
                services::add);

        assertThat(services).extracting(LeikaLeistung::name).containsExactly("A", "B");
        assertThat(read.value().version()).isEqualTo("2.2.0");
        assertThat(read.value().services()).isEqualTo(2);
        assertThat(read.value().objects())
                .containsEntry("leistung", 2)
                .containsEntry("organisationseinheit", 2)
                .containsEntry("onlinedienst", 1);
    }

    @Test
    void aDocumentOfASingleServiceIsReadToo() {
        String xml = service("1", "99050035001000", "A")
                .replaceFirst(
                        "<xzufi:leistung>",
                        "<xzufi:leistung xmlns:xzufi=\"http://xoev.de/schemata/xzufi/2_2_0\""
                                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");

        assertThat(read(xml).orThrow().entries()).hasSize(1);
    }

    @Test
    void anExternalEntityIsNeverOpened(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "streng geheim");
        String xml = HEAD.replace(
                        "<xzufi:uebertragung.schreiben",
                        "<!DOCTYPE x [<!ENTITY s SYSTEM \"" + secret.toUri() + "\">]>\n<xzufi:uebertragung.schreiben")
                + service("1", "99050035001000", "&s;")
                + TAIL;
        Read<Leikakatalog> read = read(xml);

        assertThat(read.value().entries()).isEmpty();
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-OZG-061");
            assertThat(problem.toString()).doesNotContain("geheim");
        });
    }

    @Test
    void entityExpansionIsRefusedBeforeItBegins() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"&a")
                    .append(i - 1)
                    .append(";&a")
                    .append(i - 1)
                    .append(";\">\n");
        }
        bomb.append("]>\n<x>&a39;</x>");

        assertThat(read(bomb.toString()).problems()).extracting(Problem::code).containsExactly("EB-OZG-061");
        assertThat(read(HEAD + service("1", "99050035001000", "&unbekannt;") + TAIL)
                        .value()
                        .entries())
                .as("an entity that nobody declared")
                .allMatch(service -> !service.name().contains("&"));
    }

    @Test
    void anotherKindOfXmlIsNamed() {
        assertThat(read("<html/>").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-OZG-062");
            assertThat(problem.expected()).contains(XzufiReader.NAMESPACE);
        });
        assertThat(read(HEAD.replace("2.2.0\"", "2.1.0\"") + service("1", "99050035001000", "A") + TAIL)
                        .problems())
                .extracting(Problem::code)
                .containsExactly("EB-OZG-062");
    }

    @Test
    void oddServicesAreReportedAndKeptAsFarAsPossible() {
        Read<Leikakatalog> read = read(HEAD + service("1", "12", "Kein Schlüssel") + service("2", "99050035001000", "")
                + service("", "99050035002000", "Ohne Nummer") + service("4", "", "Ohne Schlüssel")
                + "<xzufi:leistung><xzufi:id>5</xzufi:id></xzufi:leistung>" + TAIL);

        assertThat(read.value().entries()).extracting(LeikaLeistung::name).hasSize(4);
        assertThat(read.problems()).extracting(Problem::code).containsExactly("EB-OZG-003", "EB-OZG-064", "EB-OZG-064");
    }

    @Test
    void limitsEndTheReadingAndKeepWhatCameBefore() {
        String xml = HEAD + service("1", "99050035001000", "A") + service("2", "99050035002000", "B") + TAIL;

        Read<Leikakatalog> one = read(xml, new XzufiReader.Limits(1 << 20, 1, 100, 1000));
        assertThat(one.value().entries()).hasSize(1);
        assertThat(one.problems()).extracting(Problem::code).containsExactly("EB-OZG-063");

        assertThat(read(xml, new XzufiReader.Limits(200, 10, 100, 1000)).problems())
                .extracting(Problem::code)
                .containsExactly("EB-OZG-063");
        assertThat(read(xml, new XzufiReader.Limits(1 << 20, 10, 3, 1000)).problems())
                .extracting(Problem::code)
                .containsExactly("EB-OZG-063");
        Read<Leikakatalog> cut = read(
                HEAD + service("1", "99050035001000", "x".repeat(5000)) + TAIL,
                new XzufiReader.Limits(1 << 20, 10, 100, 1000));
        assertThat(cut.value().entries().get(0).name()).hasSize(1000);
        assertThat(cut.problems()).extracting(Problem::code).containsExactly("EB-OZG-063");
    }

    @Test
    void deepNestingDoesNotOverflow() {
        assertThat(read(HEAD + "<a>".repeat(200_000)).problems())
                .extracting(Problem::code)
                .containsExactly("EB-OZG-063");
    }

    @Test
    void aFileOf5000ServicesIsReadInPieces() {
        int many = 5000;
        List<InputStream> parts = new ArrayList<>();
        parts.add(new ByteArrayInputStream(HEAD.getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < many; i++) {
            String part = service("" + i, Long.toString(99_050_001_001_000L + i), "Leistung " + i);
            parts.add(new ByteArrayInputStream(part.getBytes(StandardCharsets.UTF_8)));
        }
        parts.add(new ByteArrayInputStream(TAIL.getBytes(StandardCharsets.UTF_8)));
        InputStream file = new SequenceInputStream(Collections.enumeration(parts));
        Read<Leikakatalog> read = XzufiReader.read(file, "pvog.xml", XzufiReader.Limits.STANDARD);

        assertThat(read.value().entries()).hasSize(many);
    }

    @Property(tries = 200)
    void aFileThatIsCutOffKeepsTheServicesBefore(@ForAll @IntRange(min = 1, max = 2000) int length) {
        String xml = HEAD + service("1", "99050035001000", "A") + service("2", "99050035002000", "B") + TAIL;
        Read<Leikakatalog> read = read(xml.substring(0, Math.min(length, xml.length() - 1)));

        assertThat(read.isClean()).isFalse();
        assertThat(read.value().entries().size()).isLessThanOrEqualTo(2);
    }

    @Property(tries = 200)
    void anyTextIsReadOrRefusedWithoutAnException(@ForAll String text) {
        assertThat(read(text).isClean()).isFalse();
        assertThat(read(HEAD + text).value().entries()).isEmpty();
    }

    @Test
    void anEntityThatXmlDoesNotKnowIsNamedAndLeavesAMark() {
        Read<Leikakatalog> read = read(HEAD
                + service("42", "99050035001000", "Gewerbe&nbsp;anmelden &amp; abmelden")
                + service("43", "99050035001001", "Hunde&nbsp;steuer &geheim;")
                + TAIL);

        assertThat(read.value().entries())
                .extracting(LeikaLeistung::name)
                .containsExactly("Gewerbe\uFFFDanmelden & abmelden", "Hunde\uFFFDsteuer \uFFFD");
        assertThat(read.problems())
                .extracting(problem -> problem.code() + " " + problem.message())
                .containsExactly(
                        "EB-OZG-065 XML does not know the entity \"&nbsp;\"; it was read as \uFFFD, here and 1 more times",
                        "EB-OZG-065 XML does not know the entity \"&geheim;\"; it was read as \uFFFD");
    }

    @Test
    void aFileWithoutServicesSaysWhatItHolds() {
        assertThat(read(HEAD + ORGANISATION + "<xzufi:leistng/>" + TAIL).problems())
                .singleElement()
                .asString()
                .startsWith("EB-OZG-066  dienste.xml  the file holds no service; it holds")
                .contains("organisationseinheit", "leistng");
        assertThat(read(HEAD + ORGANISATION + "<a").problems())
                .as("a broken file may have had some")
                .extracting(Problem::code)
                .containsExactly("EB-OZG-060");
    }

    /** The parser of the JDK prints on the console what it thinks of wrong bytes. */
    @Test
    void wrongBytesAreAProblemAndNothingIsPrinted() {
        byte[] latin =
                (HEAD + service("42", "99050035001000", "Änderung") + TAIL).getBytes(StandardCharsets.ISO_8859_1);
        PrintStream console = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Read<Leikakatalog> read;
        try {
            System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
            read = XzufiReader.read(new ByteArrayInputStream(latin), "dienste.xml", XzufiReader.Limits.STANDARD);
        } finally {
            System.setErr(console);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(read.problems())
                .singleElement()
                .asString()
                .startsWith("EB-OZG-060")
                .contains("bytes that do not exist in the encoding", "save the file as UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void theEncodingThatTheFileDeclaresIsUsed(String encoding) {
        String xml = HEAD.replace("UTF-8", encoding) + service("42", "99050035001000", "Änderung") + TAIL;
        for (String text : encoding.equals("UTF-8") ? List.of(xml, "\uFEFF" + xml) : List.of(xml)) {
            Read<Leikakatalog> read = XzufiReader.read(
                    new ByteArrayInputStream(text.getBytes(Charset.forName(encoding))),
                    "dienste.xml",
                    XzufiReader.Limits.STANDARD);

            assertThat(read.problems()).isEmpty();
            assertThat(read.value().entries()).extracting(LeikaLeistung::name).containsExactly("Änderung");
        }
    }

    @Test
    void anUnknownEncodingIsNamed() {
        assertThat(read(HEAD.replace("UTF-8", "utf-zqx") + TAIL).problems())
                .singleElement()
                .asString()
                .startsWith("EB-OZG-060  dienste.xml:1")
                .contains("\"utf-zqx\"");
    }
}
