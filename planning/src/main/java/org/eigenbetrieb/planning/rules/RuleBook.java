package org.eigenbetrieb.planning.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * Rule files to choose from: the law of several Länder and times, and bylaws.
 *
 * <p>The library carries stored knowledge, not today's law: {@link ChangeRules#source()}, {@link ChangeRules#dates()} and
 * {@link ChangeRules#complete()} say how sure it is. Immutable and safe for use by several threads.
 *
 * @param rules the rule files
 */
public record RuleBook(List<ChangeRules> rules) {

    private static final List<String> FILES = List.of(
            "rp-eigenbetrieb",
            "rp-anstalt",
            "nw-eigenbetrieb",
            "nw-eigenbetrieb-1988",
            "nw-einrichtung",
            "he-eigenbetrieb",
            "bw-eigenbetrieb");

    /** Copies the list. */
    public RuleBook {
        rules = List.copyOf(rules);
    }

    /**
     * The rule files that come with this library.
     *
     * @return the book
     */
    public static RuleBook standard() {
        List<ChangeRules> rules = new ArrayList<>();
        for (String id : FILES) {
            String file = id + ".json";
            try (InputStream in = RuleBook.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IllegalStateException("The library is incomplete: " + file + " is missing");
                }
                rules.add(ChangeRules.read(in.readAllBytes(), file).orThrow().orElseThrow());
            } catch (IOException e) {
                throw new UncheckedIOException("The library cannot be read: " + file, e);
            }
        }
        return new RuleBook(rules);
    }

    /**
     * The same book with one more file, such as the bylaw of a municipality.
     *
     * @param other the file
     * @return the new book
     */
    public RuleBook with(ChangeRules other) {
        List<ChangeRules> more = new ArrayList<>(rules);
        more.add(other);
        return new RuleBook(more);
    }

    /**
     * A file by its id, whether in force or not.
     *
     * @param id the id
     * @return the file, or empty when there is none
     */
    public Optional<ChangeRules> find(String id) {
        return rules.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /**
     * What is in force for an enterprise on a day: the triggers and values of its Land and municipality. Where a
     * trigger or value has the same id in both, the municipality's takes its place.
     *
     * @param legalForm legal form of the enterprise, for example {@code eigenbetrieb}
     * @param place its municipality
     * @param date the day
     * @return the rules under the id and title of the most specific file with triggers; empty with {@code EB-RUL-001}
     *     when there is no trigger, and with {@code EB-RUL-002} for each trigger or value that two files of equal rank
     *     set, which is then left out
     */
    public Read<Optional<ChangeRules>> select(String legalForm, Jurisdiction place, LocalDate date) {
        List<Problem> problems = new ArrayList<>();
        List<ChangeRules> inForce = new ArrayList<>();
        ChangeRules leading = null;
        for (ChangeRules file : rules) {
            boolean applies = (file.legalForm().isEmpty() || file.legalForm().equals(legalForm))
                    && file.jurisdiction().covers(place)
                    && file.validity().contains(date);
            if (applies) {
                inForce.add(file);
                if (!file.triggers().isEmpty()
                        && (leading == null
                                || file.jurisdiction().rank()
                                        > leading.jurisdiction().rank())) {
                    leading = file;
                }
            }
        }
        if (leading == null) {
            problems.add(Problem.error(
                    "EB-RUL-001",
                    SourceRef.of("rules"),
                    "no rules on changing a plan are known for the legal form \"" + legalForm + "\" in " + place
                            + " on " + date,
                    "expected a rule file of this Land and time; there are " + ids(rules)));
            return Read.of(Optional.empty(), problems);
        }
        List<Trigger> triggers =
                mostSpecific(inForce, ChangeRules::triggers, Trigger::id, (file, trigger) -> true, problems);
        List<NamedValue> values = mostSpecific(
                inForce,
                ChangeRules::values,
                NamedValue::id,
                (file, value) -> value.validity().contains(date),
                problems);
        boolean complete =
                inForce.stream().filter(file -> !file.triggers().isEmpty()).allMatch(ChangeRules::complete);
        return Read.of(Optional.of(leading.with(triggers, values, complete)), problems);
    }

    private static List<String> ids(Collection<ChangeRules> files) {
        return files.stream().map(ChangeRules::id).toList();
    }

    private static <T> List<T> mostSpecific(
            List<ChangeRules> files,
            Function<ChangeRules, List<T>> parts,
            Function<T, String> id,
            BiFunction<ChangeRules, T, Boolean> inForce,
            List<Problem> problems) {
        Map<String, List<T>> best = new LinkedHashMap<>();
        Map<String, List<ChangeRules>> origins = new LinkedHashMap<>();
        for (ChangeRules file : files) {
            for (T part : parts.apply(file)) {
                if (!inForce.apply(file, part)) {
                    continue;
                }
                List<ChangeRules> from = origins.computeIfAbsent(id.apply(part), key -> new ArrayList<>());
                List<T> found = best.computeIfAbsent(id.apply(part), key -> new ArrayList<>());
                int rank = from.isEmpty() ? -1 : from.get(0).jurisdiction().rank();
                if (file.jurisdiction().rank() > rank) {
                    from.clear();
                    found.clear();
                }
                if (file.jurisdiction().rank() >= rank) {
                    from.add(file);
                    found.add(part);
                }
            }
        }
        List<T> chosen = new ArrayList<>();
        best.forEach((key, found) -> {
            if (found.size() == 1) {
                chosen.add(found.get(0));
            } else {
                problems.add(Problem.error(
                        "EB-RUL-002",
                        SourceRef.of("rules"),
                        "\"" + key + "\" is set by several rule files of equal rank: "
                                + ids(origins.getOrDefault(key, List.of())) + "; it is left out",
                        "end the validity of one of them, or give one another id"));
            }
        });
        return chosen;
    }
}
