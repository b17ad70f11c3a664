package org.eigenbetrieb.core.json;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Coverage;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Repair;
import org.eigenbetrieb.core.check.RepairPart;
import org.eigenbetrieb.core.check.Slip;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.json.internal.JsonValue;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FindingsJson} writes. */
final class FindingsReader {

    private final List<Finding> findings = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private FindingsReader() {}

    static Optional<FindingsDocument> document(JsonFields fields) {
        FindingsReader reader = new FindingsReader();
        fields.format(FindingsJson.FORMAT);
        int number = 0;
        for (JsonValue value : fields.requiredList("findings")) {
            JsonFields entry = fields.within(value);
            if (entry.has("number") || entry.has("relation")) {
                reader.finding(entry, "F" + ++number).ifPresent(reader.findings::add);
            } else {
                reader.problem(entry).ifPresent(reader.problems::add);
            }
        }
        Optional<Coverage> coverage = coverage(fields.requiredObject("coverage"));
        return fields.make(() -> new FindingsDocument(reader.findings, reader.problems, coverage.orElseThrow()));
    }

    private Optional<Finding> finding(JsonFields fields, String expected) {
        String number = fields.anyText("number");
        if (fields.has("number") && !number.equals(expected)) {
            fields.report(
                    "EB-JSN-006",
                    "number",
                    "\"" + JsonValue.shortened(number) + "\" is not the number of this finding",
                    "expected " + expected + "; findings are numbered in their order");
        }
        Finding.Builder finding = Finding.builder();
        finding.code(fields.text("code", "\"EB-CHK-002\""));
        finding.severity(fields.named("severity", Severity.class));
        if (!fields.isNull("verdict")) {
            finding.verdict(fields.named("verdict", Verdict.class));
        }
        finding.relation(fields.anyText("relation"));
        finding.message(fields.anyText("message"));
        finding.meldung(fields.anyText("meldung"));
        finding.unit(NumberJson.unit(fields, "unit"));
        List<String> numbers = List.of("recomputed", "low", "high", "gap");
        boolean none = numbers.stream().filter(fields::isNull).count() == numbers.size();
        if (!none) {
            finding.recomputed(NumberJson.exact(fields, "recomputed"));
            Rational low = NumberJson.exact(fields, "low");
            Rational high = NumberJson.exact(fields, "high");
            finding.range(fields.attempt("low", () -> Interval.of(low, high)).orElse(Interval.ZERO));
            finding.gap(NumberJson.exact(fields, "gap"));
        }
        finding.rule(fields.anyText("rule"));
        String citation = fields.anyText("citation");
        finding.citation(citation.isEmpty() ? Optional.empty() : Optional.of(citation));
        finding.cells(fields.objects("cells", FindingsReader::cell));
        finding.advice(fields.anyText("advice"));
        finding.vorschlag(fields.anyText("vorschlag"));
        if (!fields.anyText("search").isEmpty()) {
            finding.search(fields.named("search", RepairPart.State.class));
        }
        List<Repair.Change> repairs = fields.objects("repairs", this::change);
        if (!repairs.isEmpty()) {
            finding.suspect(repairs.get(0)).alternatives(repairs.subList(1, repairs.size()));
        }
        finding.follows(fields.objects("follows", this::change));
        int[] below = {0};
        finding.beneath(fields.objects("beneath", each -> finding(each, expected + "." + ++below[0])));
        fields.object("definitions").flatMap(DefinitionsJson::read).ifPresent(finding::definitions);
        return fields.make(finding::build);
    }

    private Optional<Repair.Change> change(JsonFields fields) {
        Optional<CheckCell> cell = cell(fields.requiredObject("cell"));
        Unit unit = cell.map(CheckCell::unit).orElse(Unit.NUMBER);
        Quantity given = NumberJson.quantity(fields, "proposed", unit);
        Quantity printed = cell.map(CheckCell::printed).orElse(Quantity.of(0, 0, unit));
        Quantity proposed = given == null ? printed : given;
        Rational low = fields.isNull("low") ? null : NumberJson.exact(fields, "low");
        Rational high = fields.isNull("high") ? null : NumberJson.exact(fields, "high");
        Slip cause = fields.named("cause", Slip.class);
        CheckCell elsewhere = fields.isNull("elsewhere")
                ? null
                : cell(fields.requiredObject("elsewhere")).orElse(null);
        int agreeing = fields.integer("agreeing", 0, Integer.MAX_VALUE, null);
        return fields.make(
                () -> new Repair.Change(cell.orElseThrow(), proposed, low, high, cause, elsewhere, agreeing));
    }

    private static Optional<CheckCell> cell(JsonFields fields) {
        String id = fields.text("figure", "\"guv:umsatzerloese:plan\"");
        SourceRef source = place(fields);
        Place place = new Place(
                fields.anyText("paper"),
                fields.anyText("row"),
                fields.anyText("columnName"),
                fields.anyText("label"),
                fields.text("columnHeading", "", true));
        CheckCell.Fact fact = new CheckCell.Fact(
                fields.anyText("concept"),
                fields.anyText("period"),
                fields.anyText("phase"),
                fields.anyText("dimension"));
        boolean stated = !fact.equals(new CheckCell.Fact("", "", "", ""));
        Unit unit = NumberJson.unit(fields, "unit");
        Quantity printed = NumberJson.quantity(fields, "printed", unit);
        Figure.Blank blank = fields.named("blank", Figure.Blank.class);
        int precision = NumberJson.precision(fields);
        Rational trust = NumberJson.exact(fields, "trust");
        return fields.make(
                () -> new CheckCell(id, unit, printed, blank, precision, stated ? fact : null, place, source, trust));
    }

    private static @Nullable SourceRef place(JsonFields fields) {
        String file = fields.anyText("file");
        int line = fields.integer("line", 0, Integer.MAX_VALUE, null);
        int column = fields.integer("column", 0, Integer.MAX_VALUE, null);
        return file.isEmpty() && line == 0 && column == 0
                ? null
                : fields.attempt("file", () -> SourceRef.of(file, line, column)).orElse(null);
    }

    private Optional<Problem> problem(JsonFields fields) {
        String code = fields.text("code", "\"EB-CSV-004\"");
        Severity severity = fields.named("severity", Severity.class);
        if (!fields.isNull("verdict")) {
            fields.text("verdict", "null");
            fields.report("EB-JSN-005", "verdict", "a problem of the inputs has no verdict", "expected null");
        }
        String message = fields.text("message", "\"\"");
        String expected = fields.anyText("expected");
        List<SourceRef> places = fields.objects("cells", cell -> {
            SourceRef place = place(cell);
            return cell.make(() -> place == null ? SourceRef.of("") : place);
        });
        if (fields.list("cells").size() != 1) {
            fields.report("EB-JSN-005", "cells", "a problem stands in one place", "expected one file, line and column");
        }
        return fields.make(() -> new Problem(code, severity, places.get(0), message, expected));
    }

    private static Optional<Coverage> coverage(JsonFields fields) {
        boolean checkedAnything = fields.requiredBool("checkedAnything");
        JsonFields relations = fields.requiredObject("relations");
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict, relations.integer(verdict.name(), 0, Integer.MAX_VALUE, null));
        }
        relations.finish();
        int unprinted = fields.integer("unprinted", 0, Integer.MAX_VALUE, null);
        Map<String, String> notCheckable = reasons(fields, "notCheckable", "relation");
        Map<String, String> failedRules = reasons(fields, "failedRules", "figure");
        Map<String, String> withoutValue = reasons(fields, "withoutValue", "figure");
        Coverage coverage = new Coverage(counts, notCheckable, failedRules, unprinted, withoutValue);
        if (fields.has("checkedAnything") && coverage.checkedAnything() != checkedAnything) {
            fields.report(
                    "EB-JSN-006",
                    "checkedAnything",
                    "this is not what the numbers of relations say",
                    "expected " + coverage.checkedAnything());
        }
        return fields.make(() -> coverage);
    }

    private static Map<String, String> reasons(JsonFields fields, String name, String key) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (JsonValue value : fields.requiredList(name)) {
            JsonFields entry = fields.within(value);
            String what = entry.anyText(key);
            String reason = entry.anyText("reason");
            if (reasons.putIfAbsent(what, reason) != null) {
                entry.report(
                        "EB-JSN-006",
                        key,
                        "\"" + JsonValue.shortened(what) + "\" stands here twice",
                        "keep one of them");
            }
            entry.finish();
        }
        return reasons;
    }
}
