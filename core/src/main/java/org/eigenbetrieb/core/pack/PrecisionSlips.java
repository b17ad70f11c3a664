package org.eigenbetrieb.core.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Severity;

/**
 * Amounts that are printed with fewer decimals than the rest of their column: rounded by hand, or cut off. A 0 says
 * nothing, and columns that mix decimals freely have no rule to break.
 */
final class PrecisionSlips {

    /** Columns with fewer amounts have no usual number of decimals. */
    private static final int LEAST_AMOUNTS = 12;

    /** One in so many amounts may be an exception. */
    private static final int RARE = 10;

    private final Collection<Figure> figures;

    private PrecisionSlips(Collection<Figure> figures) {
        this.figures = figures;
    }

    static List<Finding> find(Collection<Figure> figures) {
        PrecisionSlips slips = new PrecisionSlips(figures);
        Map<List<String>, List<Figure>> columns = new LinkedHashMap<>();
        for (Figure figure : figures) {
            Quantity printed = figure.printed();
            if (!figure.place().paper().isEmpty()
                    && printed != null
                    && printed.value().signum() != 0) {
                columns.computeIfAbsent(
                                List.of(
                                        figure.place().paper(),
                                        figure.place().column(),
                                        Notation.symbol(printed.unit())),
                                each -> new ArrayList<>())
                        .add(figure);
            }
        }
        List<Finding> findings = new ArrayList<>();
        columns.values().forEach(column -> findings.addAll(slips.of(column)));
        return findings;
    }

    private List<Finding> of(List<Figure> column) {
        int most = column.stream().mapToInt(PrecisionSlips::decimals).max().orElse(0);
        List<Figure> coarse =
                column.stream().filter(figure -> decimals(figure) < most).toList();
        boolean rare = column.size() >= LEAST_AMOUNTS && coarse.size() * RARE <= column.size();
        return rare
                ? coarse.stream()
                        .map(figure -> finding(figure, most, column.size() - coarse.size()))
                        .toList()
                : List.of();
    }

    private Finding finding(Figure figure, int usual, int others) {
        Quantity printed = Objects.requireNonNull(figure.printed());
        Optional<Figure> exact = elsewhere(figure);
        List<CheckCell> cells = new ArrayList<>(List.of(CheckCell.text(figure.place(), figure.source())));
        exact.ifPresent(other -> cells.add(CheckCell.text(other.place(), other.source())));
        String amount = number(printed);
        String usually = usual + (usual == 1 ? " decimal" : " decimals");
        String sonst = usual + (usual == 1 ? " Nachkommastelle" : " Nachkommastellen");
        Finding.Builder finding = Finding.builder()
                .code("EB-PCK-108")
                .severity(Severity.INFO)
                .relation("stellen:" + figure.place())
                .cells(cells)
                .unit(printed.unit())
                .rule("Eine Spalte druckt ihre Beträge gleich genau")
                .message("\"" + figure.place().label() + "\" is printed as " + amount + ", the other " + others
                        + " amounts of the column with " + usually
                        + exact.map(other -> "; \"" + other.place().label() + "\" at " + other.source() + " says "
                                        + number(Objects.requireNonNull(other.printed())))
                                .orElse(""))
                .meldung("„" + figure.place().label() + "“ (" + figure.place().columnHeading() + ") ist mit " + amount
                        + " gedruckt, die übrigen " + others + " Beträge der Spalte mit " + sonst
                        + exact.map(other ->
                                        "; an anderer Stelle steht " + number(Objects.requireNonNull(other.printed())))
                                .orElse(""));
        exact.ifPresent(other -> finding.advice("print " + number(Objects.requireNonNull(other.printed())))
                .vorschlag(number(Objects.requireNonNull(other.printed())) + " drucken"));
        return finding.build();
    }

    /** The same amount in another paper, printed finer, of which this one is the rounded or cut-off form. */
    private Optional<Figure> elsewhere(Figure coarse) {
        return figures.stream()
                .filter(other -> !other.place().paper().equals(coarse.place().paper())
                        && other.printed() != null
                        && decimals(other) > decimals(coarse)
                        && isSameThing(coarse, other)
                        && isCoarseFormOf(coarse, other))
                .findFirst();
    }

    /** The same fact, or an amount of the same day under the same number, such as that of an account. */
    private static boolean isSameThing(Figure one, Figure other) {
        boolean time = one.key().phase().equals(other.key().phase())
                && one.key().period().equals(other.key().period());
        boolean number = one.key().dimensions().asMap().entrySet().stream()
                .anyMatch(entry -> IdentifierSlips.isNumber(entry.getValue())
                        && entry.getValue()
                                .equals(other.key().dimensions().asMap().get(entry.getKey())));
        return one.key().equals(other.key()) || time && number;
    }

    private static boolean isCoarseFormOf(Figure coarse, Figure fine) {
        Rational step = Rational.ONE.timesTenTo(
                Objects.requireNonNull(coarse.printed()).unit().exponent() - decimals(coarse));
        Rational difference =
                coarse.value().orElseThrow().minus(fine.value().orElseThrow()).abs();
        return difference.compareTo(step) < 0;
    }

    private static int decimals(Figure figure) {
        return Objects.requireNonNull(figure.printed()).decimals();
    }

    private static String number(Quantity printed) {
        return Notation.GERMAN.format(printed) + " " + Notation.symbol(printed.unit());
    }
}
