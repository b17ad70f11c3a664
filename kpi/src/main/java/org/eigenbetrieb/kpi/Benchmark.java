package org.eigenbetrieb.kpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.CsvValue;
import org.eigenbetrieb.core.csv.CsvWriter;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;

/**
 * What somebody else says a thing costs: one entry of a list, never the only truth.
 *
 * <p>The library brings no values along: those of KGSt and others are the user's data. Immutable and safe for use by
 * several threads.
 *
 * @param id which benchmark: several years of one have the same id
 * @param label its name
 * @param year the year whose prices it is in
 * @param value the value
 * @param adjustment how it came to that year
 * @param source who says so
 */
public record Benchmark(String id, String label, int year, Quantity value, Adjustment adjustment, LegalSource source) {

    private static final List<String> COLUMNS =
            List.of("richtwert", "bezeichnung", "jahr", "wert", "einheit", "anpassung", "quelle");

    /** How a value came to its year. */
    public enum Adjustment {
        /** Surveyed in that year. */
        SURVEYED("erhoben"),
        /** Adjusted to that year by price or pay indices. */
        INDEXED("fortgeschrieben"),
        /** Taken over from an earlier year without adjustment. */
        CARRIED_FORWARD("uebernommen");

        private final String code;

        Adjustment(String code) {
            this.code = code;
        }

        /**
         * The code in tables.
         *
         * @return {@code erhoben}, {@code fortgeschrieben} or {@code uebernommen}
         */
        public String code() {
            return code;
        }

        static Optional<Adjustment> find(String code) {
            for (Adjustment adjustment : values()) {
                if (adjustment.code.equals(code)) {
                    return Optional.of(adjustment);
                }
            }
            return Optional.empty();
        }
    }

    /** Checks the parts. */
    public Benchmark {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(adjustment, "adjustment");
        Objects.requireNonNull(source, "source");
        if (id.isBlank() || !Keys.isValue(id) || label.isBlank()) {
            throw new IllegalArgumentException("A benchmark needs an id without ; = [ ] | and a name: " + id);
        }
        if (year < 1000 || year > 2999) {
            throw new IllegalArgumentException("Benchmark " + id + " has the year " + year + "; expected four digits");
        }
    }

    /**
     * Reads a list: columns {@code richtwert}, {@code bezeichnung}, {@code jahr}, {@code wert}, {@code einheit},
     * {@code anpassung} ({@code erhoben}, {@code fortgeschrieben}, {@code uebernommen}), {@code quelle}.
     *
     * @param table the table
     * @param notation how it writes numbers
     * @return the benchmarks in the order of the table, and every problem
     */
    public static Read<List<Benchmark>> read(CsvTable table, Notation notation) {
        List<Problem> problems = new ArrayList<>(table.missing(COLUMNS));
        List<Benchmark> found = new ArrayList<>();
        if (!problems.isEmpty()) {
            return Read.of(found, problems);
        }
        for (CsvTable.Row row : table.rows()) {
            int before = problems.size();
            Optional<Integer> year = Cells.year(row.cell("jahr"), problems);
            Optional<Unit> unit = Cells.unit(Cells.text(row, "einheit"));
            Optional<Adjustment> adjustment = Adjustment.find(Cells.text(row, "anpassung"));
            Optional<Quantity> value = Cells.number(row.cell("wert"), notation, unit.orElse(Unit.EUR), problems);
            if (unit.isEmpty() || adjustment.isEmpty() || (value.isEmpty() && problems.size() == before)) {
                String column = unit.isEmpty() ? "einheit" : adjustment.isEmpty() ? "anpassung" : "wert";
                problems.add(Problem.error(
                        "EB-KPI-004",
                        row.cell(column).place(),
                        column + " \"" + row.cell(column).text() + "\" cannot be used; the row was left out",
                        "expected a value, a unit such as EUR, and erhoben, fortgeschrieben or uebernommen"));
            }
            if (problems.size() > before) {
                continue;
            }
            try {
                found.add(new Benchmark(
                        Cells.text(row, "richtwert"),
                        Cells.text(row, "bezeichnung"),
                        year.orElseThrow(),
                        value.orElseThrow(),
                        adjustment.orElseThrow(),
                        LegalSource.form(Cells.text(row, "quelle"))));
            } catch (IllegalArgumentException e) {
                problems.add(Problem.error(
                        "EB-KPI-004", row.place(), String.valueOf(e.getMessage()), "correct the row or leave it out"));
            }
        }
        return Read.of(List.copyOf(found), problems);
    }

    /**
     * Writes benchmarks as JSON; {@code docs/kpi.md} lists the fields.
     *
     * @param benchmarks the list
     * @return the document
     */
    public static String toJson(List<Benchmark> benchmarks) {
        return KpiJson.writeBenchmarks(benchmarks);
    }

    /**
     * Reads what {@link #toJson} writes, or what was written by hand like it.
     *
     * @param bytes the document, UTF-8
     * @param file its name in messages
     * @return what could be read, and every problem; fields that are not known are problems
     */
    public static Read<List<Benchmark>> readJson(byte[] bytes, String file) {
        return KpiJson.benchmarks(bytes, file);
    }

    /**
     * Writes a list as {@link #read} reads it.
     *
     * @param benchmarks the list
     * @param format how to write
     * @return the bytes
     */
    public static byte[] toCsv(List<Benchmark> benchmarks, CsvFormat format) {
        CsvWriter writer = CsvWriter.of(format).header(COLUMNS);
        for (Benchmark benchmark : benchmarks) {
            writer.row(
                    CsvValue.text(benchmark.id),
                    CsvValue.text(benchmark.label),
                    CsvValue.id(Integer.toString(benchmark.year)),
                    CsvValue.number(benchmark.value),
                    CsvValue.id(benchmark.value.unit().code()),
                    CsvValue.id(benchmark.adjustment.code()),
                    CsvValue.text(benchmark.source.title()));
        }
        return writer.bytes();
    }

    /**
     * The benchmark at the prices of another year.
     *
     * @param mix by which indices, and with which weights
     * @param to the year
     * @return the value times the weighted factor, rounded to the decimals of this value; {@code INDEXED}, or {@code
     *     CARRIED_FORWARD} when an index was carried forward to reach the year
     * @throws IllegalArgumentException when an index has no value for one of the years
     */
    public Benchmark adjusted(IndexMix mix, int to) {
        Rational factor = mix.factor(year, to);
        return new Benchmark(
                id,
                label,
                to,
                Quantity.round(value.value().times(factor), value.decimals(), value.unit(), Rounding.HALF_UP),
                mix.isCarriedForward(year) || mix.isCarriedForward(to)
                        ? Adjustment.CARRIED_FORWARD
                        : Adjustment.INDEXED,
                source);
    }
}
