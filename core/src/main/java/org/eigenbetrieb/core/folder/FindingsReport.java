package org.eigenbetrieb.core.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.CheckNet;
import org.eigenbetrieb.core.check.Coverage;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Findings;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.check.Repair;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
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
    private static final int MOST_COLUMNS = 8;
    private static final int MOST_REASONS = 50;
    /** How much of a message stands in the list of what to look at first. */
    private static final int MOST_CHARACTERS = 340;

    private static final int MOST_FIRST = 10;
    /** As many decimals as a {@link Quantity} holds. */
    private static final int MOST_DECIMALS = 12;

    private FindingsReport() {}

    /**
     * Whose papers were checked.
     *
     * @param organisation name of the enterprise
     * @param stand date of the papers
     * @param titles what to call the papers, by id; a paper without a title is called by its id
     */
    public record Papers(String organisation, LocalDate stand, Map<String, String> titles) {
        /** Copies the titles. */
        public Papers {
            Objects.requireNonNull(organisation, "organisation");
            Objects.requireNonNull(stand, "stand");
            titles = Map.copyOf(titles);
        }

        String title(String paper) {
            return paper.isEmpty() ? "Geprüfte Angaben" : titles.getOrDefault(paper, paper);
        }
    }

    /**
     * The report.
     *
     * @param net the net that was checked
     * @param verdicts its verdicts
     * @param findings its findings, in the order of {@code findings.json}
     * @param coverage what was checked and what was not
     * @param checked whose papers they are
     * @return the document; render it in any format
     */
    public static ReportDocument of(
            CheckNet net, List<RelationVerdict> verdicts, List<Finding> findings, Coverage coverage, Papers checked) {
        Map<String, List<Integer>> papers = new LinkedHashMap<>();
        for (int i = 0; i < findings.size(); i++) {
            papers.computeIfAbsent(subject(findings.get(i)).place().paper(), key -> new ArrayList<>())
                    .add(i);
        }
        List<Map.Entry<String, List<Integer>>> worst = new ArrayList<>(papers.entrySet());
        worst.forEach(entry -> entry.getValue().sort(Comparator.comparing(findings::get, Findings.WORST_FIRST)));
        worst.sort(Comparator.comparing(
                        (Map.Entry<String, List<Integer>> entry) ->
                                findings.get(entry.getValue().get(0)),
                        Findings.WORST_FIRST)
                .thenComparing(entry -> -count(findings, entry.getValue(), Severity.ERROR)));
        List<Section> sections = new ArrayList<>();
        Set<String> open = open(net, coverage);
        sections.add(overview(net, verdicts, findings, worst, checked, open));
        for (Map.Entry<String, List<Integer>> entry : worst) {
            sections.add(section(net, findings, checked.title(entry.getKey()), entry.getValue(), sections.size()));
        }
        sections.add(scope(net, findings, coverage, open));
        return new ReportDocument(
                "Prüfbericht",
                "Feststellungen zu den gedruckten Angaben",
                checked.organisation(),
                "",
                checked.stand(),
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

    private static long count(List<Finding> findings, List<Integer> own, Severity severity) {
        return own.stream().filter(i -> findings.get(i).severity() == severity).count();
    }

    // ---- overview ----

    /** What to look at first, and for each paper how much of it holds and how much does not. */
    private static Section overview(
            CheckNet net,
            List<RelationVerdict> verdicts,
            List<Finding> findings,
            List<Map.Entry<String, List<Integer>>> worst,
            Papers checked,
            Set<String> open) {
        Map<String, int[]> held = new LinkedHashMap<>();
        net.cells().forEach(cell -> held.putIfAbsent(cell.place().paper(), new int[2]));
        Map<String, String> explained = new HashMap<>();
        findings.forEach(finding -> explained(finding, subject(finding).place().paper(), explained));
        Set<String> unchecked = new LinkedHashSet<>(open);
        for (RelationVerdict verdict : verdicts) {
            String paper = net.cell(verdict.target()).place().paper();
            if (verdict.verdict() == Verdict.NOT_CHECKABLE) {
                unchecked.add(paper);
            } else {
                boolean fails = verdict.verdict() == Verdict.CONTRADICTION;
                int[] counts = held.computeIfAbsent(
                        fails ? explained.getOrDefault(verdict.relation(), paper) : paper, key -> new int[2]);
                counts[0]++;
                counts[1] += verdict.verdict() == Verdict.CONTRADICTION ? 0 : 1;
            }
        }
        Map<String, List<Integer>> found = new HashMap<>();
        worst.forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        ReportTable.Builder table = ReportTable.builder("ueberblick", "Unterlagen")
                .column(ReportColumn.label("unterlage", "Unterlage"))
                .column(ReportColumn.number("geprueft", "geprüfte Beziehungen", ""))
                .column(ReportColumn.number("erfuellt", "davon erfüllt", ""))
                .column(ReportColumn.number("fehler", "Fehler", ""))
                .column(ReportColumn.number("pruefen", "zu prüfen", ""))
                .column(ReportColumn.number("hinweise", "Hinweise", ""));
        Set<String> order = new LinkedHashSet<>();
        worst.forEach(entry -> order.add(entry.getKey()));
        held.forEach((paper, counts) -> {
            if (counts[0] > 0) {
                order.add(paper);
            }
        });
        int row = 0;
        for (String paper : order) {
            List<Integer> own = found.getOrDefault(paper, List.of());
            int[] counts = held.getOrDefault(paper, new int[2]);
            table.row(
                    "u" + ++row,
                    ReportRow.Kind.LINE,
                    0,
                    Cell.text(checked.title(paper)),
                    number(counts[0]),
                    number(counts[1]),
                    number(count(findings, own, Severity.ERROR)),
                    number(count(findings, own, Severity.WARNING)),
                    number(count(findings, own, Severity.INFO)));
        }
        List<Block> blocks = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        worst.forEach(entry -> all.addAll(entry.getValue()));
        all.sort(Comparator.<Integer, Finding>comparing(findings::get, Findings.WORST_FIRST)
                .thenComparing(Comparator.naturalOrder()));
        List<String> first = all.stream()
                .filter(i -> findings.get(i).severity() != Severity.INFO)
                .limit(MOST_FIRST)
                .map(i -> "F" + (i + 1) + ", "
                        + checked.title(subject(findings.get(i)).place().paper()) + ": "
                        + shortened(findings.get(i).meldung()))
                .toList();
        if (!verdicts.isEmpty()) {
            blocks.add(Block.paragraph(sum(verdicts, findings, !open.isEmpty())));
        }
        if (!first.isEmpty()) {
            blocks.add(Block.paragraph("Zuerst ansehen:"));
            blocks.add(Block.items(first));
        }
        if (row > 0) {
            blocks.add(Block.table(table.build()));
        }
        List<String> sound = order.stream()
                .filter(paper -> !found.containsKey(paper) && !unchecked.contains(paper))
                .map(checked::title)
                .filter(title -> !title.isEmpty())
                .toList();
        if (!sound.isEmpty()) {
            blocks.add(Block.paragraph("Ohne Befund, soweit geprüft: " + String.join("; ", sound)));
        }
        return new Section("ueberblick", "Auf einen Blick", blocks);
    }

    /** What was checked and how it came out, in one sentence. */
    private static String sum(List<RelationVerdict> verdicts, List<Finding> findings, boolean open) {
        Map<Verdict, Long> counts = verdicts.stream()
                .collect(Collectors.groupingBy(
                        RelationVerdict::verdict, () -> new EnumMap<>(Verdict.class), Collectors.counting()));
        long exact = counts.getOrDefault(Verdict.EXACT, 0L);
        long rounded = counts.getOrDefault(Verdict.WITHIN_ROUNDING, 0L);
        long wrong = counts.getOrDefault(Verdict.CONTRADICTION, 0L);
        String checked = exact + rounded + wrong == 0
                ? "Keine Beziehung zwischen gedruckten Zahlen konnte geprüft werden. "
                : "Von " + many(exact + rounded + wrong, "geprüften Beziehung", "geprüften Beziehungen")
                        + " zwischen gedruckten Zahlen "
                        + (exact + rounded == 1 ? "ist " : "sind ") + grouped(exact + rounded) + " erfüllt"
                        + (rounded > 0 ? ", davon " + grouped(rounded) + " nur im Rahmen der Rundung" : "") + "; "
                        + (wrong == 0 ? "keine ist" : grouped(wrong) + (wrong == 1 ? " ist" : " sind"))
                        + " verletzt. ";
        List<Integer> all = IntStream.range(0, findings.size()).boxed().toList();
        return checked
                + (open ? "Ob alle zugleich erfüllt sein können, blieb offen, weil die Suche vorzeitig endete. " : "")
                + (findings.isEmpty()
                        ? "Es gibt keine Feststellungen."
                        : "Die Feststellungen: "
                                + many(count(findings, all, Severity.ERROR), "Fehler", "Fehler") + ", "
                                + grouped(count(findings, all, Severity.WARNING)) + " zu prüfen, "
                                + many(count(findings, all, Severity.INFO), "Hinweis", "Hinweise") + ".");
    }

    private static String many(long count, String one, String more) {
        return grouped(count) + " " + (count == 1 ? one : more);
    }

    private static String grouped(long count) {
        return Notation.GERMAN.format(Quantity.of(count, 0, Unit.NUMBER));
    }

    /** The beginning of a long message; the whole stands with the finding. */
    private static String shortened(String message) {
        if (message.length() <= MOST_CHARACTERS) {
            return message;
        }
        int end = message.lastIndexOf(' ', MOST_CHARACTERS);
        return message.substring(0, end > 0 ? end : MOST_CHARACTERS) + " …";
    }

    /** Contradictions count where the finding stands that explains them. */
    private static void explained(Finding finding, String paper, Map<String, String> explained) {
        explained.putIfAbsent(finding.relation(), paper);
        finding.beneath().forEach(each -> explained(each, paper, explained));
    }

    private static Cell number(long count) {
        return Cell.number(Quantity.of(count, 0, Unit.NUMBER), Origin.COMPUTED);
    }

    // ---- findings ----

    private static Section section(CheckNet net, List<Finding> findings, String title, List<Integer> own, int number) {
        List<Block> blocks = new ArrayList<>();
        for (int i : own) {
            Finding finding = findings.get(i);
            String id = "F" + (i + 1);
            blocks.add(Block.findings(List.of(print(finding, id))));
            excerpt(net, finding, id).ifPresent(table -> blocks.add(Block.table(table)));
            finding.definitions()
                    .ifPresent(definitions ->
                            blocks.add(Block.table(DefinitionsTable.of(net, definitions, "definitionen-" + id))));
        }
        return new Section("unterlage-" + number, title, blocks);
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
        finding.beneath().forEach(each -> beneath(finding, each, details));
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

    /** What stands beneath a finding, also further down; where it has no cell of its own to change, with their proposals. */
    private static void beneath(Finding top, Finding below, List<String> details) {
        boolean own = top.suspect().isEmpty() && below.suspect().isPresent();
        details.add((own ? "Im Einzelnen: " : "Hängt damit zusammen: ")
                + below.meldung()
                + (own ? ". Vorschlag: " + below.vorschlag() : ""));
        below.beneath().forEach(each -> beneath(below, each, details));
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
        int most = Math.min(decimals + 2, MOST_DECIMALS);
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

    /** The table around the cell, or the numbers concerned; nothing where the finding is not about numbers. */
    private static Optional<ReportTable> excerpt(CheckNet net, Finding finding, String number) {
        CheckCell subject = subject(finding);
        Place place = subject.place();
        boolean row = false;
        boolean column = false;
        for (CheckCell cell : net.cells()) {
            if (cell.place().paper().equals(place.paper())
                    && !cell.place().row().isEmpty()
                    && !cell.place().column().isEmpty()) {
                row |= cell.place().row().equals(place.row());
                column |= cell.place().column().equals(place.column());
            }
        }
        if (row && column) {
            return Optional.of(table(net, finding, subject, number));
        }
        return finding.cells().stream().anyMatch(cell -> cell.printed() != null)
                ? Optional.of(list(finding, subject, number))
                : Optional.empty();
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
        Map<String, String> headings = new HashMap<>();
        for (CheckCell cell : net.cells()) {
            if (cell.place().paper().equals(subject.place().paper())
                    && !cell.place().row().isEmpty()
                    && !cell.place().column().isEmpty()) {
                columns.add(cell.place().column());
                headings.putIfAbsent(cell.place().column(), cell.place().columnHeading());
                rows.computeIfAbsent(cell.place().row(), key -> new LinkedHashMap<>())
                        .putIfAbsent(cell.place().column(), cell);
            }
        }
        Map<String, Mark> marks = marks(finding, subject, number);
        List<String> around = around(List.copyOf(columns), subject.place().column(), marked(finding, marks));
        Set<String> chosen = chosen(finding, subject, List.copyOf(rows.keySet()));
        ReportTable.Builder table = ReportTable.builder("auszug-" + number, "Auszug zu " + number)
                .column(ReportColumn.label("zeile", "Zeile"));
        for (int i = 0; i < around.size(); i++) {
            table.column(ReportColumn.number("s" + (i + 1), headings.getOrDefault(around.get(i), around.get(i)), ""));
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
                cells.add(cell == null ? Cell.empty() : cell(cell, marks.get(cell.id())));
            }
            boolean sum =
                    first.place().row().equals(finding.cells().get(0).place().row());
            table.row(ReportRow.of("z" + ++line, sum ? ReportRow.Kind.SUBTOTAL : ReportRow.Kind.LINE, 0, cells));
        }
        return table.build();
    }

    /** The columns beside one of them, and those of other marked cells. */
    private static List<String> around(List<String> all, String one, Set<String> marked) {
        int at = all.indexOf(one);
        Set<String> chosen = new HashSet<>(
                all.subList(Math.max(0, at - COLUMNS_BESIDE), Math.min(all.size(), at + COLUMNS_BESIDE + 1)));
        marked.stream().limit(MOST_COLUMNS - chosen.size()).forEach(chosen::add);
        return all.stream().filter(chosen::contains).toList();
    }

    /** The cell that is to be changed and those that change with it; where none is named, all that are concerned. */
    private static Map<String, Mark> marks(Finding finding, CheckCell subject, String number) {
        Map<String, Mark> marks = new LinkedHashMap<>();
        marks.put(subject.id(), mark(finding, number));
        for (Repair.Change change : finding.follows()) {
            marks.putIfAbsent(change.cell().id(), proposed(finding, change, number));
        }
        if (finding.suspect().isEmpty() && !finding.beneath().isEmpty()) {
            finding.cells().forEach(cell -> marks.putIfAbsent(cell.id(), mark(finding, number)));
        }
        return marks;
    }

    private static Set<String> marked(Finding finding, Map<String, Mark> marks) {
        Set<String> columns = new LinkedHashSet<>();
        Stream.concat(finding.cells().stream(), finding.follows().stream().map(Repair.Change::cell))
                .filter(cell -> marks.containsKey(cell.id()))
                .forEach(cell -> columns.add(cell.place().column()));
        return columns;
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

    private static Mark proposed(Finding finding, Repair.Change change, String number) {
        String text =
                change.isProposed() ? "vorgeschlagen: " + Notation.GERMAN.format(change.proposed()) : "siehe " + number;
        return Mark.of(finding.severity(), text, number);
    }

    private static Mark mark(Finding finding, String number) {
        return finding.suspect()
                .map(change -> proposed(finding, change, number))
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

    /** The papers with figures of which it stayed open whether all that is said of them can hold. */
    private static Set<String> open(CheckNet net, Coverage coverage) {
        Map<String, String> paperOf = new HashMap<>();
        net.cells().forEach(cell -> paperOf.put(cell.id(), cell.place().paper()));
        Set<String> open = new LinkedHashSet<>();
        coverage.notCheckable().keySet().stream()
                .filter(key -> key.startsWith(ReasonWords.JOINT))
                .forEach(key -> open.add(paperOf.getOrDefault(key.substring(ReasonWords.JOINT.length()), "")));
        return open;
    }

    private static Section scope(CheckNet net, List<Finding> findings, Coverage coverage, Set<String> open) {
        List<Block> blocks = new ArrayList<>();
        if (!coverage.checkedAnything()) {
            blocks.add(Block.paragraph("Es wurde nichts geprüft: Keine Beziehung zwischen den Angaben war prüfbar."));
        } else if (findings.isEmpty()) {
            blocks.add(Block.paragraph(
                    open.isEmpty()
                            ? "Keine geprüfte Angabe widerspricht einer anderen."
                            : "Keine geprüfte Beziehung ist für sich verletzt; ob alle zugleich erfüllt sein können,"
                                    + " blieb offen."));
        }
        blocks.add(Block.facts(List.of(
                fact("Genau erfüllte Beziehungen", coverage.count(Verdict.EXACT)),
                fact("Im Rundungsspielraum", coverage.count(Verdict.WITHIN_ROUNDING)),
                fact("Widersprüche", coverage.count(Verdict.CONTRADICTION)),
                fact("Nicht prüfbar", coverage.count(Verdict.NOT_CHECKABLE)),
                fact("Ausgefallene Rechenregeln", coverage.failedRules().size()))));
        Map<String, String> labels = new HashMap<>();
        net.cells().forEach(cell -> labels.put(cell.id(), name(cell)));
        reasons(blocks, "Nicht prüfbar", coverage.notCheckable(), id -> labels.getOrDefault(id, id));
        reasons(blocks, "Ausgefallen", coverage.failedRules(), id -> id);
        return new Section("umfang", "Umfang der Prüfung", blocks);
    }

    private static Fact fact(String label, int number) {
        return Fact.of(label, Integer.toString(number));
    }

    private static String name(CheckCell cell) {
        String column = cell.place().columnHeading();
        return "„" + cell.label() + "“" + (column.isEmpty() ? "" : " (" + column + ")");
    }

    private static void reasons(
            List<Block> blocks, String what, Map<String, String> reasons, UnaryOperator<String> label) {
        if (reasons.isEmpty()) {
            return;
        }
        List<String> items = new ArrayList<>();
        reasons.forEach((key, reason) -> {
            if (items.size() < MOST_REASONS) {
                items.add(ReasonWords.line(key, reason, label));
            }
        });
        if (reasons.size() > MOST_REASONS) {
            items.add("und " + (reasons.size() - MOST_REASONS) + " weitere; findings.json nennt alle");
        }
        blocks.add(Block.paragraph(what + ":"));
        blocks.add(Block.items(items));
    }
}
