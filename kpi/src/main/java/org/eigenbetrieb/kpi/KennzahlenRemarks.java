package org.eigenbetrieb.kpi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.calculator.CalculatorInfo;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Severity;
import org.jspecify.annotations.Nullable;

/** What is to be said about a table of key figures beside contradictions of single numbers. */
final class KennzahlenRemarks {

    private final KennzahlenRun run;
    private final Kennzahlen table;
    private final List<Finding> findings = new ArrayList<>();
    /** Years that are counted by a rule that was no longer in force. */
    private final Set<YearColumn> outdated = new LinkedHashSet<>();

    KennzahlenRemarks(KennzahlenRun run) {
        this.run = run;
        this.table = run.table();
    }

    List<Finding> all() {
        for (YearColumn column : table.columns()) {
            rules(column);
        }
        for (YearColumn column : table.columns()) {
            brokenRate(column);
        }
        for (YearColumn column : table.columns()) {
            premature(column);
        }
        for (YearColumn column : table.columns()) {
            carriedForward(column);
        }
        for (YearColumn column : table.columns()) {
            uniformGrowth(column);
        }
        return findings;
    }

    private List<RuleFit> fits(YearColumn column) {
        return run.fits().stream().filter(fit -> fit.column().equals(column)).toList();
    }

    /** The rule in force does not give what is printed. */
    private void rules(YearColumn column) {
        Optional<CheckCell> cell = run.cell(Keys.of(Kennzahl.ARBEITSPLAETZE, column));
        List<RuleFit> known = fits(column).stream()
                .filter(fit -> fit.computed().ifKnown().isPresent() && fit.printed() != null)
                .toList();
        if (cell.isEmpty() || known.isEmpty()) {
            return;
        }
        StringBuilder numbers = new StringBuilder();
        for (RuleFit fit : known) {
            numbers.append(numbers.isEmpty() ? "" : "; ")
                    .append('„')
                    .append(fit.definition().title())
                    .append("“ ")
                    .append(fit.text());
        }
        Optional<RuleFit> inForce = known.stream().filter(RuleFit::inForce).findFirst();
        List<RuleFit> fitting = known.stream().filter(RuleFit::fits).toList();
        String printed = known.get(0).printedText();
        if (fitting.isEmpty()) {
            RuleFit nearest = inForce.orElse(known.get(0));
            findings.add(Remarks.about(
                            "EB-KPI-102",
                            Severity.ERROR,
                            "bewertung:" + column.id(),
                            List.of(cell.get()),
                            nearest.known())
                    .message(column.id() + ": no rule yields the printed " + printed + " workplaces (" + numbers + ")")
                    .meldung(column.title() + ": Keine Bewertung ergibt die gedruckten " + printed
                            + " IT-Arbeitsplätze (" + numbers + ")")
                    .rule("Bewertung der IT-Arbeitsplätze")
                    .citation(nearest.definition().source().citation())
                    .build());
        } else if (inForce.isPresent() && !inForce.get().fits()) {
            RuleFit wanted = inForce.get();
            RuleFit used = fitting.get(0);
            findings.add(Remarks.about(
                            "EB-KPI-101",
                            Severity.WARNING,
                            "bewertung:" + column.id(),
                            List.of(cell.get()),
                            wanted.known())
                    .message(column.id() + ": the rule in force, \""
                            + wanted.definition().title()
                            + "\", yields " + wanted.text() + " workplaces; the printed " + printed + " follow \""
                            + used.definition().title() + "\"")
                    .meldung(column.title() + ": Gedruckt sind " + printed + " IT-Arbeitsplätze, noch gezählt als "
                            + counted(used, column) + "; seit "
                            + wanted.definition().validity().from().getYear() + " zählen "
                            + counted(wanted, column) + ", das sind " + wanted.text())
                    .advice("print " + wanted.text() + ", or say that " + column.year()
                            + " is counted by the rule before")
                    .vorschlag(wanted.text() + " statt " + printed + consequences(wanted, column)
                            + "; oder am Jahr vermerken, dass"
                            + " es noch nach der früheren Zählweise gezählt ist")
                    .rule("Bewertung der IT-Arbeitsplätze")
                    .citation(wanted.definition().source().citation())
                    .build());
            outdated.add(column);
        }
    }

    /** What a rule counts, in the words of the printed rows. */
    private String counted(RuleFit fit, YearColumn column) {
        FigureKey key =
                Keys.defined(Kennzahl.ARBEITSPLAETZE, column, fit.definition().id());
        Optional<Map<FigureKey, Rational>> weights = run.relations().stream()
                .filter(relation -> relation.target().equals(key))
                .findFirst()
                .flatMap(relation -> relation.formula().linear());
        if (weights.isEmpty()) {
            return "„" + fit.definition().title() + "“";
        }
        StringBuilder text = new StringBuilder();
        weights.get().forEach((device, weight) -> {
            String merkmal = device.dimensions().get(Keys.MERKMAL).orElse("");
            text.append(text.isEmpty() ? "" : " + ")
                    .append(weight.equals(Rational.ONE) ? "" : weight + " ")
                    .append('„')
                    .append(table.row(Kennzahl.GERAETE, merkmal)
                            .map(Kennzahlen.Row::label)
                            .orElse(merkmal))
                    .append('“');
        });
        return text.toString();
    }

    /** What follows in the table when a year is counted by another rule: its rate, the next rate, its cost. */
    private String consequences(RuleFit wanted, YearColumn column) {
        List<String> changed = new ArrayList<>();
        Optional<YearColumn> after = table.columns().stream()
                .filter(other -> other.year() == column.year() + 1)
                .findFirst();
        table.before(column)
                .flatMap(before -> known(run.workplaces(before)))
                .filter(before -> before.signum() > 0)
                .ifPresent(before -> rate(column, wanted.known(), before, changed));
        after.ifPresent(next -> known(run.workplaces(next))
                .filter(count -> wanted.known().signum() > 0)
                .ifPresent(count -> rate(next, count, wanted.known(), changed)));
        Optional<Rational> cost = known(Keys.of(Kennzahl.KOSTEN, column));
        Optional<Kennzahlen.Entry> each = entry(Kennzahl.ARBEITSPLATZKOSTEN, column);
        if (cost.isPresent() && each.isPresent() && wanted.known().signum() > 0) {
            changed.add("Kosten je Arbeitsplatz " + column.title() + " "
                    + Texts.number(cost.get().dividedBy(wanted.known()), 0, Unit.EUR) + " statt "
                    + Texts.quantity(each.get().value()));
        }
        return changed.isEmpty() ? "" : "; dann auch " + String.join(", ", changed);
    }

    private void rate(YearColumn column, Rational now, Rational before, List<String> changed) {
        Rational rate = now.dividedBy(before).minus(Rational.ONE).times(Rational.HUNDRED);
        entry(Kennzahl.ARBEITSPLAETZE_STEIGERUNG, column)
                .ifPresent(printed -> changed.add("Steigerungsrate " + column.title() + " "
                        + Texts.number(rate, 2, Unit.PERCENT) + " statt " + Texts.quantity(printed.value())));
    }

    private Optional<Rational> known(FigureKey key) {
        return run.units().containsKey(key) ? run.evaluation().value(key).ifKnown() : Optional.empty();
    }

    private Optional<Kennzahlen.Entry> entry(Kennzahl kennzahl, YearColumn column) {
        return table.row(kennzahl, "").map(row -> row.entries().get(column.id()));
    }

    /** A rate that compares two years counted by different rules. */
    private void brokenRate(YearColumn column) {
        Optional<YearColumn> before = table.before(column);
        Optional<CheckCell> cell = run.cell(Keys.of(Kennzahl.ARBEITSPLAETZE_STEIGERUNG, column));
        if (before.isEmpty() || cell.isEmpty()) {
            return;
        }
        Optional<CalculatorInfo> now = run.used(column);
        Optional<CalculatorInfo> then = run.used(before.get());
        if (now.isEmpty() || then.isEmpty() || now.equals(then)) {
            return;
        }
        if (outdated.contains(column) || outdated.contains(before.get())) {
            return; // said with the year that is counted by the rule before
        }
        StringBuilder alike = new StringBuilder();
        for (CalculatorInfo definition : List.of(then.get(), now.get())) {
            Value value =
                    run.evaluation().value(Keys.defined(Kennzahl.ARBEITSPLAETZE_STEIGERUNG, column, definition.id()));
            value.ifKnown()
                    .ifPresent(rate -> alike.append(alike.isEmpty() ? "" : "; ")
                            .append('„')
                            .append(definition.title())
                            .append("“ ")
                            .append(Texts.number(rate, 2, Unit.PERCENT)));
        }
        findings.add(Remarks.about(
                        "EB-KPI-103", Severity.WARNING, "bewertungswechsel:" + column.id(), List.of(cell.get()))
                .message(column.id() + ": the growth rate compares years that were counted by different rules; by one"
                        + " rule it is " + alike)
                .meldung(column.title() + ": Die Steigerungsrate vergleicht Jahre mit verschiedener Bewertung der"
                        + " IT-Arbeitsplätze; nach einheitlicher Bewertung beträgt sie: " + alike)
                .rule("Vergleich nur nach gleicher Bewertung")
                .build());
    }

    /** A column that says Ist although the year had not ended. */
    private void premature(YearColumn column) {
        if (!column.premature()) {
            return;
        }
        List<CheckCell> cells = table.rows().stream()
                .map(row -> run.cell(Keys.of(row.kennzahl(), column, row.merkmal())))
                .flatMap(Optional::stream)
                .toList();
        if (cells.isEmpty()) {
            return;
        }
        findings.add(Remarks.about("EB-KPI-105", Severity.WARNING, "ist:" + column.id(), cells)
                .message("column " + column.id() + " says Ist, but on "
                        + table.form().stand()
                        + " the year had not ended; its figures cannot be actual figures of the year")
                .meldung("Die Spalte „" + column.title() + "“ nennt sich Ist; am "
                        + table.form().stand().getDayOfMonth() + "."
                        + table.form().stand().getMonthValue() + "."
                        + table.form().stand().getYear()
                        + " war das Jahr aber nicht abgeschlossen. Ihre Zahlen sind Plan- oder Erwartungswerte")
                .rule("Ein Ist gibt es erst nach Ablauf des Jahres")
                .build());
    }

    /** A benchmark that is the same as in the year before. */
    private void carriedForward(YearColumn column) {
        Optional<YearColumn> before = table.before(column);
        if (before.isEmpty()) {
            return;
        }
        for (Kennzahlen.Row row : table.rows(Kennzahl.RICHTWERT)) {
            Kennzahlen.Entry now = row.entries().get(column.id());
            Kennzahlen.Entry then = row.entries().get(before.get().id());
            Optional<CheckCell> cell = run.cell(Keys.of(Kennzahl.RICHTWERT, column, row.merkmal()));
            if (now != null
                    && then != null
                    && cell.isPresent()
                    && now.value().value().equals(then.value().value())) {
                String value = Texts.quantity(now.value());
                findings.add(Remarks.about(
                                "EB-KPI-106",
                                Severity.WARNING,
                                "richtwert:" + Keys.id(row.merkmal()) + ":" + column.id(),
                                List.of(cell.get()))
                        .message("\"" + row.label() + "\" " + column.id() + " is the value of the year before, " + value
                                + ": it was carried forward, not adjusted")
                        .meldung("„" + row.label() + "“ " + column.title() + " ist mit " + value
                                + " der Wert des Vorjahres: Er ist übernommen und nicht fortgeschrieben")
                        .rule("Ein übernommener Richtwert ist zu kennzeichnen")
                        .build());
            }
        }
    }

    /** Planned devices that are last year's times one factor. */
    private void uniformGrowth(YearColumn column) {
        Optional<YearColumn> before = table.before(column);
        if (before.isEmpty() || table.form().exact().contains(column.id())) {
            return;
        }
        Interval factor = null;
        List<CheckCell> cells = new ArrayList<>();
        for (Kennzahlen.Row row : table.rows(Kennzahl.GERAETE)) {
            Interval own = ratio(row.entries(), column, before.get());
            if (own == null) {
                return;
            }
            factor = factor == null ? own : common(factor, own);
            if (factor == null) {
                return;
            }
            run.cell(Keys.of(Kennzahl.GERAETE, column, row.merkmal())).ifPresent(cells::add);
        }
        if (factor == null || cells.size() < 3) {
            return;
        }
        String range = Texts.number(factor.low().minus(Rational.ONE).times(Rational.HUNDRED), 3, Unit.PERCENT) + " – "
                + Texts.number(factor.high().minus(Rational.ONE).times(Rational.HUNDRED), 3, Unit.PERCENT);
        findings.add(Remarks.about("EB-KPI-107", Severity.INFO, "gleiche-steigerung:" + column.id(), cells)
                .message(column.id() + ": all " + cells.size()
                        + " device counts are those of the year before times one factor (growth " + range
                        + "), rounded for printing")
                .meldung(column.title() + ": Alle " + cells.size()
                        + " Gerätezahlen sind die des Vorjahres, um denselben Satz erhöht (" + range
                        + ") und für den Druck gerundet")
                .rule("Planzahlen aus einer gemeinsamen Steigerung")
                .build());
    }

    private static @Nullable Interval ratio(
            Map<String, Kennzahlen.Entry> entries, YearColumn column, YearColumn before) {
        Kennzahlen.Entry now = entries.get(column.id());
        Kennzahlen.Entry then = entries.get(before.id());
        if (now == null || then == null || then.value().value().signum() <= 0) {
            return null;
        }
        return now.value().interval().times(Rational.ONE.dividedBy(then.value().value()));
    }

    private static @Nullable Interval common(Interval one, Interval other) {
        return one.meets(other)
                ? Interval.of(one.low().max(other.low()), one.high().min(other.high()))
                : null;
    }
}
