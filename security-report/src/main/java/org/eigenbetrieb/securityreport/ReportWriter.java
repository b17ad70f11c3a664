package org.eigenbetrieb.securityreport;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvValue;
import org.eigenbetrieb.core.csv.CsvWriter;
import org.eigenbetrieb.securityreport.catalogue.RequirementRef;

/** Writes a report as the tables that {@link ReportReader} reads back; moments are in UTC, stated durations in minutes. */
final class ReportWriter {

    private final CsvFormat format;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private ReportWriter(CsvFormat format) {
        this.format = format;
    }

    static Map<String, byte[]> write(Taetigkeitsbericht report, CsvFormat format) {
        ReportWriter writer = new ReportWriter(format);
        writer.kopf(report);
        writer.table(
                InputTable.ANFRAGEN,
                List.of("art", "bezeichnung", "anzahl", "einstufung"),
                report.requests(),
                each -> List.of(
                        each.kind(),
                        each.title(),
                        each.count().toString(),
                        each.classification().code()));
        writer.table(
                InputTable.VORFAELLE,
                List.of(
                        "id",
                        "bezeichnung",
                        "herkunft",
                        "schutzziele",
                        "eingetreten",
                        "erkannt",
                        "gemeldet",
                        "eingedaemmt",
                        "wiederhergestellt",
                        "min_bis_erkennung",
                        "min_bis_eindaemmung",
                        "weitere_min_bis_wiederherstellung",
                        "widersprueche",
                        "umfang",
                        "umfang_was",
                        "einstufung"),
                report.incidents(),
                each -> List.of(
                        each.id(),
                        shown(each.title()),
                        each.origin(),
                        joined(each.goals().stream().map(Schutzziel::code).toList()),
                        moment(each.occurred()),
                        moment(each.detected()),
                        moment(each.reported()),
                        moment(each.contained()),
                        moment(each.recovered()),
                        minutes(each.statedDetection()),
                        minutes(each.statedContainment()),
                        minutes(each.statedRestoration()),
                        joined(each.contradicted().stream()
                                .sorted()
                                .map(Incident.Metric::code)
                                .toList()),
                        count(each.extent()),
                        each.extentOf(),
                        each.classification().code()));
        writer.table(
                InputTable.MASSNAHMEN,
                List.of(
                        "art",
                        "id",
                        "bezeichnung",
                        "anforderungen",
                        "faellig",
                        "status",
                        "fortschritt",
                        "grund",
                        "rolle",
                        "projekt",
                        "einstufung"),
                report.tasks(),
                each -> List.of(
                        each.kind().code(),
                        each.id(),
                        shown(each.title()),
                        joined(each.requirements().stream()
                                .map(RequirementRef::toString)
                                .toList()),
                        each.due().map(DueDate::text).orElse(""),
                        each.status().code(),
                        each.progress().map(String::valueOf).orElse(""),
                        each.reason(),
                        each.role(),
                        each.project(),
                        each.classification().code()));
        writer.table(
                InputTable.GELTUNG,
                List.of("pflicht", "gilt", "grund", "rolle", "entschieden_am", "einstufung"),
                report.scopes(),
                each -> {
                    LocalDate decided = each.decided();
                    return List.of(
                            each.duty(),
                            each.applies().code(),
                            each.reason(),
                            each.role(),
                            decided == null ? "" : decided.toString(),
                            each.classification().code());
                });
        writer.table(
                InputTable.MELDUNGEN,
                List.of("vorfall", "pflicht", "schritt", "meldepflichtig", "grund", "gemeldet", "einstufung"),
                report.notifications(),
                each -> List.of(
                        each.incident(),
                        each.duty(),
                        each.step(),
                        each.notifiable().code(),
                        each.reason(),
                        moment(each.submitted()),
                        each.classification().code()));
        return writer.files;
    }

    private void kopf(Taetigkeitsbericht report) {
        Map<SingleFact, String> facts = new EnumMap<>(SingleFact.class);
        facts.put(SingleFact.VON, report.begin().toString());
        facts.put(SingleFact.BIS, report.end().toString());
        facts.put(SingleFact.STAND, report.stand().toString());
        facts.put(SingleFact.GESAMT, report.requestsTotal().toString());
        facts.put(SingleFact.GEMELDET, report.incidentsTotal().toString());
        facts.put(
                SingleFact.ZIELE,
                joined(report.recordedGoals().stream().map(Schutzziel::code).toList()));
        facts.put(SingleFact.ERFASST, report.softwareRecorded().toString());
        facts.put(SingleFact.FEHLEND, report.softwareMissing().toString());
        facts.put(SingleFact.MINDESTZAHL, Integer.toString(report.smallestN()));
        table(
                InputTable.KOPF,
                List.of("merkmal", "wert", "einstufung"),
                List.copyOf(facts.entrySet()),
                each -> List.of(
                        each.getKey().id(),
                        each.getValue(),
                        report.factClasses()
                                .getOrDefault(each.getKey().id(), Classification.PUBLIC)
                                .code()));
    }

    private <T> void table(InputTable role, List<String> header, List<T> rows, Function<T, List<String>> cells) {
        CsvWriter writer = CsvWriter.of(format).header(header);
        for (T row : rows) {
            writer.row(cells.apply(row).stream().map(CsvValue::text).toList());
        }
        files.put(role.role(), writer.bytes());
    }

    private static String shown(String title) {
        return title.isEmpty() ? Disclosure.WITHHELD : title;
    }

    private static String joined(List<String> values) {
        return String.join("|", values);
    }

    private static String moment(Moment moment) {
        return moment.kind() == Moment.Kind.UNKNOWN ? "" : moment.toString();
    }

    private static String count(Count count) {
        return count.least() == null ? "" : count.toString();
    }

    /** Minutes; a bound that is no whole minute is widened. */
    private static String minutes(DurationRange range) {
        if (range.isUnknown()) {
            return "";
        }
        long least = range.least().toMinutes();
        if (range.most() == null) {
            return Count.atLeast(least).toString();
        }
        long most = range.most().plusSeconds(59).toMinutes();
        return (least == most && range.estimated() ? Count.about(least) : Count.between(least, most)).toString();
    }
}
