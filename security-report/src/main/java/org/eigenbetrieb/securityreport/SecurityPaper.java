package org.eigenbetrieb.securityreport;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.pack.PaperContent;
import org.eigenbetrieb.core.pack.PaperRequest;
import org.eigenbetrieb.core.pack.RecordPaper;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.securityreport.catalogue.Catalogue;

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
    private static final String ANFORDERUNGEN = "anforderungen";
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
    public PaperContent read(PaperRequest request) {
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
        request.tables().forEach((role, table) -> {
            String earlier = role.startsWith(VORBERICHT) ? role.substring(VORBERICHT.length()) : "";
            if (ReportReader.ROLES.contains(role)) {
                tables.put(role, table);
            } else if (ReportReader.ROLES.contains(earlier)) {
                before.put(earlier, table);
            } else if (!OTHERS.contains(role)) {
                problems.add(parameter(
                        request,
                        role,
                        "is no table of this kind",
                        "expected one of " + String.join(", ", ReportReader.ROLES) + ", each also with " + VORBERICHT
                                + " in front, " + String.join(", ", OTHERS) + ", or an OSCAL file "
                                + CatalogueFiles.CATALOGUE + "…, " + CatalogueFiles.PROFILE + "…, "
                                + CatalogueFiles.MAPPING + "… with the name of the edition"));
            }
        });
        if (!tables.containsKey(ReportReader.KOPF)) {
            problems.add(parameter(request, ReportReader.KOPF, "is missing", "name the table under \"files\""));
            return PaperContent.builder().problems(problems).build();
        }
        Read<Optional<Taetigkeitsbericht>> read = SecurityReport.read(tables, zone, disclosure.guard());
        problems.addAll(read.problems());
        List<ProjectDate> projects = request.table(PROJEKTE)
                .map(table -> keep(ProjectDate.read(table, "proj_id", "name", "geplanter_abschluss"), problems))
                .orElse(List.of());
        List<Occurrence> occurrences = request.table(EREIGNISSE)
                .map(table -> keep(Occurrence.read(table), problems))
                .orElse(List.of());
        if (read.value().isEmpty()) {
            return PaperContent.builder().problems(problems).build();
        }
        SecurityReport report = SecurityReport.of(read.value().get(), audience)
                .with(disclosure)
                .inPaper(request.paper().id())
                .withOtherPapers(projects, occurrences)
                .withPlaces(places(tables), registerProjects(request, problems));
        List<ReportingDuty> duties = request.table(PFLICHTEN)
                .map(table -> keep(ReportingDuty.read(table), problems))
                .orElseGet(ReportingDuty::standard);
        report = report.withDuties(duties, holidays(request, problems));
        CatalogueFiles files = new CatalogueFiles(request, problems);
        List<Catalogue> catalogues = new ArrayList<>(files.catalogues());
        request.table(ANFORDERUNGEN)
                .flatMap(table -> catalogue(request, table, problems))
                .ifPresent(catalogues::add);
        report = report.withCatalogues(catalogues, files.mappings()).withSelected(files.selected());
        if (!before.isEmpty()) {
            report = previous(request, before, zone, disclosure, report, problems);
        }
        return content(report).problems(problems).build();
    }

    /**
     * Where the single facts and the tables stand. The facts have no audience of their own, so that their rows give nothing
     * away; of the tables it is the file alone.
     */
    private static Map<String, SourceRef> places(Map<String, CsvTable> tables) {
        Map<String, SourceRef> places = new LinkedHashMap<>();
        tables.forEach((role, table) -> places.put(role, SourceRef.of(table.file())));
        Optional.ofNullable(tables.get(ReportReader.KOPF)).ifPresent(table -> {
            for (CsvTable.Row row : table.rows()) {
                row.find("merkmal")
                        .ifPresent(cell -> places.putIfAbsent(cell.text().strip(), row.place()));
            }
        });
        return places;
    }

    private static List<StatedProgress> registerProjects(PaperRequest request, List<Problem> problems) {
        Optional<CsvTable> declared = request.table(PROJEKTBEZUG);
        Optional<CsvTable> projects = request.table(PROJEKTE);
        if (declared.isPresent() && projects.isEmpty()) {
            problems.add(parameter(
                    request,
                    PROJEKTBEZUG,
                    "is a table without the project list; it is not used",
                    "name the project list under \"files\" as " + PROJEKTE));
        }
        return declared.isPresent() && projects.isPresent()
                ? StatedProgress.of(declared.get(), projects.get(), ReportReader.ERFASST, problems)
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

    private static Set<LocalDate> holidays(PaperRequest request, List<Problem> problems) {
        Set<LocalDate> days = new LinkedHashSet<>();
        Optional<CsvTable> table = request.table(FEIERTAGE);
        if (table.isEmpty()) {
            return days;
        }
        List<Problem> missing = table.get().missing(List.of("tag"));
        problems.addAll(missing);
        if (missing.isEmpty()) {
            for (CsvTable.Row row : table.get().rows()) {
                LocalDate day = new Cells(row, problems).parsed("tag", LocalDate::parse, true);
                if (day != null) {
                    days.add(day);
                }
            }
        }
        return days;
    }

    private static Optional<Catalogue> catalogue(PaperRequest request, CsvTable table, List<Problem> problems) {
        Optional<String> edition = request.parameter(ANFORDERUNGEN);
        if (edition.isEmpty()) {
            problems.add(parameter(
                    request,
                    ANFORDERUNGEN,
                    "is a table without edition; it is not used",
                    "name the edition under \"parameters\", for example it-grundschutz-2023"));
        }
        return edition.map(name -> keep(Catalogue.read(table, name), problems));
    }

    private static boolean isPin(PaperRequest request, String parameter) {
        return parameter.startsWith(CatalogueFiles.PIN)
                && request.paper().records().files().containsKey(parameter.substring(CatalogueFiles.PIN.length()));
    }

    private static SecurityReport previous(
            PaperRequest request,
            Map<String, CsvTable> tables,
            ZoneId zone,
            Disclosure disclosure,
            SecurityReport report,
            List<Problem> problems) {
        if (!tables.containsKey(ReportReader.KOPF)) {
            problems.add(parameter(
                    request,
                    VORBERICHT + ReportReader.KOPF,
                    "is missing; nothing is compared",
                    "name the table under \"files\""));
            return report;
        }
        Optional<Taetigkeitsbericht> earlier = keep(SecurityReport.read(tables, zone, disclosure.guard()), problems);
        return earlier.map(report::withPrevious).orElse(report);
    }

    private static <T> T keep(Read<T> read, List<Problem> problems) {
        problems.addAll(read.problems());
        return read.value();
    }

    static Problem parameter(PaperRequest request, String name, String what, String expected) {
        return Problem.error("EB-SEC-006", request.paper().place(), "\"" + name + "\" " + what, expected);
    }
}
