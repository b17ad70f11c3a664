package org.eigenbetrieb.kpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.source.Severity;

/** What is to be said about the benchmarks of a table when a list says where they come from. */
final class BenchmarkRemarks {

    private BenchmarkRemarks() {}

    static List<Finding> of(KennzahlenRun run, List<Benchmark> benchmarks) {
        List<Finding> findings = new ArrayList<>();
        for (Benchmark benchmark : benchmarks) {
            for (YearColumn column : run.table().columns()) {
                Optional<CheckCell> cell = run.cell(Keys.of(Kennzahl.RICHTWERT, column, benchmark.id()));
                if (column.year() == benchmark.year() && cell.isPresent()) {
                    differs(benchmark, column, cell.get()).ifPresent(findings::add);
                    notCarried(benchmark, column, cell.get(), benchmarks).ifPresent(findings::add);
                }
            }
        }
        return findings;
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

    private static Optional<Finding> notCarried(
            Benchmark benchmark, YearColumn column, CheckCell cell, List<Benchmark> all) {
        if (benchmark.adjustment() != Benchmark.Adjustment.CARRIED_FORWARD) {
            return Optional.empty();
        }
        return all.stream()
                .filter(other -> other.id().equals(benchmark.id()) && other.year() == benchmark.year() - 1)
                .filter(other -> !other.value().value().equals(benchmark.value().value()))
                .findFirst()
                .map(other -> Remarks.about(
                                "EB-KPI-112",
                                Severity.WARNING,
                                "richtwert-uebernommen:" + Keys.id(benchmark.id()) + ":" + column.id(),
                                List.of(cell),
                                other.value().value().timesTenTo(-cell.unit().exponent()))
                        .message("benchmark \"" + benchmark.id() + "\" " + column.id()
                                + " is said not to be adjusted, but " + Texts.quantity(benchmark.value())
                                + " is not the value of the year before, " + Texts.quantity(other.value()))
                        .meldung("Der Richtwert „" + benchmark.label() + "“ gilt " + column.title()
                                + " als unverändert übernommen, ist mit " + Texts.quantity(benchmark.value())
                                + " aber nicht der Wert des Vorjahres (" + Texts.quantity(other.value()) + ")")
                        .rule("Ein übernommener Richtwert ist der des Vorjahres")
                        .citation(benchmark.source().citation())
                        .build());
    }
}
