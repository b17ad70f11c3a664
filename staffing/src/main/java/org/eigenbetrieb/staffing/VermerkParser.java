package org.eigenbetrieb.staffing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.NotationException;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads the usual wording of notes in a Stellenübersicht.
 *
 * <p>It understands, several in one text, numbered ({@code 1. …}), one per line or separated by {@code ;}:
 *
 * <ul>
 *   <li>{@code (StNr. 17/038, 17/073)}, {@code Ist = EGr. 9a (StNr. 17/022)}
 *   <li>{@code Neueinrichtung einer 1,0 Stelle der EGr. 11 (StNr. 17/084)}, {@code Wegfall von 2,0 Stellen der EGr. 6 …}
 *   <li>{@code Verlagerung einer 0,5 Stelle der EGr. 6 aus 10.10.30 … zu 17.10.00 …}, with or without {@code unter
 *       gleichzeitiger Zusammenlegung mit der bestehenden 0,5 Stelle 17/056 der EGr. 6 (StNr. 17/056 (ehem. 10/142))}
 *   <li>{@code Neubewertung einer 1,0 Stelle der EGr. 10 zur EGr. 11 …}, {@code Stellenwertausweisung nach BesGr. A 12}
 *   <li>{@code Befristete Neueinrichtung einer 1,0 ATZ-Ersatzstelle für die Stelle 17/014 in der EGr. 9b mit kw-Vermerk
 *       31.07.2024 …}
 *   <li>{@code kw}, {@code kw zum 31.12.2025}, {@code 0,5 kw}, {@code ku nach EGr. 9a}, {@code künftig umzuwandeln in EGr.
 *       9a zum 31.12.2025}
 * </ul>
 *
 * <p>What it does not understand is a problem that says where it stopped; nothing is guessed. An amount for several
 * posts is split evenly among their numbers. Stateless and safe for use by several threads.
 */
public final class VermerkParser {

    private static final int LONGEST = 10_000;
    private static final int MOST_NUMBERS = 200;
    private static final String EXPECTED = "expected the usual wording, such as \"Neueinrichtung einer 1,0 Stelle der"
            + " EGr. 11 (StNr. 17/084)\"; or fill in the columns of the note instead";

    private final String text;
    private final Vermerk base;
    private int at;

    private VermerkParser(String text, Vermerk base) {
        this.text = text;
        this.base = base;
    }

    /**
     * Reads a remark.
     *
     * @param wording the text, at most 10.000 characters
     * @param unit unit of the line in which it stands
     * @param group group of that line
     * @param year the plan year that it explains
     * @param place where it stands
     * @return the notes, one per post and statement; a problem {@code EB-STF-006} for each part that is not understood
     */
    public static Read<List<Vermerk>> parse(String wording, String unit, PayGroup group, int year, SourceRef place) {
        Vermerk base = Vermerk.builder()
                .unit(unit)
                .group(group)
                .year(year)
                .kind(Vermerk.Kind.NUMBER)
                .place(place)
                .build();
        List<Problem> problems = new ArrayList<>();
        List<Vermerk> notes = new ArrayList<>();
        if (wording.length() > LONGEST) {
            problems.add(Problem.error(
                    "EB-STF-006",
                    place,
                    "the remark has " + wording.length() + " characters; it was not read",
                    "expected at most " + LONGEST));
            return Read.of(notes, problems);
        }
        for (String part : parts(normal(wording))) {
            VermerkParser parser = new VermerkParser(part, base);
            try {
                notes.addAll(parser.statement());
            } catch (NotUnderstood e) {
                int stop = Math.min(parser.at, part.length());
                problems.add(Problem.error(
                        "EB-STF-006",
                        place,
                        "the remark \"" + cut(part) + "\" is not understood from \"" + cut(part.substring(stop))
                                + "\" on: " + e.reason,
                        EXPECTED));
            }
        }
        return Read.of(List.copyOf(notes), problems);
    }

    private static String cut(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** One blank between words; no blank after a hyphen that a line break has torn off. */
    private static String normal(String wording) {
        StringBuilder normal = new StringBuilder(wording.length());
        for (int i = 0; i < wording.length(); i++) {
            char c = wording.charAt(i);
            if (c == '\n' || c == '\r') {
                normal.append('\n');
            } else if (c == ' ' || c == '\t' || c == '\u00A0' || c == '\u202F') {
                int last = normal.length() - 1;
                if (last >= 0 && normal.charAt(last) != ' ' && normal.charAt(last) != '\n') {
                    normal.append(' ');
                }
            } else {
                normal.append(c);
            }
        }
        return normal.toString().replace("ATZ- Ersatz", "ATZ-Ersatz").replace("ATZ-\nErsatz", "ATZ-Ersatz");
    }

    /** Splits at semicolons, line ends before a capital letter or bracket, and numbering. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int behind = numbering(text, i);
            boolean lineEnd = c == '\n' && startsStatement(text, i + 1);
            if (c == ';' || lineEnd || behind > 0) {
                add(parts, part);
                i = behind > 0 ? behind : i + 1;
            } else {
                part.append(c == '\n' ? ' ' : c);
                i++;
            }
        }
        add(parts, part);
        return parts;
    }

    private static void add(List<String> parts, StringBuilder part) {
        String text = part.toString().strip();
        if (!text.isEmpty()) {
            parts.add(text);
        }
        part.setLength(0);
    }

    private static boolean startsStatement(String text, int from) {
        for (String word : List.of(
                "Ist",
                "(StNr",
                "Neu",
                "Befristete",
                "Verlagerung",
                "ATZ",
                "kw",
                "ku",
                "künftig",
                "Künftig",
                "Wegfall",
                "Streichung",
                "Umwandlung",
                "Stellenwert",
                "Zusammenlegung")) {
            if (text.startsWith(word, from)) {
                return true;
            }
        }
        return false;
    }

    /** The place behind {@code 12. } when that begins a numbered statement here, or 0. */
    private static int numbering(String text, int from) {
        if (from > 0 && text.charAt(from - 1) != ' ' && text.charAt(from - 1) != '\n') {
            return 0;
        }
        int i = from;
        while (i < text.length() && i < from + 2 && isDigit(text.charAt(i))) {
            i++;
        }
        boolean numbered = i > from
                && i + 2 < text.length()
                && text.charAt(i) == '.'
                && (text.charAt(i + 1) == ' ' || text.charAt(i + 1) == '\n')
                && startsStatement(text, i + 2);
        return numbered ? i + 2 : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private List<Vermerk> statement() {
        List<Vermerk> notes;
        if (text.startsWith("(", at)) {
            notes = each(copy(Vermerk.Kind.NUMBER), null, true);
        } else if (accept("Ist")) {
            need("=");
            notes = each(copy(Vermerk.Kind.OCCUPANT).toGroup(group()), null, false);
        } else if (accept("Befristete Neueinrichtung", "befristete Neueinrichtung")) {
            Quantity posts = amount();
            need("ATZ-Ersatzstelle");
            notes = replacement(posts);
        } else if (accept("Neueinrichtung")) {
            Quantity posts = amount();
            if (accept("ATZ-Ersatzstelle")) {
                notes = replacement(posts);
            } else {
                notes = each(copy(Vermerk.Kind.NEW).toGroup(postsOf()), posts, false);
            }
        } else if (accept("ATZ-Ersatzstelle")) {
            notes = replacement(null);
        } else if (accept("Wegfall", "Streichung", "Einsparung")) {
            Quantity posts = amount();
            notes = each(copy(Vermerk.Kind.ABOLITION).fromGroup(postsOf()), posts, false);
        } else if (accept("Verlagerung")) {
            notes = transfer();
        } else if (accept("Neubewertung", "Höherbewertung", "Umwandlung", "Hebung")) {
            Quantity posts = amount();
            PayGroup from = postsOf();
            need("zur", "zu", "nach", "in");
            notes = each(copy(Vermerk.Kind.REVALUATION).fromGroup(from).toGroup(group()), posts, false);
        } else if (accept("Stellenwertausweisung nach")) {
            notes = each(copy(Vermerk.Kind.REVALUATION).toGroup(group()), null, false);
        } else if (accept("Zusammenlegung mit der")) {
            notes = merger();
        } else {
            notes = future();
        }
        end();
        return notes;
    }

    /** kw and ku, with or without an amount in front. */
    private List<Vermerk> future() {
        @Nullable Quantity posts = null;
        if (at < text.length() && isDigit(text.charAt(at))) {
            posts = amount();
            accept("Stellen", "Stelle");
        }
        if (accept("kw-Vermerk", "kw", "künftig wegfallend", "Künftig wegfallend")) {
            Vermerk.Builder note = copy(Vermerk.Kind.KW);
            day().ifPresent(note::date);
            return each(note, posts, false);
        }
        if (accept("ku-Vermerk", "ku", "künftig umzuwandeln", "Künftig umzuwandeln")) {
            accept("nach", "in", "zu");
            Vermerk.Builder note = copy(Vermerk.Kind.KU).toGroup(group());
            day().ifPresent(note::date);
            return each(note, posts, false);
        }
        throw new NotUnderstood("no known note begins so");
    }

    private List<Vermerk> replacement(@Nullable Quantity posts) {
        need("für die Stelle");
        Vermerk.Builder note = copy(Vermerk.Kind.REPLACEMENT).relatedNumber(number());
        if (accept("in der")) {
            note.toGroup(group());
        }
        boolean falls = accept("mit kw-Vermerk");
        Optional<LocalDate> date = falls ? day() : Optional.empty();
        int numbers = at;
        List<Vermerk> notes = new ArrayList<>(each(note, posts, false));
        if (falls) {
            at = numbers;
            Vermerk.Builder kw = copy(Vermerk.Kind.KW);
            date.ifPresent(kw::date);
            notes.addAll(each(kw, posts, false));
        }
        return notes;
    }

    private List<Vermerk> transfer() {
        Quantity posts = amount();
        PayGroup group = postsOf();
        need("aus");
        String from = unit();
        int to = text.indexOf(" zu ", at);
        while (to >= 0 && (to + 4 >= text.length() || !isDigit(text.charAt(to + 4)))) {
            to = text.indexOf(" zu ", to + 1);
        }
        if (to < 0 && !text.startsWith("zu ", at)) {
            throw new NotUnderstood("expected \"zu\" and the code of the unit where the post goes");
        }
        at = to < 0 ? at : to + 1;
        need("zu");
        String target = unit();
        int merged = text.indexOf("unter gleichzeitiger Zusammenlegung mit der", at);
        int bracket = text.indexOf("(StNr.", at);
        boolean merges = merged >= 0 && (bracket < 0 || merged < bracket);
        at = merges ? merged : bracket < 0 ? text.length() : bracket;
        Vermerk.Builder note =
                copy(Vermerk.Kind.TRANSFER).fromUnit(from).toUnit(target).toGroup(group);
        if (!merges) {
            return each(note, posts, false);
        }
        need("unter gleichzeitiger Zusammenlegung mit der");
        int start = at;
        List<Vermerk> mergers = merger();
        at = start;
        mergedPart();
        List<Vermerk> notes = new ArrayList<>(each(note, posts, false));
        notes.addAll(mergers);
        return notes;
    }

    private List<Vermerk> merger() {
        Merged merged = mergedPart();
        return each(copy(Vermerk.Kind.MERGER).relatedNumber(merged.number), merged.posts, false);
    }

    private Merged mergedPart() {
        accept("bestehenden");
        Quantity posts = amount();
        need("Stelle");
        String number = number();
        if (accept("der")) {
            group();
        }
        return new Merged(posts, number);
    }

    private Vermerk.Builder copy(Vermerk.Kind kind) {
        return Vermerk.builder()
                .unit(base.unit())
                .group(base.group())
                .year(base.year())
                .kind(kind)
                .place(base.place());
    }

    /** One note for each number in the bracket that follows; one without number when there is no bracket. */
    private List<Vermerk> each(Vermerk.Builder note, @Nullable Quantity posts, boolean required) {
        List<Vermerk> notes = new ArrayList<>();
        if (!accept("(StNr.", "(StNrn.", "(Stellennr.")) {
            if (required) {
                throw new NotUnderstood("expected \"(StNr.\" and the number of a post");
            }
            if (posts != null) {
                note.posts(posts);
            }
            notes.add(note.build());
            return notes;
        }
        List<String> numbers = new ArrayList<>();
        List<Optional<String>> former = new ArrayList<>();
        do {
            numbers.add(number());
            Optional<String> before = Optional.empty();
            if (accept("(ehem.", "(früher")) {
                before = Optional.of(number());
                need(")");
            }
            former.add(before);
            if (numbers.size() > MOST_NUMBERS) {
                throw new NotUnderstood("expected at most " + MOST_NUMBERS + " numbers");
            }
        } while (accept(",", "und"));
        need(")");
        accept("*");
        if (posts != null) {
            note.posts(share(posts, numbers.size()));
        }
        for (int i = 0; i < numbers.size(); i++) {
            note.number(numbers.get(i)).formerNumber(former.get(i));
            notes.add(note.build());
        }
        return notes;
    }

    private static Quantity share(Quantity posts, int count) {
        Rational share = posts.value().dividedBy(Rational.of(count));
        for (int decimals = posts.decimals(); decimals <= 4; decimals++) {
            if (share.fits(decimals)) {
                return Quantity.round(share, decimals, Unit.VZAE, Rounding.HALF_UP);
            }
        }
        throw new NotUnderstood(
                Notation.GERMAN.format(posts) + " posts cannot be split evenly among " + count + " numbers");
    }

    /** {@code Stelle der EGr. 11}: the group of the posts. */
    private PayGroup postsOf() {
        need("Stellen", "Stelle");
        need("der", "nach", "in");
        return group();
    }

    private Quantity amount() {
        accept("einer", "von", "eines");
        int from = at;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == ',')) {
            at++;
        }
        try {
            Quantity posts = Notation.GERMAN_PLAIN.parse(text.substring(from, at), Unit.VZAE);
            skip();
            return posts;
        } catch (NotationException e) {
            at = from;
            throw new NotUnderstood("expected a number of posts such as 1,0");
        }
    }

    private PayGroup group() {
        int from = at;
        for (String word : List.of("EGr.", "BesGr.", "Entgeltgruppe", "Besoldungsgruppe", "EG")) {
            if (accept(word)) {
                break;
            }
        }
        if (at == from) {
            throw new NotUnderstood("expected a pay group such as EGr. 9a or BesGr. A 11");
        }
        while (at < text.length() && text.charAt(at) >= 'A' && text.charAt(at) <= 'Z') {
            at++;
        }
        skip();
        int digits = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        if (at > digits && at < text.length() && "abcdeÜüZ".indexOf(text.charAt(at)) >= 0) {
            boolean ends = at + 1 == text.length() || !Character.isLetter(text.charAt(at + 1));
            at += ends ? 1 : 0;
        }
        PayGroup group = PayGroup.parse(text.substring(from, at));
        if (group.number() == 0 && group.kind().isEmpty() && at == digits) {
            throw new NotUnderstood("expected a pay group such as EGr. 9a or BesGr. A 11");
        }
        skip();
        return group;
    }

    /** Number of a post: up to the next blank, comma or bracket. */
    private String number() {
        int from = at;
        while (at < text.length() && " ,()*".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String number = text.substring(from, at);
        if (number.isEmpty() || number.length() > 40 || !hasDigit(number)) {
            at = from;
            throw new NotUnderstood("expected the number of a post such as 17/084");
        }
        skip();
        return number;
    }

    private String unit() {
        int from = at;
        while (at < text.length() && text.charAt(at) != ' ' && text.charAt(at) != '(') {
            at++;
        }
        String code = text.substring(from, at);
        if (!hasDigit(code) || code.length() > 40) {
            at = from;
            throw new NotUnderstood("expected the code of a unit such as 17.20.10");
        }
        skip();
        return code;
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private Optional<LocalDate> day() {
        boolean first = accept("ab");
        boolean announced = first || accept("zum", "am", "bis", ":");
        int end = Math.min(text.length(), at + 10);
        Optional<LocalDate> date = germanDate(text.substring(at, end));
        if (date.isEmpty()) {
            if (announced || at < text.length() && isDigit(text.charAt(at))) {
                throw new NotUnderstood("expected a day such as 31.07.2024");
            }
            return date;
        }
        at = end;
        skip();
        return first ? date.map(day -> day.minusDays(1)) : date;
    }

    /** {@code 31.07.2024}, two digits for day and month. */
    static Optional<LocalDate> germanDate(String text) {
        if (text.length() != 10 || text.charAt(2) != '.' || text.charAt(5) != '.') {
            return Optional.empty();
        }
        String digits = text.substring(0, 2) + text.substring(3, 5) + text.substring(6);
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(digits.substring(4)),
                    Integer.parseInt(digits.substring(2, 4)),
                    Integer.parseInt(digits.substring(0, 2))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Goes behind the first word that stands here; words end at something that is no letter. */
    private boolean accept(String... words) {
        for (String word : words) {
            int end = at + word.length();
            boolean whole = !Character.isLetter(word.charAt(word.length() - 1))
                    || end >= text.length()
                    || !Character.isLetter(text.charAt(end)) && text.charAt(end) != '-';
            if (text.startsWith(word, at) && whole) {
                at = end;
                skip();
                return true;
            }
        }
        return false;
    }

    private void need(String... words) {
        if (!accept(words)) {
            throw new NotUnderstood("expected \"" + String.join("\" or \"", words) + "\"");
        }
    }

    private void skip() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private void end() {
        accept(".", "*");
        if (at < text.length()) {
            throw new NotUnderstood("nothing more was expected");
        }
    }

    /** What a note of its kind lacks, or nothing. */
    static String missing(Vermerk note) {
        List<String> missing = new ArrayList<>();
        boolean posts = note.posts().isEmpty();
        switch (note.kind()) {
            case NUMBER -> require(missing, note.number().isEmpty(), "stellennummer");
            case NEW, ABOLITION -> require(missing, posts, "stellen");
            case TRANSFER -> {
                require(missing, posts, "stellen");
                require(missing, note.fromUnit().isEmpty(), "von_einheit");
                require(missing, note.toUnit().isEmpty(), "nach_einheit");
            }
            case MERGER, REPLACEMENT -> require(missing, note.relatedNumber().isEmpty(), "bezug");
            case REVALUATION -> {
                require(missing, note.toGroup().isEmpty(), "nach_gruppe");
                require(missing, !posts && note.fromGroup().isEmpty(), "von_gruppe");
            }
            case KU, OCCUPANT -> require(missing, note.toGroup().isEmpty(), "nach_gruppe");
            case KW -> {}
        }
        return String.join(" and ", missing);
    }

    private static void require(List<String> missing, boolean lacks, String column) {
        if (lacks) {
            missing.add(column);
        }
    }

    private record Merged(Quantity posts, String number) {}

    private static final class NotUnderstood extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String reason;

        NotUnderstood(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
