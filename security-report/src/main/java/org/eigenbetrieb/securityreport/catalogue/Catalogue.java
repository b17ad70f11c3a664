package org.eigenbetrieb.securityreport.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * One edition of a security catalogue, as the user supplies it at run time.
 *
 * <p>The library ships none: the texts of the BSI are under CC BY-SA 4.0. A catalogue knows the SHA-256 of the file it was
 * read from, so that a report can name exactly which version it was checked against. Immutable and safe for use by several
 * threads.
 */
public final class Catalogue {

    private final String edition;
    private final String title;
    private final String version;
    private final String uuid;
    private final String sha256;
    private final Map<RequirementId, Requirement> entries;
    private final Map<RequirementId, List<RequirementId>> children;

    private Catalogue(
            String edition,
            String title,
            String version,
            String uuid,
            String sha256,
            Map<RequirementId, Requirement> entries) {
        RequirementRef.checkEdition(edition);
        this.edition = edition;
        this.title = Objects.requireNonNull(title, "title");
        this.version = Objects.requireNonNull(version, "version");
        this.uuid = Objects.requireNonNull(uuid, "uuid");
        this.sha256 = Objects.requireNonNull(sha256, "sha256");
        this.entries = Collections.unmodifiableMap(entries);
        this.children = new LinkedHashMap<>();
        for (Requirement entry : entries.values()) {
            RequirementId parent = entry.parent();
            if (parent != null) {
                children.computeIfAbsent(parent, key -> new ArrayList<>()).add(entry.id());
            }
        }
    }

    /**
     * A catalogue of entries.
     *
     * @param edition name of the edition, see {@link RequirementRef}
     * @param title title; may be empty
     * @param version version as the file states it; may be empty
     * @param uuid id of the file as it states it; may be empty
     * @param sha256 hash of the file in lower-case hexadecimal digits; empty when it was not read from one
     * @param entries groups and controls in the order of the catalogue
     * @return the catalogue; of entries with the same id it holds the first, and a problem {@code EB-OSC-003} names each
     *     other one
     */
    public static Read<Catalogue> of(
            String edition, String title, String version, String uuid, String sha256, Collection<Requirement> entries) {
        List<Problem> problems = new ArrayList<>();
        Map<RequirementId, Requirement> byId = new LinkedHashMap<>();
        for (Requirement entry : entries) {
            Requirement first = byId.putIfAbsent(entry.id(), entry);
            if (first != null) {
                problems.add(Problem.error(
                        "EB-OSC-003",
                        entry.place(),
                        "id \"" + entry.id() + "\" stands in the catalogue twice; the first one is at " + first.place(),
                        "expected each id once; the second one is left out"));
            }
        }
        return Read.of(new Catalogue(edition, title, version, uuid, sha256, byId), problems);
    }

    /**
     * Reads a catalogue from a table with the columns {@code id}, {@code titel} and optionally {@code stufe} and {@code
     * entfallen} ({@code ja} or empty).
     *
     * @param table the table
     * @param edition name of the edition
     * @return all entries that could be read; a malformed id is the problem {@code EB-OSC-002}
     */
    public static Read<Catalogue> read(CsvTable table, String edition) {
        List<Problem> problems = new ArrayList<>(table.missing(List.of("id", "titel")));
        List<Requirement> entries = new ArrayList<>();
        if (problems.isEmpty()) {
            Set<RequirementId> known = new LinkedHashSet<>();
            for (CsvTable.Row row : table.rows()) {
                CsvTable.Cell cell = row.cell("id");
                try {
                    RequirementId id = RequirementId.parse(cell.text());
                    RequirementId parent = id.parent().filter(known::contains).orElse(null);
                    known.add(id);
                    entries.add(new Requirement(
                            id,
                            row.cell("titel").text().strip(),
                            id.form() == RequirementId.Form.BAUSTEIN,
                            parent,
                            "",
                            text(row, "stufe"),
                            text(row, "entfallen").equals("ja"),
                            row.place()));
                } catch (IllegalArgumentException e) {
                    problems.add(Problem.error(
                            "EB-OSC-002", cell.place(), String.valueOf(e.getMessage()), "the row is left out"));
                }
            }
        }
        Read<Catalogue> read = of(edition, table.file(), "", "", "", entries);
        problems.addAll(read.problems());
        return Read.of(read.value(), problems);
    }

    private static String text(CsvTable.Row row, String column) {
        return row.find(column).map(cell -> cell.text().strip()).orElse("");
    }

    /**
     * Holds the file against a hash that was written down before.
     *
     * @param expected SHA-256 in hexadecimal digits
     * @return a problem {@code EB-OSC-004} when the file is another one, or empty
     */
    public Optional<Problem> checkPin(String expected) {
        String wanted = expected.strip().toLowerCase(Locale.ROOT);
        if (wanted.equals(sha256)) {
            return Optional.empty();
        }
        return Optional.of(Problem.error(
                "EB-OSC-004",
                SourceRef.of(title.isEmpty() ? edition : edition + " (" + title.replace(':', ' ') + ")"),
                "the catalogue is not the pinned file: its SHA-256 is " + (sha256.isEmpty() ? "unknown" : sha256)
                        + ", pinned is " + wanted,
                "get the pinned file, or check what has changed (CatalogueDrift) and pin the new one"));
    }

    /**
     * Name of the edition.
     *
     * @return the name
     */
    public String edition() {
        return edition;
    }

    /**
     * Title as the file states it.
     *
     * @return the title; may be empty
     */
    public String title() {
        return title;
    }

    /**
     * Version as the file states it.
     *
     * @return the version; may be empty
     */
    public String version() {
        return version;
    }

    /**
     * Id of the file as it states it.
     *
     * @return the id; may be empty
     */
    public String uuid() {
        return uuid;
    }

    /**
     * Hash of the file.
     *
     * @return SHA-256 in lower-case hexadecimal digits; empty when it is not known
     */
    public String sha256() {
        return sha256;
    }

    /**
     * All entries.
     *
     * @return groups and controls by id, in the order of the catalogue; unmodifiable
     */
    public Map<RequirementId, Requirement> entries() {
        return entries;
    }

    /**
     * The controls without the groups that hold them.
     *
     * @return the controls in the order of the catalogue; unmodifiable
     */
    public List<Requirement> controls() {
        return entries.values().stream().filter(entry -> !entry.group()).toList();
    }

    /**
     * The entry with an id.
     *
     * @param id the id
     * @return the entry, or empty
     */
    public Optional<Requirement> find(RequirementId id) {
        return Optional.ofNullable(entries.get(id));
    }

    /**
     * The entries directly below another one.
     *
     * @param id the entry
     * @return their ids in the order of the catalogue; unmodifiable
     */
    public List<RequirementId> childrenOf(RequirementId id) {
        @Nullable List<RequirementId> found = children.get(id);
        return found == null ? List.of() : Collections.unmodifiableList(found);
    }

    /** Edition, title and size, for debugging. */
    @Override
    public String toString() {
        return edition + " (" + title + ", " + controls().size() + " controls)";
    }
}
