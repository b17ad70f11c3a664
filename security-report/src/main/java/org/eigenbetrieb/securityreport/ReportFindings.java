package org.eigenbetrieb.securityreport;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.securityreport.catalogue.ReferenceCheck;
import org.jspecify.annotations.Nullable;

/** What is wrong or worth knowing about a report, from its version for the audience alone. */
final class ReportFindings {

    private static final int SUCCESSORS = 3;
    private static final String STATED_AND_LISTED = "Gezählte und aufgeführte Vorfälle stimmen überein";

    private final SecurityReport report;
    private final Taetigkeitsbericht version;
    private final Settings settings;
    private final ReportFigures figures;
    private final List<Finding> found = new ArrayList<>();

    ReportFindings(SecurityReport report, Settings settings, ReportFigures figures) {
        this.report = report;
        this.version = report.version();
        this.settings = settings;
        this.figures = figures;
    }

    List<Finding> all() {
        requests();
        incidents();
        duties();
        tasks();
        undated();
        references();
        otherPapers();
        software();
        comparison();
        found.sort(Comparator.comparing(Finding::severity)); // stable: the order of the report within each severity
        return List.copyOf(found);
    }

    private void requests() {
        Evaluation evaluation = report.evaluate();
        Optional<Rational> rest = evaluation.value(figures.rest()).ifKnown();
        Optional<Rational> total = evaluation.value(figures.total()).ifKnown();
        Optional<Rational> itemised = evaluation.value(figures.itemised()).ifKnown();
        if (rest.isEmpty() || total.isEmpty() || itemised.isEmpty()) {
            return;
        }
        if (rest.get().signum() < 0) {
            add(
                    "EB-SEC-101",
                    Severity.ERROR,
                    "anfragen",
                    "Anfragen",
                    place(SingleFact.GESAMT.id()),
                    "the kinds of requests add up to " + itemised.get() + ", more than the total of " + total.get(),
                    "Die Arten der Anfragen ergeben zusammen " + german(itemised.get()) + ", mehr als die Gesamtzahl "
                            + german(total.get()) + ".",
                    "Die Summe der Arten übersteigt die Gesamtzahl nicht",
                    LegalSource.ARITHMETIC);
        } else if (rest.get().signum() > 0 && !version.requests().isEmpty()) {
            add(
                    "EB-SEC-102",
                    Severity.INFO,
                    "anfragen",
                    "Anfragen",
                    place(SingleFact.GESAMT.id()),
                    rest.get() + " of " + total.get() + " requests are not itemised",
                    german(rest.get()) + " von " + german(total.get()) + " Anfragen sind nicht einzeln ausgewiesen.",
                    "Der Bericht nennt den Anteil, den er nicht aufgliedert",
                    null);
        }
    }

    private void incidents() {
        Count stated = version.incidentsTotal();
        int listed = version.incidents().size();
        Long least = stated.least();
        Long most = stated.most();
        boolean fewer = most != null && most < listed;
        boolean more = least != null && (least > listed || report.coarsensIncidents());
        if (fewer || more && version.audience() == Classification.CONFIDENTIAL) {
            add(
                    "EB-SEC-103",
                    Severity.WARNING,
                    "vorfaelle",
                    "Vorfälle",
                    place(SingleFact.GEMELDET.id()),
                    "the report states " + stated + " incidents and lists " + listed,
                    "Der Bericht nennt " + Labels.text(stated) + " Vorfälle und führt " + listed + " einzeln auf.",
                    STATED_AND_LISTED,
                    null);
        } else if (more) {
            // Whether the others are withheld or missing in the list is not for this audience: it would tell their
            // number.
            add(
                    "EB-SEC-103",
                    Severity.INFO,
                    "vorfaelle",
                    "Vorfälle",
                    place(SingleFact.GEMELDET.id()),
                    "the report states more incidents than this version lists (" + stated + ", " + listed
                            + " listed); the version for those who handle them says whether one is missing",
                    "Der Bericht nennt mehr Vorfälle, als diese Fassung einzeln aufführt (" + Labels.text(stated)
                            + ", aufgeführt " + listed
                            + "). Die übrigen haben einen engeren Leserkreis oder fehlen in der Liste; das sagt erst die"
                            + " vollständige Fassung.",
                    STATED_AND_LISTED,
                    null);
        }
        for (Incident incident : version.incidents()) {
            for (Incident.Metric metric : incident.contradictions()) {
                add(
                        "EB-SEC-105",
                        Severity.ERROR,
                        incident.id(),
                        "Vorfall " + incident.id(),
                        place(InputTable.VORFAELLE.role(), incident.place()),
                        "the moments and durations of incident " + incident.id() + " contradict each other: " + metric,
                        "Zeitpunkte und Dauern des Vorfalls " + incident.id() + " widersprechen sich: " + metric.label()
                                + ".",
                        "Was später geschieht, liegt später",
                        LegalSource.ARITHMETIC);
            }
            outsideOfPeriod(incident);
        }
    }

    private void outsideOfPeriod(Incident incident) {
        Moment known = incident.reported().kind() == Moment.Kind.UNKNOWN ? incident.detected() : incident.reported();
        Moment period = new Moment(
                Moment.onDay(version.begin(), version.zone()).earliest(),
                Moment.onDay(version.end(), version.zone()).latest(),
                false);
        boolean before = known.latest() != null
                && period.earliest() != null
                && known.latest().isBefore(period.earliest());
        boolean after = known.earliest() != null
                && period.latest() != null
                && known.earliest().isAfter(period.latest());
        if (before || after) {
            add(
                    "EB-SEC-106",
                    Severity.WARNING,
                    incident.id(),
                    "Vorfall " + incident.id(),
                    place(InputTable.VORFAELLE.role(), incident.place()),
                    "incident " + incident.id() + " was reported outside of the period " + version.begin() + " to "
                            + version.end(),
                    "Der Vorfall " + incident.id() + " wurde außerhalb des Berichtszeitraums gemeldet ("
                            + Labels.text(known, version.zone()) + ").",
                    "Ein Vorfall gehört in den Zeitraum seiner Meldung",
                    null);
        }
    }

    private void duties() {
        if (version.withheld().contains(Field.SCOPE)) {
            return;
        }
        for (ReportingDuty duty : settings.duties()) {
            Optional<Scope> scope = version.scopes().stream()
                    .filter(each -> each.duty().equals(duty.id()))
                    .findFirst();
            if (report.withholdsScope(duty.id())) {
                continue;
            }
            if (scope.isEmpty() || scope.get().applies() == Answer.OPEN) {
                add(
                        "EB-SEC-108",
                        Severity.WARNING,
                        duty.id(),
                        "Geltung " + duty.source().citation(),
                        place(InputTable.GELTUNG.role(), scope.map(Scope::place).orElse(version.place())),
                        "nobody has decided whether the enterprise falls under " + duty.id()
                                + (scope.isEmpty() ? "; no deadlines are computed" : "; deadlines are a precaution"),
                        "Ob der Betrieb unter " + duty.source().citation() + " fällt, ist nicht entschieden; "
                                + (scope.isEmpty()
                                        ? "Fristen werden nicht berechnet."
                                        : "Fristen gelten nur vorsorglich."),
                        "Die Geltung ist eine Angabe mit Grund",
                        duty.source());
            }
        }
        for (Deadline deadline : report.deadlines()) {
            boolean late = deadline.state() == Deadline.State.MISSED || deadline.state() == Deadline.State.OVERDUE;
            if (late && !deadline.precaution()) {
                add(
                        "EB-SEC-110",
                        Severity.ERROR,
                        deadline.incident() + "-" + deadline.duty() + "-" + deadline.step(),
                        deadline.title(),
                        notified(deadline),
                        "the report \"" + deadline.step() + "\" of incident " + deadline.incident() + " under "
                                + deadline.duty() + " is late: " + deadline.state(),
                        deadline.title() + " zum Vorfall " + deadline.incident() + ": "
                                + deadline.state().label() + ".",
                        "Meldung innerhalb der Frist",
                        deadline.source());
            } else if (deadline.state() == Deadline.State.TOO_EARLY) {
                add(
                        "EB-SEC-126",
                        Severity.ERROR,
                        deadline.incident() + "-" + deadline.duty() + "-" + deadline.step(),
                        deadline.title(),
                        notified(deadline),
                        "the report \"" + deadline.step() + "\" of incident " + deadline.incident() + " under "
                                + deadline.duty() + " is dated before its time began to run",
                        deadline.title() + " zum Vorfall " + deadline.incident()
                                + " ist auf einen Zeitpunkt vor dem Beginn der Frist datiert ("
                                + Labels.text(deadline.submitted(), version.zone()) + "; Beginn "
                                + Labels.text(deadline.start(), version.zone())
                                + "). Ob sie fristgerecht war, ist offen.",
                        "Gemeldet wird, was bekannt ist",
                        deadline.source());
            } else if (deadline.precaution() && !deadline.step().isEmpty()) {
                add(
                        "EB-SEC-109",
                        Severity.WARNING,
                        deadline.incident() + "-" + deadline.duty() + "-" + deadline.step(),
                        deadline.title(),
                        notified(deadline),
                        "nobody has decided whether incident " + deadline.incident() + " has to be reported under "
                                + deadline.duty() + " (" + deadline.step() + ")",
                        "Ob der Vorfall " + deadline.incident() + " nach "
                                + deadline.source().citation() + " zu melden ist (" + deadline.title()
                                + "), ist nicht entschieden.",
                        "Die Meldepflicht eines Vorfalls ist eine Angabe mit Grund",
                        deadline.source());
            }
        }
    }

    private void tasks() {
        LocalDate stand = version.stand();
        for (Task task : version.tasks()) {
            String label = task.kind().label() + " " + task.id();
            boolean unexplained = task.reason().isEmpty() && !version.withheld().contains(Field.TASK_REASON);
            if (task.isOverdue(stand)) {
                long days = -task.due().orElseThrow().daysLeft(stand);
                add(
                        "EB-SEC-111",
                        Severity.WARNING,
                        task.id(),
                        label,
                        place(InputTable.MASSNAHMEN.role(), task.place()),
                        task.kind().code() + " " + task.id() + " was due "
                                + task.due().orElseThrow() + ", " + days + " days before " + stand
                                + (unexplained ? ", without a reason" : ""),
                        label + " war bis " + Labels.due(task.due().orElseThrow()) + " fällig und ist seit " + days
                                + " Tagen überfällig"
                                + (unexplained ? ", ohne Angabe eines Grundes." : "."),
                        "Fällig ist, was am letzten möglichen Tag nicht erledigt ist",
                        null);
            }
            int progress = task.progress().orElse(task.isDone() ? 100 : 0);
            if (task.isDone() != (progress == 100)) {
                add(
                        "EB-SEC-113",
                        Severity.WARNING,
                        task.id(),
                        label,
                        place(InputTable.MASSNAHMEN.role(), task.place()),
                        task.kind().code() + " " + task.id() + " is at " + progress + " % and has the status "
                                + task.status().code(),
                        label + " steht bei " + progress + " % und hat den Status „"
                                + task.status().label() + "“.",
                        "Erledigt ist, was 100 % erreicht hat",
                        null);
            }
        }
    }

    private void undated() {
        List<Task> undated = version.tasks().stream()
                .filter(task -> task.kind() == Task.Kind.MASSNAHME || task.kind() == Task.Kind.ZERTIFIZIERUNG)
                .filter(task -> task.due().isEmpty() && !task.isDone())
                .toList();
        if (!undated.isEmpty() && !version.withheld().contains(Field.TASK_DUE)) {
            String ids = String.join(", ", undated.stream().map(Task::id).toList());
            boolean one = undated.size() == 1;
            add(
                    "EB-SEC-112",
                    Severity.INFO,
                    "massnahmen",
                    "Maßnahmen",
                    place(InputTable.MASSNAHMEN.role(), undated.get(0).place()),
                    (one ? "measure " : "measures ") + ids + (one ? " has" : " have") + " no due date",
                    (one ? "Maßnahme " : "Maßnahmen ") + ids + (one ? " hat" : " haben") + " keinen Termin.",
                    "Maßnahmen und Zertifizierungen haben einen Termin",
                    null);
        }
    }

    private void references() {
        for (ReferenceCheck check : report.references()) {
            String elsewhere = String.join(", ", check.elsewhere());
            String successors = successors(check);
            boolean unusable = settings.unusableEditions().contains(check.ref().edition());
            notSelected(check);
            if (check.state() == ReferenceCheck.State.NOT_FOUND || check.state() == ReferenceCheck.State.WITHDRAWN) {
                boolean gone = check.state() == ReferenceCheck.State.WITHDRAWN;
                add(
                        "EB-SEC-116",
                        Severity.WARNING,
                        check.ref().toString(),
                        "Anforderung " + check.ref().id(),
                        version.place(),
                        "reference " + check.ref() + (gone ? " is withdrawn" : " is not in that edition")
                                + (elsewhere.isEmpty() ? "" : "; it is in " + elsewhere)
                                + (successors.isEmpty() ? "" : "; a mapping leads to " + successors),
                        "Die Anforderung " + check.ref().id()
                                + (gone ? " ist in der Ausgabe " : " gibt es in der Ausgabe ")
                                + check.ref().edition()
                                + (gone ? " entfallen" : " nicht")
                                + (elsewhere.isEmpty() ? "" : "; es gibt sie in " + elsewhere)
                                + (successors.isEmpty()
                                        ? "."
                                        : "; die Zuordnung zu anderen Katalogen nennt stattdessen " + successors + "."),
                        "Verweise gelten für ihre Ausgabe",
                        null);
            } else if (check.state() == ReferenceCheck.State.NOT_CHECKABLE) {
                add(
                        "EB-SEC-117",
                        Severity.INFO,
                        check.ref().toString(),
                        "Anforderung " + check.ref().id(),
                        version.place(),
                        "reference " + check.ref() + " was not checked: "
                                + (unusable
                                        ? "the catalogue of this edition could not be used"
                                        : "no catalogue of this edition was supplied"),
                        "Der Verweis " + check.ref() + " ist nicht geprüft: "
                                + (unusable
                                        ? "Der Katalog dieser Ausgabe liegt bei, ist aber nicht verwendbar."
                                        : "Zu dieser Ausgabe liegt kein Katalog vor."),
                        "Verweise werden am Katalog geprüft",
                        null);
            }
        }
    }

    /** The first correspondences that a mapping names, as a proposal. */
    private static String successors(ReferenceCheck check) {
        List<String> ids = check.successors().stream()
                .map(successor -> successor.id().text())
                .distinct()
                .toList();
        String first = String.join(", ", ids.subList(0, Math.min(ids.size(), SUCCESSORS)));
        return ids.size() > SUCCESSORS ? first + " …" : first;
    }

    private void notSelected(ReferenceCheck check) {
        String id = check.ref().id().text();
        List<String> selected = settings.selected().stream()
                .filter(ref -> ref.edition().equals(check.ref().edition()))
                .map(ref -> ref.id().text())
                .toList();
        boolean inside = selected.stream().anyMatch(each -> each.equals(id) || each.startsWith(id + "."));
        if (check.state() == ReferenceCheck.State.VALID && !selected.isEmpty() && !inside) {
            add(
                    "EB-SEC-124",
                    Severity.INFO,
                    check.ref().toString(),
                    "Anforderung " + id,
                    version.place(),
                    "reference " + check.ref() + " is outside of the profile that the pack names",
                    "Die Anforderung " + id + " steht im Katalog " + check.ref().edition()
                            + ", das Profil des Betriebs wählt sie aber nicht aus.",
                    "Maßnahmen beziehen sich auf Anforderungen, die der Betrieb ausgewählt hat",
                    null);
        }
    }

    private void otherPapers() {
        for (Task task : version.tasks()) {
            for (ProjectDate project : settings.projects()) {
                if (!task.project().isEmpty() && task.project().equals(project.id())) {
                    project(task, project);
                }
            }
        }
        for (Occurrence occurrence : settings.occurrences()) {
            boolean inPeriod = !occurrence.day().isBefore(version.begin())
                    && !occurrence.day().isAfter(version.end());
            boolean listed = version.incidents().stream().anyMatch(incident -> mayBe(incident, occurrence.day()));
            if (inPeriod && !listed) {
                Optional<String> named = settings.disclosure().guard().suspicion(occurrence.title());
                String title = named.isPresent() ? Disclosure.WITHHELD : occurrence.title();
                add(
                        "EB-SEC-120",
                        Severity.WARNING,
                        "vorfaelle",
                        title,
                        occurrence.place(),
                        "another paper reports \"" + title + "\" of " + occurrence.day() + " ("
                                + occurrence.goal().code() + "); the report lists no incident of that day",
                        "Eine andere Unterlage berichtet „" + title + "“ vom " + Labels.date(occurrence.day()) + " ("
                                + occurrence.goal().label() + "); der Bericht führt an diesem Tag keinen Vorfall.",
                        "Unterlagen eines Betriebs berichten dieselben Vorfälle",
                        null);
            }
        }
    }

    private boolean mayBe(Incident incident, LocalDate day) {
        Moment whole = Moment.onDay(day, version.zone());
        for (Moment moment : List.of(incident.occurred(), incident.detected(), incident.reported())) {
            boolean known = moment.earliest() != null && moment.latest() != null;
            if (known
                    && DurationRange.of(whole, moment).isPresent()
                    && DurationRange.of(moment, whole).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private void project(Task task, ProjectDate project) {
        DueDate theirs = project.due();
        String label = task.kind().label() + " " + task.id();
        if (theirs == null) {
            add(
                    "EB-SEC-121",
                    Severity.INFO,
                    task.id(),
                    label,
                    project.place(),
                    "the project list gives no date for project " + project.id() + " of "
                            + task.kind().code() + " " + task.id(),
                    // What stands there instead is not repeated: it is somebody's remark.
                    "Zu " + label + " nennt die Projektliste (" + project.id() + ") keinen Termin.",
                    "Bericht und Projektliste nennen denselben Termin",
                    null);
        } else if (task.due().map(due -> theirs.last().isAfter(due.last())).orElse(false)) {
            add(
                    "EB-SEC-122",
                    Severity.WARNING,
                    task.id(),
                    label,
                    project.place(),
                    task.kind().code() + " " + task.id() + " is due "
                            + task.due().orElseThrow() + ", but its project " + project.id() + " ends " + theirs,
                    label + " ist bis " + Labels.due(task.due().orElseThrow())
                            + " fällig; laut Projektliste endet das Projekt " + project.id() + " erst "
                            + Labels.due(theirs) + ".",
                    "Bericht und Projektliste nennen denselben Termin",
                    null);
        }
    }

    /** The share that the report's own numbers give, against the completion of the project that is declared for it. */
    private void software() {
        Evaluation evaluation = report.evaluate();
        Optional<Rational> total = evaluation.value(figures.software()).ifKnown();
        Optional<Rational> share = evaluation.value(figures.coverage()).ifKnown();
        if (total.isEmpty() || share.isEmpty()) {
            return;
        }
        long printed = Quantity.round(share.get(), 0, Unit.PERCENT, Rounding.HALF_UP)
                .toBigDecimal()
                .longValueExact();
        boolean estimate = version.softwareMissing().approximate()
                || version.softwareRecorded().approximate();
        String about = estimate ? "rund " : "";
        for (StatedProgress stated : settings.registerProjects()) {
            if (stated.percent() != printed) {
                add(
                        "EB-SEC-125",
                        Severity.INFO,
                        "verfahren",
                        "Verfahren",
                        place(SingleFact.ERFASST.id()),
                        "the report has registered " + version.softwareRecorded() + " of " + total.get()
                                + " applications, " + printed + " %; the project list says " + stated.percent()
                                + " % of project " + stated.project(),
                        "Nach dem Bericht sind " + Labels.text(version.softwareRecorded()) + " von " + about
                                + german(total.get()) + " Verfahren erfasst (" + about + printed
                                + " %); die Projektliste nennt für das Projekt " + stated.project() + " "
                                + stated.percent() + " %.",
                        "Bericht und Projektliste nennen für dieselbe Arbeit denselben Stand",
                        null,
                        CheckCell.text(
                                new Place(settings.paper(), "verfahren", "projekt", "Projekt " + stated.project()),
                                stated.place()));
            }
        }
    }

    /** Where a single fact or a table of the report stands. */
    private SourceRef place(String name) {
        return settings.places().getOrDefault(name, version.place());
    }

    /** The row of an entry; where the audience may not see it, the table that the entry stands in. */
    private SourceRef place(String table, SourceRef row) {
        return row.equals(version.place()) ? place(table) : row;
    }

    /** The row that says what was reported; without one the row of the incident. */
    private SourceRef notified(Deadline deadline) {
        List<Notification> rows = version.notifications().stream()
                .filter(row ->
                        row.incident().equals(deadline.incident()) && row.duty().equals(deadline.duty()))
                .toList();
        Optional<Notification> row = rows.stream()
                .filter(each -> each.step().equals(deadline.step()))
                .findFirst()
                .or(() -> rows.stream().findFirst());
        return row.map(each -> place(InputTable.MELDUNGEN.role(), each.place()))
                .orElseGet(() -> version.incidents().stream()
                        .filter(each -> each.id().equals(deadline.incident()))
                        .map(each -> place(InputTable.VORFAELLE.role(), each.place()))
                        .findFirst()
                        .orElse(version.place()));
    }

    /** The row of a task; of one that vanished the row in the previous report. */
    private SourceRef changed(ReportComparison.TaskChange change) {
        Task after = change.after();
        Task before = change.before();
        return after != null
                ? place(InputTable.MASSNAHMEN.role(), after.place())
                : before != null ? before.place() : version.place();
    }

    private static String german(Rational number) {
        return Notation.GERMAN.format(number, 0, Unit.COUNT, Rounding.HALF_UP);
    }

    private void comparison() {
        report.comparison().ifPresent(comparison -> {
            for (ReportComparison.TaskChange change : comparison.tasks()) {
                for (ReportComparison.Change each : change.changes()) {
                    if (each == ReportComparison.Change.VANISHED
                            || each == ReportComparison.Change.POSTPONED
                            || each == ReportComparison.Change.REOPENED
                            || each == ReportComparison.Change.FELL_BACK) {
                        add(
                                "EB-SEC-123",
                                Severity.WARNING,
                                change.id(),
                                "Maßnahme " + change.id(),
                                changed(change),
                                "since the previous report, task " + change.id() + ": " + each,
                                "Gegenüber dem vorigen Bericht: " + change.id() + " " + each.label() + ".",
                                "Was der vorige Bericht ankündigt, wird erledigt oder begründet",
                                null);
                    }
                }
            }
        });
    }

    private void add(
            String code,
            Severity severity,
            String row,
            String label,
            SourceRef place,
            String message,
            String meldung,
            String rule,
            @Nullable LegalSource source,
            CheckCell... others) {
        CheckCell cell = CheckCell.text(new Place(settings.paper(), row, "eintrag", label), place);
        Finding.Builder finding = Finding.builder()
                .code(code)
                .severity(severity)
                .relation(cell.id())
                .message(message)
                .meldung(meldung)
                .addCells(cell)
                .addCells(others)
                .unit(Unit.NUMBER)
                .rule(rule);
        if (source != null) {
            finding.citation(source.citation());
        }
        found.add(finding.build());
    }
}
