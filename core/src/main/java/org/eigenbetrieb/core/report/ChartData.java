package org.eigenbetrieb.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;

/**
 * What a chart shows: series of numbers over the same categories. Drawing is left to others.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param id id of the chart: letters, digits, {@code -} and {@code .}
 * @param title what it shows, in German
 * @param categories what stands along the axis, usually years
 * @param series the series; each has one point for each category
 */
public record ChartData(String id, String title, List<String> categories, List<Series> series) {

    /**
     * One series.
     *
     * @param name its name
     * @param points its points in the order of the categories
     */
    public record Series(String name, List<Point> points) {

        /** Checks and copies the parts. */
        public Series {
            Objects.requireNonNull(name, "name");
            points = List.copyOf(points);
        }
    }

    /** A point of a series: a number, or a gap where there is none. */
    public sealed interface Point {

        /** No number: the line has a gap, it does not fall to 0. */
        record Gap() implements Point {}

        /**
         * A number.
         *
         * @param value the number as it is to be shown
         */
        record Known(Quantity value) implements Point {

            /** Checks that it is given. */
            public Known {
                Objects.requireNonNull(value, "value");
            }
        }

        /**
         * A number of things.
         *
         * @param count how many
         * @return the point
         */
        static Point of(long count) {
            return new Known(Quantity.of(count, 0, Unit.COUNT));
        }

        /**
         * The number, when there is one.
         *
         * @return the number, or empty for a gap
         */
        default Optional<Quantity> ifKnown() {
            return this instanceof Known known ? Optional.of(known.value()) : Optional.empty();
        }
    }

    /**
     * The charts of a paper as the section that all papers have for them.
     *
     * @param paper id of the paper
     * @param charts the charts
     * @return one table for each chart; no section when there is none
     */
    public static List<Section> sections(String paper, List<ChartData> charts) {
        List<Block> tables = new ArrayList<>();
        charts.forEach(chart -> tables.add(Block.table(chart.toTable())));
        return tables.isEmpty() ? List.of() : List.of(new Section(paper + ".diagramme", "Diagrammdaten", tables));
    }

    /** Copies the lists and checks that every series is as long as the axis. */
    public ChartData {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        categories = List.copyOf(categories);
        series = List.copyOf(series);
        for (Series each : series) {
            if (each.points().size() != categories.size()) {
                throw new IllegalArgumentException("Series " + each.name() + " has "
                        + each.points().size() + " points for " + categories.size() + " categories");
            }
        }
    }

    /**
     * The chart as a table: one row for each category, one column for each series.
     *
     * @return the table; write it as CSV or JSON for a program that draws
     */
    public ReportTable toTable() {
        ReportTable.Builder builder = ReportTable.builder(id, title).column(ReportColumn.label("kategorie", ""));
        for (int i = 0; i < series.size(); i++) {
            builder.column(ReportColumn.number("reihe-" + (i + 1), series.get(i).name(), ""));
        }
        for (int row = 0; row < categories.size(); row++) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(categories.get(row)));
            for (Series each : series) {
                cells.add(each.points()
                        .get(row)
                        .ifKnown()
                        .<Cell>map(value -> Cell.number(value, Origin.COMPUTED))
                        .orElseGet(() -> Cell.absent("", "kein Wert")));
            }
            builder.row(ReportRow.of("punkt-" + (row + 1), ReportRow.Kind.LINE, 0, cells));
        }
        return builder.build();
    }
}
