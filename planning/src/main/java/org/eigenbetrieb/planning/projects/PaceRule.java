package org.eigenbetrieb.planning.projects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.json.internal.JsonIn;
import org.eigenbetrieb.core.json.internal.JsonLaw;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.source.Read;
import org.jspecify.annotations.Nullable;

/**
 * Derives the status from completion and planned end, with an earlier list from the pace between both.
 *
 * <p>In this order: complete at 100 percent; not derivable without completion or without a day as planned end; delayed
 * when that day has passed; with an earlier list critical when the pace since then does not reach the planned end, or
 * when the pace still needed exceeds {@code paceFactor} times the pace achieved; without one critical when the end lies
 * in the running quarter and less than {@code nearlyDone} percent are done; otherwise on schedule. The list has no
 * beginnings of projects, so that a linear plan cannot be drawn. An inference of this library, not a standard: {@link
 * #source()} says so. Immutable and safe for use by several threads.
 *
 * @param id short name of the rule
 * @param validity when it is in use
 * @param source who says so
 * @param paceFactor share of the achieved pace that may be needed at most; above 0, and 1 or more adds nothing to the
 *     projection
 * @param nearlyDone percent from which a project that ends in the running quarter is not critical; from 0 to 100
 */
public record PaceRule(String id, Validity validity, LegalSource source, Rational paceFactor, Rational nearlyDone)
        implements StatusRule {

    private static final String FORMAT = "eigenbetrieb-status-rule/1";
    private static final BigInteger FARTHEST = BigInteger.valueOf(36_525);

    /** Checks the parts; see the record's description. */
    public PaceRule {
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(source, "source");
        if (id.isBlank()) {
            throw new IllegalArgumentException("A status rule needs an id, for example \"pace\"");
        }
        if (paceFactor.signum() <= 0) {
            throw new IllegalArgumentException("paceFactor " + paceFactor + " is not above 0");
        }
        if (nearlyDone.signum() < 0 || nearlyDone.compareTo(Rational.HUNDRED) > 0) {
            throw new IllegalArgumentException("nearlyDone " + nearlyDone + " is not between 0 and 100 percent");
        }
    }

    /**
     * The rule with the parameters that come with this library.
     *
     * @return the rule; its source is unverified
     */
    public static PaceRule standard() {
        try (InputStream in = Objects.requireNonNull(
                PaceRule.class.getResourceAsStream("pace-rule.json"), "pace-rule.json is missing in this library")) {
            return read(in.readAllBytes(), "pace-rule.json").orThrow().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("The library cannot be read: pace-rule.json", e);
        }
    }

    /**
     * Reads the rule's parameters.
     *
     * @param bytes a JSON document with {@code format}, {@code id}, {@code validFrom}, {@code source},
     *     {@code paceFactor} and {@code nearlyDone}
     * @param file its name in messages
     * @return the rule, or nothing with every problem
     */
    public static Read<Optional<PaceRule>> read(byte[] bytes, String file) {
        return JsonIn.read(bytes, file, FORMAT, fields -> {
            String id = fields.text("id", "\"pace\"");
            Validity validity = JsonLaw.validity(fields);
            LegalSource source = JsonLaw.source(fields.requiredObject("source"));
            Rational paceFactor = fields.read("paceFactor", "1", Rational::parse);
            Rational nearlyDone = fields.read("nearlyDone", "90", Rational::parse);
            return fields.make(() -> new PaceRule(id, validity, source, paceFactor, nearlyDone));
        });
    }

    @Override
    public Assessment assess(Project project, LocalDate stichtag, @Nullable Earlier earlier) {
        if (earlier != null && !earlier.stichtag().isBefore(stichtag)) {
            throw new IllegalArgumentException(
                    "The earlier list is of " + earlier.stichtag() + ", not before " + stichtag);
        }
        Quantity completion = project.completion();
        LocalDate end = project.plannedEnd().day();
        if (project.isComplete()) {
            return new Assessment(ProjectStatus.COMPLETED, "complete", "zu 100 % erledigt");
        }
        if (completion == null) {
            return new Assessment(ProjectStatus.NOT_DERIVABLE, "no-completion", "kein Erledigungsgrad angegeben");
        }
        if (end == null) {
            return project.plannedEnd().kind() == PlannedEnd.Kind.BLANK
                    ? new Assessment(ProjectStatus.NOT_DERIVABLE, "no-end", "kein geplanter Abschluss angegeben")
                    : new Assessment(
                            ProjectStatus.NOT_DERIVABLE,
                            "end-is-no-day",
                            "geplanter Abschluss „" + project.plannedEnd() + "“ ist kein Termin");
        }
        String done = "zu " + percent(completion) + " erledigt";
        if (end.isBefore(stichtag)) {
            return new Assessment(
                    ProjectStatus.DELAYED,
                    "end-passed",
                    done + ", geplanter Abschluss " + Days.print(end) + " um "
                            + Days.count(ChronoUnit.DAYS.between(end, stichtag)) + " überschritten");
        }
        Rational rest = Rational.HUNDRED.minus(completion.value());
        Optional<Rational> before =
                earlier == null ? Optional.empty() : earlier.project().done();
        return earlier != null && before.isPresent()
                ? byPace(rest, completion.value().minus(before.get()), earlier.stichtag(), stichtag, end, done)
                : byQuarter(completion.value(), stichtag, end, done);
    }

    private Assessment byPace(
            Rational rest, Rational gained, LocalDate before, LocalDate stichtag, LocalDate end, String done) {
        if (gained.signum() <= 0) {
            return new Assessment(
                    ProjectStatus.CRITICAL, "no-progress", done + ", kein Fortschritt seit " + Days.print(before));
        }
        Rational elapsed = Rational.of(ChronoUnit.DAYS.between(before, stichtag));
        BigInteger needed = rest.times(elapsed).dividedBy(gained).round(Rounding.CEILING);
        Rational left = Rational.of(ChronoUnit.DAYS.between(stichtag, end));
        String projected = needed.compareTo(FARTHEST) > 0
                ? "in mehr als 100 Jahren"
                : "am " + Days.print(stichtag.plusDays(needed.longValueExact()));
        String pace = done + ", beim Tempo seit " + Days.print(before) + " fertig " + projected + ", geplant bis "
                + Days.print(end);
        if (Rational.of(needed).compareTo(left) > 0) {
            return new Assessment(ProjectStatus.CRITICAL, "pace-too-slow", pace);
        }
        boolean tight = rest.times(elapsed).compareTo(paceFactor.times(gained).times(left)) > 0;
        return tight
                ? new Assessment(ProjectStatus.CRITICAL, "pace-too-tight", pace)
                : new Assessment(ProjectStatus.ON_SCHEDULE, "pace-suffices", pace);
    }

    private Assessment byQuarter(Rational completion, LocalDate stichtag, LocalDate end, String done) {
        boolean near = !end.isAfter(Days.endOfQuarter(stichtag));
        if (near && completion.compareTo(nearlyDone) < 0) {
            return new Assessment(
                    ProjectStatus.CRITICAL,
                    "end-near",
                    done + ", geplanter Abschluss " + Days.print(end) + " im laufenden Quartal");
        }
        return new Assessment(
                ProjectStatus.ON_SCHEDULE,
                near ? "nearly-done" : "end-ahead",
                done + ", geplanter Abschluss " + Days.print(end));
    }

    private static String percent(Quantity completion) {
        return Notation.GERMAN.format(completion) + " %";
    }
}
