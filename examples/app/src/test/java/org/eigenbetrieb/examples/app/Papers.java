package org.eigenbetrieb.examples.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The papers that a run has written, read back from its JSON reports. */
final class Papers {

    private final Map<String, List<Row>> rows = new LinkedHashMap<>();

    private Papers() {}

    /** No papers, before there was a run. */
    static Papers none() {
        return new Papers();
    }

    /**
     * A printed row.
     *
     * @param id line, or account
     * @param kind kind of row as the report names it
     * @param label text as printed
     * @param cells cells by column of the form
     */
    record Row(String id, String kind, String label, Map<String, Json> cells) {

        Json cell(String column) {
            Json cell = cells.get(column);
            if (cell == null) {
                throw new IllegalArgumentException("no column " + column + " in " + cells.keySet());
            }
            return cell;
        }

        boolean isHeading() {
            return kind.equals("HEADING");
        }
    }

    static Papers of(Path out) {
        Papers papers = new Papers();
        for (String document : List.of(Koblenz.ZWISCHENBERICHT, Koblenz.WIRTSCHAFTSPLAN)) {
            for (Json section : Json.read(out.resolve(document + ".json")).list("sections")) {
                for (Json block : section.list("blocks")) {
                    block.find("table") // beside the form there are tables of its variances
                            .filter(table -> table.text("id").equals(section.text("id")))
                            .filter(table -> table.list("columns").stream()
                                    .anyMatch(column -> column.text("id").equals("bezeichnung")))
                            .ifPresent(table -> papers.rows.put(section.text("id"), rows(table)));
                }
            }
        }
        return papers;
    }

    private static List<Row> rows(Json table) {
        List<String> columns =
                table.list("columns").stream().map(column -> column.text("id")).toList();
        List<Row> rows = new ArrayList<>();
        for (Json row : table.list("rows")) {
            Map<String, Json> cells = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                cells.put(columns.get(i), row.list("cells").get(i));
            }
            String id = row.text("id");
            rows.add(new Row(
                    id.startsWith("konto-") ? id.substring("konto-".length()) : id,
                    row.text("kind"),
                    cells.getOrDefault("bezeichnung", row).text("text"),
                    cells));
        }
        return rows;
    }

    /** All rows of a paper that hold figures, in their order. */
    List<Row> paper(String paper) {
        return rows.getOrDefault(paper, List.of()).stream()
                .filter(row -> !row.isHeading())
                .toList();
    }

    Row row(String paper, String id) {
        return paper(paper).stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row " + id + " in " + paper));
    }

    Json cell(String paper, String id, String column) {
        return row(paper, id).cell(column);
    }

    /** Column of the form by column of the table, as pack.json declares it. */
    static Map<String, String> columns(Koblenz pack, String paper) {
        for (Json described : Json.parse(pack.text("pack.json")).list("papers")) {
            if (described.text("id").equals(paper)) {
                Map<String, String> columns = new LinkedHashMap<>();
                for (String column : Koblenz.original().table(paper).header()) {
                    described.get("columns").find(column).ifPresent(to -> columns.put(column, to.text("column")));
                }
                return columns;
            }
        }
        throw new IllegalArgumentException("no paper " + paper);
    }
}
