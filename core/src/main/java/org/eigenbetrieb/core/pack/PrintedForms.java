package org.eigenbetrieb.core.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.jspecify.annotations.Nullable;

/** What is printed around the figures of a form – headings, units, numbers of rows – held against what is declared. */
final class PrintedForms {

    private static final Pattern YEAR = Pattern.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])");
    private static final Pattern NUMBER = Pattern.compile("^([0-9]{1,3}[a-z]?|[IVXLC]{1,6}|[a-z])[.)]?\\s");
    private static final Map<String, Unit> UNITS = Map.of(
            "€", Unit.EUR, "eur", Unit.EUR, "euro", Unit.EUR, "t€", Unit.TEUR, "teur", Unit.TEUR, "tsd", Unit.TEUR,
            "mio", Unit.MEUR, "meur", Unit.MEUR);

    private final PaperDescription paper;
    private final LayoutBinding binding;
    private final PaperTable table;
    private final List<Finding> findings = new ArrayList<>();

    private PrintedForms(PaperDescription paper, LayoutBinding binding, PaperTable table) {
        this.paper = paper;
        this.binding = binding;
        this.table = table;
    }

    static List<Finding> check(PaperDescription paper, LayoutBinding binding, PaperTable table) {
        PrintedForms forms = new PrintedForms(paper, binding, table);
        table.columns()
                .forEach((name, column) ->
                        binding.layout().column(column.column()).ifPresent(form -> forms.heading(name, column, form)));
        forms.unitsOfRows();
        forms.numbers();
        return forms.findings;
    }

    // ------------------------------------------------------------------------------------------------ headings

    private void heading(String name, PaperDescription.Column column, LayoutColumn form) {
        if (form.header().equals(LayoutColumn.UNTITLED)) {
            untitled(name);
        }
        if (form.content() instanceof LayoutColumn.Percent) {
            return;
        }
        Set<Integer> years = new LinkedHashSet<>();
        Matcher matcher = YEAR.matcher(name);
        while (matcher.find()) {
            years.add(Integer.valueOf(matcher.group()));
        }
        Optional<Period> period = binding.layout().lines().stream()
                .flatMap(line -> binding.key(line, form).stream())
                .map(FigureKey::period)
                .findFirst();
        if (!years.isEmpty() && period.isPresent() && years.stream().noneMatch(year -> fits(year, period.get()))) {
            String said = years.stream().map(String::valueOf).collect(Collectors.joining(", "));
            findings.add(finding(
                    "EB-PCK-101",
                    "Überschriften nennen den Zeitraum ihrer Spalte",
                    List.of(header(name)),
                    "the heading \"" + name + "\" names " + said + ", but the column stands for " + binding.header(form)
                            + " (" + period.get() + ")",
                    "die Überschrift „" + name + "“ nennt " + said + ", die Spalte steht aber für „"
                            + binding.header(form) + "“ (" + german(period.get()) + ")"));
        }
        Optional<Unit> declared = printedIn(column, form);
        Set<Unit> named = new LinkedHashSet<>();
        for (String word : name.toLowerCase(Locale.ROOT).split("[^\\p{L}€]+", -1)) {
            Optional.ofNullable(UNITS.get(word)).ifPresent(named::add);
        }
        if (named.size() == 1 && declared.isPresent() && !named.contains(declared.get())) {
            String said = Notation.symbol(named.iterator().next());
            String meant = Notation.symbol(declared.get());
            findings.add(finding(
                    "EB-PCK-102",
                    "Überschriften nennen die Einheit ihrer Spalte",
                    List.of(header(name)),
                    "the heading \"" + name + "\" names " + said + ", but the column is declared in " + meant,
                    "die Überschrift „" + name + "“ nennt " + said + ", die Spalte ist aber in " + meant
                            + " angegeben"));
        }
    }

    /** A column without a heading that holds numbers: nobody can tell what they are, or whether the row has slipped. */
    private void untitled(String name) {
        List<PaperTable.Row> rows = table.rows().stream()
                .filter(row -> !PaperTable.text(row.cells(), name).isEmpty())
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        String labels = rows.stream()
                .map(PaperTable.Row::label)
                .map(label -> "„" + label + "“")
                .collect(Collectors.joining(", "));
        String english = rows.stream()
                .map(PaperTable.Row::label)
                .map(label -> "\"" + label + "\"")
                .collect(Collectors.joining(", "));
        findings.add(
                finding(
                        "EB-PCK-109",
                        "Jede Spalte mit Zahlen hat eine Überschrift",
                        rows.stream().map(row -> cell(row, name)).toList(),
                        "a column without a heading holds numbers in " + english
                                + ": one number more than there are headings; the row may have slipped by a column",
                        "eine Spalte ohne Überschrift enthält Zahlen, in " + labels
                                + ": eine Zahl mehr, als es Überschriften gibt; vielleicht ist die Zeile um eine Spalte verschoben"));
    }

    /** Whether a heading with this year may stand over a period: the state on 1 January is also that of the year before. */
    private static boolean fits(int year, Period period) {
        LocalDate from = period.from();
        LocalDate to = period.to();
        boolean begin = period.instant() && from != null && from.getDayOfYear() == 1;
        boolean open = to == null && from != null;
        boolean early = from != null && year < from.getYear() - (begin || open ? 1 : 0);
        boolean late = to != null && year > to.getYear();
        boolean past = from == null && to != null && year < to.getYear();
        return !early && !late && !past;
    }

    private static String german(Period period) {
        LocalDate day = period.to();
        return period.instant() && day != null
                ? day.getDayOfMonth() + "." + day.getMonthValue() + "." + day.getYear()
                : period.calendarYear().map(String::valueOf).orElse(period.toString());
    }

    /** The unit of money that a column is printed in. */
    private Optional<Unit> printedIn(PaperDescription.Column column, LayoutColumn form) {
        Optional<Unit> line = binding.layout().lines().stream()
                .map(LayoutRow.Line::unit)
                .filter(unit -> unit.convertsTo(Unit.EUR))
                .findFirst();
        if (line.isEmpty() || !(form.content() instanceof LayoutColumn.Facts facts)) {
            return Optional.empty();
        }
        @Nullable Unit own = facts.unit();
        return column.unit().isEmpty()
                ? Optional.of(own == null ? line.get() : own)
                : Optional.of(Unit.of(column.unit())).filter(unit -> unit.convertsTo(Unit.EUR));
    }

    // ------------------------------------------------------------------------------------------------ rows

    /** Rows that print another unit than their columns are in; rows below each other are one finding. */
    private void unitsOfRows() {
        String column = paper.keys().unit();
        Optional<Unit> declared = table.columns().values().stream()
                .flatMap(each -> binding.layout().column(each.column()).flatMap(form -> printedIn(each, form)).stream())
                .findFirst();
        if (column.isEmpty() || declared.isEmpty()) {
            return;
        }
        List<CheckCell> wrong = new ArrayList<>();
        String before = "";
        for (PaperTable.Row row : table.rows()) {
            String printed = PaperTable.text(row.cells(), column);
            Unit unit = UNITS.get(printed.toLowerCase(Locale.ROOT));
            boolean other = unit != null && !unit.equals(declared.get());
            if (!wrong.isEmpty() && !(other && printed.equals(before))) {
                addUnit(wrong, before, declared.get());
                wrong = new ArrayList<>();
            }
            if (other) {
                wrong.add(cell(row, column));
                before = printed;
            }
        }
        if (!wrong.isEmpty()) {
            addUnit(wrong, before, declared.get());
        }
    }

    private void addUnit(List<CheckCell> cells, String printed, Unit declared) {
        String meant = Notation.symbol(declared);
        String many = cells.size() == 1 ? "1 row prints " : cells.size() + " rows print ";
        String viele = cells.size() == 1 ? "1 Zeile druckt " : cells.size() + " Zeilen drucken ";
        findings.add(finding(
                "EB-PCK-102",
                "Zeilen nennen die Einheit ihrer Zahlen",
                cells,
                many + printed + " from \"" + cells.get(0).label() + "\" on, but the numbers are in " + meant,
                viele + printed + " ab „" + cells.get(0).label() + "“, die Zahlen sind aber in " + meant));
    }

    /** Rows whose label begins with another number than the form gives their line. */
    private void numbers() {
        for (PaperTable.Row row : table.rows()) {
            Matcher matcher = NUMBER.matcher(row.label());
            String declared = plain(row.line().number());
            if (!row.account().isEmpty() || declared.isEmpty() || !matcher.find()) {
                continue;
            }
            String printed = plain(matcher.group(1));
            if (!declared.endsWith(printed)) {
                findings.add(finding(
                        "EB-PCK-103",
                        "Zeilen tragen die Nummer ihres Formulars",
                        List.of(cell(row, paper.keys().label())),
                        "\"" + row.label() + "\" is numbered " + matcher.group(1) + "; the form numbers "
                                + row.line().concept() + " with " + row.line().number(),
                        "„" + row.label() + "“ trägt die Nummer " + matcher.group(1) + ", im Formular hat die Zeile die"
                                + " Nummer " + row.line().number()));
            }
        }
    }

    private static String plain(String number) {
        return number.replaceAll("[.) ]", "").toLowerCase(Locale.ROOT);
    }

    // ------------------------------------------------------------------------------------------------ findings

    private CheckCell header(String name) {
        int column = table.position(name);
        return CheckCell.text(new Place(paper.id(), "", name, name), new SourceRef(paper.file(), 1, column));
    }

    private CheckCell cell(PaperTable.Row row, String column) {
        String id = row.account().isEmpty() ? row.line().concept().id() : row.account();
        return CheckCell.text(
                new Place(paper.id(), id, column, row.label()),
                row.cells()
                        .find(column)
                        .map(cell -> cell.place())
                        .orElse(row.cells().place()));
    }

    private Finding finding(String code, String rule, List<CheckCell> cells, String message, String meldung) {
        return Finding.builder()
                .code(code)
                .severity(Severity.WARNING)
                .relation("formular:" + cells.get(0).id())
                .cells(cells)
                .unit(Unit.NUMBER)
                .rule(rule)
                .message(message)
                .meldung(meldung.substring(0, 1).toUpperCase(Locale.ROOT) + meldung.substring(1))
                .build();
    }
}
