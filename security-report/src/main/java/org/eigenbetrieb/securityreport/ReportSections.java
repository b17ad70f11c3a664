package org.eigenbetrieb.securityreport;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.ChartData;
import org.eigenbetrieb.core.report.Fact;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportDocument;
import org.eigenbetrieb.core.report.ReportFinding;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.securityreport.catalogue.Catalogue;
import org.eigenbetrieb.securityreport.catalogue.ReferenceCheck;
import org.jspecify.annotations.Nullable;

/** How the version of a report for an audience is printed. */
final class ReportSections {

    private static final String WITHHELD = "in dieser Fassung nicht enthalten";

    private final SecurityReport report;
    private final Taetigkeitsbericht version;
    private final Settings settings;
    private final ReportFigures figures;
    private final Evaluation evaluation;
    private final ZoneId zone;

    ReportSections(SecurityReport report, Settings settings, ReportFigures figures, Evaluation evaluation) {
        this.report = report;
        this.version = report.version();
        this.settings = settings;
        this.figures = figures;
        this.evaluation = evaluation;
        this.zone = version.zone();
    }

    List<Section> all() {
        List<Section> sections = new ArrayList<>();
        sections.add(overview());
        if (shows(Field.REQUESTS)) {
            sections.add(section("anfragen", "Anfragen", Block.table(requests())));
        }
        sections.add(incidents());
        if (shows(Field.NOTIFICATIONS) || shows(Field.SCOPE)) {
            sections.add(duties());
        }
        if (!version.tasks().isEmpty()) {
            sections.add(
                    section("massnahmen", "Maßnahmen und Vorhaben", Block.table(tasks()), Block.table(timeline())));
        }
        if (shows(Field.SOFTWARE) && version.softwareRecorded().least() != null) {
            sections.add(section("verfahren", "Verzeichnis der Verfahren", Block.table(software())));
        }
        if (!report.references().isEmpty()) {
            sections.add(references());
        }
        report.comparison().ifPresent(comparison -> sections.add(comparison(comparison)));
        sections.addAll(ChartData.sections(settings.paper(), charts()));
        return List.copyOf(sections);
    }

    /** What charts show: only numbers that this version gives; a coarsened one is a gap. */
    private List<ChartData> charts() {
        List<ChartData> charts = new ArrayList<>();
        if (shows(Field.REQUESTS) && !version.requests().isEmpty()) {
            List<String> kinds = new ArrayList<>(
                    version.requests().stream().map(RequestCount::title).toList());
            List<ChartData.Point> points = new ArrayList<>(
                    version.requests().stream().map(each -> point(each.count())).toList());
            kinds.add("Nicht einzeln ausgewiesen");
            points.add(
                    computed(figures.rest(), 0, Unit.COUNT) instanceof Cell.Number rest
                            ? new ChartData.Point.Known(rest.quantity())
                            : new ChartData.Point.Gap());
            charts.add(new ChartData(
                    id("diagramm-anfragen"),
                    "Anfragen nach Art",
                    kinds,
                    List.of(new ChartData.Series("Anfragen", points))));
        }
        if (shows(Field.TASK_STATUS) && !version.tasks().isEmpty()) {
            List<Task.Status> statuses = List.of(Task.Status.values());
            charts.add(new ChartData(
                    id("diagramm-massnahmen"),
                    "Maßnahmen und Vorhaben nach Status",
                    statuses.stream().map(Task.Status::label).toList(),
                    List.of(new ChartData.Series(
                            "Anzahl",
                            statuses.stream()
                                    .map(status -> ChartData.Point.of(version.tasks().stream()
                                            .filter(task -> task.status() == status)
                                            .count()))
                                    .toList()))));
        }
        return charts;
    }

    private static ChartData.Point point(Count count) {
        Long number = count.least();
        return number != null && count.isNumber() ? ChartData.Point.of(number) : new ChartData.Point.Gap();
    }

    ReportDocument document(String organisation) {
        List<Section> sections = new ArrayList<>(all());
        List<ReportFinding> findings = new ArrayList<>();
        for (Finding finding : report.findings()) {
            List<SourceRef> places = new ArrayList<>();
            if (version.audience() == Classification.CONFIDENTIAL) {
                for (CheckCell cell : finding.cells()) {
                    SourceRef place = cell.source();
                    if (place != null) {
                        places.add(place);
                    }
                }
            }
            findings.add(new ReportFinding(
                    "F" + (findings.size() + 1),
                    finding.code(),
                    finding.severity(),
                    finding.meldung(),
                    List.of(),
                    places,
                    finding.citation().orElse("")));
        }
        sections.add(section("befunde", "Befunde", Block.findings(findings)));
        return new ReportDocument(
                "Tätigkeitsbericht Informationssicherheit und Datenschutz",
                Labels.date(version.begin()) + " bis " + Labels.date(version.end()),
                organisation,
                "",
                version.stand(),
                List.of(Fact.of("Leserkreis", version.audience().label())),
                sections);
    }

    private boolean shows(Field field) {
        return !version.withheld().contains(field);
    }

    private String id(String part) {
        return settings.paper() + "-" + part;
    }

    private Section section(String part, String heading, Block... blocks) {
        return Section.of(id(part), heading, blocks);
    }

    private Section overview() {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("Berichtszeitraum", Labels.date(version.begin()) + " bis " + Labels.date(version.end())));
        if (shows(Field.REQUESTS)) {
            facts.add(Fact.of("Anfragen", count(version, SingleFact.GESAMT, version.requestsTotal())));
        }
        facts.add(Fact.of("Gemeldete Vorfälle", count(version, SingleFact.GEMELDET, version.incidentsTotal())));
        long overdue = version.tasks().stream()
                .filter(task -> task.isOverdue(version.stand()))
                .count();
        if (!version.tasks().isEmpty() && shows(Field.TASK_DUE)) {
            long dated = version.tasks().stream()
                    .filter(task -> task.due().isPresent())
                    .count();
            facts.add(Fact.of("Überfällig", overdue + " von " + dated + " Vorhaben mit Termin"));
        }
        certifications(facts);
        if (shows(Field.SOFTWARE) && version.softwareRecorded().least() != null) {
            facts.add(Fact.of(
                    "Erfasste Verfahren",
                    version.withholdsFact(SingleFact.FEHLEND.id())
                            ? Labels.text(version.softwareRecorded())
                            : version.softwareMissing().least() != null
                                            && !(version.softwareMissing().isNumber()
                                                    && version.softwareRecorded()
                                                            .isNumber())
                                    ? Labels.text(version.softwareRecorded()) + "; noch fehlend: "
                                            + Labels.text(version.softwareMissing())
                                    : Labels.text(version.softwareRecorded()) + " von "
                                            + (version.softwareMissing().approximate() ? "rund " : "")
                                            + printed(figures.software())));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.facts(facts));
        if (version.audience() != Classification.CONFIDENTIAL) {
            List<String> withheld = new ArrayList<>(
                    version.withheld().stream().sorted().map(Field::label).toList());
            for (SingleFact fact : SingleFact.values()) {
                if (version.withholdsFact(fact.id())) {
                    withheld.add(fact.label());
                }
            }
            blocks.add(Block.paragraph("Diese Fassung ist für den Leserkreis „"
                    + version.audience().label() + "“. Einträge mit engerem Leserkreis sind nicht enthalten."
                    + (withheld.isEmpty()
                            ? ""
                            : " Nicht enthalten sind außerdem: " + String.join(", ", withheld) + ".")));
        }
        return new Section(id("ueberblick"), "Überblick", blocks);
    }

    /** One sentence for each day on which certifications are due, counted from the date of the report. */
    private void certifications(List<Fact> facts) {
        Map<DueDate, List<String>> byDay = new TreeMap<>();
        for (Task task : version.tasks()) {
            Optional<DueDate> due = task.due();
            if (task.kind() == Task.Kind.ZERTIFIZIERUNG && !task.isDone() && due.isPresent()) {
                byDay.computeIfAbsent(due.get(), day -> new ArrayList<>()).add(task.id());
            }
        }
        byDay.forEach((due, ids) -> facts.add(Fact.of(
                "Zertifizierung " + String.join(", ", ids),
                Labels.due(due) + "; vom Stand des Berichts (" + Labels.date(version.stand()) + ") an "
                        + left(due.daysLeft(version.stand()), due))));
    }

    private static String left(long days, DueDate due) {
        return days < 0
                ? "seit " + (days == -1 ? "1 Tag" : -days + " Tagen") + " abgelaufen"
                : "noch " + (days == 1 ? "1 Tag" : days + " Tage") + " bis zum " + Labels.date(due.last());
    }

    private String printed(FigureKey key) {
        return evaluation
                .value(key)
                .ifKnown()
                .map(number -> whole(number).toBigDecimal().toPlainString())
                .orElse("unbekannt vielen");
    }

    private static Quantity whole(Rational number) {
        return Quantity.round(number, 0, Unit.COUNT, Rounding.HALF_UP);
    }

    private Cell computed(FigureKey key, int decimals, Unit unit) {
        Value value = evaluation.value(key);
        return value.ifKnown()
                .<Cell>map(number ->
                        Cell.number(Quantity.round(number, decimals, unit, Rounding.HALF_UP), Origin.COMPUTED))
                .orElseGet(() -> Cell.absent(
                        "–",
                        value.ifFailed().map(Failure::reason).orElse(Failure.Reason.MISSING_INPUT)
                                        == Failure.Reason.MISSING_INPUT
                                ? "eine Anzahl dahinter ist nicht bekannt, vergröbert oder nicht enthalten"
                                : "nicht anwendbar"));
    }

    private ReportTable requests() {
        ReportTable.Builder table = ReportTable.builder(id("anfragen-tabelle"), "Anfragen nach Art")
                .column(ReportColumn.label("art", "Art"))
                .column(ReportColumn.number("anzahl", "Anzahl", ""));
        boolean kinds =
                version.requests().stream().anyMatch(each -> each.count().approximate());
        boolean approximate = kinds || version.requestsTotal().approximate();
        for (RequestCount request : version.requests()) {
            table.row(
                    "art-" + request.kind(),
                    ReportRow.Kind.LINE,
                    1,
                    Cell.text(request.title()),
                    Labels.count(request.count(), version.audience()));
        }
        return table.row(
                        "einzeln",
                        ReportRow.Kind.SUBTOTAL,
                        0,
                        Cell.text("Einzeln ausgewiesen"),
                        about(computed(figures.itemised(), 0, Unit.COUNT), kinds))
                .row(
                        "uebrige",
                        ReportRow.Kind.LINE,
                        1,
                        Cell.text("Nicht einzeln ausgewiesen"),
                        about(computed(figures.rest(), 0, Unit.COUNT), approximate))
                .row(
                        "gesamt",
                        ReportRow.Kind.TOTAL,
                        0,
                        Cell.text("Anfragen gesamt"),
                        count(version, SingleFact.GESAMT, version.requestsTotal()))
                .row(
                        "anteil",
                        ReportRow.Kind.MEMO,
                        0,
                        Cell.text("Anteil der einzeln ausgewiesenen"),
                        about(computed(figures.share(), 1, Unit.PERCENT), approximate))
                .build();
    }

    /** A column with what it shows of a record. */
    private record Column<T>(ReportColumn column, Function<T, Cell> cell) {}

    private static <T> ReportTable table(String id, String caption, List<Column<T>> columns, List<T> rows) {
        ReportTable.Builder table = ReportTable.builder(id, caption);
        columns.forEach(column -> table.column(column.column()));
        int number = 1;
        for (T row : rows) {
            table.row(ReportRow.of(
                    "r" + number++,
                    ReportRow.Kind.LINE,
                    0,
                    columns.stream().map(column -> column.cell().apply(row)).toList()));
        }
        return table.build();
    }

    private Section incidents() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.facts(List.of(
                Fact.of("Gemeldet", count(version, SingleFact.GEMELDET, version.incidentsTotal())),
                Fact.of("Einzeln aufgeführt", Labels.number(version.incidents().size())))));
        if (!version.incidents().isEmpty()) {
            blocks.add(Block.table(incidentTable()));
            if (shows(Field.INCIDENT_GOALS)) {
                blocks.add(Block.table(goals()));
            }
            if (shows(Field.INCIDENT_DURATIONS)) {
                blocks.add(Block.table(statistics()));
                if (!listsAll()) {
                    blocks.add(Block.paragraph(
                            "Die Dauern umfassen nur die Vorfälle, die diese Fassung einzeln aufführt."));
                }
                report.statistics().stream()
                        .filter(DurationStatistics::isSuppressed)
                        .findFirst()
                        .ifPresent(few -> blocks.add(Block.paragraph("Median und Mittel werden erst ab "
                                + few.smallestN() + " auswertbaren Fällen gebildet.")));
            }
        }
        return new Section(id("vorfaelle"), "Sicherheitsvorfälle", blocks);
    }

    private ReportTable incidentTable() {
        List<Column<Incident>> columns = new ArrayList<>();
        columns.add(new Column<>(ReportColumn.key("kennung", "Kennung"), each -> Cell.text(each.id())));
        if (shows(Field.INCIDENT_TITLE)) {
            columns.add(
                    new Column<>(ReportColumn.label("bezeichnung", "Bezeichnung"), each -> Cell.text(each.title())));
        }
        if (shows(Field.INCIDENT_ORIGIN)) {
            columns.add(new Column<>(ReportColumn.text("herkunft", "Herkunft"), each -> recorded(each.origin())));
        }
        if (shows(Field.INCIDENT_GOALS)) {
            columns.add(new Column<>(
                    ReportColumn.text("schutzziele", "Schutzziele"),
                    each -> recorded(String.join(
                            ", ",
                            each.goals().stream()
                                    .sorted()
                                    .map(Schutzziel::label)
                                    .toList()))));
        }
        if (shows(Field.INCIDENT_DAYS)) {
            moment(columns, "eingetreten", "Eingetreten", Incident::occurred);
            moment(columns, "erkannt", "Erkannt", Incident::detected);
            moment(columns, "gemeldet", "Gemeldet", Incident::reported);
            moment(columns, "eingedaemmt", "Eingedämmt", Incident::contained);
            moment(columns, "wiederhergestellt", "Wiederhergestellt", Incident::recovered);
        }
        if (shows(Field.INCIDENT_DURATIONS)) {
            for (Incident.Metric metric : Incident.Metric.values()) {
                columns.add(new Column<>(
                        ReportColumn.text("dauer-" + metric.name().toLowerCase(Locale.ROOT), metric.label()),
                        each -> each.duration(metric)
                                .map(range -> range.isUnknown()
                                        ? Cell.absent("–", "nicht verzeichnet")
                                        : range.label().equals(DurationRange.UNKNOWN.label())
                                                ? Cell.absent("–", "aus den Zeitpunkten nicht zu bestimmen")
                                                : Cell.text(range.label()))
                                .orElseGet(() ->
                                        Cell.absent("widersprüchlich angegeben", "die Angaben widersprechen sich"))));
            }
        }
        if (shows(Field.INCIDENT_EXTENT)) {
            columns.add(new Column<>(
                    ReportColumn.text("umfang", "Umfang"),
                    each -> each.extent().least() == null
                            ? Cell.absent("–", "nicht verzeichnet")
                            : Cell.text((Labels.text(each.extent()) + " " + each.extentOf()).strip())));
        }
        return table(id("vorfaelle-tabelle"), "Vorfälle im Berichtszeitraum", columns, version.incidents());
    }

    private void moment(List<Column<Incident>> columns, String id, String header, Function<Incident, Moment> moment) {
        boolean any =
                version.incidents().stream().anyMatch(each -> moment.apply(each).kind() != Moment.Kind.UNKNOWN);
        if (any) {
            columns.add(new Column<>(ReportColumn.text(id, header), each -> Labels.moment(moment.apply(each), zone)));
        }
    }

    private static Cell recorded(String text) {
        return text.isEmpty() ? Cell.absent("–", Labels.NOT_RECORDED) : Cell.text(text);
    }

    /** Whether the incidents that are listed are known to be all that were reported. */
    private boolean listsAll() {
        Count total = version.incidentsTotal();
        int listed = version.incidents().size();
        Long most = total.most();
        return most != null && most <= listed
                || version.audience() == Classification.CONFIDENTIAL && total.least() == null;
    }

    /** A number of listed incidents; where others are not listed, it is the least that there are, and none is no number. */
    private static Cell listed(long number, boolean all) {
        if (all) {
            return Labels.number(number);
        }
        return number == 0
                ? Cell.absent("–", "bei den einzeln aufgeführten keiner; die übrigen sind " + WITHHELD)
                : Cell.absent("mindestens " + number, "nur die Vorfälle, die einzeln aufgeführt sind");
    }

    private ReportTable goals() {
        boolean all = listsAll();
        long open = version.incidents().stream()
                .filter(each -> each.goals().isEmpty())
                .count();
        ReportTable.Builder table = ReportTable.builder(id("vorfaelle-schutzziele"), "Vorfälle nach Schutzziel")
                .column(ReportColumn.label("schutzziel", "Schutzziel"))
                .column(ReportColumn.number("anzahl", "Anzahl", ""));
        boolean unrecorded = false;
        for (Schutzziel goal : Schutzziel.values()) {
            long number = version.incidents().stream()
                    .filter(each -> each.goals().contains(goal))
                    .count();
            boolean known = number > 0 || version.recordedGoals().contains(goal);
            unrecorded |= !known && !version.withholdsFact(SingleFact.ZIELE.id());
            Cell cell = !known
                    ? version.withholdsFact(SingleFact.ZIELE.id())
                            ? Cell.absent("–", WITHHELD)
                            : Cell.absent(
                                    "nicht erfasst",
                                    "zu diesem Schutzziel werden Vorfälle nicht erfasst, oder es ist nicht erklärt")
                    : open > 0 && all
                            ? Cell.absent(
                                    number + " bis " + (number + open),
                                    "bei einigen Vorfällen ist das Schutzziel nicht verzeichnet")
                            : listed(number, all);
            table.row(goal.code(), ReportRow.Kind.LINE, 0, Cell.text(goal.label()), cell);
        }
        return table.row("offen", ReportRow.Kind.MEMO, 0, Cell.text("ohne Angabe"), listed(open, all))
                .note("Ein Vorfall kann mehrere Schutzziele verletzen."
                        + (unrecorded
                                ? " Wo „nicht erfasst“ steht, ist nicht erklärt, dass Vorfälle zu diesem Schutzziel"
                                        + " erfasst werden; kein aufgeführter Vorfall heißt dort nicht, dass es keinen gab."
                                : ""))
                .build();
    }

    private ReportTable statistics() {
        List<Column<DurationStatistics>> columns = List.of(
                new Column<>(
                        ReportColumn.label("groesse", "Größe"),
                        each -> Cell.text(each.metric().label())),
                new Column<>(ReportColumn.number("n", "n", ""), each -> Labels.number(each.n())),
                new Column<>(ReportColumn.number("von", "von", ""), each -> Labels.number(each.of())),
                new Column<>(ReportColumn.text("median", "Median"), each -> range(each, each.median())),
                new Column<>(ReportColumn.text("mittel", "Mittel"), each -> range(each, each.mean())));
        return table(id("vorfaelle-statistik"), "Dauern", columns, report.statistics());
    }

    private static Cell range(DurationStatistics statistics, @Nullable DurationRange range) {
        return range == null
                ? Cell.absent("–", "n liegt unter der Mindestzahl " + statistics.smallestN())
                : Cell.text(range.label());
    }

    private Section duties() {
        List<Block> blocks = new ArrayList<>();
        if (shows(Field.SCOPE)) {
            List<Column<ReportingDuty>> columns = List.of(
                    new Column<>(
                            ReportColumn.label("pflicht", "Vorschrift"),
                            each -> Cell.text(each.source().citation())),
                    new Column<>(
                            ReportColumn.text("seit", "in Kraft seit"),
                            each -> Cell.text(Labels.date(each.validity().from()))),
                    new Column<>(
                            ReportColumn.text("gilt", "gilt für den Betrieb"),
                            each -> scope(each)
                                    .map(scope -> Cell.text(scope.applies().label()))
                                    .orElseGet(() -> report.withholdsScope(each.id())
                                            ? Cell.absent("–", WITHHELD)
                                            : Cell.absent("nicht angegeben", "die Geltung wird nie unterstellt"))),
                    new Column<>(
                            ReportColumn.text("grund", "Grund"),
                            each -> recorded(scope(each).map(Scope::reason).orElse(""))),
                    new Column<>(ReportColumn.text("entschieden", "entschieden"), each -> recorded(decided(each))));
            blocks.add(Block.table(table(id("geltung"), "Geltung der Meldepflichten", columns, settings.duties())));
        }
        if (shows(Field.NOTIFICATIONS) && !report.deadlines().isEmpty()) {
            List<Column<Deadline>> columns = List.of(
                    new Column<>(ReportColumn.key("vorfall", "Vorfall"), each -> Cell.text(each.incident())),
                    new Column<>(
                            ReportColumn.text("vorschrift", "Vorschrift"),
                            each -> Cell.text(each.source().citation())),
                    new Column<>(ReportColumn.label("meldung", "Meldung"), each -> Cell.text(each.title())),
                    new Column<>(ReportColumn.text("beginn", "Beginn"), each -> Labels.moment(each.start(), zone)),
                    new Column<>(ReportColumn.text("frist", "Frist"), each -> time(each.due())),
                    new Column<>(ReportColumn.text("spaetestens", "längstens"), each -> time(each.latest())),
                    new Column<>(
                            ReportColumn.text("werktag", "bis zum Ende des nächsten Werktags"),
                            each -> time(each.extended())),
                    new Column<>(
                            ReportColumn.text("abgegeben", "abgegeben"), each -> Labels.moment(each.submitted(), zone)),
                    new Column<>(
                            ReportColumn.text("stand", "Stand"),
                            each -> Cell.text(
                                    each.state().label() + (each.precaution() ? " (vorsorglich berechnet)" : ""))));
            blocks.add(Block.table(table(id("fristen"), "Meldefristen", columns, report.deadlines())));
        }
        return new Section(id("meldepflichten"), "Meldepflichten und Fristen", blocks);
    }

    private Optional<Scope> scope(ReportingDuty duty) {
        return version.scopes().stream()
                .filter(scope -> scope.duty().equals(duty.id()))
                .findFirst();
    }

    private String decided(ReportingDuty duty) {
        return scope(duty)
                .map(scope -> {
                    LocalDate day = scope.decided();
                    return (day == null ? "" : Labels.date(day) + " ") + scope.role();
                })
                .orElse("")
                .strip();
    }

    private Cell time(@Nullable Instant instant) {
        return instant == null ? Cell.empty() : Cell.text(Labels.time(instant, zone));
    }

    private ReportTable tasks() {
        List<Column<Task>> columns = new ArrayList<>();
        columns.add(new Column<>(ReportColumn.key("kennung", "Nr."), each -> Cell.text(each.id())));
        columns.add(new Column<>(
                ReportColumn.text("art", "Art"), each -> Cell.text(each.kind().label())));
        if (shows(Field.TASK_TITLE)) {
            columns.add(
                    new Column<>(ReportColumn.label("bezeichnung", "Bezeichnung"), each -> Cell.text(each.title())));
        }
        if (shows(Field.TASK_REQUIREMENTS)) {
            columns.add(new Column<>(
                    ReportColumn.text("anforderungen", "Anforderungen"),
                    each -> Cell.text(String.join(
                            ", ",
                            each.requirements().stream().map(String::valueOf).toList()))));
        }
        if (shows(Field.TASK_DUE)) {
            columns.add(new Column<>(
                    ReportColumn.text("termin", "Termin"),
                    each -> each.due()
                            .map(due -> Cell.text(Labels.due(due)))
                            .orElseGet(() -> each.kind() == Task.Kind.TAETIGKEIT
                                    ? Cell.empty()
                                    : Cell.absent("–", "kein Termin angegeben"))));
            columns.add(new Column<>(
                    ReportColumn.number("tage", "Tage vom " + Labels.date(version.stand()) + " bis zum Termin", ""),
                    each -> each.due().isEmpty() || each.isDone()
                            ? Cell.empty()
                            : Cell.number(
                                    Quantity.of(each.due().get().daysLeft(version.stand()), 0, Unit.COUNT),
                                    Origin.COMPUTED)));
        }
        if (shows(Field.TASK_STATUS)) {
            columns.add(new Column<>(
                    ReportColumn.text("stand", "Stand"),
                    each -> Cell.text(
                            each.status().label() + (each.isOverdue(version.stand()) ? ", überfällig" : ""))));
            columns.add(new Column<>(
                    ReportColumn.number("fortschritt", "Fortschritt", "%"),
                    each -> each.progress()
                            .<Cell>map(percent -> Cell.number(Quantity.of(percent, 0, Unit.PERCENT), Origin.INPUT))
                            .orElse(Cell.empty())));
        }
        if (shows(Field.TASK_REASON)) {
            columns.add(new Column<>(ReportColumn.text("grund", "Grund"), each -> Cell.text(each.reason())));
        }
        if (shows(Field.TASK_ROLE)) {
            columns.add(new Column<>(ReportColumn.text("rolle", "Zuständig"), each -> Cell.text(each.role())));
        }
        return table(id("massnahmen-tabelle"), "Maßnahmen und Vorhaben", columns, version.tasks());
    }

    /** Dates in their order: the data of a chart. */
    private ReportTable timeline() {
        List<Task> dated = version.tasks().stream()
                .filter(task -> task.due().isPresent())
                .sorted(Comparator.comparing(task -> task.due().orElseThrow()))
                .toList();
        List<Column<Task>> columns = List.of(
                new Column<>(
                        ReportColumn.text("von", "frühestens"),
                        each -> Cell.text(Labels.date(each.due().orElseThrow().first()))),
                new Column<>(
                        ReportColumn.text("bis", "spätestens"),
                        each -> Cell.text(Labels.date(each.due().orElseThrow().last()))),
                new Column<>(
                        ReportColumn.label("vorhaben", "Vorhaben"),
                        each -> Cell.text((each.kind().label() + " " + each.id() + " " + each.title()).strip())),
                new Column<>(
                        ReportColumn.number("tage", "Tage ab " + Labels.date(version.stand()), ""),
                        each -> Cell.number(
                                Quantity.of(each.due().orElseThrow().daysLeft(version.stand()), 0, Unit.COUNT),
                                Origin.COMPUTED)));
        return table(id("zeitachse"), "Zeitachse", columns, dated);
    }

    private ReportTable software() {
        boolean approximate = version.softwareRecorded().approximate()
                || version.softwareMissing().approximate();
        return ReportTable.builder(id("verfahren-tabelle"), "Erfassung der eingesetzten Verfahren")
                .column(ReportColumn.label("groesse", "Größe"))
                .column(ReportColumn.number("anzahl", "Anzahl", ""))
                .row(
                        "erfasst",
                        ReportRow.Kind.LINE,
                        1,
                        Cell.text("dokumentiert"),
                        count(version, SingleFact.ERFASST, version.softwareRecorded()))
                .row(
                        "fehlend",
                        ReportRow.Kind.LINE,
                        1,
                        Cell.text("noch fehlend"),
                        count(version, SingleFact.FEHLEND, version.softwareMissing()))
                .row(
                        "gesamt",
                        ReportRow.Kind.TOTAL,
                        0,
                        Cell.text("gesamt"),
                        about(computed(figures.software(), 0, Unit.COUNT), approximate))
                .row(
                        "grad",
                        ReportRow.Kind.MEMO,
                        0,
                        Cell.text("Erfassungsgrad"),
                        about(computed(figures.coverage(), 1, Unit.PERCENT), approximate))
                .build();
    }

    /** What is computed from an approximate count is approximate. */
    private static Cell about(Cell cell, boolean about) {
        if (about && cell instanceof Cell.Number number) {
            String digits = number.quantity().toBigDecimal().toPlainString().replace('.', ',');
            return Labels.about(number.printedAs(
                    "rund " + digits + (number.quantity().unit().equals(Unit.PERCENT) ? " %" : "")));
        }
        return cell;
    }

    private Section references() {
        List<Column<ReferenceCheck>> columns = List.of(
                new Column<>(
                        ReportColumn.key("ausgabe", "Ausgabe"),
                        each -> Cell.text(each.ref().edition())),
                new Column<>(
                        ReportColumn.label("anforderung", "Anforderung"),
                        each -> Cell.text(each.ref().id().text())),
                new Column<>(
                        ReportColumn.text("stand", "Stand"),
                        each -> Cell.text(
                                settings.unusableEditions().contains(each.ref().edition())
                                                && each.state() == ReferenceCheck.State.NOT_CHECKABLE
                                        ? "nicht geprüft, Katalog nicht verwendbar"
                                        : label(each.state()))),
                new Column<>(
                        ReportColumn.text("auch", "auch in"), each -> Cell.text(String.join(", ", each.elsewhere()))),
                new Column<>(
                        ReportColumn.number("nachfolger", "Entsprechungen in anderen Katalogen", ""),
                        each -> Labels.number(each.successors().size())));
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.table(table(id("anforderungen"), "Verweise auf Anforderungen", columns, report.references())));
        List<String> pins = new ArrayList<>();
        for (Catalogue catalogue : settings.catalogues()) {
            pins.add(catalogue.edition() + ": " + catalogue.title()
                    + (catalogue.version().isEmpty() ? "" : ", Version " + catalogue.version())
                    + (catalogue.sha256().isEmpty() ? "" : ", SHA-256 " + catalogue.sha256()));
        }
        if (!pins.isEmpty()) {
            blocks.add(Block.items(pins));
        }
        return new Section(id("verweise"), "Geprüfte Kataloge und Verweise", blocks);
    }

    private static String label(ReferenceCheck.State state) {
        return switch (state) {
            case VALID -> "vorhanden";
            case WITHDRAWN -> "entfallen";
            case NOT_FOUND -> "nicht vorhanden";
            case NOT_CHECKABLE -> "nicht geprüft, kein Katalog";
        };
    }

    private Section comparison(ReportComparison comparison) {
        ReportTable.Builder counts = ReportTable.builder(id("vergleich-anzahlen"), "Anzahlen im Vergleich")
                .column(ReportColumn.label("groesse", "Größe"))
                .column(ReportColumn.number(
                        "zuvor", "bis " + Labels.date(comparison.previous().end()), ""))
                .column(ReportColumn.number(
                        "jetzt", "bis " + Labels.date(comparison.current().end()), ""))
                .note("Die Berichtszeiträume können verschieden lang sein.");
        comparison
                .kinds()
                .forEach((kind, title) -> counts.row(
                        "art-" + kind,
                        ReportRow.Kind.LINE,
                        1,
                        Cell.text(title),
                        Labels.count(count(comparison.previous(), kind), version.audience()),
                        Labels.count(count(comparison.current(), kind), version.audience())));
        row(counts, comparison, "anfragen", SingleFact.GESAMT, Taetigkeitsbericht::requestsTotal);
        row(counts, comparison, "vorfaelle", SingleFact.GEMELDET, Taetigkeitsbericht::incidentsTotal);
        row(counts, comparison, "erfasst", SingleFact.ERFASST, Taetigkeitsbericht::softwareRecorded);
        row(counts, comparison, "fehlend", SingleFact.FEHLEND, Taetigkeitsbericht::softwareMissing);
        List<Column<ReportComparison.TaskChange>> columns = List.of(
                new Column<>(ReportColumn.key("kennung", "Nr."), each -> Cell.text(each.id())),
                new Column<>(ReportColumn.label("bezeichnung", "Bezeichnung"), each -> Cell.text(title(each))),
                new Column<>(ReportColumn.text("zuvor", "Termin zuvor"), each -> Cell.text(due(each.before()))),
                new Column<>(ReportColumn.text("jetzt", "Termin jetzt"), each -> Cell.text(due(each.after()))),
                new Column<>(
                        ReportColumn.text("aenderung", "Änderung"),
                        each -> Cell.text(String.join(
                                ", ",
                                each.changes().stream()
                                        .map(ReportComparison.Change::label)
                                        .toList()))));
        return section(
                "vergleich",
                "Vergleich mit dem vorigen Bericht",
                Block.table(counts.build()),
                Block.table(table(
                        id("vergleich-vorhaben"), "Maßnahmen und Vorhaben im Vergleich", columns, comparison.tasks())));
    }

    private static void row(
            ReportTable.Builder table,
            ReportComparison comparison,
            String id,
            SingleFact fact,
            Function<Taetigkeitsbericht, Count> count) {
        table.row(
                id,
                ReportRow.Kind.TOTAL,
                0,
                Cell.text(fact.label()),
                count(comparison.previous(), fact, count.apply(comparison.previous())),
                count(comparison.current(), fact, count.apply(comparison.current())));
    }

    /** A fact of a version; one that the version withholds is not said to be unrecorded. */
    private static Cell count(Taetigkeitsbericht report, SingleFact fact, Count count) {
        return report.withholdsFact(fact.id()) ? Cell.absent("–", WITHHELD) : Labels.count(count, report.audience());
    }

    private static Count count(Taetigkeitsbericht report, String kind) {
        return report.requests().stream()
                .filter(request -> request.kind().equals(kind))
                .map(RequestCount::count)
                .findFirst()
                .orElse(Count.UNKNOWN);
    }

    private static String title(ReportComparison.TaskChange change) {
        Task after = change.after();
        Task before = change.before();
        return after != null ? after.title() : before != null ? before.title() : "";
    }

    private static String due(@Nullable Task task) {
        return task == null ? "" : task.due().map(Labels::due).orElse("");
    }
}
