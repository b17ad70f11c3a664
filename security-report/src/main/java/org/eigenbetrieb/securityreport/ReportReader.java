package org.eigenbetrieb.securityreport;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Similar;
import org.eigenbetrieb.core.source.PersonGuard;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.securityreport.catalogue.RequirementRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads a report from tables: one of single facts and up to five lists.
 *
 * <p>Several values in a cell are separated by {@code |}. Columns that the reader does not know are named. Stateless and safe
 * for use by several threads.
 */
final class ReportReader {

    static final List<InputTable> TABLES = List.of(
            InputTable.KOPF,
            InputTable.ANFRAGEN,
            InputTable.VORFAELLE,
            InputTable.MASSNAHMEN,
            InputTable.GELTUNG,
            InputTable.MELDUNGEN);
    static final List<String> ROLES = TABLES.stream().map(InputTable::role).toList();

    private static final int LONGEST_ID = 60;
    /** Years in which something of a report may be due; others are slips. */
    private static final int FIRST_YEAR = 1990;

    private static final int LAST_YEAR = 2100;

    private final ZoneId zone;
    private final PersonGuard guard;
    private final List<Problem> problems = new ArrayList<>();

    private ReportReader(ZoneId zone, PersonGuard guard) {
        this.zone = zone;
        this.guard = guard;
    }

    /** Reads what is there; without the table of single facts there is no report, but every problem with the others. */
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
        Taetigkeitsbericht.Builder report = Taetigkeitsbericht.builder().zone(zone);
        CsvTable kopf = tables.get(InputTable.KOPF.role());
        Optional<Period> period = kopf == null ? Optional.empty() : facts(kopf, report);
        lists(tables, report);
        return period.map(each ->
                report.begin(each.begin()).end(each.end()).stand(each.stand()).build());
    }

    /** What every version of a report names. */
    private record Period(LocalDate begin, LocalDate end, LocalDate stand) {}

    /** The lists, every row with its problems. */
    private void lists(Map<String, CsvTable> tables, Taetigkeitsbericht.Builder report) {
        report.requests(unique(rows(tables, InputTable.ANFRAGEN, this::request), "art", RequestCount::kind, "kind"));
        List<Incident> incidents =
                unique(rows(tables, InputTable.VORFAELLE, this::incident), "id", Incident::id, "incident");
        report.incidents(incidents);
        report.tasks(unique(rows(tables, InputTable.MASSNAHMEN, this::task), "id", Task::id, "measure"));
        report.scopes(unique(rows(tables, InputTable.GELTUNG, this::scope), "pflicht", Scope::duty, "duty"));
        Set<String> known = new HashSet<>(incidents.stream().map(Incident::id).toList());
        report.notifications(kept(rows(tables, InputTable.MELDUNGEN, this::notification), known));
    }

    private Optional<Period> facts(CsvTable kopf, Taetigkeitsbericht.Builder report) {
        Map<SingleFact, CsvTable.Row> facts = facts(kopf);
        LocalDate from = fact(facts, SingleFact.VON, LocalDate::parse);
        LocalDate to = fact(facts, SingleFact.BIS, LocalDate::parse);
        LocalDate stand = fact(facts, SingleFact.STAND, LocalDate::parse);
        report.place(SourceRef.of(kopf.file()));
        set(fact(facts, SingleFact.GESAMT, Count::parse), report::requestsTotal);
        set(fact(facts, SingleFact.GEMELDET, Count::parse), report::incidentsTotal);
        set(fact(facts, SingleFact.ERFASST, Count::parse), report::softwareRecorded);
        set(fact(facts, SingleFact.FEHLEND, Count::parse), report::softwareMissing);
        set(fact(facts, SingleFact.MINDESTZAHL, ReportReader::smallest), report::smallestN);
        CsvTable.Row goals = facts.get(SingleFact.ZIELE);
        if (goals != null) {
            report.addAllRecordedGoals(new Cells(InputTable.KOPF, goals, problems).all("wert", Schutzziel::of));
        }
        boolean open = classes(kopf, facts, report);
        if (from == null || to == null || stand == null || !open) {
            for (SingleFact needed : List.of(SingleFact.VON, SingleFact.BIS, SingleFact.STAND)) {
                if (!facts.containsKey(needed)) {
                    problems.add(Problem.error(
                            "EB-SEC-001",
                            SourceRef.of(kopf.file()),
                            "the fact \"" + needed.id() + "\" is missing",
                            "expected a row such as " + needed.id() + ",2023-08-31; without it there is no report"));
                }
            }
            return Optional.empty();
        }
        if (to.isBefore(from)) {
            problems.add(Problem.error(
                    "EB-SEC-001",
                    Objects.requireNonNull(facts.get(SingleFact.BIS))
                            .cell("wert")
                            .place(),
                    "the period ends on " + to + ", before it begins on " + from,
                    "expected a last day from " + from + " on; without a period there is no report"));
            return Optional.empty();
        }
        if (stand.isBefore(to)) {
            problems.add(new Problem(
                    "EB-SEC-013",
                    Severity.INFO,
                    Objects.requireNonNull(facts.get(SingleFact.STAND))
                            .cell("wert")
                            .place(),
                    "the report is dated " + stand + ", before its period ends on " + to,
                    "a report about a whole period is made after it; correct stand or zeitraum-bis"));
        }
        return Optional.of(new Period(from, to, stand));
    }

    private static int smallest(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException("\"" + text + "\" is less than 1");
        }
        return number;
    }

    /** The classes of the facts; false when one that every version names has a narrower one than public. */
    private boolean classes(CsvTable kopf, Map<SingleFact, CsvTable.Row> facts, Taetigkeitsbericht.Builder report) {
        boolean open = true;
        RowClasses classes = new RowClasses(InputTable.KOPF, kopf);
        for (Map.Entry<SingleFact, CsvTable.Row> each : facts.entrySet()) {
            SingleFact fact = each.getKey();
            CsvTable.Row row = each.getValue();
            Classification classification = classes.of(row).orElse(Classification.CONFIDENTIAL);
            if (classification != Classification.PUBLIC && fact.isEverywhere()) {
                open = false;
                problems.add(Problem.error(
                        "EB-SEC-007",
                        row.find(InputTable.EINSTUFUNG)
                                .map(CsvTable.Cell::place)
                                .orElse(row.place()),
                        "every version of the report names " + fact.id() + ", so that it cannot be "
                                + classification.code(),
                        "expected " + Classification.PUBLIC.code() + "; until then no version is made"));
            } else if (classification != Classification.PUBLIC) {
                report.putFactClasses(fact.id(), classification);
            }
        }
        return open;
    }

    private static <T> void set(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    private Map<SingleFact, CsvTable.Row> facts(CsvTable table) {
        Map<SingleFact, CsvTable.Row> facts = new LinkedHashMap<>();
        List<Problem> found = InputTable.KOPF.check(table);
        problems.addAll(found);
        if (!usable(found)) {
            return facts;
        }
        for (CsvTable.Row row : table.rows()) {
            CsvTable.Cell cell = row.cell("merkmal");
            String name = cell.text().strip();
            Optional<SingleFact> fact = SingleFact.find(name);
            Cells cells = new Cells(InputTable.KOPF, row, problems);
            cells.parsed(InputTable.EINSTUFUNG, Classification::of, false);
            if (fact.isEmpty()) {
                String similar = Similar.to(name, SingleFact.names());
                problems.add(Problem.error(
                        "EB-SEC-001",
                        cell.place(),
                        "the fact \"" + name + "\" is not known here"
                                + (similar.isEmpty() ? "" : " – did you mean \"" + similar + "\"?"),
                        "expected one of " + String.join(", ", SingleFact.names()) + " – the row is left out"));
            } else if (!cells.failed() && facts.putIfAbsent(fact.get(), row) != null) {
                problems.add(twice(cell.place(), "fact", name));
            }
        }
        return facts;
    }

    private static boolean usable(List<Problem> problems) {
        return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }

    private <T> @Nullable T fact(Map<SingleFact, CsvTable.Row> facts, SingleFact fact, Function<String, T> parser) {
        CsvTable.Row row = facts.get(fact);
        return row == null ? null : new Cells(InputTable.KOPF, row, problems).parsed("wert", parser, false);
    }

    /** What makes something of a row; nothing when it cannot be used. */
    private interface Maker<T> {
        Optional<T> make(CsvTable.Row row, Cells cells, Classification classification);
    }

    /** A row with what was made of it. */
    private record Made<T>(CsvTable.Row row, T value) {}

    private <T> List<Made<T>> rows(Map<String, CsvTable> tables, InputTable role, Maker<T> maker) {
        CsvTable table = tables.get(role.role());
        if (table == null) {
            return List.of();
        }
        List<Problem> found = role.check(table);
        problems.addAll(found);
        List<Made<T>> made = new ArrayList<>();
        if (usable(found)) {
            RowClasses classes = new RowClasses(role, table);
            for (CsvTable.Row row : table.rows()) {
                Cells cells = new Cells(role, row, problems);
                try {
                    maker.make(row, cells, classes.read(row, cells))
                            .ifPresent(value -> made.add(new Made<>(row, value)));
                } catch (IllegalArgumentException e) {
                    problems.add(Problem.error(
                            "EB-SEC-002",
                            row.place(),
                            String.valueOf(e.getMessage()),
                            "correct the cells of the row; until then it is left out"));
                }
            }
        }
        return made;
    }

    private <T> List<T> unique(List<Made<T>> all, String column, Function<T, String> id, String what) {
        Set<String> seen = new HashSet<>();
        List<T> kept = new ArrayList<>();
        for (Made<T> each : all) {
            if (seen.add(id.apply(each.value()))) {
                kept.add(each.value());
            } else {
                problems.add(twice(each.row().cell(column).place(), what, id.apply(each.value())));
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

    private List<Notification> kept(List<Made<Notification>> all, Set<String> known) {
        List<Notification> kept = new ArrayList<>();
        Map<String, Made<Notification>> first = new LinkedHashMap<>();
        Map<String, Made<Notification>> answered = new LinkedHashMap<>();
        for (Made<Notification> each : all) {
            Notification row = each.value();
            List<String> duty = List.of(row.incident(), row.duty());
            Made<Notification> before =
                    first.putIfAbsent(List.of(duty, row.step()).toString(), each);
            if (row.notifiable() != Answer.OPEN) {
                Made<Notification> other = answered.putIfAbsent(duty.toString(), each);
                if (before == null && other != null && other.value().notifiable() != row.notifiable()) {
                    before = other;
                }
            }
            if (before != null) {
                problems.add(
                        Problem.warning(
                                "EB-SEC-009",
                                each.row().cell("vorfall").place(),
                                "another row about the same incident and duty, at "
                                        + before.row().place() + ", says the same or contradicts",
                                "keep one; until then the stricter one counts: ja before nein, a moment before none, the later of two"));
            }
            if (known.contains(each.value().incident())) {
                kept.add(each.value());
            } else {
                problems.add(Problem.error(
                        "EB-SEC-004",
                        each.row().cell("vorfall").place(),
                        "incident \"" + each.value().incident() + "\" is not among the incidents that could be read",
                        "expected the id of an incident of the table " + InputTable.VORFAELLE.role()
                                + " – the row is left out"));
            }
        }
        return kept;
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

    private Optional<RequestCount> request(CsvTable.Row row, Cells cells, Classification classification) {
        String kind = cells.required("art");
        if (!kind.isEmpty() && !RequestCount.isKind(kind)) {
            cells.fail("art", "\"" + kind + "\" is not a kind of request");
        }
        namedId(row, "art", kind);
        String title = named(row, cells, "bezeichnung", true);
        Count count = cells.parsed("anzahl", Count::parse, Count.UNKNOWN);
        return cells.failed()
                ? Optional.empty()
                : Optional.of(new RequestCount(kind, title, count, classification, row.place()));
    }

    private Optional<Incident> incident(CsvTable.Row row, Cells cells, Classification classification) {
        Incident.Builder incident = Incident.builder()
                .id(id(row, cells))
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
                .contradicted(cells.all("widersprueche", Incident.Metric::of))
                .extent(cells.parsed("umfang", Count::parse, Count.UNKNOWN))
                .extentOf(named(row, cells, "umfang_was", false))
                .classification(classification)
                .place(row.place());
        return cells.failed() ? Optional.empty() : Optional.of(incident.build());
    }

    private String id(CsvTable.Row row, Cells cells) {
        String id = cells.required("id");
        if (id.length() > LONGEST_ID) {
            cells.fail("id", "has " + id.length() + " characters");
        }
        return namedId(row, "id", id);
    }

    /** An id, with a warning when it seems to name a person; versions number the entry instead. */
    private String namedId(CsvTable.Row row, String column, String id) {
        guard.suspicionInId(id)
                .ifPresent(why -> problems.add(Problem.warning(
                        "EB-SEC-005",
                        row.cell(column).place(),
                        column + " seems to name a person: " + why,
                        "choose an id that names no one; until then no version of the report prints it, and nothing is compared"
                                + " by it")));
        return id;
    }

    private static DueDate due(String text) {
        DueDate due = DueDate.parse(text);
        if (due.first().getYear() < FIRST_YEAR || due.last().getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("\"" + text + "\" is not between " + FIRST_YEAR + " and " + LAST_YEAR);
        }
        return due;
    }

    private static int percent(String text) {
        int percent = Integer.parseInt(text);
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("\"" + text + "\" is no percentage of progress");
        }
        return percent;
    }

    private Moment moment(Cells cells, String column) {
        return cells.parsed(column, text -> Moment.parse(text, zone), Moment.UNKNOWN);
    }

    private static DurationRange minutes(Cells cells, String column) {
        return cells.parsed(column, DurationRange::parseMinutes, DurationRange.UNKNOWN);
    }

    /** References; one whose edition seems to name a person is named and left out. */
    private List<RequirementRef> requirements(CsvTable.Row row, Cells cells) {
        List<RequirementRef> all = cells.all("anforderungen", RequirementRef::parse);
        List<RequirementRef> kept = all.stream()
                .filter(each -> guard.suspicionInId(each.edition()).isEmpty())
                .toList();
        if (kept.size() < all.size()) {
            problems.add(Problem.warning(
                    "EB-SEC-005",
                    row.cell("anforderungen").place(),
                    "an edition in anforderungen seems to name a person",
                    "expected the name of an edition, for example it-grundschutz-2023; the reference is left out"));
        }
        return kept;
    }

    private Optional<Task> task(CsvTable.Row row, Cells cells, Classification classification) {
        Task.Kind kind = cells.parsed("art", Task.Kind::of, true);
        DueDate due = cells.parsed("faellig", ReportReader::due, false);
        Integer progress = cells.parsed("fortschritt", ReportReader::percent, false);
        Task.Builder task = Task.builder()
                .id(id(row, cells))
                .title(named(row, cells, "bezeichnung", true))
                .requirements(requirements(row, cells))
                .due(Optional.ofNullable(due))
                .progress(Optional.ofNullable(progress))
                .status(cells.parsed("status", Task.Status::of, Task.Status.UNKNOWN))
                .reason(named(row, cells, "grund", false))
                .role(named(row, cells, "rolle", false))
                .project(namedId(row, "projekt", cells.text("projekt")))
                .classification(classification)
                .place(row.place());
        return cells.failed() || kind == null
                ? Optional.empty()
                : Optional.of(task.kind(kind).build());
    }

    private Optional<Scope> scope(CsvTable.Row row, Cells cells, Classification classification) {
        String duty = cells.required("pflicht");
        Answer applies = cells.parsed("gilt", Answer::of, Answer.OPEN);
        String reason = named(row, cells, "grund", false);
        String role = named(row, cells, "rolle", false);
        LocalDate decided = cells.parsed("entschieden_am", LocalDate::parse, false);
        if (applies != Answer.OPEN && reason.isEmpty() && !cells.failed()) {
            cells.fail("grund", "is empty, although the question is answered");
        }
        return cells.failed()
                ? Optional.empty()
                : Optional.of(new Scope(duty, applies, reason, role, decided, classification, row.place()));
    }

    private Optional<Notification> notification(CsvTable.Row row, Cells cells, Classification classification) {
        Notification notification = new Notification(
                cells.required("vorfall"),
                cells.required("pflicht"),
                cells.text("schritt"),
                cells.parsed("meldepflichtig", Answer::of, Answer.OPEN),
                named(row, cells, "grund", false),
                moment(cells, "gemeldet"),
                classification,
                row.place());
        return cells.failed() ? Optional.empty() : Optional.of(notification);
    }
}
