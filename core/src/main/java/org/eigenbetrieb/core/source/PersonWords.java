package org.eigenbetrieb.core.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words by which {@link PersonGuard} tells names from other words. */
final class PersonWords {

    /** Forms of address and titles. */
    static final Set<String> ADDRESS =
            Set.of("herr", "herrn", "frau", "hr", "hrn", "fr", "dr", "prof", "dipl", "mr", "mrs", "ms");

    /** Forms of address that somebody may have written in small letters, as in {@code frau muster}. */
    static final Set<String> SMALL_ADDRESS = Set.of("herr", "herrn", "frau");
    /** What may stand there instead of a name. */
    static final Set<String> BEHIND_SMALL_ADDRESS =
            Set.of("und", "oder", "ist", "sind", "hat", "wird", "die", "der", "mit", "als", "für", "des");

    /** Words that a name may follow. */
    static final Set<String> ROLES = Set.of(
            "ansprechpartner",
            "ansprechpartnerin",
            "ansprechperson",
            "kontaktperson",
            "bearbeiter",
            "bearbeiterin",
            "sachbearbeiter",
            "sachbearbeiterin",
            "verfasser",
            "verfasserin",
            "autor",
            "autorin",
            "zuständig",
            "zuständige",
            "zuständiger",
            "verantwortlich",
            "verantwortliche",
            "verantwortlicher",
            "gez",
            "gezeichnet",
            "hd",
            "kollege",
            "kollegin",
            "eheleute",
            "rechtsanwalt",
            "rechtsanwältin");
    /** Words that a name follows behind a colon or, of the abbreviation, a full stop. */
    static final Set<String> CONTACTS = Set.of(
            "tel",
            "telefon",
            "mail",
            "email",
            "fax",
            "leitung",
            "leiter",
            "leiterin",
            "projektleitung",
            "projektleiter",
            "projektleiterin",
            "vertretung",
            "vertreter",
            "vertreterin");
    /** What may stand between the role and the name; gender forms such as {@code /in}. */
    static final Set<String> FILLERS = Set.of("ist", "war", "sind", "durch", "von", "bei", "in", "innen");
    /** What may stand between a first name and a family name. */
    static final Set<String> PARTICLES = Set.of(
            "von", "vom", "van", "de", "der", "den", "zu", "zum", "zur", "di", "da", "del", "el", "al", "bin", "ter");

    /** Months that are first names, too. */
    static final Set<String> MONTHS = Set.of("jan", "april", "mai", "june", "juli", "august");
    /** What stands before a month. */
    static final Set<String> TIMES =
            Set.of("im", "bis", "seit", "ab", "vom", "zum", "anfang", "mitte", "ende", "und", "nach", "vor");

    /** Offices and functions: a word that ends so is no name here. */
    private static final List<String> FUNCTIONS = List.of(
            "amt",
            "amts",
            "leitung",
            "leiter",
            "leiterin",
            "stelle",
            "stellen",
            "büro",
            "dienst",
            "dienste",
            "abteilung",
            "referat",
            "referent",
            "referentin",
            "team",
            "verwaltung",
            "behörde",
            "behörden",
            "service",
            "beauftragte",
            "beauftragter",
            "beauftragten",
            "dezernat",
            "dezernent",
            "dezernentin",
            "betrieb",
            "werke",
            "zentrum",
            "zentrale",
            "kasse",
            "gericht",
            "ausschuss",
            "vertretung",
            "gruppe",
            "institut",
            "kammer",
            "ministerium",
            "anstalt",
            "verband",
            "portal",
            "desk",
            "support",
            "administrator",
            "administratorin",
            "administration",
            "koordinator",
            "koordinatorin",
            "manager",
            "managerin",
            "management",
            "officer",
            "sprecher",
            "sprecherin",
            "meister",
            "meisterin",
            "bearbeiter",
            "bearbeiterin",
            "mitarbeiter",
            "mitarbeiterin",
            "mitarbeitende",
            "vorstand",
            "direktor",
            "direktorin",
            "rat",
            "stadt",
            "kommune",
            "kreis",
            "land",
            "bund",
            "gemeinde",
            "auskunft",
            "planung",
            "prüfung",
            "partner",
            "heit",
            "keit",
            "schaft",
            "ität",
            "tion",
            "nummer",
            "adresse",
            "archiv",
            "polizei",
            "feuerwehr",
            "schule",
            "person",
            "personen",
            "rolle",
            "rollen",
            "personal",
            "stab",
            "einheit",
            "bereich",
            "fach",
            "hotline",
            "dienstleister",
            "dienstleistung",
            "anbieter",
            "hersteller",
            "eigentümer",
            "inhaber",
            "nutzer",
            "anwender",
            "organisation",
            "unternehmen",
            "firma");
    /** Shorter words that end so may be names, such as Jung. */
    private static final int SHORTEST_UNG = 8;

    /** Ends of ordinary nouns, and of adjectives before them. Only where a first name is also another word: behind a plain one stands a family name. */
    private static final List<String> NOUNS = List.of(
            "zahl",
            "wert",
            "werte",
            "größe",
            "grösse",
            "zeit",
            "zeiten",
            "dauer",
            "last",
            "menge",
            "höhe",
            "breite",
            "länge",
            "tiefe",
            "stufe",
            "grad",
            "quote",
            "name",
            "namen",
            "datum",
            "daten",
            "datei",
            "preis",
            "preise",
            "kosten",
            "betrag",
            "stand",
            "umfang",
            "speicher",
            "netz",
            "netze",
            "netzwerk",
            "system",
            "systeme",
            "server",
            "client",
            "konzept",
            "projekt",
            "verfahren",
            "programm",
            "plan",
            "bericht",
            "liste",
            "test",
            "tests",
            "software",
            "hardware",
            "gerät",
            "geräte",
            "modul",
            "lizenz",
            "lizenzen",
            "phase",
            "prozess",
            "prozesse",
            "dokument",
            "formular",
            "antrag",
            "anträge",
            "anfrage",
            "anfragen",
            "zugang",
            "zugänge",
            "zugriff",
            "scanner",
            "leser",
            "karte",
            "woche",
            "monat",
            "jahr",
            "jahre",
            "schutz",
            "sicherung",
            "vorfall",
            "vorfälle",
            "störung",
            "ausfall",
            "angriff",
            "angriffe",
            "technik",
            "struktur",
            "cloud",
            "office",
            "version",
            "titel",
            "thema",
            "grundsatz",
            "lage",
            "fall",
            "fälle",
            "elle",
            "elles",
            "liche",
            "liches",
            "ische",
            "isches");
    /** Other words behind a first name that make none of it. */
    private static final Set<String> OTHERS = Set.of(
            "app",
            "up",
            "down",
            "planck",
            "luxemburg",
            "brandenburg",
            "januar",
            "februar",
            "märz",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "dezember",
            "feb",
            "mrz",
            "apr",
            "jun",
            "jul",
            "aug",
            "sep",
            "okt",
            "nov",
            "dez",
            "und",
            "oder",
            "der",
            "die",
            "das",
            "im",
            "für",
            "mit",
            "von");
    /** What a letter with a full stop may follow that is no initial: {@code Anlage B. Leitungsplan}. */
    static final Set<String> LETTERED = Set.of(
            "anlage", "abschnitt", "punkt", "teil", "kapitel", "ziffer", "buchstabe", "gruppe", "stufe", "variante");

    /** What makes a name that of a firm when it stands right behind it. */
    static final Set<String> LEGAL_FORMS =
            Set.of("gmbh", "ggmbh", "mbh", "ag", "se", "kg", "kgaa", "ohg", "ug", "eg", "ev", "stiftung");

    /** What stands before a name that means a saint. */
    static final Set<String> SAINTS = Set.of("st", "sankt");

    /** What small words a single letter and a full stop stand before that are no family names: {@code s.oben}. */
    static final Set<String> NO_ACCOUNTS = Set.of("oben", "unten", "siehe", "vorne", "hinten");

    /** Ends of the names of places and institutions that are called after someone. */
    private static final List<String> PLACES = List.of(
            "straße",
            "strasse",
            "str",
            "platz",
            "ufer",
            "weg",
            "allee",
            "ring",
            "brücke",
            "gasse",
            "damm",
            "schule",
            "schulen",
            "gymnasium",
            "kirche",
            "krankenhaus",
            "klinik",
            "klinikum",
            "stift",
            "stiftung",
            "institut",
            "museum",
            "park",
            "stadion",
            "universität",
            "bibliothek",
            "kita",
            "kindergarten",
            "kindertagesstätte",
            "akademie",
            "denkmal",
            "kaserne",
            "heim",
            "bad",
            "haus",
            "areal",
            "halle");

    private PersonWords() {}

    /** Names of a list, in all ways to write them without marks on letters. */
    static Set<String> names(String resource) {
        try (InputStream in = PersonWords.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The library is incomplete: " + resource + " is missing");
            }
            Set<String> names = new HashSet<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(String::strip)
                    .forEach(name -> {
                        names.add(fold(name));
                        names.add(withoutMarks(transliterated(name)));
                        names.add(withoutMarks(name));
                    });
            return Set.copyOf(names);
        } catch (IOException e) {
            throw new UncheckedIOException("The library cannot be read: " + resource, e);
        }
    }

    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String transliterated(String name) {
        return fold(name)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
    }

    /** In lower case, without marks: {@code Ayşe} and {@code Yılmaz} become {@code ayse} and {@code yilmaz}. */
    static String withoutMarks(String text) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(fold(text), Normalizer.Form.NFD).codePoints().forEach(c -> {
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.appendCodePoint(
                        switch (c) {
                            case 'ı' -> 'i';
                            case 'ł' -> 'l';
                            case 'đ' -> 'd';
                            case 'ø' -> 'o';
                            default -> c;
                        });
            }
        });
        return plain.toString();
    }

    static boolean isFunction(String word) {
        return ends(word, FUNCTIONS) || word.endsWith("ung") && word.length() >= SHORTEST_UNG;
    }

    /** Whether a word behind what is also a first name is another noun, and not a family name. */
    static boolean isNoun(String word) {
        return isFunction(word)
                || word.endsWith("ung") && word.length() > SHORTEST_UNG - 2
                || OTHERS.contains(word)
                || ends(word, NOUNS);
    }

    static boolean isPlace(String word) {
        return ends(word, PLACES);
    }

    /** Whether a word says by itself what kind of place it is: {@code Platz}, not {@code Parkplatz}. */
    static boolean isKindOfPlace(String word) {
        return PLACES.contains(word);
    }

    private static boolean ends(String word, List<String> ends) {
        return ends.stream().anyMatch(word::endsWith);
    }
}
