package org.eigenbetrieb.planning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.source.Read;

/** Packs of any Land, written into a folder: accounts, single facts and the forms that are to be filled with them. */
final class LandPacks {

    private static final Path KOBLENZ = Path.of("..", "examples", "koblenz");

    private final Path folder;
    private final String land;
    private final String stand;
    private final List<String> papers = new ArrayList<>();

    private LandPacks(Path folder, String land, String stand) {
        this.folder = folder;
        this.land = land;
        this.stand = stand;
    }

    static LandPacks in(Path folder, String land, String stand) {
        return new LandPacks(folder, land, stand);
    }

    /** A form that is computed from other papers. */
    LandPacks form(String layout) {
        return paper("{\"id\": \"" + layout + "\", \"title\": \"" + layout + "\", \"layout\": \"" + layout
                + "\", \"year\": 2024}");
    }

    /** The accounts of Koblenz (erfolgsplan-2024-konten.csv) in a form. */
    LandPacks accounts(String layout) {
        StringBuilder csv = new StringBuilder("posten,konto,bezeichnung,ansatz\n");
        for (CsvTable.Row row : table("erfolgsplan-2024-konten.csv").rows()) {
            if (row.cell("zeilentyp").text().equals("konto")) {
                csv.append(row.cell("posten").text())
                        .append(',')
                        .append(row.cell("konto").text())
                        .append(",Konto,")
                        .append(row.cell("ansatz_2024").text())
                        .append('\n');
            }
        }
        write("konten.csv", csv.toString());
        return paper("{\"id\": \"" + layout + "\", \"title\": \"Erfolgsplan\", \"layout\": \"" + layout
                + "\", \"year\": 2024, \"file\": \"konten.csv\", \"keys\": {\"line\": \"posten\", \"account\": \"konto\","
                + " \"label\": \"bezeichnung\"}, \"accounts\": {\"complete\": true}, \"columns\": {\"ansatz\":"
                + " {\"column\": \"ansatz\", \"role\": \"input\", \"exact\": true}}}");
    }

    /** Amounts planned for 2024, by concept with dimensions. */
    LandPacks facts(Map<String, Long> facts) {
        StringBuilder csv = new StringBuilder("posten,phase,zeitraum,merkmale,wert\n");
        facts.forEach((concept, amount) -> {
            int bar = concept.indexOf('|');
            csv.append(bar < 0 ? concept : concept.substring(0, bar))
                    .append(",ANSATZ,2024,")
                    .append(bar < 0 ? "" : concept.substring(bar + 1))
                    .append(',')
                    .append(amount)
                    .append('\n');
        });
        write("fakten.csv", csv.toString());
        return paper("{\"id\": \"fakten\", \"title\": \"Angaben\", \"year\": 2024, \"file\": \"fakten.csv\", \"keys\":"
                + " {\"line\": \"posten\", \"phase\": \"phase\", \"period\": \"zeitraum\", \"dimensions\": \"merkmale\"},"
                + " \"columns\": {\"wert\": {\"role\": \"input\", \"exact\": true}}}");
    }

    LandPacks paper(String json) {
        papers.add(json);
        return this;
    }

    LandPacks write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Read<Pack> read() {
        write(
                "pack.json",
                "{\"organisation\": \"Betrieb\", \"land\": \"" + land + "\", \"stand\": \"" + stand
                        + "\", \"planYear\": 2024, \"papers\": [" + String.join(",\n", papers) + "]}");
        return PackFolder.read(folder, Planning.registry()).map(pack -> pack.orElseThrow());
    }

    /** What Koblenz plans for 2024 (vermoegensplan-2024-gesamt.csv), without what follows from other figures. */
    static Map<String, Long> koblenz() {
        Map<String, Long> facts = new LinkedHashMap<>();
        for (CsvTable.Row row : table("vermoegensplan-2024-gesamt.csv").rows()) {
            String concept = row.cell("posten").text();
            boolean follows = concept.matches("jahresgewinn|jahresverlust|abschreibungen|(ab|zu)nahme-liquide-mittel");
            if (row.cell("zeilentyp").text().equals("position") && !follows) {
                facts.put(concept, Long.parseLong(row.cell("ansatz_2024").text()));
            }
        }
        return facts;
    }

    private static CsvTable table(String file) {
        return CsvReader.read(KOBLENZ.resolve(file), file, CsvFormat.RFC4180, Limits.STANDARD)
                .orThrow();
    }
}
