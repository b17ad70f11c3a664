package org.eigenbetrieb.securityreport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.source.PersonGuard;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A legal duty to report incidents: its steps, since when it is in force, and who says so.
 *
 * <p>Whether the enterprise falls under it is no part of it: that is a {@link Scope}, given with its reason. Immutable and
 * safe for use by several threads.
 *
 * @param id lower-case letters, digits and {@code -}, for example {@code dsgvo-33}
 * @param validity when it is in force; the day on which the enterprise became aware of an incident decides
 * @param source the statute
 * @param steps what is due when, in order; at least one
 */
public record ReportingDuty(String id, Validity validity, LegalSource source, List<Step> steps) {

    /** What all rows of a duty have in common. */
    private static final List<String> SHARED =
            List.of("gueltig_von", "gueltig_bis", "quelle", "fundstelle", "fassung", "gesichert");

    /** Checks the parts; see the record's description. */
    public ReportingDuty {
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(source, "source");
        steps = List.copyOf(steps);
        if (id.isBlank() || steps.isEmpty()) {
            throw new IllegalArgumentException("A duty needs an id and at least one step");
        }
        List<String> before = new ArrayList<>();
        for (Step step : steps) {
            if (before.contains(step.id()) || !step.after().isEmpty() && !before.contains(step.after())) {
                throw new IllegalArgumentException("Step \"" + step.id() + "\" of " + id
                        + " stands there twice, or counts from a step that does not stand before it: \"" + step.after()
                        + "\"");
            }
            before.add(step.id());
        }
    }

    /**
     * One report that is due.
     *
     * @param id id within the duty
     * @param title what it is, in German
     * @param after the step whose report starts the period, or empty: becoming aware of the incident starts it
     * @param rule how the period is counted
     */
    public record Step(String id, String title, String after, DeadlineRule rule) {

        /** Checks that nothing is missing. */
        public Step {
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(rule, "rule");
            if (id.isBlank() || title.isBlank()) {
                throw new IllegalArgumentException("A step needs an id and a title");
            }
        }
    }

    /**
     * The duties that come with the library: GDPR Art. 33 ({@code dsgvo-33}) and § 32 BSIG ({@code bsig-32}), in force as their
     * data say. They were not checked against the official text; their citation says so.
     *
     * @return the duties; add your own, or {@link #read} another table
     */
    public static List<ReportingDuty> standard() {
        String file = "meldepflichten.csv";
        try (InputStream in = ReportingDuty.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The library is incomplete: " + file + " is missing");
            }
            Read<CsvTable> table = CsvReader.read(in.readAllBytes(), file, CsvFormat.RFC4180, Limits.STANDARD);
            return read(table.orThrow()).orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("The library cannot be read: " + file, e);
        }
    }

    /**
     * Reads duties from a table with one row per step: {@code pflicht}, {@code schritt}, {@code bezeichnung}, {@code nach},
     * {@code dauer}, {@code einheit} ({@code stunden}, {@code tage}, {@code kalendermonate}), {@code gueltig_von}, {@code
     * gueltig_bis}, {@code quelle}, {@code fundstelle}, {@code fassung} (date of the text), {@code gesichert} ({@code ja} only
     * when the text was read).
     *
     * @param table the table
     * @return the duties in the order of the table; a row without date or source is refused with {@code EB-SEC-002}, and so is one
     *     whose dates or source are others than those of the first row of its duty; texts that seem to name a person are not
     *     repeated
     */
    public static Read<List<ReportingDuty>> read(CsvTable table) {
        return read(table, PersonGuard.standard());
    }

    /** As above; a text that seems to name a person is not used. */
    static Read<List<ReportingDuty>> read(CsvTable table, PersonGuard guard) {
        List<Problem> problems = new ArrayList<>(InputTable.PFLICHTEN.check(table));
        if (problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
            return Read.of(List.of(), problems);
        }
        Map<String, List<Step>> steps = new LinkedHashMap<>();
        Map<String, Validity> validities = new LinkedHashMap<>();
        Map<String, LegalSource> sources = new LinkedHashMap<>();
        Map<String, CsvTable.Row> first = new HashMap<>();
        for (CsvTable.Row row : table.rows()) {
            Cells cells = new Cells(InputTable.PFLICHTEN, row, problems);
            String duty = cells.required("pflicht");
            String step = cells.required("schritt");
            String title = cells.named(guard, "bezeichnung", true);
            LocalDate from = cells.parsed("gueltig_von", LocalDate::parse, true);
            LocalDate to = cells.parsed("gueltig_bis", LocalDate::parse, false);
            LocalDate version = cells.parsed("fassung", LocalDate::parse, false);
            Integer length = cells.parsed("dauer", Integer::valueOf, true);
            String source = cells.named(guard, "quelle", true);
            String section = cells.named(guard, "fundstelle", false);
            DeadlineRule rule = length == null ? null : cells.parsed("einheit", unit -> rule(length, unit), true);
            String after = cells.text("nach");
            List<String> before =
                    steps.getOrDefault(duty, List.of()).stream().map(Step::id).toList();
            for (String id : List.of("pflicht", "schritt")) {
                guard.suspicionInId(cells.text(id)).ifPresent(why -> cells.fail(id, "seems to name a person: " + why));
            }
            CsvTable.Row other = first.getOrDefault(duty, row);
            for (String shared : SHARED) {
                if (!text(row, shared).equals(text(other, shared))) {
                    cells.fail(
                            shared,
                            "is not what the first row of the duty says, in line " + other.line()
                                    + "; a duty has one period and one source");
                }
            }
            if (from != null && to != null && to.isBefore(from)) {
                cells.fail("gueltig_bis", "is " + to + ", before gueltig_von");
            }
            if (before.contains(step)) {
                cells.fail("schritt", "\"" + step + "\" stands there twice");
            }
            if (!after.isEmpty() && !before.contains(after)) {
                cells.fail("nach", "\"" + after + "\" is no step that stands before this one");
            }
            if (cells.failed() || rule == null || from == null) {
                continue;
            }
            first.putIfAbsent(duty, row);
            boolean verified = cells.text("gesichert").equals("ja");
            steps.computeIfAbsent(duty, key -> new ArrayList<>()).add(new Step(step, title, after, rule));
            validities.putIfAbsent(duty, new Validity(from, to));
            sources.putIfAbsent(duty, source(source, section, version, verified));
        }
        List<ReportingDuty> duties = new ArrayList<>();
        steps.forEach((id, list) -> duties.add(new ReportingDuty(
                id, Objects.requireNonNull(validities.get(id)), Objects.requireNonNull(sources.get(id)), list)));
        return Read.of(List.copyOf(duties), problems);
    }

    private static String text(CsvTable.Row row, String column) {
        return row.find(column).map(cell -> cell.text().strip()).orElse("");
    }

    private static LegalSource source(String title, String section, @Nullable LocalDate version, boolean verified) {
        return new LegalSource(
                LegalSource.Kind.STATUTE,
                title,
                section,
                version,
                verified ? LegalSource.Standing.VERIFIED : LegalSource.Standing.UNVERIFIED);
    }

    private static DeadlineRule rule(int length, String unit) {
        return switch (unit) {
            case "stunden" -> DeadlineRule.hours(length);
            case "tage" -> DeadlineRule.days(length);
            case "kalendermonate" -> DeadlineRule.calendarMonths(length);
            default ->
                throw new IllegalArgumentException(
                        "\"" + unit + "\" is no unit of periods; expected stunden, tage or kalendermonate");
        };
    }
}
