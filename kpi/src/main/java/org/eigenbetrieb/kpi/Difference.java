package org.eigenbetrieb.kpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Severity;
import org.jspecify.annotations.Nullable;

/**
 * That a key figure of a year is printed otherwise in another paper.
 *
 * <p>Phases are not compared: one paper's Ist is another's Ergebnis. Printed numbers that rounding brings together do
 * not differ. Immutable and safe for use by several threads.
 *
 * @param row the row in which the figure is printed
 * @param column its year
 * @param own the number here
 * @param other the number in the other paper
 * @param otherLabel the row in the other paper, as it is printed
 * @param otherYear the year for which the other paper prints the number that stands here, or null; the column is then
 *     probably mistaken for another one
 */
public record Difference(
        Kennzahlen.Row row,
        YearColumn column,
        Kennzahlen.Entry own,
        Kennzahlen.Entry other,
        String otherLabel,
        @Nullable Integer otherYear) {

    /** Checks that nothing is missing. */
    public Difference {
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(own, "own");
        Objects.requireNonNull(other, "other");
        Objects.requireNonNull(otherLabel, "otherLabel");
    }

    /**
     * Compares the common rows and years of two tables.
     *
     * @param table the table that is looked at
     * @param others what is printed elsewhere, under the same keys
     * @return the differences in the order of the table
     */
    public static List<Difference> between(Kennzahlen table, Kennzahlen others) {
        List<Difference> found = new ArrayList<>();
        for (Kennzahlen.Row row : table.rows()) {
            others.row(row.kennzahl(), row.merkmal()).ifPresent(other -> compare(table, row, others, other, found));
        }
        return List.copyOf(found);
    }

    private static void compare(
            Kennzahlen table, Kennzahlen.Row row, Kennzahlen others, Kennzahlen.Row other, List<Difference> found) {
        for (YearColumn column : table.columns()) {
            Kennzahlen.Entry own = row.entries().get(column.id());
            for (YearColumn there : others.columns()) {
                Kennzahlen.Entry entry = other.entries().get(there.id());
                if (own != null && entry != null && there.year() == column.year() && !meets(own, entry)) {
                    Integer year = others.columns().stream()
                            .filter(candidate -> candidate.year() != column.year())
                            .filter(candidate -> {
                                Kennzahlen.Entry same = other.entries().get(candidate.id());
                                return same != null && meets(own, same);
                            })
                            .map(YearColumn::year)
                            .findFirst()
                            .orElse(null);
                    found.add(new Difference(row, column, own, entry, other.label(), year));
                }
            }
        }
    }

    private static boolean meets(Kennzahlen.Entry one, Kennzahlen.Entry other) {
        return one.value().interval().meets(other.value().interval());
    }

    /**
     * The year for which the other paper prints the number that stands here.
     *
     * @return the year, or empty
     */
    public Optional<Integer> otherYearIfAny() {
        return Optional.ofNullable(otherYear);
    }

    /**
     * By how much the number here is larger.
     *
     * @return the difference in the base unit
     */
    public Rational gap() {
        return own.value().value().minus(other.value().value());
    }

    /**
     * The finding.
     *
     * @param paper id of the paper in which the number stands
     * @return the finding, with both places
     */
    public Finding finding(String paper) {
        List<CheckCell> cells = List.of(cell(paper, own), cell(other.place().file(), other));
        String gap = Texts.signed(gap(), row.unit());
        String here = Texts.quantity(own.value());
        String there = Texts.quantity(other.value());
        String shifted = otherYear == null ? "" : "; it is the number that stands there for " + otherYear;
        String verschoben = otherYear == null ? "" : "; es ist die Zahl, die dort für " + otherYear + " steht";
        return Remarks.about(
                        "EB-KPI-110",
                        Severity.WARNING,
                        "vergleich:" + Keys.id(paper) + ":" + row.id() + ":" + column.id(),
                        cells,
                        other.value().value().timesTenTo(-own.value().unit().exponent()))
                .message("\"" + row.label() + "\" " + column.id() + " is " + here + " here and " + there + " in "
                        + other.place() + " (difference " + gap + ")" + shifted)
                .meldung("„" + row.label() + "“ " + column.title() + " ist hier mit " + here + " angegeben, bei „"
                        + otherLabel + "“ mit " + there + " (Unterschied " + gap + ")" + verschoben)
                .rule("Dieselbe Kennzahl in mehreren Unterlagen")
                .build();
    }

    private CheckCell cell(String paper, Kennzahlen.Entry entry) {
        return new CheckCell(
                Keys.id(paper) + ":" + row.id() + ":" + column.id(),
                entry.value().unit(),
                entry.value(),
                Figure.Blank.MISSING,
                entry.value().decimals(),
                null,
                new Place(paper, row.id(), column.id(), row.label()),
                entry.place());
    }
}
