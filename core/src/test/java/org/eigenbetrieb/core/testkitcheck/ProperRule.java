package org.eigenbetrieb.core.testkitcheck;

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
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;

/** A rule as it should be: Ist times twelve over the months that have passed. The bad ones spoil one thing in it. */
class ProperRule implements Calculator {

    static final String ID = "probe.linear";

    @Override
    public CalculatorInfo info() {
        return new CalculatorInfo(
                ID,
                "Hochrechnung der Probe",
                "hochrechnung",
                Jurisdiction.EVERYWHERE,
                new Validity(LocalDate.of(2000, 1, 1), LocalDate.of(2099, 12, 31)),
                LegalSource.practice("Übung der Werkleitung"),
                Map.of("zuschlag", "Zuschlag in Prozent"));
    }

    @Override
    public Contribution contribute(CalculationRequest request) {
        List<Relation> relations = new ArrayList<>();
        Map<FigureKey, String> notApplicable = new LinkedHashMap<>();
        for (FigureKey target : request.targets()) {
            if (applies(request, target)) {
                relations.add(define(request, target));
            } else {
                notApplicable.put(target, "die Unterlage hat keine Ist-Spalte für diese Zeile");
            }
        }
        return new Contribution(relations, notApplicable, Map.of());
    }

    boolean applies(CalculationRequest request, FigureKey target) {
        return request.figures().containsKey(ist(target));
    }

    Relation define(CalculationRequest request, FigureKey target) {
        return request.define(target, formula(request, target), detail(request)).rounded(RoundTo.CENT);
    }

    Formula formula(CalculationRequest request, FigureKey target) {
        return Formula.times(factor(target), Formula.ref(ist(target)));
    }

    String detail(CalculationRequest request) {
        return "Ist × 12/Monate";
    }

    static Rational factor(FigureKey target) {
        return Rational.of(12, stichtag(target).getMonthValue());
    }

    static FigureKey ist(FigureKey target) {
        return target.in(Phase.ist(stichtag(target)), Period.yearTo(stichtag(target)));
    }

    static FigureKey plan(FigureKey target) {
        return target.in(Phase.ANSATZ, target.period());
    }

    static LocalDate stichtag(FigureKey target) {
        return target.phase().stichtagIfAny().orElseThrow();
    }
}
