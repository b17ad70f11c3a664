package org.eigenbetrieb.planning.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.report.Section;

/** The decisions as tables. */
final class NachtragsReport {

    private NachtragsReport() {}

    static List<Section> sections(NachtragsPruefung pruefung, String paper) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(
                pruefung.rules().title() + ": " + pruefung.rules().source().citation()));
        answer(pruefung).map(Block::paragraph).ifPresent(blocks::add);
        blocks.add(Block.table(decisions(pruefung, paper)));
        comparisons(pruefung, paper).map(Block::table).ifPresent(blocks::add);
        List<String> missing = new ArrayList<>();
        pruefung.results()
                .values()
                .forEach(result -> result.missing()
                        .forEach(each -> missing.add(result.trigger().id() + ": " + each)));
        if (!missing.isEmpty()) {
            blocks.add(Block.paragraph("Für eine Entscheidung fehlt:"));
            blocks.add(Block.items(missing));
        }
        blocks.add(Block.paragraph("Die Maße sind aus den Zahlen der Unterlagen gerechnet. Wo eine Unterlage denselben"
                + " Betrag auf Cent oder gerundet selbst druckt, kann er deshalb um die Rundung abweichen; es ist derselbe"
                + " Sachverhalt."));
        if (!pruefung.rules().complete()) {
            blocks.add(Block.paragraph("Die Regeln enthalten nicht jeden Fall ihrer Rechtsgrundlage."));
        }
        if (pruefung.rules().dates() != LegalSource.Standing.VERIFIED) {
            blocks.add(Block.paragraph("Die Geltungsdauer der Regeln ist nicht am Text geprüft."));
        }
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(paper + "-entscheidungen", "Pflicht zur Änderung und Zustimmung", blocks));
        List<Block> changes = changes(pruefung, paper);
        if (!changes.isEmpty()) {
            sections.add(new Section(paper + "-veraenderungen", "Veränderungen gegenüber dem Plan", changes));
        }
        return List.copyOf(sections);
    }

    /** Whether the plan must be changed, in one sentence; empty where no rule is about that. */
    private static Optional<String> answer(NachtragsPruefung pruefung) {
        List<TriggerResult> cases = pruefung.results().values().stream()
                .filter(result -> result.trigger().consequence() == Trigger.Consequence.NACHTRAG)
                .toList();
        if (cases.isEmpty()) {
            return Optional.empty();
        }
        String question = "Muss der Plan geändert werden? ";
        String met = citations(cases, Outcome.MET);
        if (!met.isEmpty()) {
            return Optional.of(question + "Ja, nach " + met + ".");
        }
        String open = citations(cases, Outcome.CANNOT_BE_DECIDED);
        String of = cases.size() == 1 ? "der geprüfte Fall ist" : "keiner der " + cases.size() + " geprüften Fälle ist";
        return Optional.of(
                open.isEmpty()
                        ? question + "Nein, " + (cases.size() == 1 ? of + " nicht erfüllt." : of + " erfüllt.")
                        : question + "Das ist nicht entscheidbar, weil Angaben fehlen zu " + open
                                + "; erfüllt ist nach den vorliegenden Angaben keiner der Fälle.");
    }

    private static String citations(List<TriggerResult> cases, Outcome outcome) {
        return cases.stream()
                .filter(result -> result.outcome() == outcome)
                .map(result -> result.trigger().source().section().isEmpty()
                        ? result.trigger().id()
                        : result.trigger().source().section())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static ReportTable decisions(NachtragsPruefung pruefung, String paper) {
        ReportTable.Builder table = ReportTable.builder(paper + ".entscheidungen", "Fälle und ihre Prüfung")
                .column(ReportColumn.label("fall", "Fall"))
                .column(ReportColumn.text("grundlage", "Rechtsgrundlage"))
                .column(ReportColumn.text("folge", "Folge"))
                .column(ReportColumn.text("ergebnis", "Ergebnis"));
        for (TriggerResult result : pruefung.results().values()) {
            Trigger trigger = result.trigger();
            table.row(
                    trigger.id(),
                    ReportRow.Kind.LINE,
                    0,
                    Cell.text(trigger.title()),
                    Cell.text(place(pruefung, trigger)),
                    Cell.text(trigger.consequence().label()),
                    Cell.text(result.outcome().label()));
        }
        return table.build();
    }

    /** The paragraph; with the text it is in where that is not the one that heads the paper, or was not read like it. */
    private static String place(NachtragsPruefung pruefung, Trigger trigger) {
        LegalSource source = trigger.source();
        LegalSource rules = pruefung.rules().source();
        boolean headed = source.title().equals(rules.title())
                && Objects.equals(source.version(), rules.version())
                && source.standing() == rules.standing()
                && !source.section().isEmpty();
        return headed ? source.section() : source.citation();
    }

    private static Optional<ReportTable> comparisons(NachtragsPruefung pruefung, String paper) {
        ReportTable.Builder table = ReportTable.builder(paper + ".vergleiche", "Was dafür verglichen wurde")
                .column(ReportColumn.label("vergleich", "Vergleich"))
                .column(ReportColumn.number("mass", "Maß", ""))
                .column(ReportColumn.number("grenze", "Grenze", ""))
                .column(ReportColumn.number("spielraum", "Spielraum", ""))
                .column(ReportColumn.text("ergebnis", "Ergebnis"));
        boolean any = false;
        for (TriggerResult result : pruefung.results().values()) {
            Trigger trigger = result.trigger();
            if (result.comparisons().isEmpty()) {
                continue;
            }
            any = true;
            table.row(
                    trigger.id(),
                    ReportRow.Kind.HEADING,
                    0,
                    Cell.text(place(pruefung, trigger) + ": " + trigger.title()),
                    Cell.empty(),
                    Cell.empty(),
                    Cell.empty(),
                    Cell.empty());
            int number = 1;
            for (TriggerResult.Comparison comparison : result.comparisons()) {
                table.row(
                        trigger.id() + "." + number++,
                        ReportRow.Kind.LINE,
                        1,
                        Cell.text(comparison.title()),
                        cell(pruefung, comparison.measure(), comparison.unit()),
                        cell(pruefung, comparison.limit(), comparison.unit()),
                        cell(pruefung, comparison.margin(), comparison.unit()),
                        Cell.text(
                                comparison.outcome().label() + (comparison.close() ? " (im Rundungsspielraum)" : "")));
            }
        }
        return any ? Optional.of(table.build()) : Optional.empty();
    }

    /** For each group whose lines cover each other, its lines; the sum is what is left after cover. */
    private static List<Block> changes(NachtragsPruefung pruefung, String paper) {
        List<Block> blocks = new ArrayList<>();
        for (TriggerResult result : pruefung.results().values()) {
            Optional<TriggerResult.Comparison> several = result.comparisons().stream()
                    .filter(comparison -> comparison.changes().size() > 1)
                    .findFirst();
            several.ifPresent(
                    comparison -> blocks.add(Block.table(changes(pruefung, result.trigger(), comparison, paper))));
        }
        return blocks;
    }

    private static ReportTable changes(
            NachtragsPruefung pruefung, Trigger trigger, TriggerResult.Comparison comparison, String paper) {
        ReportTable.Builder table = ReportTable.builder(paper + "." + trigger.id(), trigger.title())
                .column(ReportColumn.label("zeile", "Zeile"))
                .column(ReportColumn.number("plan", "Plan", ""))
                .column(ReportColumn.number("erwartet", "erwartet", ""))
                .column(ReportColumn.number("veraenderung", "mehr / weniger (−)", ""));
        int number = 1;
        for (TriggerResult.Change change : comparison.changes()) {
            table.row(
                    "z" + number++,
                    ReportRow.Kind.LINE,
                    0,
                    Cell.text(change.label()),
                    cell(pruefung, change.plan(), comparison.unit()),
                    cell(pruefung, change.outlook(), comparison.unit()),
                    cell(pruefung, change.change(), comparison.unit()));
        }
        table.row(
                "summe",
                ReportRow.Kind.TOTAL,
                0,
                Cell.text(comparison.title()),
                Cell.empty(),
                Cell.empty(),
                cell(pruefung, comparison.measure(), comparison.unit()));
        return table.build();
    }

    private static Cell cell(NachtragsPruefung pruefung, Value value, Unit unit) {
        if (value instanceof Failure failure) {
            return Cell.absent("–", "es fehlt: " + String.join(", ", pruefung.missing(failure)));
        }
        Rational number = value.ifKnown().orElseThrow();
        try {
            return Cell.number(
                    Quantity.round(number, Math.max(0, unit.decimals()), unit, Rounding.HALF_UP), Origin.COMPUTED);
        } catch (ArithmeticException e) {
            return Cell.text(number.toString()); // more digits than a quantity holds
        }
    }
}
