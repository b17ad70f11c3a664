package org.eigenbetrieb.securityreport.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.csv.Similar;
import org.eigenbetrieb.core.json.internal.JsonPull;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads catalogues, profiles and mappings in OSCAL JSON (1.1.3; mappings 1.2), as the BSI publishes them.
 *
 * <p>Files are streamed: texts of requirements are skipped and never held. Ids, titles, nesting, permanent ids and levels
 * are kept; an entry that cannot be read is a problem with its place, and the others are read all the same. A file that is
 * no JSON gives no value and a problem {@code EB-JSN-001}, another kind of document {@code EB-OSC-001}. At most 64 million
 * characters and 100 levels are read. Stateless and safe for use by several threads.
 */
public final class OscalReader {

    private OscalReader() {}

    /**
     * Reads a catalogue.
     *
     * @param in the document, UTF-8; read to its end, the caller closes it
     * @param file its name, for messages
     * @param edition name that references use for it, for example {@code grundschutz++}
     * @return the catalogue with the SHA-256 of the file, and every problem
     */
    public static Read<Optional<Catalogue>> catalogue(InputStream in, String file, String edition) {
        List<Problem> problems = new ArrayList<>();
        CatalogueBody body = new CatalogueBody(problems);
        String sha256 = JsonPull.read(in, file, problems, pull -> body.root(pull, file));
        if (sha256.isEmpty() || !body.found) {
            return Read.of(Optional.empty(), problems);
        }
        body.head.check(file, problems);
        if (body.entries.stream().allMatch(Requirement::group)) {
            problems.add(Problem.error(
                    "EB-OSC-012",
                    SourceRef.of(file),
                    "the catalogue holds no controls and is not used",
                    "expected the field \"controls\" with at least one entry that has an \"id\""));
            return Read.of(Optional.empty(), problems);
        }
        Read<Catalogue> read =
                Catalogue.of(edition, body.head.title, body.head.version, body.uuid, sha256, body.entries);
        problems.addAll(read.problems());
        return Read.of(Optional.of(read.value()), problems);
    }

    /**
     * Reads a profile.
     *
     * @param in the document, UTF-8; read to its end, the caller closes it
     * @param file its name, for messages
     * @return the profile, and every problem; patterns instead of ids are a problem {@code EB-OSC-002}
     */
    public static Read<Optional<Profile>> profile(InputStream in, String file) {
        List<Problem> problems = new ArrayList<>();
        ProfileBody body = new ProfileBody(problems);
        String sha256 = JsonPull.read(in, file, problems, pull -> body.root(pull, file));
        if (sha256.isEmpty() || !body.found) {
            return Read.of(Optional.empty(), problems);
        }
        body.head.check(file, problems);
        List<Profile.Import> imports = new ArrayList<>();
        for (Profile.Import each : body.imports) {
            List<String> names = each.href().startsWith("#")
                    ? body.resources.getOrDefault(each.href().substring(1), List.of())
                    : List.of();
            imports.add(
                    new Profile.Import(each.href(), names, each.all(), each.included(), each.excluded(), each.place()));
        }
        return Read.of(Optional.of(new Profile(body.head.title, imports)), problems);
    }

    /**
     * Reads a collection of mappings.
     *
     * @param in the document, UTF-8; read to its end, the caller closes it
     * @param file its name, for messages
     * @return its mappings in the order of the file, none when it is broken, and every problem
     */
    public static Read<List<CatalogueMapping>> mappings(InputStream in, String file) {
        List<Problem> problems = new ArrayList<>();
        MappingBody body = new MappingBody(problems);
        String sha256 = JsonPull.read(in, file, problems, pull -> body.root(pull, file));
        return Read.of(sha256.isEmpty() ? List.of() : List.copyOf(body.mappings), problems);
    }

    /** Title and version of a document. */
    private static final class Head {
        private String title = "";
        private String version = "";
        private String oscal = "";
        private boolean read;

        void read(JsonPull pull) throws IOException {
            read = true;
            pull.object(name -> {
                switch (name) {
                    case "title" -> title = pull.text();
                    case "version" -> version = pull.text();
                    case "oscal-version" -> oscal = pull.text();
                    default -> pull.skip();
                }
            });
        }

        /** Says when a document does not say what it is, or that it is something else. */
        void check(String file, List<Problem> problems) {
            if (!oscal.startsWith("1.")) {
                problems.add(Problem.warning(
                        "EB-OSC-011",
                        SourceRef.of(file),
                        !read
                                ? "the document has no metadata: title, version and version of OSCAL are unknown"
                                : oscal.isEmpty()
                                        ? "the metadata name no version of OSCAL"
                                        : "the document says it is OSCAL \"" + shortened(oscal) + "\"",
                        "expected \"metadata\" with \"oscal-version\" 1.1.3 or another 1.x; it is read as such"));
            }
        }
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    /** The outermost object, which says what kind of document it is. */
    private abstract static class Root {
        final List<Problem> problems;
        boolean found;

        Root(List<Problem> problems) {
            this.problems = problems;
        }

        abstract String kind();

        abstract void body(JsonPull pull) throws IOException;

        void root(JsonPull pull, String file) throws IOException {
            List<String> others = new ArrayList<>();
            pull.object(name -> {
                if (name.equals(kind())) {
                    found = true;
                    body(pull);
                } else {
                    others.add(name);
                    pull.skip();
                }
            });
            if (!found) {
                problems.add(Problem.error(
                        "EB-OSC-001",
                        SourceRef.of(file),
                        "the document holds no " + kind()
                                + (others.isEmpty() ? "" : ", but " + shortened(String.join(", ", others))),
                        "expected an OSCAL document whose outermost field is \"" + kind() + "\""));
            }
        }

        @Nullable RequirementId id(String text, SourceRef place, String what) {
            try {
                return RequirementId.parse(text);
            } catch (IllegalArgumentException e) {
                problems.add(Problem.error(
                        "EB-OSC-002", place, String.valueOf(e.getMessage()), "the " + what + " is left out"));
                return null;
            }
        }
    }

    private static final class CatalogueBody extends Root {
        private static final List<String> READ_FIELDS = List.of("id", "title", "props", "groups", "controls");
        private static final List<String> ENTRY_FIELDS = List.of("class", "params", "links", "parts");
        private static final List<String> CATALOGUE_FIELDS = List.of("params", "back-matter");
        private static final int MOST_ODD = 20;

        private final Head head = new Head();
        private final Set<String> odd = new HashSet<>();
        private final List<Requirement> entries = new ArrayList<>();
        private String uuid = "";

        CatalogueBody(List<Problem> problems) {
            super(problems);
        }

        @Override
        String kind() {
            return "catalog";
        }

        @Override
        void body(JsonPull pull) throws IOException {
            pull.object(name -> {
                switch (name) {
                    case "uuid" -> uuid = pull.text();
                    case "metadata" -> head.read(pull);
                    case "groups" -> pull.list(item -> entries.addAll(entry(item, true)));
                    case "controls" -> pull.list(item -> entries.addAll(entry(item, false)));
                    default -> unread(pull, "catalogue", name, CATALOGUE_FIELDS);
                }
            });
        }

        /** Skips a field; one that OSCAL does not know is named once. */
        private void unread(JsonPull pull, String what, String name, List<String> known) throws IOException {
            SourceRef place = pull.place();
            pull.skip();
            if (!known.contains(name) && odd.size() < MOST_ODD && odd.add(what + " " + name)) {
                String similar = Similar.to(name, READ_FIELDS);
                problems.add(Problem.warning(
                        "EB-OSC-010",
                        place,
                        "OSCAL does not know the field \"" + shortened(name) + "\" of a " + what
                                + (similar.isEmpty() ? "" : " – did you mean \"" + similar + "\"?"),
                        "what stands in it is not read, here and wherever it occurs again"));
            }
        }

        /** The entry and everything inside it; an entry without a usable id leaves only what is inside. */
        private List<Requirement> entry(JsonPull pull, boolean group) throws IOException {
            SourceRef place = pull.place();
            String[] texts = {"", "", "", ""}; // id, title, permanent id, level
            boolean[] withdrawn = {false};
            List<Requirement> inside = new ArrayList<>();
            int before = problems.size();
            String what = group ? "group" : "control";
            pull.object(name -> {
                switch (name) {
                    case "id" -> texts[0] = pull.text();
                    case "title" -> texts[1] = pull.text();
                    case "props" -> pull.list(item -> property(item, texts, withdrawn));
                    case "groups" -> pull.list(item -> inside.addAll(entry(item, true)));
                    case "controls" -> pull.list(item -> inside.addAll(entry(item, false)));
                    default -> unread(pull, what, name, ENTRY_FIELDS);
                }
            });
            if (texts[0].isEmpty() && group && problems.size() == before) {
                return inside; // OSCAL does not oblige a group to have an id
            }
            if (texts[0].isEmpty()) {
                problems.add(Problem.error(
                        "EB-OSC-002",
                        place,
                        "a " + what + " has no id" + (texts[1].isEmpty() ? "" : "; its title is \"" + texts[1] + "\""),
                        "expected the field \"id\"; the " + what + " is left out, what it holds is kept"));
                return inside;
            }
            RequirementId id = id(texts[0], place, what);
            if (id == null) {
                return inside;
            }
            List<Requirement> all = new ArrayList<>(inside.size() + 1);
            all.add(new Requirement(id, texts[1], group, null, texts[2], texts[3], withdrawn[0], place));
            for (Requirement each : inside) {
                all.add(
                        each.parent() != null
                                ? each
                                : new Requirement(
                                        each.id(),
                                        each.title(),
                                        each.group(),
                                        id,
                                        each.permanentId(),
                                        each.level(),
                                        each.withdrawn(),
                                        each.place()));
            }
            return all;
        }

        private static void property(JsonPull pull, String[] texts, boolean[] withdrawn) throws IOException {
            String[] pair = {"", ""};
            pull.object(name -> {
                switch (name) {
                    case "name" -> pair[0] = pull.text();
                    case "value" -> pair[1] = pull.text();
                    default -> pull.skip();
                }
            });
            switch (pair[0]) {
                case "alt-identifier" -> texts[2] = pair[1];
                case "sec_level" -> texts[3] = pair[1];
                case "status" -> withdrawn[0] = pair[1].equalsIgnoreCase("withdrawn"); // NIST writes "Withdrawn"
                default -> {
                    // other properties say nothing about references
                }
            }
        }
    }

    private static final class ProfileBody extends Root {
        private final Head head = new Head();
        private final List<Profile.Import> imports = new ArrayList<>();
        private final Map<String, List<String>> resources = new HashMap<>();

        ProfileBody(List<Problem> problems) {
            super(problems);
        }

        @Override
        String kind() {
            return "profile";
        }

        @Override
        void body(JsonPull pull) throws IOException {
            pull.object(name -> {
                switch (name) {
                    case "metadata" -> head.read(pull);
                    case "imports" -> pull.list(this::imported);
                    case "back-matter" ->
                        pull.object(inner -> {
                            if (inner.equals("resources")) {
                                pull.list(this::resource);
                            } else {
                                pull.skip();
                            }
                        });
                    default -> pull.skip();
                }
            });
        }

        private void imported(JsonPull pull) throws IOException {
            SourceRef place = pull.place();
            String[] href = {""};
            boolean[] all = {false};
            List<Profile.Selection> included = new ArrayList<>();
            List<Profile.Selection> excluded = new ArrayList<>();
            pull.object(name -> {
                switch (name) {
                    case "href" -> href[0] = pull.text();
                    case "include-all" -> {
                        all[0] = true;
                        pull.skip();
                    }
                    case "include-controls" -> pull.list(item -> included.add(selection(item)));
                    case "exclude-controls" -> pull.list(item -> excluded.add(selection(item)));
                    default -> pull.skip();
                }
            });
            imports.add(
                    new Profile.Import(href[0], List.of(), all[0] || included.isEmpty(), included, excluded, place));
        }

        private Profile.Selection selection(JsonPull pull) throws IOException {
            List<RequirementId> ids = new ArrayList<>();
            boolean[] children = {false};
            pull.object(name -> {
                switch (name) {
                    case "with-ids" ->
                        pull.list(item -> {
                            RequirementId id = id(item.text(), item.place(), "selection");
                            if (id != null) {
                                ids.add(id);
                            }
                        });
                    case "with-child-controls" -> children[0] = pull.text().equals("yes");
                    case "matching" -> {
                        problems.add(Problem.error(
                                "EB-OSC-002",
                                pull.place(),
                                "the profile selects controls by a pattern, which is not supported",
                                "list the ids under \"with-ids\"; the pattern is left out"));
                        pull.skip();
                    }
                    default -> pull.skip();
                }
            });
            return new Profile.Selection(ids, children[0]);
        }

        private void resource(JsonPull pull) throws IOException {
            String[] uuid = {""};
            List<String> paths = new ArrayList<>();
            pull.object(name -> {
                switch (name) {
                    case "uuid" -> uuid[0] = pull.text();
                    case "rlinks" ->
                        pull.list(item -> item.object(field -> {
                            if (field.equals("href")) {
                                paths.add(item.text());
                            } else {
                                item.skip();
                            }
                        }));
                    default -> pull.skip();
                }
            });
            resources.put(uuid[0], List.copyOf(paths));
        }
    }

    private static final class MappingBody extends Root {
        private final List<CatalogueMapping> mappings = new ArrayList<>();

        MappingBody(List<Problem> problems) {
            super(problems);
        }

        @Override
        String kind() {
            return "mapping-collection";
        }

        @Override
        void body(JsonPull pull) throws IOException {
            pull.object(name -> {
                if (name.equals("mappings")) {
                    pull.list(this::mapping);
                } else {
                    pull.skip();
                }
            });
        }

        private void mapping(JsonPull pull) throws IOException {
            String[] texts = {"", "", "", "", ""
            }; // source, target, uuid of the target, status, unused uuid of the source
            List<CatalogueMapping.Entry> entries = new ArrayList<>();
            pull.object(name -> {
                switch (name) {
                    case "source-resource" -> resource(pull, texts, 0, 4);
                    case "target-resource" -> resource(pull, texts, 1, 2);
                    case "status" -> texts[3] = pull.text();
                    case "maps" -> pull.list(item -> map(item, entries));
                    default -> pull.skip();
                }
            });
            mappings.add(new CatalogueMapping(texts[0], texts[1], texts[2], texts[3], entries));
        }

        private static void resource(JsonPull pull, String[] texts, int path, int uuid) throws IOException {
            pull.object(name -> {
                switch (name) {
                    case "href" -> texts[path] = pull.text();
                    case "props" ->
                        pull.list(item -> {
                            String[] pair = {"", ""};
                            item.object(field -> {
                                switch (field) {
                                    case "name" -> pair[0] = item.text();
                                    case "value" -> pair[1] = item.text();
                                    default -> item.skip();
                                }
                            });
                            if (pair[0].equals("catalog_uuid")) {
                                texts[uuid] = pair[1];
                            }
                        });
                    default -> pull.skip();
                }
            });
        }

        private void map(JsonPull pull, List<CatalogueMapping.Entry> entries) throws IOException {
            SourceRef place = pull.place();
            String[] relation = {""};
            List<RequirementId> sources = new ArrayList<>();
            List<RequirementId> targets = new ArrayList<>();
            pull.object(name -> {
                switch (name) {
                    case "relationship" -> relation[0] = pull.text();
                    case "sources" -> pull.list(item -> side(item, sources));
                    case "targets" -> pull.list(item -> side(item, targets));
                    default -> pull.skip();
                }
            });
            if (sources.isEmpty() || targets.isEmpty()) {
                problems.add(Problem.error(
                        "EB-OSC-002",
                        place,
                        "a correspondence has no usable " + (sources.isEmpty() ? "source" : "target"),
                        "expected at least one id on either side; it is left out"));
            } else {
                entries.add(new CatalogueMapping.Entry(sources, relation[0], targets, place));
            }
        }

        private void side(JsonPull pull, List<RequirementId> ids) throws IOException {
            pull.object(name -> {
                if (name.equals("id-ref")) {
                    RequirementId id = id(pull.text(), pull.place(), "reference");
                    if (id != null) {
                        ids.add(id);
                    }
                } else {
                    pull.skip();
                }
            });
        }
    }
}
