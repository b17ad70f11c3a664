package org.eigenbetrieb.ozg.fim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.ozg.LeikaKey;
import org.eigenbetrieb.ozg.internal.Texts;

/**
 * An OZG-Leistung: a bundle of services of the LeiKa under a number of its own.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param id its number as written, usually five digits ({@code 10xxx}, general knowledge)
 * @param name its name
 * @param topic the field of topics (Themenfeld); may be empty
 * @param leika the LeiKa keys of its services, as written
 * @param source where it was read first
 */
public record OzgLeistung(String id, String name, String topic, List<String> leika, SourceRef source) {

    /** A row is no OZG-Leistung: no number or no name. It is left out. */
    private static final String NO_BUNDLE = "EB-OZG-040";
    /** A number is unusual, or has two names. */
    private static final String ODD_BUNDLE = "EB-OZG-041";

    /** Copies the list. */
    public OzgLeistung {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(source, "source");
        leika = List.copyOf(leika);
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("An OZG-Leistung needs a number and a name");
        }
    }

    /**
     * The columns of a list.
     *
     * @param id the number of the OZG-Leistung
     * @param name its name
     * @param topic the field of topics; empty when the list has none
     * @param leika one LeiKa key or several separated by {@code |}, {@code ;} or {@code ,}; empty when the list has none
     */
    public record Columns(String id, String name, String topic, String leika) {

        /** Checks that nothing is missing. */
        public Columns {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(topic, "topic");
            Objects.requireNonNull(leika, "leika");
        }
    }

    /**
     * Reads a list with one row for each OZG-Leistung, or one row for each of its services.
     *
     * @param table the list
     * @param columns names of its columns
     * @return the OZG-Leistungen in the order of the list, and every problem
     */
    public static Read<List<OzgLeistung>> read(CsvTable table, Columns columns) {
        List<Problem> problems = new ArrayList<>(table.missing(List.of(columns.id(), columns.name())));
        Map<String, OzgLeistung> found = new LinkedHashMap<>();
        if (problems.isEmpty()) {
            for (CsvTable.Row row : table.rows()) {
                row(row, columns, found, problems);
            }
        }
        return Read.of(List.copyOf(found.values()), problems);
    }

    private static void row(CsvTable.Row row, Columns columns, Map<String, OzgLeistung> found, List<Problem> problems) {
        CsvTable.Cell number = row.cell(columns.id());
        Read<Optional<String>> key = number.key();
        problems.addAll(key.problems());
        String id = key.value().orElse("");
        String name = row.cell(columns.name()).text().strip();
        if (id.isEmpty() || name.isEmpty()) {
            problems.add(Problem.error(
                    NO_BUNDLE,
                    row.place(),
                    "the row has no " + (id.isEmpty() ? "number" : "name") + " of an OZG-Leistung and is left out",
                    "expected both in " + columns.id() + " and " + columns.name()));
            return;
        }
        String topic =
                row.find(columns.topic()).map(cell -> cell.text().strip()).orElse("");
        List<String> keys = new ArrayList<>();
        row.find(columns.leika()).ifPresent(cell -> {
            for (String each : Texts.split(cell.text(), "|;,")) {
                problems.addAll(LeikaKey.problems(each, cell.place()));
                keys.add(each);
            }
        });
        OzgLeistung before = found.get(id);
        if (before == null) {
            if (id.length() != 5 || !id.chars().allMatch(c -> c >= '0' && c <= '9')) {
                problems.add(Problem.warning(
                        ODD_BUNDLE,
                        number.place(),
                        "number " + Texts.quote(id) + " is unusual; it is kept as it is",
                        "expected five digits"));
            }
            found.put(id, new OzgLeistung(id, name, topic, keys, row.place()));
            return;
        }
        if (!before.name().equals(name)) {
            problems.add(Problem.warning(
                    ODD_BUNDLE,
                    number.place(),
                    "number " + Texts.quote(id) + " is called " + Texts.quote(name) + " here and "
                            + Texts.quote(before.name()) + " in line "
                            + before.source().line() + "; the first name is kept",
                    "one name for each number"));
        }
        List<String> all = new ArrayList<>(before.leika());
        keys.stream().filter(each -> !all.contains(each)).forEach(all::add);
        found.put(id, new OzgLeistung(id, before.name(), before.topic(), all, before.source()));
    }
}
