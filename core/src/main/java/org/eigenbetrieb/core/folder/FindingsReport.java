package org.eigenbetrieb.core.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.CheckNet;
import org.eigenbetrieb.core.check.Coverage;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Repair;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.json.ReportJson;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.Fact;
import org.eigenbetrieb.core.report.Mark;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportDocument;
import org.eigenbetrieb.core.report.ReportFinding;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a check as a report for people: by paper, the worst first, each with its numbers, cause and proposal
 * and an excerpt of the table in which the cell is marked.
 *
 * <p>Findings keep the numbers that they have in {@code findings.json}. Stateless and safe for use by several threads.
 */
public final class FindingsReport {

    private static final int MOST_ROWS = 10;
    private static final int COLUMNS_BESIDE = 2;
    private static final int MOST_REASONS = 50;

    private FindingsReport() {}

    /**
     * The report.
     *
     * @param net the net that was checked
     * @param findings its findings, in the order of {@code findings.json}
     * @param coverage what was checked and what was not
     * @param organisation whose papers they are
     * @param stand date of the papers
     * @return the document; render it in any format
     */
    public static ReportDocument of(
            CheckNet net, List<Finding> findings, Coverage coverage, String organisation, LocalDate stand) {
        Map<String, List<Integer>> papers = new LinkedHashMap<>();
        for (int i = 0; i < findings.size(); i++) {
            papers.computeIfAbsent(subject(findings.get(i)).place().paper(), key -> new ArrayList<>())
                    .add(i);
        }
        List<Map.Entry<String, List<Integer>>> worst = new ArrayList<>(papers.entrySet());
        worst.sort(Comparator.comparing((Map.Entry<String, List<Integer>> entry) -> -errors(findings, entry.getValue()))
                .thenComparing(entry -> -entry.getValue().size()));
        List<Section> sections = new ArrayList<>();
        for (Map.Entry<String, List<Integer>> entry : worst) {
            sections.add(section(net, findings, entry.getKey(), entry.getValue(), sections.size() + 1));
        }
        sections.add(scope(findings, coverage));
        return new ReportDocument(
                "Prüfbericht",
                "Feststellungen zu den gedruckten Angaben",
                organisation,
                "",
                stand,
                List.of(),
                sections);
    }

    /**
     * Writes the report in every format: {@code pruefbericht.html}, {@code .md}, {@code .txt} and {@code .json}.
     *
     * @param folder the folder; created when it does not exist
     * @param report the report
     * @return the names of the files
     * @throws IOException when a file cannot be written
     */
    public static List<String> write(Path folder, ReportDocument report) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("pruefbericht.html", Renderers.html().render(report));
        texts.put("pruefbericht.md", Renderers.markdown().render(report));
        texts.put("pruefbericht.txt", Renderers.text().render(report));
        texts.put("pruefbericht.json", ReportJson.write(report));
        Files.createDirectories(folder);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.write(folder.resolve(text.getKey()), text.getValue().getBytes(StandardCharsets.UTF_8));
        }
        return List.copyOf(texts.keySet());
    }

    private static CheckCell subject(Finding finding) {
        return finding.suspect()
                .map(Repair.Change::cell)
                .orElseGet(() -> finding.cells().get(0));
    }

    private static long errors(List<Finding> findings, List<Integer> own) {
        return own.stream()
                .filter(i -> findings.get(i).severity() == Severity.ERROR)
                .count();
    }

    private static Section section(CheckNet net, List<Finding> findings, String paper, List<Integer> own, int number) {
        List<Integer> order = new ArrayList<>(own);
        order.sort(Comparator.comparing((Integer i) -> findings.get(i).severity() != Severity.ERROR)
                .thenComparing(i -> -findings.get(i).beneath().size())
                .thenComparing(i -> i));
        List<Block> blocks = new ArrayList<>();
        for (int i : order) {
            Finding finding = findings.get(i);
            String id = "F" + (i + 1);
            blocks.add(Block.findings(List.of(print(finding, id))));
            blocks.add(Block.table(excerpt(net, finding, id)));
            finding.definitions()
                    .ifPresent(definitions ->
                            blocks.add(Block.table(DefinitionsTable.of(net, definitions, "definitionen-" + id))));
        }
        return new Section("unterlage-" + number, paper.isEmpty() ? "Geprüfte Angaben" : paper, blocks);
    }

    private static ReportFinding print(Finding finding, String number) {
        List<String> details = new ArrayList<>();
        CheckCell cell = finding.cells().get(0);
        Optional<Rational> recomputed = finding.recomputed();
        Optional<Interval> range = finding.range();
        if (recomputed.isPresent() && range.isPresent()) {
            Interval own = cell.interval()
                    .orElse(Interval.ZERO)
                    .timesTenTo(-cell.unit().exponent());
            details.add("Gedruckt: "
                    + number(
                            cell.value()
                                    .orElse(Rational.ZERO)
                                    .timesTenTo(-cell.unit().exponent()),
                            cell)
                    + between(own, cell) + "; aus den übrigen Angaben: " + number(recomputed.get(), cell)
                    + between(range.get(), cell));
        }
        if (!finding.vorschlag().isEmpty()) {
            details.add("Vorschlag: " + finding.vorschlag());
        }
        if (!finding.rule().isEmpty()) {
            details.add("Regel: " + finding.rule());
        }
        finding.beneath().forEach(each -> details.add("Geht damit ebenfalls auf: " + each.meldung()));
        Set<SourceRef> places = new LinkedHashSet<>();
        Optional.ofNullable(subject(finding).source()).ifPresent(places::add);
        finding.cells().stream()
                .map(CheckCell::source)
                .flatMap(source -> Optional.ofNullable(source).stream())
                .limit(3)
                .forEach(places::add);
        return new ReportFinding(
                number,
                finding.code(),
                finding.severity(),
                finding.meldung(),
                details,
                List.copyOf(places),
                finding.citation().orElse(""));
    }

    private static String between(Interval interval, CheckCell like) {
        if (interval.width().signum() == 0) {
            return "";
        }
        return " (" + number(interval.low(), like) + " bis " + number(interval.high(), like) + ")";
    }

    /** A number in the unit of a cell, with as many decimals as it takes to tell it from its neighbours. */
    private static String number(Rational value, CheckCell like) {
        Quantity printed = like.printed();
        int decimals = printed == null ? 0 : Math.max(0, printed.decimals());
        int most = decimals + 2;
        while (decimals < most && !value.fits(decimals)) {
            decimals++;
        }
        String symbol = Notation.symbol(like.unit());
        String text;
        try {
            text = Notation.GERMAN.format(Quantity.of(value.round(decimals, Rounding.HALF_UP), like.unit()));
        } catch (ArithmeticException e) {
            text = value.round(decimals, Rounding.HALF_UP).toPlainString();
        }
        return symbol.isEmpty() ? text : text + " " + symbol;
    }

    // ---- excerpt ----

    private static ReportTable excerpt(CheckNet net, Finding finding, String number) {
        CheckCell subject = subject(finding);
        boolean inTable = net.cells().stream()
                .anyMatch(cell -> cell.place().paper().equals(subject.place().paper())
                        && !cell.place().row().isEmpty()
                        && !cell.place().column().isEmpty());
        return subject.place().row().isEmpty() || subject.place().column().isEmpty() || !inTable
                ? list(finding, subject, number)
                : table(net, finding, subject, number);
    }

    /** Where no table is known: the cells of the finding, one below the other. */
    private static ReportTable list(Finding finding, CheckCell subject, String number) {
        ReportTable.Builder table = ReportTable.builder("auszug-" + number, "Auszug zu " + number)
                .column(ReportColumn.label("angabe", "Angabe"))
                .column(ReportColumn.number("gedruckt", "gedruckt", ""));
        List<CheckCell> cells = new ArrayList<>(finding.cells());
        if (cells.stream().noneMatch(cell -> cell.id().equals(subject.id()))) {
            cells.add(subject);
        }
        int row = 0;
        for (CheckCell cell : cells) {
            boolean own = cell.id().equals(subject.id());
            if (row < MOST_ROWS || own) {
                table.row(
                        "z" + ++row,
                        ReportRow.Kind.LINE,
                        0,
                        Cell.text(cell.label() + unit(cell.unit())),
                        cell(cell, own ? mark(finding, number) : null));
            }
        }
        return table.build();
    }

    /** The rows that the finding is about and those around the cell, with the columns around it. */
    private static ReportTable table(CheckNet net, Finding finding, CheckCell subject, String number) {
        Map<String, Map<String, CheckCell>> rows = new LinkedHashMap<>();
        Set<String> columns = new LinkedHashSet<>();
        for (CheckCell cell : net.cells()) {
            if (cell.place().paper().equals(subject.place().paper())
                    && !cell.place().row().isEmpty()
                    && !cell.place().column().isEmpty()) {
                columns.add(cell.place().column());
                rows.computeIfAbsent(cell.place().row(), key -> new LinkedHashMap<>())
                        .putIfAbsent(cell.place().column(), cell);
            }
        }
        List<String> around = around(List.copyOf(columns), subject.place().column());
        Set<String> chosen = chosen(finding, subject, List.copyOf(rows.keySet()));
        ReportTable.Builder table = ReportTable.builder("auszug-" + number, "Auszug zu " + number)
                .column(ReportColumn.label("zeile", "Zeile"));
        for (int i = 0; i < around.size(); i++) {
            table.column(ReportColumn.number("s" + (i + 1), around.get(i), ""));
        }
        int line = 0;
        for (Map.Entry<String, Map<String, CheckCell>> row : rows.entrySet()) {
            if (!chosen.contains(row.getKey())) {
                continue;
            }
            CheckCell first = row.getValue().values().iterator().next();
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(first.label()));
            for (String column : around) {
                CheckCell cell = row.getValue().get(column);
                boolean own = cell != null && cell.id().equals(subject.id());
                cells.add(cell == null ? Cell.empty() : cell(cell, own ? mark(finding, number) : null));
            }
            boolean sum =
                    first.place().row().equals(finding.cells().get(0).place().row());
            table.row(ReportRow.of("z" + ++line, sum ? ReportRow.Kind.SUBTOTAL : ReportRow.Kind.LINE, 0, cells));
        }
        return table.build();
    }

    private static List<String> around(List<String> all, String one) {
        int at = all.indexOf(one);
        return all.subList(Math.max(0, at - COLUMNS_BESIDE), Math.min(all.size(), at + COLUMNS_BESIDE + 1));
    }

    private static Set<String> chosen(Finding finding, CheckCell subject, List<String> rows) {
        Set<String> chosen = new LinkedHashSet<>();
        int at = rows.indexOf(subject.place().row());
        chosen.add(subject.place().row());
        chosen.add(finding.cells().get(0).place().row());
        chosen.add(rows.get(Math.max(0, at - 1)));
        chosen.add(rows.get(Math.min(rows.size() - 1, at + 1)));
        for (CheckCell cell : finding.cells()) {
            if (chosen.size() < MOST_ROWS
                    && cell.place().paper().equals(subject.place().paper())) {
                chosen.add(cell.place().row());
            }
        }
        return chosen;
    }

    private static Mark mark(Finding finding, String number) {
        return finding.suspect()
                .map(change -> Mark.of(
                        finding.severity(), "vorgeschlagen: " + Notation.GERMAN.format(change.proposed()), number))
                .orElseGet(() -> Mark.of(finding.severity(), "siehe " + number, number));
    }

    private static Cell cell(CheckCell cell, @Nullable Mark mark) {
        Quantity printed = cell.printed();
        if (printed == null) {
            Cell.Text nothing = new Cell.Text("–", List.of());
            return mark == null ? nothing : nothing.with(mark);
        }
        Cell.Number number = Cell.number(printed, Origin.PRINTED);
        return mark == null ? number : number.with(mark);
    }

    private static String unit(Unit unit) {
        String symbol = Notation.symbol(unit);
        return symbol.isEmpty() ? "" : " (" + symbol + ")";
    }

    // ---- scope ----

    private static Section scope(List<Finding> findings, Coverage coverage) {
        List<Block> blocks = new ArrayList<>();
        if (!coverage.checkedAnything()) {
            blocks.add(Block.paragraph("Es wurde nichts geprüft: Keine Beziehung zwischen den Angaben war prüfbar."));
        } else if (findings.isEmpty()) {
            blocks.add(Block.paragraph("Keine geprüfte Angabe widerspricht einer anderen."));
        }
        blocks.add(Block.facts(List.of(
                fact("Genau erfüllte Beziehungen", coverage.count(Verdict.EXACT)),
                fact("Im Rundungsspielraum", coverage.count(Verdict.WITHIN_ROUNDING)),
                fact("Widersprüche", coverage.count(Verdict.CONTRADICTION)),
                fact("Nicht prüfbar", coverage.count(Verdict.NOT_CHECKABLE)),
                fact("Ausgefallene Rechenregeln", coverage.failedRules().size()))));
        reasons(blocks, "Nicht prüfbar", coverage.notCheckable());
        reasons(blocks, "Ausgefallen", coverage.failedRules());
        return new Section("umfang", "Umfang der Prüfung", blocks);
    }

    private static Fact fact(String label, int number) {
        return Fact.of(label, Integer.toString(number));
    }

    private static void reasons(List<Block> blocks, String what, Map<String, String> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        List<String> items = new ArrayList<>();
        reasons.forEach((key, reason) -> {
            if (items.size() < MOST_REASONS) {
                items.add(key + ": " + reason);
            }
        });
        if (reasons.size() > MOST_REASONS) {
            items.add("und " + (reasons.size() - MOST_REASONS) + " weitere; findings.json nennt alle");
        }
        blocks.add(Block.paragraph(what + ":"));
        blocks.add(Block.items(items));
    }
}
