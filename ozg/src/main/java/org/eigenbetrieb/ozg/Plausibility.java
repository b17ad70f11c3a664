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
                "online, obwohl eine andere Stelle zuständig oder persönliches Erscheinen erforderlich ist",
                entry -> entry.status() == OnlineStatus.ONLINE
                        && (has(entry, Kind.OTHER_AUTHORITY) || has(entry, Kind.ON_SITE)));
        report(
                "EB-OZG-102",
                Severity.WARNING,
                "planned although work is said to be under way",
                "geplant, obwohl nach dem Grund schon daran gearbeitet wird",
                entry -> entry.status() == OnlineStatus.PLANNED && has(entry, Kind.RUNNING));
        report(
                "EB-OZG-103",
                Severity.WARNING,
                "in progress although the city only waits or intends",
                "in Arbeit, obwohl nach dem Grund nur gewartet wird",
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
                "nein, obwohl auf eine Lösung gewartet wird (wäre „geplant“)",
                entry -> entry.status() == OnlineStatus.NOT_OFFERED && has(entry, Kind.WAITING));
        report(
                "EB-OZG-105",
                Severity.INFO,
                "online with restrictions: in part, for some, or at times; they count as online",
                "nur eingeschränkt online (teilweise, zeitweise oder nicht öffentlich); zählt als online",
                entry -> entry.status() == OnlineStatus.ONLINE && has(entry, Kind.LIMITED));
        report(
                "EB-OZG-106",
                Severity.WARNING,
                "not offered without a reason",
                "nein ohne Angabe eines Grundes",
                entry -> entry.status() == OnlineStatus.NOT_OFFERED
                        && entry.reasons().isEmpty());
        report(
                "EB-OZG-107",
                Severity.INFO,
                "planned or in progress without a reason",
                "geplant oder in Arbeit ohne Angabe eines Grundes",
                entry -> (entry.status() == OnlineStatus.PLANNED || entry.status() == OnlineStatus.IN_PROGRESS)
                        && entry.reasons().isEmpty());
        report(
                "EB-OZG-108",
                Severity.WARNING,
                "not online although the reason says that it is, in part, for some or at times",
                "nicht online, obwohl der Grund ein eingeschränktes Angebot nennt",
                entry -> entry.status() != OnlineStatus.ONLINE && has(entry, Kind.LIMITED));
    }

    private void assignment() {
        report(
                "EB-OZG-111",
                Severity.WARNING,
                "without a responsible office",
                "ohne zuständiges Amt",
                entry -> entry.aemter().isEmpty());
        report(
                "EB-OZG-112",
                Severity.WARNING,
                "neither part of an OZG-Leistung nor marked as local",
                "weder einer OZG-Leistung zugeordnet noch als örtlich gekennzeichnet",
                entry -> entry.scope() == Scope.UNASSIGNED);
        report(
                "EB-OZG-113",
                Severity.INFO,
                "internal process that is listed under an OZG-Leistung, which is for citizens and enterprises",
                "verwaltungsinterner Prozess unter einer OZG-Leistung, die sich an Bürger und Unternehmen richtet",
                entry -> entry.internal() && entry.scope() == Scope.OZG);
        report(
                "EB-OZG-114",
                Severity.WARNING,
                "the reason says internal process, the mark is missing",
                "nach dem Grund verwaltungsintern, aber nicht so gekennzeichnet",
                entry -> !entry.internal() && entry.reasons().contains(INTERNAL));
        report(
                "EB-OZG-115",
                Severity.INFO,
                "one row stands for several services; rows and services differ",
                "eine Zeile steht für mehrere Leistungen; Zeilen und Leistungen sind verschieden viele",
                entry -> entry.bundled().isPresent());
        report(
                "EB-OZG-116",
                Severity.WARNING,
                "Fokusleistung that is local or internal",
                "Fokusleistung, die örtlich oder verwaltungsintern ist",
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
                "nach dem Namen im LeiKa zum Löschen vorgesehen",
                entry -> entry.name().startsWith(FOR_DELETION));
        report(
                "EB-OZG-124",
                Severity.WARNING,
                "LeiKa key that is none",
                "Angabe zum LeiKa-Schlüssel, die kein Schlüssel ist",
                entry -> !entry.leika().isEmpty() && entry.leikaKey().isEmpty());
    }

    private void history() {
        report(
                "EB-OZG-131",
                Severity.ERROR,
                "status since a day after the day of the catalogue",
                "Status seit einem Tag nach dem Stand der Liste",
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
            String eintraege = found.size() == 1 ? "1 Eintrag, " : found.size() + " Einträge, ";
            add(code, severity, entries + message, eintraege + meldung, found);
        }
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
