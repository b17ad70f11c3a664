package org.eigenbetrieb.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.calculator.CalculationRequest;
import org.eigenbetrieb.core.calculator.Calculator;
import org.eigenbetrieb.core.calculator.CalculatorInfo;
import org.eigenbetrieb.core.calculator.Contribution;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.formula.RoundTo;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;

/**
 * Rules that forecast the year from the actual figures at a Stichtag.
 *
 * <p>No law prescribes one of them: each is house practice, chosen per line with a reason. Every forecast amount is
 * rounded to the cent (HALF_UP), and sums are formed from those cents. Stateless and safe for use by several threads.
 */
public final class Hochrechnung {

    /** The slot that these calculators fill. */
    public static final String SLOT = "hochrechnung";

    private static final String CONVENTION = "convention";
    private static final String WERT = "wert";

    private Hochrechnung() {}

    /**
     * Ist times whole year over elapsed time. Parameter {@code convention}: {@code months} (default), {@code days} or
     * {@code 30-360}.
     *
     * @return the calculator {@code hochrechnung.linear}
     */
    public static Calculator linear() {
        return new Rule(
                info("hochrechnung.linear", "Hochrechnung linear nach Zeitablauf", convention()), (request, target) -> {
                    FigureKey ist = needed(request, ist(target), "eine Ist-Spalte");
                    LocalDate stichtag = stichtag(target);
                    ElapsedTime time = time(request, stichtag);
                    Rational factor = time.year(stichtag).dividedBy(time.elapsed(stichtag));
                    String detail = "Ist × " + time.year(stichtag) + "/" + time.elapsed(stichtag) + " " + time.label();
                    return request.define(target, Formula.times(factor, Formula.ref(ist)), detail);
                });
    }

    /**
     * The planned amount: the year will end as planned.
     *
     * @return the calculator {@code hochrechnung.planwert}
     */
    public static Calculator planwert() {
        return new Rule(info("hochrechnung.planwert", "Hochrechnung gleich Planwert", Map.of()), (request, target) -> {
            FigureKey plan = needed(request, plan(target, request), "eine Planspalte");
            return request.define(target, Formula.times(Rational.ONE, Formula.ref(plan)), "");
        });
    }

    /**
     * Ist plus the plan's share of the remaining time. Parameter {@code convention} as for {@link #linear()}.
     *
     * @return the calculator {@code hochrechnung.ist-plus-restplan}
     */
    public static Calculator istPlusRestplan() {
        return new Rule(
                info("hochrechnung.ist-plus-restplan", "Hochrechnung: Ist zuzüglich Restplan", convention()),
                (request, target) -> {
                    FigureKey ist = needed(request, ist(target), "eine Ist-Spalte");
                    FigureKey plan = needed(request, plan(target, request), "eine Planspalte");
                    LocalDate stichtag = stichtag(target);
                    ElapsedTime time = time(request, stichtag);
                    Rational rest = time.year(stichtag).minus(time.elapsed(stichtag));
                    Map<FigureKey, Rational> weights = new LinkedHashMap<>();
                    weights.put(ist, Rational.ONE);
                    weights.put(plan, rest.dividedBy(time.year(stichtag)));
                    String detail = "Ist + Plan × " + rest + "/" + time.year(stichtag) + " " + time.label();
                    return request.define(target, Formula.sum(weights), detail);
                });
    }

    /**
     * Ist times the course of the previous year: its whole year over its amount at the same date. Where that amount is
     * 0, the rule is not applicable.
     *
     * @return the calculator {@code hochrechnung.vorjahresverlauf}
     */
    public static Calculator vorjahresverlauf() {
        return new Rule(
                info("hochrechnung.vorjahresverlauf", "Hochrechnung nach dem Verlauf des Vorjahres", Map.of()),
                (request, target) -> {
                    FigureKey ist = needed(request, ist(target), "eine Ist-Spalte");
                    FigureKey year = needed(
                            request,
                            target.in(Phase.ERGEBNIS, target.period().plusYears(-1)),
                            "eine Spalte mit dem Ergebnis des Vorjahres");
                    LocalDate before = stichtag(target).minusYears(1);
                    FigureKey sameDate = needed(
                            request,
                            target.in(Phase.ist(before), Period.yearTo(before)),
                            "eine Spalte mit dem Ist des Vorjahres zum selben Tag");
                    return request.define(
                            target,
                            new Formula.Product(
                                    Formula.ref(ist), new Formula.Quotient(Formula.ref(year), Formula.ref(sameDate))),
                            "Ist × Vorjahr gesamt / Vorjahr am selben Tag");
                });
    }

    /**
     * A fixed amount. Parameter {@code wert}: the amount in the line's unit, in plain notation.
     *
     * @return the calculator {@code hochrechnung.festwert}
     */
    public static Calculator festwert() {
        return new Rule(
                info("hochrechnung.festwert", "Hochrechnung: fester Wert", Map.of(WERT, "Betrag, z. B. 60000.00")),
                (request, target) -> {
                    String text = request.parameter(WERT)
                            .orElseThrow(() -> new IllegalArgumentException("Der Parameter wert fehlt"));
                    Unit unit = request.figures().getOrDefault(target, Unit.EUR);
                    Quantity value = fixed(text, unit);
                    return request.define(
                            target,
                            new Formula.Sum(List.of(
                                    new Formula.Term(Rational.ONE, new Formula.Constant(value, "fester Wert")))),
                            "");
                });
    }

    /** What there is at the Stichtag: nothing more will come. Tried on printed forecasts, not offered as a choice. */
    static Calculator unchanged() {
        return new Rule(info("hochrechnung.ist", "Hochrechnung gleich Ist", Map.of()), (request, target) -> {
            FigureKey ist = needed(request, ist(target), "eine Ist-Spalte");
            return request.define(target, Formula.times(Rational.ONE, Formula.ref(ist)), "");
        });
    }

    /** The plan, or what there is already where that is more. Tried on printed forecasts, not offered as a choice. */
    static Calculator unlessExceeded() {
        return new Rule(
                info(
                        "hochrechnung.planwert-oder-ist",
                        "Hochrechnung gleich Planwert, wenn nicht überschritten",
                        Map.of()),
                (request, target) -> {
                    FigureKey ist = needed(request, ist(target), "eine Ist-Spalte");
                    FigureKey plan = needed(request, plan(target, request), "eine Planspalte");
                    Formula above = new Formula.PositivePart(new Formula.Sum(List.of(
                            new Formula.Term(Rational.ONE, Formula.ref(ist)),
                            new Formula.Term(Rational.ONE.negate(), Formula.ref(plan)))));
                    return request.define(
                            target,
                            new Formula.Sum(List.of(
                                    new Formula.Term(Rational.ONE, Formula.ref(plan)),
                                    new Formula.Term(Rational.ONE, above))),
                            "");
                });
    }

    /** The amount in plain notation; three decimals are most likely thousands. */
    private static Quantity fixed(String text, Unit unit) {
        Quantity value = Notation.PLAIN.parse(text, unit);
        int most = unit.decimals() + unit.exponent();
        if (unit.convertsTo(Unit.EUR) && value.decimals() > most) {
            throw new IllegalArgumentException(WERT + " \"" + text + "\" has " + value.decimals() + " decimals; write "
                    + text.strip().replace(".", "") + " if the point stands between thousands, otherwise at most "
                    + most
                    + " decimals");
        }
        return value;
    }

    private static CalculatorInfo info(String id, String title, Map<String, String> parameters) {
        return new CalculatorInfo(
                id,
                title,
                SLOT,
                Jurisdiction.EVERYWHERE,
                Validity.from(LocalDate.of(1900, 1, 1)),
                LegalSource.practice("Übung der Werkleitung, im Zwischenbericht zu begründen"),
                parameters);
    }

    private static Map<String, String> convention() {
        return Map.of(CONVENTION, "Zählung der Zeit: months, days oder 30-360");
    }

    private static ElapsedTime time(CalculationRequest request, LocalDate stichtag) {
        ElapsedTime time = ElapsedTime.of(request.parameter(CONVENTION).orElse("months"));
        if (!time.fits(stichtag)) {
            throw new NotApplicable("der Stichtag " + stichtag
                    + " ist kein Monatsende; months zählt nur ganze Monate, days und 30-360 zählen Tage");
        }
        return time;
    }

    private static LocalDate stichtag(FigureKey target) {
        return target.phase()
                .stichtagIfAny()
                .orElseThrow(() -> new IllegalArgumentException(target + " hat keinen Stichtag"));
    }

    private static FigureKey ist(FigureKey target) {
        LocalDate stichtag = stichtag(target);
        return target.in(Phase.ist(stichtag), Period.yearTo(stichtag));
    }

    /** The latest version of the plan that the pack knows. */
    private static FigureKey plan(FigureKey target, CalculationRequest request) {
        FigureKey plan = target.in(Phase.ANSATZ, target.period());
        for (int nachtrag = 1; nachtrag < 20; nachtrag++) {
            FigureKey later = target.in(Phase.ansatz(nachtrag), target.period());
            if (request.figures().containsKey(later)) {
                plan = later;
            }
        }
        return plan;
    }

    private static FigureKey needed(CalculationRequest request, FigureKey key, String what) {
        if (!request.figures().containsKey(key)) {
            throw new NotApplicable("den Unterlagen fehlt " + what + " für diese Zeile");
        }
        return key;
    }

    /** How one target is defined. */
    private interface Definition {
        Relation define(CalculationRequest request, FigureKey target);
    }

    /** A rule that treats its targets one by one. */
    private record Rule(CalculatorInfo info, Definition definition) implements Calculator {

        @Override
        public Contribution contribute(CalculationRequest request) {
            List<Relation> relations = new ArrayList<>();
            Map<FigureKey, String> notApplicable = new LinkedHashMap<>();
            for (FigureKey target : request.targets()) {
                try {
                    relations.add(definition.define(request, target).rounded(RoundTo.CENT));
                } catch (NotApplicable e) {
                    notApplicable.put(target, e.reason);
                }
            }
            return new Contribution(relations, notApplicable, Map.of());
        }
    }

    private static final class NotApplicable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String reason;

        NotApplicable(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
