package org.eigenbetrieb.kpi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.source.Severity;

/** What is to be said about the benchmarks of a table when a list says where they come from. */
final class BenchmarkRemarks {

    private BenchmarkRemarks() {}

    static List<Finding> of(KennzahlenRun run, List<Benchmark> benchmarks) {
        List<Finding> findings = new ArrayList<>();
        Map<String, List<Kept>> kept = new LinkedHashMap<>();
        for (Benchmark benchmark : benchmarks) {
            for (YearColumn column : run.table().columns()) {
                Optional<CheckCell> cell = run.cell(Keys.of(Kennzahl.RICHTWERT, column, benchmark.id()));
                if (column.year() == benchmark.year() && cell.isPresent()) {
                    differs(benchmark, column, cell.get()).ifPresent(findings::add);
                    kept(benchmark, column, cell.get(), benchmarks)
                            .ifPresent(each -> kept.computeIfAbsent(benchmark.id(), id -> new ArrayList<>())
                                    .add(each));
                }
            }
        }
        kept.values().stream()
                .filter(years -> years.stream().anyMatch(Kept::differs))
                .forEach(years -> findings.add(notCarried(years)));
        return findings;
    }

    /** A year whose benchmark is said to be that of the year before. */
    private record Kept(Benchmark benchmark, Benchmark before, YearColumn column, CheckCell cell) {

        boolean differs() {
            return !benchmark.value().value().equals(before.value().value());
        }
    }

    private static Optional<Kept> kept(
            Benchmark benchmark, YearColumn column, CheckCell cell, List<Benchmark> benchmarks) {
        if (benchmark.adjustment() != Benchmark.Adjustment.CARRIED_FORWARD) {
            return Optional.empty();
        }
        return benchmarks.stream()
                .filter(other -> other.id().equals(benchmark.id()) && other.year() == benchmark.year() - 1)
                .findFirst()
                .map(before -> new Kept(benchmark, before, column, cell));
    }

    /** Values that are said to be kept and differ all the same: one note, one finding. */
    private static Finding notCarried(List<Kept> years) {
        List<Kept> wrong = years.stream().filter(Kept::differs).toList();
        Optional<Kept> right = years.stream().filter(year -> !year.differs()).findFirst();
        Kept first = wrong.get(0);
        List<String> english = new ArrayList<>();
        List<String> german = new ArrayList<>();
        for (Kept year : wrong) {
            String now = Texts.quantity(year.benchmark().value());
            String then = Texts.quantity(year.before().value());
            english.add(year.column().id() + " " + now + " after " + then);
            german.add(year.column().title() + " " + now + " nach " + then);
        }
        String label = first.cell().label();
        int from = years.get(0).benchmark().year();
        return Remarks.about(
                        "EB-KPI-112",
                        Severity.WARNING,
                        "richtwert-uebernommen:" + Keys.id(first.benchmark().id()) + ":"
                                + first.column().id(),
                        wrong.stream().map(Kept::cell).toList(),
                        first.before()
                                .value()
                                .value()
                                .timesTenTo(-first.cell().unit().exponent()))
                .message("\"" + label + "\" is said to be kept unadjusted from " + from + " on, but its values move: "
                        + String.join("; ", english))
                .meldung("Nach der Anmerkung zu „" + label + "“ ist der Wert ab " + from
                        + " nicht mehr fortgeschrieben; er steigt aber noch: " + String.join("; ", german)
                        + right.map(year -> "; unverändert ist erst "
                                        + year.column().title())
                                .orElse(""))
                .advice(right.map(year -> "check the year in the note, probably "
                                + year.benchmark().year())
                        .orElse("check the year in the note"))
                .vorschlag("das Jahr in der Anmerkung prüfen"
                        + right.map(year -> ", vermutlich " + year.benchmark().year() + " statt " + from)
                                .orElse("")
                        + "; sonst belegen, woher die Werte kommen")
                .rule("Ein übernommener Richtwert ist der des Vorjahres")
                .citation(first.benchmark().source().citation())
                .build();
    }

    private static Optional<Finding> differs(Benchmark benchmark, YearColumn column, CheckCell cell) {
        if (cell.interval().orElseThrow().meets(benchmark.value().interval())) {
            return Optional.empty();
        }
        String here = Texts.number(cell.value().orElseThrow(), cell.unit());
        String there = Texts.quantity(benchmark.value());
        return Optional.of(Remarks.about(
                        "EB-KPI-111",
                        Severity.ERROR,
                        "richtwert:" + Keys.id(benchmark.id()) + ":" + column.id(),
                        List.of(cell),
                        benchmark.value().value().timesTenTo(-cell.unit().exponent()))
                .message("benchmark \"" + benchmark.id() + "\" " + column.id() + " is printed as " + here
                        + ", the list of benchmarks says " + there)
                .meldung("Der Richtwert „" + benchmark.label() + "“ " + column.title() + " ist mit " + here
                        + " angegeben, die Liste der Richtwerte nennt " + there)
                .rule("Richtwerte wie in ihrer Quelle")
                .citation(benchmark.source().citation())
                .build());
    }
}
