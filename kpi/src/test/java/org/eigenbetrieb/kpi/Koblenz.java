package org.eigenbetrieb.kpi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.Land;

/** The tables of Koblenz as they lie in examples/koblenz, and small tables written in tests. */
final class Koblenz {

    static final Jurisdiction PLACE = Jurisdiction.of(Land.RP, "Koblenz");
    static final LocalDate STAND = LocalDate.of(2023, 9, 18);
    static final TableForm FORM = TableForm.of("kennzahlen-edv", STAND)
            .exactIn("ist_2018", "ist_2019", "ist_2020", "ist_2021", "ist_2022")
            .ignoring("textzeile");

    private Koblenz() {}

    /** A table with the only occurrence of a text replaced. */
    static CsvTable changed(String name, String before, String after) {
        try {
            String text = Files.readString(Path.of("..", "examples", "koblenz", name));
            if (text.indexOf(before) < 0 || text.indexOf(before) != text.lastIndexOf(before)) {
                throw new IllegalArgumentException(before + " does not stand once in " + name);
            }
            byte[] bytes = text.replace(before, after).getBytes(StandardCharsets.UTF_8);
            return CsvReader.read(bytes, name, CsvFormat.RFC4180.unguarded(), Limits.STANDARD)
                    .orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CsvTable file(String name) {
        return CsvReader.read(
                        Path.of("..", "examples", "koblenz", name),
                        name,
                        CsvFormat.RFC4180.unguarded(),
                        Limits.STANDARD)
                .orThrow();
    }

    static CsvTable table(String text) {
        return CsvReader.read(
                        text.getBytes(StandardCharsets.UTF_8),
                        "probe.csv",
                        CsvFormat.RFC4180.unguarded(),
                        Limits.STANDARD)
                .orThrow();
    }

    static Kennzahlen kennzahlen() {
        return Kennzahlen.read(file("kennzahlen-edv.csv"), FORM).orThrow();
    }

    static List<WorkplaceDefinition> definitions() {
        return WorkplaceDefinition.read(file("kennzahlen-edv-definitionen.csv")).orThrow();
    }

    static List<RuleOfYear> rules() {
        return RuleOfYear.read(file("kennzahlen-edv-regeln.csv")).orThrow();
    }

    static KennzahlenRun run() {
        return KennzahlenRun.of(kennzahlen(), Kpi.registry(definitions()), rules(), PLACE);
    }

    static CustomerRevenue customers() {
        return CustomerRevenue.read(
                        file("externe-kunden.csv"),
                        TableForm.of("externe-kunden", STAND).ignoring("textzeile"))
                .orThrow();
    }
}
