package org.eigenbetrieb.securityreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.json.ReportJson;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.core.report.ReportDocument;
import org.eigenbetrieb.core.source.PersonGuard;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.securityreport.catalogue.RequirementRef;
import org.eigenbetrieb.securityreport.json.TaetigkeitsberichtJson;

/** No form of a report holds a value that its audience may not see. Every value carries a mark that says where it came from. */
class DisclosureProperties {

    private static final List<Task.Kind> KINDS = List.of(Task.Kind.values());
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** A report whose values are marks, and the class of each mark. */
    private static final class Marked {
        private final Map<Field, Classification> classes;
        private final Map<String, Classification> marks = new HashMap<>();
        private int next = 1;

        Marked(Map<Field, Classification> classes) {
            this.classes = classes;
        }

        private String text(Classification row, Field field) {
            String mark = "MARKE" + field.name().replace("_", "") + "n" + next++ + "x";
            marks.put(mark, row.narrower(classes.getOrDefault(field, field.standard())));
            return mark;
        }

        /** A number of five different digits that no computation brings about. */
        private long number(Classification row, Field field) {
            long number = 70_001 + 137L * next++;
            marks.put(Long.toString(number), row.narrower(classes.getOrDefault(field, field.standard())));
            return number;
        }

        Taetigkeitsbericht report(List<Classification> rows) {
            Taetigkeitsbericht.Builder report = Taetigkeitsbericht.builder()
                    .begin(LocalDate.of(2023, 1, 1))
                    .end(LocalDate.of(2023, 12, 31))
                    .stand(LocalDate.of(2024, 1, 15))
                    .zone(ZONE)
                    .place(SourceRef.of("report.csv"))
                    .smallestN(1)
                    .softwareRecorded(Count.of(number(Classification.PUBLIC, Field.SOFTWARE)))
                    .softwareMissing(Count.about(number(Classification.PUBLIC, Field.SOFTWARE)));
            int row = 0;
            for (Classification each : rows) {
                row++;
                SourceRef place = SourceRef.of("rows.csv", 100_000 + row, 1);
                report.addRequests(new RequestCount(
                        "art-" + row, text(each, Field.REQUESTS), Count.of(number(each, Field.REQUESTS)), each, place));
                String id = text(each, Field.INCIDENT_ID);
                report.addIncidents(incident(each, id, row, place));
                report.addTasks(task(each, row, place));
                report.addNotifications(new Notification(
                        id,
                        "dsgvo-33",
                        "meldung",
                        Answer.YES,
                        text(each, Field.NOTIFICATIONS),
                        time(row, 5),
                        each,
                        place));
            }
            return report.addScopes(new Scope(
                            "dsgvo-33",
                            Answer.YES,
                            text(Classification.PUBLIC, Field.SCOPE),
                            text(Classification.PUBLIC, Field.SCOPE),
                            null,
                            Classification.PUBLIC,
                            SourceRef.of("rows.csv")))
                    .build();
        }

        /** Moments at 03:17:43 and the like; the clock is the mark. */
        private static Moment time(int number, int hour) {
            return Moment.exact(Instant.parse("2023-0" + (1 + number % 9) + "-10T00:00:00Z")
                    .plusSeconds(hour * 3_600L + 17 * 60 + 43));
        }

        private Incident incident(Classification row, String id, int number, SourceRef place) {
            return Incident.builder()
                    .id(id)
                    .title(text(row, Field.INCIDENT_TITLE))
                    .origin(text(row, Field.INCIDENT_ORIGIN))
                    .detected(time(number, 3))
                    .reported(time(number, 4))
                    .statedDetection(duration(row))
                    .extent(Count.of(number(row, Field.INCIDENT_EXTENT)))
                    .extentOf(text(row, Field.INCIDENT_EXTENT))
                    .classification(row)
                    .place(place)
                    .build();
        }

        /**
         * Minutes, whose number and whose printed form are marks. They lie so that the mean of some of them, which may be
         * seen, is never another one, which may not.
         */
        private DurationRange duration(Classification row) {
            long minutes = 70_001 + 137L * next + (long) next * next;
            next++;
            marks.put(
                    Long.toString(minutes),
                    row.narrower(classes.getOrDefault(Field.INCIDENT_DURATIONS, Field.INCIDENT_DURATIONS.standard())));
            DurationRange range = DurationRange.exactly(Duration.ofMinutes(minutes));
            marks.put(range.label(), marks.get(Long.toString(minutes)));
            return range;
        }

        private Task task(Classification row, int number, SourceRef place) {
            String requirement = "MARKEREQ" + next++ + "x";
            marks.put(
                    requirement,
                    row.narrower(classes.getOrDefault(Field.TASK_REQUIREMENTS, Field.TASK_REQUIREMENTS.standard())));
            return Task.builder()
                    .kind(KINDS.get(number % KINDS.size()))
                    .id("t" + number)
                    .title(text(row, Field.TASK_TITLE))
                    .reason(text(row, Field.TASK_REASON))
                    .role(text(row, Field.TASK_ROLE))
                    .project(text(row, Field.TASK_DUE))
                    .addRequirements(RequirementRef.parse("edition-" + number + ":" + requirement))
                    .classification(row)
                    .place(place)
                    .build();
        }
    }

    @Provide
    Arbitrary<List<Classification>> rows() {
        return Arbitraries.of(Classification.class).list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<Map<Field, Classification>> classes() {
        return Arbitraries.maps(Arbitraries.of(Field.class), Arbitraries.of(Classification.class))
                .ofMaxSize(Field.values().length)
                .map(map -> map.isEmpty() ? new EnumMap<>(Field.class) : new EnumMap<>(map));
    }

    /** Everything that can be written about a report for an audience. */
    private static List<String> forms(SecurityReport report) {
        ReportDocument document = report.document("Betrieb");
        List<String> forms = new ArrayList<>(List.of(
                Renderers.text(200).render(document),
                Renderers.markdown().render(document),
                Renderers.html().render(document),
                Renderers.csv().render(document),
                ReportJson.write(document),
                TaetigkeitsberichtJson.write(report.version()),
                report.figures().toString(),
                report.relations().toString(),
                report.labels().toString(),
                report.evaluate().values().toString(),
                report.deadlines().toString(),
                report.statistics().toString(),
                report.references().toString()));
        for (Finding finding : report.findings()) {
            forms.add(finding.message() + finding.meldung() + finding.cells() + finding.relation());
        }
        SecurityReport.write(report.version(), CsvFormat.RFC4180)
                .values()
                .forEach(bytes -> forms.add(new String(bytes, StandardCharsets.UTF_8)));
        return forms;
    }

    @Property(tries = 40)
    void noFormHoldsAValueOfANarrowerClass(
            @ForAll("rows") List<Classification> rows,
            @ForAll("classes") Map<Field, Classification> classes,
            @ForAll Classification audience) {
        Marked marked = new Marked(classes);
        Taetigkeitsbericht complete = marked.report(rows);
        Disclosure disclosure = new Disclosure(classes, 5, PersonGuard.standard());

        List<String> forms = forms(SecurityReport.of(complete, audience).with(disclosure));

        for (String form : forms) {
            marked.marks.forEach((mark, classification) -> {
                if (!classification.isVisibleTo(audience)) {
                    String digits = mark.length() == 5 ? mark.substring(0, 2) + "." + mark.substring(2) : mark;
                    assertThat(form).doesNotContain(mark).doesNotContain(digits);
                }
            });
            if (audience != Classification.CONFIDENTIAL) {
                assertThat(form).as("lines tell how many rows were left out").doesNotContain("rows.csv");
            }
        }
    }

    @Property(tries = 20)
    void theCompleteReportHoldsEveryTextSoTheTestAboveSeesSomething(@ForAll("rows") List<Classification> rows) {
        Marked marked = new Marked(Map.of());
        Taetigkeitsbericht complete = marked.report(rows);

        String all = String.join("\n", forms(SecurityReport.of(complete, Classification.CONFIDENTIAL)));

        assertThat(marked.marks.keySet()).allSatisfy(mark -> assertThat(all).contains(mark));
    }

    @Property(tries = 30)
    void timesOfDayAreWithheldWhereOnlyDaysMayBeSeen(@ForAll("rows") List<Classification> rows) {
        List<String> forms = forms(SecurityReport.of(new Marked(Map.of()).report(rows), Classification.PUBLIC));

        assertThat(forms).noneMatch(form -> form.matches("(?s).*[0-9]:17.*") || form.contains("17:43"));
    }

    @Property
    void noSmallNumberOfRequestsFollowsFromTheOthers(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 30) Integer> counts,
            @ForAll @IntRange(max = 30) int rest) {
        int smallest = 5;
        Taetigkeitsbericht.Builder report = Taetigkeitsbericht.builder()
                .begin(LocalDate.of(2023, 1, 1))
                .end(LocalDate.of(2023, 12, 31))
                .stand(LocalDate.of(2024, 1, 15))
                .zone(ZONE)
                .place(SourceRef.of("report.csv"));
        long total = rest;
        for (int i = 0; i < counts.size(); i++) {
            total += counts.get(i);
            report.addRequests(new RequestCount(
                    "art-" + i, "Art", Count.of(counts.get(i)), Classification.PUBLIC, SourceRef.of("report.csv")));
        }
        Taetigkeitsbericht version = Disclosure.standard()
                .withSmallest(smallest)
                .apply(report.requestsTotal(Count.of(total)).build(), Classification.PUBLIC);

        boolean small = rest > 0 && rest < smallest || counts.stream().anyMatch(count -> count > 0 && count < smallest);
        long hidden = version.requests().stream()
                .filter(row -> !row.count().isNumber())
                .count();
        for (int i = 0; i < counts.size(); i++) {
            Count shown = version.requests().get(i).count();
            boolean isSmall = counts.get(i) > 0 && counts.get(i) < smallest;
            assertThat(shown.isNumber() && isSmall)
                    .as("a small number is printed")
                    .isFalse();
        }
        boolean totalKnown = version.requestsTotal().isNumber();
        if (small && totalKnown) {
            // the rest is unknown to the reader, too: at least two unknowns stand against one sum
            assertThat(hidden).isPositive();
            boolean restFollows = hidden == 0;
            assertThat(restFollows).isFalse();
        }
        if (!small && total >= smallest) {
            assertThat(version.requestsTotal()).isEqualTo(Count.of(total));
            assertThat(hidden).isZero();
        }
    }
}
