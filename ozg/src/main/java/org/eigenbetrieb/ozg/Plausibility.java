package org.eigenbetrieb.ozg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.ozg.CatalogueFormat.Field;
import org.eigenbetrieb.ozg.Reason.Kind;

/** What does not fit together in a catalogue. */
final class Plausibility {

    private static final Reason INTERNAL = Reason.of("verwaltungsintern");
    private static final String FOR_DELETION = "Vorgesehen zum Löschen";

    private static final int MOST_IDS = 12;

    private final Leistungskatalog catalogue;
    private final String paper;
    private final List<Finding> findings = new ArrayList<>();

    private Plausibility(Leistungskatalog catalogue, String paper) {
        this.catalogue = catalogue;
        this.paper = paper;
    }

    static List<Finding> check(Leistungskatalog catalogue, String paper) {
        Plausibility check = new Plausibility(catalogue, paper);
        check.status();
        check.assignment();
        check.identity();
        check.history();
        return check.findings.stream()
                .sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::code))
                .toList();
    }

    private void status() {
        report(
                "EB-OZG-101",
                Severity.WARNING,
                "online although another authority is responsible or it must be done on the spot",
                "{ist|sind} online, obwohl eine andere Stelle zuständig oder persönliches Erscheinen erforderlich ist",
                entry -> entry.status() == OnlineStatus.ONLINE
                        && (has(entry, Kind.OTHER_AUTHORITY) || has(entry, Kind.ON_SITE)));
        report(
                "EB-OZG-102",
                Severity.WARNING,
                "planned although work is said to be under way",
                "{ist|sind} als „geplant“ geführt, obwohl nach dem Grund schon daran gearbeitet wird",
                entry -> entry.status() == OnlineStatus.PLANNED && has(entry, Kind.RUNNING));
        report(
                "EB-OZG-103",
                Severity.WARNING,
                "in progress although the city only waits or intends",
                "{ist|sind} als „in Arbeit“ geführt, obwohl nach dem Grund nur gewartet wird",
                entry -> entry.status() == OnlineStatus.IN_PROGRESS
                        && !entry.reasons().isEmpty()
                        && entry.reasons().stream()
                                .map(Reason::kind)
                                .allMatch(
                                        kind -> kind == Kind.WAITING || kind == Kind.INTENDED || kind == Kind.PAUSED));
        report(
                "EB-OZG-104",
                Severity.WARNING,
                "not offered, but waiting for a solution, which is what planned means",
                "{ist|sind} mit „nein“ geführt, obwohl auf eine Lösung gewartet wird; das wäre „geplant“",
                entry -> entry.status() == OnlineStatus.NOT_OFFERED && has(entry, Kind.WAITING));
        report(
                "EB-OZG-105",
                Severity.INFO,
                "online with restrictions: in part, for some, or at times; they count as online",
                "{ist|sind} nur eingeschränkt online (teilweise, zeitweise oder nicht öffentlich) und {zählt|zählen} trotzdem als online",
                entry -> entry.status() == OnlineStatus.ONLINE && has(entry, Kind.LIMITED));
        report(
                "EB-OZG-106",
                Severity.WARNING,
                "not offered without a reason",
                "{ist|sind} ohne Angabe eines Grundes mit „nein“ geführt",
                entry -> entry.status() == OnlineStatus.NOT_OFFERED
                        && entry.reasons().isEmpty());
        report(
                "EB-OZG-107",
                Severity.INFO,
                "planned or in progress without a reason",
                "{ist|sind} geplant oder in Arbeit, ein Grund ist nicht angegeben",
                entry -> (entry.status() == OnlineStatus.PLANNED || entry.status() == OnlineStatus.IN_PROGRESS)
                        && entry.reasons().isEmpty());
        report(
                "EB-OZG-108",
                Severity.WARNING,
                "not online although the reason says that it is, in part, for some or at times",
                "{ist|sind} nicht online, obwohl der Grund ein eingeschränktes Angebot nennt",
                entry -> entry.status() != OnlineStatus.ONLINE && has(entry, Kind.LIMITED));
    }

    private void assignment() {
        report(
                "EB-OZG-111",
                Severity.WARNING,
                "without a responsible office",
                "{hat|haben} kein zuständiges Amt",
                entry -> entry.aemter().isEmpty());
        report(
                "EB-OZG-112",
                Severity.WARNING,
                "neither part of an OZG-Leistung nor marked as local",
                "{ist|sind} weder einer OZG-Leistung zugeordnet noch als örtlich gekennzeichnet",
                entry -> entry.scope() == Scope.UNASSIGNED);
        report(
                "EB-OZG-113",
                Severity.INFO,
                "internal process that is listed under an OZG-Leistung, which is for citizens and enterprises",
                "{ist|sind} als verwaltungsinterner Prozess gekennzeichnet, {steht|stehen} aber unter einer OZG-Leistung, die sich an Bürger und Unternehmen richtet",
                entry -> entry.internal() && entry.scope() == Scope.OZG);
        report(
                "EB-OZG-114",
                Severity.WARNING,
                "the reason says internal process, the mark is missing",
                "{ist|sind} nach dem Grund verwaltungsintern, aber nicht so gekennzeichnet",
                entry -> !entry.internal() && entry.reasons().contains(INTERNAL));
        int rows = catalogue.entries().size();
        long services = catalogue.tally(CountingRule.expanded()).total();
        report(
                "EB-OZG-115",
                Severity.INFO,
                "one row stands for several services; " + rows + " rows are " + services + " services",
                "{steht|stehen} für mehrere Leistungen; die Liste hat " + rows + " Zeilen, aber " + services
                        + " Leistungen",
                entry -> entry.bundled().isPresent());
        report(
                "EB-OZG-116",
                Severity.WARNING,
                "Fokusleistung that is local or internal",
                "{ist|sind} Fokusleistung, zugleich aber örtlich oder verwaltungsintern",
                entry -> entry.fokus() && (entry.scope() == Scope.LOCAL || entry.internal()));
        Map<String, List<Leistung>> groups = new LinkedHashMap<>();
        for (Leistung entry : catalogue.entries()) {
            if (entry.scope() == Scope.OZG) {
                groups.computeIfAbsent(entry.ozgLeistung(), key -> new ArrayList<>())
                        .add(entry);
            }
        }
        groups.forEach((name, members) -> {
            long marked = members.stream().filter(Leistung::fokus).count();
            if (marked > 0 && marked < members.size()) {
                add(
                        "EB-OZG-117",
                        Severity.WARNING,
                        "only some entries of \"" + name + "\" are marked as Fokusleistung",
                        "nur ein Teil der Einträge von „" + name + "“ ist als Fokusleistung gekennzeichnet",
                        members.stream().filter(entry -> !entry.fokus()).toList());
            }
        });
    }

    private void identity() {
        Map<String, List<Leistung>> same = new LinkedHashMap<>();
        for (Leistung entry : catalogue.entries()) {
            same.computeIfAbsent(Leistungskatalog.identity(entry), key -> new ArrayList<>())
                    .add(entry);
        }
        for (List<Leistung> members : same.values()) {
            if (members.size() > 1) {
                boolean differ =
                        members.stream().map(Leistung::status).distinct().count() > 1;
                String name = members.get(0).name();
                add(
                        differ ? "EB-OZG-122" : "EB-OZG-121",
                        Severity.WARNING,
                        "\"" + name + "\" stands " + members.size() + " times"
                                + (differ ? ", with different statuses" : ""),
                        "„" + name + "“ steht " + members.size() + "-mal in der Liste"
                                + (differ ? ", mit verschiedenem Status" : ""),
                        members);
            }
        }
        report(
                "EB-OZG-123",
                Severity.WARNING,
                "marked for deletion in the LeiKa, by its name",
                "{ist|sind} nach dem Namen im LeiKa zum Löschen vorgesehen",
                entry -> entry.name().startsWith(FOR_DELETION));
        report(
                "EB-OZG-124",
                Severity.WARNING,
                "LeiKa key that is none",
                "{hat|haben} eine Angabe zum LeiKa-Schlüssel, die kein Schlüssel ist",
                entry -> !entry.leika().isEmpty() && entry.leikaKey().isEmpty());
    }

    private void history() {
        report(
                "EB-OZG-131",
                Severity.ERROR,
                "status since a day after the day of the catalogue",
                "{hat|haben} den Status seit einem Tag, der nach dem Stand der Liste liegt",
                entry -> entry.since()
                        .filter(day -> day.isAfter(catalogue.stand()))
                        .isPresent());
    }

    private static boolean has(Leistung entry, Kind kind) {
        return entry.reasons().stream().anyMatch(reason -> reason.kind() == kind);
    }

    private void report(String code, Severity severity, String message, String meldung, Predicate<Leistung> condition) {
        List<Leistung> found = catalogue.entries().stream().filter(condition).toList();
        if (!found.isEmpty()) {
            String entries = found.size() == 1 ? "1 entry, " : found.size() + " entries, ";
            String eintraege = found.size() == 1 ? "1 Eintrag " : found.size() + " Einträge ";
            add(code, severity, entries + message, eintraege + number(meldung, found.size() == 1), found);
        }
    }

    /** A sentence whose verbs are written {@code {ist|sind}}. */
    private static String number(String sentence, boolean one) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int open = sentence.indexOf('{'); open >= 0; open = sentence.indexOf('{', from)) {
            int bar = sentence.indexOf('|', open);
            int close = sentence.indexOf('}', open);
            text.append(sentence, from, open).append(sentence, one ? open + 1 : bar + 1, one ? bar : close);
            from = close + 1;
        }
        return text.append(sentence.substring(from)).toString();
    }

    private void add(String code, Severity severity, String message, String meldung, List<Leistung> found) {
        Finding.Builder finding = Finding.builder();
        finding.code(code)
                .severity(severity)
                .relation("ozg:plausibilitaet")
                .message(message + ": " + ids(found, "entry ", "entries "))
                .meldung(meldung + ": " + ids(found, "Nr. ", "Nr. "))
                .cells(found.stream()
                        .map(entry -> CheckCell.text(
                                new Place(paper, entry.id(), CatalogueFormat.STANDARD.name(Field.NAME), entry.name()),
                                entry.source()))
                        .toList())
                .unit(Unit.COUNT)
                .rule("Plausibilität der Liste");
        findings.add(finding.build());
    }

    private static String ids(List<Leistung> found, String one, String many) {
        List<String> ids = found.stream().limit(MOST_IDS).map(Leistung::id).toList();
        return (found.size() == 1 ? one : many) + String.join(", ", ids) + (found.size() > MOST_IDS ? ", …" : "");
    }
}
