package org.eigenbetrieb.ozg.fim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.ozg.LeikaKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A catalogue of the size of the official one: nothing lost, every odd row named. */
class LargeCatalogueTest {

    private static final int SERVICES = 5_000;

    /** Every 100th row is odd, in five ways by turns; every 7th field is quoted. */
    private static String catalogue() {
        StringBuilder csv = new StringBuilder(
                "Schluessel;Bezeichnung;Typ;Synonyme;Besondere Merkmale;Veröffentlichungsdatum;Rechtsgrundlage\r\n");
        for (int i = 0; i < SERVICES; i++) {
            boolean odd = i % 100 == 99;
            int way = i / 100 % 5;
            String key = "99" + (101 + i / 900) + (100 + i % 900) + "001000";
            csv.append(odd && way == 0 ? "99 Größe " + i : odd && way == 1 ? "99101100001000" : key)
                    .append(';');
            csv.append(i % 7 == 0 ? "\"Prüfung; \"\"Straße\"\" Nr. " + i + '"' : "Änderung der Größe Nr. " + i)
                    .append(';');
            csv.append(odd && way == 2 ? "99x" : "2/3").append(';');
            csv.append("Übergröße ").append(i).append("|Maß|Öl").append(';');
            csv.append(i % 2 == 0 ? "SDG|EfA" : "").append(';');
            csv.append(odd && way == 3 ? "32.13.2021 25:61" : "01.07.2021 09:30")
                    .append(';');
            csv.append("§ ").append(i).append(" Musterverordnung");
            csv.append(odd && way == 4 ? ";zu viel" : "").append("\r\n");
        }
        return csv.toString();
    }

    @Test
    @Timeout(10)
    void fiveThousandServicesInLatin1AreReadAndOddRowsAreNamed() {
        var table = CsvReader.read(
                catalogue().getBytes(StandardCharsets.ISO_8859_1),
                "leika.csv",
                Leikakatalog.format(CsvFormat.Delimiter.SEMICOLON),
                Limits.STANDARD);
        Read<Leikakatalog> read = Leikakatalog.read(table.value());
        List<Problem> problems = new ArrayList<>(table.problems());
        problems.addAll(read.problems());
        Map<String, Integer> codes = new TreeMap<>();
        problems.forEach(problem -> codes.merge(problem.code(), 1, Integer::sum));

        assertThat(read.value().entries()).hasSize(SERVICES - 10); // ten rows have a field too many
        assertThat(codes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(50);
        assertThat(codes)
                .containsEntry("EB-OZG-003", 10)
                .containsEntry("EB-OZG-031", 10)
                .containsEntry("EB-OZG-004", 10)
                .containsEntry("EB-OZG-032", 10);
        assertThat(problems).allMatch(problem -> problem.place().line() > 1);
        LeikaLeistung last = read.value().find(LeikaKey.parse("99106598001000")).orElseThrow();
        assertThat(last.synonyms()).containsExactly("Übergröße 4998", "Maß", "Öl");
        assertThat(last.features()).containsExactly("SDG", "EfA");
        assertThat(last.name()).isEqualTo("Prüfung; \"Straße\" Nr. 4998");
        assertThat(last.other()).containsEntry("Rechtsgrundlage", "§ 4998 Musterverordnung");
        assertThat(read.value().entries())
                .allSatisfy(service -> assertThat(service.synonyms()).hasSize(3).contains("Maß", "Öl"));
        assertThat(ServiceSearch.of(read.value()).find("Übergröße 4998", 10))
                .extracting(hit -> hit.service().key())
                .containsExactly("99106598001000");
    }

    @Test
    @Timeout(10)
    void theSameFileDeclaredAsUtf8IsNamedAndNotGuessed() {
        byte[] latin = catalogue().getBytes(StandardCharsets.ISO_8859_1);

        var table = CsvReader.read(
                latin,
                "leika.csv",
                new CsvFormat(
                        CsvFormat.Delimiter.SEMICOLON, CsvFormat.Encoding.UTF_8, CsvFormat.RFC4180.notation(), false),
                Limits.STANDARD);

        assertThat(table.problems()).isNotEmpty();
        assertThat(table.problems().get(0).place().line()).isEqualTo(1);
    }
}
