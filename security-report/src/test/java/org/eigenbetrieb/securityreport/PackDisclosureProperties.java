package org.eigenbetrieb.securityreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.folder.PackOutput;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;

/**
 * No file that a pack writes, and no message, holds what its audience may not see: every cell is a mark of its own, every row
 * of every table has a class.
 */
class PackDisclosureProperties {

    /** Columns by role; {@code *} before those whose field is internal whatever the class of the row. */
    private static final Map<String, List<String>> TABLES = new LinkedHashMap<>();

    private static final List<String> INNER = List.of(
            "wert", "anzahl", "umfang", "min_bis_eindaemmung", "eingetreten", "gemeldet", "entschieden_am", "gilt");

    static {
        TABLES.put("kopf", List.of("merkmal", "wert"));
        TABLES.put("projekte", List.of("proj_id", "name", "geplanter_abschluss", "erledigung_prozent"));
        TABLES.put("anfragen", List.of("art", "bezeichnung", "anzahl"));
        TABLES.put(
                "vorfaelle",
                List.of(
                        "*id",
                        "bezeichnung",
                        "*herkunft",
                        "schutzziele",
                        "eingetreten",
                        "gemeldet",
                        "min_bis_eindaemmung",
                        "umfang",
                        "umfang_was"));
        TABLES.put(
                "massnahmen",
                List.of(
                        "art",
                        "id",
                        "bezeichnung",
                        "*anforderungen",
                        "faellig",
                        "status",
                        "fortschritt",
                        "*grund",
                        "*rolle",
                        "projekt"));
        TABLES.put("geltung", List.of("*pflicht", "gilt", "*grund", "*rolle", "entschieden_am"));
        TABLES.put("meldungen", List.of("*vorfall", "*pflicht", "*schritt", "meldepflichtig", "*grund", "*gemeldet"));
        TABLES.put("ereignisse", List.of("tag", "bezeichnung", "schutzziel"));
        TABLES.put("projektbezug", List.of("merkmal", "projekt"));
    }

    /** A pack of tables as texts, and the class of each mark in it. */
    private static final class Marked {
        private final Random random;
        private final Classification audience;
        private final Map<String, Classification> marks = new TreeMap<>();
        private final Map<String, List<List<String>>> tables = new LinkedHashMap<>();
        /** Ids that stand in rows of two tables. */
        private final Set<String> referred = new HashSet<>();

        private int next = 1;

        Marked(long seed, Classification audience) {
            this.random = new Random(seed);
            this.audience = audience;
            List.of("", "vorbericht-")
                    .forEach(prefix -> TABLES.forEach((role, columns) -> {
                        if (prefix.isEmpty() || ReportReader.ROLES.contains(role)) {
                            tables.put(prefix + role, table(role, columns, !prefix.isEmpty()));
                        }
                    }));
        }

        private Classification anyClass() {
            return any(Classification.values());
        }

        /** A word of letters that name no kind, code or person. */
        private String word(Classification classification) {
            String digits = Integer.toString(next++, 26);
            StringBuilder letters = new StringBuilder("zq");
            digits.chars().forEach(c -> letters.append((char) ('a' + Character.digit(c, 26))));
            String mark = letters.append("xqz").toString();
            marks.put(mark, classification);
            return mark;
        }

        /** A number of seven digits that no computation brings about. */
        private String number(Classification classification) {
            String mark = Long.toString(3_000_017 + 10_007L * next + 13L * next * next++);
            marks.put(mark, classification);
            return mark;
        }

        /** A day that nothing else has, and that no period counted from another one ends on. */
        private String day(Classification classification) {
            int number = next++;
            String mark = String.format(
                    Locale.ROOT, "%d-%02d-%d", 2031 + number % 61, 1 + number / 61 % 12, 10 + number % 15);
            marks.put(mark, classification);
            return mark;
        }

        private List<List<String>> table(String role, List<String> columns, boolean earlier) {
            List<List<String>> rows = new ArrayList<>();
            List<String> header = new ArrayList<>();
            columns.forEach(column -> header.add(
                    role.equals("projektbezug") ? column.replace("projekt", "proj_id") : column.replace("*", "")));
            header.add("einstufung");
            rows.add(header);
            if (role.equals("kopf")) {
                kopf(rows, earlier ? 2022 : 2023);
                return rows;
            }
            int number = 1 + random.nextInt(3);
            for (int i = 0; i < number; i++) {
                Classification row = anyClass();
                List<String> cells = new ArrayList<>();
                for (String column : columns) {
                    Classification own = column.startsWith("*") ? row.narrower(Classification.INTERNAL) : row;
                    String known = reference(column, earlier ? "vorbericht-" : "");
                    cells.add(known.isEmpty() ? cell(role, column.replace("*", ""), own) : known);
                }
                cells.add(row.code());
                rows.add(cells);
            }
            return rows;
        }

        private void kopf(List<List<String>> rows, int year) {
            String open = Classification.PUBLIC.code();
            rows.add(List.of("zeitraum-von", year + "-01-01", open));
            rows.add(List.of("zeitraum-bis", year + "-12-31", open));
            rows.add(List.of("stand", (year + 1) + "-01-15", open));
            for (String fact : List.of("anfragen-gesamt", "vorfaelle-gesamt", "software-erfasst", "software-fehlend")) {
                Classification row = anyClass();
                rows.add(List.of(fact, (random.nextBoolean() ? "~" : "") + number(row), row.code()));
            }
        }

        /** Mostly the id of an incident or project that another table has; empty for none. */
        private String reference(String column, String prefix) {
            String role = switch (column) {
                case "*vorfall" -> prefix + "vorfaelle";
                case "projekt" -> "projekte";
                default -> "";
            };
            List<List<String>> rows = tables.getOrDefault(role, List.of());
            if (rows.isEmpty() || random.nextInt(4) == 0) {
                return "";
            }
            String id = rows.get(1 + random.nextInt(rows.size() - 1)).get(0);
            referred.add(id);
            return id;
        }

        /** A cell that fits; a mark where the column takes a free text or number. */
        private String cell(String role, String column, Classification row) {
            return switch (column) {
                case "art" ->
                    role.equals("anfragen")
                            ? word(row)
                            : any(Task.Kind.values()).code();
                case "anzahl", "umfang", "min_bis_eindaemmung" -> number(row);
                case "schutzziele", "schutzziel" -> any(Schutzziel.values()).code();
                case "status" -> any(Task.Status.values()).code();
                case "fortschritt", "erledigung_prozent" -> Integer.toString(random.nextInt(101));
                case "gilt", "meldepflichtig" -> any(Answer.values()).code();
                case "pflicht" ->
                    role.equals("geltung") ? List.of("dsgvo-33", "bsig-32").get(next++ % 2) : "dsgvo-33";
                case "schritt" -> "meldung";
                case "merkmal" -> "software-erfasst";
                case "eingetreten", "gemeldet", "entschieden_am", "faellig" -> day(row);
                // in the period, else no finding could repeat the title
                case "tag" -> "2023-06-1" + random.nextInt(10);
                case "geplanter_abschluss" -> day(row);
                case "anforderungen" -> "edition:" + word(row);
                default -> word(row);
            };
        }

        private <E> E any(E[] values) {
            return values[random.nextInt(values.length)];
        }

        /** Something is wrong with some cells; what was there before and what is added are marks of their rows. */
        void breakCells() {
            tables.forEach((role, rows) -> {
                for (int i = 1; i < rows.size(); i++) {
                    List<String> row = new ArrayList<>(rows.get(i));
                    int column = random.nextInt(row.size());
                    Classification own = Classification.of(row.get(row.size() - 1));
                    boolean period = role.endsWith("kopf") && i <= 3;
                    if (!period && random.nextInt(3) > 0) {
                        String name = rows.get(0).get(column);
                        // times and numbers are for the public days and ranges
                        boolean inner = INNER.contains(name)
                                || Objects.requireNonNull(TABLES.get(role.replace("vorbericht-", "")))
                                        .contains("*" + name);
                        // a class that cannot be read is the narrowest
                        String added = word(
                                column == row.size() - 1
                                        ? Classification.CONFIDENTIAL
                                        : inner ? own.narrower(Classification.INTERNAL) : own);
                        row.set(
                                column,
                                row.get(column)
                                        + switch (random.nextInt(4)) {
                                            case 0 -> added;
                                            case 1 -> "|" + added;
                                            case 2 -> " �" + added;
                                            default -> "-" + added + "/..";
                                        });
                        if (column == row.size() - 1) {
                            row.forEach(this::narrowest);
                        }
                    }
                    rows.set(i, row);
                }
            });
        }

        private void narrowest(String cell) {
            marks.replaceAll(
                    (mark, now) -> cell.contains(mark) && !referred.contains(mark) ? Classification.CONFIDENTIAL : now);
        }

        /** Rows that are no rows: a quote too many, a field too many or too few, no header at all. */
        void breakLines(Map<String, String> files) {
            files.replaceAll((role, text) -> {
                List<String> lines = new ArrayList<>(text.lines().toList());
                int line = 1 + random.nextInt(lines.size() - 1);
                int kind = random.nextInt(7);
                // what such lines say of their class is not known
                lines.subList(kind == 4 ? 0 : line, kind == 3 || kind == 4 ? lines.size() : kind < 3 ? line + 1 : line)
                        .forEach(this::narrowest);
                switch (kind) {
                    case 0 -> lines.set(line, lines.get(line).replaceFirst(",", ",x\"y"));
                    case 1 -> lines.set(line, lines.get(line) + ",zuviel");
                    case 2 -> lines.set(line, lines.get(line).replaceFirst(",.*", ""));
                    case 3 -> lines.set(line, "\"" + lines.get(line));
                    case 4 -> lines.remove(0);
                    case 5 -> lines.set(0, lines.get(0).replaceFirst("[a-z]", ""));
                    default -> lines.replaceAll(each -> each.replace(',', ';'));
                }
                return String.join("\n", lines) + "\n";
            });
        }

        Map<String, String> files() {
            Map<String, String> files = new LinkedHashMap<>();
            tables.forEach((role, rows) -> files.put(
                    role, rows.stream().map(row -> String.join(",", row)).collect(Collectors.joining("\n", "", "\n"))));
            return files;
        }

        String pack() {
            return """
                    {"organisation": "Betrieb", "land": "RP", "municipality": "Stadt", "stand": "2024-02-01", "planYear": 2024,
                     "papers": [{"id": "isms", "title": "Bericht", "kind": "sicherheitsbericht", "year": 2023,
                       "stichtag": "2023-12-31", "files": {%s}, "parameters": {"leserkreis": "%s"}}],
                     "documents": [{"id": "bericht", "title": "Bericht", "subtitle": "", "number": "", "papers": ["isms"]}]}
                    """.formatted(
                            tables.keySet().stream()
                                    .map(role -> "\"" + role + "\": \"" + role + ".csv\"")
                                    .collect(Collectors.joining(", ")),
                            audience.code());
        }
    }

    /** Everything that a run lets anyone see: all files that it writes, all problems as they are printed. */
    private static Map<String, String> run(Path folder, String pack, Map<String, String> files) throws IOException {
        Files.writeString(folder.resolve("pack.json"), pack);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey() + ".csv"), file.getValue());
        }
        Read<Optional<Pack>> read = PackFolder.read(folder, SecurityReport.registry());
        Map<String, String> seen = new LinkedHashMap<>();
        seen.put("problems", read.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        Path out = folder.resolve("out");
        PackOutput.write(
                read.value().orElseThrow().run(),
                read.problems(),
                View.PRINTED,
                out,
                name -> assertThat(name).isNotBlank());
        try (Stream<Path> written = Files.walk(out)) {
            for (Path file : written.filter(Files::isRegularFile).toList()) {
                seen.put(out.relativize(file).toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return seen;
    }

    private static void assertNothingHidden(Marked marked, Map<String, String> seen) {
        marked.marks.forEach((mark, classification) -> {
            if (!classification.isVisibleTo(marked.audience)) {
                seen.forEach((file, text) -> assertThat(contains(text, mark))
                        .as(mark + " of class " + classification + " in " + file + " for " + marked.audience
                                + around(text, mark))
                        .isFalse());
            }
        });
    }

    /** As it is, or as a German number or day. */
    private static boolean contains(String text, String mark) {
        return text.contains(mark) || text.contains(german(mark));
    }

    private static String german(String mark) {
        if (mark.matches("[0-9]{7}")) {
            return mark.substring(0, 1) + "." + mark.substring(1, 4) + "." + mark.substring(4);
        }
        return mark.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
                ? mark.substring(8) + "." + mark.substring(5, 7) + "." + mark.substring(0, 4)
                : mark;
    }

    private static String around(String text, String mark) {
        int at = text.indexOf(mark);
        return at < 0 ? "" : ": " + text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 100));
    }

    private static Map<String, String> inFolder(String pack, Map<String, String> files) throws IOException {
        Path folder = Files.createTempDirectory("disclosure");
        try {
            return run(folder, pack, files);
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    @Property(tries = 40)
    void nothingThatIsWrittenHoldsAValueOfANarrowerClass(@ForAll long seed, @ForAll Classification audience)
            throws IOException {
        Marked marked = new Marked(seed, audience);

        assertNothingHidden(marked, inFolder(marked.pack(), marked.files()));
    }

    @Property(tries = 40)
    void noMessageAboutABrokenCellRepeatsWhatItsReadersMayNotSee(@ForAll long seed, @ForAll Classification audience)
            throws IOException {
        Marked marked = new Marked(seed, audience);
        marked.breakCells();

        assertNothingHidden(marked, inFolder(marked.pack(), marked.files()));
    }

    @Property(tries = 40)
    void noMessageAboutABrokenFileRepeatsWhatItsReadersMayNotSee(@ForAll long seed, @ForAll Classification audience)
            throws IOException {
        Marked marked = new Marked(seed, audience);
        Map<String, String> files = marked.files();
        marked.breakLines(files);

        assertNothingHidden(marked, inFolder(marked.pack(), files));
    }

    /** So that the laws above see something: for those who handle the report, every number and title is there. */
    @Property(tries = 10)
    void theCompleteVersionHoldsTheMarksOfTheTables(@ForAll long seed) throws IOException {
        Marked marked = new Marked(seed, Classification.CONFIDENTIAL);

        Map<String, String> seen = inFolder(marked.pack(), marked.files());

        String all = seen.get("bericht.csv") + seen.get("bericht.html");
        Map.of("kopf", 1, "anfragen", 2, "massnahmen", 2, "vorfaelle", 1).forEach((role, column) -> {
            for (List<String> row : Objects.requireNonNull(marked.tables.get(role))) {
                String mark = row.get(column).replace("~", "");
                assertThat(!marked.marks.containsKey(mark) || contains(all, mark))
                        .as("MISSING " + role + " " + row + " " + mark)
                        .isTrue();
            }
        });
    }
}
