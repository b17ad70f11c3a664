package org.eigenbetrieb.core.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.check.CheckRelation.Member;
import org.eigenbetrieb.core.check.CheckRelation.Mode;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/** A check written down as in a check folder: cells by id and value, relations by id and weighted members. */
final class Sheet {

    private final List<CheckCell> cells = new ArrayList<>();
    private final List<CheckRelation> relations = new ArrayList<>();
    private CheckCell.@Nullable Fact fact;

    // ---- cells ----

    /** A printed number in euros, known to its decimals. */
    Sheet cell(String id, String value) {
        return cell(id, value, "EUR");
    }

    /** A printed number, known to its decimals. */
    Sheet cell(String id, String value, String unit) {
        return cell(id, value, unit, Math.max(0, new BigDecimal(value).scale()));
    }

    /** A printed number, known to other decimals than it is printed with; 99 is exact. */
    Sheet cell(String id, String value, String unit, int decimals) {
        Unit of = Unit.of(unit);
        return add(id, of, Quantity.of(new BigDecimal(value), of), Figure.Blank.MISSING, decimals);
    }

    /** A number that stands for itself, in euros. */
    Sheet exact(String id, String value) {
        return cell(id, value, "EUR", Figure.EXACT);
    }

    /** An empty cell that means exactly 0. */
    Sheet nothing(String id) {
        return add(id, Unit.EUR, null, Figure.Blank.NOTHING, 0);
    }

    /** An empty cell that means unknown. */
    Sheet missing(String id) {
        return add(id, Unit.EUR, null, Figure.Blank.MISSING, 0);
    }

    /** The cells that follow state this fact. */
    Sheet stating(String concept) {
        fact = new CheckCell.Fact(concept, "2023", "ANSATZ", "");
        return this;
    }

    /** A printed number in a row and a column, with the id {@code row.column}. */
    Sheet in(String row, String column, String value, String unit) {
        Unit of = Unit.of(unit);
        String id = row + "." + column;
        Quantity printed = Quantity.of(new BigDecimal(value), of);
        return add(id, of, printed, Figure.Blank.MISSING, printed.decimals(), new Place("plan", row, column, row));
    }

    private Sheet add(String id, Unit unit, @Nullable Quantity printed, Figure.Blank blank, int decimals) {
        return add(id, unit, printed, blank, decimals, new Place("bericht", id, "plan", "Zeile " + id));
    }

    private Sheet add(String id, Unit unit, @Nullable Quantity printed, Figure.Blank blank, int decimals, Place place) {
        cells.add(new CheckCell(
                id, unit, printed, blank, decimals, fact, place, SourceRef.of("bericht.csv", cells.size() + 2, 3)));
        return this;
    }

    // ---- relations: members are "a", "-1 b", "1/4 c" ----

    Sheet sum(String target, String... terms) {
        return relation(Kind.SUM, target, Arrays.asList(terms), List.of(), null, Mode.INTERVAL);
    }

    Sheet roundedSum(String target, String... terms) {
        return relation(Kind.SUM, target, Arrays.asList(terms), List.of(), null, Mode.ROUNDED_SUM);
    }

    Sheet ratio(String target, List<String> numerators, List<String> denominators) {
        return relation(Kind.RATIO, target, numerators, denominators, null, Mode.INTERVAL);
    }

    Sheet ratio(String target, String numerator, String denominator) {
        return ratio(target, List.of(numerator), List.of(denominator));
    }

    Sheet percent(String target, String part, String whole) {
        return relation(Kind.PERCENT, target, List.of(part), List.of(whole), null, Mode.INTERVAL);
    }

    Sheet percent(String target, String part, String whole, String ifZero) {
        Quantity printed = Quantity.of(new BigDecimal(ifZero), Unit.PERCENT);
        return relation(Kind.PERCENT, target, List.of(part), List.of(whole), printed, Mode.INTERVAL);
    }

    Sheet growth(String target, String now, String before) {
        return relation(Kind.GROWTH, target, List.of(now), List.of(before), null, Mode.INTERVAL);
    }

    Sheet relation(
            Kind kind, String target, List<String> terms, List<String> divisors, @Nullable Quantity ifZero, Mode mode) {
        relations.add(new CheckRelation(
                "r" + (relations.size() + 1),
                kind,
                target,
                members(terms),
                members(divisors),
                ifZero,
                mode,
                "Summe",
                LegalSource.form("Zwischenbericht")));
        return this;
    }

    private static List<Member> members(List<String> texts) {
        List<Member> members = new ArrayList<>();
        for (String text : texts) {
            int blank = text.indexOf(' ');
            Rational weight = blank < 0 ? Rational.ONE : Rational.parse(text.substring(0, blank));
            members.add(new Member(text.substring(blank + 1), weight));
        }
        return members;
    }

    // ---- results ----

    CheckNet net() {
        return CheckNet.of(cells, relations);
    }

    List<RelationVerdict> verdicts() {
        return Checker.check(net());
    }

    /** The only verdict. */
    RelationVerdict verdict() {
        List<RelationVerdict> verdicts = verdicts();
        if (verdicts.size() != 1) {
            throw new IllegalStateException("expected one verdict, not " + verdicts);
        }
        return verdicts.get(0);
    }

    List<Finding> findings() {
        return Findings.of(net(), verdicts());
    }
}
