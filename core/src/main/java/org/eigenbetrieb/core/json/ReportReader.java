package org.eigenbetrieb.core.json;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.json.internal.JsonValue;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.Fact;
import org.eigenbetrieb.core.report.Mark;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportDocument;
import org.eigenbetrieb.core.report.ReportFinding;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;

/** Reads what {@link ReportJson} writes: one document or table. */
final class ReportReader {

    private final Set<String> seen = new HashSet<>();

    Optional<ReportDocument> document(JsonFields fields) {
        fields.format(ReportJson.FORMAT);
        String title = fields.text("title", "\"Zwischenbericht zum 30.06.2023\"");
        String subtitle = fields.anyText("subtitle");
        String organisation = fields.text("organisation", "\"Eigenbetrieb Rechenzentrum\"");
        String paperNumber = fields.anyText("paperNumber");
        LocalDate stand = fields.read("stand", "2023-09-28", LocalDate::parse);
        List<Fact> facts = fields.objects("facts", ReportReader::fact);
        List<Section> sections = fields.objects("sections", this::section);
        return fields.make(
                () -> new ReportDocument(title, subtitle, organisation, paperNumber, stand, facts, sections));
    }

    private Optional<Section> section(JsonFields fields) {
        String id = id(fields, "id", "section", seen);
        String heading = fields.text("heading", "\"Lage des Eigenbetriebs\"");
        List<Block> blocks = fields.objects("blocks", this::block);
        return fields.make(() -> new Section(id, heading, blocks));
    }

    /** An id that nothing of its kind has yet. */
    private static String id(JsonFields fields, String name, String what, Set<String> seen) {
        String id = fields.text(name, "\"plan_2023\"");
        if (!id.isEmpty() && !seen.add(what + ' ' + id)) {
            fields.report(
                    "EB-JSN-006",
                    name,
                    "there are two parts with the id \"" + JsonValue.shortened(id) + "\", each a " + what,
                    "give each " + what + " its own id");
        }
        return id;
    }

    private Optional<Block> block(JsonFields fields) {
        if (fields.has("paragraph")) {
            String text = fields.anyText("paragraph");
            return fields.make(() -> Block.paragraph(text));
        }
        if (fields.has("items")) {
            List<String> items = fields.anyTexts("items");
            return fields.make(() -> Block.items(items));
        }
        if (fields.has("facts")) {
            List<Fact> facts = fields.objects("facts", ReportReader::fact);
            return fields.make(() -> Block.facts(facts));
        }
        if (fields.has("table")) {
            Optional<ReportTable> table = table(fields.requiredObject("table"));
            return fields.make(() -> Block.table(table.orElseThrow()));
        }
        if (fields.has("findings")) {
            List<ReportFinding> findings = fields.objects("findings", this::finding);
            return fields.make(() -> Block.findings(findings));
        }
        return fields.missingOne("paragraph", "items", "facts", "table", "findings");
    }

    private static Optional<Fact> fact(JsonFields fields) {
        String label = fields.text("label", "\"Gremium\"");
        Optional<Cell> value = fields.required("value", "{\"text\": \"Werkausschuss\"}", ReportReader::cell);
        return fields.make(() -> new Fact(label, value.orElseThrow()));
    }

    private Optional<ReportFinding> finding(JsonFields fields) {
        String number = id(fields, "number", "finding", seen);
        String code = fields.anyText("code");
        Severity severity = fields.named("severity", Severity.class);
        String message = fields.text("message", "\"…\"");
        List<String> details = fields.anyTexts("details");
        List<SourceRef> places = fields.readAll("places", SourceRef::parse);
        String citation = fields.anyText("citation");
        return fields.make(() -> new ReportFinding(number, code, severity, message, details, places, citation));
    }

    Optional<ReportTable> table(JsonFields fields) {
        String id = id(fields, "id", "table", seen);
        String caption = fields.text("caption", "\"Erfolgsplan\"");
        Set<String> ids = new HashSet<>();
        List<ReportColumn> columns = fields.objects("columns", column -> column(column, ids));
        int width = fields.list("columns").size();
        List<ReportRow> rows = fields.objects("rows", row -> row(row, width, ids));
        List<String> notes = fields.anyTexts("notes");
        return fields.make(() -> new ReportTable(id, caption, columns, rows, notes));
    }

    private static Optional<ReportColumn> column(JsonFields fields, Set<String> ids) {
        String id = id(fields, "id", "column", ids);
        String header = fields.anyText("header");
        String group = fields.anyText("group");
        ReportColumn.Kind kind = fields.named("kind", ReportColumn.Kind.class);
        String unitNote = fields.anyText("unitNote");
        return fields.make(() -> new ReportColumn(id, header, group, kind, unitNote));
    }

    private static Optional<ReportRow> row(JsonFields fields, int width, Set<String> ids) {
        String id = id(fields, "id", "row", ids);
        ReportRow.Kind kind = fields.named("kind", ReportRow.Kind.class);
        int level = fields.integer("level", 0, 9, null);
        List<JsonValue> values = fields.requiredList("cells");
        List<Cell> cells = new ArrayList<>();
        for (JsonValue value : values) {
            cell(fields, value).ifPresent(cells::add);
        }
        if (fields.has("cells") && values.size() != width) {
            fields.report(
                    "EB-JSN-006",
                    "cells",
                    "the row has " + values.size() + " cells for " + width + " columns",
                    "give each column its cell, null for a blank one");
        }
        return fields.make(() -> new ReportRow(id, kind, level, cells));
    }

    private static Optional<Cell> cell(JsonFields around, JsonValue value) {
        if (value instanceof JsonValue.Null) {
            return Optional.of(Cell.empty());
        }
        JsonFields fields = around.within(value);
        if (fields.has("text")) {
            String text = fields.anyText("text");
            List<Mark> marks = marks(fields);
            return fields.make(() -> new Cell.Text(text, marks));
        }
        if (fields.has("value")) {
            return number(fields);
        }
        if (fields.has("absent")) {
            String printed = fields.anyText("absent");
            String reason = fields.text("reason", "\"Prozent von 0 sind nicht bestimmt.\"");
            List<SourceRef> sources = fields.readAll("sources", SourceRef::parse);
            List<Mark> marks = marks(fields);
            return fields.make(() -> new Cell.Absent(printed, reason, marks, sources));
        }
        return fields.missingOne("text", "value", "absent");
    }

    private static Optional<Cell> number(JsonFields fields) {
        Unit unit = NumberJson.unit(fields, "unit");
        BigDecimal digits = fields.read("value", "1605.31", NumberJson::decimal);
        int decimals = fields.integer("decimals", -12, 12, null);
        Quantity quantity = fields.has("decimals")
                ? NumberJson.quantity(fields, "value", digits, decimals, unit)
                : Quantity.of(0, 0, unit);
        Origin origin = fields.named("origin", Origin.class);
        String printed = fields.text("printed", "", true);
        List<SourceRef> sources = fields.readAll("sources", SourceRef::parse);
        List<Mark> marks = marks(fields);
        return fields.make(() -> new Cell.Number(quantity, printed, origin, marks, sources));
    }

    private static List<Mark> marks(JsonFields fields) {
        return fields.has("marks") ? fields.objects("marks", ReportReader::mark) : List.of();
    }

    private static Optional<Mark> mark(JsonFields fields) {
        Severity severity = fields.named("severity", Severity.class);
        String message = fields.text("message", "\"…\"");
        String finding = fields.anyText("finding");
        return fields.make(() -> new Mark(severity, message, finding));
    }
}
