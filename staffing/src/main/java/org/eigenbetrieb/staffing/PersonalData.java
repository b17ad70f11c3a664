package org.eigenbetrieb.staffing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * Keeps personal data out: a post is not a person.
 *
 * <p>A column is suspected by its header (name, birth date, personnel number, address) or by what stands in it (dates
 * of birth, "Nachname, Vorname", e-mail addresses). It is a guard against mistakes, not a proof that a table holds no personal data.
 * Stateless and safe for use by several threads.
 */
public final class PersonalData {

    private static final Set<String> WORDS = Set.of(
            "name",
            "vorname",
            "nachname",
            "familienname",
            "zuname",
            "rufname",
            "inhaber",
            "inhaberin",
            "stelleninhaber",
            "stelleninhaberin",
            "mitarbeiter",
            "mitarbeiterin",
            "person",
            "geburtsdatum",
            "geburtstag",
            "geburtsjahr",
            "geboren",
            "geb",
            "birthday",
            "birthdate",
            "personalnummer",
            "personalnr",
            "persnr",
            "anschrift",
            "adresse",
            "strasse",
            "wohnort",
            "telefon",
            "mobil",
            "email",
            "mail",
            "svnummer",
            "sozialversicherungsnummer",
            "steuerid",
            "iban",
            "geschlecht",
            "religion",
            "schwerbehinderung",
            "gdb");
    private static final Set<String> PERSONNEL = Set.of("personal", "pers");
    private static final Set<String> NUMBER = Set.of("nr", "nummer", "id");

    private PersonalData() {}

    /**
     * Looks for columns that seem to hold personal data.
     *
     * @param table the table
     * @param known columns that the reader expects; only columns beside them are suspected
     * @param dropped columns that the owner of the table has allowed to be ignored unread
     * @return a problem {@code EB-STF-003} for every suspicious column; it names the column and never its contents
     */
    public static List<Problem> check(CsvTable table, Set<String> known, Set<String> dropped) {
        List<Problem> problems = new ArrayList<>();
        for (String column : table.header()) {
            if (column.isEmpty() || known.contains(column) || dropped.contains(column)) {
                continue;
            }
            String why = suspiciousHeader(column) ? "its header says so" : suspiciousContents(table, column);
            if (!why.isEmpty()) {
                problems.add(Problem.error(
                        "EB-STF-003",
                        SourceRef.of(table.file(), 1, table.column(column).orElse(0)),
                        "column \"" + column + "\" looks like personal data (" + why + "); the table is not read",
                        "take the column out of the table, or name it as one to be dropped; a post is not a person"));
            }
        }
        return List.copyOf(problems);
    }

    private static boolean suspiciousHeader(String column) {
        String plain = column.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue");
        boolean personnel = false;
        StringBuilder joined = new StringBuilder();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= plain.length(); i++) {
            char c = i < plain.length() ? plain.charAt(i) : ' ';
            if (c >= 'a' && c <= 'z') {
                word.append(c);
                joined.append(c);
                continue;
            }
            String found = word.toString();
            word.setLength(0);
            if (WORDS.contains(found) || personnel && NUMBER.contains(found)) {
                return true;
            }
            personnel = found.isEmpty() ? personnel : PERSONNEL.contains(found);
        }
        return WORDS.contains(joined.toString());
    }

    private static String suspiciousContents(CsvTable table, String column) {
        int filled = 0;
        int births = 0;
        int names = 0;
        int mails = 0;
        for (CsvTable.Row row : table.rows()) {
            String text = row.cell(column).text().strip();
            if (text.isEmpty()) {
                continue;
            }
            filled++;
            births += isBirthDate(text) ? 1 : 0;
            names += isName(text) ? 1 : 0;
            mails += isMail(text) ? 1 : 0;
        }
        if (filled > 0 && births * 2 >= filled) {
            return "it holds what looks like dates of birth";
        }
        if (filled > 0 && mails * 2 >= filled) {
            return "it holds what looks like e-mail addresses";
        }
        return filled > 0 && names * 2 >= filled ? "it holds what looks like names" : "";
    }

    /** A day before 2010: no plan of posts that anybody still reads has days that old. */
    private static boolean isBirthDate(String text) {
        String year;
        if (text.length() == 10
                && digits(text, 0, 2)
                && text.charAt(2) == '.'
                && digits(text, 3, 5)
                && text.charAt(5) == '.') {
            year = text.substring(6);
        } else if (text.length() == 10
                && text.charAt(4) == '-'
                && digits(text, 5, 7)
                && text.charAt(7) == '-'
                && digits(text, 8, 10)) {
            year = text.substring(0, 4);
        } else {
            return false;
        }
        if (!digits(year, 0, 4)) {
            return false;
        }
        int number = Integer.parseInt(year);
        return number >= 1930 && number < 2010;
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** {@code Nachname, Vorname}: two capitalised words with a comma between them. */
    private static boolean isName(String text) {
        int comma = text.indexOf(',');
        return comma > 1
                && isWord(text.substring(0, comma))
                && isWord(text.substring(comma + 1).strip());
    }

    private static boolean isWord(String text) {
        if (text.length() < 2 || !Character.isUpperCase(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c) && c != '-' && c != ' ') {
                return false;
            }
        }
        return true;
    }

    private static boolean isMail(String text) {
        int at = text.indexOf('@');
        return at > 0 && text.indexOf('.', at) > at + 1;
    }
}
