import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import jdk.jshell.tool.JavaShellToolBuilder;

/**
 * JShell as the JDK has it, except that it shows values whole: the usual settings cut them off after 1000 characters,
 * which is less than a table. Takes the arguments of jshell. Run as a source file by the script "run" beside it.
 */
final class Shell {

    private static final String SETTINGS =
            """
            /set mode whole normal -command
            /set format whole result "{value}{post}" expression,varvalue-added,modified,replaced-ok-primary
            /set truncation whole 1000000 expression,varvalue
            /set mode whole -retain
            /set feedback whole -retain
            /exit
            """;

    private Shell() {}

    public static void main(String[] args) throws Exception {
        // JShell takes settings only from a session before: this one ends at once and leaves them in the map.
        Map<String, String> retained = new HashMap<>();
        JavaShellToolBuilder.builder()
                .persistence(retained)
                .in(new ByteArrayInputStream(SETTINGS.getBytes(StandardCharsets.UTF_8)), null)
                .out(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run("--no-startup", "--execution", "local");
        retained.keySet().removeIf(name -> name.startsWith("HISTORY"));
        System.exit(JavaShellToolBuilder.builder().persistence(retained).start(args));
    }
}
