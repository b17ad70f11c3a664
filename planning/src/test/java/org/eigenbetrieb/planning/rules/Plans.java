package org.eigenbetrieb.planning.rules;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.Land;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;

/** Plans of a few figures, and the rules over them. */
final class Plans {

    static final LocalDate STICHTAG = LocalDate.of(2023, 6, 30);
    static final PlanBasis BASIS = PlanBasis.hochrechnung(2023, STICHTAG);
    private static final String PLAN = "|ANSATZ|2023";
    private static final String OUTLOOK = "|HOCHRECHNUNG.2023-06-30|2023";
    private static final String STAND = "|IST.2023-06-30|@2023-06-30";

    private final List<Figure> figures = new ArrayList<>();

    private Plans() {}

    static Plans plan() {
        return new Plans();
    }

    /** A figure in plan and outlook; amounts are exact. */
    Plans with(String concept, String plan, String outlook) {
        return add(concept, PLAN, plan, Figure.EXACT).add(concept, OUTLOOK, outlook, Figure.EXACT);
    }

    Plans stand(String concept, String amount) {
        return add(concept, STAND, amount, Figure.EXACT);
    }

    Plans only(String concept, String amount) {
        return add(concept, PLAN, amount, Figure.EXACT);
    }

    /** An outlook that is rounded to whole units. */
    Plans rounded(String concept, String plan, String outlook) {
        return add(concept, PLAN, plan, Figure.EXACT).add(concept, OUTLOOK, outlook, 0);
    }

    private Plans add(String concept, String column, String amount, int precision) {
        int mark = concept.indexOf('|');
        String key = mark < 0 ? concept + column : concept.substring(0, mark) + column + concept.substring(mark);
        Quantity value = Quantity.parse(amount + (concept.startsWith("stellen") ? " VZAE" : " EUR"));
        figures.add(new Figure(
                FigureKey.parse(key),
                value.unit(),
                value,
                Figure.Blank.MISSING,
                precision,
                Origin.INPUT,
                new Place("plan", concept, column, ""),
                SourceRef.of("plan.csv", figures.size() + 2, 0)));
        return this;
    }

    Evaluation evaluation() {
        Map<FigureKey, Unit> units = new LinkedHashMap<>();
        figures.forEach(figure -> units.put(figure.key(), figure.unit()));
        return Evaluator.compile(RelationNet.of(units, List.of()).orThrow()).evaluate(FigureSet.of(STICHTAG, figures));
    }

    NachtragsPruefung check(ChangeRules rules, Map<String, Boolean> answers) {
        return NachtragsPruefung.of(rules, evaluation(), BASIS, answers, FigureKey::toString);
    }

    NachtragsPruefung check(ChangeRules rules) {
        return check(rules, Map.of());
    }

    // ------------------------------------------------------------------------------------------------ rules

    static ChangeRules rp() {
        return select("eigenbetrieb", Jurisdiction.of(Land.RP, "Koblenz"), STICHTAG);
    }

    static ChangeRules select(String form, Jurisdiction place, LocalDate date) {
        return RuleBook.standard().select(form, place, date).orThrow().orElseThrow();
    }

    /** The rules of Rheinland-Pfalz with the values of an invented bylaw. */
    static ChangeRules rpWith(String... values) {
        return RuleBook.standard()
                .with(bylaw(values))
                .select("eigenbetrieb", Jurisdiction.of(Land.RP, "Musterstadt"), STICHTAG)
                .orThrow()
                .orElseThrow();
    }

    static ChangeRules bylaw(String... values) {
        String json = """
                {"format": "eigenbetrieb-change-rules/1", "id": "satzung", "title": "Betriebssatzung Musterstadt",
                 "land": "RP", "municipality": "Musterstadt", "validFrom": "2020-01-01", "dates": "printed",
                 "source": {"kind": "bylaw", "title": "Betriebssatzung Musterstadt", "standing": "printed"},
                 "complete": true, "values": [%s]}
                """.replace("%s", String.join(",\n", values));
        return read(json);
    }

    static String value(String id, String amount) {
        return """
                {"id": "%1", "validFrom": "2020-01-01",
                 "source": {"kind": "bylaw", "title": "Betriebssatzung Musterstadt", "section": "§ 7", "standing": "printed"},
                 "amount": [{"amount": "%2"}]}""".replace("%1", id).replace("%2", amount);
    }

    static ChangeRules read(String json) {
        return ChangeRules.read(json.getBytes(StandardCharsets.UTF_8), "satzung.json")
                .orThrow()
                .orElseThrow();
    }
}
