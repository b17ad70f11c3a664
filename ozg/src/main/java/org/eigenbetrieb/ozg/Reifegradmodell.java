package org.eigenbetrieb.ozg;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.ozg.internal.Texts;

/**
 * One version of the maturity model of online services (OZG-Reifegradmodell), as data.
 *
 * <p>Versions count differently: 1.1 has the levels 0 to 4 and ten criteria, the lowest of which decides; 2.0 has the
 * levels 0 to 7 and thirteen criteria and serves for guidance. Levels of two versions are shown side by side and never
 * converted, because no official mapping is known. A version of your own is another object of this type, or another
 * table ({@link #read}). Immutable and safe for use by several threads.
 *
 * @param version the version, for example {@code 1.1}; it names the model in {@link Rating#model()}
 * @param title name of the model
 * @param validity when it is in use
 * @param levels its levels from 0 without a gap
 * @param criteria number of criteria
 * @param rule how the level follows from the criteria
 * @param conformFrom the lowest level that counts as fulfilling the OZG, or -1 when the model names none
 * @param source who publishes it
 */
public record Reifegradmodell(
        String version,
        String title,
        Validity validity,
        List<Level> levels,
        int criteria,
        Rule rule,
        int conformFrom,
        LegalSource source) {

    private static final String NO_MODEL = "EB-OZG-010";
    private static final List<String> COLUMNS = List.of(
            "modell",
            "titel",
            "gueltig_ab",
            "gueltig_bis",
            "kriterien",
            "regel",
            "konform_ab",
            "quelle",
            "stufe",
            "bezeichnung",
            "bereich");
    private static final List<Reifegradmodell> STANDARD =
            read(Resources.table("reifegradmodelle.csv")).orThrow();

    /**
     * A level.
     *
     * @param number the level
     * @param label its name; empty when the model gives none
     * @param range what it belongs to, for example the front end; may be empty
     */
    public record Level(int number, String label, String range) {

        /** Checks that nothing is missing. */
        public Level {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(range, "range");
        }
    }

    /** How the level of a service follows from its criteria. */
    public enum Rule {
        /** The criterion with the lowest level decides. */
        MINIMUM,
        /** The model guides; the level is assessed as a whole. */
        GUIDANCE
    }

    /** Checks the parts; see the record's description. */
    public Reifegradmodell {
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(source, "source");
        levels = List.copyOf(levels);
        if (version.isBlank() || title.isBlank() || levels.isEmpty() || criteria < 0) {
            throw new IllegalArgumentException("Model \"" + version + "\" needs a version, a title and levels");
        }
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).number() != i) {
                throw new IllegalArgumentException("Model " + version + " has level "
                        + levels.get(i).number() + " where level " + i + " is due; levels count from 0 without a gap");
            }
        }
        if (conformFrom < -1 || conformFrom >= levels.size()) {
            throw new IllegalArgumentException(
                    "Model " + version + " has no level " + conformFrom + " from which it could be fulfilled");
        }
    }

    /**
     * The versions that the library brings along: 1.1 and 2.0.
     *
     * @return the models, oldest first
     */
    public static List<Reifegradmodell> standard() {
        return STANDARD;
    }

    /**
     * The version in use on a day.
     *
     * @param models the versions to choose from
     * @param day the day
     * @return the version, or empty when none is in use
     */
    public static Optional<Reifegradmodell> on(List<Reifegradmodell> models, LocalDate day) {
        return models.stream().filter(model -> model.validity().contains(day)).findFirst();
    }

    /**
     * The highest level.
     *
     * @return its number
     */
    public int highest() {
        return levels.size() - 1;
    }

    /**
     * Whether a level fulfils the OZG.
     *
     * @param level the level
     * @return yes or no; empty when the model does not say from which level on
     * @throws IllegalArgumentException when the model has no such level
     */
    public Optional<Boolean> conforms(int level) {
        check(level);
        return conformFrom < 0 ? Optional.empty() : Optional.of(level >= conformFrom);
    }

    /**
     * The level that follows from the criteria.
     *
     * @param criteriaLevels the level of each criterion
     * @return the level; empty when the model leaves it to an assessment as a whole
     * @throws IllegalArgumentException when there is not one level for each criterion, or one that the model lacks
     */
    public OptionalInt rate(List<Integer> criteriaLevels) {
        if (criteriaLevels.size() != criteria) {
            throw new IllegalArgumentException("Model " + version + " has " + criteria + " criteria; "
                    + criteriaLevels.size() + " levels were given");
        }
        criteriaLevels.forEach(this::check);
        return rule == Rule.GUIDANCE
                ? OptionalInt.empty()
                : criteriaLevels.stream().mapToInt(Integer::intValue).min();
    }

    private void check(int level) {
        if (level < 0 || level > highest()) {
            throw new IllegalArgumentException(
                    "Model " + version + " has the levels 0 to " + highest() + ", not " + level);
        }
    }

    /**
     * Reads models from a table with one row per level.
     *
     * @param table columns {@code modell, titel, gueltig_ab, gueltig_bis, kriterien, regel, konform_ab, quelle, stufe,
     *     bezeichnung, bereich}; {@code regel} is {@code minimum} or {@code guidance}
     * @return the models that could be read, in the order of the table, and every problem
     */
    public static Read<List<Reifegradmodell>> read(CsvTable table) {
        List<Problem> problems = new ArrayList<>(table.missing(COLUMNS));
        if (!problems.isEmpty()) {
            return Read.of(List.of(), problems);
        }
        Map<String, List<CsvTable.Row>> groups = new LinkedHashMap<>();
        for (CsvTable.Row row : table.rows()) {
            groups.computeIfAbsent(text(row, "modell"), key -> new ArrayList<>())
                    .add(row);
        }
        List<Reifegradmodell> models = new ArrayList<>();
        groups.forEach((version, rows) -> {
            try {
                models.add(model(version, rows));
            } catch (RuntimeException e) {
                problems.add(Problem.error(
                        NO_MODEL,
                        rows.get(0).place(),
                        "Reifegradmodell " + Texts.quote(version) + " cannot be used: " + e.getMessage(),
                        "expected one row per level from 0, with equal dates, whole numbers and a source"));
            }
        });
        return Read.of(List.copyOf(models), problems);
    }

    private static Reifegradmodell model(String version, List<CsvTable.Row> rows) {
        CsvTable.Row first = rows.get(0);
        List<Level> levels = new ArrayList<>();
        for (CsvTable.Row row : rows) {
            levels.add(new Level(Integer.parseInt(text(row, "stufe")), text(row, "bezeichnung"), text(row, "bereich")));
        }
        String until = text(first, "gueltig_bis");
        String conform = text(first, "konform_ab");
        return new Reifegradmodell(
                version,
                text(first, "titel"),
                new Validity(
                        LocalDate.parse(text(first, "gueltig_ab")), until.isEmpty() ? null : LocalDate.parse(until)),
                levels,
                Integer.parseInt(text(first, "kriterien")),
                Rule.valueOf(text(first, "regel").equals("minimum") ? "MINIMUM" : "GUIDANCE"),
                conform.isEmpty() ? -1 : Integer.parseInt(conform),
                new LegalSource(
                        LegalSource.Kind.STANDARD, text(first, "quelle"), "", null, LegalSource.Standing.UNVERIFIED));
    }

    private static String text(CsvTable.Row row, String column) {
        return row.cell(column).text().strip();
    }
}
