package org.eigenbetrieb.securityreport;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.pack.PaperContent;
import org.eigenbetrieb.core.pack.PaperRequest;
import org.eigenbetrieb.core.pack.RecordPaper;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;

/**
 * The report as a paper of a pack. A pack prints the version for one audience, and everything it writes about this paper –
 * figures, findings, tables – comes from that version.
 */
final class SecurityPaper implements RecordPaper {

    private static final String LESERKREIS = "leserkreis";
    private static final String ZEITZONE = "zeitzone";
    private static final String KLEINSTE = "kleinste-anzahl";
    private static final String PROJEKTE = "projekte";
    private static final String EREIGNISSE = "ereignisse";

    @Override
    public String kind() {
        return SecurityReport.KIND;
    }

    @Override
    public PaperContent read(PaperRequest request) {
        List<Problem> problems = new ArrayList<>();
        for (String name : request.paper().records().parameters().keySet()) {
            if (!List.of(LESERKREIS, ZEITZONE, KLEINSTE).contains(name)) {
                problems.add(parameter(
                        request,
                        name,
                        "is not known",
                        "expected one of " + LESERKREIS + ", " + ZEITZONE + ", " + KLEINSTE));
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
        request.tables().forEach((role, table) -> {
            if (ReportReader.ROLES.contains(role)) {
                tables.put(role, table);
            } else if (!role.equals(PROJEKTE) && !role.equals(EREIGNISSE)) {
                problems.add(parameter(
                        request,
                        role,
                        "is no table of this kind",
                        "expected one of " + String.join(", ", ReportReader.ROLES) + ", " + PROJEKTE + ", "
                                + EREIGNISSE));
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
        Taetigkeitsbericht placed = Taetigkeitsbericht.builder()
                .from(read.value().get())
                .place(request.paper().place())
                .build();
        SecurityReport report = SecurityReport.of(placed, audience)
                .with(disclosure)
                .inPaper(request.paper().id())
                .withOtherPapers(projects, occurrences);
        return PaperContent.builder()
                .figures(report.figures())
                .units(report.units())
                .labels(report.labels())
                .relations(report.relations())
                .findings(report.findings())
                .problems(problems)
                .printer((evaluation, view) -> report.sections(evaluation))
                .build();
    }

    private static <T> T keep(Read<T> read, List<Problem> problems) {
        problems.addAll(read.problems());
        return read.value();
    }

    private static Problem parameter(PaperRequest request, String name, String what, String expected) {
        return Problem.error("EB-SEC-006", request.paper().place(), "\"" + name + "\" " + what, expected);
    }
}
