package org.eigenbetrieb.kpi;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;

/**
 * A column of a table that stands for one year.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param id the header, for example {@code ist_2018}, {@code plan_2024}, {@code ergebnis_2016} or {@code 2015}
 * @param year the calendar year
 * @param phase how certain its figures are
 * @param premature whether the header says Ist although the year had not ended at the date of the paper; the phase is
 *     then the forecast made at that date
 */
public record YearColumn(String id, int year, Phase phase, boolean premature) {

    private static final Pattern HEADER = Pattern.compile("(?:(ist|plan|ansatz|ergebnis)_)?([12][0-9]{3})");

    /** Checks the parts; see the record's description. */
    public YearColumn {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(phase, "phase");
        if (year < 1000 || year > 2999) {
            throw new IllegalArgumentException("Column " + id + " has the year " + year + "; expected four digits");
        }
    }

    /**
     * The column that a header names.
     *
     * @param header {@code ist_}, {@code plan_}, {@code ansatz_} or {@code ergebnis_} and the year; a year alone is a
     *     result
     * @param stand date of the paper
     * @return the column, or empty when the header names no year
     */
    public static Optional<YearColumn> of(String header, LocalDate stand) {
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(matcher.group(2));
        String kind = Objects.requireNonNullElse(matcher.group(1), "ergebnis");
        LocalDate end = LocalDate.of(year, 12, 31);
        boolean premature = kind.equals("ist") && stand.isBefore(end);
        Phase phase = switch (kind) {
            case "ist" -> premature ? Phase.hochrechnung(stand) : Phase.ist(end);
            case "ergebnis" -> Phase.ERGEBNIS;
            default -> Phase.ANSATZ;
        };
        return Optional.of(new YearColumn(header, year, phase, premature));
    }

    /**
     * The calendar year as a period.
     *
     * @return the period
     */
    public Period period() {
        return Period.year(year);
    }

    /**
     * The header as it is printed: {@code Ist 2018}, {@code Plan 2024}, {@code Ergebnis 2016}.
     *
     * @return the text, in German
     */
    public String title() {
        int mark = id.indexOf('_');
        if (mark < 0) {
            return id;
        }
        return Character.toUpperCase(id.charAt(0)) + id.substring(1, mark) + ' ' + year;
    }
}
