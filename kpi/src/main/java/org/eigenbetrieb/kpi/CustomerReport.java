package org.eigenbetrieb.kpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.ChartData;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.report.Section;
import org.jspecify.annotations.Nullable;

/** The report on customers. */
final class CustomerReport {

    private static final int DECIMALS = 2;
    private static final int CHARTED = 5;

    private final CustomerRun run;
    private final CustomerRevenue table;
    private final String paper;

    CustomerReport(CustomerRun run) {
        this.run = run;
        this.table = run.table();
        this.paper = Keys.id(table.form().paper());
    }

    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of(
                paper + ".struktur",
                "Umsatzerlöse mit externen Kunden: Struktur",
                Block.table(structure(run, "kunden", "Kunden")),
                Block.table(structure(CustomerRun.of(table.byGroup()), "gruppen", "Kunden, Gruppen zusammengefasst")),
                Block.items(changes())));
        sections.add(Section.of(paper + ".kunden", "Umsatzerlöse je Kunde", Block.table(customers())));
        if (!table.columns().isEmpty()) {
            YearColumn last = table.columns().get(table.columns().size() - 1);
            sections.add(
                    Section.of(paper + ".anteile", "Anteile der Kunden " + last.title(), Block.table(shares(last))));
            sections.addAll(ChartData.sections(paper, List.of(largest(last), total())));
        }
        return sections;
    }

    /** The customers that were the largest in a year, over all years. */
    private ChartData largest(YearColumn column) {
        List<ChartData.Series> series = new ArrayList<>();
        for (CustomerRevenue.Customer customer : run.top(column.year(), CHARTED)) {
            series.add(new ChartData.Series(
                    customer.name(),
                    table.columns().stream()
                            .map(year -> point(customer.entries().get(year.id())))
                            .toList()));
        }
        return chart("groesste", "Verlauf: die größten Kunden " + column.title(), series);
    }

    private ChartData total() {
        List<ChartData.Point> points = table.columns().stream()
                .map(column -> run.total(column.year())
                        .ifKnown()
                        .<ChartData.Point>map(
                                sum -> new ChartData.Point.Known(CustomerRun.rounded(sum, DECIMALS, Unit.EUR)))
                        .orElseGet(ChartData.Point.Gap::new))
                .toList();
        return chart(
                "summe",
                "Verlauf: Umsatzerlöse mit externen Kunden",
                List.of(new ChartData.Series("Umsatzerlöse gesamt", points)));
    }

    private ChartData chart(String id, String title, List<ChartData.Series> series) {
        return new ChartData(
                paper + ".verlauf-" + id,
                title,
                table.columns().stream().map(YearColumn::title).toList(),
                series);
    }

    private static ChartData.Point point(Kennzahlen.@Nullable Entry entry) {
        return entry == null ? new ChartData.Point.Gap() : new ChartData.Point.Known(entry.value());
    }

    private ReportTable.Builder years(String id, String caption, String first) {
        ReportTable.Builder builder =
                ReportTable.builder(paper + "." + id, caption).column(ReportColumn.label("zeile", first));
        table.columns().forEach(column -> builder.column(ReportColumn.number(column.id(), column.title(), "")));
        return builder;
    }

    private ReportTable structure(CustomerRun of, String id, String caption) {
        ReportTable.Builder builder = years(id, caption, "");
        row(builder, "summe", "Umsatzerlöse gesamt", year -> value(of.total(year), 2, Unit.EUR));
        row(builder, "zahl", "Kunden mit Umsatz", year -> count(of.top(year, Integer.MAX_VALUE)));
        row(builder, "neu", "neue Kunden", year -> count(of.gained(year)));
        row(builder, "verloren", "verlorene Kunden", year -> count(of.lost(year)));
        for (int n : new int[] {1, 3, 5, 10}) {
            row(
                    builder,
                    "top-" + n,
                    n == 1 ? "Anteil des größten Kunden" : "Anteil der größten " + n,
                    year -> value(of.topShare(year, n), DECIMALS, Unit.PERCENT));
        }
        row(builder, "herfindahl", "Herfindahl-Index", year -> value(of.herfindahl(year), 4, Unit.NUMBER));
        return builder.build();
    }

    private void row(ReportTable.Builder builder, String id, String label, Function<Integer, Cell> cell) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(label));
        table.columns().forEach(column -> cells.add(cell.apply(column.year())));
        builder.row(ReportRow.of(id, id.equals("summe") ? ReportRow.Kind.TOTAL : ReportRow.Kind.LINE, 0, cells));
    }

    private static Cell value(Value value, int decimals, Unit unit) {
        return value.ifKnown()
                .<Cell>map(known -> Cell.number(CustomerRun.rounded(known, decimals, unit), Origin.COMPUTED))
                .orElseGet(() -> Cell.absent("–", "nicht berechenbar: eine Angabe fehlt"));
    }

    private static Cell count(List<CustomerRevenue.Customer> customers) {
        return Cell.number(Quantity.of(customers.size(), 0, Unit.COUNT), Origin.COMPUTED);
    }

    /** New and lost customers by name. */
    private List<String> changes() {
        List<String> items = new ArrayList<>();
        for (YearColumn column : table.columns()) {
            add(items, column, "neu", run.gained(column.year()));
            add(items, column, "verloren", run.lost(column.year()));
        }
        return items;
    }

    private static void add(
            List<String> items, YearColumn column, String what, List<CustomerRevenue.Customer> customers) {
        if (!customers.isEmpty()) {
            items.add(column.year() + " " + what + ": "
                    + String.join(
                            ", ",
                            customers.stream()
                                    .map(CustomerRevenue.Customer::name)
                                    .toList()));
        }
    }

    private ReportTable customers() {
        ReportTable.Builder builder = years("umsatz", "Umsatzerlöse mit externen Kunden", "Kunde");
        for (CustomerRevenue.Customer customer : table.customers()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(customer.name()));
            for (YearColumn column : table.columns()) {
                Kennzahlen.Entry entry = customer.entries().get(column.id());
                cells.add(
                        entry == null
                                ? Cell.absent("–", "nicht angegeben")
                                : Cell.number(entry.value(), Origin.INPUT).from(entry.place()));
            }
            builder.row(ReportRow.of("nr-" + Keys.id(customer.id()), ReportRow.Kind.LINE, 0, cells));
        }
        row(builder, "summe", "Umsatzerlöse gesamt", year -> value(run.total(year), 2, Unit.EUR));
        return builder.build();
    }

    private ReportTable shares(YearColumn column) {
        ReportTable.Builder builder = ReportTable.builder(paper + ".anteil", "Anteile " + column.title())
                .column(ReportColumn.label("kunde", "Kunde"))
                .column(ReportColumn.number("umsatz", "Umsatz", "€"))
                .column(ReportColumn.number("anteil", "Anteil", "%"));
        Map<String, Quantity> shares = run.shares(column.year(), DECIMALS);
        for (CustomerRevenue.Customer customer : run.top(column.year(), 20)) {
            Kennzahlen.Entry entry = customer.entries().get(column.id());
            Quantity share = shares.get(customer.id());
            builder.row(
                    "nr-" + Keys.id(customer.id()),
                    ReportRow.Kind.LINE,
                    0,
                    Cell.text(customer.name()),
                    entry == null ? Cell.empty() : Cell.number(entry.value(), Origin.INPUT),
                    share == null
                            ? Cell.absent("–", "Anteile lassen sich nicht bilden")
                            : Cell.number(share, Origin.COMPUTED));
        }
        return builder.note("Die 20 größten; alle Anteile zusammen ergeben genau 100 %.")
                .build();
    }
}
