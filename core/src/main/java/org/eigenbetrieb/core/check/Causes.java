package org.eigenbetrieb.core.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.eigenbetrieb.core.check.Repair.Change;
import org.eigenbetrieb.core.check.RepairPart.Fault;
import org.eigenbetrieb.core.check.RepairPart.State;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.source.Severity;
import org.jspecify.annotations.Nullable;

/** Turns contradictions and their repairs into one finding per fault. */
final class Causes {

    private static final int MOST_NAMED = 4;

    /** From how many last digits on an amount that turns up again is no chance. */
    private static final long LEAST_DIGITS = 100;

    private final CheckNet net;
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, Finding> plain = new LinkedHashMap<>();
    private final Map<Integer, Boolean> equalWeights = new HashMap<>();
    private final MissingRows rows;
    private final MissingRows columns;

    /** A finding and its place among the others. */
    private record Found(Finding finding, int order) {}

    Causes(CheckNet net, List<RelationVerdict> verdicts, List<Finding> findings, BooleanSupplier stop) {
        this.net = net;
        verdicts.forEach(verdict -> order.putIfAbsent(verdict.relation(), order.size()));
        findings.forEach(finding -> plain.put(finding.relation(), finding));
        this.rows = new MissingRows(net, verdicts, stop, false);
        this.columns = new MissingRows(net, verdicts, stop, true);
    }

    List<Finding> findings(RepairReport repairs) {
        List<Found> found = new ArrayList<>();
        List<Finding> joint = new ArrayList<>();
        Set<Integer> explained = new HashSet<>();
        for (MissingRows direction : List.of(rows, columns)) {
            List<RepairPart> open = repairs.parts().stream()
                    .filter(part -> !explained.contains(part.number()))
                    .toList();
            for (MissingRows.Explained each : direction.explain(open)) {
                each.rows().forEach(row -> found.add(new Found(missing(each.parts(), row), first(each.parts(), row))));
                each.rest().parts().forEach(part -> explain(part, found, joint));
                each.parts().forEach(part -> explained.add(part.number()));
            }
        }
        for (RepairPart part : repairs.parts()) {
            if (!explained.contains(part.number())) {
                explain(part, found, joint);
            }
        }
        found.sort(Comparator.comparing(Found::order));
        ExchangedCells exchanged = new ExchangedCells(relation -> Optional.ofNullable(plain.get(relation)));
        List<Finding> findings = new ArrayList<>(LineSlips.merge(
                exchanged.merge(found.stream().map(Found::finding).toList())));
        findings.addAll(joint);
        return List.copyOf(findings);
    }

    private void explain(RepairPart part, List<Found> found, List<Finding> joint) {
        for (Fault fault : part.faults()) {
            if (fault.contradictions().isEmpty()) {
                joint.add(joint(part, fault));
            } else {
                Finding finding = contradiction(part, fault);
                found.add(new Found(finding, order(finding.relation())));
            }
        }
        if (part.faults().isEmpty()) {
            for (String id : part.contradictions()) {
                found.add(new Found(unexplained(part, Objects.requireNonNull(plain.get(id))), order(id)));
            }
            if (part.contradictions().isEmpty()) {
                joint.add(joint(part, null));
            }
        }
    }

    private int order(String relation) {
        return order.getOrDefault(relation, Integer.MAX_VALUE);
    }

    /** A missing row comes before what else is wrong around it in its paper. */
    private int first(List<RepairPart> parts, MissingRows.Row row) {
        String paper = row.amounts().keySet().iterator().next().place().paper();
        return parts.stream()
                .flatMap(part -> part.contradictions().stream())
                .filter(id -> Objects.requireNonNull(plain.get(id))
                        .cells()
                        .get(0)
                        .place()
                        .paper()
                        .equals(paper))
                .mapToInt(this::order)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** A missing row, with the sums that it explains; each with the cell that would be wrong without it. */
    private Finding missing(List<RepairPart> parts, MissingRows.Row row) {
        Map<String, Finding> cells = new HashMap<>();
        State state = State.COMPLETE;
        for (RepairPart part : parts) {
            state = part.state().compareTo(state) > 0 ? part.state() : state;
            for (Fault fault : part.faults()) {
                if (!fault.contradictions().isEmpty()) {
                    Finding finding = contradiction(part, fault);
                    cells.put(
                            finding.relation(),
                            builder(finding).beneath(List.of()).build());
                }
            }
        }
        List<Finding> beneath = row.contradictions().stream()
                .sorted(Comparator.comparing(this::order))
                .map(id -> cells.getOrDefault(id, Objects.requireNonNull(plain.get(id))))
                .toList();
        return MissingRows.finding(row, state, beneath);
    }

    private Finding contradiction(RepairPart part, Fault fault) {
        String suspect = fault.change().cell().id();
        List<Finding> own = fault.contradictions().stream()
                .map(id -> Objects.requireNonNull(plain.get(id)))
                .sorted(Comparator.comparing(
                        (Finding finding) -> !fault.follows().isEmpty()
                                || !finding.cells().get(0).id().equals(suspect)))
                .toList();
        Finding top = own.get(0);
        return explained(builder(top), part, fault)
                .advice(new Advice(part, fault, sameAmount(fault.change()), true).text() + otherSide(top, fault, true))
                .vorschlag(new Advice(part, fault, sameAmount(fault.change()), false).text()
                        + otherSide(top, fault, false))
                .beneath(own.subList(1, own.size()))
                .build();
    }

    /** Where the proposal changes cells after cells, the checked number itself may be the wrong one. */
    private static String otherSide(Finding finding, Fault fault, boolean english) {
        CheckCell target = finding.cells().get(0);
        if (fault.follows().isEmpty()
                || target.id().equals(fault.change().cell().id())
                || finding.recomputed().isEmpty()) {
            return "";
        }
        String instead = where(target, english) + " "
                + Findings.number(finding.recomputed().get(), target) + (english ? " instead of " : " statt ")
                + Findings.number(target);
        return english
                ? "; or the other side is wrong, which changes more cells: " + instead
                : "; oder die andere Seite ist falsch, was mehr Zellen ändert: " + instead;
    }

    private static Finding.Builder builder(Finding finding) {
        return Finding.builder().from(finding);
    }

    private Finding.Builder explained(Finding.Builder finding, RepairPart part, Fault fault) {
        return finding.suspect(fault.change())
                .alternatives(fault.alternatives().stream()
                        .limit(Findings.MOST_ALTERNATIVES)
                        .toList())
                .follows(fault.follows())
                .search(part.state())
                .advice(new Advice(part, fault, sameAmount(fault.change()), true).text())
                .vorschlag(new Advice(part, fault, sameAmount(fault.change()), false).text());
    }

    private Finding unexplained(RepairPart part, Finding finding) {
        return builder(finding)
                .search(part.state())
                .advice(none(part, true))
                .vorschlag(none(part, false))
                .build();
    }

    private String none(RepairPart part, boolean english) {
        if (part.state() == State.IMPOSSIBLE) {
            String rules = String.join(", ", part.conflicting());
            return english
                    ? "no change of cells helps: these rules exclude each other: " + rules
                    : "Keine Änderung von Zellen hilft: Diese Regeln schließen einander aus: " + rules;
        }
        return english
                ? "no repair was found within the limits of the search; none changes fewer than " + least(part, true)
                : "In den Grenzen der Suche wurde keine Berichtigung gefunden; keine ändert weniger als "
                        + least(part, false);
    }

    /** What no repair of a part can do with less than. */
    private String least(RepairPart part, boolean english) {
        String least = part.weight().round(Rounding.CEILING).toString();
        if (isOne(part)) {
            return english ? "1 cell" : "1 Zelle";
        }
        if (haveEqualWeights(part)) {
            return least + (english ? " cells" : " Zellen");
        }
        return english ? "cells of the weight " + least : "Zellen vom Gewicht " + least;
    }

    private boolean isOne(RepairPart part) {
        return haveEqualWeights(part) && part.weight().round(Rounding.CEILING).equals(BigInteger.ONE);
    }

    private boolean haveEqualWeights(RepairPart part) {
        return equalWeights.computeIfAbsent(
                part.number(),
                key -> part.cells().stream().allMatch(id -> net.cell(id).trust().equals(Rational.ONE)));
    }

    /** Every relation agrees by itself, but no values fit all of them. */
    private Finding joint(RepairPart part, @Nullable Fault fault) {
        CheckCell cell =
                fault == null ? net.cell(part.cells().get(0)) : fault.change().cell();
        Rational printed =
                cell.value().orElse(Rational.ZERO).timesTenTo(-cell.unit().exponent());
        List<CheckCell> cells = new ArrayList<>();
        cells.add(cell);
        if (fault != null) {
            fault.because().stream()
                    .filter(id -> !id.equals(cell.id()))
                    .limit(Findings.MOST_ALTERNATIVES)
                    .map(net::cell)
                    .forEach(cells::add);
        }
        Finding.Builder finding = Finding.builder()
                .code("EB-CHK-007")
                .severity(Severity.ERROR)
                .relation("joint:" + cell.id())
                .cells(cells)
                .unit(cell.unit())
                .rule("Alle Beziehungen gelten zugleich")
                .message(where(cell, true) + " is printed as " + Findings.number(cell)
                        + "; the relations agree with it one by one, but no numbers behind the printed ones fit all of"
                        + " them at once" + allowed(fault, true) + with(cells, true))
                .meldung(where(cell, false) + " ist mit " + Findings.number(cell)
                        + " angegeben; die Beziehungen gehen einzeln auf, aber keine Werte hinter den gedruckten"
                        + " erfüllen alle zugleich" + allowed(fault, false) + with(cells, false));
        if (fault == null) {
            return finding.search(part.state())
                    .advice(none(part, true))
                    .vorschlag(none(part, false))
                    .build();
        }
        Rational low = Objects.requireNonNullElse(fault.change().low(), printed);
        Rational high = Objects.requireNonNullElse(fault.change().high(), printed);
        Rational proposed = fault.change().isProposed()
                ? Rational.of(fault.change().proposed().toBigDecimal())
                : low;
        return explained(finding, part, fault)
                .recomputed(proposed)
                .range(Interval.of(low.min(high), high.max(low)))
                .gap(printed.minus(proposed))
                .build();
    }

    /** The cells that cannot be right together with the first one. */
    private static String with(List<CheckCell> cells, boolean english) {
        if (cells.size() < 2) {
            return "";
        }
        List<String> names = cells.subList(1, cells.size()).stream()
                .limit(MOST_NAMED)
                .map(cell -> where(cell, english) + " " + Findings.number(cell))
                .toList();
        int more = cells.size() - 1 - names.size();
        return (english ? "; not all of these are right: " : "; nicht alle diese Angaben stimmen: ")
                + String.join(", ", names)
                + (more > 0 ? (english ? " and " + more + " more" : " und " + more + " weitere") : "");
    }

    private static String where(CheckCell cell, boolean english) {
        return english ? Findings.english(cell) : Findings.german(cell);
    }

    /** A cell with its new number. */
    static String change(Change change, boolean english) {
        return change(change.cell(), number(change, english), english);
    }

    /** The new number of a cell; where none can be proposed, what helps. */
    static String number(Change change, boolean english) {
        if (change.isProposed()) {
            return Findings.number(change.cell().printing(change.proposed()));
        }
        Rational low = change.low();
        Rational high = change.high();
        if (low == null || high == null) {
            return english ? "another number" : "eine andere Zahl";
        }
        return (english ? "a number from " : "eine Zahl von ") + between(low, high, change.cell(), english);
    }

    /** A cell with the number of another one. */
    static String change(CheckCell cell, CheckCell printing, boolean english) {
        return change(cell, Findings.number(printing), english);
    }

    private static String change(CheckCell cell, String number, boolean english) {
        String where = where(cell, english)
                + Optional.ofNullable(cell.source())
                        .map(source -> (english ? " at " : " in ") + source)
                        .orElse("");
        return where + ": " + number + (english ? " instead of " : " statt ") + Findings.number(cell);
    }

    /** What all other cells together leave open, where that is bounded. */
    private static String allowed(@Nullable Fault fault, boolean english) {
        if (fault == null || fault.change().low() == null || fault.change().high() == null) {
            return "";
        }
        return (english ? "; the others allow " : "; die übrigen lassen zu: ")
                + between(
                        fault.change().low(),
                        fault.change().high(),
                        fault.change().cell(),
                        english);
    }

    private static String between(Rational low, Rational high, CheckCell cell, boolean english) {
        String least = Findings.number(low, cell);
        String most = Findings.number(high, cell);
        return least.equals(most) ? least : least + (english ? " to " : " bis ") + most;
    }

    /** The only other cell of the row that prints the amount by which a cell is off; none for small amounts. */
    private @Nullable CheckCell sameAmount(Change change) {
        CheckCell cell = change.cell();
        if (cell.printed() == null || cell.place().row().isEmpty()) {
            return null;
        }
        Rational gap = cell.value()
                .orElseThrow()
                .minus(cell.printing(change.proposed()).value().orElseThrow())
                .abs();
        Rational digit =
                Rational.ONE.timesTenTo(cell.unit().exponent() - cell.printed().decimals());
        if (gap.compareTo(digit.times(Rational.of(LEAST_DIGITS))) < 0) {
            return null;
        }
        Interval around = Interval.around(gap, cell.precision() == Figure.EXACT ? Rational.ZERO : digit);
        List<CheckCell> same = net.cells().stream()
                .filter(other -> other.printed() != null
                        && !other.id().equals(cell.id())
                        && other.place().paper().equals(cell.place().paper())
                        && other.place().row().equals(cell.place().row())
                        && other.unit().convertsTo(cell.unit()))
                .filter(other -> {
                    Interval own = other.interval().orElseThrow();
                    return own.meets(around) || own.times(Rational.of(-1)).meets(around);
                })
                .toList();
        return same.size() == 1 ? same.get(0) : null;
    }

    /** The sentence that says what to do. */
    private final class Advice {
        private final RepairPart part;
        private final Fault fault;
        private final @Nullable CheckCell sameAmount;
        private final boolean english;

        Advice(RepairPart part, Fault fault, @Nullable CheckCell sameAmount, boolean english) {
            this.part = part;
            this.fault = fault;
            this.sameAmount = sameAmount;
            this.english = english;
        }

        private String say(String inEnglish, String inGerman) {
            return english ? inEnglish : inGerman;
        }

        String text() {
            StringBuilder text = new StringBuilder(change(fault.change()));
            text.append(" – ").append(proof());
            List<String> causes = causes();
            if (!causes.isEmpty()) {
                text.append(" (").append(String.join("; ", causes)).append(')');
            }
            if (!fault.alternatives().isEmpty()) {
                text.append(say("; or ", "; oder "));
                text.append(String.join(
                        say("; or ", "; oder "),
                        fault.alternatives().stream()
                                .limit(MOST_NAMED)
                                .map(this::change)
                                .toList()));
                int more = fault.alternatives().size() - MOST_NAMED;
                if (more > 0) {
                    text.append(say("; or one of " + more + " more", "; oder eine von " + more + " weiteren"));
                }
            }
            if (!fault.follows().isEmpty()) {
                text.append(say("; then also ", "; dann auch "));
                text.append(String.join(
                        say(", ", ", "),
                        fault.follows().stream()
                                .limit(MOST_NAMED)
                                .map(this::change)
                                .toList()));
                int more = fault.follows().size() - MOST_NAMED;
                if (more > 0) {
                    text.append(say(" and " + more + " more", " und " + more + " weitere"));
                }
            }
            return text.toString();
        }

        private String change(Change change) {
            return Causes.change(change, english);
        }

        private String proof() {
            if (part.state() == State.OPEN) {
                return open();
            }
            if (part.state() == State.MORE
                    && !fault.certain()
                    && !fault.decided()
                    && fault.alternatives().isEmpty()) {
                return say(
                        "no repair of all faults changes fewer cells, whether others do with as few stayed open",
                        "keine Berichtigung aller Fehler ändert weniger Zellen, ob andere mit ebenso wenigen auskommen,"
                                + " blieb offen");
            }
            if (part.isUnique() && part.faults().size() == 1 && fault.follows().isEmpty()) {
                int relations = part.relations().size();
                return say(
                        "the only cell whose change alone makes "
                                + (relations == 1 ? "the relation" : "all " + relations + " relations")
                                + " around it hold",
                        "die einzige Zelle, deren Änderung allein "
                                + (relations == 1 ? "die Beziehung" : "alle " + relations + " Beziehungen")
                                + " um sie herum aufgehen lässt");
            }
            if (fault.certain()) {
                return say(
                        "every smallest repair changes this cell",
                        "diese Zelle gehört zu jeder Berichtigung mit den wenigsten Änderungen");
            }
            if (!fault.decided()) {
                return say("one of several cells that would do", "eine von mehreren möglichen Zellen") + together();
            }
            if (fault.alternatives().isEmpty()) {
                return say("no other single cell would do", "keine andere einzelne Zelle käme in Frage")
                        + together()
                        + say("; repairs.csv lists other combinations", "; repairs.csv nennt andere Kombinationen");
            }
            int cells = fault.alternatives().size() + 1;
            return say("one of " + cells + " cells that would do", "eine von " + cells + " möglichen Zellen")
                    + together();
        }

        /** The search ended early: what of this fault is proven all the same. */
        private String open() {
            int changes = part.repairs().isEmpty()
                    ? 0
                    : part.repairs().get(0).changes().size();
            String bounds = say(
                    "at least " + least(part, true) + " must change, this repair changes " + changes,
                    "mindestens " + least(part, false) + (isOne(part) ? " muss" : " müssen")
                            + " sich ändern, dieser Vorschlag ändert " + changes);
            return fault.decided()
                    ? say(
                            "around this contradiction no repair changes fewer cells; for all faults together that"
                                    + " stayed open: " + bounds,
                            "um diesen Widerspruch herum ändert keine Berichtigung weniger Zellen; für alle Fehler"
                                    + " zusammen blieb das offen: " + bounds)
                    : say(
                            "the search ended early, other repairs were not excluded: " + bounds,
                            "die Suche endete vorzeitig, andere Berichtigungen sind nicht ausgeschlossen: " + bounds);
        }

        /** Whether no other number with the printed decimals would do, given that it may be rounded itself. */
        private static boolean isOnlyOne(Change change, Rational low, Rational high) {
            int decimals = change.proposed().decimals();
            boolean exact = change.cell().precision() == Figure.EXACT;
            Rational half = exact ? Rational.ZERO : Rational.HALF;
            BigInteger first = low.timesTenTo(decimals).minus(half).round(Rounding.CEILING);
            BigInteger last = high.timesTenTo(decimals).plus(half).round(Rounding.FLOOR);
            if (!exact && low.timesTenTo(decimals).minus(half).isWhole()) {
                // A number of which only the end of its rounding is in the range.
                first = first.add(BigInteger.ONE);
            }
            if (!exact && high.timesTenTo(decimals).plus(half).isWhole()) {
                last = last.subtract(BigInteger.ONE);
            }
            return first.equals(last);
        }

        /** The other faults that this one cannot be judged without; what is apart from it does not matter. */
        private String together() {
            int others = fault.together();
            if (others == 0) {
                return "";
            }
            return others == 1
                    ? say(
                            " as long as the other fault around it is repaired as proposed",
                            ", solange der andere Fehler in diesem Zusammenhang wie vorgeschlagen berichtigt wird")
                    : say(
                            " as long as the " + others + " other faults around it are repaired as proposed",
                            ", solange die " + others
                                    + " anderen Fehler in diesem Zusammenhang wie vorgeschlagen berichtigt werden");
        }

        /** The printed number with the other sign, where another number makes more relations exact. */
        private String withOtherSign(Change change) {
            Quantity printed = change.cell().printed();
            if (change.cause() != Slip.SIGN || printed == null) {
                return "";
            }
            Quantity other = Quantity.of(-printed.unscaled(), printed.decimals(), printed.unit());
            String number = Findings.number(change.cell().printing(other));
            return other.value().equals(change.proposed().value())
                    ? ""
                    : say("; " + number + " fits, too", "; " + number + " passt ebenfalls");
        }

        private List<String> causes() {
            List<String> causes = new ArrayList<>();
            Change change = fault.change();
            CheckCell elsewhere = change.elsewhere();
            if (elsewhere != null) {
                String there = elsewhere.source() == null
                        ? elsewhere.id()
                        : elsewhere.source().toString();
                causes.add(say("so printed in ", "so gedruckt in ") + there);
            }
            if (sameAmount != null) {
                causes.add(say(
                        "the difference is as large as \"" + sameAmount.place().column() + "\" of the same row, "
                                + Findings.number(sameAmount) + ": counted twice or left out?",
                        "der Unterschied ist so groß wie „"
                                + sameAmount.place().columnHeading() + "“ derselben Zeile, "
                                + Findings.number(sameAmount) + ": doppelt gezählt oder ausgelassen?"));
            }
            if (change.cause() != Slip.UNKNOWN) {
                causes.add(say(change.cause().english(), change.cause().german()) + withOtherSign(change));
            } else if (elsewhere == null && sameAmount == null) {
                causes.add(say(
                        fault.alternatives().isEmpty() ? "no typing error explains it" : "nothing tells which of them",
                        fault.alternatives().isEmpty()
                                ? "kein Schreibfehler erkennbar"
                                : "nichts zeigt, welche es ist"));
            }
            Rational low = change.low();
            Rational high = change.high();
            if (change.isProposed() && low != null && high != null && !isOnlyOne(change, low, high)) {
                causes.add(say("between ", "zwischen ")
                        + Findings.number(low, change.cell())
                        + say(" and ", " und ")
                        + Findings.number(high, change.cell()));
            }
            return causes;
        }
    }
}
