package org.eigenbetrieb.examples.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * Measures every job and prints one table.
 *
 * <p>Every contender runs in JVMs of its own, limit and ours next to each other, in several rounds. The table shows the
 * median of the round in which the contender was least disturbed, and how far its rounds lay apart.
 */
public final class Main {

    /** POI asks Log4j, which complains when it has nowhere to write. */
    private static final String QUIET_LOG4J =
            "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory";

    private Main() {}

    /**
     * Measures.
     *
     * @param args {@code quick} or {@code full}, then the ids of jobs; all when there are none
     * @throws RunnerException when a benchmark fails
     */
    public static void main(String[] args) throws RunnerException {
        boolean quick = args.length > 0 && args[0].equals("quick");
        List<String> ids = List.of(args).subList(Math.min(1, args.length), args.length);
        List<Job> jobs = Jobs.ALL.stream()
                .filter(job -> ids.isEmpty() || ids.contains(job.id()))
                .toList();
        Map<String, List<Double>> medians = new LinkedHashMap<>();
        int rounds = quick ? 1 : 3;
        for (int round = 1; round <= rounds; round++) {
            for (Job job : jobs) {
                for (Job.Contender contender : job.contenders()) {
                    List<Double> found = medians.computeIfAbsent(name(contender), name -> new ArrayList<>());
                    if (found.size() < round) {
                        System.err.println(
                                "round " + round + " of " + rounds + ": " + job.title() + ": " + contender.label());
                        found.add(measure(contender, quick));
                    }
                }
            }
        }
        System.out.print(Table.of(jobs, medians));
    }

    static String name(Job.Contender contender) {
        return contender.benchmark().getName() + "." + contender.method();
    }

    /** The median of one round in nanoseconds. */
    private static double measure(Job.Contender contender, boolean quick) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include("^" + Pattern.quote(name(contender)) + "$")
                .forks(1)
                .warmupIterations(quick ? 3 : 6)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(quick ? 1 : 3)
                .measurementTime(TimeValue.milliseconds(500))
                .jvmArgsAppend(QUIET_LOG4J)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        RunResult result = new Runner(options.build()).runSingle();
        Statistics statistics = result.getPrimaryResult().getStatistics();
        return statistics.getPercentile(50);
    }
}
