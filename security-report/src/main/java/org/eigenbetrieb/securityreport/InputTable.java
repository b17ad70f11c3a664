package org.eigenbetrieb.securityreport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Similar;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * The tables of a report: their columns, what each expects, who may read what stands in it, and how rows are classified.
 *
 * <p>The one place that says it; reading, messages and versions for an audience follow it.
 */
enum InputTable {
    KOPF(
            "kopf",
            Rows.OPEN,
            needed("merkmal", Classification.PUBLIC, "one of " + String.join(", ", SingleFact.names())),
            needed("wert", Classification.INTERNAL, "a value")),
    ANFRAGEN(
            "anfragen",
            Rows.CLASSIFIED,
            needed("art", Classification.PUBLIC, "a kind of lower-case letters, digits and '-', for example allgemein"),
            needed("bezeichnung", Field.REQUESTS.standard(), Expected.TITLE),
            needed("anzahl", Classification.INTERNAL, Expected.COUNT)),
    VORFAELLE(
            "vorfaelle",
            Rows.CLASSIFIED,
            needed("id", Field.INCIDENT_ID.standard(), Expected.ID),
            needed("bezeichnung", Field.INCIDENT_TITLE.standard(), Expected.TITLE),
            column("herkunft", Field.INCIDENT_ORIGIN.standard(), Expected.TITLE),
            column("schutzziele", Classification.PUBLIC, Codes.expected(Schutzziel.values(), Schutzziel::code)),
            column("eingetreten", Field.INCIDENT_TIMES.standard(), Expected.MOMENT),
            column("erkannt", Field.INCIDENT_TIMES.standard(), Expected.MOMENT),
            column("gemeldet", Field.INCIDENT_TIMES.standard(), Expected.MOMENT),
            column("eingedaemmt", Field.INCIDENT_TIMES.standard(), Expected.MOMENT),
            column("wiederhergestellt", Field.INCIDENT_TIMES.standard(), Expected.MOMENT),
            column("min_bis_erkennung", Classification.INTERNAL, Expected.MINUTES),
            column("min_bis_eindaemmung", Classification.INTERNAL, Expected.MINUTES),
            column("weitere_min_bis_wiederherstellung", Classification.INTERNAL, Expected.MINUTES),
            column(
                    "widersprueche",
                    Classification.PUBLIC,
                    Codes.expected(Incident.Metric.values(), Incident.Metric::code)),
            column("umfang", Classification.INTERNAL, Expected.COUNT),
            column("umfang_was", Field.INCIDENT_EXTENT.standard(), Expected.TITLE)),
    MASSNAHMEN(
            "massnahmen",
            Rows.CLASSIFIED,
            needed("art", Classification.PUBLIC, Codes.expected(Task.Kind.values(), Task.Kind::code)),
            needed("id", Classification.PUBLIC, Expected.ID),
            needed("bezeichnung", Field.TASK_TITLE.standard(), Expected.TITLE),
            column(
                    "anforderungen",
                    Field.TASK_REQUIREMENTS.standard(),
                    "editions and ids, for example it-grundschutz-2023:ORP.4, several separated by |"),
            column(
                    "faellig",
                    Classification.PUBLIC,
                    "for example 2025-04-30, 2023-09-18/2023-09-22, 04/2025, April 2025, Q4/2023, KW 38/2023 or 2025"),
            column("status", Classification.PUBLIC, Codes.expected(Task.Status.values(), Task.Status::code)),
            column("fortschritt", Classification.PUBLIC, "whole percent from 0 to 100"),
            column("grund", Field.TASK_REASON.standard(), Expected.TITLE),
            column("rolle", Field.TASK_ROLE.standard(), "a function, no person"),
            column("projekt", Classification.CONFIDENTIAL, Expected.PROJECT)),
    GELTUNG(
            "geltung",
            Rows.CLASSIFIED,
            needed("pflicht", Field.SCOPE.standard(), Expected.DUTY),
            needed("gilt", Field.SCOPE.standard(), Codes.expected(Answer.values(), Answer::code)),
            needed("grund", Field.SCOPE.standard(), "the reason, unless the answer is offen"),
            column("rolle", Field.SCOPE.standard(), "a function, no person"),
            column("entschieden_am", Field.SCOPE.standard(), Expected.DAY)),
    MELDUNGEN(
            "meldungen",
            Rows.CLASSIFIED,
            needed("vorfall", Classification.CONFIDENTIAL, "the id of an incident of the table vorfaelle"),
            needed("pflicht", Field.NOTIFICATIONS.standard(), Expected.DUTY),
            column("schritt", Field.NOTIFICATIONS.standard(), "the id of a step of the duty, or nothing"),
            needed("meldepflichtig", Field.NOTIFICATIONS.standard(), Codes.expected(Answer.values(), Answer::code)),
            column("grund", Field.NOTIFICATIONS.standard(), Expected.TITLE),
            column("gemeldet", Field.NOTIFICATIONS.standard(), Expected.MOMENT)),
    EREIGNISSE(
            "ereignisse",
            Rows.OPEN,
            needed("tag", Classification.PUBLIC, Expected.DAY),
            needed("bezeichnung", Classification.PUBLIC, Expected.TITLE),
            needed("schutzziel", Classification.PUBLIC, Codes.expected(Schutzziel.values(), Schutzziel::code))),
    PROJEKTBEZUG(
            "projektbezug",
            Rows.OPEN,
            needed("merkmal", Classification.PUBLIC, SingleFact.ERFASST.id()),
            needed("proj_id", Classification.CONFIDENTIAL, Expected.PROJECT)),
    /** The list belongs to another paper, which knows its other columns. */
    PROJEKTE(
            "projekte",
            Rows.OPEN,
            needed("proj_id", Classification.PUBLIC, Expected.ID),
            needed("name", Classification.PUBLIC, Expected.TITLE),
            needed("geplanter_abschluss", Classification.INTERNAL, "a date"),
            column("erledigung_prozent", Classification.PUBLIC, "whole percent")),
    PFLICHTEN(
            "pflichten",
            Rows.UNCLASSIFIED,
            needed("pflicht", Classification.PUBLIC, Expected.DUTY),
            needed("schritt", Classification.PUBLIC, "an id of the step, for example meldung"),
            needed("bezeichnung", Classification.PUBLIC, Expected.TITLE),
            needed("nach", Classification.PUBLIC, "the step before, or nothing"),
            needed("dauer", Classification.PUBLIC, "a whole number from 1 on"),
            needed("einheit", Classification.PUBLIC, "stunden, tage or kalendermonate"),
            needed("gueltig_von", Classification.PUBLIC, Expected.DAY),
            column("gueltig_bis", Classification.PUBLIC, Expected.DAY),
            needed("quelle", Classification.PUBLIC, "the title of the statute"),
            needed("fundstelle", Classification.PUBLIC, "the section"),
            column("fassung", Classification.PUBLIC, Expected.DAY),
            column("gesichert", Classification.PUBLIC, "ja, or nothing")),
    FEIERTAGE("feiertage", Rows.UNCLASSIFIED, needed("tag", Classification.PUBLIC, Expected.DAY)),
    ANFORDERUNGEN(
            "anforderungen",
            Rows.UNCLASSIFIED,
            needed("id", Classification.PUBLIC, "an id of the catalogue, for example ORP.4 or APP.3.6.A1"),
            needed("titel", Classification.PUBLIC, "the title"),
            column("stufe", Classification.PUBLIC, "basis, standard or erhoeht"),
            column("entfallen", Classification.PUBLIC, "ja, or nothing"));

    static final String EINSTUFUNG = "einstufung";

    /** Columns that say where a row was taken from; a table may have them, nothing reads them. */
    static final List<String> ORIGINS = List.of("quelle", "textzeile");

    /** What the column of classes means in a table. */
    enum Rows {
        /** A row without class is internal. */
        CLASSIFIED,
        /** As above; without the column the whole table is public. */
        OPEN,
        /** Settings that every version uses; the column is refused. */
        UNCLASSIFIED
    }

    /**
     * A column. What stands in it is repeated in messages to readers of the class, as far as they may see the row and it
     * seems to name no person; what refers to another table, whose rows have classes of their own, is not.
     */
    record Column(String name, boolean needed, Classification quoted, String expected) {}

    private final String role;
    private final Rows rows;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, and so are columns
    private final Map<String, Column> columns;

    InputTable(String role, Rows rows, Column... columns) {
        this.role = role;
        this.rows = rows;
        List<Column> all = new ArrayList<>(List.of(columns));
        if (rows != Rows.UNCLASSIFIED) {
            all.add(column(
                    EINSTUFUNG, Classification.PUBLIC, Codes.expected(Classification.values(), Classification::code)));
        }
        this.columns = all.stream().collect(Collectors.toUnmodifiableMap(Column::name, Function.identity()));
    }

    private static Column needed(String name, Classification quoted, String expected) {
        return new Column(name, true, quoted, expected);
    }

    private static Column column(String name, Classification quoted, String expected) {
        return new Column(name, false, quoted, expected);
    }

    String role() {
        return role;
    }

    /** Whether rows of the table carry a class. */
    boolean isClassified() {
        return rows != Rows.UNCLASSIFIED;
    }

    /** Whether rows are public as long as nothing classifies them. */
    boolean isOpen() {
        return rows != Rows.CLASSIFIED;
    }

    static Optional<InputTable> find(String role) {
        return Arrays.stream(values()).filter(table -> table.role.equals(role)).findFirst();
    }

    Optional<Column> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /** Who may read a cell of a row in messages; nothing for a column that is not known. */
    Optional<Classification> quoted(CsvTable.Row row, String column) {
        if (this == KOPF && column.equals("wert")) {
            // Numbers are coarsened for the public, so that messages do not repeat them.
            return Optional.of(
                    fact(row).map(SingleFact::isEverywhere).orElse(false)
                            ? Classification.PUBLIC
                            : Classification.INTERNAL);
        }
        return this == PROJEKTE
                ? Optional.of(column(column).map(Column::quoted).orElse(Classification.PUBLIC))
                : column(column).map(Column::quoted);
    }

    private static Optional<SingleFact> fact(CsvTable.Row row) {
        return row.find("merkmal").flatMap(cell -> SingleFact.find(cell.text().strip()));
    }

    /** What is expected in a cell. */
    String expected(CsvTable.Row row, String column) {
        if (this == KOPF && column.equals("wert")) {
            return fact(row).map(SingleFact::expected).orElse("a value");
        }
        return column(column).map(Column::expected).orElse("");
    }

    /**
     * Whether the first line looks like the header of the table: it has a column that the table needs, and more names that it
     * knows, or nearly, than others. A first row of values, in which a word may happen to be the name of a column, does not.
     * The project list has more columns than the table knows; there the needed ones are enough.
     */
    boolean hasHeader(CsvTable table) {
        Set<String> names = Set.copyOf(table.header());
        List<String> needed = needed();
        long known = names.stream()
                .filter(name -> columns.containsKey(name)
                        || ORIGINS.contains(name)
                        || !name.isEmpty()
                                && !Similar.to(name, columns.keySet()).isEmpty())
                .count();
        return this == PROJEKTE && names.containsAll(needed)
                || needed.stream().anyMatch(names::contains) && known * 2 > names.size();
    }

    /** Columns without which the table is not used. */
    List<String> needed() {
        return columns.values().stream()
                .filter(Column::needed)
                .map(Column::name)
                .sorted()
                .toList();
    }

    /**
     * Missing columns, columns that are not read, with the name that was probably meant, and classes where there can be none.
     * The table can be used when none of these is an error.
     */
    List<Problem> check(CsvTable table) {
        List<Problem> problems = new ArrayList<>(table.missing(needed()));
        List<String> hints = classes(table, problems);
        if (this == PROJEKTE) {
            return problems;
        }
        List<String> unread = new ArrayList<>();
        for (CsvTable.UnknownColumn column : table.unknown(columns.keySet())) {
            Column meant = columns.get(column.similar());
            if (ORIGINS.contains(column.name()) || hints.contains(column.name()) || meant != null && meant.needed()) {
                continue; // known, or named as missing
            }
            if (meant != null) {
                problems.add(Problem.warning(
                        "EB-SEC-008",
                        column.place(),
                        "column " + column.quoted() + " is not read – did you mean \"" + meant.name() + "\"?",
                        "correct its name in the header; what stands in the column is missing in the report"));
            } else {
                unread.add(column.quoted());
            }
        }
        if (!unread.isEmpty()) {
            problems.add(new Problem(
                    "EB-SEC-008",
                    Severity.INFO,
                    SourceRef.of(table.file()),
                    (unread.size() == 1 ? "column " : "columns ") + String.join(", ", unread)
                            + (unread.size() == 1 ? " is" : " are") + " not read",
                    "the table \"" + role + "\" knows "
                            + columns.keySet().stream().sorted().collect(Collectors.joining(", "))));
        }
        return problems;
    }

    /** Says what keeps the classes of the rows from being read, and names the columns concerned. */
    private List<String> classes(CsvTable table, List<Problem> problems) {
        RowClasses classes = new RowClasses(this, table);
        if (classes.isTwice()) {
            problems.add(Problem.error(
                    "EB-SEC-007",
                    SourceRef.of(table.file()),
                    "the table \"" + role + "\" has the column \"" + EINSTUFUNG
                            + "\" more than once; the table is not used",
                    "keep the one whose classes hold"));
        }
        List<String> names = new ArrayList<>();
        for (RowClasses.Hint hint : classes.hints()) {
            names.add(hint.name());
            Optional<CsvTable.UnknownColumn> column = table.unknown(columns.keySet()).stream()
                    .filter(each -> each.name().equals(hint.name()))
                    .findFirst();
            String quoted = column.map(CsvTable.UnknownColumn::quoted)
                    .orElse("number " + (hint.index() + 1) + " without a name of its own");
            SourceRef place = column.map(CsvTable.UnknownColumn::place).orElse(SourceRef.of(table.file()));
            if (isClassified()) {
                problems.add(Problem.warning(
                        "EB-SEC-008",
                        place,
                        "column " + quoted + " is not read – did you mean \"" + EINSTUFUNG + "\"?",
                        "correct its name in the header: it seems to hold classes; until then no row is public unless \""
                                + EINSTUFUNG + "\" says so, and a narrower class in this column holds"));
            } else {
                problems.add(Problem.error(
                        "EB-SEC-007",
                        place,
                        "the table \"" + role + "\" has a column " + quoted
                                + ", but its rows hold for every version and have no class; the table is not used",
                        "remove the column; what not everybody may know does not belong into this table"));
            }
        }
        return names;
    }
}
