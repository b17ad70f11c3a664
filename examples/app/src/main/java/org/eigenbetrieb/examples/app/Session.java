package org.eigenbetrieb.examples.app;

import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Coverage;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.explain.Explanation;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackDescription;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.scenario.Scenario;
import org.eigenbetrieb.core.scenario.Solution;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * A pack for working with in a shell: every question is one short call, every answer prints as German text.
 *
 * <p>Figures are named as in {@link Pack#find(String)}: by words of their name, by their key, or by their cell.
 * Immutable and safe for use by several threads.
 */
public final class Session {

    private static final int STEPS = 2;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);

    private final PackRun run;

    Session(PackRun run) {
        this.run = run;
    }

    /**
     * Text that a shell shows as it is.
     *
     * @param text the text, of several lines
     */
    public record Printout(String text) {
        /** Checks that there is a text. */
        public Printout {
            Objects.requireNonNull(text, "text");
        }

        /** The text without blank lines at its end. */
        @Override
        public String toString() {
            return text.stripTrailing();
        }
    }

    /**
     * Opens a pack, computes and checks it.
     *
     * @param folder folder with {@code pack.json} and its tables
     * @param registry the layouts and calculators that it may use
     * @return the session
     * @throws IllegalStateException when something in the folder cannot be used; the message lists every problem
     */
    public static Session open(Path folder, Registry registry) {
        return new Session(
                PackFolder.read(folder, registry).orThrow().orElseThrow().run());
    }

    /**
     * The computed and checked pack, for everything that has no short call here.
     *
     * @return the run
     */
    public PackRun run() {
        return run;
    }

    /** Who and when, how many figures and relations, and how many findings. */
    @Override
    public String toString() {
        PackDescription pack = run.pack().description();
        return pack.organisation() + ", Stand " + DAY.format(pack.stand()) + ": "
                + run.pack().figures().figures().size() + " Angaben gelesen, "
                + run.pack().net().relations().size() + " Beziehungen, "
                + run.findings().size() + " Feststellungen";
    }

    /**
     * A document of the pack as it is laid before the committee, with every account.
     *
     * @param document id of the document
     * @return the document
     * @throws IllegalArgumentException when there is no such document
     */
    public Printout document(String document) {
        return new Printout(Renderers.text().render(run.document(document, View.PRINTED)));
    }

    /**
     * The papers of a document without the accounts: posts, sums and results.
     *
     * @param document id of the document
     * @return one table for each paper
     * @throws IllegalArgumentException when there is no such document
     */
    public Printout summary(String document) {
        StringBuilder text = new StringBuilder();
        for (Section section : run.document(document, View.PRINTED).sections()) {
            if (run.pack().bindings().containsKey(section.id())) {
                ReportTable table = new Summary(run, section.id()).table(section.heading());
                text.append(Renderers.text().render(table)).append('\n');
            }
        }
        return new Printout(text.append("Mit allen Konten: document(\"")
                .append(document)
                .append("\")")
                .toString());
    }

    /**
     * What the check covered and found.
     *
     * @return one row for each finding, then the coverage
     */
    public Printout check() {
        ReportTable.Builder table = ReportTable.builder("feststellungen", "Prüfung der gedruckten Angaben")
                .column(ReportColumn.key("nummer", "Nr."))
                .column(ReportColumn.key("stelle", "Stelle"))
                .column(ReportColumn.label("feststellung", "Feststellung"));
        int number = 0;
        for (Finding finding : run.findings()) {
            CheckCell cell = finding.cells().get(0);
            String place =
                    Optional.ofNullable(cell.source()).map(SourceRef::toString).orElse(cell.id());
            String id = "F" + ++number;
            table.row(id, ReportRow.Kind.LINE, 0, Cell.text(id), Cell.text(place), Cell.text(finding.meldung()));
        }
        Coverage coverage = run.coverage();
        table.note(coverage.count(Verdict.EXACT) + " Beziehungen genau erfüllt, "
                + coverage.count(Verdict.WITHIN_ROUNDING) + " im Rundungsspielraum, "
                + coverage.count(Verdict.CONTRADICTION) + " Widersprüche, "
                + coverage.count(Verdict.NOT_CHECKABLE) + " nicht prüfbar.");
        return print(table);
    }

    /**
     * The figures that words name.
     *
     * @param words what to look for
     * @return one row for each figure, with the key that names it alone
     */
    public Printout figures(String words) {
        List<FigureKey> found = run.pack().find(words);
        return found.isEmpty() ? nothing(words) : figures("Angaben zu „" + words + "“", found);
    }

    /**
     * Where a figure comes from, a few steps deep; the figures there can be explained in turn.
     *
     * @param words what names the figure
     * @return the tree, or the figures to choose from when the words name several
     */
    public Printout explain(String words) {
        return explain(words, STEPS);
    }

    /**
     * Where a figure comes from.
     *
     * @param words what names the figure
     * @param steps how deep to go
     * @return the tree, or the figures to choose from when the words name several
     */
    public Printout explain(String words, int steps) {
        List<FigureKey> found = run.pack().find(words);
        return switch (found.size()) {
            case 0 -> nothing(words);
            case 1 -> new Printout(cut(run.explain(found.get(0)), steps).toText());
            default -> several(words, found);
        };
    }

    /**
     * What happens to all figures if inputs change.
     *
     * @param words what names the inputs, all of one phase and period
     * @param change a percentage such as {@code +20 %}, or the new amount such as {@code 450.000}
     * @return every figure that moves; or, when the words name several phases or periods or nothing that is given,
     *     figures to choose from
     * @throws IllegalArgumentException when the change is not a number in German notation
     */
    public Printout whatIf(String words, String change) {
        List<FigureKey> found = run.pack().find(words);
        Set<FigureKey> inputs = new LinkedHashSet<>(found);
        inputs.removeIf(key -> run.evaluation().input(key).isEmpty());
        if (found.isEmpty()) {
            return nothing(words);
        }
        if (inputs.isEmpty()) {
            Set<FigureKey> sources = new LinkedHashSet<>();
            found.forEach(key -> run.pack()
                    .net()
                    .defining(key)
                    .ifPresent(relation -> sources.addAll(relation.formula().references())));
            return figures("„" + words + "“ ist nicht gegeben, sondern folgt aus anderen Angaben", sources);
        }
        if (inputs.stream()
                        .map(key -> key.phase() + " " + key.period())
                        .distinct()
                        .count()
                > 1) {
            return figures("„" + words + "“ nennt Angaben mehrerer Phasen oder Jahre; welche ist gemeint?", inputs);
        }
        return movements(run.run(scenario(words, inputs, change)));
    }

    private Scenario scenario(String words, Set<FigureKey> inputs, String change) {
        Scenario scenario = Scenario.named("Wenn „" + words + "“: " + change);
        if (change.strip().endsWith("%")) {
            Rational percent = Notation.GERMAN.parse(change, Unit.PERCENT).value();
            return scenario.changeByPercent(words, inputs::contains, percent);
        }
        for (FigureKey key : inputs) {
            scenario = scenario.set(
                    key, Notation.GERMAN.parse(change, run.evaluation().unit(key)));
        }
        return scenario;
    }

    private Printout movements(Scenario.Result result) {
        return new Printout(Renderers.text().render(run.differences(result)));
    }

    /**
     * What an input must be so that a figure reaches a target.
     *
     * @param words what names the figure
     * @param target the target, such as {@code 400.000}
     * @param by what names the input that may change
     * @return the value and every figure that moves, or why no value reaches the target; or, when words name several
     *     figures or none, figures to choose from
     * @throws IllegalArgumentException when the target is not a number in German notation
     */
    public Printout solve(String words, String target, String by) {
        List<FigureKey> figure = run.pack().find(words);
        List<FigureKey> input = run.pack().find(by);
        if (figure.size() != 1) {
            return figure.isEmpty() ? nothing(words) : several(words, figure);
        }
        if (input.size() != 1) {
            return input.isEmpty() ? nothing(by) : several(by, input);
        }
        Quantity wanted = Notation.GERMAN.parse(target, run.evaluation().unit(figure.get(0)));
        Solution solution = run.solve(figure.get(0), wanted, input.get(0));
        String name = "„" + run.pack().label(figure.get(0)) + "“";
        String given = "„" + run.pack().label(input.get(0)) + "“";
        if (solution instanceof Solution.None none) {
            return new Printout(reason(none.reason(), name, given));
        }
        Solution.Found found = (Solution.Found) solution;
        String change = Notation.GERMAN.format(Quantity.round(
                found.change(), found.value().decimals(), found.value().unit(), Rounding.HALF_UP));
        return new Printout((found.exact() ? "Damit " : "So nah wie möglich: Damit ") + name + " "
                + Notation.GERMAN.format(wanted) + " " + Notation.symbol(wanted.unit()) + " erreicht, muss " + given
                + " "
                + Notation.GERMAN.format(found.value()) + " "
                + Notation.symbol(found.value().unit())
                + " betragen (Veränderung " + change + ")." + "\n"
                + movements(found.result()).text());
    }

    private static String reason(Solution.Reason reason, String name, String given) {
        return switch (reason) {
            case NO_INPUT -> given + " ist nicht gegeben und kann deshalb nicht verändert werden.";
            case NO_VALUE -> name + " hat keinen Wert, von dem aus gesucht werden kann.";
            case INDEPENDENT -> name + " hängt nicht von " + given + " ab.";
            case OUT_OF_RANGE -> name + " erreicht dieses Ziel bei keinem Wert von " + given + ".";
            case NOT_MONOTONE ->
                name + " kann mit " + given + " steigen und fallen; eine Suche könnte Lösungen übersehen.";
        };
    }

    private Printout several(String words, List<FigureKey> found) {
        return figures("„" + words + "“ nennt " + found.size() + " Angaben; welche ist gemeint?", found);
    }

    private Printout figures(String caption, Collection<FigureKey> keys) {
        ReportTable.Builder table = ReportTable.builder("angaben", caption)
                .column(ReportColumn.label("angabe", "Angabe"))
                .column(ReportColumn.number("wert", "Wert", ""))
                .column(ReportColumn.key("schluessel", "Schlüssel"));
        int number = 0;
        for (FigureKey key : keys) {
            table.row(
                    "r" + ++number,
                    ReportRow.Kind.LINE,
                    0,
                    Cell.text(run.pack().label(key)),
                    Summary.cell(run.evaluation(), key),
                    Cell.text(key.toString()));
        }
        return print(table);
    }

    private static Explanation cut(Explanation tree, int steps) {
        List<Explanation> parts = new ArrayList<>();
        if (steps > 0) {
            tree.parts().forEach(part -> parts.add(cut(part, steps - 1)));
        }
        return new Explanation(
                tree.key(),
                tree.label(),
                tree.unit(),
                tree.value(),
                tree.range(),
                tree.weight(),
                tree.how(),
                tree.rule(),
                tree.citation(),
                tree.places(),
                tree.repeated(),
                parts);
    }

    private static Printout nothing(String words) {
        return new Printout("Keine Angabe passt auf „" + words
                + "“. Nenne Größe, Phase und Jahr, zum Beispiel „jahresergebnis ansatz 2024“.");
    }

    private static Printout print(ReportTable.Builder table) {
        return new Printout(Renderers.text().render(table.build()));
    }
}
