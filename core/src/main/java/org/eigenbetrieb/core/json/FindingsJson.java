package org.eigenbetrieb.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Coverage;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Repair;
import org.eigenbetrieb.core.check.RepairPart;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.json.internal.JsonIn;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * Findings, problems and coverage to and from JSON.
 *
 * <p>Numbers are texts in plain notation, so that no reader rounds them; one that no plain decimal holds is cut at 12
 * decimals, a range outward, and its fraction stands beside it ({@code gapExact}). Stateless and safe for use by
 * several threads.
 */
public final class FindingsJson {

    static final String FORMAT = "eigenbetrieb-findings/1";

    private FindingsJson() {}

    /**
     * The document {@code findings.json}.
     *
     * @param findings contradictions, numbered F1, F2, … in this order
     * @param problems what was wrong with the inputs
     * @param coverage what was checked and what was not
     * @return the document
     */
    public static String write(List<Finding> findings, List<Problem> problems, Coverage coverage) {
        return JsonOut.write(out -> {
            out.writeStartObject();
            out.writeStringField("format", FORMAT);
            out.writeArrayFieldStart("findings");
            int number = 0;
            for (Finding finding : findings) {
                write(finding, "F" + ++number, out);
            }
            for (Problem problem : problems) {
                write(problem, out);
            }
            out.writeEndArray();
            write(coverage, out);
            out.writeEndObject();
        });
    }

    /**
     * The document {@code findings.json}.
     *
     * @param document what it says
     * @return the document; {@link #read} gives back an equal one
     */
    public static String write(FindingsDocument document) {
        return write(document.findings(), document.problems(), document.coverage());
    }

    /**
     * Reads {@code findings.json}.
     *
     * @param bytes the document, UTF-8
     * @param file its name, for messages
     * @return what it says, empty when there is an error, and every problem with its place
     */
    public static Read<Optional<FindingsDocument>> read(byte[] bytes, String file) {
        return JsonIn.read(bytes, file, (fields, problems) -> FindingsReader.document(fields));
    }

    private static void write(Finding finding, String number, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("number", number);
        out.writeStringField("code", finding.code());
        out.writeStringField("severity", finding.severity().name());
        if (finding.verdict().isPresent()) {
            out.writeStringField("verdict", finding.verdict().get().name());
        } else {
            out.writeNullField("verdict");
        }
        out.writeStringField("relation", finding.relation());
        out.writeStringField("message", finding.message());
        out.writeStringField("meldung", finding.meldung());
        NumberJson.unit("unit", finding.unit(), out);
        Interval range = finding.range().orElse(null);
        NumberJson.exactOrNull("recomputed", finding.recomputed().orElse(null), Rounding.HALF_UP, out);
        NumberJson.exactOrNull("low", range == null ? null : range.low(), Rounding.FLOOR, out);
        NumberJson.exactOrNull("high", range == null ? null : range.high(), Rounding.CEILING, out);
        NumberJson.exactOrNull("gap", finding.gap().orElse(null), Rounding.HALF_UP, out);
        out.writeStringField("rule", finding.rule());
        out.writeStringField("citation", finding.citation().orElse(""));
        out.writeArrayFieldStart("cells");
        for (CheckCell cell : finding.cells()) {
            write(cell, out);
        }
        out.writeEndArray();
        out.writeStringField("advice", finding.advice());
        out.writeStringField("vorschlag", finding.vorschlag());
        out.writeStringField(
                "search", finding.search().map(RepairPart.State::name).orElse(""));
        List<Repair.Change> repairs = new ArrayList<>();
        finding.suspect().ifPresent(repairs::add);
        repairs.addAll(finding.alternatives());
        out.writeArrayFieldStart("repairs");
        for (Repair.Change change : repairs) {
            write(change, out);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("follows");
        for (Repair.Change change : finding.follows()) {
            write(change, out);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("beneath");
        int below = 0;
        for (Finding each : finding.beneath()) {
            write(each, number + "." + ++below, out);
        }
        out.writeEndArray();
        if (finding.definitions().isPresent()) {
            out.writeFieldName("definitions");
            DefinitionsJson.write(finding.definitions().get(), out);
        }
        out.writeEndObject();
    }

    private static void write(Repair.Change change, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeFieldName("cell");
        write(change.cell(), out);
        NumberJson.quantity(
                "proposed",
                change.isProposed() ? change.proposed() : null,
                change.cell().unit(),
                out);
        NumberJson.exactOrNull("low", change.low(), Rounding.FLOOR, out);
        NumberJson.exactOrNull("high", change.high(), Rounding.CEILING, out);
        out.writeStringField("cause", change.cause().name());
        CheckCell elsewhere = change.elsewhere();
        if (elsewhere == null) {
            out.writeNullField("elsewhere");
        } else {
            out.writeFieldName("elsewhere");
            write(elsewhere, out);
        }
        out.writeNumberField("agreeing", change.agreeing());
        out.writeEndObject();
    }

    private static void write(CheckCell cell, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("figure", cell.id());
        place(cell.source(), out);
        out.writeStringField("paper", cell.place().paper());
        out.writeStringField("row", cell.place().row());
        out.writeStringField("columnName", cell.place().column());
        out.writeStringField("label", cell.place().label());
        if (!cell.place().heading().isEmpty()) {
            out.writeStringField("columnHeading", cell.place().heading());
        }
        CheckCell.Fact fact = cell.fact();
        out.writeStringField("concept", fact == null ? "" : fact.concept());
        out.writeStringField("period", fact == null ? "" : fact.period());
        out.writeStringField("phase", fact == null ? "" : fact.phase());
        out.writeStringField("dimension", fact == null ? "" : fact.dimension());
        NumberJson.quantity("printed", cell.printed(), cell.unit(), out);
        out.writeStringField("blank", cell.blank().name());
        NumberJson.unit("unit", cell.unit(), out);
        NumberJson.precision(cell.precision(), out);
        NumberJson.exactOrNull("trust", cell.trust(), Rounding.HALF_UP, out);
        out.writeEndObject();
    }

    private static void place(@Nullable SourceRef source, JsonGenerator out) throws IOException {
        out.writeStringField("file", source == null ? "" : source.file());
        out.writeNumberField("line", source == null ? 0 : source.line());
        out.writeNumberField("column", source == null ? 0 : source.column());
    }

    private static void write(Problem problem, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("code", problem.code());
        out.writeStringField("severity", problem.severity().name());
        out.writeNullField("verdict");
        out.writeStringField("message", problem.message());
        out.writeStringField("expected", problem.expected());
        out.writeArrayFieldStart("cells");
        out.writeStartObject();
        place(problem.place(), out);
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(Coverage coverage, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("coverage");
        out.writeBooleanField("checkedAnything", coverage.checkedAnything());
        out.writeObjectFieldStart("relations");
        for (Verdict verdict : Verdict.values()) {
            out.writeNumberField(verdict.name(), coverage.count(verdict));
        }
        out.writeEndObject();
        out.writeNumberField("unprinted", coverage.unprinted());
        reasons("notCheckable", "relation", coverage.notCheckable(), out);
        reasons("failedRules", "figure", coverage.failedRules(), out);
        reasons("withoutValue", "figure", coverage.withoutValue(), out);
        out.writeEndObject();
    }

    private static void reasons(String name, String key, Map<String, String> reasons, JsonGenerator out)
            throws IOException {
        out.writeArrayFieldStart(name);
        for (Map.Entry<String, String> entry : reasons.entrySet()) {
            out.writeStartObject();
            out.writeStringField(key, entry.getKey());
            out.writeStringField("reason", entry.getValue());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
