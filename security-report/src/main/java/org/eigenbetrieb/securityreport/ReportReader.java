package org.eigenbetrieb.securityreport;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.securityreport.catalogue.RequirementRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads a report from tables: one of single facts and up to five lists.
 *
 * <p>Several values in a cell are separated by {@code |}. Columns that the reader does not know are left alone. Stateless and
 * safe for use by several threads.
 */
final class ReportReader {

    static final String KOPF = "kopf";
    static final String ANFRAGEN = "anfragen";
    static final String VORFAELLE = "vorfaelle";
    static final String MASSNAHMEN = "massnahmen";
    static final String GELTUNG = "geltung";
    static final String MELDUNGEN = "meldungen";
    static final List<String> ROLES = List.of(KOPF, ANFRAGEN, VORFAELLE, MASSNAHMEN, GELTUNG, MELDUNGEN);

    static final String VON = "zeitraum-von";
    static final String BIS = "zeitraum-bis";
    static final String STAND = "stand";
    static final String GESAMT = "anfragen-gesamt";
    static final String GEMELDET = "vorfaelle-gesamt";
    static final String ZIELE = "erfasste-schutzziele";
    static final String ERFASST = "software-erfasst";
    static final String FEHLEND = "software-fehlend";
    static final String MINDESTZAHL = "mindestzahl-statistik";
    static final List<String> FACTS = List.of(VON, BIS, STAND, GESAMT, GEMELDET, ZIELE, ERFASST, FEHLEND, MINDESTZAHL);

    private final ZoneId zone;
    private final PersonGuard guard;
    private final List<Problem> problems = new ArrayList<>();

    private ReportReader(ZoneId zone, PersonGuard guard) {
        this.zone = zone;
        this.guard = guard;
    }

    static Read<Optional<Taetigkeitsbericht>> read(Map<String, CsvTable> tables, ZoneId zone, PersonGuard guard) {
        ReportReader reader = new ReportReader(zone, guard);
        Optional<Taetigkeitsbericht> report = reader.report(tables);
        return Read.of(report, reader.problems);
    }

    private Optional<Taetigkeitsbericht> report(Map<String, CsvTable> tables) {
        for (String role : tables.keySet()) {
            if (!ROLES.contains(role)) {
                throw new IllegalArgumentException(
                        "\"" + role + "\" is no table of a report; expected " + String.join(", ", ROLES));
            }
        }
        CsvTable kopf = tables.get(KOPF);
        if (kopf == null) {
            throw new IllegalArgumentException("A report needs its table \"" + KOPF + "\" of single facts");
        }
        Map<String, CsvTable.Row> facts = facts(kopf);
        LocalDate from = fact(facts, VON, LocalDate::parse);
        LocalDate to = fact(facts, BIS, LocalDate::parse);
        LocalDate stand = fact(facts, STAND, LocalDate::parse);
        Taetigkeitsbericht.Builder report =
                Taetigkeitsbericht.builder().zone(zone).place(SourceRef.of(kopf.file()));
        set(fact(facts, GESAMT, Count::parse), report::requestsTotal);
        set(fact(facts, GEMELDET, Count::parse), report::incidentsTotal);
        set(fact(facts, ERFASST, Count::parse), report::softwareRecorded);
        set(fact(facts, FEHLEND, Count::parse), report::softwareMissing);
        set(fact(facts, MINDESTZAHL, Integer::valueOf), report::smallestN);
        CsvTable.Row goals = facts.get(ZIELE);
        if (goals != null) {
            report.addAllRecordedGoals(new Cells(goals, problems).all("wert", Schutzziel::of));
        }
        report.requests(unique(
                rows(tables, ANFRAGEN, List.of("art", "bezeichnung", "anzahl"), this::request),
                RequestCount::kind,
                RequestCount::place,
                "kind"));
        List<Incident> incidents = unique(
                rows(tables, VORFAELLE, List.of("id", "bezeichnung"), this::incident),
                Incident::id,
                Incident::place,
                "incident");
        report.incidents(incidents);
        report.tasks(unique(
                rows(tables, MASSNAHMEN, List.of("art", "id", "bezeichnung"), this::task),
                Task::id,
                Task::place,
                "measure"));
        report.scopes(unique(
                rows(tables, GELTUNG, List.of("pflicht", "gilt", "grund"), this::scope),
                Scope::duty,
                Scope::place,
                "duty"));
        Set<String> known = new TreeSet<>(incidents.stream().map(Incident::id).toList());
        report.notifications(kept(
                rows(tables, MELDUNGEN, List.of("vorfall", "pflicht", "meldepflichtig"), this::notification), known));
        if (from == null || to == null || stand == null) {
            for (String needed : List.of(VON, BIS, STAND)) {
                if (!facts.containsKey(needed)) {
                    problems.add(Problem.error(
                            "EB-SEC-001",
                            SourceRef.of(kopf.file()),
                            "the fact \"" + needed + "\" is missing",
                            "expected a row such as " + needed + ",2023-08-31; without it there is no report"));
                }
            }
            return Optional.empty();
        }
        try {
            return Optional.of(report.begin(from).end(to).stand(stand).build());
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error("EB-SEC-001", SourceRef.of(kopf.file()), String.valueOf(e.getMessage()), ""));
            return Optional.empty();
        }
    }

    private static <T> void set(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    private Map<String, CsvTable.Row> facts(CsvTable table) {
        Map<String, CsvTable.Row> facts = new LinkedHashMap<>();
        List<Problem> missing = table.missing(List.of("merkmal", "wert"));
        problems.addAll(missing);
        if (missing.isEmpty()) {
            for (CsvTable.Row row : table.rows()) {
                CsvTable.Cell cell = row.cell("merkmal");
                String name = cell.text().strip();
                if (!FACTS.contains(name)) {
                    problems.add(Problem.error(
                            "EB-SEC-001",
                            cell.place(),
                            "the fact \"" + name + "\" is not known here",
                            "expected one of " + String.join(", ", FACTS) + " – the row is left out"));
                } else if (facts.putIfAbsent(name, row) != null) {
                    problems.add(twice(cell.place(), "fact", name));
                }
            }
        }
        return facts;
    }

    private <T> @Nullable T fact(Map<String, CsvTable.Row> facts, String name, Function<String, T> parser) {
        CsvTable.Row row = facts.get(name);
        return row == null ? null : new Cells(row, problems).parsed("wert", parser, false);
    }

    /** What makes something of a row; nothing when it cannot be used. */
    private interface Maker<T> {
        Optional<T> make(CsvTable.Row row, Cells cells);
    }

    private <T> List<T> rows(Map<String, CsvTable> tables, String role, List<String> columns, Maker<T> maker) {
        CsvTable table = tables.get(role);
        if (table == null) {
            return List.of();
        }
        List<Problem> missing = table.missing(columns);
        problems.addAll(missing);
        List<T> made = new ArrayList<>();
        if (missing.isEmpty()) {
            for (CsvTable.Row row : table.rows()) {
                Cells cells = new Cells(row, problems);
                try {
                    maker.make(row, cells).ifPresent(made::add);
                } catch (IllegalArgumentException e) {
                    problems.add(Problem.error(
                            "EB-SEC-002", row.place(), String.valueOf(e.getMessage()), "the row is left out"));
                }
            }
        }
        return made;
    }

    private <T> List<T> unique(List<T> all, Function<T, String> id, Function<T, SourceRef> place, String what) {
        Set<String> seen = new HashSet<>();
        List<T> kept = new ArrayList<>();
        for (T each : all) {
            if (seen.add(id.apply(each))) {
                kept.add(each);
            } else {
                problems.add(twice(place.apply(each), what, id.apply(each)));
            }
        }
        return kept;
    }

    private static Problem twice(SourceRef place, String what, String id) {
        return Problem.error(
                "EB-SEC-003",
                place,
                what + " \"" + id + "\" stands there twice",
                "keep one; the second row is left out");
    }

    private List<Notification> kept(List<Notification> all, Set<String> known) {
        Predicate<Notification> refers = row -> known.contains(row.incident());
        all.stream()
                .filter(refers.negate())
                .forEach(row -> problems.add(Problem.error(
                        "EB-SEC-004",
                        row.place(),
                        "incident \"" + row.incident() + "\" is not in the list of incidents",
                        known.isEmpty()
                                ? "the list is empty – the row is left out"
                                : "expected one of " + String.join(", ", known) + " – the row is left out")));
        return all.stream().filter(refers).toList();
    }

    /** A text, with a warning when it seems to name a person; versions for any audience leave it out then. */
    private String named(CsvTable.Row row, Cells cells, String column, boolean required) {
        String text = required ? cells.required(column) : cells.text(column);
        guard.suspicion(text)
                .ifPresent(why -> problems.add(Problem.warning(
                        "EB-SEC-005",
                        row.cell(column).place(),
                        column + " seems to name a person: " + why,
                        "write the function instead; until then no version of the report prints this text")));
        return text;
    }

    private static Classification classification(Cells cells) {
        return cells.parsed("einstufung", Classification::of, Classification.INTERNAL);
    }

    private Optional<RequestCount> request(CsvTable.Row row, Cells cells) {
        String kind = cells.required("art");
        String title = named(row, cells, "bezeichnung", true);
        Count count = cells.parsed("anzahl", Count::parse, Count.UNKNOWN);
        Classification classification = classification(cells);
        return cells.failed()
                ? Optional.empty()
                : Optional.of(new RequestCount(kind, title, count, classification, row.place()));
    }

    private Optional<Incident> incident(CsvTable.Row row, Cells cells) {
        Incident.Builder incident = Incident.builder()
                .id(cells.required("id"))
                .title(named(row, cells, "bezeichnung", true))
                .origin(named(row, cells, "herkunft", false))
                .goals(cells.all("schutzziele", Schutzziel::of))
                .occurred(moment(cells, "eingetreten"))
                .detected(moment(cells, "erkannt"))
                .reported(moment(cells, "gemeldet"))
                .contained(moment(cells, "eingedaemmt"))
                .recovered(moment(cells, "wiederhergestellt"))
                .statedDetection(minutes(cells, "min_bis_erkennung"))
                .statedContainment(minutes(cells, "min_bis_eindaemmung"))
                .statedRestoration(minutes(cells, "weitere_min_bis_wiederherstellung"))
                .extent(cells.parsed("umfang", Count::parse, Count.UNKNOWN))
                .extentOf(named(row, cells, "umfang_was", false))
                .classification(classification(cells))
                .place(row.place());
        return cells.failed() ? Optional.empty() : Optional.of(incident.build());
    }

    private Moment moment(Cells cells, String column) {
        return cells.parsed(column, text -> Moment.parse(text, zone), Moment.UNKNOWN);
    }

    private static DurationRange minutes(Cells cells, String column) {
        return cells.parsed(column, DurationRange::parseMinutes, DurationRange.UNKNOWN);
    }

    private Optional<Task> task(CsvTable.Row row, Cells cells) {
        Task.Kind kind = cells.parsed("art", Task.Kind::of, true);
        DueDate due = cells.parsed("faellig", DueDate::parse, false);
        Integer progress = cells.parsed("fortschritt", Integer::valueOf, false);
        Task.Builder task = Task.builder()
                .id(cells.required("id"))
                .title(named(row, cells, "bezeichnung", true))
                .requirements(cells.all("anforderungen", RequirementRef::parse))
                .due(Optional.ofNullable(due))
                .progress(Optional.ofNullable(progress))
                .status(cells.parsed("status", Task.Status::of, Task.Status.UNKNOWN))
                .reason(named(row, cells, "grund", false))
                .role(named(row, cells, "rolle", false))
                .project(cells.text("projekt"))
                .classification(classification(cells))
                .place(row.place());
        return cells.failed() || kind == null
                ? Optional.empty()
                : Optional.of(task.kind(kind).build());
    }

    private Optional<Scope> scope(CsvTable.Row row, Cells cells) {
        String duty = cells.required("pflicht");
        Answer applies = cells.parsed("gilt", Answer::of, Answer.OPEN);
        String reason = named(row, cells, "grund", false);
        String role = named(row, cells, "rolle", false);
        LocalDate decided = cells.parsed("entschieden_am", LocalDate::parse, false);
        return cells.failed()
                ? Optional.empty()
                : Optional.of(new Scope(duty, applies, reason, role, decided, row.place()));
    }

    private Optional<Notification> notification(CsvTable.Row row, Cells cells) {
        Notification notification = new Notification(
                cells.required("vorfall"),
                cells.required("pflicht"),
                cells.text("schritt"),
                cells.parsed("meldepflichtig", Answer::of, Answer.OPEN),
                named(row, cells, "grund", false),
                moment(cells, "gemeldet"),
                classification(cells),
                row.place());
        return cells.failed() ? Optional.empty() : Optional.of(notification);
    }
}
