package org.eigenbetrieb.examples.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
 * median of the round in which the contender was least disturbed, how far its rounds lay apart, and for the ledger the
 * most memory that the process has had.
 */
public final class Main {

    /** POI asks Log4j, which complains when it has nowhere to write. */
    private static final String QUIET_LOG4J =
            "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory";

    private Main() {}

    /**
     * Measures.
     *
     * @param args {@code quick} or {@code full}, then the ids of jobs; none stands for all
     * @throws IOException when a JVM cannot be started
     * @throws RunnerException when a benchmark fails
     */
    public static void main(String[] args) throws IOException, RunnerException {
        // Maven hands all of them over as one.
        List<String> words = List.of(String.join(" ", args).strip().split(" "));
        boolean quick = words.get(0).equals("quick");
        List<String> ids = words.subList(1, words.size());
        List<Job> jobs = Jobs.ALL.stream()
                .filter(job -> ids.isEmpty() || ids.contains(job.id()))
                .toList();
        if (!quick && !words.get(0).equals("full") || jobs.isEmpty()) {
            throw new IllegalArgumentException("Expected quick or full, then any of "
                    + Jobs.ALL.stream().map(Job::id).distinct().toList() + ", not " + words);
        }
        Map<String, List<Double>> medians = new LinkedHashMap<>();
        Map<String, Long> memory = new HashMap<>();
        int rounds = quick ? 1 : 3;
        for (int round = 1; round <= rounds; round++) {
            for (Job job : jobs) {
                for (Job.Contender contender : job.contenders()) {
                    List<Double> found = medians.computeIfAbsent(contender.name(), name -> new ArrayList<>());
                    if (found.size() < round) {
                        System.err.println(
                                "round " + round + " of " + rounds + ": " + job.title() + ": " + contender.label());
                        found.add(measure(job, contender, quick));
                        if (contender.benchmark() == LedgerBenchmark.class && round == 1) {
                            memory.put(contender.name(), memory(contender, rows(quick)));
                        }
                    }
                }
            }
        }
        System.out.print(Table.of(jobs, medians, memory));
    }

    private static int rows(boolean quick) {
        return quick ? 1_000_000 : 16_500_000;
    }

    /** The median of one round in nanoseconds. */
    private static double measure(Job job, Job.Contender contender, boolean quick) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include("^" + Pattern.quote(contender.name()) + "$")
                .forks(1)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (job.once()) {
            options.param("rows", String.valueOf(rows(quick)));
            options.jvmArgsAppend(LedgerBenchmark.JVM.toArray(new String[0]));
        } else {
            options.warmupIterations(quick ? 3 : 6)
                    .warmupTime(TimeValue.milliseconds(500))
                    .measurementIterations(quick ? 1 : 3)
                    .measurementTime(TimeValue.milliseconds(500))
                    .jvmArgsAppend(QUIET_LOG4J);
        }
        RunResult result = new Runner(options.build()).runSingle();
        Statistics statistics = result.getPrimaryResult().getStatistics();
        return statistics.getPercentile(50);
    }

    /** The most memory in KiB that a JVM of its own has had in which the contender reads the ledger once. */
    private static long memory(Job.Contender contender, int rows) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LedgerBenchmark.JVM);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        command.addAll(List.of(LedgerBenchmark.Once.class.getName(), contender.method(), String.valueOf(rows)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return Long.parseLong(printed.strip());
    }
}
