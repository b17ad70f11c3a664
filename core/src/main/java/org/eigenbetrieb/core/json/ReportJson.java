package org.eigenbetrieb.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.json.internal.JsonIn;
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
import org.eigenbetrieb.core.source.Read;

/**
 * Printed documents and tables to and from JSON.
 *
 * <p>Numbers are texts in plain notation with their unit, so that no reader rounds them. Stateless and safe for use by
 * several threads.
 */
public final class ReportJson {

    static final String FORMAT = "eigenbetrieb-report/1";

    private ReportJson() {}

    /**
     * A document.
     *
     * @param document the document
     * @return its JSON form; {@link #read} gives back an equal document
     */
    public static String write(ReportDocument document) {
        return JsonOut.write(out -> {
            out.writeStartObject();
            out.writeStringField("format", FORMAT);
            out.writeStringField("title", document.title());
            out.writeStringField("subtitle", document.subtitle());
            out.writeStringField("organisation", document.organisation());
            out.writeStringField("paperNumber", document.paperNumber());
            out.writeStringField("stand", document.stand().toString());
            facts(document.facts(), out);
            out.writeArrayFieldStart("sections");
            for (Section section : document.sections()) {
                out.writeStartObject();
                out.writeStringField("id", section.id());
                out.writeStringField("heading", section.heading());
                out.writeArrayFieldStart("blocks");
                for (Block block : section.blocks()) {
                    block(block, out);
                }
                out.writeEndArray();
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    /**
     * A table alone.
     *
     * @param table the table
     * @return its JSON form; {@link #readTable} gives back an equal table
     */
    public static String write(ReportTable table) {
        return JsonOut.write(out -> table(table, out));
    }

    /**
     * Reads a document.
     *
     * @param bytes the document, UTF-8
     * @param file its name, for messages
     * @return the document, empty when there is an error, and every problem with its place
     */
    public static Read<Optional<ReportDocument>> read(byte[] bytes, String file) {
        return JsonIn.read(bytes, file, (fields, problems) -> new ReportReader().document(fields));
    }

    /**
     * Reads a table that stands alone.
     *
     * @param bytes the document, UTF-8
     * @param file its name, for messages
     * @return the table, empty when there is an error, and every problem with its place
     */
    public static Read<Optional<ReportTable>> readTable(byte[] bytes, String file) {
        return JsonIn.read(bytes, file, (fields, problems) -> new ReportReader().table(fields));
    }

    private static void facts(List<Fact> facts, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("facts");
        for (Fact fact : facts) {
            out.writeStartObject();
            out.writeStringField("label", fact.label());
            out.writeFieldName("value");
            cell(fact.value(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void block(Block block, JsonGenerator out) throws IOException {
        out.writeStartObject();
        if (block instanceof Block.Paragraph paragraph) {
            out.writeStringField("paragraph", paragraph.text());
        } else if (block instanceof Block.Items items) {
            JsonOut.texts(out, "items", items.items());
        } else if (block instanceof Block.Facts facts) {
            facts(facts.facts(), out);
        } else if (block instanceof Block.Table table) {
            out.writeFieldName("table");
            table(table.table(), out);
        } else if (block instanceof Block.Findings findings) {
            out.writeArrayFieldStart("findings");
            for (ReportFinding finding : findings.findings()) {
                finding(finding, out);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private static void finding(ReportFinding finding, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("number", finding.number());
        out.writeStringField("code", finding.code());
        out.writeStringField("severity", finding.severity().name());
        out.writeStringField("message", finding.message());
        JsonOut.texts(out, "details", finding.details());
        JsonOut.texts(out, "places", finding.places());
        out.writeStringField("citation", finding.citation());
        out.writeEndObject();
    }

    private static void table(ReportTable table, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", table.id());
        out.writeStringField("caption", table.caption());
        out.writeArrayFieldStart("columns");
        for (ReportColumn column : table.columns()) {
            out.writeStartObject();
            out.writeStringField("id", column.id());
            out.writeStringField("header", column.header());
            out.writeStringField("group", column.group());
            out.writeStringField("kind", column.kind().name());
            out.writeStringField("unitNote", column.unitNote());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("rows");
        for (ReportRow row : table.rows()) {
            out.writeStartObject();
            out.writeStringField("id", row.id());
            out.writeStringField("kind", row.kind().name());
            out.writeNumberField("level", row.level());
            out.writeArrayFieldStart("cells");
            for (Cell cell : row.cells()) {
                cell(cell, out);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
        JsonOut.texts(out, "notes", table.notes());
        out.writeEndObject();
    }

    private static void cell(Cell cell, JsonGenerator out) throws IOException {
        if (cell instanceof Cell.Empty) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        if (cell instanceof Cell.Text text) {
            out.writeStringField("text", text.text());
        } else if (cell instanceof Cell.Number number) {
            out.writeStringField("value", NumberJson.plain(number.quantity()));
            out.writeNumberField("decimals", number.quantity().decimals());
            NumberJson.unit("unit", number.quantity().unit(), out);
            out.writeStringField("origin", number.origin().name());
            if (!number.printed().isEmpty()) {
                out.writeStringField("printed", number.printed());
            }
            JsonOut.texts(out, "sources", number.sources());
        } else if (cell instanceof Cell.Absent absent) {
            out.writeStringField("absent", absent.printed());
            out.writeStringField("reason", absent.reason());
            JsonOut.texts(out, "sources", absent.sources());
        }
        if (!cell.marks().isEmpty()) {
            out.writeArrayFieldStart("marks");
            for (Mark mark : cell.marks()) {
                out.writeStartObject();
                out.writeStringField("severity", mark.severity().name());
                out.writeStringField("message", mark.message());
                out.writeStringField("finding", mark.finding());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }
}
