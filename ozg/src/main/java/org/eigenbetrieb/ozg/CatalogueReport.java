package org.eigenbetrieb.ozg;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.quantity.Percent;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.ChartData;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.report.Section;

/**
 * A catalogue as tables to print, in German.
 *
 * <p>Every table says what it counts. Stateless and safe for use by several threads.
 */
public final class CatalogueReport {

    private CatalogueReport() {}

    /**
     * All sections: totals, offices, OZG-Leistungen in focus, reasons, reuse, senses of "online", ratings where there are
     * some, and the list itself.
     *
     * @param catalogue the catalogue
     * @param prefix what the ids of the sections begin with, for example {@code ozg-katalog}
     * @return the sections in the order in which they are printed
     */
    public static List<Section> sections(Leistungskatalog catalogue, String prefix) {
        CountingRule rows = CountingRule.rows();
        List<Section> sections = new ArrayList<>();
        sections.add(section(prefix, "status", "Stand der Digitalisierung", totals(catalogue)));
        sections.add(section(prefix, "amt", "Nach Ämtern", by(catalogue, rows, Attribute.AMT)));
        sections.add(section(prefix, "fokus", "Fokusleistungen", fokus(catalogue)));
        sections.add(section(prefix, "gruende", "Nach Gründen", by(catalogue, rows, Attribute.REASON)));
        sections.add(section(prefix, "efa", "Nachnutzung (EfA)", by(catalogue, rows, Attribute.EFA)));
        sections.add(section(prefix, "online", "Was „online“ heißt", derivations(catalogue)));
        if (catalogue.entries().stream().anyMatch(entry -> !entry.ratings().isEmpty())) {
            sections.add(section(prefix, "reifegrad", "Reifegrad", ratings(catalogue)));
        }
        sections.add(section(prefix, "liste", "Alle Verwaltungsleistungen", list(catalogue)));
        return List.copyOf(sections);
    }

    static Section section(String prefix, String name, String heading, ReportTable table) {
        return Section.of(prefix + "-" + name, heading, block(prefix, table));
    }

    /** The table with an id that no other paper has. */
    static Block block(String prefix, ReportTable table) {
        return Block.table(new ReportTable(
                prefix + "." + table.id(), table.caption(), table.columns(), table.rows(), table.notes()));
    }

    /**
     * The totals by status under every rule: rows, different services, bundles expanded, each with and without internal
     * processes and local services.
     *
     * @param catalogue the catalogue
     * @return the table
     */
    public static ReportTable totals(Leistungskatalog catalogue) {
        ReportTable.Builder table = table("ozg-status", "Verwaltungsleistungen nach Status", "Zählweise");
        List<CountingRule> rules = new ArrayList<>();
        for (CountingRule.Unit unit : CountingRule.Unit.values()) {
            CountingRule all = new CountingRule(unit, true, true);
            rules.addAll(List.of(
                    all,
                    all.withoutInternal(),
                    all.withoutLocal(),
                    all.withoutInternal().withoutLocal()));
        }
        for (CountingRule rule : rules) {
            String id =
                    rule.unit().name() + (rule.internal() ? "" : "-ohne-intern") + (rule.local() ? "" : "-ohne-lokal");
            boolean first = rule.internal() && rule.local();
            table.row(row(
                    id,
                    first ? ReportRow.Kind.TOTAL : ReportRow.Kind.LINE,
                    first ? 0 : 1,
                    rule.label(),
                    catalogue.tally(rule)));
        }
        long mixed = Leistungskatalog.mixed(catalogue.entries());
        if (mixed > 0) {
            table.note(mixed
                    + (mixed == 1 ? " Leistung steht" : " Leistungen stehen")
                    + " mit verschiedenem Status in mehreren Zeilen; als verschiedene Leistung zählt jede einmal, mit dem"
                    + " am wenigsten weit gediehenen Status.");
        }
        return table.note("Stand " + german(catalogue.stand())).build();
    }

    /**
     * One row for each value of an attribute, and the total.
     *
     * @param catalogue the catalogue
     * @param rule what is counted
     * @param by what the rows are
     * @return the table; a note says when groups overlap
     */
    public static ReportTable by(Leistungskatalog catalogue, CountingRule rule, Attribute by) {
        CrossTally cross = catalogue.crossTally(rule, by);
        ReportTable.Builder table =
                table("ozg-nach-" + id(by.name()), "Verwaltungsleistungen nach " + by.label(), by.label());
        int number = 1;
        for (Map.Entry<String, Tally> each : cross.rows().entrySet()) {
            table.row(row("zeile-" + number++, ReportRow.Kind.LINE, 0, by.label(each.getKey()), each.getValue()));
        }
        table.row(row("summe", ReportRow.Kind.TOTAL, 0, "Summe", cross.total()));
        table.note("Gezählt: " + rule.label() + ". Stand " + german(catalogue.stand()));
        if (by == Attribute.REASON
                && catalogue.entries().stream()
                        .anyMatch(entry -> entry.reasons().size() > 1)) {
            table.note("Ein Eintrag mit mehreren Gründen zählt beim ersten.");
        }
        long overlap = catalogue.tally(rule, by).overlap();
        if (overlap > 0) {
            table.note("In mehreren Zeilen zugleich stehen " + overlap
                    + "; die Zeilen ergeben zusammen deshalb mehr als die Summe.");
        }
        return table.build();
    }

    /**
     * The OZG-Leistungen in focus, with their entries by status.
     *
     * @param catalogue the catalogue
     * @return the table
     */
    public static ReportTable fokus(Leistungskatalog catalogue) {
        List<Leistung> members = catalogue.select(Attribute.FOKUS, "ja");
        Map<String, List<Leistung>> groups = new TreeMap<>();
        for (Leistung entry : members) {
            groups.computeIfAbsent(entry.ozgLeistung(), key -> new ArrayList<>())
                    .add(entry);
        }
        ReportTable.Builder table = table("ozg-fokus", "Fokusleistungen", "OZG-Leistung");
        int number = 1;
        for (Map.Entry<String, List<Leistung>> group : groups.entrySet()) {
            table.row(row(
                    "zeile-" + number++,
                    ReportRow.Kind.LINE,
                    0,
                    Attribute.OZG_LEISTUNG.label(group.getKey()),
                    Leistungskatalog.tally(group.getValue(), CountingRule.rows(), Attribute.STATUS)));
        }
        table.row(row(
                "summe",
                ReportRow.Kind.TOTAL,
                0,
                groups.size() + " Fokusleistungen",
                Leistungskatalog.tally(members, CountingRule.rows(), Attribute.STATUS)));
        return table.note("Gezählt: " + CountingRule.rows().label()).build();
    }

    /**
     * How many OZG-Leistungen are online in which sense.
     *
     * @param catalogue the catalogue
     * @return the table; where a rule cannot decide, the number is not applicable
     */
    public static ReportTable derivations(Leistungskatalog catalogue) {
        ReportTable.Builder table = ReportTable.builder("ozg-online", "OZG-Leistungen nach dem Sinn von „online“")
                .column(ReportColumn.label("regel", "Regel"));
        for (OnlineStatus status : OnlineStatus.values()) {
            table.column(ReportColumn.number(status.id(), status.label(), "Anzahl"));
        }
        table.column(ReportColumn.number("offen", "nicht entscheidbar", "Anzahl"))
                .column(ReportColumn.number("summe", "Summe", "Anzahl"));
        int number = 1;
        for (StatusDerivation rule : List.of(
                StatusDerivation.everyEntry(), StatusDerivation.oneEntry(), StatusDerivation.maturity("1.1", 2))) {
            Map<String, Optional<OnlineStatus>> derived = catalogue.byOzgLeistung(rule);
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(rule.label()));
            for (OnlineStatus status : OnlineStatus.values()) {
                cells.add(number(derived.values().stream()
                        .filter(found -> found.filter(status::equals).isPresent())
                        .count()));
            }
            cells.add(number(derived.values().stream().filter(Optional::isEmpty).count()));
            cells.add(number(derived.size()));
            table.row(ReportRow.of("regel-" + number++, ReportRow.Kind.LINE, 0, cells));
        }
        return table.note(
                        "Eine OZG-Leistung bündelt mehrere Leistungen. Das Monitoring des Bundes nennt sie online, sobald"
                                + " eine davon Reifegrad 2 erreicht; die Stadt spricht von ihren einzelnen Leistungen.")
                .build();
    }

    /**
     * The ratings, each version of the model in a column of its own.
     *
     * @param catalogue the catalogue
     * @return the table, one row per rated entry
     */
    public static ReportTable ratings(Leistungskatalog catalogue) {
        List<String> models = catalogue.entries().stream()
                .flatMap(entry -> entry.ratings().stream())
                .map(Rating::model)
                .distinct()
                .sorted()
                .toList();
        ReportTable.Builder table = ReportTable.builder("ozg-reifegrad", "Reifegrade, je Fassung des Modells")
                .column(ReportColumn.key("nr", "Nr."))
                .column(ReportColumn.label("leistung", "Verwaltungsleistung"));
        for (int i = 0; i < models.size(); i++) {
            boolean known = new Rating(models.get(i), 0).known().isPresent();
            table.column(ReportColumn.number(
                    "modell-" + (i + 1),
                    "Modell " + models.get(i) + (known ? "" : " (unbekannt, ungeprüft)"),
                    "Stufe"));
        }
        int number = 1;
        for (Leistung entry : catalogue.entries()) {
            if (!entry.ratings().isEmpty()) {
                List<Cell> cells = new ArrayList<>(List.of(Cell.text(entry.id()), Cell.text(entry.name())));
                for (String model : models) {
                    OptionalInt level = entry.level(model);
                    cells.add(level.isPresent() ? number(level.getAsInt()) : Cell.absent("", "nicht bewertet"));
                }
                table.row(ReportRow.of("zeile-" + number++, ReportRow.Kind.LINE, 0, cells));
            }
        }
        return table.note(
                        "Die Fassungen zählen verschieden; eine Stufe der einen lässt sich nicht in die andere umrechnen.")
                .build();
    }

    /**
     * The list itself.
     *
     * @param catalogue the catalogue
     * @return the table, one row per entry
     */
    public static ReportTable list(Leistungskatalog catalogue) {
        ReportTable.Builder table = ReportTable.builder("ozg-liste", "Übersicht digitale Verwaltungsprozesse")
                .column(ReportColumn.key("nr", "Nr."))
                .column(ReportColumn.key("amt", "Amt"))
                .column(ReportColumn.text("ozg", "OZG-Leistung"))
                .column(ReportColumn.label("leistung", "Verwaltungsleistung"))
                .column(ReportColumn.text("status", "online"))
                .column(ReportColumn.text("fokus", "Fokus"))
                .column(ReportColumn.text("intern", "intern"))
                .column(ReportColumn.text("grund", "Grund"));
        int number = 1;
        for (Leistung entry : catalogue.entries()) {
            table.row(ReportRow.of(
                    "zeile-" + number++,
                    ReportRow.Kind.LINE,
                    0,
                    Cell.text(entry.id()),
                    Cell.text(String.join(", ", entry.aemter())),
                    Cell.text(
                            entry.scope() == Scope.OZG
                                    ? entry.ozgLeistung()
                                    : entry.scope().label()),
                    Cell.text(entry.variant().isEmpty() ? entry.name() : entry.name() + " (" + entry.variant() + ")"),
                    Cell.text(entry.status().label()),
                    Cell.text(entry.fokus() ? "x" : ""),
                    Cell.text(entry.internal() ? "ja" : ""),
                    Cell.text(String.join(
                            "; ", entry.reasons().stream().map(Reason::label).toList()))));
        }
        return table.note("Stand " + german(catalogue.stand())).build();
    }

    /**
     * What changed between two states, status by status.
     *
     * @param change the change
     * @return the table: old, in, out, new
     */
    public static ReportTable change(CatalogueChange change) {
        ReportTable.Builder table = ReportTable.builder(
                        "ozg-veraenderung",
                        "Veränderung vom " + german(change.before().stand()) + " zum "
                                + german(change.after().stand()))
                .column(ReportColumn.label("status", "Status"))
                .column(ReportColumn.number("alt", "alt", "Zeilen"))
                .column(ReportColumn.number("zugang", "Zugang", "Zeilen"))
                .column(ReportColumn.number("abgang", "Abgang", "Zeilen"))
                .column(ReportColumn.number("neu", "neu", "Zeilen"));
        change.flows()
                .forEach((status, flow) -> table.row(
                        status.id(),
                        ReportRow.Kind.LINE,
                        0,
                        Cell.text(status.label()),
                        number(flow.old()),
                        number(flow.in()),
                        number(flow.out()),
                        number(flow.now())));
        table.row(
                "summe",
                ReportRow.Kind.TOTAL,
                0,
                Cell.text("Summe"),
                number(change.before().entries().size()),
                number(change.added().size()),
                number(change.removed().size()),
                number(change.after().entries().size()));
        return table.note(
                        "Zugang und Abgang eines Status enthalten auch Wechsel zwischen den Status, die der Summe nicht.")
                .build();
    }

    /**
     * Which entries changed between two states: first what went online, then other changes of status, then new and removed
     * entries.
     *
     * @param change the change
     * @return the table, one row per entry
     */
    public static ReportTable moves(CatalogueChange change) {
        ReportTable.Builder table = ReportTable.builder(
                        "ozg-bewegungen",
                        "Was sich seit dem " + german(change.before().stand()) + " geändert hat")
                .column(ReportColumn.key("nr", "Nr."))
                .column(ReportColumn.key("amt", "Amt"))
                .column(ReportColumn.label("leistung", "Verwaltungsleistung"))
                .column(ReportColumn.text("alt", "zuvor"))
                .column(ReportColumn.text("neu", "jetzt"));
        List<CatalogueChange.Pair> moved = new ArrayList<>(change.moved());
        moved.sort(Comparator.comparing(pair -> pair.after().status() != OnlineStatus.ONLINE));
        int number = 1;
        for (CatalogueChange.Pair pair : moved) {
            table.row(move(
                    number++,
                    pair.after(),
                    pair.before().status().label(),
                    pair.after().status().label()));
        }
        Map<String, Leistung> renamed = new HashMap<>();
        change.renamed().forEach(pair -> renamed.put(pair.after().id(), pair.before()));
        for (Leistung entry : change.added()) {
            Leistung old = renamed.get(entry.id());
            table.row(move(
                    number++,
                    entry,
                    "nicht in der Liste"
                            + (old == null
                                    ? ""
                                    : "; Nr. " + old.id() + " war „" + old.name() + "“, "
                                            + old.status().label()),
                    entry.status().label()));
        }
        for (Leistung entry : change.removed()) {
            table.row(move(number++, entry, entry.status().label(), "nicht mehr in der Liste"));
        }
        long listed = moved.stream()
                .filter(pair -> pair.after().status() == OnlineStatus.ONLINE)
                .count();
        List<Leistung> added = change.added().stream()
                .filter(entry -> entry.status() == OnlineStatus.ONLINE)
                .toList();
        table.note("Neu online: " + (listed + added.size())
                + (added.isEmpty() ? "." : ". Davon neu in der Liste: " + added.size() + "."));
        List<Leistung> unclear =
                added.stream().filter(entry -> renamed.containsKey(entry.id())).toList();
        if (!unclear.isEmpty()) {
            long before = unclear.stream()
                    .filter(entry -> Optional.ofNullable(renamed.get(entry.id()))
                            .filter(old -> old.status() == OnlineStatus.ONLINE)
                            .isPresent())
                    .count();
            table.note("Als neu gezählt, obwohl die Liste unter derselben Nummer schon eine Leistung hatte: Nr. "
                    + String.join(", ", unclear.stream().map(Leistung::id).toList())
                    + ". Ob nur die Bezeichnung geändert wurde, sagt die Liste nicht"
                    + (before == 0
                            ? "."
                            : "; " + before + (before == 1 ? " davon war" : " davon waren")
                                    + " dann schon zuvor online."));
        }
        return table.note(
                        "Eine Leistung gilt als dieselbe, wenn der LeiKa-Schlüssel übereinstimmt, sonst wenn"
                                + " OZG-Leistung und Bezeichnung übereinstimmen, sonst wenn Nummer und Bezeichnung übereinstimmen.")
                .build();
    }

    private static ReportRow move(int number, Leistung entry, String before, String after) {
        return ReportRow.of(
                "zeile-" + number,
                ReportRow.Kind.LINE,
                0,
                List.of(
                        Cell.text(entry.id()),
                        Cell.text(String.join(", ", entry.aemter())),
                        Cell.text(entry.name()),
                        Cell.text(before),
                        Cell.text(after)));
    }

    /**
     * The number online over time, as a table that a chart can be drawn from.
     *
     * @param history the states
     * @param rule what is counted
     * @return the table, one row per state
     */
    public static ReportTable burnUp(CatalogueHistory history, CountingRule rule) {
        ReportTable.Builder table = ReportTable.builder("ozg-verlauf", "Verwaltungsleistungen online im Zeitverlauf")
                .column(ReportColumn.label("stand", "Stand"))
                .column(ReportColumn.number("online", "online", "Anzahl"))
                .column(ReportColumn.number("summe", "Summe", "Anzahl"))
                .column(ReportColumn.number("anteil", "Anteil", "%"));
        for (CatalogueHistory.Point point : history.burnUp(rule)) {
            table.row(
                    point.day().toString(),
                    ReportRow.Kind.LINE,
                    0,
                    Cell.text(german(point.day())),
                    number(point.online()),
                    number(point.total()),
                    percent(point.online(), point.total()));
        }
        return table.note("Gezählt: " + rule.label()).build();
    }

    /**
     * A forecast.
     *
     * @param forecast the forecast
     * @return the table: low, middle, high
     */
    public static ReportTable forecast(OnlineForecast forecast) {
        ReportTable.Builder table = ReportTable.builder("ozg-prognose", "Erwartung zum " + german(forecast.day()))
                .column(ReportColumn.label("wert", "Wert"))
                .column(ReportColumn.number("online", "online", "Anzahl"))
                .column(ReportColumn.number("anteil", "Anteil", "%"));
        Map<String, Rational> values = new LinkedHashMap<>();
        values.put("unten", forecast.low());
        values.put("mitte", forecast.middle());
        values.put("oben", forecast.high());
        values.forEach((name, value) -> table.row(
                name,
                name.equals("mitte") ? ReportRow.Kind.RESULT : ReportRow.Kind.LINE,
                0,
                Cell.text(name),
                number(whole(value)),
                percent(whole(value), forecast.total())));
        return table.note(forecast.method() + ". Gezählt: " + forecast.rule().label())
                .build();
    }

    /** Rounded once: the share that is printed is that of the number that is printed. */
    private static long whole(Rational value) {
        return Quantity.round(value, 0, Unit.COUNT, Rounding.HALF_UP).unscaled();
    }

    /**
     * What is stuck: planned or in progress, longest in its status first.
     *
     * @param history the states
     * @param most how many entries at most
     * @return the table
     */
    public static ReportTable stuck(CatalogueHistory history, int most) {
        ReportTable.Builder table = ReportTable.builder("ozg-offen", "Am längsten in ihrem Status")
                .column(ReportColumn.key("nr", "Nr."))
                .column(ReportColumn.label("leistung", "Verwaltungsleistung"))
                .column(ReportColumn.text("status", "Status"))
                .column(ReportColumn.number("mindestens", "mindestens", "Tage"))
                .column(ReportColumn.number("hoechstens", "höchstens", "Tage"))
                .column(ReportColumn.text("grund", "Grund"));
        List<CatalogueHistory.TimeInStatus> stuck = history.stuck();
        int number = 1;
        for (CatalogueHistory.TimeInStatus time : stuck.subList(0, Math.min(most, stuck.size()))) {
            Leistung entry = time.entry();
            table.row(
                    "zeile-" + number++,
                    ReportRow.Kind.LINE,
                    0,
                    Cell.text(entry.id()),
                    Cell.text(entry.name()),
                    Cell.text(entry.status().label()),
                    time.atLeast() == 0 && time.most().isEmpty()
                            ? Cell.absent("", "Beginn nicht bekannt")
                            : number(time.atLeast()),
                    time.most().isPresent() ? number(time.atMost()) : Cell.absent("", "Beginn nicht bekannt"),
                    Cell.text(Attribute.REASON.label(Attribute.REASON.of(entry).get(0))));
        }
        return table.note(stuck.size() + " Leistungen sind geplant oder in Arbeit"
                        + (stuck.size() > most ? ", aufgeführt sind " + most : "") + ". Stand "
                        + german(history.last().stand()))
                .build();
    }

    /**
     * What is stuck, by reason: how many entries are planned or in progress, and for how long at least.
     *
     * @param history the states
     * @return the table, the reason with the most entries first; an entry with several reasons counts for its first one
     */
    public static ReportTable stuckByReason(CatalogueHistory history) {
        Map<String, List<CatalogueHistory.TimeInStatus>> byReason = new TreeMap<>();
        for (CatalogueHistory.TimeInStatus time : history.stuck()) {
            for (String reason : Attribute.REASON.of(time.entry())) {
                byReason.computeIfAbsent(Attribute.REASON.label(reason), label -> new ArrayList<>())
                        .add(time);
            }
        }
        List<Map.Entry<String, List<CatalogueHistory.TimeInStatus>>> most = new ArrayList<>(byReason.entrySet());
        most.sort(Comparator.comparing(entry -> -entry.getValue().size())); // stable: by label among equals
        ReportTable.Builder table = ReportTable.builder("ozg-offen-gruende", "Geplant oder in Arbeit, nach Grund")
                .column(ReportColumn.label("grund", "Grund"))
                .column(ReportColumn.number("anzahl", "Einträge", "Anzahl"))
                .column(ReportColumn.number("laengste", "am längsten, mindestens", "Tage"));
        int number = 1;
        for (Map.Entry<String, List<CatalogueHistory.TimeInStatus>> entry : most) {
            table.row(
                    "grund-" + number++,
                    ReportRow.Kind.LINE,
                    0,
                    Cell.text(entry.getKey()),
                    number(entry.getValue().size()),
                    number(entry.getValue().stream()
                            .mapToLong(CatalogueHistory.TimeInStatus::atLeast)
                            .max()
                            .orElse(0)));
        }
        return table.note("Stand " + german(history.last().stand())).build();
    }

    /**
     * What charts of a catalogue show: its entries by status, and each office and each reason by status.
     *
     * @param catalogue the catalogue
     * @return the charts, rows counted
     */
    public static List<ChartData> charts(Leistungskatalog catalogue) {
        CountingRule rows = CountingRule.rows();
        Tally all = catalogue.tally(rows);
        Tally external = catalogue.tally(rows.withoutInternal());
        List<OnlineStatus> statuses = List.of(OnlineStatus.values());
        List<ChartData> charts = new ArrayList<>();
        charts.add(new ChartData(
                "ozg-diagramm-status",
                "Verwaltungsleistungen nach Status",
                statuses.stream().map(OnlineStatus::label).toList(),
                List.of(
                        series(rows.label(), statuses, all),
                        series(rows.withoutInternal().label(), statuses, external))));
        for (Attribute by : List.of(Attribute.AMT, Attribute.REASON)) {
            Map<String, Tally> groups = catalogue.crossTally(rows, by).rows();
            List<ChartData.Series> series = statuses.stream()
                    .map(status -> new ChartData.Series(
                            status.label(),
                            groups.values().stream()
                                    .map(tally -> ChartData.Point.of(tally.count(status)))
                                    .toList()))
                    .toList();
            charts.add(new ChartData(
                    "ozg-diagramm-" + id(by.name()),
                    "Verwaltungsleistungen nach " + by.label() + " und Status",
                    groups.keySet().stream().map(by::label).toList(),
                    series));
        }
        return charts;
    }

    /**
     * What a chart of several states shows: how many are online, and how many there are.
     *
     * @param history the states
     * @param rule what is counted
     * @return the chart, one point per state
     */
    public static ChartData burnUpChart(CatalogueHistory history, CountingRule rule) {
        List<CatalogueHistory.Point> points = history.burnUp(rule);
        return new ChartData(
                "ozg-diagramm-verlauf",
                "Verwaltungsleistungen online im Zeitverlauf",
                points.stream().map(point -> german(point.day())).toList(),
                List.of(
                        new ChartData.Series(
                                "online",
                                points.stream()
                                        .map(point -> ChartData.Point.of(point.online()))
                                        .toList()),
                        new ChartData.Series(
                                "Summe",
                                points.stream()
                                        .map(point -> ChartData.Point.of(point.total()))
                                        .toList())));
    }

    private static ChartData.Series series(String name, List<OnlineStatus> statuses, Tally tally) {
        return new ChartData.Series(
                name,
                statuses.stream()
                        .map(status -> ChartData.Point.of(tally.count(status)))
                        .toList());
    }

    private static ReportTable.Builder table(String id, String caption, String label) {
        ReportTable.Builder table = ReportTable.builder(id, caption).column(ReportColumn.label("bezeichnung", label));
        for (OnlineStatus status : OnlineStatus.values()) {
            table.column(ReportColumn.number(status.id(), status.label(), "Anzahl"));
        }
        return table.column(ReportColumn.number("summe", "Summe", "Anzahl"))
                .column(ReportColumn.number("anteil", "online", "%"));
    }

    private static ReportRow row(String id, ReportRow.Kind kind, int level, String label, Tally tally) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(label));
        for (OnlineStatus status : OnlineStatus.values()) {
            cells.add(number(tally.count(status)));
        }
        cells.add(number(tally.total()));
        cells.add(percent(tally.count(OnlineStatus.ONLINE), tally.total()));
        return ReportRow.of(id(id), kind, level, cells);
    }

    private static Cell percent(long part, long whole) {
        return whole == 0
                ? Cell.absent("–", "es gibt keine Leistungen, von denen ein Anteil gebildet werden kann")
                : Cell.number(Percent.of(part, whole, 1, Rounding.HALF_UP), Origin.COMPUTED);
    }

    private static Cell number(long number) {
        return Cell.number(Quantity.of(number, 0, Unit.COUNT), Origin.COMPUTED);
    }

    private static String id(String name) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            id.append(c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c == '_' ? '-' : c);
        }
        return id.toString();
    }

    static String german(LocalDate day) {
        return two(day.getDayOfMonth()) + '.' + two(day.getMonthValue()) + '.' + day.getYear();
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
