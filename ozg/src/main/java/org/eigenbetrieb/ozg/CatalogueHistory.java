package org.eigenbetrieb.ozg;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.eigenbetrieb.core.quantity.Rational;

/**
 * The states of a catalogue over time: burn-up, time in a status, what is stuck, and a forecast.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param states one or more states, each of another day, oldest first
 */
public record CatalogueHistory(List<Leistungskatalog> states) {

    /** Checks the order and copies the list. */
    public CatalogueHistory {
        states = List.copyOf(states);
        if (states.isEmpty()) {
            throw new IllegalArgumentException("A history needs at least one state of the catalogue");
        }
        for (int i = 1; i < states.size(); i++) {
            if (!states.get(i - 1).stand().isBefore(states.get(i).stand())) {
                throw new IllegalArgumentException(
                        "The states of " + states.get(i - 1).stand() + " and "
                                + states.get(i).stand() + " are out of order; give one per day, oldest first");
            }
        }
    }

    /**
     * The history of states in any order.
     *
     * @param states one or more states, each of another day
     * @return the history
     */
    public static CatalogueHistory of(List<Leistungskatalog> states) {
        return new CatalogueHistory(states.stream()
                .sorted(Comparator.comparing(Leistungskatalog::stand))
                .toList());
    }

    /**
     * The last state.
     *
     * @return the state
     */
    public Leistungskatalog last() {
        return states.get(states.size() - 1);
    }

    /**
     * A point of the burn-up.
     *
     * @param day the day
     * @param online services online
     * @param total all services
     */
    public record Point(LocalDate day, long online, long total) {}

    /**
     * How many services were online of how many, state by state.
     *
     * @param rule what is counted
     * @return the points, oldest first
     */
    public List<Point> burnUp(CountingRule rule) {
        return states.stream()
                .map(state -> {
                    Tally tally = state.tally(rule);
                    return new Point(state.stand(), tally.count(OnlineStatus.ONLINE), tally.total());
                })
                .toList();
    }

    /**
     * How long an entry has been in its status on the day of the last state.
     *
     * <p>With a dated change both bounds are equal. Otherwise the states tell: a status that was there in an earlier
     * state has lasted at least since then. What happened between two states is not seen.
     *
     * @param entry the entry of the last state
     * @param atLeast days in the status at least, 0 or more
     * @param atMost days in the status at most, or -1 when nothing is known about its beginning
     */
    public record TimeInStatus(Leistung entry, long atLeast, long atMost) {

        /** Checks the bounds. */
        public TimeInStatus {
            if (atLeast < 0 || atMost < -1 || atMost >= 0 && atMost < atLeast) {
                throw new IllegalArgumentException(
                        "An entry cannot be in its status for " + atLeast + " to " + atMost + " days");
            }
        }

        /**
         * The upper bound.
         *
         * @return days, or empty when nothing is known about the beginning
         */
        public OptionalLong most() {
            return atMost < 0 ? OptionalLong.empty() : OptionalLong.of(atMost);
        }
    }

    /**
     * How long each entry has been in its status on the day of the last state.
     *
     * @return one for each entry of the last state, in its order
     */
    public List<TimeInStatus> timeInStatus() {
        Map<String, LocalDate> observed = new HashMap<>();
        Map<String, LocalDate> otherwise = new HashMap<>();
        Map<String, String> ids = new HashMap<>();
        Leistungskatalog later = last();
        for (Leistung entry : later.entries()) {
            observed.put(entry.id(), later.stand());
            ids.put(entry.id(), entry.id());
        }
        for (int i = states.size() - 2; i >= 0; i--) {
            CatalogueChange change = CatalogueChange.between(states.get(i), states.get(i + 1));
            Map<String, String> earlier = new HashMap<>();
            LocalDate day = states.get(i).stand();
            for (CatalogueChange.Pair pair : change.pairs()) {
                String id = ids.get(pair.after().id());
                if (id != null && pair.moved()) {
                    otherwise.put(id, day);
                } else if (id != null) {
                    observed.put(id, day);
                    earlier.put(pair.before().id(), id);
                }
            }
            for (Leistung entry : change.added()) {
                String id = ids.get(entry.id());
                if (id != null) {
                    otherwise.put(id, day);
                }
            }
            ids = earlier;
        }
        List<TimeInStatus> times = new ArrayList<>();
        for (Leistung entry : last().entries()) {
            times.add(time(entry, observed, otherwise));
        }
        return List.copyOf(times);
    }

    private TimeInStatus time(Leistung entry, Map<String, LocalDate> observed, Map<String, LocalDate> otherwise) {
        LocalDate stand = last().stand();
        Optional<LocalDate> since = entry.since().filter(day -> !day.isAfter(stand));
        if (since.isPresent()) {
            long days = ChronoUnit.DAYS.between(since.get(), stand);
            return new TimeInStatus(entry, days, days);
        }
        long atLeast = ChronoUnit.DAYS.between(observed.getOrDefault(entry.id(), stand), stand);
        LocalDate before = otherwise.get(entry.id());
        return new TimeInStatus(entry, atLeast, before == null ? -1 : ChronoUnit.DAYS.between(before, stand) - 1);
    }

    /**
     * The entries that are planned or in progress, longest in their status first.
     *
     * <p>Entries of unknown duration come last, in the order of the list. Group the result by
     * {@link Leistung#reasons()} to see on whom it hangs.
     *
     * @return the entries with their time in the status
     */
    public List<TimeInStatus> stuck() {
        return timeInStatus().stream()
                .filter(time -> time.entry().status() == OnlineStatus.PLANNED
                        || time.entry().status() == OnlineStatus.IN_PROGRESS)
                .sorted(Comparator.comparingLong(TimeInStatus::atLeast).reversed())
                .toList();
    }

    /**
     * What may be online on a later day if it goes on as it did.
     *
     * <p>Method: between each two neighbouring states the pace is the change of the number online per day. The middle
     * value takes the pace from the first to the last state, the low and the high value the slowest and the fastest pace
     * between two neighbouring states. The number of services is held at that of the last state; nothing goes below 0 or above
     * it, and below what is online now only where the number has fallen. With two states there is one pace only and nothing to tell how much it varies: the low value then is no change,
     * or the pace itself where the number has fallen,
     * and the high value everything that is planned or in progress.
     *
     * @param rule what is counted
     * @param day a day not before the last state
     * @return the forecast; empty with a single state, from which no pace follows, or when nothing is counted
     * @throws IllegalArgumentException when the day lies before the last state
     */
    public Optional<OnlineForecast> forecast(CountingRule rule, LocalDate day) {
        if (day.isBefore(last().stand())) {
            throw new IllegalArgumentException(
                    "A forecast for " + day + " is none: the last state is of " + last().stand());
        }
        List<Point> points = burnUp(rule);
        Point first = points.get(0);
        Point end = points.get(points.size() - 1);
        if (points.size() < 2 || end.total() == 0) {
            return Optional.empty();
        }
        Rational days = Rational.of(ChronoUnit.DAYS.between(end.day(), day));
        Rational middle = online(end, pace(first, end), days);
        Rational low;
        Rational high;
        if (points.size() == 2) {
            Tally tally = last().tally(rule);
            long possible = end.online() + tally.count(OnlineStatus.IN_PROGRESS) + tally.count(OnlineStatus.PLANNED);
            low = Rational.of(end.online()).min(middle);
            high = Rational.of(Math.min(possible, end.total())).max(middle);
            if (days.signum() == 0) {
                high = middle;
            }
        } else {
            Rational slowest = pace(first, end);
            Rational fastest = slowest;
            for (int i = 1; i < points.size(); i++) {
                Rational pace = pace(points.get(i - 1), points.get(i));
                slowest = slowest.min(pace);
                fastest = fastest.max(pace);
            }
            low = online(end, slowest, days);
            high = online(end, fastest, days);
        }
        return Optional.of(
                new OnlineForecast(rule, day, end.online(), end.total(), low, middle, high, points.size() - 1));
    }

    private static Rational pace(Point from, Point to) {
        return Rational.of(to.online() - from.online(), ChronoUnit.DAYS.between(from.day(), to.day()));
    }

    private static Rational online(Point end, Rational pace, Rational days) {
        return Rational.of(end.online())
                .plus(pace.times(days))
                .max(Rational.ZERO)
                .min(Rational.of(end.total()));
    }
}
