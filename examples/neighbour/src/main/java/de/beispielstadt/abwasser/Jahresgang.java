package de.beispielstadt.abwasser;

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
import org.eigenbetrieb.core.law.Land;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.eigenbetrieb.planning.Hochrechnung;

/**
 * Forecasts a year from the share of it that usually has accrued by the Stichtag: Ist × 100 / share, in euros, rounded to
 * the cent (HALF_UP). Parameter {@code anteil}: the share in percent, above 0 and at most 100. Not applicable where the
 * paper has no actual figure. Stateless and safe for use by several threads.
 */
final class Jahresgang implements Calculator {

    private static final String ANTEIL = "anteil";

    @Override
    public CalculatorInfo info() {
        return new CalculatorInfo(
                "beispielstadt.jahresgang",
                "Hochrechnung nach dem Jahresgang",
                Hochrechnung.SLOT,
                Jurisdiction.of(Land.BW, "Beispielstadt"),
                Validity.from(LocalDate.of(2025, 1, 1)),
                LegalSource.practice("Dienstanweisung Quartalsbericht der Werkleitung, Nr. 4 (erfunden)"),
                Map.of(ANTEIL, "Anteil am Jahr in Prozent, der bis zum Stichtag anfällt, z. B. 54"));
    }

    @Override
    public Contribution contribute(CalculationRequest request) {
        Rational share = Rational.parse(request.parameter(ANTEIL)
                .orElseThrow(() -> new IllegalArgumentException("Der Parameter anteil fehlt")));
        if (share.signum() <= 0 || share.compareTo(Rational.HUNDRED) > 0) {
            throw new IllegalArgumentException(
                    "anteil ist " + share + "; erwartet wird mehr als 0 und höchstens 100 Prozent");
        }
        List<Relation> relations = new ArrayList<>();
        Map<FigureKey, String> notApplicable = new LinkedHashMap<>();
        for (FigureKey target : request.targets()) {
            LocalDate stichtag = target.phase().stichtagIfAny().orElseThrow();
            FigureKey ist = target.in(Phase.ist(stichtag), Period.yearTo(stichtag));
            if (request.figures().containsKey(ist)) {
                Formula formula = Formula.times(Rational.HUNDRED.dividedBy(share), Formula.ref(ist));
                relations.add(
                        request.define(target, formula, "Ist × 100/" + share).rounded(RoundTo.CENT));
            } else {
                notApplicable.put(target, "die Unterlage hat kein Ist für diese Zeile");
            }
        }
        return new Contribution(relations, notApplicable, Map.of());
    }
}
