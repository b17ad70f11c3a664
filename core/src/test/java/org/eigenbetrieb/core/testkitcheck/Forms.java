package org.eigenbetrieb.core.testkitcheck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.Land;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.layout.LayoutRow.Line;
import org.eigenbetrieb.core.layout.LayoutRow.Rule;
import org.eigenbetrieb.core.layout.LayoutRow.Style;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Phase;

/** A small form with every kind of line, and the means to spoil it. */
final class Forms {

    private static final String FILE = "probe-form.json";

    private Forms() {}

    /** A form as it should be. */
    static Layout proper() {
        return layout(columns(), rows(), List.of(balance()), Set.of(Concept.of("jahresergebnis-vorjahr")));
    }

    static List<LayoutColumn> columns() {
        List<LayoutColumn> columns = new ArrayList<>();
        columns.add(facts("plan", "Plan {year}", Phase.Kind.ANSATZ, LayoutColumn.Basis.YEAR, ""));
        columns.add(facts("ist", "Ist {stichtag}", Phase.Kind.IST, LayoutColumn.Basis.YEAR_TO_STICHTAG, ""));
        columns.add(facts(
                "hochrechnung",
                "Hochrechnung {year}",
                Phase.Kind.HOCHRECHNUNG,
                LayoutColumn.Basis.YEAR,
                "hochrechnung"));
        columns.add(new LayoutColumn(
                "prozent", "% vom Plan", "", false, new LayoutColumn.Percent("ist", "plan", 1, ""), place(5)));
        return columns;
    }

    static LayoutColumn facts(String id, String header, Phase.Kind phase, LayoutColumn.Basis basis, String slot) {
        return new LayoutColumn(
                id,
                header,
                "",
                false,
                new LayoutColumn.Facts(phase, 0, basis, 0, Dimensions.NONE, slot, Map.of(), null),
                place(4));
    }

    static List<LayoutRow> rows() {
        List<LayoutRow> rows = new ArrayList<>();
        rows.add(new LayoutRow.Heading("Erträge", 0, place(10)));
        rows.add(new LayoutRow.Accounts(Concept.of("umsatzerloese"), 1, place(11)));
        rows.add(line("umsatzerloese", Style.SUBTOTAL, new Rule.OfAccounts(), "ertraege"));
        rows.add(line("zuweisungen", Style.LINE, new Rule.Input(), "ertraege"));
        rows.add(line("ertraege", Style.TOTAL, new Rule.OfChildren(), ""));
        rows.add(new LayoutRow.Accounts(Concept.of("materialaufwand"), 1, place(15)));
        rows.add(line("materialaufwand", Style.UNPRINTED, new Rule.OfAccounts(), ""));
        rows.add(line("ergebnis", Style.RESULT, terms("ertraege", 1, "materialaufwand", -1), ""));
        rows.add(line("gewinn", Style.LINE, new Rule.PositivePart(weights("ergebnis", 1)), ""));
        rows.add(line("verlust", Style.LINE, new Rule.PositivePart(weights("ergebnis", -1)), ""));
        rows.add(line("vortrag", Style.RESULT, terms("jahresergebnis-vorjahr", 1, "gewinn", 1, "verlust", -1), ""));
        rows.add(new Line(
                Concept.of("rendite"),
                "",
                "Rendite",
                Style.MEMO,
                0,
                false,
                Unit.PERCENT,
                new Rule.Quotient(Concept.of("ergebnis"), Concept.of("ertraege"), Rational.HUNDRED),
                "",
                Set.of("ist"),
                place(30)));
        rows.add(new Line(
                Concept.of("speicher"),
                "",
                "Speicher",
                Style.MEMO,
                0,
                true,
                Unit.TB,
                new Rule.Input(),
                "",
                Set.of("plan"),
                place(31)));
        rows.add(line(
                "kosten-je-terabyte",
                Style.MEMO,
                new Rule.Quotient(Concept.of("materialaufwand"), Concept.of("speicher"), Rational.ONE),
                ""));
        return rows;
    }

    static Layout.Assertion balance() {
        return new Layout.Assertion(
                Concept.of("ergebnis"), weights("gewinn", 1, "verlust", -1), "Gewinn oder Verlust", place(40));
    }

    static Line line(String concept, Style style, Rule rule, String parent) {
        return new Line(Concept.of(concept), "", concept, style, 0, false, Unit.EUR, rule, parent, Set.of(), place(20));
    }

    static Rule terms(Object... pairs) {
        return new Rule.OfTerms(weights(pairs));
    }

    static Map<Concept, Rational> weights(Object... pairs) {
        Map<Concept, Rational> weights = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            weights.put(Concept.of((String) pairs[i]), Rational.of((Integer) pairs[i + 1]));
        }
        return weights;
    }

    /** The same line, without a figure in some columns. */
    static LayoutRow notIn(LayoutRow row, Set<String> columns) {
        return row instanceof Line line
                ? new Line(
                        line.concept(),
                        line.number(),
                        line.label(),
                        line.style(),
                        line.level(),
                        line.shared(),
                        line.unit(),
                        line.rule(),
                        line.parent(),
                        columns,
                        line.place())
                : row;
    }

    static Layout layout(
            List<LayoutColumn> columns,
            List<LayoutRow> rows,
            List<Layout.Assertion> assertions,
            Set<Concept> external) {
        return new Layout(
                "probe-form",
                "Probe",
                "1",
                Jurisdiction.of(Land.RP),
                Validity.from(LocalDate.of(2000, 1, 1)),
                LegalSource.form("Probe"),
                "probe",
                Layout.Records.ACCOUNTS,
                external,
                columns,
                rows,
                assertions,
                SourceRef.of(FILE));
    }

    static SourceRef place(int line) {
        return SourceRef.of(FILE, line, 1);
    }
}
