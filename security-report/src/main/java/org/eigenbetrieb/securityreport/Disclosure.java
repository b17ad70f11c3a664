package org.eigenbetrieb.securityreport;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eigenbetrieb.core.source.PersonGuard;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * What an audience may see: the rule that makes the version of a report for it.
 *
 * <p>Everything that is printed, written or computed for an audience is made from that version alone. Its rules:
 *
 * <ul>
 *   <li>a row (incident, measure, kind of request, decision) of a narrower class is left out; a row that nobody has
 *       classified is internal;
 *   <li>a single fact of a narrower class is unknown in the version, which says that it withholds it;
 *   <li>a {@link Field} of a narrower class is emptied in all rows and named in {@link Taetigkeitsbericht#withheld()};
 *   <li>a text that seems to name a person ({@link PersonGuard}) is emptied for every audience, an id becomes a number;
 *   <li>in the public version numbers of requests, incidents and applications from 1 to below {@link #smallest()}, also as the bound of a
 *       range, become a range, and one more number with them, so that nobody finds them by subtraction.
 * </ul>
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param classes who may see which field; every field has a class
 * @param smallest smallest number that the public version prints as it is; 1 prints all
 * @param guard finds names of persons
 */
public record Disclosure(Map<Field, Classification> classes, int smallest, PersonGuard guard) {

    /** What stands where a text was taken out. */
    public static final String WITHHELD = PersonGuard.WITHHELD;

    /** Completes the classes and checks the number. */
    public Disclosure {
        Objects.requireNonNull(guard, "guard");
        if (smallest < 1) {
            throw new IllegalArgumentException("The smallest number that is printed is at least 1, not " + smallest);
        }
        Map<Field, Classification> all = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            all.put(field, classes.getOrDefault(field, field.standard()));
        }
        classes = Collections.unmodifiableMap(all);
    }

    /**
     * The usual rule: fields as {@link Field#standard()} says, numbers below 5 coarsened.
     *
     * @return the rule
     */
    public static Disclosure standard() {
        return new Disclosure(Map.of(), 5, PersonGuard.standard());
    }

    /**
     * The same rule with another class for a field.
     *
     * @param field the field
     * @param classification its class
     * @return the new rule
     */
    public Disclosure with(Field field, Classification classification) {
        Map<Field, Classification> changed = new EnumMap<>(classes);
        changed.put(field, classification);
        return new Disclosure(changed, smallest, guard);
    }

    /**
     * The same rule with another smallest number.
     *
     * @param number smallest number that the public version prints
     * @return the new rule
     */
    public Disclosure withSmallest(int number) {
        return new Disclosure(classes, number, guard);
    }

    /**
     * The same rule with another guard.
     *
     * @param other finds names of persons
     * @return the new rule
     */
    public Disclosure with(PersonGuard other) {
        return new Disclosure(classes, smallest, other);
    }

    /**
     * The version of a report for an audience.
     *
     * @param report the complete report, or a version for a narrower circle
     * @param audience who will read it
     * @return the version; one that leaves out rows does not say where the others were read
     * @throws IllegalArgumentException when the report is itself a version for a wider circle
     */
    public Taetigkeitsbericht apply(Taetigkeitsbericht report, Classification audience) {
        if (!audience.isVisibleTo(report.audience())) {
            throw new IllegalArgumentException(
                    "This report is the version for \"" + report.audience().code() + "\"; the version for \""
                            + audience.code() + "\" needs the complete report");
        }
        return new Version(report, audience).make();
    }

    /** The making of one version. */
    private final class Version {
        private final Taetigkeitsbericht report;
        private final Classification audience;
        private final Set<Field> withheld = EnumSet.noneOf(Field.class);
        private final Map<String, String> incidentIds = new HashMap<>();
        private final Set<String> incidentNumbers = new HashSet<>();
        private final Set<String> taskNumbers = new HashSet<>();
        private final Set<String> kindNumbers = new HashSet<>();

        Version(Taetigkeitsbericht report, Classification audience) {
            this.report = report;
            this.audience = audience;
            withheld.addAll(report.withheld());
            report.tasks().forEach(task -> taskNumbers.add(task.id()));
            report.requests().forEach(request -> kindNumbers.add(request.kind()));
            if (Objects.requireNonNull(classes.get(Field.INCIDENT_ID)).isVisibleTo(audience)) {
                report.incidents().forEach(incident -> incidentNumbers.add(incident.id()));
            }
        }

        /** An id that the version gives in place of one that it withholds; no other entry has it. */
        private static String number(String prefix, Set<String> taken) {
            int number = 1;
            while (!taken.add(prefix + number)) {
                number++;
            }
            return prefix + number;
        }

        Taetigkeitsbericht make() {
            List<Incident> incidents = new ArrayList<>();
            for (Incident incident : report.incidents()) {
                if (incident.classification().isVisibleTo(audience)) {
                    incidents.add(incident(incident));
                }
            }
            List<Task> tasks = new ArrayList<>();
            for (Task task : report.tasks()) {
                if (task.classification().isVisibleTo(audience)) {
                    tasks.add(task(task));
                }
            }
            Taetigkeitsbericht.Builder version = Taetigkeitsbericht.builder()
                    .begin(report.begin())
                    .end(report.end())
                    .stand(report.stand())
                    .zone(report.zone())
                    .smallestN(report.smallestN())
                    .audience(audience)
                    .place(report.place())
                    .factClasses(report.factClasses())
                    .incidents(incidents)
                    .incidentsTotal(incidentsTotal(incidents.size()))
                    .tasks(tasks);
            if (shows(Field.INCIDENT_GOALS) && shows(SingleFact.ZIELE)) {
                version.recordedGoals(report.recordedGoals());
            }
            if (shows(Field.REQUESTS)) {
                requests(version);
            }
            if (shows(Field.SCOPE)) {
                report.scopes().stream()
                        .filter(scope -> scope.classification().isVisibleTo(audience))
                        .forEach(scope -> version.addScopes(new Scope(
                                scope.duty(),
                                scope.applies(),
                                clean(scope.reason()),
                                clean(scope.role()),
                                scope.decided(),
                                scope.classification(),
                                place(scope.place()))));
            }
            if (shows(Field.NOTIFICATIONS)) {
                notifications(version);
            }
            if (shows(Field.SOFTWARE)) {
                version.softwareRecorded(coarse(count(SingleFact.ERFASST, report.softwareRecorded())))
                        .softwareMissing(coarse(count(SingleFact.FEHLEND, report.softwareMissing())));
            }
            return version.withheld(withheld).build();
        }

        private boolean shows(Field field) {
            boolean visible = Objects.requireNonNull(classes.get(field)).isVisibleTo(audience);
            if (!visible) {
                withheld.add(field);
            }
            return visible;
        }

        private boolean shows(SingleFact fact) {
            return report.factClasses()
                    .getOrDefault(fact.id(), Classification.PUBLIC)
                    .isVisibleTo(audience);
        }

        private Count count(SingleFact fact, Count count) {
            return shows(fact) ? count : Count.UNKNOWN;
        }

        /** Lines would tell how many rows were left out. */
        private SourceRef place(SourceRef place) {
            return audience == Classification.CONFIDENTIAL ? place : report.place();
        }

        private boolean namesSomeone(String id) {
            return guard.suspicionInId(id).isPresent();
        }

        private String clean(String text) {
            return guard.suspicion(text).isPresent() ? WITHHELD : text;
        }

        private String text(Field field, String text) {
            return shows(field) ? clean(text) : "";
        }

        private Incident incident(Incident incident) {
            boolean keepsId = shows(Field.INCIDENT_ID) && !namesSomeone(incident.id());
            String id = keepsId ? incident.id() : number("V", incidentNumbers);
            incidentIds.put(incident.id(), id);
            Incident.Builder version = Incident.builder()
                    .id(id)
                    .title(text(Field.INCIDENT_TITLE, incident.title()))
                    .origin(text(Field.INCIDENT_ORIGIN, incident.origin()))
                    .classification(incident.classification())
                    .place(place(incident.place()));
            if (shows(Field.INCIDENT_GOALS)) {
                version.goals(incident.goals());
            }
            boolean days = shows(Field.INCIDENT_DAYS);
            boolean times = shows(Field.INCIDENT_TIMES) && days;
            if (days) {
                version.occurred(moment(incident.occurred(), times))
                        .detected(moment(incident.detected(), times))
                        .reported(moment(incident.reported(), times))
                        .contained(moment(incident.contained(), times))
                        .recovered(moment(incident.recovered(), times));
            }
            if (shows(Field.INCIDENT_DURATIONS)) {
                durations(incident, times, version);
            }
            if (shows(Field.INCIDENT_EXTENT)) {
                version.extent(coarse(incident.extent())).extentOf(clean(incident.extentOf()));
            }
            return version.build();
        }

        private Moment moment(Moment moment, boolean times) {
            return times ? moment : moment.toDays(report.zone());
        }

        /** Where times are withheld, the durations that follow from them are stated instead. */
        private void durations(Incident incident, boolean times, Incident.Builder version) {
            if (times) {
                version.contradicted(incident.contradicted())
                        .statedDetection(incident.statedDetection())
                        .statedContainment(incident.statedContainment())
                        .statedRestoration(incident.statedRestoration());
                return;
            }
            DurationRange contain = incident.duration(Incident.Metric.CONTAIN).orElse(DurationRange.UNKNOWN);
            version.contradicted(incident.contradictions());
            version.statedDetection(incident.duration(Incident.Metric.DETECT).orElse(DurationRange.UNKNOWN))
                    .statedContainment(contain)
                    .statedRestoration(DurationRange.of(incident.contained(), incident.recovered())
                            .flatMap(incident.statedRestoration()::meet)
                            .orElse(DurationRange.UNKNOWN));
        }

        private Task task(Task task) {
            Task.Builder version = Task.builder()
                    .kind(task.kind())
                    .id(namesSomeone(task.id()) ? number("M", taskNumbers) : task.id())
                    .title(text(Field.TASK_TITLE, task.title()))
                    .reason(text(Field.TASK_REASON, task.reason()))
                    .role(text(Field.TASK_ROLE, task.role()))
                    .project(shows(Field.TASK_DUE) && !namesSomeone(task.project()) ? task.project() : "")
                    .classification(task.classification())
                    .place(place(task.place()));
            if (shows(Field.TASK_REQUIREMENTS)) {
                version.requirements(task.requirements());
            }
            if (shows(Field.TASK_DUE)) {
                version.due(task.due());
            }
            if (shows(Field.TASK_STATUS)) {
                version.status(task.status()).progress(task.progress());
            }
            return version.build();
        }

        private void notifications(Taetigkeitsbericht.Builder version) {
            for (Notification each : report.notifications()) {
                String incident = incidentIds.get(each.incident());
                if (incident != null && each.classification().isVisibleTo(audience)) {
                    version.addNotifications(new Notification(
                            incident,
                            each.duty(),
                            each.step(),
                            each.notifiable(),
                            clean(each.reason()),
                            each.submitted(),
                            each.classification(),
                            place(each.place())));
                }
            }
        }

        private boolean isSmall(@Nullable Long number) {
            return audience == Classification.PUBLIC && number != null && number > 0 && number < smallest;
        }

        /** Whether a number may be small; 0 is none. */
        private boolean isSmall(Count count) {
            return isSmall(count.least()) || isSmall(count.most());
        }

        /** A bound that lies between 1 and the smallest number gives way to the end of that range. */
        private Count coarse(Count count) {
            Long least = count.least();
            Long most = count.most();
            if (least == null || !isSmall(count)) {
                return count;
            }
            Long from = isSmall(least) ? Long.valueOf(1) : least;
            return new Count(from, isSmall(most) ? Long.valueOf(smallest - 1L) : most, false);
        }

        private Count incidentsTotal(int shown) {
            Count total = count(SingleFact.GEMELDET, report.incidentsTotal());
            Long least = total.least();
            Long most = total.most();
            boolean others = least != null && isSmall(least - shown) || most != null && isSmall(most - shown);
            if (!others && (total.isNumber() || !isSmall(total))) {
                return total; // all are listed, or many are not
            }
            return shown == 0 ? coarse(total) : Count.atLeast(shown);
        }

        private void requests(Taetigkeitsbericht.Builder version) {
            List<RequestCount> rows = report.requests().stream()
                    .filter(row -> row.classification().isVisibleTo(audience))
                    .toList();
            Count total = count(SingleFact.GESAMT, report.requestsTotal());
            Long sum = total.isNumber() ? total.least() : null;
            Long rest = sum;
            boolean small = isSmall(total);
            RequestCount smallestOther = null;
            for (RequestCount row : rows) {
                Long number = row.count().isNumber() ? row.count().least() : null;
                rest = rest == null || number == null ? null : Long.valueOf(rest - number);
                small |= isSmall(row.count());
                if (number != null && number > 0 && !isSmall(number)) {
                    Long before =
                            smallestOther == null ? null : smallestOther.count().least();
                    smallestOther = before == null || number < before ? row : smallestOther;
                }
            }
            small |= isSmall(rest);
            for (RequestCount row : rows) {
                Count count = small && row.equals(smallestOther) ? Count.atLeast(1) : coarse(row.count());
                version.addRequests(new RequestCount(
                        namesSomeone(row.kind()) ? number("art-", kindNumbers) : row.kind(),
                        clean(row.title()),
                        count,
                        row.classification(),
                        place(row.place())));
            }
            boolean nothingElse = small && smallestOther == null && sum != null && sum > 0;
            version.requestsTotal(nothingElse && !isSmall(sum) ? Count.atLeast(1) : coarse(total));
        }
    }
}
