package org.eigenbetrieb.securityreport;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Similar;
import org.eigenbetrieb.core.pack.PaperContent;
import org.eigenbetrieb.core.pack.PaperDescription;
import org.eigenbetrieb.core.pack.PaperRequest;
import org.eigenbetrieb.core.pack.RecordPaper;
import org.eigenbetrieb.core.source.PersonGuard;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.securityreport.catalogue.Catalogue;
import org.jspecify.annotations.Nullable;

/**
 * The report as a paper of a pack. A pack prints the version for one audience, and everything it writes about this paper –
 * figures, findings, tables – comes from that version.
 */
final class SecurityPaper implements RecordPaper {

    private static final String LESERKREIS = "leserkreis";
    private static final String ZEITZONE = "zeitzone";
    private static final String KLEINSTE = "kleinste-anzahl";
    private static final String PROJEKTE = "projekte";
    private static final String PROJEKTBEZUG = "projektbezug";
    private static final String EREIGNISSE = "ereignisse";
    private static final String PFLICHTEN = "pflichten";
    private static final String FEIERTAGE = "feiertage";
    static final String ANFORDERUNGEN = "anforderungen";
    private static final String VORBERICHT = "vorbericht-";
    private static final List<String> PARAMETERS = List.of(LESERKREIS, ZEITZONE, KLEINSTE, ANFORDERUNGEN);
    private static final List<String> OTHERS =
            List.of(PROJEKTE, PROJEKTBEZUG, EREIGNISSE, PFLICHTEN, FEIERTAGE, ANFORDERUNGEN);

    @Override
    public String kind() {
        return SecurityReport.KIND;
    }

    @Override
    public boolean readsDocument(String role) {
        return CatalogueFiles.isRole(role);
    }

    @Override
    public List<Problem> told(PaperRequest request, List<Problem> problems) {
        ProblemDisclosure disclosure =
                new ProblemDisclosure(widest(request), Disclosure.standard().guard());
        request.paper().records().files().forEach((role, file) -> {
            String own = role.startsWith(VORBERICHT) ? role.substring(VORBERICHT.length()) : role;
            InputTable.find(own)
                    .ifPresentOrElse(
                            table -> disclosure.add(
                                    table, file, request.table(role).orElse(null)),
                            () -> disclosure.addOther(file, readsDocument(role)));
        });
        return problems.stream().map(disclosure::tell).toList();
    }

    /** The papers of this kind in the pack. */
    private static List<PaperDescription> reports(PaperRequest request) {
        return request.pack().papers().stream()
                .filter(paper -> paper.records().kind().equals(SecurityReport.KIND))
                .toList();
    }

    /** Who a paper is for; one that does not say it, or not in a known word, is for everybody. */
    private static Classification audience(PaperDescription paper) {
        String code = paper.records().parameters().getOrDefault(LESERKREIS, "");
        return Arrays.stream(Classification.values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(Classification.PUBLIC);
    }

    /** The widest audience of the pack: what a pack computes and finds, its readers see of all papers. */
    private static Classification widest(PaperRequest request) {
        return Stream.concat(Stream.of(request.paper()), reports(request).stream())
                .map(SecurityPaper::audience)
                .min(Comparator.naturalOrder())
                .orElse(Classification.PUBLIC);
    }

    @Override
    public PaperContent read(PaperRequest request) {
        Classification widest = widest(request);
        if (audience(request.paper()) != widest) {
            return PaperContent.builder()
                    .addProblems(
                            Problem.error(
                                    "EB-SEC-012",
                                    request.paper().place(),
                                    "the pack also has a report for \"" + widest.code() + "\"; nothing of paper \""
                                            + request.paper().id() + "\", which is for \""
                                            + audience(request.paper()).code() + "\", is used",
                                    "make a pack of its own for each audience: what one pack computes and finds is in all its files"))
                    .build();
        }
        List<Problem> problems = new ArrayList<>();
        for (String name : request.paper().records().parameters().keySet()) {
            if (!PARAMETERS.contains(name) && !isPin(request, name)) {
                problems.add(parameter(
                        request,
                        name,
                        "is not known",
                        "expected one of " + String.join(", ", PARAMETERS) + ", or " + CatalogueFiles.PIN
                                + " and the role of an OSCAL file"));
            }
        }
        Classification audience = Classification.PUBLIC;
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Disclosure disclosure = Disclosure.standard();
        try {
            audience = request.parameter(LESERKREIS).map(Classification::of).orElse(audience);
        } catch (IllegalArgumentException e) {
            problems.add(parameter(request, LESERKREIS, "– " + e.getMessage(), "the public version is made"));
        }
        try {
            zone = request.parameter(ZEITZONE).map(ZoneId::of).orElse(zone);
        } catch (DateTimeException e) {
            problems.add(parameter(
                    request, ZEITZONE, "is no time zone", "expected for example Europe/Berlin, which is used"));
        }
        try {
            disclosure = request.parameter(KLEINSTE)
                    .map(Integer::valueOf)
                    .map(disclosure::withSmallest)
                    .orElse(disclosure);
        } catch (IllegalArgumentException e) {
            problems.add(parameter(request, KLEINSTE, "is no number from 1 on", "5 is used"));
        }
        Map<String, CsvTable> tables = new LinkedHashMap<>();
        Map<String, CsvTable> before = new LinkedHashMap<>();
        for (String role : request.paper().records().files().keySet()) {
            String earlier = role.startsWith(VORBERICHT) ? role.substring(VORBERICHT.length()) : "";
            if (ReportReader.ROLES.contains(role)) {
                request.table(role).ifPresent(table -> tables.put(role, table));
            } else if (ReportReader.ROLES.contains(earlier)) {
                request.table(role).ifPresent(table -> before.put(earlier, table));
            } else if (!OTHERS.contains(role) && !readsDocument(role)) {
                problems.add(parameter(
                        request,
                        role,
                        "is no table of this kind",
                        "expected one of " + String.join(", ", ReportReader.ROLES) + ", each also with " + VORBERICHT
                                + " in front, " + String.join(", ", OTHERS) + ", or an OSCAL file "
                                + CatalogueFiles.CATALOGUE + "…, " + CatalogueFiles.PROFILE + "…, "
                                + CatalogueFiles.MAPPING + "… with the name of the edition"));
            }
        }
        if (!request.paper().records().files().containsKey(InputTable.KOPF.role())) {
            problems.add(parameter(request, InputTable.KOPF.role(), "is missing", "name the table under \"files\""));
        }
        Optional<Taetigkeitsbericht> read = keep(ReportReader.read(tables, zone, disclosure.guard()), problems);
        checkProjects(request, problems);
        List<ProjectDate> projects = projects(request, audience, problems);
        List<Occurrence> occurrences = request.table(EREIGNISSE)
                .map(table -> keep(Occurrence.read(table), problems))
                .orElse(List.of());
        List<StatedProgress> registerProjects = registerProjects(request, audience, disclosure.guard(), problems);
        PersonGuard guard = disclosure.guard();
        List<ReportingDuty> duties = request.table(PFLICHTEN)
                .map(table -> keep(ReportingDuty.read(table, guard), problems))
                .orElseGet(ReportingDuty::standard);
        for (String role : List.of(InputTable.GELTUNG.role(), InputTable.MELDUNGEN.role())) {
            Optional.ofNullable(tables.get(role)).ifPresent(table -> checkDuties(table, duties, problems));
        }
        Set<LocalDate> holidays = holidays(request, problems);
        CatalogueFiles files = new CatalogueFiles(request, guard, problems);
        List<Catalogue> catalogues = new ArrayList<>(files.catalogues());
        request.table(ANFORDERUNGEN)
                .flatMap(table -> catalogue(request, table, guard, problems))
                .ifPresent(catalogues::add);
        if (request.parameter(ANFORDERUNGEN).isPresent()
                && !request.paper().records().files().containsKey(ANFORDERUNGEN)) {
            problems.add(parameter(
                    request,
                    ANFORDERUNGEN,
                    "names an edition without its table; nothing is checked against it",
                    "name the table under \"files\" as " + ANFORDERUNGEN + ", or take the parameter out"));
        }
        Optional<Taetigkeitsbericht> earlier = before.isEmpty()
                ? Optional.empty()
                : previous(
                        request,
                        before,
                        zone,
                        disclosure,
                        read.map(Taetigkeitsbericht::end).orElse(null),
                        problems);
        if (read.isEmpty()) {
            return PaperContent.builder().problems(problems).build();
        }
        SecurityReport report = SecurityReport.of(read.get(), audience)
                .with(disclosure)
                .inPaper(request.paper().id())
                .apart(reports(request).stream()
                                .filter(paper -> audience(paper) == widest)
                                .count()
                        > 1)
                .withOtherPapers(projects, occurrences)
                .withPlaces(places(tables), registerProjects)
                .withDuties(duties, holidays)
                .withCatalogues(catalogues, files.mappings())
                .withSelected(files.selected())
                .withUnusable(files.unusable(catalogues));
        return content(earlier.map(report::withPrevious).orElse(report))
                .problems(problems)
                .build();
    }

    @Override
    public List<Problem> incomplete(PaperRequest request) {
        return read(request).problems();
    }

    /**
     * Where the single facts and the tables stand. The facts have no audience of their own, so that their rows give nothing
     * away; of the tables it is the file alone.
     */
    private static Map<String, SourceRef> places(Map<String, CsvTable> tables) {
        Map<String, SourceRef> places = new LinkedHashMap<>();
        tables.forEach((role, table) -> places.put(role, SourceRef.of(table.file())));
        Optional.ofNullable(tables.get(InputTable.KOPF.role())).ifPresent(table -> {
            for (CsvTable.Row row : table.rows()) {
                row.find("merkmal")
                        .ifPresent(cell -> places.putIfAbsent(cell.text().strip(), row.place()));
            }
        });
        return places;
    }

    private static List<ProjectDate> projects(PaperRequest request, Classification audience, List<Problem> problems) {
        Optional<CsvTable> list = request.table(PROJEKTE);
        if (list.isEmpty()) {
            return List.of();
        }
        CsvTable table = list.get();
        List<Problem> found = InputTable.PROJEKTE.check(table);
        problems.addAll(found);
        if (found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
            return List.of();
        }
        RowClasses classes = new RowClasses(InputTable.PROJEKTE, table);
        Set<Integer> withheld = new HashSet<>();
        for (CsvTable.Row row : table.rows()) {
            if (!classes.shows(row, audience)) {
                withheld.add(row.line());
            }
        }
        Set<String> used = named(request);
        Set<String> seen = new HashSet<>();
        Set<Integer> twice = new HashSet<>();
        for (CsvTable.Row row : table.rows()) {
            CsvTable.Cell id = row.cell("proj_id");
            String text = id.text().strip();
            if (used.contains(text) && !seen.add(text)) {
                twice.add(row.line());
                problems.add(Problem.warning(
                        "EB-SEC-003",
                        id.place(),
                        "project \"" + text + "\", which the report names, stands there twice",
                        "keep one; the second row is left out"));
            }
        }
        return keep(ProjectDate.read(table, "proj_id", "name", "geplanter_abschluss"), problems).stream()
                .filter(project -> !twice.contains(project.place().line()))
                .filter(project -> !withheld.contains(project.place().line()))
                .toList();
    }

    /** Projects that the report names. What the list says of others is not looked at. */
    private static Set<String> named(PaperRequest request) {
        Set<String> named = new HashSet<>();
        Map.of(InputTable.MASSNAHMEN.role(), "projekt", PROJEKTBEZUG, "proj_id")
                .forEach((role, column) -> request.table(role)
                        .ifPresent(table -> table.rows()
                                .forEach(row -> row.find(column)
                                        .filter(cell -> !cell.isBlank())
                                        .ifPresent(cell -> named.add(cell.text().strip())))));
        return named;
    }

    private static List<StatedProgress> registerProjects(
            PaperRequest request, Classification audience, PersonGuard guard, List<Problem> problems) {
        Optional<CsvTable> declared = request.table(PROJEKTBEZUG);
        Optional<CsvTable> projects = request.table(PROJEKTE);
        if (declared.isPresent() && !request.paper().records().files().containsKey(PROJEKTE)) {
            problems.add(parameter(
                    request,
                    PROJEKTBEZUG,
                    "is a table without the project list; it is not used",
                    "name the project list under \"files\" as " + PROJEKTE));
        }
        return declared.isPresent() && projects.isPresent()
                ? StatedProgress.of(declared.get(), projects.get(), audience, guard, problems)
                : List.of();
    }

    private static PaperContent.Builder content(SecurityReport report) {
        return PaperContent.builder()
                .figures(report.figures())
                .units(report.units())
                .labels(report.labels())
                .relations(report.relations())
                .findings(report.findings())
                .printer((evaluation, view) -> report.sections(evaluation));
    }

    /** Names duties and steps that are not known; no deadline follows from them. */
    private static void checkDuties(CsvTable table, List<ReportingDuty> duties, List<Problem> problems) {
        for (CsvTable.Row row : table.rows()) {
            Optional<CsvTable.Cell> cell =
                    row.find("pflicht").filter(each -> !each.text().isBlank());
            if (cell.isEmpty()) {
                continue;
            }
            String id = cell.get().text().strip();
            Optional<ReportingDuty> duty =
                    duties.stream().filter(each -> each.id().equals(id)).findFirst();
            if (duty.isEmpty()) {
                List<String> known = duties.stream().map(ReportingDuty::id).toList();
                problems.add(unknown(cell.get(), "duty", known));
                continue;
            }
            List<String> steps =
                    duty.get().steps().stream().map(ReportingDuty.Step::id).toList();
            row.find("schritt")
                    .filter(each -> !each.text().isBlank()
                            && !steps.contains(each.text().strip()))
                    .ifPresent(each -> problems.add(unknown(each, "step", steps)));
        }
    }

    /** Names measures whose project is not in the project list, if the paper has one. */
    private static void checkProjects(PaperRequest request, List<Problem> problems) {
        Optional<CsvTable> tasks = request.table(InputTable.MASSNAHMEN.role());
        Optional<CsvTable> projects =
                request.table(PROJEKTE).filter(table -> table.column("proj_id").isPresent());
        if (tasks.isEmpty() || projects.isEmpty()) {
            return;
        }
        Set<String> known = new HashSet<>();
        projects.get()
                .rows()
                .forEach(row -> known.add(row.cell("proj_id").text().strip()));
        for (CsvTable.Row row : tasks.get().rows()) {
            row.find("projekt")
                    .filter(cell ->
                            !cell.isBlank() && !known.contains(cell.text().strip()))
                    .ifPresent(cell -> problems.add(Problem.warning(
                            "EB-SEC-011",
                            cell.place(),
                            "project \"" + cell.text().strip() + "\" is not in the project list",
                            "expected " + Expected.PROJECT + "; until then nothing is compared with it")));
        }
    }

    private static Problem unknown(CsvTable.Cell cell, String what, List<String> known) {
        String id = cell.text().strip();
        String similar = Similar.to(id, known);
        return Problem.warning(
                "EB-SEC-010",
                cell.place(),
                "the " + what + " \"" + id + "\" is not known here"
                        + (similar.isEmpty() ? "" : " – did you mean \"" + similar + "\"?"),
                (known.isEmpty()
                                ? "the table of duties has none that can be used"
                                : "expected one of " + String.join(", ", known))
                        + "; no deadline follows from the row");
    }

    private static Set<LocalDate> holidays(PaperRequest request, List<Problem> problems) {
        Set<LocalDate> days = new LinkedHashSet<>();
        Optional<CsvTable> table = request.table(FEIERTAGE);
        if (table.isEmpty()) {
            return days;
        }
        if (usable(InputTable.FEIERTAGE, table.get(), problems)) {
            for (CsvTable.Row row : table.get().rows()) {
                LocalDate day = new Cells(InputTable.FEIERTAGE, row, problems).parsed("tag", LocalDate::parse, true);
                if (day != null) {
                    days.add(day);
                }
            }
        }
        return days;
    }

    private static Optional<Catalogue> catalogue(
            PaperRequest request, CsvTable table, PersonGuard guard, List<Problem> problems) {
        Optional<String> edition = request.parameter(ANFORDERUNGEN);
        if (edition.isEmpty()) {
            problems.add(parameter(
                    request,
                    ANFORDERUNGEN,
                    "is a table without edition; it is not used",
                    "name the edition under \"parameters\", for example it-grundschutz-2023"));
        }
        Optional<String> suspicion = edition.flatMap(guard::suspicionInId);
        if (suspicion.isPresent()) {
            problems.add(parameter(
                    request,
                    ANFORDERUNGEN,
                    "seems to name a person; the table is not used",
                    "expected the name of an edition, for example it-grundschutz-2023"));
            return Optional.empty();
        }
        return edition.filter(name -> usable(InputTable.ANFORDERUNGEN, table, problems))
                .map(name -> keep(Catalogue.read(table, name), problems));
    }

    private static boolean usable(InputTable role, CsvTable table, List<Problem> problems) {
        List<Problem> found = role.check(table);
        problems.addAll(found);
        return found.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }

    private static boolean isPin(PaperRequest request, String parameter) {
        return parameter.startsWith(CatalogueFiles.PIN)
                && request.paper().records().files().containsKey(parameter.substring(CatalogueFiles.PIN.length()));
    }

    private static Optional<Taetigkeitsbericht> previous(
            PaperRequest request,
            Map<String, CsvTable> tables,
            ZoneId zone,
            Disclosure disclosure,
            @Nullable LocalDate end,
            List<Problem> problems) {
        Optional<Taetigkeitsbericht> earlier = keep(ReportReader.read(tables, zone, disclosure.guard()), problems);
        if (!request.paper().records().files().containsKey(VORBERICHT + InputTable.KOPF.role())) {
            problems.add(parameter(
                    request,
                    VORBERICHT + InputTable.KOPF.role(),
                    "is missing; nothing is compared",
                    "name the table under \"files\""));
        }
        if (earlier.isPresent() && end != null && !earlier.get().end().isBefore(end)) {
            problems.add(parameter(
                    request,
                    VORBERICHT + InputTable.KOPF.role(),
                    "is of a period that ends on " + earlier.get().end() + ", not before " + end
                            + "; nothing is compared",
                    "expected the tables of an earlier report"));
            return Optional.empty();
        }
        return earlier;
    }

    private static <T> T keep(Read<T> read, List<Problem> problems) {
        problems.addAll(read.problems());
        return read.value();
    }

    static Problem parameter(PaperRequest request, String name, String what, String expected) {
        return Problem.error("EB-SEC-006", request.paper().place(), "\"" + name + "\" " + what, expected);
    }
}
