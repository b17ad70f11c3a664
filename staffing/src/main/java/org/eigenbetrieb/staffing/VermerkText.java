package org.eigenbetrieb.staffing;

import java.time.LocalDate;
import org.eigenbetrieb.core.quantity.Notation;

/** Words notes in the usual way, so that {@link VermerkParser} reads them back. */
final class VermerkText {

    private VermerkText() {}

    /** The statement without the numbers of posts. */
    static String statement(Vermerk note) {
        String posts = note.posts().map(Notation.GERMAN_PLAIN::format).orElse("");
        String group = note.toGroup().map(PayGroup::label).orElse("…");
        return switch (note.kind()) {
            case NUMBER -> "";
            case NEW ->
                "Neueinrichtung einer " + posts + " Stelle der "
                        + note.toGroup().orElse(note.group()).label();
            case ABOLITION ->
                "Wegfall einer " + posts + " Stelle der "
                        + note.fromGroup().orElse(note.group()).label();
            case TRANSFER ->
                "Verlagerung einer " + posts + " Stelle der "
                        + note.toGroup().orElse(note.group()).label() + " aus "
                        + note.fromUnit().orElse("…") + " zu " + note.toUnit().orElse("…");
            case MERGER ->
                "Zusammenlegung mit der bestehenden " + posts + " Stelle "
                        + note.relatedNumber().orElse("…");
            case REVALUATION ->
                note.posts().isEmpty()
                        ? "Stellenwertausweisung nach " + group
                        : "Neubewertung einer " + posts + " Stelle der "
                                + note.fromGroup().map(PayGroup::label).orElse("…") + " zur " + group;
            case REPLACEMENT ->
                (posts.isEmpty() ? "" : "Befristete Neueinrichtung einer " + posts + " ")
                        + "ATZ-Ersatzstelle für die Stelle "
                        + note.relatedNumber().orElse("…")
                        + note.toGroup()
                                .map(other -> " in der " + other.label())
                                .orElse("");
            case KW -> (posts.isEmpty() ? "" : posts + " ") + "kw-Vermerk" + day(note, " ");
            case KU -> (posts.isEmpty() ? "" : posts + " ") + "ku nach " + group + day(note, " zum ");
            case OCCUPANT -> "Ist = " + group;
        };
    }

    private static String day(Vermerk note, String before) {
        return note.date().map(date -> before + day(date)).orElse("");
    }

    static String day(LocalDate date) {
        return two(date.getDayOfMonth()) + '.' + two(date.getMonthValue()) + '.' + four(date.getYear());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static String four(int year) {
        String digits = Integer.toString(year);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    /** The number in print: {@code 17/056 (ehem. 10/142)}. */
    static String number(Vermerk note) {
        return note.number().orElse("")
                + note.formerNumber().map(former -> " (ehem. " + former + ")").orElse("");
    }

    static String text(Vermerk note) {
        String statement = statement(note);
        if (note.number().isEmpty()) {
            return statement;
        }
        return statement + (statement.isEmpty() ? "" : " ") + "(StNr. " + number(note) + ")";
    }
}
