package org.eigenbetrieb.core.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.source.Severity;

/**
 * Columns that run up to the end of a year, held against the column of that year: what was spent until then contains
 * what was spent in the year. Columns of several forms that end with the same year are one finding.
 */
final class CumulativeColumns {

    private final PackDescription description;
    private final Map<String, Map<FigureKey, Figure>> figures = new LinkedHashMap<>();
    private final Map<String, List<Shortfall>> found = new LinkedHashMap<>();

    /** A row in which the single year is more than the years up to it. */
    private record Shortfall(
            LayoutBinding binding, LayoutColumn column, LayoutColumn year, Figure cumulative, Figure own) {}

    private CumulativeColumns(PackDescription description, Collection<Figure> figures) {
        this.description = description;
        for (Figure figure : figures) {
            this.figures
                    .computeIfAbsent(figure.place().paper(), paper -> new LinkedHashMap<>())
                    .putIfAbsent(figure.key(), figure);
        }
    }

    static List<Finding> check(
            PackDescription description, Collection<LayoutBinding> bindings, Collection<Figure> figures) {
        CumulativeColumns columns = new CumulativeColumns(description, figures);
        bindings.forEach(columns::look);
        return columns.found.values().stream().map(columns::finding).toList();
    }

    private void look(LayoutBinding binding) {
        for (LayoutColumn column : binding.layout().columns()) {
            for (LayoutColumn year : binding.layout().columns()) {
                if (column.content() instanceof LayoutColumn.Facts all
                        && year.content() instanceof LayoutColumn.Facts one
                        && all.basis() == LayoutColumn.Basis.UNTIL_YEAR
                        && one.basis() == LayoutColumn.Basis.YEAR
                        && all.offset() == one.offset()
                        && all.phase() == one.phase()
                        && all.nachtrag() == one.nachtrag()
                        && all.dimensions().equals(one.dimensions())) {
                    look(binding, column, year);
                }
            }
        }
    }

    private void look(LayoutBinding binding, LayoutColumn column, LayoutColumn year) {
        Map<FigureKey, Figure> printed = figures.getOrDefault(binding.paper(), Map.of());
        for (LayoutRow.Line line : binding.layout().lines()) {
            boolean bottom =
                    line.rule() instanceof LayoutRow.Rule.OfAccounts || line.rule() instanceof LayoutRow.Rule.Input;
            Optional<Figure> cumulative = binding.key(line, column).map(printed::get);
            Optional<Figure> own = binding.key(line, year).map(printed::get);
            if (!bottom || cumulative.isEmpty() || own.isEmpty()) {
                continue;
            }
            Optional<Interval> most = cell(cumulative.get()).interval();
            Optional<Interval> least = cell(own.get()).interval();
            if (most.isPresent()
                    && least.isPresent()
                    && least.get().low().signum() > 0
                    && most.get().high().compareTo(least.get().low()) < 0) {
                FigureKey key = cumulative.get().key();
                found.computeIfAbsent(key.phase() + "|" + key.period(), span -> new ArrayList<>())
                        .add(new Shortfall(binding, column, year, cumulative.get(), own.get()));
            }
        }
    }

    static CheckCell cell(Figure figure) {
        Quantity printed = figure.printed();
        Place place = figure.place();
        String id = (place.paper() + ":" + place.row() + ":" + place.column()).replaceAll("[^A-Za-z0-9._:-]", "_");
        return new CheckCell(
                id,
                printed == null ? figure.unit() : printed.unit(),
                printed,
                figure.blank(),
                figure.precision(),
                CheckCell.Fact.of(figure.key()),
                place,
                figure.source());
    }

    private Finding finding(List<Shortfall> rows) {
        Map<String, List<Shortfall>> papers = new LinkedHashMap<>();
        rows.forEach(row -> papers.computeIfAbsent(row.binding().paper(), paper -> new ArrayList<>())
                .add(row));
        List<String> english = new ArrayList<>();
        List<String> german = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        papers.forEach((paper, own) -> {
            List<String> each = new ArrayList<>();
            List<String> jede = new ArrayList<>();
            for (Shortfall row : own) {
                String label = row.cumulative().place().label();
                each.add("\"" + label + "\" " + text(row.cumulative(), "blank") + ", in the year "
                        + text(row.own(), ""));
                jede.add("„" + label + "“ " + text(row.cumulative(), "leer") + ", im Jahr " + text(row.own(), ""));
            }
            String column = own.get(0).binding().header(own.get(0).column());
            columns.add("„" + column + "“");
            english.add(title(paper) + ", column \"" + column + "\": " + String.join("; ", each));
            german.add(title(paper) + ", Spalte „" + column + "“: " + String.join("; ", jede));
        });
        Shortfall first = rows.get(0);
        String year = first.binding().header(first.year());
        CheckCell cell = cell(first.cumulative());
        return Finding.builder()
                .code("EB-PCK-104")
                .severity(Severity.WARNING)
                .relation("kumuliert:" + cell.id())
                .cells(rows.stream().map(row -> cell(row.cumulative())).toList())
                .unit(cell.unit())
                .rule("Was bis zum Ende eines Jahres geleistet ist, enthält dieses Jahr")
                .message("a column that runs up to the end of a year holds less than \"" + year + "\" alone: "
                        + String.join(" – ", english))
                .meldung("Eine Spalte, die bis zum Ende eines Jahres reicht, enthält weniger als „" + year
                        + "“ allein: " + String.join(" – ", german))
                .advice("use these columns alike in all groups: with \"" + year
                        + "\" in them, or only for what takes several years, and then say so in the heading; the totals"
                        + " count the year once in either case")
                .vorschlag("die Spalten " + String.join(" und ", columns)
                        + " in allen Gruppen gleich verwenden: überall einschließlich „" + year
                        + "“, oder nur für mehrjährige Maßnahmen und dann mit einem Hinweis im Spaltenkopf; für die"
                        + " Gesamtausgaben zählt das Jahr in beiden Fällen einmal")
                .build();
    }

    private String title(String paper) {
        return description.papers().stream()
                .filter(each -> each.id().equals(paper))
                .map(PaperDescription::title)
                .findFirst()
                .orElse(paper);
    }

    static String text(Figure figure, String blank) {
        Quantity printed = figure.printed();
        if (printed == null) {
            return blank;
        }
        return Notation.GERMAN.format(printed) + " " + Notation.symbol(printed.unit());
    }
}
