package org.eigenbetrieb.ozg;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.source.PersonGuard;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.ozg.CatalogueFormat.Field;
import org.eigenbetrieb.ozg.internal.Texts;

/** Reads the list of a city. */
final class CatalogueReader {

    /** A row cannot be an entry: no name, no status, a status that is none. It is left out. */
    private static final String NO_ENTRY = "EB-OZG-001";
    /** An id stands twice. The second entry is left out. */
    private static final String DUPLICATE_ID = "EB-OZG-002";
    /** A reason is not known and is kept, or is no code and is left out. */
    private static final String ODD_REASON = "EB-OZG-005";
    /** A field holds something that does not fit. The entry is kept without it. */
    private static final String WRONG_FIELD = "EB-OZG-006";
    /** A column is not read. */
    private static final String UNREAD_COLUMN = "EB-OZG-007";
    /** A text seems to name a person. The entry is kept without the text. */
    private static final String NAMES_PERSON = "EB-OZG-008";

    /** An entry has no number in a list that numbers entries. It is kept under its line. */
    private static final String NO_NUMBER = "EB-OZG-009";

    /** A list has a header and no entries. */
    private static final String NO_ENTRIES = "EB-OZG-012";

    /** A word in place of an office says that there is none. It is read so. */
    private static final String NO_OFFICE = "EB-OZG-013";

    private static final Set<String> NO_OFFICE_WORDS = Set.of(
            "-", "–", "—", "/", "ohne", "ohne amt", "kein", "keins", "keines", "keine", "kein amt", "n/a", "entfällt");

    /** Names that other lists give to columns, for the hint. */
    private static final Map<String, Field> OTHER_NAMES = Map.ofEntries(
            Map.entry("nummer", Field.ID),
            Map.entry("lfd. nr.", Field.ID),
            Map.entry("ämter", Field.AMT),
            Map.entry("aemter", Field.AMT),
            Map.entry("fachamt", Field.AMT),
            Map.entry("schlüssel", Field.LEIKA),
            Map.entry("schluessel", Field.LEIKA),
            Map.entry("grund", Field.REASONS),
            Map.entry("gründe", Field.REASONS),
            Map.entry("begründung", Field.REASONS),
            Map.entry("begruendung", Field.REASONS),
            Map.entry("fokusleistung", Field.FOKUS),
            Map.entry("intern", Field.INTERNAL),
            Map.entry("reifegrad", Field.RATINGS));

    /** A rating is of a maturity model that is not known. It is kept and not checked. */
    private static final String UNKNOWN_MODEL = "EB-OZG-011";

    private static final PersonGuard GUARD = PersonGuard.standard();

    private final CsvTable table;
    private final CatalogueFormat format;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    private CatalogueReader(CsvTable table, CatalogueFormat format) {
        this.table = table;
        this.format = format;
    }

    static Read<Leistungskatalog> read(CsvTable table, LocalDate stand, CatalogueFormat format) {
        CatalogueReader reader = new CatalogueReader(table, format);
        List<Leistung> entries = reader.entries();
        return Read.of(new Leistungskatalog(stand, entries), reader.problems);
    }

    private List<Leistung> entries() {
        List<String> needed = List.of(format.name(Field.NAME), format.name(Field.STATUS));
        problems.addAll(table.missing(needed));
        boolean usable = problems.isEmpty();
        List<Leistung> entries = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (CsvTable.UnknownColumn column : table.unknown(format.columns().values())) {
            if (needed.contains(column.similar())) {
                continue; // named as missing
            }
            String meant = meant(column);
            if (meant.isEmpty()) {
                unread.add(column.quoted());
            } else {
                problems.add(Problem.warning(
                        UNREAD_COLUMN,
                        column.place(),
                        "column " + column.quoted() + " is not read – did you mean " + Texts.quote(meant) + "?",
                        "correct its name in the header, or name it in the format"));
            }
        }
        if (!unread.isEmpty()) {
            String id = format.name(Field.ID);
            boolean unnumbered = !id.isEmpty() && table.column(id).isEmpty();
            problems.add(new Problem(
                    UNREAD_COLUMN,
                    unnumbered ? Severity.WARNING : Severity.INFO,
                    SourceRef.of(table.file()),
                    unread.size() + (unread.size() == 1 ? " column is" : " columns are") + " not read: "
                            + String.join(", ", unread)
                            + (unnumbered
                                    ? "; the list has no column " + Texts.quote(id)
                                            + ", so that its lines number the entries"
                                    : ""),
                    (unnumbered ? "if one of them holds the numbers, name it " + Texts.quote(id) + "; " : "")
                            + "name them in the format when they hold something that the catalogue knows"));
        }
        if (!usable) {
            return entries;
        }
        if (table.rows().isEmpty() && table.rejected().isEmpty()) {
            problems.add(Problem.warning(
                    NO_ENTRIES,
                    SourceRef.of(table.file()),
                    "the list has a header and no entries",
                    "expected one row for each service"));
        }
        for (CsvTable.Row row : table.rows()) {
            Optional<Leistung> entry = entry(row);
            if (entry.isPresent()) {
                Integer first = lines.putIfAbsent(entry.get().id(), row.line());
                if (first == null) {
                    entries.add(entry.get());
                } else {
                    problems.add(Problem.error(
                            DUPLICATE_ID,
                            place(row, Field.ID),
                            "the number " + Texts.quote(entry.get().id()) + " stands already in line " + first
                                    + "; the entry is left out",
                            "give each entry its own number"));
                }
            }
        }
        return entries;
    }

    /** The column that was probably meant: by its spelling, or by a name that other lists use. */
    private String meant(CsvTable.UnknownColumn column) {
        Field field = OTHER_NAMES.get(Texts.fold(column.name()));
        String other = field == null ? "" : format.name(field);
        return column.similar().isEmpty() && table.column(other).isEmpty() ? other : column.similar();
    }

    private List<String> offices(CsvTable.Row row) {
        List<String> offices = new ArrayList<>();
        for (String part : Texts.split(open(row, Field.AMT), ";,")) {
            if (NO_OFFICE_WORDS.contains(Texts.fold(part))) {
                problems.add(Problem.warning(
                        NO_OFFICE,
                        place(row, Field.AMT),
                        quote(part) + " is read as no office",
                        "leave the cell empty where no office is responsible"));
            } else if (!offices.contains(part)) {
                offices.add(part);
            }
        }
        return offices;
    }

    private Optional<Leistung> entry(CsvTable.Row row) {
        String name = open(row, Field.NAME);
        String word = text(row, Field.STATUS);
        Optional<OnlineStatus> status = format.status(word);
        if (name.isEmpty() || status.isEmpty()) {
            problems.add(Problem.error(
                    NO_ENTRY,
                    place(row, name.isEmpty() ? Field.NAME : Field.STATUS),
                    name.isEmpty()
                            ? "the entry has no name and is left out"
                            : (word.isEmpty() ? "the entry has no status" : quote(word) + " is not a status")
                                    + "; the entry is left out",
                    name.isEmpty()
                            ? "expected the name of the service in column " + format.name(Field.NAME)
                            : "expected one of " + words()));
            return Optional.empty();
        }
        Leistung.Builder entry = Leistung.builder();
        entry.id(id(row))
                .name(name)
                .status(status.get())
                .aemter(offices(row))
                .fokus(flag(row, Field.FOKUS))
                .internal(flag(row, Field.INTERNAL))
                .reasons(reasons(row))
                .history(history(row, status.get()))
                .ratings(ratings(row))
                .efa(field(row, Field.EFA, EfaReuse::find, "one of " + efaWords())
                        .orElse(EfaReuse.UNKNOWN))
                .typisierung(typisierung(row))
                .leika(leika(row))
                .source(row.place());
        scope(row, entry);
        if (!namesPerson(row, Field.VARIANT, text(row, Field.VARIANT))) {
            field(
                            row,
                            Field.VARIANT,
                            text -> Reason.isCode(text) ? Optional.of(text) : Optional.empty(),
                            "a code, for example wasserrohrbruch")
                    .ifPresent(entry::variant);
        }
        field(row, Field.BUNDLED, CatalogueReader::number, "a whole number from 1 to 9999")
                .ifPresent(entry::bundled);
        return Optional.of(entry.build());
    }

    /** The number of an entry; in a list without numbers that of its line. */
    private String id(CsvTable.Row row) {
        String id = key(row, Field.ID);
        Optional<String> why = GUARD.suspicionInId(id);
        why.ifPresent(reason -> problems.add(person(row, Field.ID, reason)));
        if (!id.isEmpty() && why.isEmpty()) {
            return id;
        }
        if (row.find(format.name(Field.ID)).isEmpty()) {
            return Integer.toString(row.line());
        }
        String line = "Zeile " + row.line(); // no number of another entry
        if (id.isEmpty()) {
            problems.add(Problem.warning(
                    NO_NUMBER,
                    place(row, Field.ID),
                    "the entry has no number; " + Texts.quote(line) + " is taken",
                    "give it a number of its own"));
        }
        return line;
    }

    private void scope(CsvTable.Row row, Leistung.Builder entry) {
        String ozg = open(row, Field.OZG_LEISTUNG);
        boolean marked = !format.localMark().isEmpty() && ozg.equals(format.localMark());
        Optional<Scope> written = field(row, Field.SCOPE, Scope::find, "ozg, lokal or nothing");
        Scope scope = marked ? Scope.LOCAL : ozg.isEmpty() ? Scope.UNASSIGNED : Scope.OZG;
        if (written.isPresent() && written.get() == Scope.LOCAL && scope == Scope.UNASSIGNED) {
            scope = Scope.LOCAL;
        } else if (written.isPresent() && written.get() != scope) {
            problems.add(Problem.error(
                    WRONG_FIELD,
                    place(row, Field.SCOPE),
                    format.name(Field.SCOPE) + " \"" + written.get().id() + "\" contradicts "
                            + (ozg.isEmpty() ? "the empty OZG-Leistung" : "the OZG-Leistung " + Texts.quote(ozg))
                            + "; the OZG-Leistung counts",
                    "expected ozg where an OZG-Leistung is named, otherwise lokal or nothing"));
        }
        entry.scope(scope).ozgLeistung(scope == Scope.OZG ? ozg : "");
    }

    private String leika(CsvTable.Row row) {
        String text = key(row, Field.LEIKA);
        if (!text.isEmpty()) {
            problems.addAll(LeikaKey.problems(text, place(row, Field.LEIKA)));
        }
        return text;
    }

    private Typisierung typisierung(CsvTable.Row row) {
        Typisierung type = Typisierung.of(text(row, Field.TYPISIERUNG));
        problems.addAll(type.problems(place(row, Field.TYPISIERUNG)));
        return type;
    }

    private List<Reason> reasons(CsvTable.Row row) {
        List<Reason> reasons = new ArrayList<>();
        for (String code :
                Texts.split(text(row, Field.REASONS), ";").stream().distinct().toList()) {
            boolean possible = Reason.isCode(code);
            if (!Reason.known().containsKey(code) && namesPerson(row, Field.REASONS, code)) {
                continue; // reported, and never quoted
            }
            if (possible) {
                reasons.add(Reason.of(code));
            }
            if (!possible || !Reason.of(code).isKnown()) {
                String message = possible ? " is not known; it is kept as it is" : " is no code and is left out";
                problems.add(new Problem(
                        ODD_REASON,
                        possible ? Severity.WARNING : Severity.ERROR,
                        place(row, Field.REASONS),
                        "reason " + quote(code) + message,
                        "expected codes such as "
                                + String.join(
                                        ", ",
                                        Reason.known().keySet().stream()
                                                .limit(5)
                                                .toList())));
            }
        }
        return reasons;
    }

    private List<StatusChange> history(CsvTable.Row row, OnlineStatus status) {
        List<StatusChange> changes = new ArrayList<>();
        List<String> parts = Texts.split(text(row, Field.HISTORY), ";");
        String wrong = "";
        for (int i = 0; i < parts.size() && wrong.isEmpty(); i++) {
            String part = parts.get(i);
            int blank = part.indexOf(' ');
            String day = blank < 0 ? part : part.substring(0, blank);
            String word = blank < 0 ? "" : part.substring(blank).strip();
            Optional<LocalDate> date = day(day);
            Optional<OnlineStatus> then =
                    word.isEmpty() && i == parts.size() - 1 ? Optional.of(status) : format.status(word);
            if (date.isEmpty() || then.isEmpty()) {
                wrong = quote(part) + " is not a day and a status";
            } else if (!changes.isEmpty()
                    && !changes.get(changes.size() - 1).day().isBefore(date.get())) {
                wrong = quote(part) + " is not later than the change before it";
            } else {
                changes.add(new StatusChange(date.get(), then.get()));
            }
        }
        if (wrong.isEmpty()
                && !changes.isEmpty()
                && changes.get(changes.size() - 1).status() != status) {
            wrong = "the last change, " + changes.get(changes.size() - 1) + ", does not lead to the status "
                    + status.label();
        }
        if (wrong.isEmpty()) {
            return changes;
        }
        wrong(row, Field.HISTORY, wrong, "changes in order, for example 2022-05-01 geplant;2023-01-10 in Arbeit");
        return List.of();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private List<Rating> ratings(CsvTable.Row row) {
        List<Rating> ratings = new ArrayList<>();
        for (String part : Texts.split(text(row, Field.RATINGS), ";")) {
            try {
                Rating rating = Rating.parse(part);
                Optional<Reifegradmodell> model = rating.known();
                if (model.isEmpty()) {
                    problems.add(Problem.warning(
                            UNKNOWN_MODEL,
                            place(row, Field.RATINGS),
                            "model " + Texts.quote(rating.model()) + " is not known; its level " + rating.level()
                                    + " is kept and was not checked",
                            "expected one of "
                                    + Reifegradmodell.standard().stream()
                                            .map(Reifegradmodell::version)
                                            .collect(Collectors.joining(", "))));
                }
                if (model.isPresent() && rating.level() > model.get().highest()) {
                    wrong(
                            row,
                            Field.RATINGS,
                            "model " + Texts.quote(rating.model()) + " has no level " + rating.level(),
                            "a level from 0 to " + model.get().highest());
                } else if (ratings.stream().anyMatch(other -> other.model().equals(rating.model()))) {
                    wrong(
                            row,
                            Field.RATINGS,
                            "model " + Texts.quote(rating.model()) + " is rated twice",
                            "one rating per model");
                } else {
                    ratings.add(rating);
                }
            } catch (IllegalArgumentException e) {
                wrong(row, Field.RATINGS, quote(part) + " is not a Reifegrad", "for example 1.1=3;2.0=4");
            }
        }
        return ratings;
    }

    private static Optional<Integer> number(String text) {
        if (text.isEmpty() || text.length() > 4 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text);
        return number < 1 ? Optional.empty() : Optional.of(number);
    }

    private boolean flag(CsvTable.Row row, Field field) {
        return field(
                        row,
                        field,
                        text -> switch (text) {
                            case "ja", "Ja", "x", "X" -> Optional.of(true);
                            case "nein", "Nein", "-" -> Optional.of(false);
                            default -> Optional.empty();
                        },
                        "ja, x, nein or nothing")
                .orElse(false);
    }

    private <T> Optional<T> field(
            CsvTable.Row row, Field field, Function<String, Optional<T>> reader, String expected) {
        String text = text(row, field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> found = reader.apply(text);
        if (found.isEmpty()) {
            wrong(row, field, quote(text) + " does not fit", expected);
        }
        return found;
    }

    private void wrong(CsvTable.Row row, Field field, String what, String expected) {
        problems.add(Problem.error(
                WRONG_FIELD,
                place(row, field),
                format.name(field) + ": " + what + "; the entry is kept without it",
                "expected " + expected));
    }

    private String words() {
        List<String> words = new ArrayList<>();
        for (OnlineStatus status : OnlineStatus.values()) {
            words.add(status.label());
        }
        words.addAll(format.words().keySet());
        return String.join(", ", words);
    }

    private static String efaWords() {
        List<String> words = new ArrayList<>();
        for (EfaReuse stage : EfaReuse.values()) {
            if (!stage.id().isEmpty()) {
                words.add(stage.id());
            }
        }
        return String.join(", ", words);
    }

    /** A text that is printed: what seems to name a person is taken out, with a warning. */
    private String open(CsvTable.Row row, Field field) {
        String text = text(row, field);
        Optional<String> why = GUARD.suspicion(text);
        why.ifPresent(reason -> problems.add(person(row, field, reason)));
        return why.isPresent() ? PersonGuard.WITHHELD : text;
    }

    /** Whether a code seems to name a person; then it is reported and must not be kept or quoted. */
    private boolean namesPerson(CsvTable.Row row, Field field, String code) {
        Optional<String> why = GUARD.suspicionInId(code);
        why.ifPresent(reason -> problems.add(person(row, field, reason)));
        return why.isPresent();
    }

    /** What a cell holds, for a message; not where it seems to name a person. */
    private static String quote(String text) {
        return GUARD.suspicion(text).isPresent() ? PersonGuard.WITHHELD : Texts.quote(text);
    }

    private Problem person(CsvTable.Row row, Field field, String reason) {
        return Problem.warning(
                NAMES_PERSON,
                place(row, field),
                format.name(field) + " seems to name a person: " + reason,
                "write the function instead; until then the text is left out");
    }

    private String text(CsvTable.Row row, Field field) {
        return row.find(format.name(field)).map(cell -> cell.text().strip()).orElse("");
    }

    private String key(CsvTable.Row row, Field field) {
        Optional<CsvTable.Cell> cell = row.find(format.name(field));
        if (cell.isEmpty()) {
            return "";
        }
        Read<Optional<String>> key = cell.get().key();
        problems.addAll(key.problems());
        return key.value().orElse("");
    }

    private SourceRef place(CsvTable.Row row, Field field) {
        return row.find(format.name(field)).map(CsvTable.Cell::place).orElse(row.place());
    }
}
