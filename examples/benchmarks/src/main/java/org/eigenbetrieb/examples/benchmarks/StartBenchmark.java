package org.eigenbetrieb.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * File in, table out, in a process of its own: what somebody at the command line waits for.
 *
 * <p>To be run in the folder of this module, after the program was built.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 7)
public class StartBenchmark {

    private static final Path PROGRAM = Path.of("..", "app", "target", "eigenbetrieb.jar");
    private static final Path PACK = Path.of("..", "koblenz");
    private static final Path TABLE = PACK.resolve("erfolgsplan-2024-konten.csv");
    private static final Path OUT = Path.of("target", "start");
    private static final Path ARCHIVE = OUT.resolve("program.jsa");
    private static final Path PLAN = OUT.resolve("plan");
    private static final List<String> PLAN_PAPERS = List.of(
            "erfolgsplan-2024-konten:",
            "erfolgsplan-2024-gesamt:",
            "vermoegensplan-2024-gesamt:",
            "finanzplan-2023-2027:",
            "jahresvergleich-2016-2024:");

    private static String[] check(Path folder) {
        return new String[] {
            "-jar",
            PROGRAM.toString(),
            "check",
            folder.toString(),
            "--out",
            OUT.resolve("checked").toString()
        };
    }

    /** Makes the folders that are checked, and the archive of the program's classes. */
    @Setup
    public void prepare() throws IOException, InterruptedException {
        if (!Files.exists(PROGRAM)) {
            throw new IllegalStateException("There is no " + PROGRAM.toAbsolutePath() + "; build the program first");
        }
        if (!Files.exists(ARCHIVE)) {
            program();
            plan();
            java("-XX:ArchiveClassesAtExit=" + ARCHIVE, check(PLAN));
        }
    }

    /** The papers of the plan alone: they hold no contradiction, so that nothing has to be searched. */
    private static void plan() throws IOException {
        Path all = OUT.resolve("check");
        Files.createDirectories(PLAN);
        List<String> figures = Files.readAllLines(all.resolve("figures.csv"));
        List<String> relations = Files.readAllLines(all.resolve("relations.csv"));
        Set<String> others = new HashSet<>();
        for (String line : relations.subList(1, relations.size())) {
            String[] fields = line.split(",", 5);
            if (PLAN_PAPERS.stream().noneMatch(fields[3]::startsWith)) {
                others.add(fields[0]);
            }
        }
        Files.write(
                PLAN.resolve("figures.csv"),
                Stream.concat(
                                figures.stream().limit(1),
                                figures.stream()
                                        .filter(line -> PLAN_PAPERS.stream().anyMatch(line::startsWith)))
                        .toList());
        Files.write(
                PLAN.resolve("relations.csv"),
                relations.stream()
                        .filter(line -> !others.contains(line.split(",", 2)[0]))
                        .toList());
    }

    @Benchmark
    public void limit() throws IOException, InterruptedException {
        main(StartPrograms.Hello.class);
    }

    @Benchmark
    public void library() throws IOException, InterruptedException {
        main(StartPrograms.Library.class, TABLE.toString());
    }

    @Benchmark
    public void check() throws IOException, InterruptedException {
        java("-Xshare:auto", check(PLAN));
    }

    @Benchmark
    public void checkWithArchive() throws IOException, InterruptedException {
        java("-XX:SharedArchiveFile=" + ARCHIVE, check(PLAN));
    }

    @Benchmark
    public void search() throws IOException, InterruptedException {
        java("-Xshare:auto", check(OUT.resolve("check")));
    }

    @Benchmark
    public void program() throws IOException, InterruptedException {
        java("-Xshare:auto", "-jar", PROGRAM.toString(), "pack", PACK.toString(), "--out", OUT.toString(), "--quiet");
    }

    @Benchmark
    public void jackson() throws IOException, InterruptedException {
        main(StartPrograms.Jackson.class, TABLE.toString());
    }

    private static void main(Class<?> program, String... args) throws IOException, InterruptedException {
        String[] all = new String[args.length + 3];
        all[0] = "-classpath";
        all[1] = System.getProperty("java.class.path");
        all[2] = program.getName();
        System.arraycopy(args, 0, all, 3, args.length);
        java("-Xshare:auto", all);
    }

    private static void java(String option, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(option);
        command.addAll(List.of(args));
        int status = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        // 1 stands for contradictions that were found.
        if (status > 1) {
            throw new IllegalStateException(command + " ended with " + status);
        }
    }
}
