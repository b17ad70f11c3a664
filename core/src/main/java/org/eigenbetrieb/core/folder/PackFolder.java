package org.eigenbetrieb.core.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.json.LayoutJson;
import org.eigenbetrieb.core.json.LinksJson;
import org.eigenbetrieb.core.json.PackJson;
import org.eigenbetrieb.core.json.PlanPartsJson;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.Links;
import org.eigenbetrieb.core.layout.PlanParts;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackDescription;
import org.eigenbetrieb.core.pack.PackDocument;
import org.eigenbetrieb.core.pack.RecordPaper;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.pack.Tables;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * Reads a pack from a folder that holds {@code pack.json}, its tables and what belongs to it alone: forms in {@code
 * layouts}, rules between papers in {@code links}, parts of the plan in {@code parts}, and what a kind of papers reads in
 * its {@link RecordPaper#folder() folder}. So a Land that the library does not know is a matter of files.
 *
 * <p>Nothing outside the folder is read: names that lead out of it, also through links, are refused. Stateless and
 * safe for use by several threads.
 */
public final class PackFolder {

    private static final String DESCRIPTION = "pack.json";
    private static final int MOST_FILES = 200;

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
        Registry all = description.value().isPresent() ? withOwnFiles(folder, registry, problems) : registry;
        Optional<Pack> pack = description.value().map(found -> Pack.build(found, all, new Contents(folder)));
        pack.ifPresent(built -> problems.addAll(built.problems()));
        return Read.of(pack, problems);
    }

    /** The registry with the forms and rules that the pack brings along in folders of its own. */
    private static Registry withOwnFiles(Path folder, Registry registry, List<Problem> problems) {
        Registry.Builder builder = registry.toBuilder();
        List<Layout> layouts = own(folder, "layouts", LayoutJson::read, problems);
        for (Layout layout : untaken(layouts, Layout::id, Layout::place, registry.layouts(), "layout", problems)) {
            builder.layouts(List.of(layout));
        }
        List<Links> links = own(folder, "links", LinksJson::read, problems);
        builder.links(untaken(links, Links::id, Links::place, registry.links(), "file of rules", problems));
        List<PlanParts> parts = own(folder, "parts", PlanPartsJson::read, problems);
        builder.parts(untaken(parts, PlanParts::id, PlanParts::place, registry.parts(), "file of parts", problems));
        for (RecordPaper paper : registry.papers().values()) {
            if (!paper.folder().isEmpty()) {
                builder.replace(withOwnFiles(folder, paper, problems));
            }
        }
        return builder.build();
    }

    /** A kind of papers with the files that the pack brings for it. */
    private static RecordPaper withOwnFiles(Path folder, RecordPaper paper, List<Problem> problems) {
        List<RecordPaper> grown = new ArrayList<>(List.of(paper));
        own(
                folder,
                paper.folder(),
                (bytes, file) -> {
                    Read<RecordPaper> more = grown.get(grown.size() - 1).with(bytes, file);
                    grown.add(more.value());
                    return Read.of(Optional.<RecordPaper>empty(), more.problems());
                },
                problems);
        return grown.get(grown.size() - 1);
    }

    /** The readable files of a folder in the pack, in the order of their names. */
    private static <T> List<T> own(
            Path folder, String name, BiFunction<byte[], String, Read<Optional<T>>> reader, List<Problem> problems) {
        List<T> read = new ArrayList<>();
        if (!Files.isDirectory(folder.resolve(name))) {
            return read;
        }
        if (inside(folder, name).isEmpty()) {
            problems.add(outside(name));
            return read;
        }
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
            for (Path each : found) {
                String file = name + "/" + each.getFileName();
                Optional<Path> safe = inside(folder, file);
                if (safe.isEmpty()) {
                    problems.add(outside(file));
                    continue;
                }
                if (!Files.isRegularFile(safe.get())) {
                    problems.add(Problem.error(
                            "EB-PCK-020",
                            SourceRef.of(file),
                            "this is no regular file",
                            "expected readable .json files"));
                    continue;
                }
                try (InputStream in = Files.newInputStream(safe.get())) {
                    Read<Optional<T>> one = reader.apply(in.readNBytes(Limits.STANDARD.bytes()), file);
                    problems.addAll(one.problems());
                    one.value().ifPresent(read::add);
                }
            }
        } catch (IOException e) {
            problems.add(Problem.error(
                    "EB-PCK-020",
                    SourceRef.of(name),
                    "the folder " + name + " cannot be read: " + e.getMessage(),
                    "expected readable .json files"));
        }
        return read;
    }

    /** Those whose ids are not taken; of two with one id the first. */
    private static <T> List<T> untaken(
            List<T> own,
            Function<T, String> id,
            Function<T, SourceRef> place,
            Map<String, T> known,
            String what,
            List<Problem> problems) {
        List<T> untaken = new ArrayList<>();
        Set<String> taken = new HashSet<>(known.keySet());
        for (T each : own) {
            if (taken.add(id.apply(each))) {
                untaken.add(each);
            } else {
                problems.add(Problem.error(
                        "EB-PCK-019",
                        place.apply(each),
                        "there is already a " + what + " \"" + id.apply(each) + "\"",
                        "give your own " + what + " an id of its own"));
            }
        }
        return untaken;
    }

    private static Problem outside(String name) {
        return Problem.error(
                "EB-PCK-017",
                SourceRef.of(DESCRIPTION),
                "the file name \"" + name + "\" leads out of the folder of the pack",
                "name files inside the folder, without .. and without links to elsewhere");
    }

    /** The tables and documents in the folder. */
    private record Contents(Path folder) implements Tables {

        @Override
        public Read<CsvTable> read(String name, CsvFormat format) {
            Optional<Path> file = inside(folder, name);
            if (file.isEmpty()) {
                Read<CsvTable> none = CsvReader.read(new byte[0], name, format, Limits.STANDARD);
                return Read.of(none.value(), List.of(outside(name)));
            }
            return CsvReader.read(file.get(), name, format, Limits.STANDARD);
        }

        @Override
        public Read<Optional<PackDocument>> document(String name) {
            Optional<Path> file = inside(folder, name);
            if (file.isEmpty()) {
                return Read.of(Optional.empty(), List.of(outside(name)));
            }
            if (!Files.isRegularFile(file.get())) {
                return unreadable(
                        name,
                        Files.exists(file.get()) ? "this is no regular file" : "there is no such file in the folder",
                        "check the name in pack.json");
            }
            int most = Limits.STANDARD.bytes();
            try (InputStream in = Files.newInputStream(file.get())) {
                byte[] bytes = in.readNBytes(most + 1);
                return bytes.length > most
                        ? unreadable(name, "the file has more than " + (most >> 20) + " MiB", "expected a smaller one")
                        : Read.of(Optional.of(PackDocument.of(name, bytes)), List.of());
            } catch (IOException e) {
                return unreadable(name, "the file cannot be opened", "expected a readable file");
            }
        }

        private static Read<Optional<PackDocument>> unreadable(String name, String what, String expected) {
            return Read.of(Optional.empty(), List.of(Problem.error("EB-PCK-032", SourceRef.of(name), what, expected)));
        }
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
