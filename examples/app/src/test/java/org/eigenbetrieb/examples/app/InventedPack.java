package org.eigenbetrieb.examples.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.pack.Pack;

/** A pack of every form that a Land has on a day, with invented accounts and amounts. */
final class InventedPack {

    private InventedPack() {}

    static Pack of(Path folder, String land, LocalDate day, long seed) {
        Random random = new Random(seed);
        List<Layout> layouts = Modules.registry().layouts().values().stream()
                .filter(layout -> layout.jurisdiction().land().equals(land)
                        && layout.validity().contains(day))
                .toList();
        List<String> papers = new ArrayList<>();
        for (Layout layout : layouts) {
            String paper = "{\"id\": \"" + layout.id() + "\", \"title\": \"" + layout.form() + "\", \"layout\": \""
                    + layout.id() + "\", \"year\": "
                    + (isInterim(layout) ? "2023, \"stichtag\": \"2023-06-30\"" : 2024);
            boolean listed = layout.rows().stream().anyMatch(row -> row instanceof LayoutRow.Accounts);
            boolean elsewhere = !layout.gliederung().isEmpty()
                    && layouts.stream()
                            .anyMatch(other -> !other.id().equals(layout.id())
                                    && other.gliederung().equals(layout.gliederung())
                                    && other.rows().stream().anyMatch(row -> row instanceof LayoutRow.Accounts));
            Set<String> posts = posts(layout);
            if (!posts.isEmpty() && (listed || !elsewhere)) {
                paper += ", " + accounts(folder, layout, posts, random);
            }
            papers.add(paper + "}");
        }
        write(
                folder,
                "pack.json",
                "{\"organisation\": \"Betrieb\", \"land\": \"" + land + "\", \"stand\": \"" + day
                        + "\", \"planYear\": 2024, \"papers\": [" + String.join(",\n", papers)
                        + "], \"choices\": [{\"slot\": \"hochrechnung\", \"calculator\": \"hochrechnung.linear\","
                        + " \"parameters\": {\"convention\": \"months\"}, \"reason\": \"Beispiel\"}]}");
        return PackFolder.read(folder, Modules.registry()).value().orElseThrow();
    }

    private static boolean isInterim(Layout layout) {
        return layout.columns().stream()
                .anyMatch(column -> column.content() instanceof LayoutColumn.Facts facts
                        && (facts.basis() == LayoutColumn.Basis.YEAR_TO_STICHTAG
                                || facts.basis() == LayoutColumn.Basis.STICHTAG));
    }

    private static Set<String> posts(Layout layout) {
        Set<String> posts = new TreeSet<>();
        for (LayoutRow.Line line : layout.lines()) {
            if (line.rule() instanceof LayoutRow.Rule.OfAccounts) {
                posts.add(line.concept().id());
            }
        }
        return posts;
    }

    /** Two accounts of each post, with an amount in every column that does not follow from others. */
    private static String accounts(Path folder, Layout layout, Set<String> posts, Random random) {
        List<String> columns = layout.columns().stream()
                .filter(column -> column.content() instanceof LayoutColumn.Facts facts
                        && facts.sum().isEmpty()
                        && facts.slot().isEmpty())
                .map(LayoutColumn::id)
                .toList();
        StringBuilder csv = new StringBuilder("posten,konto,bezeichnung," + String.join(",", columns) + "\n");
        for (String post : posts) {
            for (int n = 1; n <= 2; n++) {
                csv.append(post).append(',').append(number(post, n)).append(",Konto");
                columns.forEach(column -> csv.append(',').append(1000L * random.nextInt(1, 900)));
                csv.append('\n');
            }
        }
        write(folder, layout.id() + ".csv", csv.toString());
        StringBuilder mapped = new StringBuilder();
        for (String column : columns) {
            mapped.append(mapped.isEmpty() ? "" : ", ")
                    .append("\"" + column + "\": {\"column\": \"" + column
                            + "\", \"role\": \"input\", \"exact\": true}");
        }
        return "\"file\": \"" + layout.id() + ".csv\", \"keys\": {\"line\": \"posten\", \"account\": \"konto\","
                + " \"label\": \"bezeichnung\"}, \"accounts\": {\"complete\": true}, \"columns\": {" + mapped + "}";
    }

    /** The same in all forms that have the post. */
    private static String number(String post, int n) {
        return Integer.toString(1_000_000 + Math.floorMod(post.hashCode(), 899_999) * 10 + n);
    }

    private static void write(Path folder, String file, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
