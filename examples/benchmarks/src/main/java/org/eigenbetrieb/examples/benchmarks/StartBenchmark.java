package org.eigenbetrieb.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    private static final String[] CHECK = {
        "-jar",
        PROGRAM.toString(),
        "check",
        OUT.resolve("check").toString(),
        "--out",
        OUT.resolve("checked").toString()
    };

    /** Makes the folder that is checked, and the archive of the program's classes. */
    @Setup
    public void prepare() throws IOException, InterruptedException {
        if (!Files.exists(PROGRAM)) {
            throw new IllegalStateException("There is no " + PROGRAM.toAbsolutePath() + "; build the program first");
        }
        if (!Files.exists(ARCHIVE)) {
            program();
            java("-XX:ArchiveClassesAtExit=" + ARCHIVE, CHECK);
        }
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
        java("-Xshare:auto", CHECK);
    }

    @Benchmark
    public void checkWithArchive() throws IOException, InterruptedException {
        java("-XX:SharedArchiveFile=" + ARCHIVE, CHECK);
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
