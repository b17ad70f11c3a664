package org.eigenbetrieb.core.csv;

import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;

/** Reads keys and recognises what spreadsheets make of them. */
final class Keys {

    private static final String REMEDY = "expected the key as text, such as 4411901000 – take it from the original"
            + " system; in Excel give the column the format Text before the keys go in, or import the file with column"
            + " type Text";

    private Keys() {}

    static Read<Optional<String>> read(CsvTable.Cell cell) {
        String key = visible(cell.text());
        if (key.isEmpty()) {
            return new Read<>(Optional.empty(), List.of());
        }
        String spoiled = spoiled(key);
        if (!spoiled.isEmpty()) {
            return new Read<>(
                    Optional.empty(),
                    List.of(Problem.error(
                            Codes.SPOILED_KEY,
                            cell.place(),
                            cell.column() + " " + Texts.quote(cell.text()) + " is not a key: " + spoiled,
                            REMEDY)));
        }
        if (!key.equals(cell.text())) {
            return new Read<>(
                    Optional.of(key),
                    List.of(Problem.warning(
                            Codes.BLANKS_IN_KEY,
                            cell.place(),
                            cell.column() + " " + Texts.quote(cell.text())
                                    + " has blanks around it or invisible characters in it; taken as "
                                    + Texts.quote(key),
                            "expected the key alone")));
        }
        return new Read<>(Optional.of(key), List.of());
    }

    private static String visible(String text) {
        String stripped = Texts.strip(text);
        StringBuilder visible = new StringBuilder(stripped.length());
        for (int i = 0; i < stripped.length(); i++) {
            if (!Texts.isInvisible(stripped.charAt(i))) {
                visible.append(stripped.charAt(i));
            }
        }
        return visible.toString();
    }

    /** What a spreadsheet did to the key, or an empty text. */
    private static String spoiled(String key) {
        if (key.startsWith("#")) {
            return "a spreadsheet prints this when a formula failed or a column is too narrow";
        }
        int digits = digits(key, 0);
        if (digits == 0) {
            return "";
        }
        boolean mark = digits < key.length() && (key.charAt(digits) == ',' || key.charAt(digits) == '.');
        int decimals = mark ? digits(key, digits + 1) : 0;
        int next = mark ? digits + 1 + decimals : digits;
        if (mark && decimals > 0 && next == key.length() && onlyZeros(key, digits + 1)) {
            boolean surelyNumber = key.charAt(digits) == ',' || digits > 3;
            return surelyNumber ? "a spreadsheet took the key for a number and added decimals" : "";
        }
        if (next + 2 < key.length() && (key.charAt(next) == 'E' || key.charAt(next) == 'e')) {
            char sign = key.charAt(next + 1);
            int exponent = digits(key, next + 2);
            if ((sign == '+' || sign == '-') && exponent > 0 && next + 2 + exponent == key.length()) {
                return "a spreadsheet took the key for a number, wrote it in scientific notation and so lost its last"
                        + " digits";
            }
        }
        return "";
    }

    private static int digits(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
            to++;
        }
        return to - from;
    }

    private static boolean onlyZeros(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }
}
