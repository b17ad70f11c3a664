package org.eigenbetrieb.securityreport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Similar;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the rows of one table.
 *
 * <p>The column {@code einstufung} says them. A column that is not read but seems to be meant as that one – by its name, or
 * because a class stands in it – never makes a row more public: without {@code einstufung} all rows are internal then, and a
 * narrower class that stands in such a column holds for its row.
 */
final class RowClasses {

    /** Names under which others keep the class of a row. */
    private static final List<String> NAMES = List.of(
            InputTable.EINSTUFUNG,
            "klasse",
            "klassifikation",
            "klassifizierung",
            "vertraulichkeit",
            "vertraulichkeitsstufe",
            "vertraulichkeitsklasse",
            "geheimhaltung",
            "leserkreis",
            "sichtbarkeit",
            "schutzbedarf",
            "schutzklasse",
            "schutzstufe",
            "classification",
            "confidentiality");

    /** Names of columns in which "yes" means that everybody may read the row; without case, umlauts and marks. */
    private static final Set<String> OPEN_NAMES = Set.of(
            "oeffentlich",
            "freigabe",
            "freigegeben",
            "veroeffentlichen",
            "veroeffentlichung",
            "veroeffentlicht",
            "public");

    /** Names of columns in which "no" means that everybody may read the row. */
    private static final Set<String> CLOSED_NAMES = Set.of(
            "intern",
            "nurintern",
            "geheim",
            "vertraulich",
            "nichtoeffentlich",
            "nfd",
            "vs",
            "vsnfd",
            "verschlusssache",
            "dienstgebrauch",
            "nurfuerdendienstgebrauch",
            "sperrvermerk",
            "gesperrt",
            "confidential",
            "internal");

    /** Names of columns that hold a level, and nothing else. */
    private static final Set<String> LEVEL_NAMES = Set.of(
            "tlp",
            "trafficlightprotocol",
            "vertraulichkeit",
            "vertraulichkeitsstufe",
            "vertraulichkeitsklasse",
            "klassifizierung",
            "klassifikation",
            "geheimhaltung",
            "geheimhaltungsgrad",
            "geheimhaltungsstufe",
            "vseinstufung",
            "vsgrad",
            "leserkreis",
            "sichtbarkeit",
            "freigabestufe");

    private static final Set<String> YES = Set.of("ja", "j", "yes", "y", "x", "wahr", "true");
    private static final Set<String> NO = Set.of("nein", "n", "no", "falsch", "false", "keine", "kein");

    /** Words for classes, without case, umlauts and marks. */
    private static final Map<String, Classification> WORDS = Map.ofEntries(
            Map.entry("intern", Classification.INTERNAL),
            Map.entry("nichtoeffentlich", Classification.INTERNAL),
            Map.entry("nurfuerdendienstgebrauch", Classification.INTERNAL),
            Map.entry("vsnfd", Classification.INTERNAL),
            Map.entry("internal", Classification.INTERNAL),
            Map.entry("nurintern", Classification.INTERNAL),
            Map.entry("nurinternergebrauch", Classification.INTERNAL),
            Map.entry("nurfuerinternengebrauch", Classification.INTERNAL),
            Map.entry("fuerinternengebrauch", Classification.INTERNAL),
            Map.entry("internergebrauch", Classification.INTERNAL),
            Map.entry("nfd", Classification.INTERNAL),
            Map.entry("nichtveroeffentlichen", Classification.INTERNAL),
            Map.entry("nichtzurveroeffentlichung", Classification.INTERNAL),
            Map.entry("nichtfuerdieoeffentlichkeit", Classification.INTERNAL),
            Map.entry("restricted", Classification.INTERNAL),
            Map.entry("tlpgreen", Classification.INTERNAL),
            Map.entry("tlpamber", Classification.CONFIDENTIAL),
            Map.entry("tlpamberstrict", Classification.CONFIDENTIAL),
            Map.entry("tlpred", Classification.CONFIDENTIAL),
            Map.entry("strenggeheim", Classification.CONFIDENTIAL),
            Map.entry("vsgeheim", Classification.CONFIDENTIAL),
            Map.entry("secret", Classification.CONFIDENTIAL),
            Map.entry("vertraulich", Classification.CONFIDENTIAL),
            Map.entry("vsvertraulich", Classification.CONFIDENTIAL),
            Map.entry("strengvertraulich", Classification.CONFIDENTIAL),
            Map.entry("geheim", Classification.CONFIDENTIAL),
            Map.entry("confidential", Classification.CONFIDENTIAL));

    private static final Set<String> PUBLIC_WORDS = Set.of(
            "oeffentlich", "public", "unbeschraenkt", "uneingeschraenkt", "tlpclear", "tlpwhite", "clear", "white");

    private final InputTable role;
    private final CsvTable table;
    private final boolean twice;
    private final List<Hint> hints = new ArrayList<>();

    /**
     * A column that seems to hold classes.
     *
     * @param index its number from 0
     * @param name its name in the header, empty for none
     * @param misspelled whether its name is nearly the one that is read, so that what stands there is a class in any case
     */
    record Hint(int index, String name, boolean misspelled) {}

    RowClasses(InputTable role, CsvTable table) {
        this.role = role;
        this.table = table;
        List<String> header = table.header();
        this.twice = header.stream().filter(InputTable.EINSTUFUNG::equals).count() > 1;
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            boolean read = role.column(name).isPresent() && table.column(name).orElse(0) == i + 1;
            if (!read && !InputTable.ORIGINS.contains(name) && (isName(name) || hasClasses(name, i))) {
                hints.add(new Hint(i, name, isEinstufung(name)));
            }
        }
    }

    static boolean isEinstufung(String name) {
        return !name.isEmpty()
                && !Similar.to(name, List.of(InputTable.EINSTUFUNG)).isEmpty();
    }

    private boolean isName(String name) {
        // In settings, which have no classes, other names mean other things: a requirement has a Schutzbedarf.
        return isEinstufung(name)
                || role.isClassified() && isStrict(name)
                || role.isClassified()
                        && !name.isEmpty()
                        && !Similar.to(name, NAMES).isEmpty();
    }

    /** Whether the name says that the column is about who may read the row; anything but a clear "everybody" counts then. */
    private static boolean isStrict(String name) {
        String simple = simple(name);
        return OPEN_NAMES.contains(simple) || CLOSED_NAMES.contains(simple) || LEVEL_NAMES.contains(simple);
    }

    /** Whether a text under a name says clearly that everybody may read the row. */
    private static boolean saysPublic(String name, String text) {
        String simple = simple(text);
        return PUBLIC_WORDS.contains(simple)
                || OPEN_NAMES.contains(simple(name))
                        && (YES.contains(simple) || text.strip().equals("1"))
                || CLOSED_NAMES.contains(simple(name))
                        && (NO.contains(simple) || text.strip().equals("0"));
    }

    /**
     * Whether classes stand in a column. The project list is another paper's, which knows its own columns: a project for an
     * internal client is public all the same; there only a column without name counts, or one that holds nothing but classes.
     */
    private boolean hasClasses(String name, int index) {
        List<String> texts =
                table.rows().stream().map(row -> row.fields().get(index)).toList();
        boolean any = texts.stream().anyMatch(text -> word(text) != null);
        return any
                && (role != InputTable.PROJEKTE
                        || name.isEmpty()
                        || texts.stream()
                                .allMatch(text ->
                                        text.isBlank() || word(text) != null || PUBLIC_WORDS.contains(simple(text))));
    }

    /** A narrower class than public that a text names. */
    private static @Nullable Classification word(String text) {
        return text.length() > 40 ? null : WORDS.get(simple(text));
    }

    private static String simple(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replaceAll("[^a-z]", "");
    }

    /** Columns that are not read and seem to hold classes. */
    List<Hint> hints() {
        return List.copyOf(hints);
    }

    /** Whether the column of classes stands there more than once. */
    boolean isTwice() {
        return twice;
    }

    /** The class of a row; nothing when its cell does not hold one. */
    Optional<Classification> of(CsvTable.Row row) {
        return own(row).map(own -> {
            Classification narrowest = twice ? Classification.CONFIDENTIAL : own;
            for (Hint hint : hints) {
                narrowest = narrowest.narrower(hinted(hint, row.fields().get(hint.index())));
            }
            return narrowest;
        });
    }

    private static Classification hinted(Hint hint, String text) {
        Classification word = word(text);
        if (word != null) {
            return word;
        }
        if (text.isBlank() || saysPublic(hint.name(), text)) {
            return Classification.PUBLIC;
        }
        return hint.misspelled()
                ? Classification.CONFIDENTIAL
                : isStrict(hint.name()) ? Classification.INTERNAL : Classification.PUBLIC;
    }

    private Optional<Classification> own(CsvTable.Row row) {
        Optional<CsvTable.Cell> cell = row.find(InputTable.EINSTUFUNG);
        if (cell.isEmpty()) {
            return Optional.of(role.isOpen() && hints.isEmpty() ? Classification.PUBLIC : Classification.INTERNAL);
        }
        String text = cell.get().text().strip();
        if (text.isEmpty()) {
            return Optional.of(Classification.INTERNAL);
        }
        try {
            return Optional.of(Classification.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The class of a row that is read; a cell that holds none is named. */
    Classification read(CsvTable.Row row, Cells cells) {
        cells.parsed(InputTable.EINSTUFUNG, Classification::of, false);
        return of(row).orElse(Classification.CONFIDENTIAL);
    }

    /** Whether a reader may see a row; one without readable class nobody but those who handle it. */
    boolean shows(CsvTable.Row row, Classification audience) {
        return of(row).orElse(Classification.CONFIDENTIAL).isVisibleTo(audience);
    }
}
