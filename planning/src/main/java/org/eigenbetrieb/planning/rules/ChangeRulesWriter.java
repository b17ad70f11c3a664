package org.eigenbetrieb.planning.rules;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.json.internal.JsonLaw;
import org.eigenbetrieb.core.json.internal.JsonText;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;

/** Writes rule files. */
final class ChangeRulesWriter {

    private ChangeRulesWriter() {}

    static String write(ChangeRules rules) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("format", ChangeRulesReader.FORMAT);
        fields.put("id", rules.id());
        fields.put("title", rules.title());
        unlessEmpty(fields, "legalForm", rules.legalForm());
        unlessEmpty(fields, "land", rules.jurisdiction().land());
        unlessEmpty(fields, "municipality", rules.jurisdiction().municipality());
        validity(fields, rules.validity());
        fields.put("dates", JsonFields.nameOf(rules.dates()));
        fields.put("source", JsonLaw.source(rules.source()));
        fields.put("complete", rules.complete());
        fields.put(
                "triggers",
                rules.triggers().stream().map(ChangeRulesWriter::trigger).toList());
        fields.put(
                "values", rules.values().stream().map(ChangeRulesWriter::value).toList());
        return JsonText.write(fields);
    }

    private static Map<String, Object> trigger(Trigger trigger) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", trigger.id());
        fields.put("title", trigger.title());
        fields.put("consequence", JsonFields.nameOf(trigger.consequence()));
        fields.put("source", JsonLaw.source(trigger.source()));
        fields.put("when", condition(trigger.condition()));
        return fields;
    }

    private static Map<String, Object> value(NamedValue value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", value.id());
        validity(fields, value.validity());
        fields.put("source", JsonLaw.source(value.source()));
        fields.put("amount", terms(value.amount()));
        return fields;
    }

    private static void validity(Map<String, Object> fields, Validity validity) {
        fields.put("validFrom", validity.from().toString());
        LocalDate to = validity.to();
        if (to != null) {
            fields.put("validTo", to.toString());
        }
    }

    private static Map<String, Object> condition(Condition condition) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (condition instanceof Condition.All all) {
            fields.put("all", conditions(all.conditions()));
        } else if (condition instanceof Condition.Any any) {
            fields.put("any", conditions(any.conditions()));
        } else if (condition instanceof Condition.Not not) {
            fields.put("not", condition(not.condition()));
        } else if (condition instanceof Condition.Question question) {
            fields.put("question", question.id());
            fields.put("title", question.text());
        } else if (condition instanceof Condition.Above above) {
            fields.put("title", above.title());
            fields.put("measure", terms(above.measure()));
            if (!above.limit().terms().isEmpty()) {
                fields.put("above", terms(above.limit()));
            }
        }
        return fields;
    }

    private static List<Map<String, Object>> conditions(List<Condition> conditions) {
        return conditions.stream().map(ChangeRulesWriter::condition).toList();
    }

    private static List<Map<String, Object>> terms(Amount amount) {
        return amount.terms().stream().map(ChangeRulesWriter::term).toList();
    }

    private static Map<String, Object> term(Amount.Term term) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (term instanceof Amount.OfFigure figure) {
            fields.put("figure", figure.concept().id());
            fields.put("in", JsonFields.nameOf(figure.basis()));
            unlessPlain(fields, figure.dimensions(), figure.unit());
        } else if (term instanceof Amount.OfChange change) {
            fields.put("change", change.concept().id());
            unlessPlain(fields, change.dimensions(), change.unit());
        } else if (term instanceof Amount.Fixed fixed) {
            fields.put("amount", fixed.value().toString());
        } else if (term instanceof Amount.Named named) {
            fields.put("value", named.id());
            unlessPlain(fields, Dimensions.NONE, named.unit());
        }
        if (!term.weight().equals(Rational.ONE)) {
            fields.put("weight", term.weight().toString());
        }
        return fields;
    }

    private static void unlessPlain(Map<String, Object> fields, Dimensions dimensions, Unit unit) {
        unlessEmpty(fields, "dimensions", dimensions.toString());
        if (!unit.equals(Unit.EUR)) {
            fields.put("unit", unit.code());
        }
    }

    private static void unlessEmpty(Map<String, Object> fields, String name, String text) {
        if (!text.isEmpty()) {
            fields.put(name, text);
        }
    }
}
