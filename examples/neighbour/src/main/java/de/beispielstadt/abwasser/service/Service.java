package de.beispielstadt.abwasser.service;

import com.sun.net.httpserver.HttpServer;
import de.beispielstadt.abwasser.Abwasser;
import de.beispielstadt.abwasser.json.Question;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.json.ExplanationJson;
import org.eigenbetrieb.core.json.FindingsJson;
import org.eigenbetrieb.core.json.ReportJson;
import org.eigenbetrieb.core.json.ScenarioJson;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.scenario.Scenario;
import org.eigenbetrieb.core.source.Read;

/**
 * The pack for other programs of the house: a question is posted as JSON, the answer is JSON.
 *
 * <ul>
 *   <li>{@code /report} {@code {"paper": "quartalsbericht"}}: the paper as a table
 *   <li>{@code /check} {@code {}}: problems, findings and what was checked
 *   <li>{@code /explain} {@code {"figure": "jahresergebnis hochrechnung"}}: where a figure comes from
 *   <li>{@code /what-if} {@code {"figure": "strom plan", "percent": 20}}: every figure that moves
 * </ul>
 *
 * <p>A question that cannot be answered gets status 400 and {@code {"error": …}}. Listens on this machine only.
 */
public final class Service {

    private static final System.Logger LOG = System.getLogger(Service.class.getName());

    private Service() {}

    /**
     * Starts the service.
     *
     * @param args folder of the pack and port; port 0 takes a free one
     * @throws IOException when the port cannot be used
     */
    public static void main(String[] args) throws IOException {
        HttpServer server = start(Path.of(args[0]), Integer.parseInt(args[1]));
        LOG.log(System.Logger.Level.INFO, "http://localhost:" + server.getAddress().getPort());
    }

    // The embedding: 20 lines.
    /**
     * Reads, computes and checks a pack once, and answers questions about it.
     *
     * @param folder folder of the pack
     * @param port port; 0 takes a free one
     * @return the running server
     * @throws IOException when the port cannot be used
     * @throws IllegalStateException when the pack has errors; the message lists all of them
     */
    public static HttpServer start(Path folder, int port) throws IOException {
        Read<Optional<Pack>> read = PackFolder.read(folder, Abwasser.registry());
        PackRun run = read.orThrow().orElseThrow().run();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        answer(server, "/report", in -> ReportJson.write(run.table(in.text("paper"), View.RECOMPUTED)));
        answer(server, "/check", in -> FindingsJson.write(run.findings(), read.problems(), run.coverage()));
        answer(server, "/explain", in -> ExplanationJson.write(run.explain(in.text("figure"))));
        answer(server, "/what-if", in -> ScenarioJson.write(run.run(scenario(run.pack(), in))));
        server.start();
        return server;
    }

    private static Scenario scenario(Pack pack, Question in) {
        String figure = in.text("figure");
        Set<FigureKey> inputs = new HashSet<>(pack.find(figure));
        return Scenario.named(figure).changeByPercent(figure, inputs::contains, Rational.parse(in.text("percent")));
    }
    // End of the embedding. What follows has every service.

    private static void answer(HttpServer server, String path, Function<Question, String> answer) {
        server.createContext(path, exchange -> {
            try (exchange) {
                int status = 200;
                String text;
                try {
                    text = answer.apply(Question.read(exchange.getRequestBody()));
                } catch (IllegalArgumentException | IOException e) {
                    status = 400;
                    text = Question.error(String.valueOf(e.getMessage()));
                }
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }
}
