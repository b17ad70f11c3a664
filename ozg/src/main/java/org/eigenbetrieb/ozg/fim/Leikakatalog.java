package org.eigenbetrieb.ozg.fim;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.ozg.LeikaKey;
import org.eigenbetrieb.ozg.Typisierung;
import org.eigenbetrieb.ozg.internal.Texts;
import org.jspecify.annotations.Nullable;

/**
 * An official catalogue of services.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Leikakatalog {

    private static final String KEY = "Schluessel";
    private static final String NAME = "Bezeichnung";
    private static final String SECOND_NAME = "Bezeichnung2";
    private static final String TYPE = "Typ";
    private static final String SYNONYMS = "Synonyme";
    private static final String FEATURES = "Besondere Merkmale";
    private static final String PUBLISHED = "Veröffentlichungsdatum";
    private static final Set<String> READ = Set.of(KEY, NAME, SECOND_NAME, TYPE, SYNONYMS, FEATURES, PUBLISHED);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d.M.uuuu H:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** A row is no service: neither key nor name. It is left out. */
    private static final String NO_SERVICE = "EB-OZG-030";
    /** A key stands twice. Both services are kept. */
    private static final String DUPLICATE_KEY = "EB-OZG-031";
    /** A day of publication is none. The service is kept without it. */
    private static final String NO_MOMENT = "EB-OZG-032";

    /** A column is probably misspelled. It is kept under its name and not read. */
    private static final String MISSPELLED = "EB-OZG-033";

    private final List<LeikaLeistung> entries;
    private final Map<LeikaKey, LeikaLeistung> byKey;

    private Leikakatalog(List<LeikaLeistung> entries) {
        this.entries = List.copyOf(entries);
        Map<LeikaKey, LeikaLeistung> index = new HashMap<>();
        for (LeikaLeistung entry : this.entries) {
            entry.leikaKey().ifPresent(key -> index.putIfAbsent(key, entry));
        }
        this.byKey = Collections.unmodifiableMap(index);
    }

    /**
     * A catalogue of services from any source.
     *
     * @param entries the services
     * @return the catalogue
     */
    public static Leikakatalog of(List<LeikaLeistung> entries) {
        return new Leikakatalog(entries);
    }

    /**
     * How the FIM portal writes its catalogue: ISO-8859-1. What separates the fields differs between downloads.
     *
     * @param delimiter what separates the fields
     * @return the format to read it with
     */
    public static CsvFormat format(CsvFormat.Delimiter delimiter) {
        return new CsvFormat(delimiter, CsvFormat.Encoding.ISO_8859_1, Notation.PLAIN, false);
    }

    /**
     * Reads the catalogue of the FIM portal.
     *
     * @param table columns {@code Schluessel} and {@code Bezeichnung}, and where they are there {@code Bezeichnung2},
     *     {@code Typ}, {@code Synonyme} and {@code Besondere Merkmale} (several values separated by {@code |}) and
     *     {@code Veröffentlichungsdatum} ({@code DD.MM.YYYY hh:mm}); all other columns are kept by their name
     * @return every service that could be read, and every problem
     */
    public static Read<Leikakatalog> read(CsvTable table) {
        List<Problem> problems = new ArrayList<>(table.missing(List.of(KEY, NAME)));
        boolean usable = problems.isEmpty();
        List<LeikaLeistung> entries = new ArrayList<>();
        for (CsvTable.UnknownColumn column : table.unknown(READ)) {
            if (!column.similar().isEmpty()
                    && !column.similar().equals(KEY)
                    && !column.similar().equals(NAME)) {
                problems.add(Problem.warning(
                        MISSPELLED,
                        column.place(),
                        "column " + column.quoted() + " is kept under its name – did you mean "
                                + Texts.quote(column.similar()) + "?",
                        "correct its name in the header; until then the services have no " + column.similar()));
            }
        }
        if (usable) {
            Map<String, SourceRef> seen = new HashMap<>();
            for (CsvTable.Row row : table.rows()) {
                service(row, problems).ifPresent(entry -> {
                    entries.add(entry);
                    SourceRef first = entry.key().isEmpty() ? null : seen.putIfAbsent(entry.key(), entry.source());
                    if (first != null) {
                        problems.add(repeated("key", entry.key(), row.cell(KEY).place(), first));
                    }
                });
            }
        }
        return Read.of(new Leikakatalog(entries), problems);
    }

    /** What is said of a service that stands in the catalogue already. */
    static Problem repeated(String what, String text, SourceRef place, SourceRef first) {
        return Problem.warning(
                DUPLICATE_KEY,
                place,
                what + " " + Texts.quote(text) + " stands already in line " + first.line()
                        + "; both services are kept, the first one is found by the key",
                "check the catalogue");
    }

    private static Optional<LeikaLeistung> service(CsvTable.Row row, List<Problem> problems) {
        Read<Optional<String>> cell = row.cell(KEY).key();
        problems.addAll(cell.problems());
        String key =
                cell.value().orElse(cell.isClean() ? "" : row.cell(KEY).text().strip());
        String name = text(row, NAME);
        if (key.isEmpty() && name.isEmpty()) {
            problems.add(Problem.error(
                    NO_SERVICE,
                    row.place(),
                    "the row has neither key nor name and is left out",
                    "expected " + KEY + " and " + NAME));
            return Optional.empty();
        }
        problems.addAll(LeikaKey.problems(key, row.cell(KEY).place()));
        Typisierung type = Typisierung.of(text(row, TYPE));
        row.find(TYPE).ifPresent(found -> problems.addAll(type.problems(found.place())));
        Map<String, String> other = new LinkedHashMap<>();
        for (CsvTable.Cell each : row.cells()) {
            if (!READ.contains(each.column())) {
                other.put(each.column(), each.text());
            }
        }
        return Optional.of(new LeikaLeistung(
                key,
                name,
                text(row, SECOND_NAME),
                type,
                Texts.split(text(row, SYNONYMS), "|"),
                Texts.split(text(row, FEATURES), "|"),
                moment(row, problems),
                other,
                row.place()));
    }

    private static @Nullable LocalDateTime moment(CsvTable.Row row, List<Problem> problems) {
        String text = text(row, PUBLISHED);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDateTime.parse(text, MOMENT);
        } catch (DateTimeException e) {
            problems.add(Problem.warning(
                    NO_MOMENT,
                    row.cell(PUBLISHED).place(),
                    Texts.quote(text) + " is not a day and time; the service is kept without it",
                    "expected DD.MM.YYYY hh:mm, for example 01.07.2021 09:30"));
            return null;
        }
    }

    private static String text(CsvTable.Row row, String column) {
        return row.find(column).map(cell -> cell.text().strip()).orElse("");
    }

    /**
     * All services, in the order of the catalogue.
     *
     * @return an unmodifiable list
     */
    public List<LeikaLeistung> entries() {
        return entries;
    }

    /**
     * The service with a key.
     *
     * @param key the key
     * @return the service, or empty; the first one when the key stands twice
     */
    public Optional<LeikaLeistung> find(LeikaKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Size, for debugging. */
    @Override
    public String toString() {
        return "Leikakatalog (" + entries.size() + " services)";
    }
}
