package org.eigenbetrieb.kpi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.CheckNet;
import org.eigenbetrieb.core.check.CheckRelation;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Severity;

/**
 * That a printed sum differs from its rows in several columns and always in the same direction: a row seems to be
 * missing, or is counted wrongly.
 *
 * <p>A single wrong column is a misprint and no missing row. Immutable and safe for use by several threads.
 *
 * @param sum id of the row with the sum
 * @param label the row as it is printed
 * @param kind what seems to have happened
 * @param suspect the row that explains the gaps as it is printed; empty when no printed row does
 * @param gaps by how much the sum is off, column by column
 * @param rule what the sum should be, in words
 */
public record MissingRow(String sum, String label, Kind kind, String suspect, List<Gap> gaps, String rule) {

    /** What seems to have happened. */
    public enum Kind {
        /** A row that belongs to the sum is not printed. */
        NOT_PRINTED,
        /** A printed row is not in the sum. */
        NOT_COUNTED,
        /** A printed row is in the sum twice. */
        COUNTED_TWICE
    }

    /**
     * By how much a sum is off in one column.
     *
     * @param cell the printed sum
     * @param amount printed sum less the sum of its rows, in the unit of the cell
     */
    public record Gap(CheckCell cell, Rational amount) {

        /** Checks that both are given. */
        public Gap {
            Objects.requireNonNull(cell, "cell");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /** Checks and copies the parts. */
    public MissingRow {
        Objects.requireNonNull(sum, "sum");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(suspect, "suspect");
        Objects.requireNonNull(rule, "rule");
        gaps = List.copyOf(gaps);
        if (gaps.size() < 2) {
            throw new IllegalArgumentException("One column does not make a missing row: " + label);
        }
    }

    /** A sum that was checked in one column. */
    private record Checked(RelationVerdict verdict, CheckRelation relation, CheckCell cell) {}

    /**
     * Looks for missing rows among the sums of a check.
     *
     * @param net the net that was checked
     * @param verdicts its verdicts
     * @return one for each row of sums that contradicts its parts in at least two columns, in the order of the verdicts
     */
    public static List<MissingRow> detect(CheckNet net, List<RelationVerdict> verdicts) {
        Map<String, CheckRelation> relations = new LinkedHashMap<>();
        net.relations().forEach(relation -> relations.put(relation.id(), relation));
        Map<String, List<Checked>> bySum = new LinkedHashMap<>();
        for (RelationVerdict verdict : verdicts) {
            CheckRelation relation = relations.get(verdict.relation());
            if (relation != null
                    && relation.kind() == CheckRelation.Kind.SUM
                    && relation.terms().size() > 1
                    && verdict.verdict() == Verdict.CONTRADICTION) {
                CheckCell cell = net.cell(verdict.target());
                bySum.computeIfAbsent(cell.place().paper() + ":" + cell.place().row(), row -> new ArrayList<>())
                        .add(new Checked(verdict, relation, cell));
            }
        }
        List<MissingRow> found = new ArrayList<>();
        for (List<Checked> columns : bySum.values()) {
            Set<Integer> signs = new LinkedHashSet<>();
            columns.forEach(checked ->
                    signs.add(checked.verdict.gapIfAny().orElse(Rational.ZERO).signum()));
            if (columns.size() > 1 && signs.size() == 1) {
                found.add(of(net, columns));
            }
        }
        return List.copyOf(found);
    }

    private static MissingRow of(CheckNet net, List<Checked> columns) {
        Checked first = columns.get(0);
        Kind kind = Kind.NOT_PRINTED;
        String suspect = "";
        for (CheckRelation.Member member : first.relation.terms()) {
            String row = net.cell(member.cell()).place().row();
            if (explains(net, columns, row, -1)) {
                kind = Kind.NOT_COUNTED;
                suspect = net.cell(member.cell()).label();
            } else if (explains(net, columns, row, 1)) {
                kind = Kind.COUNTED_TWICE;
                suspect = net.cell(member.cell()).label();
            }
        }
        List<Gap> gaps = new ArrayList<>();
        columns.forEach(checked ->
                gaps.add(new Gap(checked.cell, checked.verdict.gapIfAny().orElseThrow())));
        return new MissingRow(first.cell.place().row(), first.cell.label(), kind, suspect, gaps, first.relation.rule());
    }

    /** Whether in every column the gap is the contribution of one row, with a sign. */
    private static boolean explains(CheckNet net, List<Checked> columns, String row, int sign) {
        for (Checked checked : columns) {
            Rational contribution = Rational.ZERO;
            for (CheckRelation.Member member : checked.relation.terms()) {
                CheckCell cell = net.cell(member.cell());
                if (cell.place().row().equals(row)) {
                    contribution =
                            contribution.plus(cell.value().orElse(Rational.ZERO).times(member.weight()));
                }
            }
            int exponent = checked.cell.unit().exponent();
            Rational gap = checked.verdict.gapIfAny().orElseThrow().timesTenTo(exponent);
            Rational own = checked.cell.interval().orElseThrow().width();
            Rational tolerance = checked.verdict
                    .rangeIfAny()
                    .orElseThrow()
                    .width()
                    .timesTenTo(exponent)
                    .plus(own)
                    .times(Rational.HALF);
            Rational rest = gap.minus(contribution.times(Rational.of(sign))).abs();
            if (contribution.signum() == 0 || rest.compareTo(tolerance) > 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * The finding.
     *
     * @return one finding for all columns, with every gap
     */
    public Finding finding() {
        return finding("");
    }

    /**
     * The finding, where the paper says by what it is reduced.
     *
     * @param deduction what a remark of the paper names as taken off, such as a budget; empty when it names nothing
     * @return one finding for all columns, with every gap
     */
    public Finding finding(String deduction) {
        List<CheckCell> cells = gaps.stream().map(Gap::cell).toList();
        String amounts = amounts(column -> column, false);
        String betraege = amounts(
                column -> YearColumn.of(column, LocalDate.MAX)
                        .map(YearColumn::title)
                        .orElse(column),
                true);
        Gap first = gaps.get(0);
        Rational printed =
                first.cell.value().orElseThrow().timesTenTo(-first.cell.unit().exponent());
        boolean less = first.amount.signum() < 0;
        boolean named = less && !deduction.isEmpty();
        String cause = switch (kind) {
            case NOT_PRINTED -> "a row seems to be missing from the printed table" + (named ? ": " + deduction : "");
            case NOT_COUNTED -> "the row \"" + suspect + "\" seems not to be counted";
            case COUNTED_TWICE -> "the row \"" + suspect + "\" seems to be counted twice";
        };
        String meldung = switch (kind) {
            case NOT_PRINTED ->
                "Vor „" + label + "“ fehlt eine Zeile: In " + gaps.size() + " Spalten ist die Zahl "
                        + (less ? "kleiner" : "größer") + " als die Summe der Zeilen darüber, um " + betraege
                        + (named ? ". Nach einer Anmerkung der Tabelle ist das wohl: " + deduction : "");
            case NOT_COUNTED ->
                "„" + label + "“ zählt die Zeile „" + suspect + "“ nicht mit: In " + gaps.size()
                        + " Spalten fehlt ihr Betrag, " + betraege;
            case COUNTED_TWICE ->
                "„" + label + "“ zählt die Zeile „" + suspect + "“ doppelt: In " + gaps.size()
                        + " Spalten ist ihr Betrag zu viel, " + betraege;
        };
        String vorschlag = kind == Kind.NOT_PRINTED
                ? "eine Zeile „" + (less ? "– " : "+ ") + (named ? deduction : less ? "Abzug" : "Zuschlag")
                        + "“ mit diesen Beträgen einfügen, wenn sie stimmen; die übrigen Zahlen bleiben dann"
                : "";
        return Remarks.about(
                        "EB-KPI-104", Severity.ERROR, "zeile-fehlt:" + Keys.id(sum), cells, printed.minus(first.amount))
                .message("\"" + label + "\" differs from the sum of its rows in " + gaps.size()
                        + " columns, always in one direction (" + amounts + "); " + cause)
                .meldung(meldung)
                .advice(vorschlag.isEmpty() ? "" : "insert the row with these amounts if they are right")
                .vorschlag(vorschlag)
                .rule(rule)
                .build();
    }

    /** Every gap behind the name of its column. */
    private String amounts(UnaryOperator<String> naming, boolean unsigned) {
        StringBuilder amounts = new StringBuilder();
        for (Gap gap : gaps) {
            amounts.append(amounts.isEmpty() ? "" : "; ")
                    .append(naming.apply(gap.cell.place().column()))
                    .append(' ')
                    .append(
                            unsigned
                                    ? Texts.number(value(gap).abs(), gap.cell.unit())
                                    : Texts.signed(value(gap), gap.cell.unit()));
        }
        return amounts.toString();
    }

    private static Rational value(Gap gap) {
        return gap.amount.timesTenTo(gap.cell.unit().exponent());
    }
}
