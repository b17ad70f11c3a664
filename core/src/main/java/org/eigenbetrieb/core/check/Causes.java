package org.eigenbetrieb.core.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigenbetrieb.core.check.Repair.Change;
import org.eigenbetrieb.core.check.RepairPart.Fault;
import org.eigenbetrieb.core.check.RepairPart.State;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.source.Severity;
import org.jspecify.annotations.Nullable;

/** Turns contradictions and their repairs into one finding per fault. */
final class Causes {

    private static final int MOST_NAMED = 4;

    private final CheckNet net;
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, Finding> plain = new LinkedHashMap<>();

    Causes(CheckNet net, List<RelationVerdict> verdicts, List<Finding> findings) {
        this.net = net;
        verdicts.forEach(verdict -> order.putIfAbsent(verdict.relation(), order.size()));
        findings.forEach(finding -> plain.put(finding.relation(), finding));
    }

    List<Finding> findings(RepairReport repairs) {
        List<MissingRows.Found> found = new ArrayList<>();
        List<Finding> joint = new ArrayList<>();
        for (RepairPart part : repairs.parts()) {
            List<Finding> own = new ArrayList<>();
            for (Fault fault : part.faults()) {
                if (!fault.contradictions().isEmpty()) {
                    own.add(contradiction(part, fault));
                }
            }
            for (Fault fault : part.faults()) {
                if (fault.contradictions().isEmpty() && !fold(joint(part, fault), fault, own)) {
                    joint.add(joint(part, fault));
                }
            }
            own.forEach(finding -> found.add(new MissingRows.Found(finding, part)));
            if (part.faults().isEmpty()) {
                for (String id : part.contradictions()) {
                    found.add(new MissingRows.Found(unexplained(part, Objects.requireNonNull(plain.get(id))), part));
                }
                if (part.contradictions().isEmpty()) {
                    joint.add(joint(part, null));
                }
            }
        }
        found.sort(
                Comparator.comparing(each -> order.getOrDefault(each.finding().relation(), Integer.MAX_VALUE)));
        List<Finding> findings = new ArrayList<>(new MissingRows(net).merge(found));
        findings.addAll(joint);
        return List.copyOf(findings);
    }

    /** Puts a change that another fault makes necessary beneath that one; false when there is none. */
    private static boolean fold(Finding joint, Fault fault, List<Finding> own) {
        for (String because : fault.because()) {
            for (int i = 0; i < own.size(); i++) {
                Finding finding = own.get(i);
                if (finding.suspect()
                        .filter(suspect -> suspect.cell().id().equals(because))
                        .isPresent()) {
                    own.set(i, builder(finding).addBeneath(joint).build());
                    return true;
                }
            }
        }
        for (int i = 0; i < own.size(); i++) {
            Finding finding = own.get(i);
            boolean follows = Stream.concat(Stream.of(finding), finding.beneath().stream())
                    .filter(each -> each.verdict().isPresent())
                    .flatMap(each -> each.cells().stream())
                    .anyMatch(cell -> fault.because().contains(cell.id()));
            if (follows) {
                own.set(i, builder(finding).addBeneath(joint).build());
                return true;
            }
        }
        return false;
    }

    private Finding contradiction(RepairPart part, Fault fault) {
        String suspect = fault.change().cell().id();
        List<Finding> own = fault.contradictions().stream()
                .map(id -> Objects.requireNonNull(plain.get(id)))
                .sorted(Comparator.comparing((Finding finding) ->
                                !finding.cells().get(0).id().equals(suspect))
                        .thenComparing(finding -> order.getOrDefault(finding.relation(), Integer.MAX_VALUE)))
                .toList();
        return explained(builder(own.get(0)), part, fault)
                .beneath(own.subList(1, own.size()))
                .build();
    }

    private static Finding.Builder builder(Finding finding) {
        return Finding.builder().from(finding);
    }

    private Finding.Builder explained(Finding.Builder finding, RepairPart part, Fault fault) {
        return finding.suspect(fault.change())
                .alternatives(fault.alternatives().stream()
                        .limit(Findings.MOST_ALTERNATIVES)
                        .toList())
                .search(part.state())
                .advice(new Advice(part, fault, true).text())
                .vorschlag(new Advice(part, fault, false).text());
    }

    private static Finding unexplained(RepairPart part, Finding finding) {
        return builder(finding)
                .search(part.state())
                .advice(none(part, true))
                .vorschlag(none(part, false))
                .build();
    }

    private static String none(RepairPart part, boolean english) {
        if (part.state() == State.IMPOSSIBLE) {
            String rules = String.join(", ", part.conflicting());
            return english
                    ? "no change of cells helps: these rules exclude each other: " + rules
                    : "Keine Änderung von Zellen hilft: Diese Regeln schließen einander aus: " + rules;
        }
        return english
                ? "no repair was found within the limits of the search; none changes fewer than " + least(part)
                        + " cells"
                : "In den Grenzen der Suche wurde keine Berichtigung gefunden; keine ändert weniger als " + least(part)
                        + " Zellen";
    }

    private static String least(RepairPart part) {
        return part.weight().round(Rounding.CEILING).toString();
    }

    /** Every relation agrees by itself, but no values fit all of them. */
    private Finding joint(RepairPart part, @Nullable Fault fault) {
        CheckCell cell =
                fault == null ? net.cell(part.cells().get(0)) : fault.change().cell();
        Rational printed =
                cell.value().orElse(Rational.ZERO).timesTenTo(-cell.unit().exponent());
        Finding.Builder finding = Finding.builder()
                .code("EB-CHK-007")
                .severity(Severity.ERROR)
                .relation("joint:" + cell.id())
                .cells(List.of(cell))
                .unit(cell.unit())
                .rule("Alle Beziehungen gelten zugleich")
                .message(where(cell, true) + " is printed as " + Findings.number(cell)
                        + "; the relations agree with it one by one, but no numbers behind the printed ones fit all of"
                        + " them at once" + allowed(fault, true))
                .meldung(where(cell, false) + " ist mit " + Findings.number(cell)
                        + " angegeben; die Beziehungen gehen einzeln auf, aber keine Werte hinter den gedruckten"
                        + " erfüllen alle zugleich" + allowed(fault, false));
        if (fault == null) {
            return finding.search(part.state())
                    .advice(none(part, true))
                    .vorschlag(none(part, false))
                    .build();
        }
        Rational low = Objects.requireNonNullElse(fault.change().low(), printed);
        Rational high = Objects.requireNonNullElse(fault.change().high(), printed);
        Rational proposed = Rational.of(fault.change().proposed().toBigDecimal());
        return explained(finding, part, fault)
                .recomputed(proposed)
                .range(Interval.of(low.min(high), high.max(low)))
                .gap(printed.minus(proposed))
                .build();
    }

    private static String where(CheckCell cell, boolean english) {
        String column = cell.place().column();
        return (english ? "\"" + cell.label() + "\"" : "„" + cell.label() + "“")
                + (column.isEmpty() ? "" : " (" + column + ")");
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

    /** The sentence that says what to do. */
    private static final class Advice {
        private final RepairPart part;
        private final Fault fault;
        private final boolean english;

        Advice(RepairPart part, Fault fault, boolean english) {
            this.part = part;
            this.fault = fault;
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
            return text.toString();
        }

        /** A cell with its new number. */
        private String change(Change change) {
            CheckCell cell = change.cell();
            String number = Findings.number(cell.printing(change.proposed()));
            String where = say("\"" + cell.label() + "\"", "„" + cell.label() + "“")
                    + (cell.place().column().isEmpty()
                            ? ""
                            : " (" + cell.place().column() + ")")
                    + Optional.ofNullable(cell.source())
                            .map(source -> say(" at ", " in ") + source)
                            .orElse("");
            return where + ": " + number + say(" instead of ", " statt ") + Findings.number(cell);
        }

        private String proof() {
            int relations = part.relations().size();
            int others = part.faults().size() - 1;
            if (part.state() == State.OPEN) {
                return say(
                        "the search ended early, other repairs were not excluded",
                        "die Suche endete vorzeitig, andere Berichtigungen sind nicht ausgeschlossen");
            }
            if (part.isUnique() && others == 0) {
                return say(
                        "the only cell whose change alone makes all " + relations + " relations around it hold",
                        "die einzige Zelle, deren Änderung allein alle " + relations
                                + " Beziehungen um sie herum aufgehen lässt");
            }
            if (part.isUnique()) {
                return say(
                        "the only repair, together with the " + (others == 1 ? "proposal" : "proposals") + " for "
                                + others + " other " + (others == 1 ? "cell" : "cells"),
                        "die einzige Berichtigung, zusammen mit "
                                + (others == 1 ? "dem Vorschlag" : "den Vorschlägen") + " für " + others + " weitere "
                                + (others == 1 ? "Zelle" : "Zellen"));
            }
            String together = others == 0
                    ? ""
                    : say(
                            ", together with the proposals for " + others
                                    + (others == 1 ? " other cell" : " other cells"),
                            ", zusammen mit den Vorschlägen für " + others
                                    + (others == 1 ? " weitere Zelle" : " weitere Zellen"));
            if (fault.decided() && fault.alternatives().isEmpty()) {
                return say(
                        "no other single cell would do" + together + "; repairs.csv lists other combinations",
                        "keine andere einzelne Zelle käme in Frage" + together
                                + "; repairs.csv nennt andere Kombinationen");
            }
            return say(
                    "one of several cells that would do" + together, "eine von mehreren möglichen Zellen" + together);
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
            if (change.cause() != Slip.UNKNOWN) {
                causes.add(say(change.cause().english(), change.cause().german()));
            } else if (elsewhere == null) {
                causes.add(say(
                        fault.alternatives().isEmpty() ? "no typing error explains it" : "nothing tells which of them",
                        fault.alternatives().isEmpty()
                                ? "kein Schreibfehler erkennbar"
                                : "nichts zeigt, welche es ist"));
            }
            Rational low = change.low();
            Rational high = change.high();
            if (low != null && high != null && !low.equals(high)) {
                causes.add(say("between ", "zwischen ")
                        + Findings.number(low, change.cell())
                        + say(" and ", " und ")
                        + Findings.number(high, change.cell()));
            }
            return causes;
        }
    }
}
