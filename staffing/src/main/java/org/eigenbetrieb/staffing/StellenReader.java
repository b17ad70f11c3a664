package org.eigenbetrieb.staffing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/** Reads the two tables of a Stellenübersicht. */
final class StellenReader {

    private static final List<String> LINES = List.of("org_einheit", "gruppe", "soll", "soll_vorjahr", "ist");
    private static final List<String> LINES_OPTIONAL =
            List.of("org_name", "status", "amtsbezeichnung", "einstiegsamt", "nachrichtlich", "zeilentyp", "textzeile");
    private static final List<String> NOTES = List.of("org_einheit", "gruppe", "haushalt");
    private static final List<String> NOTES_OPTIONAL = List.of(
            "art",
            "stellen",
            "von_einheit",
            "nach_einheit",
            "von_gruppe",
            "nach_gruppe",
            "stellennummer",
            "stellennummer_alt",
            "bezug",
            "datum",
            "lesung",
            "wortlaut",
            "textzeile");

    /** More than any plan has; what exceeds it is named and not read. */
    private static final int MOST_LINES = 10_000;

    private static final int MOST_SUMS = 1_000;
    private static final int MOST_NOTES = 20_000;

    /** The highest group of each pay table (TVöD, TVöD-SuE and -P, BesO A and B): a number above is mistyped. */
    private static final Map<String, Integer> HIGHEST = Map.of("E", 15, "S", 18, "P", 16, "A", 16, "B", 11);

    private final ReadOptions options;
    private final List<Problem> problems = new ArrayList<>();
    private final List<SourceRef> lost = new ArrayList<>();
    private int errors;

    private StellenReader(ReadOptions options) {
        this.options = options;
    }

    static Read<Stellenuebersicht> read(CsvTable lines, @Nullable CsvTable notes, ReadOptions options) {
        StellenReader reader = new StellenReader(options);
        List<PostLine> posts = new ArrayList<>();
        List<SumLine> sums = new ArrayList<>();
        if (reader.isReadable(lines, LINES, LINES_OPTIONAL)) {
            reader.lines(lines, posts, sums);
        }
        List<Vermerk> vermerke = new ArrayList<>();
        if (notes != null && reader.isReadable(notes, NOTES, NOTES_OPTIONAL)) {
            if (notes.column("art").isEmpty() && notes.column("wortlaut").isEmpty()) {
                reader.report(notes.missing(List.of("art")));
            } else {
                for (CsvTable.Row row : notes.rows()) {
                    if (reader.isFull(vermerke.size(), MOST_NOTES, row)) {
                        break;
                    }
                    vermerke.addAll(reader.notes(row));
                }
            }
        }
        return Read.of(
                new Stellenuebersicht(
                        options.year(),
                        options.stichtag(),
                        posts,
                        sums,
                        vermerke,
                        reader.lost,
                        SourceRef.of(lines.file())),
                reader.problems);
    }

    private boolean isReadable(CsvTable table, List<String> required, List<String> optional) {
        List<Problem> missing = table.missing(required);
        report(missing);
        Set<String> known = new LinkedHashSet<>(required);
        known.addAll(optional);
        List<Problem> personal = PersonalData.check(table, known, options.dropped());
        report(personal);
        if (!missing.isEmpty() || !personal.isEmpty()) {
            return false;
        }
        for (String column : table.header()) {
            if (!column.isEmpty()
                    && !known.contains(column)
                    && !options.dropped().contains(column)) {
                report(Problem.warning(
                        "EB-STF-004",
                        SourceRef.of(table.file(), 1, table.column(column).orElse(0)),
                        "column \"" + column + "\" is not known here and was not read",
                        "expected one of " + String.join(", ", known)));
            }
        }
        return true;
    }

    private void lines(CsvTable table, List<PostLine> posts, List<SumLine> sums) {
        Set<String> seen = new HashSet<>();
        table.rejected().forEach(row -> lost.add(row.place()));
        for (CsvTable.Row row : table.rows()) {
            if (isFull(posts.size(), MOST_LINES, row) || isFull(sums.size(), MOST_SUMS, row)) {
                lost.add(row.place());
                break;
            }
            PostCount soll = count(row, "soll");
            PostCount sollVorjahr = count(row, "soll_vorjahr");
            PostCount ist = count(row, "ist");
            int before = errors;
            String type = text(row, "zeilentyp").toLowerCase(Locale.ROOT);
            boolean sum = type.equals("summe");
            if (!sum && !type.isEmpty() && !type.equals("stelle")) {
                wrong(row, "zeilentyp", "is not a kind of line", "expected stelle or summe");
            }
            Optional<PayGroup> group = group(row, "gruppe", !sum);
            Optional<StaffKind> kind = kind(row, group.orElse(null), !sum);
            String code = key(row, "org_einheit").orElse("");
            if (sum) {
                boolean memo = flag(row, "nachrichtlich");
                if (errors == before) {
                    sums.add(new SumLine(
                            text(row, "org_name"),
                            code,
                            kind.orElse(null),
                            group.orElse(null),
                            memo,
                            soll,
                            sollVorjahr,
                            ist,
                            row.place()));
                }
                continue;
            }
            Optional<OrgUnit> unit = make(row, "org_einheit", code, text -> new OrgUnit(text, text(row, "org_name")));
            String title = text(row, "amtsbezeichnung");
            boolean memo = memo(row, kind.orElse(null));
            if (title.length() > 120 || !isPlain(title)) {
                wrong(row, "amtsbezeichnung", "is too long or holds ; = [ ] |", "expected at most 120 characters");
            }
            if (errors > before || unit.isEmpty() || group.isEmpty() || kind.isEmpty()) {
                lost.add(row.place());
                continue;
            }
            PostLine line = new PostLine(
                    unit.get(),
                    kind.get(),
                    group.get(),
                    title,
                    text(row, "einstiegsamt"),
                    memo,
                    soll,
                    sollVorjahr,
                    ist,
                    row.place());
            if (seen.add(StellenFigures.rowId(line))) {
                posts.add(line);
            } else {
                lost.add(row.place());
                report(Problem.error(
                        "EB-STF-002",
                        row.place(),
                        line.label() + " stands in the table twice; this line was left out",
                        "add both lines up, or tell them apart by their amtsbezeichnung"));
            }
        }
    }

    private boolean isFull(int read, int most, CsvTable.Row row) {
        if (read >= most) {
            report(Problem.error(
                    "EB-STF-010",
                    row.place(),
                    "the table has more than " + most + " rows of this kind; from here on it was not read",
                    "split it; no plan of posts is that large"));
        }
        return read >= most;
    }

    private void report(Problem problem) {
        problems.add(problem);
        errors += problem.severity() == Severity.ERROR ? 1 : 0;
    }

    private void report(List<Problem> several) {
        several.forEach(this::report);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (";=[]|".indexOf(text.charAt(i)) >= 0 || text.charAt(i) < ' ') {
                return false;
            }
        }
        return true;
    }

    private boolean memo(CsvTable.Row row, @Nullable StaffKind kind) {
        return switch (options.counting()) {
            case AS_STATED -> flag(row, "nachrichtlich");
            case BEAMTE_NACHRICHTLICH -> kind == StaffKind.BEAMTE;
            case ALL -> false;
        };
    }

    private boolean flag(CsvTable.Row row, String column) {
        String text = text(row, column).toLowerCase(Locale.ROOT);
        if (!text.isEmpty() && !text.equals("ja") && !text.equals("nein")) {
            wrong(row, column, "is neither yes nor no", "expected ja, nein or nothing");
        }
        return text.equals("ja");
    }

    private Optional<StaffKind> kind(CsvTable.Row row, @Nullable PayGroup group, boolean required) {
        String text = text(row, "status");
        Optional<StaffKind> stated = StaffKind.find(text);
        Optional<StaffKind> implied = group == null ? Optional.empty() : group.kind();
        if (stated.isEmpty() && !text.isEmpty() && required) {
            wrong(row, "status", "is not a kind of staff", "expected Beamte or Beschäftigte");
        } else if (stated.isEmpty() && implied.isEmpty() && required && group != null) {
            report(Problem.error(
                    "EB-STF-001",
                    row.place(),
                    "nobody says whether " + group.label() + " is for Beamte or Beschäftigte; the line was left out",
                    "fill in the column status"));
        } else if (stated.isPresent() && implied.isPresent() && !stated.equals(implied)) {
            wrong(
                    row,
                    "status",
                    "does not go with pay group " + (group == null ? "" : group.label()),
                    "expected " + implied.get().label());
        }
        return stated.isPresent() ? stated : implied;
    }

    private PostCount count(CsvTable.Row row, String column) {
        CsvTable.Cell cell = row.cell(column);
        Optional<Quantity> number = posts(cell);
        boolean unreadable = number.isEmpty() && !cell.isBlank();
        return new PostCount(number.orElse(null), unreadable ? Figure.Blank.MISSING : options.blank(), cell.place());
    }

    private Optional<Quantity> posts(CsvTable.Cell cell) {
        Read<Optional<Quantity>> read = cell.quantity(options.notation(), Unit.VZAE);
        report(read.problems());
        Optional<Quantity> number = read.value();
        if (number.isPresent() && (number.get().unscaled() < 0 || number.get().unscaled() > 1_000_000_000L)) {
            report(Problem.error(
                    "EB-STF-005",
                    cell.place(),
                    cell.column() + " \"" + cell.text() + "\" is not a number of posts; it has no value",
                    "expected full-time posts from 0 on, for example 0,50"));
            return Optional.empty();
        }
        return number;
    }

    private List<Vermerk> notes(CsvTable.Row row) {
        int before = errors;
        Optional<String> unit =
                make(row, "org_einheit", key(row, "org_einheit").orElse(""), text -> new OrgUnit(text, "").code());
        Optional<PayGroup> group = group(row, "gruppe", true);
        Optional<Integer> year = year(row);
        String art = text(row, "art").toLowerCase(Locale.ROOT);
        String wording = text(row, "wortlaut");
        if (art.isEmpty() && !wording.isEmpty() && errors == before) {
            Read<List<Vermerk>> parsed = VermerkParser.parse(
                    wording, unit.orElseThrow(), group.orElseThrow(), year.orElseThrow(), row.place());
            report(parsed.problems());
            return parsed.value();
        }
        Optional<Vermerk.Kind> kind = Vermerk.Kind.find(art);
        if (kind.isEmpty()) {
            wrong(row, "art", "is not a kind of note", "expected one of " + kinds());
        }
        Optional<Vermerk.Reading> reading =
                Vermerk.Reading.find(text(row, "lesung").toLowerCase(Locale.ROOT));
        if (reading.isEmpty()) {
            wrong(row, "lesung", "is not known", "expected zugeordnet, unvollstaendig or nothing");
        }
        Optional<Quantity> posts = row.find("stellen").flatMap(this::posts);
        Optional<PayGroup> fromGroup = group(row, "von_gruppe", false);
        Optional<PayGroup> toGroup = group(row, "nach_gruppe", false);
        Optional<LocalDate> date = date(row);
        Optional<String> number = key(row, "stellennummer");
        Optional<String> former = key(row, "stellennummer_alt");
        Optional<String> related = key(row, "bezug");
        Optional<String> fromUnit = key(row, "von_einheit");
        Optional<String> toUnit = key(row, "nach_einheit");
        if (errors > before || kind.isEmpty() || reading.isEmpty()) {
            return List.of();
        }
        Vermerk note = Vermerk.builder()
                .unit(unit.orElseThrow())
                .group(group.orElseThrow())
                .year(year.orElseThrow())
                .kind(kind.get())
                .posts(posts)
                .fromUnit(fromUnit)
                .toUnit(toUnit)
                .fromGroup(fromGroup)
                .toGroup(toGroup)
                .number(number)
                .formerNumber(former)
                .relatedNumber(related)
                .date(date)
                .reading(reading.get())
                .place(row.place())
                .build();
        String missing = VermerkParser.missing(note);
        if (!missing.isEmpty() && note.reading() != Vermerk.Reading.BROKEN) {
            report(Problem.error(
                    "EB-STF-006",
                    row.place(),
                    "a note of the kind " + note.kind().id() + " needs " + missing + "; the note was left out",
                    "fill it in, or write unvollstaendig into the column lesung when the print breaks off there"));
            return List.of();
        }
        return List.of(note);
    }

    private static String kinds() {
        List<String> ids = new ArrayList<>();
        for (Vermerk.Kind kind : Vermerk.Kind.values()) {
            ids.add(kind.id());
        }
        return String.join(", ", ids);
    }

    private Optional<Integer> year(CsvTable.Row row) {
        String text = text(row, "haushalt");
        if (text.length() == 4 && text.chars().allMatch(c -> c >= '0' && c <= '9') && !text.equals("0000")) {
            return Optional.of(Integer.parseInt(text));
        }
        wrong(row, "haushalt", "is not a year", "expected the plan year that the note explains, for example 2024");
        return Optional.empty();
    }

    private Optional<LocalDate> date(CsvTable.Row row) {
        String text = text(row, "datum");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.indexOf('.') >= 0
                            ? VermerkParser.germanDate(text).orElseThrow(() -> new DateTimeException("no day"))
                            : LocalDate.parse(text));
        } catch (DateTimeException e) {
            wrong(row, "datum", "is not a day", "expected for example 31.07.2024 or 2024-07-31");
            return Optional.empty();
        }
    }

    private Optional<PayGroup> group(CsvTable.Row row, String column, boolean required) {
        String text = text(row, column);
        if (text.isEmpty() && !required) {
            return Optional.empty();
        }
        Optional<PayGroup> group = make(row, column, text, PayGroup::parse);
        group.ifPresent(found -> {
            int highest = HIGHEST.getOrDefault(found.series(), Integer.MAX_VALUE);
            if (found.number() > highest) {
                report(Problem.warning(
                        "EB-STF-011",
                        row.cell(column).place(),
                        "there is no pay group " + found.label() + "; it is kept as it is written",
                        "expected at most " + found.series() + " " + highest
                                + "; correct the group if it is mistyped"));
            }
        });
        return group;
    }

    private Optional<String> key(CsvTable.Row row, String column) {
        Optional<CsvTable.Cell> cell = row.find(column);
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        Read<Optional<String>> read = cell.get().key();
        report(read.problems());
        if (read.value().isPresent()
                && (read.value().get().length() > 40 || !isPlain(read.value().get()))) {
            wrong(row, column, "is too long or holds ; = [ ] |", "expected at most 40 characters");
            return Optional.empty();
        }
        return read.value();
    }

    private <T> Optional<T> make(CsvTable.Row row, String column, String text, Function<String, T> maker) {
        try {
            return Optional.of(maker.apply(text));
        } catch (IllegalArgumentException e) {
            wrong(row, column, "cannot be used: " + e.getMessage(), "correct the cell; the line was left out");
            return Optional.empty();
        }
    }

    private static String text(CsvTable.Row row, String column) {
        return row.find(column).map(cell -> cell.text().strip()).orElse("");
    }

    private void wrong(CsvTable.Row row, String column, String what, String expected) {
        Optional<CsvTable.Cell> cell = row.find(column);
        String shown = cell.map(CsvTable.Cell::text).orElse("");
        report(Problem.error(
                "EB-STF-001",
                cell.map(CsvTable.Cell::place).orElse(row.place()),
                column + " \"" + (shown.length() > 60 ? shown.substring(0, 60) + "…" : shown) + "\" " + what,
                expected));
    }
}
