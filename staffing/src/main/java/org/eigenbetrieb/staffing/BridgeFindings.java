package org.eigenbetrieb.staffing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Severity;

/** What does not fit between lines and notes. */
final class BridgeFindings {

    private static final LegalSource KW = new LegalSource(
            LegalSource.Kind.PRACTICE,
            "kw-/ku-Vermerke nach Haushaltsrecht der Länder",
            "",
            null,
            LegalSource.Standing.UNVERIFIED);

    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry("EB-STF-101", "Soll des Planjahres = Soll des Vorjahres + Bewegungen laut Vermerken"),
            Map.entry("EB-STF-102", "Eine Verlagerung steht an beiden Enden"),
            Map.entry("EB-STF-103", "Beide Enden einer Verlagerung stimmen überein"),
            Map.entry("EB-STF-104", "Eine Verlagerung steht bei einer der beiden Einheiten"),
            Map.entry("EB-STF-105", "Eine Stelle steht an einem Ort"),
            Map.entry("EB-STF-106", "Eine verlagerte Stelle steht bei ihrer neuen Einheit"),
            Map.entry("EB-STF-107", "Eine Bewegung ist einmal vermerkt"),
            Map.entry("EB-STF-108", "Wo eine Stelle anderswo steht als im Vorjahr, sagt es ein Vermerk"),
            Map.entry("EB-STF-109", "Ein Vermerk ist vollständig erfasst"),
            Map.entry("EB-STF-110", "Ein Vermerk steht bei der Gruppe, die er nennt"),
            Map.entry("EB-STF-111", "Nach dem Datum des kw-Vermerks ist die Stelle weggefallen"),
            Map.entry("EB-STF-112", "Mit dem Datum des kw-Vermerks fällt die Stelle weg"),
            Map.entry("EB-STF-113", "Eine Ersatzstelle ist befristet"),
            Map.entry("EB-STF-114", "Bezahlt wird höchstens nach dem Wert der Stelle"),
            Map.entry("EB-STF-115", "Bezahlt wird nach der Tabelle der Stelle"),
            Map.entry("EB-STF-116", "Besetzt sind höchstens die vorhandenen Stellen"),
            Map.entry("EB-STF-118", "Eine Verlagerung über die Grenze des Betriebs steht auch im anderen Stellenplan"));

    private final String paper;
    private final PostBridge bridge;
    private final Stellenuebersicht plan;
    private final Map<String, OrgUnit> units;
    private final Map<Spot, PostLine> lines = new HashMap<>();
    private final Map<String, Set<String>> candidates = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private BridgeFindings(PostBridge bridge, String paper) {
        this.paper = paper;
        this.bridge = bridge;
        this.plan = bridge.plan();
        this.units = plan.units();
        plan.lines().forEach(line -> lines.putIfAbsent(line.spot(), line));
    }

    static List<Finding> of(PostBridge bridge, String paper) {
        BridgeFindings all = new BridgeFindings(bridge, paper);
        all.openRows();
        all.transfers();
        all.numbers();
        all.wanderings();
        all.broken();
        all.groups();
        all.endings();
        all.replacements();
        all.occupants();
        all.filled();
        all.findings.sort(Comparator.comparing(Finding::severity));
        return List.copyOf(all.findings);
    }

    static String posts(Rational value) {
        int decimals = 2;
        while (decimals < 12 && !value.fits(decimals)) {
            decimals++;
        }
        return Notation.GERMAN.format(value, decimals, Unit.VZAE, Rounding.HALF_UP);
    }

    private static String posts(Quantity quantity) {
        return posts(quantity.value());
    }

    private static String number(Vermerk note) {
        return note.number().orElse("ohne Stellennummer");
    }

    private static Spot spot(Vermerk note) {
        return new Spot(note.unit(), note.group());
    }

    private void report(String code, Severity severity, String message, String meldung, Collection<CheckCell> cells) {
        report(code, severity, message, meldung, cells, StellenFigures.FORM);
    }

    private void report(
            String code,
            Severity severity,
            String message,
            String meldung,
            Collection<CheckCell> cells,
            LegalSource source) {
        findings.add(finding(code, severity, message, meldung, cells, source).build());
    }

    private static Finding.Builder finding(
            String code,
            Severity severity,
            String message,
            String meldung,
            Collection<CheckCell> cells,
            LegalSource source) {
        Finding.Builder finding = Finding.builder();
        finding.code(code)
                .severity(severity)
                .relation("stellen." + code)
                .message(message)
                .meldung(meldung)
                .cells(cells)
                .unit(Unit.VZAE)
                .rule(RULES.getOrDefault(code, ""))
                .citation(source.citation());
        return finding;
    }

    /** The cell of a note; its kind stands for the whole row. */
    private CheckCell cell(Vermerk note) {
        return CheckCell.text(new Place(paper, "vermerk-" + note.place().line(), "art", note.text()), note.place());
    }

    private CheckCell cell(PostLine line, PostLine.Column column) {
        PostCount count = line.count(column);
        Place place = new Place(paper, StellenFigures.rowId(line), StellenFigures.name(column), line.label());
        return new CheckCell(
                place.toString(),
                Unit.VZAE,
                count.printed(),
                count.blank(),
                Figure.EXACT,
                CheckCell.Fact.of(plan.key(line, column)),
                place,
                count.place());
    }

    private CheckCell cell(Spot spot) {
        return Optional.ofNullable(lines.get(spot))
                .map(line -> cell(line, PostLine.Column.SOLL))
                .orElseGet(() -> CheckCell.text(new Place(paper, "zeile", "gruppe", spot.toString()), plan.place()));
    }

    private void openRows() {
        for (PostBridge.Row row : bridge.rows()) {
            Optional<Rational> open = row.open().ifKnown();
            Spot spot = new Spot(row.unit(), row.group());
            if (open.isEmpty() || open.get().signum() == 0) {
                continue;
            }
            String before = posts(row.before().ifKnown().orElse(Rational.ZERO));
            String after = posts(row.after().ifKnown().orElse(Rational.ZERO));
            Rational moved = Rational.ZERO;
            Set<CheckCell> cells = new LinkedHashSet<>(List.of(cell(spot)));
            for (PostBridge.Move move : row.moves()) {
                moved = moved.plus(move.posts().value());
                cells.add(cell(move.note()));
            }
            String none = row.moves().isEmpty() ? "no note explains it" : "the notes move " + posts(moved);
            String keine = row.moves().isEmpty() ? "kein Vermerk erklärt es" : "die Vermerke bewegen " + posts(moved);
            Rational expected = row.before().ifKnown().orElse(Rational.ZERO).plus(moved);
            Finding.Builder finding = finding(
                    "EB-STF-101",
                    Severity.ERROR,
                    spot + ": " + before + " posts became " + after + ", but " + none + "; " + posts(open.get())
                            + " stays open",
                    spot + ": aus " + before + " Stellen werden " + after + ", aber " + keine + "; offen bleiben "
                            + posts(open.get()),
                    cells,
                    StellenFigures.FORM);
            findings.add(finding.recomputed(expected)
                    .range(Interval.at(expected))
                    .gap(open.get())
                    .build());
        }
    }

    private void transfers() {
        List<Vermerk> transfers = plan.notes().stream()
                .filter(note -> note.kind() == Vermerk.Kind.TRANSFER)
                .toList();
        Map<String, Vermerk> byRoute = new HashMap<>();
        for (Vermerk note : transfers) {
            byRoute.putIfAbsent(route(note) + "|" + note.unit(), note);
        }
        for (Vermerk note : transfers) {
            boolean in = note.comesIn();
            if (!in && !note.goesOut()) {
                report(
                        "EB-STF-104",
                        Severity.ERROR,
                        "the transfer of " + number(note) + " stands at " + spot(note)
                                + ", which is neither its beginning nor its end",
                        "Die Verlagerung " + number(note) + " steht bei " + spot(note)
                                + ", das weder ihr Anfang noch ihr Ende ist",
                        List.of(cell(note)));
                continue;
            }
            String other = (in ? note.fromUnit() : note.toUnit()).orElse("");
            String posts = note.posts().map(BridgeFindings::posts).orElse("?");
            if (!units.containsKey(other)) {
                outside(note, in, other, posts);
                continue;
            }
            if (other.equals(note.unit())) {
                continue;
            }
            Vermerk end = byRoute.get(route(note) + "|" + other);
            if (end == null) {
                report(
                        "EB-STF-102",
                        Severity.ERROR,
                        "the transfer of " + posts + " posts (" + number(note) + ") stands at " + spot(note)
                                + " but not at its other end " + other + "; there " + (in ? "-" : "+") + posts
                                + " is missing",
                        "Die Verlagerung von " + posts + " Stellen (" + number(note) + ") steht bei " + spot(note)
                                + ", aber nicht am anderen Ende " + other + "; dort fehlt der Vermerk über "
                                + (in ? "den Abgang" : "den Zugang") + " von " + posts,
                        List.of(cell(note)));
                continue;
            }
            boolean first = note.place().compareTo(end.place()) < 0;
            boolean agree = end.posts().map(Quantity::value).equals(note.posts().map(Quantity::value));
            if (first && (!agree || !end.group().equals(note.group()))) {
                report(
                        "EB-STF-103",
                        Severity.ERROR,
                        "the two ends of the transfer of " + number(note) + " do not agree: " + posts + " at "
                                + spot(note) + ", "
                                + end.posts().map(BridgeFindings::posts).orElse("?") + " at " + spot(end),
                        "Die beiden Enden der Verlagerung " + number(note) + " stimmen nicht überein: " + posts
                                + " bei " + spot(note) + ", "
                                + end.posts().map(BridgeFindings::posts).orElse("?") + " bei " + spot(end),
                        List.of(cell(note), cell(end)));
            }
        }
    }

    /** The other end of a transfer from or to another budget stands in another paper. */
    private void outside(Vermerk note, boolean in, String other, String posts) {
        if (note.year() != plan.year()) {
            return;
        }
        report(
                "EB-STF-118",
                Severity.INFO,
                "post " + number(note) + " (" + posts + ") " + (in ? "comes from " : "goes to ") + other
                        + ", which is no unit of this plan; the plan of that budget must show " + posts
                        + (in ? " less" : " more"),
                "Stelle " + number(note) + " (" + posts + ") " + (in ? "kommt aus " : "geht an ") + other
                        + ", also " + (in ? "aus einem" : "in einen") + " anderen Stellenplan; dort "
                        + (in ? "fallen " + posts + " weg" : "kommen " + posts + " hinzu"),
                List.of(cell(note)));
    }

    private static String route(Vermerk note) {
        return note.year() + "|" + note.number().orElse("") + "|"
                + note.fromUnit().orElse("") + "|"
                + note.toUnit().orElse("")
                + (note.number().isPresent()
                        ? ""
                        : "|"
                                + note.posts()
                                        .map(Quantity::value)
                                        .map(Rational::toString)
                                        .orElse("") + "|" + note.group());
    }

    /** Notes of a year by number of the post, in the order of the form. */
    private Map<Integer, Map<String, List<Vermerk>>> byNumber() {
        Map<Integer, Map<String, List<Vermerk>>> years = new TreeMap<>();
        for (Vermerk note : plan.notes()) {
            note.number()
                    .ifPresent(number -> years.computeIfAbsent(note.year(), year -> new LinkedHashMap<>())
                            .computeIfAbsent(number, key -> new ArrayList<>())
                            .add(note));
        }
        return years;
    }

    /** A post stands at one place; where it has been transferred away, nothing but the transfer is noted. */
    private void numbers() {
        byNumber()
                .forEach((year, numbers) -> numbers.forEach((number, notes) -> {
                    Optional<Vermerk> transfer = notes.stream()
                            .filter(note -> note.kind() == Vermerk.Kind.TRANSFER)
                            .findFirst();
                    Set<Spot> spots = new LinkedHashSet<>();
                    Set<CheckCell> places = new LinkedHashSet<>();
                    Map<String, Vermerk> moving = new HashMap<>();
                    for (Vermerk note : notes) {
                        if (note.goesOut()) {
                            continue;
                        }
                        Optional<String> home = transfer.flatMap(Vermerk::toUnit);
                        if (home.isPresent() && !home.get().equals(note.unit())) {
                            report(
                                    "EB-STF-106",
                                    Severity.WARNING,
                                    "post " + number + " has a note ("
                                            + note.kind().id() + ") at " + spot(note) + " in " + year
                                            + ", but it belongs to " + home.get() + " by its transfer",
                                    "Stelle " + number + " hat im Haushalt " + year + " einen Vermerk ("
                                            + note.kind().label() + ") bei " + spot(note)
                                            + ", gehört nach ihrer Verlagerung aber zu " + home.get(),
                                    List.of(cell(note), cell(transfer.get())));
                            continue;
                        }
                        if (note.kind() != Vermerk.Kind.MERGER) {
                            spots.add(spot(note));
                            places.add(cell(note));
                        }
                        boolean moves = note.posts().isPresent()
                                && (note.kind() == Vermerk.Kind.NEW
                                        || note.kind() == Vermerk.Kind.ABOLITION
                                        || note.kind() == Vermerk.Kind.TRANSFER
                                        || note.kind() == Vermerk.Kind.REPLACEMENT);
                        Vermerk twin =
                                moves ? moving.put(note.kind() + spot(note).toString(), note) : null;
                        if (twin != null) {
                            report(
                                    "EB-STF-107",
                                    Severity.ERROR,
                                    "post " + number + " is noted twice at " + spot(note) + " in " + year + " as "
                                            + note.kind().id(),
                                    "Stelle " + number + " ist bei " + spot(note) + " im Haushalt " + year
                                            + " zweimal vermerkt: "
                                            + note.kind().label(),
                                    List.of(cell(twin), cell(note)));
                        }
                    }
                    if (spots.size() > 1) {
                        report(
                                "EB-STF-105",
                                Severity.ERROR,
                                "post " + number + " stands in " + spots.size() + " places in " + year + ": "
                                        + join(spots),
                                "Stelle " + number + " steht im Haushalt " + year + " an " + spots.size() + " Orten: "
                                        + join(spots),
                                places);
                    }
                }));
    }

    private static String join(Set<Spot> spots) {
        List<String> texts = new ArrayList<>();
        spots.forEach(spot -> texts.add(spot.toString()));
        return String.join("; ", texts);
    }

    /** A post that stands elsewhere than the year before needs a note of the year that says so. */
    private void wanderings() {
        Map<Integer, Map<String, List<Vermerk>>> years = byNumber();
        years.getOrDefault(plan.year(), Map.of()).forEach((number, notes) -> {
            List<Vermerk> before = years.getOrDefault(plan.year() - 1, Map.of()).getOrDefault(number, List.of());
            Optional<Spot> then = home(before);
            Optional<Spot> now = home(notes);
            if (then.isEmpty() || now.isEmpty() || then.equals(now)) {
                return;
            }
            boolean unitExplained = then.get().unit().equals(now.get().unit())
                    || notes.stream().anyMatch(note -> note.kind() == Vermerk.Kind.TRANSFER);
            boolean groupExplained = then.get().group().equals(now.get().group())
                    || notes.stream().anyMatch(note -> note.kind() == Vermerk.Kind.REVALUATION);
            if (!unitExplained || !groupExplained) {
                report(
                        "EB-STF-108",
                        Severity.WARNING,
                        "post " + number + " stood at " + then.get() + " and stands at " + now.get()
                                + " without a note that says so",
                        "Stelle " + number + " stand bei " + then.get() + " und steht jetzt bei " + now.get()
                                + ", ohne dass ein Vermerk es sagt",
                        List.of(cell(before.get(0)), cell(notes.get(0))));
            }
        });
    }

    /** Where a post stands after the moves of a year, when the notes agree about it. */
    private static Optional<Spot> home(List<Vermerk> notes) {
        Optional<String> target = notes.stream()
                .filter(note -> note.kind() == Vermerk.Kind.TRANSFER)
                .findFirst()
                .flatMap(Vermerk::toUnit);
        Set<Spot> spots = new LinkedHashSet<>();
        for (Vermerk note : notes) {
            boolean counts = note.kind() != Vermerk.Kind.MERGER
                    && (target.isEmpty() || target.get().equals(note.unit()));
            if (counts) {
                spots.add(spot(note));
            }
        }
        return spots.size() == 1 ? Optional.of(spots.iterator().next()) : Optional.empty();
    }

    /** What people call the columns that a note lacks. */
    private static String words(String missing) {
        Map<String, String> words = Map.of(
                "stellen", "die Zahl der Stellen",
                "bezug", "die andere Stelle",
                "von_einheit", "die abgebende Einheit",
                "nach_einheit", "die aufnehmende Einheit",
                "von_gruppe", "die bisherige Gruppe",
                "nach_gruppe", "die neue Gruppe",
                "stellennummer", "die Stellennummer");
        return Arrays.stream(missing.split(" and ", -1))
                .map(column -> words.getOrDefault(column, column))
                .collect(Collectors.joining(" und "));
    }

    /** Notes of which a part is missing, with the posts that they may be about; the print may have them in full. */
    private void broken() {
        for (Vermerk note : plan.notes()) {
            if (note.reading() != Vermerk.Reading.BROKEN) {
                continue;
            }
            Set<String> candidates = note.number().isPresent() ? Set.of() : candidates(note);
            String missing = VermerkParser.missing(note)
                    + (note.number().isEmpty()
                            ? (VermerkParser.missing(note).isEmpty() ? "" : " and ") + "stellennummer"
                            : "");
            boolean one = candidates.size() == 1;
            String numbers = String.join(", ", candidates);
            report(
                    "EB-STF-109",
                    Severity.INFO,
                    "the note (" + note.kind().id() + " " + note.year() + ") at " + spot(note)
                            + " was not taken down completely, it lacks "
                            + missing
                            + (candidates.isEmpty()
                                    ? ""
                                    : "; by the notes of later years it is " + (one ? "" : "one of ") + numbers)
                            + "; compare with the print",
                    "Zur Erfassung: Der Vermerk (" + note.kind().label() + " " + note.year() + ") bei " + spot(note)
                            + " ist nicht vollständig erfasst, es fehlt: " + words(missing)
                            + (candidates.isEmpty()
                                    ? ""
                                    : "; nach den Vermerken späterer Jahre kommt in Frage: " + numbers)
                            + ". Bitte am Druck nachsehen",
                    List.of(cell(note)));
        }
    }

    /** Posts that later notes have at the same line, that were there before, and that no note of the year names. */
    private Set<String> candidates(Vermerk note) {
        String key = note.year() + "|" + spot(note);
        Set<String> found = candidates.get(key);
        if (found != null) {
            return found;
        }
        Set<String> known = new LinkedHashSet<>();
        Set<String> fresh = new LinkedHashSet<>();
        Set<String> numbers = new LinkedHashSet<>();
        for (Vermerk other : plan.notes()) {
            boolean comes = other.kind() == Vermerk.Kind.NEW || other.comesIn();
            other.number().ifPresent(number -> {
                if (other.year() == note.year()) {
                    known.add(number);
                } else if (comes && other.year() > note.year()) {
                    fresh.add(number);
                } else if (other.year() > note.year() && spot(other).equals(spot(note))) {
                    numbers.add(number);
                }
            });
        }
        numbers.removeAll(known);
        numbers.removeAll(fresh);
        candidates.put(key, numbers);
        return numbers;
    }

    /** A note that names another group than the line it stands at. */
    private void groups() {
        for (Vermerk note : plan.notes()) {
            boolean fits = switch (note.kind()) {
                case NEW, TRANSFER, REPLACEMENT ->
                    note.toGroup().isEmpty() || note.toGroup().get().equals(note.group());
                case ABOLITION ->
                    note.fromGroup().isEmpty() || note.fromGroup().get().equals(note.group());
                case REVALUATION ->
                    note.toGroup().isEmpty()
                            || note.toGroup().get().equals(note.group())
                            || note.fromGroup().map(note.group()::equals).orElse(false);
                default -> true;
            };
            if (!fits) {
                String named =
                        note.toGroup().or(note::fromGroup).map(PayGroup::label).orElse("");
                report(
                        "EB-STF-110",
                        Severity.WARNING,
                        "the note (" + note.kind().id() + ", " + number(note) + ") names " + named + ", but stands at "
                                + spot(note),
                        "Der Vermerk (" + note.kind().label() + ", " + number(note) + ") nennt " + named
                                + ", steht aber bei " + spot(note),
                        List.of(cell(note)));
            }
        }
    }

    private void endings() {
        LocalDate first = LocalDate.of(plan.year(), 1, 1);
        LocalDate last = LocalDate.of(plan.year(), 12, 31);
        for (Vermerk note : plan.notes()) {
            if (note.year() != plan.year()
                    || note.kind() != Vermerk.Kind.KW
                    || note.date().isEmpty()) {
                continue;
            }
            LocalDate date = note.date().get();
            boolean posts = Optional.ofNullable(lines.get(spot(note)))
                    .flatMap(line -> line.soll().value())
                    .map(value -> value.signum() > 0)
                    .orElse(false);
            if (date.isBefore(first) && posts) {
                report(
                        "EB-STF-111",
                        Severity.ERROR,
                        "post " + number(note) + " at " + spot(note) + " was to fall away on " + date
                                + ", before the plan year began, and is still noted",
                        "Stelle " + number(note) + " bei " + spot(note) + " sollte zum " + VermerkText.day(date)
                                + " wegfallen, vor Beginn des Planjahres, und ist noch ausgewiesen",
                        List.of(cell(note), cell(spot(note))),
                        KW);
            } else if (!date.isBefore(first) && date.isBefore(last)) {
                report(
                        "EB-STF-112",
                        Severity.INFO,
                        "post " + number(note) + " at " + spot(note) + " falls away on " + date
                                + ", within the plan year; the form counts it for the whole year",
                        "Stelle " + number(note) + " bei " + spot(note) + " fällt zum " + VermerkText.day(date)
                                + " weg, im Lauf des Planjahres; die Übersicht zählt sie für das ganze Jahr",
                        List.of(cell(note)),
                        KW);
            }
        }
    }

    private void replacements() {
        Set<String> ending = new LinkedHashSet<>();
        for (Vermerk note : plan.notes()) {
            if (note.kind() == Vermerk.Kind.KW) {
                note.number().ifPresent(number -> ending.add(note.year() + "|" + number));
            }
        }
        for (Vermerk note : plan.notes()) {
            boolean ends = note.number()
                    .map(number -> ending.contains(note.year() + "|" + number))
                    .orElse(true);
            if (note.kind() == Vermerk.Kind.REPLACEMENT && !ends) {
                report(
                        "EB-STF-113",
                        Severity.WARNING,
                        "post " + number(note) + " at " + spot(note)
                                + " stands in for another one and carries no kw note",
                        "Die Ersatzstelle " + number(note) + " bei " + spot(note) + " trägt keinen kw-Vermerk",
                        List.of(cell(note)),
                        KW);
            }
        }
    }

    private void occupants() {
        for (Vermerk note : plan.notes()) {
            Optional<PayGroup> occupant = note.toGroup();
            if (note.kind() != Vermerk.Kind.OCCUPANT || note.year() != plan.year() || occupant.isEmpty()) {
                continue;
            }
            if (occupant.get().isAbove(note.group())) {
                report(
                        "EB-STF-114",
                        Severity.WARNING,
                        "post " + number(note) + " at " + spot(note) + " is worth "
                                + note.group().label() + ", its occupant is paid by "
                                + occupant.get().label() + ", which is more",
                        "Stelle " + number(note) + " bei " + spot(note) + " ist mit "
                                + note.group().label() + " bewertet, bezahlt wird nach "
                                + occupant.get().label() + ", also höher",
                        List.of(cell(note)));
            } else if (!occupant.get().isComparableTo(note.group())) {
                report(
                        "EB-STF-115",
                        Severity.INFO,
                        "post " + number(note) + " at " + spot(note) + " is filled by another pay table: "
                                + occupant.get().label(),
                        "Stelle " + number(note) + " bei " + spot(note) + " ist mit "
                                + occupant.get().label()
                                + " besetzt: Besoldung und Tarif sind zweierlei; klären, als was"
                                + " die Stelle geführt wird",
                        List.of(cell(note)));
            }
        }
    }

    private void filled() {
        for (PostLine line : plan.lines()) {
            Optional<Rational> ist = line.ist().value();
            Optional<Rational> soll = line.sollVorjahr().value();
            if (ist.isPresent() && soll.isPresent() && ist.get().compareTo(soll.get()) > 0) {
                report(
                        "EB-STF-116",
                        Severity.WARNING,
                        line.label() + ": " + posts(ist.get()) + " posts are filled on " + plan.stichtag() + ", "
                                + posts(soll.get()) + " are there",
                        line.label() + ": am " + VermerkText.day(plan.stichtag()) + " sind " + posts(ist.get())
                                + " Stellen besetzt, vorhanden sind " + posts(soll.get()),
                        List.of(cell(line, PostLine.Column.IST), cell(line, PostLine.Column.SOLL_VORJAHR)));
            }
        }
    }
}
