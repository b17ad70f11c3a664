package org.eigenbetrieb.core.report;

import java.time.LocalDate;
import java.util.List;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;

/** The German words that printed reports add of their own. */
final class Words {

    static final String PAPER = "Vorlage";
    static final String STAND = "Stand";
    static final String FINDING = "Befund";
    static final String PLACES = "Fundstelle";
    static final String CITATION = "Grundlage";
    static final String NO_FINDINGS = "Keine Befunde.";
    static final String KEY = "Zeichenerklärung";
    static final String ROW_KIND = "Zeilenart";
    static final String MARKS = "Vermerke";
    static final String UNIT = "Einheit";

    private Words() {}

    static String of(Severity severity) {
        return switch (severity) {
            case ERROR -> "Fehler";
            case WARNING -> "Prüfen";
            case INFO -> "Hinweis";
        };
    }

    static String of(Origin origin) {
        return switch (origin) {
            case INPUT -> "eingegeben";
            case PRINTED -> "gedruckt";
            case COMPUTED -> "berechnet";
        };
    }

    static String of(ReportRow.Kind kind) {
        return switch (kind) {
            case HEADING -> "Überschrift";
            case LINE -> "Zeile";
            case SUBTOTAL -> "Zwischensumme";
            case TOTAL -> "Summe";
            case RESULT -> "Ergebnis";
            case MEMO -> "nachrichtlich";
        };
    }

    /** A date as Germans write it: 30.06.2023. */
    static String date(LocalDate date) {
        StringBuilder text = new StringBuilder(10);
        twoDigits(text, date.getDayOfMonth()).append('.');
        twoDigits(text, date.getMonthValue()).append('.');
        return text.append(date.getYear()).toString();
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return text.append(number < 10 ? "0" : "").append(number);
    }

    static String places(List<SourceRef> places) {
        StringBuilder text = new StringBuilder();
        for (SourceRef place : places) {
            text.append(text.length() == 0 ? "" : ", ").append(place);
        }
        return text.toString();
    }
}
