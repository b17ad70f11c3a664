package org.eigenbetrieb.planning.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.json.internal.JsonIn;
import org.eigenbetrieb.core.json.internal.JsonLaw;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Read;

/** Reads rule files. */
final class ChangeRulesReader {

    static final String FORMAT = "eigenbetrieb-change-rules/1";

    private ChangeRulesReader() {}

    static Read<Optional<ChangeRules>> read(byte[] bytes, String file) {
        return JsonIn.read(bytes, file, FORMAT, fields -> {
            String id = fields.text("id", "\"rp-eigenbetrieb\"");
            String title = fields.text("title", "\"Änderung des Wirtschaftsplans\"");
            String legalForm = fields.text("legalForm", "", true);
            Jurisdiction jurisdiction = JsonLaw.place(fields);
            Validity validity = JsonLaw.validity(fields);
            LegalSource.Standing dates = fields.constant("dates", LegalSource.Standing.class, null);
            LegalSource source = JsonLaw.source(fields.requiredObject("source"));
            boolean complete = fields.requiredBool("complete");
            List<Trigger> triggers = fields.optionalObjects("triggers", ChangeRulesReader::trigger);
            List<NamedValue> values = fields.optionalObjects("values", ChangeRulesReader::value);
            return fields.make(() -> new ChangeRules(
                    id, title, legalForm, jurisdiction, validity, dates, source, complete, triggers, values));
        });
    }

    private static Optional<Trigger> trigger(JsonFields fields) {
        String id = fields.text("id", "\"rp-15-3-1\"");
        String title = fields.text("title", "\"Das Jahresergebnis verschlechtert sich\"");
        Trigger.Consequence consequence = fields.constant("consequence", Trigger.Consequence.class, null);
        LegalSource source = JsonLaw.source(fields.requiredObject("source"));
        if (!fields.has("when")) {
            fields.report("EB-JSN-005", "when", "the trigger has no condition", "the field \"when\"");
        }
        Optional<Condition> when = fields.object("when").flatMap(ChangeRulesReader::condition);
        return fields.make(() -> new Trigger(id, title, consequence, source, when.orElseThrow(), fields.place()));
    }

    private static Optional<NamedValue> value(JsonFields fields) {
        String id = fields.text("id", "\"erhebliche-verschlechterung\"");
        Validity validity = JsonLaw.validity(fields);
        LegalSource source = JsonLaw.source(fields.requiredObject("source"));
        List<Amount.Term> terms = fields.optionalObjects("amount", ChangeRulesReader::term);
        return fields.make(() -> new NamedValue(id, new Amount(terms), validity, source, fields.place()));
    }

    private static Optional<Condition> condition(JsonFields fields) {
        if (fields.has("all")) {
            List<Condition> all = fields.optionalObjects("all", ChangeRulesReader::condition);
            return fields.make(() -> new Condition.All(all));
        }
        if (fields.has("any")) {
            List<Condition> any = fields.optionalObjects("any", ChangeRulesReader::condition);
            return fields.make(() -> new Condition.Any(any));
        }
        if (fields.has("not")) {
            Optional<Condition> not = fields.object("not").flatMap(ChangeRulesReader::condition);
            return fields.make(() -> new Condition.Not(not.orElseThrow()));
        }
        if (fields.has("question")) {
            String id = fields.text("question", "\"haushaltslage-beeintraechtigt\"");
            String text = fields.text("title", "\"Wird die Haushaltslage der Gemeinde beeinträchtigt?\"");
            return fields.make(() -> new Condition.Question(id, text));
        }
        return above(fields);
    }

    private static Optional<Condition> above(JsonFields fields) {
        String title = fields.text("title", "\"Verschlechterung des Jahresergebnisses\"");
        List<Amount.Term> measure = fields.optionalObjects("measure", ChangeRulesReader::term);
        addChanges(fields, "increase", Rational.ONE, measure);
        addChanges(fields, "decrease", Rational.ONE.negate(), measure);
        List<Amount.Term> limit = fields.optionalObjects("above", ChangeRulesReader::term);
        return fields.make(() -> new Condition.Above(title, new Amount(measure), new Amount(limit)));
    }

    private static void addChanges(JsonFields fields, String name, Rational weight, List<Amount.Term> measure) {
        Unit unit = unit(fields, name);
        for (String text : fields.texts(name)) {
            int mark = text.indexOf('|');
            try {
                measure.add(new Amount.OfChange(
                        Concept.of(mark < 0 ? text : text.substring(0, mark)),
                        mark < 0 ? Dimensions.NONE : Dimensions.parse(text.substring(mark + 1)),
                        unit,
                        weight));
            } catch (IllegalArgumentException e) {
                fields.report("EB-JSN-005", name, String.valueOf(e.getMessage()), "concept or concept|dimension=value");
            }
        }
    }

    /** The unit of a comparison's changes; only asked for where there are some. */
    private static Unit unit(JsonFields fields, String name) {
        return fields.has(name) ? fields.optional("unit", Unit::of).orElse(Unit.EUR) : Unit.EUR;
    }

    private static Optional<Amount.Term> term(JsonFields fields) {
        Rational weight = fields.optional("weight", Rational::parse).orElse(Rational.ONE);
        List<Supplier<Amount.Term>> found = new ArrayList<>();
        if (fields.has("figure")) {
            Concept concept = fields.read("figure", "jahresergebnis", Concept::of);
            Dimensions dimensions = dimensions(fields);
            Basis basis = fields.constant("in", Basis.class, null);
            Unit unit = fields.optional("unit", Unit::of).orElse(Unit.EUR);
            found.add(() -> new Amount.OfFigure(concept, dimensions, basis, unit, weight));
        }
        if (fields.has("change")) {
            Concept concept = fields.read("change", "investitionskredite", Concept::of);
            Dimensions dimensions = dimensions(fields);
            Unit unit = fields.optional("unit", Unit::of).orElse(Unit.EUR);
            found.add(() -> new Amount.OfChange(concept, dimensions, unit, weight));
        }
        if (fields.has("amount")) {
            Quantity amount = fields.read("amount", "100000.00 EUR", Quantity::parse);
            found.add(() -> new Amount.Fixed(amount, weight));
        }
        if (fields.has("value")) {
            String value = fields.text("value", "\"erhebliche-zufuehrung\"");
            Unit unit = fields.optional("unit", Unit::of).orElse(Unit.EUR);
            found.add(() -> new Amount.Named(value, unit, weight));
        }
        if (found.size() != 1) {
            fields.report(
                    "EB-JSN-005",
                    "weight",
                    found.isEmpty() ? "the term does not say what it is" : "the term says several things at once",
                    "one of the fields figure, change, amount, value");
            return Optional.empty();
        }
        return fields.make(found.get(0));
    }

    private static Dimensions dimensions(JsonFields fields) {
        return fields.optional("dimensions", Dimensions::parse).orElse(Dimensions.NONE);
    }
}
