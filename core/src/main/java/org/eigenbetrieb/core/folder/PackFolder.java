package org.eigenbetrieb.core.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.json.LayoutJson;
import org.eigenbetrieb.core.json.PackJson;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackDescription;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * Reads a pack from a folder that holds {@code pack.json}, its tables and, in {@code layouts}, forms of its own.
 *
 * <p>Nothing outside the folder is read: names that lead out of it, also through links, are refused. Stateless and
 * safe for use by several threads.
 */
public final class PackFolder {

    private static final String DESCRIPTION = "pack.json";
    private static final String LAYOUTS = "layouts";
    private static final int MOST_LAYOUTS = 200;

    private PackFolder() {}

    /**
     * Reads a pack.
     *
     * @param folder the folder
     * @param registry the layouts and calculators that it may use
     * @return the pack, empty when {@code pack.json} cannot be used; the problems include those of
     *     {@link Pack#problems()}
     */
    public static Read<Optional<Pack>> read(Path folder, Registry registry) {
        List<Problem> problems = new ArrayList<>();
        Path file = folder.resolve(DESCRIPTION);
        if (Files.exists(file) && inside(folder, DESCRIPTION).isEmpty()) {
            problems.add(outside(DESCRIPTION));
            return Read.of(Optional.empty(), problems);
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            problems.add(Problem.error(
                    "EB-PCK-001",
                    SourceRef.of(DESCRIPTION),
                    "pack.json in the folder " + folder + " is no regular file",
                    "expected a file with text, no folder and no pipe"));
            return Read.of(Optional.empty(), problems);
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(Limits.STANDARD.bytes());
        } catch (IOException e) {
            problems.add(Problem.error(
                    "EB-PCK-001",
                    SourceRef.of(DESCRIPTION),
                    "the folder " + folder + " has no readable pack.json",
                    "a pack is a folder with pack.json and its tables; see the README of examples/koblenz"));
            return Read.of(Optional.empty(), problems);
        }
        Read<Optional<PackDescription>> description = PackJson.read(bytes, DESCRIPTION);
        problems.addAll(description.problems());
        Registry all = description.value().isPresent() ? withOwnLayouts(folder, registry, problems) : registry;
        Optional<Pack> pack =
                description.value().map(found -> Pack.build(found, all, (name, format) -> table(folder, name, format)));
        pack.ifPresent(built -> problems.addAll(built.problems()));
        return Read.of(pack, problems);
    }

    /** The registry with the layouts that the pack brings along in its folder {@code layouts}. */
    private static Registry withOwnLayouts(Path folder, Registry registry, List<Problem> problems) {
        Path layouts = folder.resolve(LAYOUTS);
        if (!Files.isDirectory(layouts)) {
            return registry;
        }
        if (inside(folder, LAYOUTS).isEmpty()) {
            problems.add(outside(LAYOUTS));
            return registry;
        }
        Registry.Builder builder = registry.toBuilder();
        Set<String> taken = new HashSet<>(registry.layouts().keySet());
        try (Stream<Path> files = Files.list(layouts)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .limit(MOST_LAYOUTS)
                    .toList();
            for (Path file : found) {
                readLayout(folder, LAYOUTS + "/" + file.getFileName(), taken, builder, problems);
            }
        } catch (IOException e) {
            problems.add(Problem.error(
                    "EB-PCK-020",
                    SourceRef.of(LAYOUTS),
                    "the folder of layouts cannot be read: " + e.getMessage(),
                    "expected readable .json files"));
        }
        return builder.build();
    }

    private static void readLayout(
            Path folder, String name, Set<String> taken, Registry.Builder builder, List<Problem> problems)
            throws IOException {
        Optional<Path> safe = inside(folder, name);
        if (safe.isEmpty()) {
            problems.add(outside(name));
            return;
        }
        if (!Files.isRegularFile(safe.get())) {
            problems.add(Problem.error(
                    "EB-PCK-020",
                    SourceRef.of(name),
                    "the layout is no regular file",
                    "expected readable .json files"));
            return;
        }
        try (InputStream in = Files.newInputStream(safe.get())) {
            Read<Optional<Layout>> layout = LayoutJson.read(in.readNBytes(Limits.STANDARD.bytes()), name);
            problems.addAll(layout.problems());
            if (layout.value().isPresent() && !taken.add(layout.value().get().id())) {
                problems.add(Problem.error(
                        "EB-PCK-019",
                        SourceRef.of(name),
                        "there is already a layout \"" + layout.value().get().id() + "\"",
                        "give your own layout an id of its own"));
            } else {
                layout.value().ifPresent(own -> builder.layouts(List.of(own)));
            }
        }
    }

    private static Problem outside(String name) {
        return Problem.error(
                "EB-PCK-017",
                SourceRef.of(DESCRIPTION),
                "the file name \"" + name + "\" leads out of the folder of the pack",
                "name files inside the folder, without .. and without links to elsewhere");
    }

    private static Read<CsvTable> table(Path folder, String name, CsvFormat format) {
        Optional<Path> file = inside(folder, name);
        if (file.isEmpty()) {
            Read<CsvTable> none = CsvReader.read(new byte[0], name, format, Limits.STANDARD);
            return Read.of(none.value(), List.of(outside(name)));
        }
        return CsvReader.read(file.get(), name, format, Limits.STANDARD);
    }

    /** The file, when it lies in the folder even after links are followed. */
    private static Optional<Path> inside(Path folder, String name) {
        try {
            Path root = folder.toAbsolutePath().normalize();
            Path file = root.resolve(name).normalize();
            if (!file.startsWith(root) || name.indexOf('\\') >= 0) {
                return Optional.empty();
            }
            if (Files.exists(file) && !file.toRealPath().startsWith(folder.toRealPath())) {
                return Optional.empty();
            }
            return Optional.of(file);
        } catch (InvalidPathException | IOException e) {
            return Optional.empty();
        }
    }
}
