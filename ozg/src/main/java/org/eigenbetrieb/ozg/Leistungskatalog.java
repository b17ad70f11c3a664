package org.eigenbetrieb.ozg;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.ozg.internal.Texts;

/**
 * A city's catalogue of online services on one day.
 *
 * <p>Every count names its {@link CountingRule}. Immutable and safe for use by several threads.
 *
 * @param stand the day that the statuses are of
 * @param entries the entries in the order of the list; ids are unique
 */
public record Leistungskatalog(LocalDate stand, List<Leistung> entries) {

    /** Checks the ids and copies the list. */
    public Leistungskatalog {
        Objects.requireNonNull(stand, "stand");
        entries = List.copyOf(entries);
        Set<String> seen = new HashSet<>();
        for (Leistung entry : entries) {
            if (!seen.add(entry.id())) {
                throw new IllegalArgumentException(
                        "Two entries have the id " + entry.id() + "; give each its own, for example the line number");
            }
        }
    }

    /**
     * Reads a list that has the columns of {@link CatalogueFormat#STANDARD}.
     *
     * @param table the list
     * @param stand the day that its statuses are of
     * @return all entries that could be read, and every problem
     */
    public static Read<Leistungskatalog> read(CsvTable table, LocalDate stand) {
        return CatalogueReader.read(table, stand, CatalogueFormat.STANDARD);
    }

    /**
     * Reads a list with columns and words of its own.
     *
     * @param table the list
     * @param stand the day that its statuses are of
     * @param format how the list is written
     * @return all entries that could be read, and every problem
     */
    public static Read<Leistungskatalog> read(CsvTable table, LocalDate stand, CatalogueFormat format) {
        return CatalogueReader.read(table, stand, format);
    }

    /**
     * The entry with an id.
     *
     * @param id the id
     * @return the entry, or empty
     */
    public Optional<Leistung> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /**
     * The entries that have a value of an attribute: the rows behind a count.
     *
     * @param attribute the attribute
     * @param value the value; an empty text for none
     * @return the entries in the order of the list
     */
    public List<Leistung> select(Attribute attribute, String value) {
        return entries.stream()
                .filter(entry -> attribute.of(entry).contains(value))
                .toList();
    }

    /**
     * Counts by status.
     *
     * @param rule what is counted
     * @return the counts of all four statuses, also where they are 0
     */
    public Tally tally(CountingRule rule) {
        return tally(rule, Attribute.STATUS);
    }

    /**
     * Counts in groups.
     *
     * @param rule what is counted
     * @param by what the groups are
     * @return the counts
     */
    public Tally tally(CountingRule rule, Attribute by) {
        return tally(entries, rule, by);
    }

    static Tally tally(List<Leistung> entries, CountingRule rule, Attribute by) {
        if (rule.unit() == CountingRule.Unit.DISTINCT && by == Attribute.STATUS) {
            return distinct(entries, rule);
        }
        Counter all = new Counter(rule.unit());
        Map<String, Counter> groups = new TreeMap<>(order(by));
        if (by == Attribute.STATUS) {
            for (OnlineStatus status : OnlineStatus.values()) {
                groups.put(status.id(), new Counter(rule.unit()));
            }
        }
        for (Leistung entry : entries) {
            if (rule.includes(entry)) {
                all.add(entry);
                for (String value : by.of(entry)) {
                    groups.computeIfAbsent(value, key -> new Counter(rule.unit()))
                            .add(entry);
                }
            }
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        groups.forEach((value, counter) -> counts.put(value, counter.count));
        return new Tally(rule, by, all.count, counts);
    }

    /** Each service once: with several statuses at the one that is least far. */
    private static Tally distinct(List<Leistung> entries, CountingRule rule) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (OnlineStatus status : OnlineStatus.values()) {
            counts.put(status.id(), 0L);
        }
        Map<String, Set<OnlineStatus>> services =
                statuses(entries.stream().filter(rule::includes).toList());
        services.values().forEach(found -> counts.merge(Collections.max(found).id(), 1L, Long::sum));
        return new Tally(rule, Attribute.STATUS, services.size(), counts);
    }

    private static Map<String, Set<OnlineStatus>> statuses(List<Leistung> entries) {
        Map<String, Set<OnlineStatus>> services = new LinkedHashMap<>();
        for (Leistung entry : entries) {
            services.computeIfAbsent(identity(entry), key -> EnumSet.noneOf(OnlineStatus.class))
                    .add(entry.status());
        }
        return services;
    }

    /** How many services stand in the list with several statuses. */
    static long mixed(List<Leistung> entries) {
        return statuses(entries).values().stream()
                .filter(found -> found.size() > 1)
                .count();
    }

    /**
     * Counts in groups and by status.
     *
     * @param rule what is counted
     * @param by what the groups are
     * @return the counts
     */
    public CrossTally crossTally(CountingRule rule, Attribute by) {
        Map<String, List<Leistung>> groups = new TreeMap<>(order(by));
        for (Leistung entry : entries) {
            if (rule.includes(entry)) {
                for (String value : by.of(entry)) {
                    groups.computeIfAbsent(value, key -> new ArrayList<>()).add(entry);
                }
            }
        }
        Map<String, Tally> rows = new LinkedHashMap<>();
        groups.forEach((value, members) -> rows.put(value, tally(members, rule, Attribute.STATUS)));
        return new CrossTally(rule, by, rows, tally(rule));
    }

    /** Counts services of one kind. */
    private static final class Counter {
        private final CountingRule.Unit unit;
        private final Set<String> seen = new HashSet<>();
        private long count;

        Counter(CountingRule.Unit unit) {
            this.unit = unit;
        }

        void add(Leistung entry) {
            count += switch (unit) {
                case ROWS -> 1;
                case DISTINCT -> seen.add(identity(entry)) ? 1 : 0;
                case EXPANDED -> entry.services();
            };
        }
    }

    /** What makes two entries one service: the key, otherwise OZG-Leistung and name; in both cases also the variant. */
    static String identity(Leistung entry) {
        return entry.leikaKey()
                        .map(LeikaKey::digits)
                        .orElseGet(() -> Texts.fold(entry.ozgLeistung()) + '\n' + Texts.fold(entry.name()))
                + (entry.variant().isEmpty() ? "" : '\n' + entry.variant());
    }

    /** Values as reports print them: catalogue order where there is one, otherwise by text; none comes last. */
    private static Comparator<String> order(Attribute by) {
        List<String> known = switch (by) {
            case STATUS ->
                List.of(OnlineStatus.values()).stream().map(OnlineStatus::id).toList();
            case REASON, ANY_REASON -> List.copyOf(Reason.known().keySet());
            case REASON_KIND ->
                List.of(Reason.Kind.values()).stream().map(Enum::name).toList();
            case EFA -> List.of(EfaReuse.values()).stream().map(EfaReuse::id).toList();
            case SCOPE -> List.of(Scope.OZG.id(), Scope.LOCAL.id());
            case AMT, AEMTER, OZG_LEISTUNG, FOKUS, INTERNAL -> List.of();
        };
        Map<String, Integer> places = new LinkedHashMap<>();
        known.forEach(value -> places.put(value, places.size()));
        return Comparator.comparing(String::isEmpty)
                .thenComparing(value -> places.getOrDefault(value, known.size()))
                .thenComparing(Comparator.naturalOrder());
    }

    /**
     * The status of each OZG-Leistung that follows from its entries.
     *
     * @param rule how it follows; the federal monitoring and the city say "online" of different things
     * @return the status by OZG-Leistung, ordered by name; one without a status is not decided by the rule
     */
    public Map<String, Optional<OnlineStatus>> byOzgLeistung(StatusDerivation rule) {
        Map<String, List<Leistung>> groups = new TreeMap<>();
        for (Leistung entry : entries) {
            if (entry.scope() == Scope.OZG) {
                groups.computeIfAbsent(entry.ozgLeistung(), key -> new ArrayList<>())
                        .add(entry);
            }
        }
        Map<String, Optional<OnlineStatus>> found = new LinkedHashMap<>();
        groups.forEach((name, members) -> found.put(name, rule.derive(List.copyOf(members))));
        return Collections.unmodifiableMap(found);
    }

    /**
     * What does not fit together in this catalogue.
     *
     * @return the findings, errors first, then warnings and remarks; the rows of their cells are the ids of the entries
     */
    public List<Finding> findings() {
        return findings(CatalogueFigures.PAPER);
    }

    List<Finding> findings(String paper) {
        return Plausibility.check(this, paper);
    }

    /** Day and size, for debugging. */
    @Override
    public String toString() {
        return "Leistungskatalog " + stand + " (" + entries.size() + " entries)";
    }
}
