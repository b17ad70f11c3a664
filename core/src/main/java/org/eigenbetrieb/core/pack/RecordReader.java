package org.eigenbetrieb.core.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;

/** Lets plug-ins read papers that list records; what one of them does wrong is named and stops no other. */
final class RecordReader {

    private final PackDescription description;
    private final Registry registry;
    private final Map<FigureKey, Unit> units;
    private final Map<FigureKey, String> labels;
    private final List<Problem> problems = new ArrayList<>();

    /** Units and labels of the figures that are found are added to the given maps. */
    RecordReader(
            PackDescription description, Registry registry, Map<FigureKey, Unit> units, Map<FigureKey, String> labels) {
        this.description = description;
        this.registry = registry;
        this.units = units;
        this.labels = labels;
    }

    List<Problem> problems() {
        return problems;
    }

    /**
     * Reads a paper whose tables and documents were read, with these problems; when a table cannot be read at all, nothing
     * of the paper is used.
     */
    Optional<PaperContent> read(
            PaperDescription paper,
            Map<String, CsvTable> tables,
            Map<String, PackDocument> documents,
            List<Problem> files) {
        String kind = paper.records().kind();
        RecordPaper reader = registry.papers().get(kind);
        if (reader == null) {
            files.stream().map(RecordReader::withheld).forEach(problems::add);
            problems.add(Problem.error(
                    "EB-PCK-021",
                    paper.place(),
                    "paper \"" + paper.id() + "\" is of kind \"" + kind + "\", which does not exist",
                    "expected one of " + registry.papers().keySet() + ", or add your own to the registry"));
            return Optional.empty();
        }
        PaperRequest request = new PaperRequest(description, paper, tables, documents);
        List<Problem> own = new ArrayList<>(files);
        boolean complete = paper.records().files().keySet().stream()
                .allMatch(role -> reader.readsDocument(role) || tables.containsKey(role));
        Optional<PaperContent> read = complete ? content(request, reader, own) : Optional.empty();
        if (!complete) {
            incomplete(request, reader, own);
        }
        problems.addAll(told(request, reader, own));
        if (read.isEmpty()) {
            return read;
        }
        PaperContent content = read.get();
        content.figures().forEach(figure -> units.putIfAbsent(figure.key(), figure.unit()));
        content.units().forEach(units::putIfAbsent);
        content.labels().forEach(labels::putIfAbsent);
        return read;
    }

    private static void incomplete(PaperRequest request, RecordPaper reader, List<Problem> own) {
        try {
            own.addAll(reader.incomplete(request));
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            // the table that cannot be read is named, and nothing of the paper is used in any case
        }
    }

    private Optional<PaperContent> content(PaperRequest request, RecordPaper reader, List<Problem> own) {
        PaperDescription paper = request.paper();
        PaperContent content;
        try {
            content = reader.read(request);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            own.add(failure(
                    paper,
                    reader,
                    "failed: " + e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage())));
            return Optional.empty();
        }
        if (content == null) {
            own.add(failure(paper, reader, "returned null"));
            return Optional.empty();
        }
        own.addAll(content.problems());
        return fits(paper, reader, content, own) ? Optional.of(content) : Optional.empty();
    }

    /** A problem with a file of which nobody knows who may read it: of what stands in it nothing is repeated. */
    private static Problem withheld(Problem problem) {
        return problem.code().startsWith("EB-PCK-")
                ? problem
                : new Problem(
                        problem.code(),
                        problem.severity(),
                        problem.place(),
                        "the file cannot be read here; what stands there is not repeated, because the kind of its paper is"
                                + " not known",
                        "correct the kind of the paper first, and see the code");
    }

    /** What the plug-in lets out; when it fails in that, codes and places alone. */
    private static List<Problem> told(PaperRequest request, RecordPaper reader, List<Problem> own) {
        try {
            List<Problem> told = reader.told(request, List.copyOf(own));
            if (told != null && told.size() == own.size()) {
                return told;
            }
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            // codes and places say enough to find the cells
        }
        return own.stream()
                .map(problem -> new Problem(
                        problem.code(),
                        problem.severity(),
                        problem.place(),
                        "the plug-in " + reader.getClass().getName() + " fails to put this problem into words",
                        "see the code, and correct the plug-in"))
                .toList();
    }

    /** Figures stand in their own paper and count what others count under the same key. */
    private boolean fits(PaperDescription paper, RecordPaper reader, PaperContent content, List<Problem> own) {
        for (Figure figure : content.figures()) {
            if (!figure.place().paper().equals(paper.id())) {
                own.add(failure(
                        paper,
                        reader,
                        "places " + figure.key() + " in paper \""
                                + figure.place().paper() + "\""));
                return false;
            }
            Unit unit = units.get(figure.key());
            if (unit != null && !unit.convertsTo(figure.unit())) {
                own.add(failure(
                        paper,
                        reader,
                        "counts " + figure.key() + " in " + figure.unit() + ", which elsewhere counts " + unit));
                return false;
            }
        }
        return true;
    }

    private static Problem failure(PaperDescription paper, RecordPaper reader, String what) {
        return Problem.error(
                "EB-PCK-022",
                paper.place(),
                "paper \"" + paper.id() + "\" could not be read: "
                        + reader.getClass().getName() + " " + what,
                "correct the plug-in; nothing of the paper was used");
    }
}
