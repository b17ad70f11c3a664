package org.eigenbetrieb.ozg;

import java.time.LocalDate;
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
import org.eigenbetrieb.ozg.internal.Texts;

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
        List<Leistung> unequal = unequal();
        report(
                "EB-OZG-101",
                Severity.WARNING,
                "Online ist nur, was die Stadt selbst und ohne Besuch im Amt erledigt",
                "online although another authority is responsible or it must be done on the spot",
                "{ist|sind} online, obwohl eine andere Stelle zuständig oder persönliches Erscheinen erforderlich ist",
                entry -> entry.status() == OnlineStatus.ONLINE
                        && (has(entry, Kind.OTHER_AUTHORITY) || has(entry, Kind.ON_SITE)));
        report(
                "EB-OZG-102",
                Severity.WARNING,
                "„geplant“ heißt: noch nicht begonnen",
                "planned although work is said to be under way",
                "{ist|sind} als „geplant“ geführt, obwohl nach dem Grund schon daran gearbeitet wird",
                entry -> entry.status() == OnlineStatus.PLANNED && has(entry, Kind.RUNNING));
        report(
                "EB-OZG-103",
                Severity.WARNING,
                "„in Arbeit“ heißt: An der Umsetzung wird gearbeitet, sie wartet auf niemanden",
                "in progress although the city waits for somebody, or only intends",
                "{ist|sind} als „in Arbeit“ geführt, obwohl nach dem Grund auf eine andere Stelle, das eigene Fachamt oder"
                        + " einen späteren Beginn gewartet wird",
                entry -> entry.status() == OnlineStatus.IN_PROGRESS
                        && (has(entry, Kind.WAITING)
                                || (!entry.reasons().isEmpty()
                                        && entry.reasons().stream()
                                                .map(Reason::kind)
                                                .allMatch(kind -> kind == Kind.INTENDED || kind == Kind.PAUSED))));
        report(
                "EB-OZG-104",
                Severity.WARNING,
                "„nein“ heißt: wird nicht online angeboten, auch nicht später",
                "not offered, but waiting for a solution, which is what planned means",
                "{ist|sind} mit „nein“ geführt, obwohl auf eine Lösung gewartet wird; das wäre „geplant“",
                entry -> entry.status() == OnlineStatus.NOT_OFFERED && has(entry, Kind.WAITING));
        report(
                "EB-OZG-105",
                Severity.INFO,
                "Wie viele der Online-Leistungen nur mit Einschränkung angeboten werden",
                "online with restrictions: in part, for some, or at times; they count as online",
                "{ist|sind} nur eingeschränkt online (teilweise, zeitweise oder nicht öffentlich) und {zählt|zählen} trotzdem als online",
                entry -> entry.status() == OnlineStatus.ONLINE && has(entry, Kind.LIMITED));
        report(
                "EB-OZG-106",
                Severity.WARNING,
                "Wer „nein“ angibt, nennt den Grund",
                "not offered without a reason",
                "{ist|sind} ohne Angabe eines Grundes mit „nein“ geführt",
                entry -> entry.status() == OnlineStatus.NOT_OFFERED
                        && entry.reasons().isEmpty());
        report(
                "EB-OZG-107",
                Severity.INFO,
                "Zu „geplant“ und „in Arbeit“ ist ein Grund angegeben",
                "planned or in progress without a reason",
                "{ist|sind} geplant oder in Arbeit, ein Grund ist nicht angegeben",
                entry -> (entry.status() == OnlineStatus.PLANNED || entry.status() == OnlineStatus.IN_PROGRESS)
                        && entry.reasons().isEmpty());
        report(
                "EB-OZG-108",
                Severity.WARNING,
                "Was schon eingeschränkt angeboten wird, ist nicht „geplant“ oder „nein“",
                "not online although the reason says that it is, in part, for some or at times",
                "{ist|sind} nicht online, obwohl der Grund ein eingeschränktes Angebot nennt",
                entry -> entry.status() != OnlineStatus.ONLINE
                        && entry.status() != OnlineStatus.IN_PROGRESS
                        && has(entry, Kind.LIMITED)
                        && !unequal.contains(entry));
    }

    /** The same restriction counts as online in one row and as not offered in another: one finding for all its rows. */
    private List<Leistung> unequal() {
        List<Leistung> all = new ArrayList<>();
        Map<Reason, List<Leistung>> byReason = new LinkedHashMap<>();
        for (Leistung entry : catalogue.entries()) {
            boolean decided = entry.status() == OnlineStatus.ONLINE || entry.status() == OnlineStatus.NOT_OFFERED;
            entry.reasons().stream()
                    .filter(reason -> decided && reason.kind() == Kind.LIMITED)
                    .forEach(reason -> byReason.computeIfAbsent(reason, key -> new ArrayList<>())
                            .add(entry));
        }
        byReason.forEach((reason, members) -> {
            List<Leistung> online = with(members, OnlineStatus.ONLINE);
            List<Leistung> not = with(members, OnlineStatus.NOT_OFFERED);
            if (!online.isEmpty() && !not.isEmpty()) {
                all.addAll(members);
                add(
                        "EB-OZG-109",
                        Severity.WARNING,
                        "Gleiche Fälle haben den gleichen Status",
                        "the reason " + reason + " counts as online in " + ids(online, "entry ", "entries ")
                                + " and as not offered in " + ids(not, "entry ", "entries "),
                        "„" + reason.label() + "“ ist verschieden gezählt: " + ids(online) + " mit „"
                                + OnlineStatus.ONLINE.label() + "“, " + ids(not) + " mit „"
                                + OnlineStatus.NOT_OFFERED.label() + "“",
                        members);
            }
        });
        return all;
    }

    private static List<Leistung> with(List<Leistung> entries, OnlineStatus status) {
        return entries.stream().filter(entry -> entry.status() == status).toList();
    }

    private void assignment() {
        report(
                "EB-OZG-111",
                Severity.WARNING,
                "Jede Leistung hat ein zuständiges Amt",
                "without a responsible office",
                "{hat|haben} kein zuständiges Amt",
                entry -> entry.aemter().isEmpty());
        offices();
        report(
                "EB-OZG-112",
                Severity.WARNING,
                "Jede Leistung gehört zu einer OZG-Leistung oder ist als örtlich gekennzeichnet",
                "neither part of an OZG-Leistung nor marked as local",
                "{ist|sind} weder einer OZG-Leistung zugeordnet noch als örtlich gekennzeichnet",
                entry -> entry.scope() == Scope.UNASSIGNED);
        report(
                "EB-OZG-113",
                Severity.INFO,
                "OZG-Leistungen richten sich an Bürger und Unternehmen, nicht an die Verwaltung",
                "internal process that is listed under an OZG-Leistung, which is for citizens and enterprises",
                "{ist|sind} als verwaltungsinterner Prozess gekennzeichnet, {steht|stehen} aber unter einer OZG-Leistung, die sich an Bürger und Unternehmen richtet",
                entry -> entry.internal() && entry.scope() == Scope.OZG);
        report(
                "EB-OZG-114",
                Severity.WARNING,
                "Verwaltungsinterne Abläufe sind als solche gekennzeichnet",
                "the reason says internal process, the mark is missing",
                "{ist|sind} nach dem Grund verwaltungsintern, aber nicht so gekennzeichnet",
                entry -> !entry.internal() && entry.reasons().contains(INTERNAL));
        int rows = catalogue.entries().size();
        long services = catalogue.tally(CountingRule.expanded()).total();
        report(
                "EB-OZG-115",
                Severity.INFO,
                "Eine Zeile steht für eine Leistung",
                "one row stands for several services; " + rows + " rows are " + services + " services",
                "{steht|stehen} für mehrere Leistungen; die Liste hat " + rows + " Zeilen, aber " + services
                        + " Leistungen",
                entry -> entry.bundled().isPresent());
        report(
                "EB-OZG-116",
                Severity.WARNING,
                "Eine Fokusleistung ist weder örtlich noch verwaltungsintern",
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
            List<Leistung> without =
                    members.stream().filter(entry -> !entry.fokus()).toList();
            if (!without.isEmpty() && without.size() < members.size()) {
                add(
                        "EB-OZG-117",
                        Severity.WARNING,
                        "Eine Fokusleistung ist es mit allen ihren Einträgen",
                        "only some entries of \"" + name + "\" are marked as Fokusleistung, not "
                                + ids(without, "entry ", "entries "),
                        "nur ein Teil der Einträge von „" + name + "“ ist als Fokusleistung gekennzeichnet, nicht "
                                + ids(without),
                        without);
            }
        });
    }

    /** One finding for each office that the list seems to write in several ways. */
    private void offices() {
        Map<String, Map<String, List<Leistung>>> spellings = new LinkedHashMap<>();
        for (Leistung entry : catalogue.entries()) {
            for (String office : entry.aemter()) {
                spellings
                        .computeIfAbsent(spelling(office), key -> new LinkedHashMap<>())
                        .computeIfAbsent(office, key -> new ArrayList<>())
                        .add(entry);
            }
        }
        spellings.forEach((office, found) -> {
            if (found.size() > 1) {
                String written = "\"" + String.join("\", \"", found.keySet()) + "\"";
                String geschrieben = "„" + String.join("“, „", found.keySet()) + "“";
                add(
                        "EB-OZG-118",
                        Severity.WARNING,
                        "Ein Amt hat eine Schreibweise",
                        written + " look like one office; they are counted as " + found.size(),
                        geschrieben + " sehen nach demselben Amt aus und zählen als " + found.size() + " Ämter",
                        found.values().stream().flatMap(List::stream).distinct().toList());
            }
        });
    }

    /** An office without what lists write differently: {@code Amt 031} is {@code 31}. */
    private static String spelling(String office) {
        String simple = Texts.simplify(office);
        String bare = simple.startsWith("amt ") ? simple.substring(4) : simple;
        int zeros = 0;
        while (zeros < bare.length() - 1 && bare.charAt(zeros) == '0' && Character.isDigit(bare.charAt(zeros + 1))) {
            zeros++;
        }
        return bare.substring(zeros);
    }

    /** What a later state says of the day of an earlier one, held against that state. */
    static List<Finding> check(CatalogueChange change, String paper) {
        LocalDate day = change.before().stand();
        Plausibility check = new Plausibility(change.after(), paper);
        Map<String, String> told = new LinkedHashMap<>();
        Map<String, String> erzaehlt = new LinkedHashMap<>();
        for (CatalogueChange.Pair pair : change.pairs()) {
            pair.after()
                    .statusOn(day)
                    .filter(then -> then != pair.before().status())
                    .ifPresent(then -> {
                        String id = pair.after().id();
                        String was = pair.before().status().label();
                        told.put(id, id + " (" + then.label() + ", not " + was + ")");
                        erzaehlt.put(id, id + " („" + then.label() + "“ statt „" + was + "“)");
                    });
        }
        check.report(
                "EB-OZG-132",
                Severity.WARNING,
                "Der Verlauf einer Leistung passt zum früheren Stand der Liste",
                "by its dated changes it had another status on " + day + " than in the list of that day",
                "{hatte|hatten} nach dem Verlauf am " + CatalogueReport.german(day)
                        + " einen anderen Status als in der Liste von diesem Tag",
                entry -> told.containsKey(entry.id()),
                told,
                erzaehlt);
        return check.findings;
    }

    private void identity() {
        Map<String, List<Leistung>> same = new LinkedHashMap<>();
        for (Leistung entry : catalogue.entries()) {
            String offices = String.join("\n", entry.aemter().stream().sorted().toList());
            same.computeIfAbsent(offices + "\n\n" + Leistungskatalog.identity(entry), key -> new ArrayList<>())
                    .add(entry);
        }
        List<List<Leistung>> repeated =
                same.values().stream().filter(members -> members.size() > 1).toList();
        repeated(
                "EB-OZG-121",
                repeated.stream().filter(members -> !differ(members)).toList());
        repeated("EB-OZG-122", repeated.stream().filter(Plausibility::differ).toList());
        report(
                "EB-OZG-123",
                Severity.WARNING,
                "Die Liste führt keine Leistung, die im LeiKa zum Löschen vorgesehen ist",
                "marked for deletion in the LeiKa, by its name",
                "{ist|sind} nach dem Namen im LeiKa zum Löschen vorgesehen",
                entry -> entry.name().startsWith(FOR_DELETION));
        report(
                "EB-OZG-124",
                Severity.WARNING,
                "Ein LeiKa-Schlüssel hat 14 Ziffern",
                "LeiKa key that is none",
                "{hat|haben} eine Angabe zum LeiKa-Schlüssel, die kein Schlüssel ist",
                entry -> !entry.leika().isEmpty() && entry.leikaKey().isEmpty());
    }

    private static boolean differ(List<Leistung> members) {
        return members.stream().map(Leistung::status).distinct().count() > 1;
    }

    /** One finding for all services that the list repeats, with what the repetition does to its totals. */
    private void repeated(String code, List<List<Leistung>> groups) {
        if (groups.isEmpty()) {
            return;
        }
        boolean differ = differ(groups.get(0));
        List<Leistung> rows = groups.stream().flatMap(List::stream).toList();
        int more = rows.size() - groups.size();
        int all = catalogue.entries().size();
        boolean elsewhere = catalogue.tally(CountingRule.distinct()).total() != all - more; // at other offices, too
        List<String> totals = new ArrayList<>();
        for (OnlineStatus status : OnlineStatus.values()) {
            long twice = groups.stream()
                    .mapToLong(members -> Math.max(0, with(members, status).size() - 1L))
                    .sum();
            long printed = with(catalogue.entries(), status).size();
            if (twice > 0 && !differ) {
                totals.add("„" + status.label() + "“ " + (printed - twice) + " statt " + printed);
            }
        }
        totals.add("insgesamt " + (all - more) + " statt " + all);
        String numbers = String.join(
                "; ",
                groups.stream()
                        .map(members -> String.join(
                                ", ", members.stream().map(Leistung::id).toList()))
                        .toList());
        String services = groups.size() == 1 ? "1 Leistung steht" : groups.size() + " Leistungen stehen";
        add(
                code,
                Severity.WARNING,
                "Eine Leistung steht bei ihrem Amt einmal in der Liste; verschiedene Anliegen gleichen Namens sind"
                        + " unterschieden",
                groups.size() + (groups.size() == 1 ? " service stands" : " services stand")
                        + " several times with the same office and nothing to tell the rows apart"
                        + (differ ? ", with different statuses" : "") + ": entries " + numbers
                        + "; counted once" + (elsewhere ? " at each office" : "") + " they are "
                        + (all - more) + " services, not " + all,
                services
                        + " bei demselben Amt mehrfach in der Liste, und nichts weist die Zeilen als verschiedene Anliegen aus"
                        + (differ ? "; auch der Status ist verschieden" : "") + ": Nr. " + numbers
                        + (elsewhere ? ". Je Amt einmal gezählt: " : ". Einmal gezählt: ")
                        + String.join(", ", totals),
                rows);
    }

    private void history() {
        report(
                "EB-OZG-131",
                Severity.ERROR,
                "Kein Status beginnt nach dem Stand der Liste",
                "status since a day after the day of the catalogue",
                "{hat|haben} den Status seit einem Tag, der nach dem Stand der Liste liegt",
                entry -> entry.since()
                        .filter(day -> day.isAfter(catalogue.stand()))
                        .isPresent());
    }

    private static boolean has(Leistung entry, Kind kind) {
        return entry.reasons().stream().anyMatch(reason -> reason.kind() == kind);
    }

    private void report(
            String code,
            Severity severity,
            String rule,
            String message,
            String meldung,
            Predicate<Leistung> condition) {
        report(code, severity, rule, message, meldung, condition, Map.of(), Map.of());
    }

    /** A finding whose entries are named as the maps say, otherwise by their number. */
    private void report(
            String code,
            Severity severity,
            String rule,
            String message,
            String meldung,
            Predicate<Leistung> condition,
            Map<String, String> told,
            Map<String, String> erzaehlt) {
        List<Leistung> found = catalogue.entries().stream().filter(condition).toList();
        if (!found.isEmpty()) {
            String entries = found.size() == 1 ? "1 entry, " : found.size() + " entries, ";
            String eintraege = found.size() == 1 ? "1 Eintrag " : found.size() + " Einträge ";
            add(
                    code,
                    severity,
                    rule,
                    entries + message + ": " + ids(found, "entry ", "entries ", told),
                    eintraege + number(meldung, found.size() == 1) + ": " + ids(found, "Nr. ", "Nr. ", erzaehlt),
                    found);
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

    private void add(
            String code, Severity severity, String rule, String message, String meldung, List<Leistung> found) {
        Finding.Builder finding = Finding.builder();
        finding.code(code)
                .severity(severity)
                .relation("ozg:plausibilitaet")
                .message(message)
                .meldung(meldung)
                .cells(found.stream()
                        .map(entry -> CheckCell.text(
                                new Place(paper, entry.id(), CatalogueFormat.STANDARD.name(Field.NAME), entry.name()),
                                entry.source()))
                        .toList())
                .unit(Unit.COUNT)
                .rule(rule);
        findings.add(finding.build());
    }

    private static String ids(List<Leistung> found) {
        return ids(found, "Nr. ", "Nr. ");
    }

    private static String ids(List<Leistung> found, String one, String many) {
        return ids(found, one, many, Map.of());
    }

    private static String ids(List<Leistung> found, String one, String many, Map<String, String> names) {
        List<String> ids = found.stream()
                .limit(MOST_IDS)
                .map(Leistung::id)
                .map(id -> names.getOrDefault(id, id))
                .toList();
        return (found.size() == 1 ? one : many) + String.join(", ", ids) + (found.size() > MOST_IDS ? ", …" : "");
    }
}
