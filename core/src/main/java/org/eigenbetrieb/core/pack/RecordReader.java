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
import org.jspecify.annotations.Nullable;

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

    /** Tables are null when one of them cannot be read at all, which is named already. */
    Optional<PaperContent> read(
            PaperDescription paper, @Nullable Map<String, CsvTable> tables, Map<String, PackDocument> documents) {
        String kind = paper.records().kind();
        RecordPaper reader = registry.papers().get(kind);
        if (reader == null) {
            problems.add(Problem.error(
                    "EB-PCK-021",
                    paper.place(),
                    "paper \"" + paper.id() + "\" is of kind \"" + kind + "\", which does not exist",
                    "expected one of " + registry.papers().keySet() + ", or add your own to the registry"));
            return Optional.empty();
        }
        if (tables == null) {
            return Optional.empty();
        }
        PaperContent content;
        try {
            content = reader.read(new PaperRequest(description, paper, tables, documents));
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            fail(
                    paper,
                    reader,
                    "failed: " + e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage()));
            return Optional.empty();
        }
        if (content == null) {
            fail(paper, reader, "returned null");
            return Optional.empty();
        }
        problems.addAll(content.problems());
        if (!fits(paper, reader, content)) {
            return Optional.empty();
        }
        content.figures().forEach(figure -> units.putIfAbsent(figure.key(), figure.unit()));
        content.units().forEach(units::putIfAbsent);
        content.labels().forEach(labels::putIfAbsent);
        return Optional.of(content);
    }

    /** Figures stand in their own paper and count what others count under the same key. */
    private boolean fits(PaperDescription paper, RecordPaper reader, PaperContent content) {
        for (Figure figure : content.figures()) {
            if (!figure.place().paper().equals(paper.id())) {
                fail(
                        paper,
                        reader,
                        "places " + figure.key() + " in paper \""
                                + figure.place().paper() + "\"");
                return false;
            }
            Unit unit = units.get(figure.key());
            if (unit != null && !unit.convertsTo(figure.unit())) {
                fail(
                        paper,
                        reader,
                        "counts " + figure.key() + " in " + figure.unit() + ", which elsewhere counts " + unit);
                return false;
            }
        }
        return true;
    }

    private void fail(PaperDescription paper, RecordPaper reader, String what) {
        problems.add(Problem.error(
                "EB-PCK-022",
                paper.place(),
                "paper \"" + paper.id() + "\" could not be read: "
                        + reader.getClass().getName() + " " + what,
                "correct the plug-in; nothing of the paper was used"));
    }
}
