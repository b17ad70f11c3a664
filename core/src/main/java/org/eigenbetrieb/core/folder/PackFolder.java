package org.eigenbetrieb.core.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.calculator.Registry;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.json.PackJson;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackDescription;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * Reads a pack from a folder that holds {@code pack.json} and its tables.
 *
 * <p>Nothing outside the folder is read: names that lead out of it, also through links, are refused. Stateless and
 * safe for use by several threads.
 */
public final class PackFolder {

    private static final String DESCRIPTION = "pack.json";

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
        Optional<Pack> pack = description
                .value()
                .map(found -> Pack.build(found, registry, (name, format) -> table(folder, name, format)));
        pack.ifPresent(built -> problems.addAll(built.problems()));
        return Read.of(pack, problems);
    }

    private static Read<CsvTable> table(Path folder, String name, CsvFormat format) {
        Optional<Path> file = inside(folder, name);
        if (file.isEmpty()) {
            Read<CsvTable> none = CsvReader.read(new byte[0], name, format, Limits.STANDARD);
            return Read.of(
                    none.value(),
                    List.of(Problem.error(
                            "EB-PCK-017",
                            SourceRef.of(DESCRIPTION),
                            "the file name \"" + name + "\" leads out of the folder of the pack",
                            "name files inside the folder, without .. and without links to elsewhere")));
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
