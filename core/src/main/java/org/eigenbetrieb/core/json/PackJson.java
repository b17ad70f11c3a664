package org.eigenbetrieb.core.json;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.calculator.Choice;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.json.internal.JsonIn;
import org.eigenbetrieb.core.json.internal.JsonLaw;
import org.eigenbetrieb.core.json.internal.JsonValue;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.pack.PackDescription;
import org.eigenbetrieb.core.pack.PaperDescription;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * The description of a pack to and from {@code pack.json}.
 *
 * <p>Every problem is reported at once, with its place. Stateless and safe for use by several threads.
 */
public final class PackJson {

    static final PaperDescription.Keys NO_KEYS = new PaperDescription.Keys("", "", "", "", "", "", "");
    static final PaperDescription.Accounts ANY_ACCOUNTS = new PaperDescription.Accounts(false, 0, "");
    static final String CENTS = "cents";

    private final List<Problem> problems;

    private PackJson(List<Problem> problems) {
        this.problems = problems;
    }

    /**
     * Writes a description, one column of a table per line and without what goes without saying.
     *
     * <p>The places of its parts are not written: they are those of the document. {@link #read} gives back the same
     * description with the places of the new document.
     *
     * @param pack the description, of an enterprise in a Land
     * @return the document
     */
    public static String write(PackDescription pack) {
        return JsonOut.write(new PackWriter(pack)::write);
    }

    /**
     * Reads a description.
     *
     * @param bytes the document, UTF-8
     * @param file its name, for messages
     * @return the description, empty when there is an error, and every problem
     */
    public static Read<Optional<PackDescription>> read(byte[] bytes, String file) {
        return JsonIn.read(bytes, file, (fields, problems) -> Optional.of(new PackJson(problems).pack(fields, file)));
    }

    private PackDescription pack(JsonFields fields, String file) {
        String organisation = fields.text("organisation", "\"Eigenbetrieb Rechenzentrum\"");
        fields.text("land", "\"RP\"");
        Jurisdiction place = JsonLaw.place(fields);
        LocalDate stand = fields.date("stand", "\"2023-09-28\"");
        int planYear = fields.integer("planYear", 1900, 2200, null);
        List<PaperDescription> papers = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonValue paper : fields.requiredList("papers")) {
            PaperDescription described = paper(paper, stand);
            if (!ids.add(described.id())) {
                problems.add(Problem.error(
                        "EB-JSN-006",
                        described.place(),
                        "there are two papers \"" + described.id() + "\"",
                        "give each paper its own id"));
            }
            papers.add(described);
        }
        List<PackDescription.DocumentDescription> documents = new ArrayList<>();
        Set<String> documentIds = new HashSet<>(Set.of("findings", "check"));
        for (JsonValue document : fields.list("documents")) {
            PackDescription.DocumentDescription described = document(document, ids);
            if (!documentIds.add(described.id())) {
                problems.add(Problem.error(
                        "EB-JSN-006",
                        described.place(),
                        "\"" + described.id() + "\" is taken: by another document or by the program's own output",
                        "choose another id"));
            }
            documents.add(described);
        }
        List<Choice> choices = new ArrayList<>();
        for (JsonValue choice : fields.list("choices")) {
            choices.add(choice(choice, ids));
        }
        fields.finish();
        return new PackDescription(
                organisation, place, stand, planYear, papers, documents, choices, SourceRef.of(file));
    }

    private PaperDescription paper(JsonValue value, LocalDate stand) {
        JsonFields fields = JsonFields.of(value, problems);
        String id = id(fields, "\"zwischenbericht-guv\"");
        String title = fields.text("title", "\"Zwischenbericht\"");
        String layout = fields.text("layout", "", true);
        int year = fields.integer("year", 1900, 2200, null);
        LocalDate stichtag = fields.optional("stichtag", LocalDate::parse).orElse(stand);
        String file = file(fields, "file");
        CsvFormat format = fields.object("format").map(this::format).orElse(CsvFormat.RFC4180.unguarded());
        PaperDescription.Keys keys = fields.object("keys").map(PackJson::keys).orElse(NO_KEYS);
        PaperDescription.Accounts accounts =
                fields.object("accounts").map(PackJson::accounts).orElse(ANY_ACCOUNTS);
        Map<String, PaperDescription.Column> columns = new LinkedHashMap<>();
        fields.object("columns")
                .ifPresent(all ->
                        all.all().forEach((name, column) -> columns.put(name, column(column, !layout.isEmpty()))));
        List<String> ignored = fields.texts("ignored");
        PaperDescription.Records records = records(fields);
        boolean listsRecords = !records.kind().isEmpty();
        if (listsRecords && (!layout.isEmpty() || !file.isEmpty() || !columns.isEmpty())) {
            fields.report(
                    "EB-JSN-006",
                    "kind",
                    "paper \"" + id + "\" lists records and also fills a form",
                    "give \"kind\" and \"files\", or \"layout\", \"file\" and \"columns\"");
        }
        if (!file.isEmpty() && columns.isEmpty() && !listsRecords) {
            fields.report(
                    "EB-JSN-006",
                    "file",
                    "the table " + file + " has no columns with figures",
                    "describe its columns under \"columns\"");
        }
        if (layout.isEmpty()
                && !listsRecords
                && (keys.line().isEmpty()
                        || keys.phase().isEmpty()
                        || keys.period().isEmpty())) {
            fields.report(
                    "EB-JSN-006",
                    "keys",
                    "paper \"" + id + "\" has neither a layout nor a kind nor keys for single facts",
                    "give \"layout\", or \"kind\", or \"keys\" with line, phase, period");
        }
        if (layout.isEmpty() && file.isEmpty() && !listsRecords) {
            fields.report(
                    "EB-JSN-006",
                    "file",
                    "paper \"" + id + "\" lists single facts, but names no file",
                    "give \"file\", or \"layout\" for a form that is computed");
        }
        fields.finish();
        return new PaperDescription(
                id,
                title,
                layout,
                year,
                stichtag,
                file,
                format,
                keys,
                accounts,
                columns,
                ignored,
                records,
                fields.place());
    }

    private static PaperDescription.Records records(JsonFields fields) {
        String kind = fields.text("kind", "", true);
        Map<String, String> files = new LinkedHashMap<>();
        fields.object("files").ifPresent(named -> {
            for (String role : named.all().keySet()) {
                files.put(role, file(named, role));
            }
            named.finish();
        });
        files.values().removeIf(String::isEmpty);
        Map<String, String> parameters =
                fields.object("parameters").map(JsonFields::textMap).orElse(Map.of());
        if (kind.isEmpty() && !(files.isEmpty() && parameters.isEmpty())) {
            fields.report(
                    "EB-JSN-006",
                    files.isEmpty() ? "parameters" : "files",
                    "only a paper that lists records has files and parameters",
                    "give \"kind\", for example \"stellenuebersicht\"");
        }
        return new PaperDescription.Records(kind, files, parameters);
    }

    private String id(JsonFields fields, String example) {
        String id = fields.text("id", example);
        if (!id.isEmpty() && !id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            fields.report(
                    "EB-JSN-005", "id", "\"" + id + "\" is not an id", "expected letters, digits, '.', '_' and '-'");
            return "id";
        }
        return id.isEmpty() ? "id" : id;
    }

    private static PaperDescription.Keys keys(JsonFields fields) {
        PaperDescription.Keys keys = new PaperDescription.Keys(
                fields.text("line", "", true),
                fields.text("account", "", true),
                fields.text("label", "", true),
                fields.text("phase", "", true),
                fields.text("period", "", true),
                fields.text("dimensions", "", true),
                fields.text("unit", "", true));
        fields.finish();
        return keys;
    }

    /** The name of a file, as places can carry it; may be left out. */
    private static String file(JsonFields fields, String name) {
        String file = fields.text(name, "", true);
        if (!file.isEmpty()) {
            try {
                SourceRef.of(file);
            } catch (IllegalArgumentException e) {
                fields.report("EB-JSN-005", name, String.valueOf(e.getMessage()), "");
                return "";
            }
        }
        return file;
    }

    private static PaperDescription.Accounts accounts(JsonFields fields) {
        PaperDescription.Accounts accounts = new PaperDescription.Accounts(
                fields.bool("complete"), fields.integer("length", 0, 30, 0), file(fields, "assignment"));
        fields.finish();
        return accounts;
    }

    private CsvFormat format(JsonFields fields) {
        String delimiter = fields.text("delimiter", ",", false);
        CsvFormat.Delimiter by = CsvFormat.Delimiter.COMMA;
        switch (delimiter) {
            case ";" -> by = CsvFormat.Delimiter.SEMICOLON;
            case "," -> by = CsvFormat.Delimiter.COMMA;
            case "\t", "tab" -> by = CsvFormat.Delimiter.TAB;
            default ->
                fields.report(
                        "EB-JSN-005",
                        "delimiter",
                        "\"" + delimiter + "\" is not a delimiter",
                        "expected one of \";\", \",\", \"tab\"");
        }
        CsvFormat.Encoding encoding = fields.constant("encoding", CsvFormat.Encoding.class, CsvFormat.Encoding.UTF_8);
        Notation notation = fields.optional("notation", Notation::of).orElse(Notation.PLAIN);
        boolean guarded = fields.bool("guarded");
        fields.finish();
        CsvFormat format = new CsvFormat(by, encoding, notation, true);
        return guarded ? format : format.unguarded();
    }

    private PaperDescription.Column column(JsonValue value, boolean inLayout) {
        JsonFields fields = JsonFields.of(value, problems);
        String column = inLayout ? fields.text("column", "\"plan\"") : fields.text("column", "", true);
        PaperDescription.Role role = fields.constant("role", PaperDescription.Role.class, null);
        String unit = fields.optional("unit", text -> Unit.of(text).code()).orElse("");
        PaperDescription.Exactness exactness = exactness(fields);
        Figure.Blank blank = fields.constant("blank", Figure.Blank.class, Figure.Blank.MISSING);
        fields.finish();
        return new PaperDescription.Column(column, role, unit, exactness, blank, fields.place());
    }

    /** {@code true}, {@code false} or {@code "cents"}. */
    private static PaperDescription.Exactness exactness(JsonFields fields) {
        if (fields.isText("exact")) {
            if (fields.text("exact", "", true).equals(CENTS)) {
                return PaperDescription.Exactness.CENTS;
            }
            fields.report("EB-JSN-005", "exact", "the text is not known here", "expected true, false or \"cents\"");
            return PaperDescription.Exactness.ROUNDED;
        }
        return fields.bool("exact") ? PaperDescription.Exactness.EXACT : PaperDescription.Exactness.ROUNDED;
    }

    private PackDescription.DocumentDescription document(JsonValue value, Set<String> papers) {
        JsonFields fields = JsonFields.of(value, problems);
        String id = id(fields, "\"zwischenbericht\"");
        String title = fields.text("title", "\"Zwischenbericht\"");
        String subtitle = fields.text("subtitle", "", true);
        String number = fields.text("number", "", true);
        List<String> of = fields.texts("papers");
        for (String paper : of) {
            if (!papers.contains(paper)) {
                fields.report(
                        "EB-JSN-006",
                        "papers",
                        "there is no paper \"" + paper + "\"",
                        "expected one of " + sorted(papers));
            }
        }
        fields.finish();
        return new PackDescription.DocumentDescription(id, title, subtitle, number, of, fields.place());
    }

    private Choice choice(JsonValue value, Set<String> papers) {
        JsonFields fields = JsonFields.of(value, problems);
        String slot = fields.text("slot", "\"hochrechnung\"");
        String paper = fields.text("paper", "", true);
        if (!paper.isEmpty() && !papers.contains(paper)) {
            fields.report(
                    "EB-JSN-006", "paper", "there is no paper \"" + paper + "\"", "expected one of " + sorted(papers));
        }
        List<String> lines = fields.texts("lines");
        String calculator = fields.text("calculator", "\"hochrechnung.linear\"");
        Map<String, String> parameters =
                fields.object("parameters").map(JsonFields::textMap).orElse(Map.of());
        String reason = fields.text("reason", "\"gleichmäßiger Verlauf\"");
        fields.finish();
        return new Choice(slot, paper, lines, calculator, parameters, reason, fields.place());
    }

    private static List<String> sorted(Set<String> ids) {
        return ids.stream().sorted().toList();
    }
}
