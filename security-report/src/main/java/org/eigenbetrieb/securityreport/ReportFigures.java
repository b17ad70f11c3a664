package org.eigenbetrieb.securityreport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;

/** The figures of a report and the relations between them: the only place where they are added up. */
final class ReportFigures {

    static final DimensionKey ART = new DimensionKey("anfrageart");
    /** Keeps several reports in one pack apart. */
    static final DimensionKey UNTERLAGE = new DimensionKey("unterlage");

    private final Taetigkeitsbericht report;
    private final String paper;
    private final Dimensions own;
    private final Map<FigureKey, Unit> units = new LinkedHashMap<>();
    private final Map<FigureKey, String> labels = new LinkedHashMap<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();

    /** The figures of a paper; {@code apart} when the pack has another one of the kind, whose figures are not these. */
    ReportFigures(Taetigkeitsbericht report, String paper, boolean apart) {
        this.report = report;
        this.paper = paper;
        this.own = apart ? Dimensions.of(UNTERLAGE, paper) : Dimensions.NONE;
        List<FigureKey> kinds = new ArrayList<>();
        for (RequestCount request : report.requests()) {
            FigureKey key = flow("anfragen").with(own.with(ART, request.kind()));
            kinds.add(key);
            input(key, "Anfragen: " + request.title(), request.count(), request.place());
        }
        input(total(), "Anfragen gesamt", report.requestsTotal(), report.place());
        computed(itemised(), "Einzeln ausgewiesene Anfragen", Unit.COUNT, Formula.sum(kinds), "Summe der Arten");
        Map<FigureKey, Rational> rest = new LinkedHashMap<>();
        rest.put(total(), Rational.ONE);
        rest.put(itemised(), Rational.of(-1));
        computed(
                rest(),
                "Nicht einzeln ausgewiesene Anfragen",
                Unit.COUNT,
                Formula.sum(rest),
                "Gesamtzahl − Summe der Arten");
        computed(
                share(),
                "Anteil der einzeln ausgewiesenen Anfragen",
                Unit.PERCENT,
                Formula.percent(itemised(), total()),
                "Summe der Arten / Gesamtzahl");
        input(incidents(), "Gemeldete Sicherheitsvorfälle", report.incidentsTotal(), report.place());
        input(recorded(), "Dokumentierte Verfahren", report.softwareRecorded(), report.place());
        input(missing(), "Noch fehlende Verfahren", report.softwareMissing(), report.place());
        computed(
                software(),
                "Verfahren gesamt",
                Unit.COUNT,
                Formula.sum(List.of(recorded(), missing())),
                "dokumentierte + fehlende Verfahren");
        computed(
                coverage(),
                "Erfassungsgrad der Verfahren",
                Unit.PERCENT,
                Formula.percent(recorded(), software()),
                "dokumentierte Verfahren / Verfahren gesamt");
    }

    FigureKey total() {
        return flow("anfragen-gesamt");
    }

    FigureKey itemised() {
        return flow("anfragen-einzeln");
    }

    FigureKey rest() {
        return flow("anfragen-uebrige");
    }

    FigureKey share() {
        return flow("anfragen-einzelanteil");
    }

    FigureKey incidents() {
        return flow("sicherheitsvorfaelle");
    }

    FigureKey recorded() {
        return stock("verfahren-erfasst");
    }

    FigureKey missing() {
        return stock("verfahren-fehlend");
    }

    FigureKey software() {
        return stock("verfahren-gesamt");
    }

    FigureKey coverage() {
        return stock("verfahren-erfassungsgrad");
    }

    Map<FigureKey, Unit> units() {
        return units;
    }

    Map<FigureKey, String> labels() {
        return labels;
    }

    List<Figure> figures() {
        return figures;
    }

    List<Relation> relations() {
        return relations;
    }

    Evaluation evaluate() {
        RelationNet net = RelationNet.of(units, relations).orThrow();
        return Evaluator.compile(net).evaluate(FigureSet.of(report.stand(), figures));
    }

    private FigureKey flow(String concept) {
        return new FigureKey(
                Concept.of(concept), Phase.ist(report.end()), Period.span(report.begin(), report.end()), own);
    }

    private FigureKey stock(String concept) {
        return new FigureKey(Concept.of(concept), Phase.ist(report.end()), Period.at(report.end()), own);
    }

    /** An input; a number that is only a range, or unknown, is no input but missing. */
    private void input(FigureKey key, String label, Count count, SourceRef source) {
        units.put(key, Unit.COUNT);
        labels.put(key, label);
        Long number = count.isNumber() ? count.least() : null;
        figures.add(new Figure(
                key,
                Unit.COUNT,
                number == null ? null : Quantity.of(number, 0, Unit.COUNT),
                Figure.Blank.MISSING,
                Figure.EXACT,
                Origin.INPUT,
                new Place(paper, key.concept().id(), "wert", label),
                source));
    }

    private void computed(FigureKey key, String label, Unit unit, Formula formula, String rule) {
        units.put(key, unit);
        labels.put(key, label);
        relations.add(Relation.defining(relationId(key), key, formula, rule, LegalSource.ARITHMETIC, report.place())
                .inPaper(paper));
    }

    private String relationId(FigureKey key) {
        return (paper.isEmpty() ? "sicherheit" : paper) + ":" + key.concept().id();
    }
}
