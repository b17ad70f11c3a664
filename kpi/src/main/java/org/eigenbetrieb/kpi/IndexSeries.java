package org.eigenbetrieb.kpi;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.CsvValue;
import org.eigenbetrieb.core.csv.CsvWriter;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.time.Period;

/**
 * A price or pay index over time, with everything needed to know what its numbers mean.
 *
 * <p>Numbers of different bases are not comparable: after a change of base a statistical office recomputes earlier
 * periods. Two series become one only by {@link #chain}, through a stated period that both have. A number that was
 * carried forward stays marked as such. Series are the user's data; the library brings none along. Immutable and safe
 * for use by several threads.
 *
 * @param id which index, for example {@code vpi}
 * @param base what counts as 100, for example {@code 2020=100}
 * @param source who publishes it, with the number of the table
 * @param retrieved when it was retrieved
 * @param frequency how often it is published
 * @param values the numbers, positive, by period
 * @param carriedForward periods whose number was taken over from the period before
 */
public record IndexSeries(
        String id,
        String base,
        String source,
        LocalDate retrieved,
        Frequency frequency,
        NavigableMap<Period, Quantity> values,
        Set<Period> carriedForward) {

    private static final List<String> COLUMNS =
            List.of("reihe", "basis", "quelle", "abgerufen", "rhythmus", "zeitraum", "wert", "uebernommen");

    /** How often an index is published. */
    public enum Frequency {
        /** Once for each calendar month. */
        MONTHLY("monatlich"),
        /** Once for each calendar year. */
        ANNUAL("jaehrlich");

        private final String code;

        Frequency(String code) {
            this.code = code;
        }

        boolean fits(Period period) {
            if (period.from() == null || period.to() == null || period.instant()) {
                return false;
            }
            YearMonth month = YearMonth.from(period.from());
            return this == ANNUAL
                    ? period.calendarYear().isPresent()
                    : period.equals(Period.span(month.atDay(1), month.atEndOfMonth()));
        }

        /** The period after one. */
        Period next(Period period) {
            LocalDate end = Objects.requireNonNull(period.to(), "to");
            if (this == ANNUAL) {
                return Period.year(end.getYear() + 1);
            }
            YearMonth month = YearMonth.from(end).plusMonths(1);
            return Period.span(month.atDay(1), month.atEndOfMonth());
        }
    }

    /** Checks and copies the parts; see the record's description. */
    public IndexSeries {
        Objects.requireNonNull(retrieved, "retrieved");
        Objects.requireNonNull(frequency, "frequency");
        if (id.isBlank() || base.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException(
                    "Index \"" + id + "\" needs an id, a base such as 2020=100 and a source");
        }
        for (Map.Entry<Period, Quantity> entry : values.entrySet()) {
            if (!frequency.fits(entry.getKey())) {
                throw new IllegalArgumentException(
                        "Index " + id + " is " + frequency.code + "; " + entry.getKey() + " is no such period");
            }
            if (entry.getValue().unscaled() <= 0) {
                throw new IllegalArgumentException(
                        "Index " + id + " is " + entry.getValue() + " in " + entry.getKey() + "; expected above 0");
            }
        }
        if (!values.keySet().containsAll(carriedForward)) {
            throw new IllegalArgumentException("Index " + id + " carries periods forward that it does not have");
        }
        values = Collections.unmodifiableNavigableMap(new TreeMap<>(values));
        carriedForward = Collections.unmodifiableSet(new TreeSet<>(carriedForward));
    }

    /**
     * By how much the index rose.
     *
     * @param from the earlier period
     * @param to the later period
     * @return value of the later over value of the earlier period, exact
     * @throws IllegalArgumentException when one of them has no value
     */
    public Rational factor(Period from, Period to) {
        return value(to).dividedBy(value(from));
    }

    private Rational value(Period period) {
        Quantity value = values.get(period);
        if (value == null) {
            throw new IllegalArgumentException(
                    "Index " + id + " (" + base + ") has no value for " + period + "; it has "
                            + (values.isEmpty() ? "none" : values.firstKey() + " to " + values.lastKey())
                            + ". Carry it forward if you must, with carriedForwardTo");
        }
        return value.value();
    }

    /**
     * This series continued by a newer one of another base.
     *
     * @param newer the newer series; its numbers stay as they are
     * @param link a period that both have; earlier numbers of this series are scaled so that both agree there
     * @return a series on the base of the newer one: numbers before the link from this series, rounded to one decimal
     *     more than they had, and everything from the link on from the newer one
     * @throws IllegalArgumentException when the series are different indices, have one base, are published at different
     *     intervals, or one of them lacks the link
     */
    public IndexSeries chain(IndexSeries newer, Period link) {
        if (!id.equals(newer.id) || frequency != newer.frequency) {
            throw new IllegalArgumentException("Only one index can be chained: " + id + " (" + frequency.code + ") and "
                    + newer.id + " (" + newer.frequency.code + ") are different ones");
        }
        if (base.equals(newer.base)) {
            throw new IllegalArgumentException("Both series have the base " + base + "; there is nothing to chain");
        }
        if (carriedForward.contains(link) || newer.carriedForward.contains(link)) {
            throw new IllegalArgumentException(
                    "Index " + id + " was carried forward to " + link + "; a link needs published numbers");
        }
        Rational scale = newer.value(link).dividedBy(value(link));
        TreeMap<Period, Quantity> chained = new TreeMap<>();
        Set<Period> carried = new HashSet<>();
        values.headMap(link, false).forEach((period, value) -> {
            chained.put(
                    period,
                    Quantity.round(value.value().times(scale), value.decimals() + 1, Unit.NUMBER, Rounding.HALF_UP));
            if (carriedForward.contains(period)) {
                carried.add(period);
            }
        });
        newer.values.tailMap(link, true).forEach((period, value) -> {
            chained.put(period, value);
            if (newer.carriedForward.contains(period)) {
                carried.add(period);
            }
        });
        return new IndexSeries(
                id,
                newer.base,
                newer.source + "; bis " + link + " verkettet mit " + source + " (" + base + ")",
                newer.retrieved.isBefore(retrieved) ? newer.retrieved : retrieved,
                frequency,
                chained,
                carried);
    }

    /**
     * This series with its last number taken over for the periods that follow, each of them marked.
     *
     * @param last the last period that is to have a number
     * @return the longer series; this one when it reaches so far
     * @throws IllegalArgumentException when there is no number to take over, or the period does not fit the frequency
     */
    public IndexSeries carriedForwardTo(Period last) {
        if (values.isEmpty() || !frequency.fits(last)) {
            throw new IllegalArgumentException(
                    "Index " + id + " (" + frequency.code + ") cannot be carried forward to " + last);
        }
        TreeMap<Period, Quantity> longer = new TreeMap<>(values);
        Set<Period> carried = new HashSet<>(carriedForward);
        Quantity value = values.lastEntry().getValue();
        Period period = values.lastKey();
        while (period.compareTo(last) < 0) {
            period = frequency.next(period);
            longer.put(period, value);
            carried.add(period);
        }
        return new IndexSeries(id, base, source, retrieved, frequency, longer, carried);
    }

    /**
     * Reads series: columns {@code reihe}, {@code basis}, {@code quelle}, {@code abgerufen} (a day), {@code rhythmus}
     * ({@code monatlich} or {@code jaehrlich}), {@code zeitraum} ({@code 2023} or {@code 2023-06}), {@code wert},
     * {@code uebernommen} ({@code ja} or empty). One index on two bases makes two series; they are never mixed.
     *
     * @param table the table
     * @param notation how it writes numbers
     * @return the series in the order of the table, and every problem
     */
    public static Read<List<IndexSeries>> read(CsvTable table, Notation notation) {
        List<Problem> problems = new ArrayList<>(table.missing(COLUMNS));
        if (!problems.isEmpty()) {
            return Read.of(List.of(), problems);
        }
        Map<String, List<CsvTable.Row>> bySeries = new LinkedHashMap<>();
        for (CsvTable.Row row : table.rows()) {
            bySeries.computeIfAbsent(
                            Cells.text(row, "reihe") + "|" + Cells.text(row, "basis"), key -> new ArrayList<>())
                    .add(row);
        }
        List<IndexSeries> series = new ArrayList<>();
        bySeries.values().forEach(rows -> read(rows, notation, problems).ifPresent(series::add));
        return Read.of(List.copyOf(series), problems);
    }

    private static Optional<IndexSeries> read(List<CsvTable.Row> rows, Notation notation, List<Problem> problems) {
        CsvTable.Row first = rows.get(0);
        LocalDate retrieved = Cells.day(first.cell("abgerufen"), problems);
        String rhythm = Cells.text(first, "rhythmus");
        Frequency frequency = rhythm.equals(Frequency.ANNUAL.code) ? Frequency.ANNUAL : Frequency.MONTHLY;
        if (!rhythm.equals(frequency.code)) {
            problems.add(Problem.error(
                    "EB-KPI-007",
                    first.cell("rhythmus").place(),
                    "\"" + rhythm + "\" is not a rhythm; the series was left out",
                    "expected monatlich or jaehrlich"));
        }
        TreeMap<Period, Quantity> values = new TreeMap<>();
        Set<Period> carried = new HashSet<>();
        for (CsvTable.Row row : rows) {
            for (String column : List.of("quelle", "abgerufen", "rhythmus")) {
                if (!row.cell(column).text().equals(first.cell(column).text())) {
                    problems.add(Problem.error(
                            "EB-KPI-007",
                            row.cell(column).place(),
                            column + " \"" + row.cell(column).text()
                                    + "\" differs from the first row of this series, \""
                                    + first.cell(column).text() + "\"; the row was left out",
                            "one series has one source, one day of retrieval and one rhythm"));
                }
            }
            Optional<Period> period = period(row.cell("zeitraum"), frequency, problems);
            Optional<Quantity> value = Cells.number(row.cell("wert"), notation, Unit.NUMBER, problems);
            if (period.isEmpty() || value.isEmpty()) {
                continue;
            }
            if (value.get().unscaled() <= 0 || values.containsKey(period.get())) {
                problems.add(Problem.error(
                        "EB-KPI-007",
                        row.cell("wert").place(),
                        values.containsKey(period.get())
                                ? period.get() + " stands in the series twice; the second row was left out"
                                : "an index is above 0, not " + row.cell("wert").text() + "; the row was left out",
                        "correct the row"));
                continue;
            }
            values.put(period.get(), value.get());
            if (Cells.text(row, "uebernommen").equals("ja")) {
                carried.add(period.get());
            }
        }
        if (retrieved == null || !rhythm.equals(frequency.code)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new IndexSeries(
                    Cells.text(first, "reihe"),
                    Cells.text(first, "basis"),
                    Cells.text(first, "quelle"),
                    retrieved,
                    frequency,
                    values,
                    carried));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error(
                    "EB-KPI-007", first.place(), String.valueOf(e.getMessage()), "the series was left out"));
            return Optional.empty();
        }
    }

    private static Optional<Period> period(CsvTable.Cell cell, Frequency frequency, List<Problem> problems) {
        String text = cell.text().strip();
        try {
            Period period;
            if (text.matches("[0-9]{4}-[0-9]{2}")) {
                YearMonth month = YearMonth.parse(text);
                period = Period.span(month.atDay(1), month.atEndOfMonth());
            } else {
                period = Period.parse(text);
            }
            if (frequency.fits(period)) {
                return Optional.of(period);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // reported below, with what was expected
        }
        problems.add(Problem.error(
                "EB-KPI-007",
                cell.place(),
                "\"" + cell.text() + "\" is no period of a series that is " + frequency.code + "; the row was left out",
                frequency == Frequency.ANNUAL ? "expected a year such as 2023" : "expected a month such as 2023-06"));
        return Optional.empty();
    }

    /**
     * Writes series as JSON; {@code docs/kpi.md} lists the fields.
     *
     * @param series the list
     * @return the document
     */
    public static String toJson(List<IndexSeries> series) {
        return KpiJson.writeSeries(series);
    }

    /**
     * Reads what {@link #toJson} writes, or what was written by hand like it.
     *
     * @param bytes the document, UTF-8
     * @param file its name in messages
     * @return what could be read, and every problem; fields that are not known are problems
     */
    public static Read<List<IndexSeries>> readJson(byte[] bytes, String file) {
        return KpiJson.series(bytes, file);
    }

    /**
     * Writes series as {@link #read} reads them.
     *
     * @param series the series
     * @param format how to write
     * @return the bytes
     */
    public static byte[] toCsv(List<IndexSeries> series, CsvFormat format) {
        CsvWriter writer = CsvWriter.of(format).header(COLUMNS);
        for (IndexSeries each : series) {
            each.values.forEach((period, value) -> writer.row(
                    CsvValue.text(each.id),
                    CsvValue.text(each.base),
                    CsvValue.text(each.source),
                    CsvValue.id(each.retrieved.toString()),
                    CsvValue.id(each.frequency.code),
                    CsvValue.id(
                            each.frequency == Frequency.ANNUAL
                                    ? period.toString()
                                    : YearMonth.from(Objects.requireNonNull(period.from(), "from"))
                                            .toString()),
                    CsvValue.number(value),
                    CsvValue.text(each.carriedForward.contains(period) ? "ja" : "")));
        }
        return writer.bytes();
    }
}
