package de.beispielstadt.abwasser.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eigenbetrieb.core.explain.Explanation;
import org.eigenbetrieb.core.json.ExplanationJson;
import org.eigenbetrieb.core.json.FindingsDocument;
import org.eigenbetrieb.core.json.FindingsJson;
import org.eigenbetrieb.core.json.ReportJson;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Talks to the service as another program does: to one in this process, or, where the property {@code image} names the
 * folder of a jlink image, to one that runs in it.
 */
@Timeout(300)
class ServiceTest {

    private static final String FOLDER = "betrieb";
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:[0-9]+");

    private static HttpServer server;
    private static Process process;
    private static String address;

    @BeforeAll
    static void start() throws IOException {
        String image = System.getProperty("image", "");
        if (image.isEmpty()) {
            server = Service.start(Path.of(FOLDER), 0);
            address = "http://localhost:" + server.getAddress().getPort();
        } else {
            process = new ProcessBuilder(
                            Path.of(image, "bin", "java").toString(),
                            "-m",
                            "de.beispielstadt.abwasser/de.beispielstadt.abwasser.service.Service",
                            FOLDER,
                            "0")
                    .redirectErrorStream(true)
                    .start();
            address = addressIn(process.inputReader(StandardCharsets.UTF_8));
        }
    }

    private static String addressIn(BufferedReader log) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                return matcher.group();
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("the service has ended; it said:\n" + said);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.stop(0);
        }
        if (process != null) {
            process.destroy();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the service ends when it is told to");
        }
    }

    /** Status and body of an answer. */
    private record Answer(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private static Answer post(String path, String question) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address + path).toURL().openConnection();
        connection.setDoOutput(true);
        connection.setConnectTimeout(60_000);
        connection.setReadTimeout(60_000);
        try (OutputStream body = connection.getOutputStream()) {
            body.write(question.getBytes(StandardCharsets.UTF_8));
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, in.readAllBytes());
        }
    }

    @Test
    void reportIsTheComputedPaper() throws IOException {
        Answer answer = post("/report", "{\"paper\": \"quartalsbericht\"}");

        ReportTable table = ReportJson.readTable(answer.body(), "answer").orThrow().orElseThrow();
        ReportRow result = table.rows().stream()
                .filter(row -> row.id().equals("jahresergebnis"))
                .findFirst()
                .orElseThrow();
        List<String> printed = new ArrayList<>();
        for (Cell cell : result.cells()) {
            printed.add(
                    cell instanceof Cell.Number number
                            ? Notation.GERMAN.format(number.quantity())
                            : ((Cell.Text) cell).text());
        }
        assertEquals(List.of("Ergebnis", "126.600", "129.329,78", "102,2", "170.564,74", "134,7"), printed);
    }

    @Test
    void checkFindsNothingWrongAndSaysThatNothingWasPrinted() throws IOException {
        Answer answer = post("/check", "{}");

        FindingsDocument document = FindingsJson.read(answer.body(), "answer").orThrow().orElseThrow();
        assertEquals(List.of(), document.problems());
        assertEquals(List.of(), document.findings());
        assertFalse(document.coverage().checkedAnything());
    }

    @Test
    void explainLeadsToOurRuleWithItsReasonAndToTheLineOfTheTable() throws IOException {
        Answer answer = post("/explain", "{\"figure\": \"konto=52110 hochrechnung\"}");

        Explanation tree = ExplanationJson.read(answer.body(), "answer").orThrow().orElseThrow();
        assertEquals(Optional.of(Rational.parse("101885.30")), tree.value().ifKnown());
        assertTrue(tree.rule().startsWith("Hochrechnung nach dem Jahresgang: Ist × 100/54 – Grund: im Winter"), tree.rule());
        assertEquals("Dienstanweisung Quartalsbericht der Werkleitung, Nr. 4 (erfunden)", tree.citation());
        assertEquals("konten.csv:7:5", tree.parts().get(0).rule());
    }

    @Test
    void whatIfNamesTheFiguresThatMove() throws IOException {
        Answer answer = post("/what-if", "{\"figure\": \"strom plan\", \"percent\": 20}");

        assertEquals(200, answer.status());
        String moved = "{\"key\":\"jahresergebnis|ANSATZ|2026\",\"unit\":\"EUR\",\"before\":\"126600\",\"after\":\"23700\","
                + "\"difference\":\"-102900\"}";
        assertTrue(answer.text().replace(" ", "").contains(moved), answer.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
            /report  | {"paper": "stellenplan"}                       | There is no paper
            /explain | {"figure": "strom"}                            | 6 figures fit
            /explain | {"figur": "strom"}                             | the question has no
            /what-if | {"figure": "jahresergebnis plan", "percent": 5} | is computed, not given
            /what-if | {"figure": "strom plan", "percent": "viel"}    | is not a number
            /what-if | {"figure": {}}                                 | is not a text
            /what-if | {"figure":                                     | end-of-input
            /check   | []                                             | expected an object
            """)
    void aQuestionThatCannotBeAnsweredIsRefusedWithTheReason(String path, String question, String reason)
            throws IOException {
        Answer answer = post(path, question);

        assertEquals(400, answer.status());
        assertTrue(answer.text().startsWith("{\"error\":\""), answer.text());
        assertTrue(answer.text().contains(reason), answer.text());
    }
}
