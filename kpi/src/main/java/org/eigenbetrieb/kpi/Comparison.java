package org.eigenbetrieb.kpi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.time.Phase;

/**
 * Rows of key figures that other papers of the pack print under another name: relations between the papers, and what
 * to say where they do not hold.
 */
final class Comparison {

    private static final LegalSource SOURCE = LegalSource.practice("Vergleich zweier Unterlagen");
    private static final String RULE = "Dieselbe Kennzahl in mehreren Unterlagen";

    private final Kennzahlen table;
    private final List<Pair> pairs;

    /**
     * A row and what it is elsewhere.
     *
     * @param row the row
     * @param other the concept elsewhere, with dimensions after {@code ||} if need be
     * @param second another concept that the row might show; may be empty
     * @param label the row of the other paper as it is printed
     * @param secondLabel name of the second concept
     * @param paper the other paper as people call it
     */
    private record Pair(
            Kennzahlen.Row row, String other, String second, String label, String secondLabel, String paper) {}

    /** A number that differs. */
    private record Differing(YearColumn column, Finding finding, Rational own, Rational there) {

        Rational gap() {
            return own.minus(there);
        }
    }

    private Comparison(Kennzahlen table, List<Pair> pairs) {
        this.table = table;
        this.pairs = List.copyOf(pairs);
    }

    /** Reads the list of rows that are compared. */
    static Read<Comparison> read(CsvTable list, Kennzahlen table) {
        List<Problem> problems = new ArrayList<>(list.missing(List.of("kennzahl", "begriff", "zeile", "unterlage")));
        List<Pair> pairs = new ArrayList<>();
        for (CsvTable.Row line : problems.isEmpty() ? list.rows() : List.<CsvTable.Row>of()) {
            String other = Cells.text(line, "begriff");
            String second = Cells.text(line, "auch");
            Optional<Kennzahlen.Row> row = Kennzahl.find(Cells.text(line, "kennzahl"))
                    .flatMap(kennzahl -> table.row(kennzahl, Cells.text(line, "merkmal")));
            if (row.isEmpty() || !isTemplate(other) || !(second.isEmpty() || isTemplate(second))) {
                problems.add(Problem.error(
                        "EB-KPI-009",
                        line.place(),
                        row.isEmpty()
                                ? "the table has no row \"" + Cells.text(line, "kennzahl") + " "
                                        + Cells.text(line, "merkmal") + "\"; it is not compared"
                                : "\"" + other + "\" or \"" + second + "\" is not a concept; the row is not compared",
                        "expected a row of the table of key figures and a concept such as laufende-erloese or"
                                + " summe-ertraege||gliederung=erfolgsplan"));
                continue;
            }
            pairs.add(new Pair(
                    row.get(),
                    other,
                    second,
                    Cells.text(line, "zeile"),
                    Cells.text(line, "auch_zeile"),
                    Cells.text(line, "unterlage")));
        }
        return Read.of(new Comparison(table, pairs), problems);
    }

    private static boolean isTemplate(String text) {
        try {
            key(text, Phase.ANSATZ, 2000);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The figure of a concept in a phase and year. */
    private static FigureKey key(String template, Phase phase, int year) {
        int bar = template.indexOf('|');
        String span = "|" + phase + "|" + year;
        return FigureKey.parse(
                bar < 0 ? template + span : template.substring(0, bar) + span + template.substring(bar + 1));
    }

    /** What the other paper calls the year: an audited result, or the plan where the year had not ended. */
    private static FigureKey there(String template, YearColumn column) {
        boolean ended = !column.premature() && column.phase().kind() != Phase.Kind.ANSATZ;
        return key(template, ended ? Phase.ERGEBNIS : Phase.ANSATZ, column.year());
    }

    private String id(Pair pair, YearColumn column) {
        return "vergleich:" + Keys.id(table.form().paper()) + ":" + pair.row.id() + ":" + column.id();
    }

    /** One relation for each row and year; the pack leaves out those whose other figure it does not have. */
    List<Relation> relations() {
        List<Relation> relations = new ArrayList<>();
        for (Pair pair : pairs) {
            for (YearColumn column : table.columns()) {
                if (pair.row.entries().containsKey(column.id())) {
                    relations.add(Relation.asserting(
                            id(pair, column),
                            Keys.of(pair.row.kennzahl(), column, pair.row.merkmal()),
                            Formula.times(Rational.ONE, Formula.ref(there(pair.other, column))),
                            RULE,
                            SOURCE,
                            pair.row.place()));
                }
            }
        }
        return relations;
    }

    /** One finding for each row, whatever years differ; findings of other relations stay as they are. */
    List<Finding> worded(List<Finding> findings, Evaluation evaluation) {
        Map<String, Finding> byRelation = new LinkedHashMap<>();
        for (Finding finding : findings) {
            byRelation.put(finding.relation(), finding);
            finding.beneath().forEach(each -> byRelation.putIfAbsent(each.relation(), each));
        }
        List<Finding> worded = new ArrayList<>();
        findings.stream()
                .filter(finding -> !finding.relation().startsWith("vergleich:"))
                .forEach(worded::add);
        for (Pair pair : pairs) {
            List<Differing> differing = new ArrayList<>();
            List<String> agreeing = new ArrayList<>();
            for (YearColumn column : table.columns()) {
                Finding finding = byRelation.get(id(pair, column));
                Optional<Rational> there = known(evaluation, there(pair.other, column));
                Kennzahlen.Entry own = pair.row.entries().get(column.id());
                if (own == null || there.isEmpty()) {
                    continue;
                }
                if (finding == null) {
                    agreeing.add(Integer.toString(column.year()));
                } else {
                    differing.add(new Differing(column, finding, own.value().value(), there.get()));
                }
            }
            if (differing.size() == 1) {
                worded.add(single(pair, differing.get(0), evaluation));
            } else if (!differing.isEmpty()) {
                worded.add(several(pair, differing, agreeing, evaluation));
            }
        }
        return worded;
    }

    private static Optional<Rational> known(Evaluation evaluation, FigureKey key) {
        return evaluation.values().containsKey(key) ? evaluation.value(key).ifKnown() : Optional.empty();
    }

    private static Finding.Builder builder(Finding finding, List<CheckCell> cells) {
        return Finding.builder()
                .from(finding)
                .code("EB-KPI-110")
                .severity(Severity.WARNING)
                .cells(cells)
                .rule(RULE)
                .beneath(List.of());
    }

    private Finding single(Pair pair, Differing differing, Evaluation evaluation) {
        Unit unit = pair.row.unit();
        String own = money(differing.own, unit);
        String there = money(differing.there, unit);
        String gap = Texts.signed(differing.gap(), unit);
        Optional<Integer> year = otherYear(pair, differing, evaluation);
        String place = pair.paper + " unter „" + pair.label + "“ für " + differing.column.year();
        return builder(differing.finding, differing.finding.cells())
                .message("\"" + pair.row.label() + "\" " + differing.column.id() + " is printed as " + own + "; "
                        + pair.paper + ", \"" + pair.label + "\", says " + there + " (difference " + gap + ")"
                        + year.map(each -> "; " + own + " stands there for " + each)
                                .orElse(""))
                .meldung("„" + pair.row.label() + "“ " + differing.column.title() + " ist mit " + own
                        + " angegeben, in " + place + " mit " + there + " (Unterschied " + gap + ")"
                        + year.map(each -> "; " + own + " steht dort für " + each)
                                .orElse(""))
                .advice("probably " + there
                        + year.map(each -> ", " + each + " was taken for the year")
                                .orElse("") + "; the other paper may be wrong as well")
                .vorschlag("vermutlich gehört hierher " + there
                        + year.map(each -> " (übernommen ist die Spalte " + each + " statt " + differing.column.year()
                                        + ")")
                                .orElse("")
                        + consequences(pair, differing)
                        + ". Es kann auch die andere Unterlage falsch sein: vor der Berichtigung klären"
                        + growth(pair, differing, evaluation))
                .build();
    }

    /** The year for which the other paper prints what stands here. */
    private static Optional<Integer> otherYear(Pair pair, Differing differing, Evaluation evaluation) {
        for (int year = differing.column.year() - 5; year <= differing.column.year() + 5; year++) {
            for (Phase phase : List.of(Phase.ERGEBNIS, Phase.ANSATZ, Phase.PLANUNG)) {
                boolean same = known(evaluation, key(pair.other, phase, year))
                        .filter(differing.own::equals)
                        .isPresent();
                if (same && year != differing.column.year()) {
                    return Optional.of(year);
                }
            }
        }
        return Optional.empty();
    }

    /** What else would change in the table, down to the cost per workplace; the deduction stays as it is. */
    private String consequences(Pair pair, Differing differing) {
        if (pair.row.kennzahl() != Kennzahl.ERLOESE) {
            return "";
        }
        List<String> changed = new ArrayList<>();
        for (Kennzahl sum : List.of(Kennzahl.ZWISCHENSUMME, Kennzahl.KOSTEN)) {
            printed(sum, differing.column)
                    .ifPresent(number -> changed.add(
                            label(sum) + " " + money(number.value().minus(differing.gap()), number.unit())));
        }
        Optional<Quantity> cost = printed(Kennzahl.KOSTEN, differing.column);
        Optional<Quantity> workplaces = printed(Kennzahl.ARBEITSPLAETZE, differing.column);
        Optional<Quantity> each = printed(Kennzahl.ARBEITSPLATZKOSTEN, differing.column);
        if (cost.isPresent()
                && each.isPresent()
                && workplaces.filter(count -> count.value().signum() > 0).isPresent()) {
            Rational corrected = cost.get()
                    .value()
                    .minus(differing.gap())
                    .dividedBy(workplaces.get().value());
            changed.add(label(Kennzahl.ARBEITSPLATZKOSTEN) + " "
                    + Texts.number(corrected, 0, each.get().unit()) + " statt " + Texts.quantity(each.get()));
        }
        return changed.isEmpty() ? "" : "; dann auch, überall, wo es gedruckt ist: " + String.join(", ", changed);
    }

    /** How the other series goes on: a jump there speaks against it. */
    private static String growth(Pair pair, Differing differing, Evaluation evaluation) {
        List<String> rates = new ArrayList<>();
        for (int year = differing.column.year(); year <= differing.column.year() + 1; year++) {
            Optional<Rational> before = any(pair, year - 1, evaluation);
            Optional<Rational> now = any(pair, year, evaluation);
            if (before.isPresent() && now.isPresent() && before.get().signum() > 0) {
                Rational rate =
                        now.get().dividedBy(before.get()).minus(Rational.ONE).times(Rational.HUNDRED);
                rates.add(year + " " + Texts.number(rate, 1, Unit.PERCENT));
            }
        }
        return rates.size() < 2 ? "" : " (die Zeile dort steigt: " + String.join(", ", rates) + ")";
    }

    private static Optional<Rational> any(Pair pair, int year, Evaluation evaluation) {
        for (Phase phase : List.of(Phase.ANSATZ, Phase.PLANUNG, Phase.ERGEBNIS)) {
            Optional<Rational> value = known(evaluation, key(pair.other, phase, year));
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    private Finding several(Pair pair, List<Differing> differing, List<String> agreeing, Evaluation evaluation) {
        Unit unit = pair.row.unit();
        List<CheckCell> cells = new ArrayList<>();
        List<String> english = new ArrayList<>();
        List<String> german = new ArrayList<>();
        for (Differing each : differing) {
            cells.addAll(each.finding.cells());
            String numbers = money(each.own, unit);
            String gap = Texts.signed(each.gap(), unit);
            english.add(each.column.id() + " " + numbers + " instead of " + money(each.there, unit) + " (" + gap + ")");
            StringBuilder text = new StringBuilder(each.column.title() + " " + numbers + " gegen "
                    + money(each.there, unit) + " (Unterschied " + gap + ")");
            if (!pair.second.isEmpty()) {
                known(evaluation, there(pair.second, each.column)).ifPresent(second -> {
                    Rational rest = each.own.minus(second);
                    text.append(rest.abs().compareTo(Rational.HALF) <= 0 ? "; es sind die „" : "; auch nicht „")
                            .append(pair.secondLabel)
                            .append("“ ")
                            .append(exact(second, unit));
                    if (rest.abs().compareTo(Rational.HALF) > 0) {
                        text.append(" (Unterschied ").append(exact(rest, unit)).append(')');
                    }
                });
            }
            german.add(text.toString());
        }
        String others = agreeing.isEmpty() ? "" : " In " + String.join(", ", agreeing) + " stimmen beide überein.";
        return builder(differing.get(0).finding, cells)
                // one number and its repairs would be those of one year
                .recomputed(Optional.empty())
                .range(Optional.empty())
                .gap(Optional.empty())
                .suspect(Optional.empty())
                .alternatives(List.of())
                .follows(List.of())
                .message("\"" + pair.row.label() + "\" differs from \"" + pair.label + "\" (" + pair.paper + ") in "
                        + differing.size() + " years: " + String.join("; ", english))
                .meldung("„" + pair.row.label() + "“ weicht in " + differing.size() + " Jahren von „" + pair.label
                        + "“ (" + pair.paper + ") ab: " + String.join("; ", german) + "." + others)
                .advice("decide which concept the row shows, and show it in all years; the other paper may be wrong")
                .vorschlag("klären, welchen Begriff die Zeile zeigt, und ihn in allen Jahren verwenden; es kann auch"
                        + " die andere Unterlage falsch sein")
                .build();
    }

    private Optional<Quantity> printed(Kennzahl kennzahl, YearColumn column) {
        return table.row(kennzahl, "")
                .map(row -> row.entries().get(column.id()))
                .filter(Objects::nonNull)
                .map(Kennzahlen.Entry::value);
    }

    private String label(Kennzahl kennzahl) {
        return "„" + table.row(kennzahl, "").map(Kennzahlen.Row::label).orElse(kennzahl.label()) + "“";
    }

    private static String money(Rational value, Unit unit) {
        return Texts.number(value, unit);
    }

    private static String exact(Rational value, Unit unit) {
        return Texts.number(value, 2, unit);
    }
}
