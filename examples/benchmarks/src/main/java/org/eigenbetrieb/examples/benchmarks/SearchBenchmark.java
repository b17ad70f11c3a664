package org.eigenbetrieb.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.ozg.Typisierung;
import org.eigenbetrieb.ozg.fim.LeikaLeistung;
import org.eigenbetrieb.ozg.fim.Leikakatalog;
import org.eigenbetrieb.ozg.fim.ServiceSearch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A catalogue of 10,000 services, searched after every key that is pressed. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SearchBenchmark {

    /** What one invocation does: a query as it grows, one search for each. */
    static final int SEARCHES = 9;

    private static final int SERVICES = 10_000;
    private static final List<String> QUERIES =
            List.of("f", "fü", "führ", "führer", "führerschein", "fuehrerschein umt", "schein", "9905", "kein treffer");
    private static final List<String> OBJECTS = List.of(
            "Führerschein",
            "Gewerbe",
            "Wohngeld",
            "Reisepass",
            "Hund",
            "Baugenehmigung",
            "Sondernutzung",
            "Parkausweis");
    private static final List<String> ACTIONS = List.of(
            "Ausstellung",
            "Umtausch",
            "Anmeldung",
            "Abmeldung",
            "Änderung",
            "Bewilligung",
            "Erteilung",
            "Verlängerung");

    private final List<LeikaLeistung> services = new ArrayList<>();
    private final String[] names = new String[SERVICES];
    private ServiceSearch<LeikaLeistung> search = ServiceSearch.of(Leikakatalog.of(List.of()));

    @Setup
    public void fill() {
        for (int i = 0; i < SERVICES; i++) {
            String object = OBJECTS.get(i % OBJECTS.size());
            String action = ACTIONS.get(i / OBJECTS.size() % ACTIONS.size());
            String name = object + " " + i + " " + action + " für besondere Personengruppen";
            services.add(new LeikaLeistung(
                    String.valueOf(99_000_000_000_000L + 1_000_000L * i),
                    name,
                    "",
                    Typisierung.of("2/3"),
                    List.of("Antrag " + object, "Bescheinigung " + i),
                    List.of(),
                    null,
                    Map.of(),
                    SourceRef.of("leika.csv", i + 2, 0)));
            names[i] = name.toLowerCase(Locale.GERMAN);
        }
        search = ServiceSearch.of(Leikakatalog.of(services));
        if (search.find("führerschein 8 umt", 10).size() != 10
                || search.find("wohngeld", SERVICES).size() != SERVICES / OBJECTS.size()
                || !search.find("kein treffer", 10).isEmpty()) {
            throw new IllegalStateException("The search does not find what is there");
        }
    }

    /** Looks once at each name, and nothing else: no order, no synonyms, no umlauts. */
    @Benchmark
    public void limit(Blackhole out) {
        for (String query : QUERIES) {
            int found = 0;
            for (String name : names) {
                found += name.contains(query) ? 1 : 0;
            }
            out.consume(found);
        }
    }

    @Benchmark
    public void ours(Blackhole out) {
        for (String query : QUERIES) {
            out.consume(search.find(query, 20));
        }
    }

    @Benchmark
    public void stream(Blackhole out) {
        for (String query : QUERIES) {
            String small = query.toLowerCase(Locale.GERMAN);
            out.consume(services.stream()
                    .filter(each -> each.key().startsWith(small)
                            || each.name().toLowerCase(Locale.GERMAN).contains(small)
                            || each.synonyms().stream()
                                    .anyMatch(word ->
                                            word.toLowerCase(Locale.GERMAN).contains(small)))
                    .limit(20)
                    .toList());
        }
    }
}
