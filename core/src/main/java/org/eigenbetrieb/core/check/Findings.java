package org.eigenbetrieb.core.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Turns verdicts into findings that a person can act on.
 *
 * <p>Only contradictions become findings: what rounding explains is no news, and what cannot be checked is listed with
 * the coverage. Stateless and safe for use by several threads.
 */
public final class Findings {

    /** How many other changes a finding lists at most; repairs.csv lists more. */
    public static final int MOST_ALTERNATIVES = 12;

    /**
     * Errors before warnings and notes; among equals those first that concern the most papers, then those that explain
     * the most other contradictions.
     */
    public static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(finding -> -papers(finding).size())
            .thenComparing(finding -> -finding.beneath().size());

    private Findings() {}

    /**
     * The findings of a check whose repairs were searched for: one for each cell that seems to be wrong, with the
     * contradictions that it explains beneath it.
     *
     * @param net the net that was checked
     * @param verdicts its verdicts
     * @param repairs what would repair it
     * @return the findings, in the order of the verdicts; what only fails jointly comes last
     */
    public static List<Finding> of(CheckNet net, List<RelationVerdict> verdicts, RepairReport repairs) {
        return of(net, verdicts, repairs, () -> false);
    }

    /**
     * The findings of a check that must not take long.
     *
     * @param net the net that was checked
     * @param verdicts its verdicts
     * @param repairs what would repair it
     * @param stop asked before each row that may be missing or follow another sum; true leaves it as it is
     * @return the findings, in the order of the verdicts; what only fails jointly comes last
     */
    public static List<Finding> of(
            CheckNet net, List<RelationVerdict> verdicts, RepairReport repairs, BooleanSupplier stop) {
        List<Finding> plain = of(net, verdicts);
        List<Finding> causes = new Causes(net, verdicts, plain, stop).findings(repairs);
        return MissingRows.accusingNoCells(DefinitionFindings.merge(net, verdicts, causes, stop), plain);
    }

    /**
     * The findings of a check.
     *
     * @param net the net that was checked
     * @param verdicts its verdicts
     * @return one finding per contradiction, in the order of the verdicts
     */
    public static List<Finding> of(CheckNet net, List<RelationVerdict> verdicts) {
        Map<String, CheckRelation> relations = new HashMap<>();
        net.relations().forEach(relation -> relations.put(relation.id(), relation));
        List<Finding> findings = new ArrayList<>();
        for (RelationVerdict verdict : verdicts) {
            if (verdict.verdict() == Verdict.CONTRADICTION) {
                findings.add(finding(net, verdict, relations.get(verdict.relation())));
            }
        }
        return List.copyOf(findings);
    }

    /**
     * The finding that a printed number does not follow from the inputs, although every relation on its own agrees or
     * the cause lies elsewhere.
     *
     * @param cell the printed number
     * @param computed what follows from the inputs, in the cell's unit
     * @param range what can follow from them given their rounding, in the cell's unit
     * @param relation the relation that computes it
     * @return the finding
     */
    public static Finding notFollowing(CheckCell cell, Rational computed, Interval range, Relation relation) {
        Rational printed =
                cell.value().orElse(Rational.ZERO).timesTenTo(-cell.unit().exponent());
        String between = number(range.low(), cell) + " – " + number(range.high(), cell);
        return Finding.builder()
                .code("EB-CHK-005")
                .severity(Severity.WARNING)
                .relation(relation.id())
                .cells(List.of(cell))
                .unit(cell.unit())
                .recomputed(computed)
                .range(range)
                .gap(printed.minus(computed))
                .rule(relation.rule())
                .citation(relation.source().citation())
                .message(english(cell) + " is printed as " + number(cell)
                        + ", the inputs of the pack yield " + number(computed, cell) + " (" + between
                        + "); the cause may lie in another cell")
                .meldung(german(cell) + " ist mit " + number(cell)
                        + " angegeben, aus den Eingaben folgt " + number(computed, cell) + " (" + between
                        + "); die Ursache kann in einer anderen Zelle liegen")
                .build();
    }

    private static Set<String> papers(Finding finding) {
        Set<String> papers = new HashSet<>();
        finding.cells().forEach(cell -> papers.add(cell.place().paper()));
        finding.beneath().forEach(each -> papers.addAll(papers(each)));
        return papers;
    }

    private static Finding finding(CheckNet net, RelationVerdict verdict, @Nullable CheckRelation relation) {
        CheckCell target = net.cell(verdict.target());
        List<CheckCell> cells = new ArrayList<>();
        cells.add(target);
        verdict.operands().stream()
                .map(net::cell)
                .filter(cell -> cell.source() != null)
                .forEach(cells::add);
        Rational recomputed = Objects.requireNonNull(verdict.recomputed());
        String printed = number(target);
        String other = number(recomputed, target);
        String gap = number(Objects.requireNonNull(verdict.gap()), target);
        String tolerance = number(tolerance(verdict, target), target);
        boolean percent = target.unit().equals(Unit.PERCENT);
        String abweichung = percent ? points(gap) : gap;
        String erlaubt = percent ? points(tolerance) : tolerance;
        Finding.Builder finding = Finding.builder();
        finding.severity(Severity.ERROR)
                .verdict(verdict.verdict())
                .relation(verdict.relation())
                .cells(cells)
                .unit(target.unit())
                .recomputed(recomputed)
                .range(Objects.requireNonNull(verdict.range()))
                .gap(verdict.gap());
        String where = english(target);
        String wo = german(target);
        if (relation == null) {
            CheckCell twin = net.cell(verdict.operands().get(0));
            String there = twin.source() == null ? twin.id() : twin.source().toString();
            return finding.code("EB-CHK-003")
                    .rule("Dieselbe Angabe in mehreren Unterlagen")
                    .message(where + " is printed as " + printed + " here and as " + number(twin) + " in " + there
                            + " (gap " + gap + ", tolerance " + tolerance + ")")
                    .meldung(wo + " ist hier mit " + printed + " angegeben, in " + there + " mit " + number(twin)
                            + " (Abweichung " + abweichung + ", Rundungsspielraum " + erlaubt + ")")
                    .build();
        }
        finding.rule(relation.rule()).citation(relation.source().citation());
        boolean strict = relation.mode() == CheckRelation.Mode.ROUNDED_SUM;
        String margin =
                " (gap " + gap + (strict ? ", the rounded sum has no tolerance)" : ", tolerance " + tolerance + ")");
        String spielraum = " (Abweichung " + abweichung
                + (strict ? ", die gerundete Summe hat keinen Spielraum)" : ", Rundungsspielraum " + erlaubt + ")");
        boolean form =
                relation.kind() != CheckRelation.Kind.SUM && relation.ifZero() != null && divisorIsZero(net, relation);
        if (form) {
            return finding.code("EB-CHK-006")
                    .message(where + " is printed as " + printed + "; where the divisor is 0 the form prints " + other)
                    .meldung(wo + " ist mit " + printed + " angegeben; bei Bezugsgröße 0 druckt das Formular " + other)
                    .build();
        }
        return switch (relation.kind()) {
            case SUM ->
                finding.code("EB-CHK-002")
                        .message(where + " is printed as " + printed + ", its parts add up to " + other + margin)
                        .meldung(wo + " ist mit " + printed + " angegeben, aus den Einzelwerten ergeben sich " + other
                                + spielraum)
                        .build();
            case RATIO, PERCENT, GROWTH ->
                finding.code("EB-CHK-004")
                        .message(where + " is printed as " + printed + ", " + side(net, relation.terms()) + " to "
                                + side(net, relation.divisors()) + " is " + other + margin)
                        .meldung(wo + " ist mit " + printed + " angegeben, " + quotient(net, relation, other)
                                + spielraum)
                        .build();
        };
    }

    /** The difference of two percentages counts percentage points. */
    private static String points(String percent) {
        return percent.replace(" %", " Prozentpunkte");
    }

    private static String quotient(CheckNet net, CheckRelation relation, String result) {
        String above = side(net, relation.terms());
        String below = side(net, relation.divisors());
        return switch (relation.kind()) {
            case PERCENT -> above + " von " + below + " sind " + result;
            case GROWTH -> "von " + below + " auf " + above + " sind es " + result;
            default -> above + " geteilt durch " + below + " ergibt " + result;
        };
    }

    /** A cell by row and column, or by its id where the paper names neither. */
    static String english(CheckCell cell) {
        String column = cell.place().column();
        return "\"" + cell.label() + "\"" + (column.isEmpty() ? "" : " (" + column + ")");
    }

    /** A cell as people find it in the paper. */
    static String german(CheckCell cell) {
        String heading = cell.place().columnHeading();
        return "„" + cell.label() + "“" + (heading.isEmpty() ? "" : " (" + heading + ")");
    }

    private static boolean divisorIsZero(CheckNet net, CheckRelation relation) {
        Rational sum = Rational.ZERO;
        for (CheckRelation.Member member : relation.divisors()) {
            sum = sum.plus(net.cell(member.cell()).value().orElse(Rational.ONE).times(member.weight()));
        }
        return sum.signum() == 0;
    }

    /** The value of one side of a quotient, as printed when it is a single cell. */
    private static String side(CheckNet net, List<CheckRelation.Member> members) {
        if (members.size() == 1 && members.get(0).weight().equals(Rational.ONE)) {
            return number(net.cell(members.get(0).cell()));
        }
        Rational sum = Rational.ZERO;
        CheckCell first = net.cell(members.get(0).cell());
        for (CheckRelation.Member member : members) {
            sum = sum.plus(net.cell(member.cell()).value().orElse(Rational.ZERO).times(member.weight()));
        }
        return number(sum.timesTenTo(-first.unit().exponent()), first);
    }

    /** How far rounding alone can move printed and recomputed number apart, in the target's unit. */
    private static Rational tolerance(RelationVerdict verdict, CheckCell target) {
        Rational own = target.interval()
                .orElseThrow()
                .width()
                .timesTenTo(-target.unit().exponent());
        return Objects.requireNonNull(verdict.range()).width().plus(own).times(Rational.HALF);
    }

    static String number(CheckCell cell) {
        Quantity printed = cell.printed();
        return printed == null ? "– (0)" : Notation.GERMAN.format(printed) + symbol(cell.unit());
    }

    /** A number in the unit of a cell, with the cell's decimals, or as many more as it takes to see a difference. */
    static String number(Rational value, CheckCell like) {
        Quantity printed = like.printed();
        int decimals = printed == null ? 0 : Math.max(0, printed.decimals());
        while (decimals < 2 && !value.fits(decimals)) {
            decimals++;
        }
        Quantity rounded;
        try {
            rounded = Quantity.of(value.round(decimals, Rounding.HALF_UP), like.unit());
        } catch (ArithmeticException e) {
            return grouped(value.round(decimals, Rounding.HALF_UP)) + symbol(like.unit());
        }
        return Notation.GERMAN.format(rounded) + symbol(like.unit());
    }

    /** A number that is too large for a quantity, written like one. */
    private static String grouped(BigDecimal number) {
        String digits = number.abs().toPlainString();
        int point = digits.indexOf('.');
        StringBuilder text = new StringBuilder(digits.replace('.', ','));
        for (int at = (point < 0 ? digits.length() : point) - 3; at > 0; at -= 3) {
            text.insert(at, '.');
        }
        return (number.signum() < 0 ? "-" : "") + text;
    }

    private static String symbol(Unit unit) {
        String symbol = Notation.symbol(unit);
        return symbol.isEmpty() ? "" : " " + symbol;
    }
}
