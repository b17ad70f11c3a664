package org.eigenbetrieb.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.calculator.Choice;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.pack.PackDescription;
import org.eigenbetrieb.core.pack.PaperDescription;

/** Writes {@code pack.json} as people write it: one column of a table per line, nothing that goes without saying. */
final class PackWriter {

    private final PackDescription pack;

    PackWriter(PackDescription pack) {
        this.pack = pack;
    }

    void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("organisation", pack.organisation());
        LawJson.place(pack.place(), out);
        out.writeStringField("stand", pack.stand().toString());
        out.writeNumberField("planYear", pack.planYear());
        out.writeArrayFieldStart("papers");
        for (PaperDescription paper : pack.papers()) {
            paper(paper, out);
        }
        out.writeEndArray();
        if (!pack.documents().isEmpty()) {
            out.writeArrayFieldStart("documents");
            for (PackDescription.DocumentDescription document : pack.documents()) {
                JsonOut.line(out, inner -> document(document, inner));
            }
            out.writeEndArray();
        }
        if (!pack.choices().isEmpty()) {
            out.writeArrayFieldStart("choices");
            for (Choice choice : pack.choices()) {
                JsonOut.line(out, inner -> choice(choice, inner));
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private void paper(PaperDescription paper, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", paper.id());
        out.writeStringField("title", paper.title());
        JsonOut.unlessEmpty(out, "layout", paper.layout());
        JsonOut.unlessEmpty(out, "kind", paper.records().kind());
        out.writeNumberField("year", paper.year());
        if (!paper.stichtag().equals(pack.stand())) {
            out.writeStringField("stichtag", paper.stichtag().toString());
        }
        JsonOut.unlessEmpty(out, "file", paper.file());
        if (!paper.format().equals(CsvFormat.RFC4180.unguarded())) {
            JsonOut.line(out, "format", inner -> format(paper.format(), inner));
        }
        if (!paper.keys().equals(PackJson.NO_KEYS)) {
            JsonOut.line(out, "keys", inner -> keys(paper.keys(), inner));
        }
        if (!paper.accounts().equals(PackJson.ANY_ACCOUNTS)) {
            JsonOut.line(out, "accounts", inner -> accounts(paper.accounts(), inner));
        }
        if (!paper.columns().isEmpty()) {
            out.writeObjectFieldStart("columns");
            for (Map.Entry<String, PaperDescription.Column> column :
                    paper.columns().entrySet()) {
                JsonOut.line(out, column.getKey(), inner -> column(column.getValue(), inner));
            }
            out.writeEndObject();
        }
        texts("ignored", paper.ignored(), out);
        textMap("files", paper.records().files(), out);
        textMap("parameters", paper.records().parameters(), out);
        out.writeEndObject();
    }

    private static void textMap(String name, Map<String, String> texts, JsonGenerator out) throws IOException {
        if (!texts.isEmpty()) {
            out.writeObjectFieldStart(name);
            for (Map.Entry<String, String> text : texts.entrySet()) {
                out.writeStringField(text.getKey(), text.getValue());
            }
            out.writeEndObject();
        }
    }

    private static void format(CsvFormat format, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField(
                "delimiter",
                format.delimiter() == CsvFormat.Delimiter.TAB
                        ? "tab"
                        : Character.toString(format.delimiter().character()));
        out.writeStringField("encoding", JsonFields.nameOf(format.encoding()));
        out.writeStringField("notation", format.notation().id());
        if (format.guarded()) {
            out.writeBooleanField("guarded", true);
        }
        out.writeEndObject();
    }

    private static void keys(PaperDescription.Keys keys, JsonGenerator out) throws IOException {
        out.writeStartObject();
        JsonOut.unlessEmpty(out, "line", keys.line());
        JsonOut.unlessEmpty(out, "account", keys.account());
        JsonOut.unlessEmpty(out, "label", keys.label());
        JsonOut.unlessEmpty(out, "phase", keys.phase());
        JsonOut.unlessEmpty(out, "period", keys.period());
        JsonOut.unlessEmpty(out, "dimensions", keys.dimensions());
        JsonOut.unlessEmpty(out, "unit", keys.unit());
        out.writeEndObject();
    }

    private static void accounts(PaperDescription.Accounts accounts, JsonGenerator out) throws IOException {
        out.writeStartObject();
        if (accounts.complete()) {
            out.writeBooleanField("complete", true);
        }
        if (accounts.length() > 0) {
            out.writeNumberField("length", accounts.length());
        }
        JsonOut.unlessEmpty(out, "assignment", accounts.assignment());
        out.writeEndObject();
    }

    private static void column(PaperDescription.Column column, JsonGenerator out) throws IOException {
        out.writeStartObject();
        JsonOut.unlessEmpty(out, "column", column.column());
        out.writeStringField("role", JsonFields.nameOf(column.role()));
        JsonOut.unlessEmpty(out, "unit", column.unit());
        switch (column.exactness()) {
            case ROUNDED -> {}
            case EXACT -> out.writeBooleanField("exact", true);
            case CENTS -> out.writeStringField("exact", PackJson.CENTS);
        }
        if (column.blank() != Figure.Blank.MISSING) {
            out.writeStringField("blank", JsonFields.nameOf(column.blank()));
        }
        out.writeEndObject();
    }

    private static void document(PackDescription.DocumentDescription document, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", document.id());
        out.writeStringField("title", document.title());
        JsonOut.unlessEmpty(out, "subtitle", document.subtitle());
        JsonOut.unlessEmpty(out, "number", document.number());
        texts("papers", document.papers(), out);
        out.writeEndObject();
    }

    private static void choice(Choice choice, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("slot", choice.slot());
        JsonOut.unlessEmpty(out, "paper", choice.paper());
        texts("lines", choice.lines(), out);
        out.writeStringField("calculator", choice.calculator());
        textMap("parameters", choice.parameters(), out);
        out.writeStringField("reason", choice.reason());
        out.writeEndObject();
    }

    private static void texts(String name, List<String> texts, JsonGenerator out) throws IOException {
        if (!texts.isEmpty()) {
            JsonOut.texts(out, name, texts);
        }
    }
}
