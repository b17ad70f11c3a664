package org.eigenbetrieb.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.layout.LayoutRow.Line;
import org.eigenbetrieb.core.layout.LayoutRow.Rule;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Problem;
import org.junit.jupiter.api.Assumptions;

/** A form tried with made-up accounts and amounts. */
final class FormTrial {

    private final LayoutContract contract;
    private final Layout layout;

    private FormTrial(LayoutContract contract) {
        this.contract = contract;
        this.layout = contract.layout();
    }

    static FormTrial of(LayoutContract contract) {
        return new FormTrial(contract);
    }

    private void verify(String test, List<String> complaints) {
        Complaints.none("layout " + layout.id() + " breaks the promise " + test, complaints);
    }

    private void assumeLoaded() {
        Assumptions.assumeTrue(layout.problems().isEmpty(), "not tried, because it fails it_loads_without_problems");
    }

    void loads() {
        List<String> complaints = new ArrayList<>();
        layout.problems().forEach(problem -> complaints.add(problem.toString()));
        if (complaints.isEmpty()) {
            Registry.builder().layouts(List.of(layout)).build();
        }
        verify("it_loads_without_problems", complaints);
    }

    void columns() {
        assumeLoaded();
        List<String> complaints = new ArrayList<>();
        for (LayoutColumn column : layout.columns()) {
            boolean printed = layout.lines().stream()
                    .anyMatch(line -> line.style() != LayoutRow.Style.UNPRINTED && hasFigure(line, column));
            boolean accounts = layout.rows().stream()
                    .anyMatch(row -> row instanceof LayoutRow.Accounts shown
                            && line(shown.post())
                                    .filter(line -> hasFigure(line, column))
                                    .isPresent());
            if (!printed && !accounts) {
                complaints.add(column.place() + ": column " + column.id()
                        + " is empty: every printed line leaves it out" + " (notIn); delete it or the exception");
            }
            if (column.header().isBlank()) {
                complaints.add(column.place() + ": column " + column.id() + " has no heading");
            }
            String unknown = column.header().replace("{year}", "").replace("{stichtag}", "");
            if (unknown.indexOf('{') >= 0 || unknown.indexOf('}') >= 0) {
                complaints.add(column.place() + ": the heading \"" + column.header() + "\" of column " + column.id()
                        + " has a placeholder that nobody fills; there are {year} and {stichtag}");
            }
        }
        verify("every_column_is_printed", complaints);
    }

    private static boolean hasFigure(Line line, LayoutColumn column) {
        if (line.notIn().contains(column.id())) {
            return false;
        }
        return !(column.content() instanceof LayoutColumn.Percent percent)
                || !(line.notIn().contains(percent.part()) || line.notIn().contains(percent.whole()));
    }

    private Optional<Line> line(Concept concept) {
        return layout.line(concept.id());
    }

    private List<Line> children(Line parent) {
        return layout.lines().stream()
                .filter(line -> line.parent().equals(parent.concept().id()))
                .toList();
    }

    void lines() {
        assumeLoaded();
        List<String> complaints = new ArrayList<>();
        Set<Concept> reached = reached();
        for (Line line : layout.lines()) {
            if (!reached.contains(line.concept())) {
                complaints.add(line.place() + ": line " + line.concept()
                        + " is neither printed nor needed by a line that is; print it, use it or delete it");
            }
            if (layout.columns().stream().noneMatch(column -> hasFigure(line, column))) {
                complaints.add(line.place() + ": line " + line.concept() + " has no figure in any column (notIn)");
            }
        }
        for (Concept concept : layout.external()) {
            if (!reached.contains(concept)) {
                complaints.add(layout.place() + ": " + concept + " is listed as external, but nothing needs it");
            }
        }
        for (Layout.Assertion assertion : layout.assertions()) {
            if (layout.columns().stream().noneMatch(column -> applies(assertion, column))) {
                complaints.add(assertion.place() + ": the condition \"" + assertion.rule()
                        + "\" is never checked: in each column one of its lines has no figure");
            }
        }
        verify("every_line_is_reachable", complaints);
    }

    private boolean applies(Layout.Assertion assertion, LayoutColumn column) {
        List<Concept> named = new ArrayList<>(assertion.weights().keySet());
        named.add(assertion.line());
        return column.content() instanceof LayoutColumn.Facts
                && named.stream()
                        .allMatch(concept -> line(concept)
                                .map(line -> hasFigure(line, column))
                                .orElse(true));
    }

    /** What is printed, and everything that it needs. */
    private Set<Concept> reached() {
        Deque<Concept> open = new ArrayDeque<>();
        for (LayoutRow row : layout.rows()) {
            if (row instanceof Line line && line.style() != LayoutRow.Style.UNPRINTED) {
                open.add(line.concept());
            } else if (row instanceof LayoutRow.Accounts accounts) {
                open.add(accounts.post());
            }
        }
        for (Layout.Assertion assertion : layout.assertions()) {
            open.add(assertion.line());
            open.addAll(assertion.weights().keySet());
        }
        Set<Concept> reached = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            Concept concept = open.remove();
            if (reached.add(concept)) {
                line(concept).ifPresent(line -> {
                    open.addAll(line.rule().references());
                    if (line.rule() instanceof Rule.OfChildren) {
                        children(line).forEach(child -> open.add(child.concept()));
                    }
                });
            }
        }
        return reached;
    }

    void binds() {
        assumeLoaded();
        verify("bound_to_generated_accounts_it_gives_a_net_without_problems", bindingComplaints());
    }

    private List<String> bindingComplaints() {
        SamplePlan plan;
        try {
            plan = SamplePlan.of(layout, contract.stichtag());
        } catch (RuntimeException e) {
            return List.of("it cannot be bound: " + e);
        }
        return plan.problems().stream().map(Problem::toString).toList();
    }

    void closes() {
        assumeLoaded();
        Assumptions.assumeTrue(
                bindingComplaints().isEmpty(),
                "not tried, because it fails bound_to_generated_accounts_it_gives_a_net_without_problems");
        SamplePlan plan = SamplePlan.of(layout, contract.stichtag());
        Evaluation evaluation = plan.evaluate();
        List<String> complaints = new ArrayList<>();
        for (LayoutColumn column : layout.columns()) {
            if (column.content() instanceof LayoutColumn.Facts) {
                for (Line line : layout.lines()) {
                    plan.binding().key(line, column).ifPresent(key -> {
                        addWrong(plan, evaluation, line, column, key, complaints);
                        addCountedTwice(plan, line, key, complaints);
                    });
                }
            }
        }
        verify("its_sums_close", complaints);
    }

    private void addWrong(
            SamplePlan plan,
            Evaluation evaluation,
            Line line,
            LayoutColumn column,
            FigureKey key,
            List<String> complaints) {
        Optional<Rational> expected = expected(plan, evaluation, line, column);
        Optional<Rational> value = evaluation.value(key).ifKnown();
        if (expected.isPresent() && !value.equals(expected)) {
            complaints.add(line.place() + ": line " + line.concept() + ", column " + column.id() + " comes to "
                    + evaluation.value(key) + ", by its rule to " + expected.get());
        }
    }

    /** What the rule of the line says, computed from the values of the lines that it names. */
    private Optional<Rational> expected(SamplePlan plan, Evaluation evaluation, Line line, LayoutColumn column) {
        Rule rule = line.rule();
        if (rule instanceof Rule.OfAccounts) {
            Rational total = Rational.ZERO;
            for (String account : plan.binding().assignment().accounts(line.concept())) {
                total = total.plus(number(evaluation, plan.binding().key(account, column)));
            }
            return Optional.of(total);
        }
        if (rule instanceof Rule.OfChildren) {
            Rational total = Rational.ZERO;
            for (Line child : children(line)) {
                total = total.plus(number(plan, evaluation, child.concept(), column));
            }
            return Optional.of(total);
        }
        if (rule instanceof Rule.OfTerms terms) {
            return Optional.of(signed(plan, evaluation, terms.weights(), column));
        }
        if (rule instanceof Rule.PositivePart part) {
            return Optional.of(signed(plan, evaluation, part.weights(), column).max(Rational.ZERO));
        }
        if (rule instanceof Rule.Quotient quotient) {
            return quotient(plan, evaluation, quotient, column);
        }
        return Optional.empty();
    }

    /** A quotient of unlike things counts its divisor in the unit of the divisor's line: euros per terabyte. */
    private Optional<Rational> quotient(
            SamplePlan plan, Evaluation evaluation, Rule.Quotient quotient, LayoutColumn column) {
        Optional<Line> above = line(quotient.dividend());
        Optional<Line> below = line(quotient.divisor());
        boolean complete = above.map(line -> hasFigure(line, column)).orElse(true)
                && below.map(line -> hasFigure(line, column)).orElse(true);
        Rational divisor = number(plan, evaluation, quotient.divisor(), column);
        if (!complete || divisor.signum() == 0) {
            return Optional.empty();
        }
        boolean alike = above.isPresent()
                && below.isPresent()
                && above.get().unit().convertsTo(below.get().unit());
        int exponent = alike ? 0 : below.map(line -> line.unit().exponent()).orElse(0);
        return Optional.of(number(plan, evaluation, quotient.dividend(), column)
                .dividedBy(divisor.timesTenTo(-exponent))
                .times(quotient.factor()));
    }

    private Rational signed(
            SamplePlan plan, Evaluation evaluation, Map<Concept, Rational> weights, LayoutColumn column) {
        Rational total = Rational.ZERO;
        for (Map.Entry<Concept, Rational> term : weights.entrySet()) {
            total = total.plus(number(plan, evaluation, term.getKey(), column).times(term.getValue()));
        }
        return total;
    }

    /** The value of a line in a column; exactly 0 where the form has no figure. */
    private Rational number(SamplePlan plan, Evaluation evaluation, Concept concept, LayoutColumn column) {
        Optional<Line> line = line(concept);
        if (line.isPresent()) {
            return plan.binding()
                    .key(line.get(), column)
                    .map(key -> number(evaluation, key))
                    .orElse(Rational.ZERO);
        }
        FigureKey any = layout.lines().stream()
                .flatMap(other -> plan.binding().key(other, column).stream())
                .findFirst()
                .orElseThrow();
        return plan.net().figures().keySet().stream()
                .filter(key -> key.concept().equals(concept)
                        && key.phase().equals(any.phase())
                        && key.period().equals(any.period()))
                .findFirst()
                .map(key -> number(evaluation, key))
                .orElse(Rational.ZERO);
    }

    private static Rational number(Evaluation evaluation, FigureKey key) {
        return evaluation.value(key).ifKnown().orElse(Rational.ZERO);
    }

    /** In a sum with weights of 1 and -1, no amount may count more than once, by whatever ways it gets in. */
    private static void addCountedTwice(SamplePlan plan, Line line, FigureKey key, List<String> complaints) {
        Map<FigureKey, Rational> leaves = new LinkedHashMap<>();
        if (!addWeights(plan, key, Rational.ONE, leaves)) {
            return;
        }
        leaves.forEach((leaf, weight) -> {
            if (weight.abs().compareTo(Rational.ONE) > 0) {
                complaints.add(line.place() + ": line " + line.concept() + " counts " + leaf + " " + weight
                        + " times: it adds a sum and again a part of it");
            }
        });
    }

    /** Follows plain sums down; false when a weight is neither 1 nor -1. */
    private static boolean addWeights(
            SamplePlan plan, FigureKey key, Rational weight, Map<FigureKey, Rational> leaves) {
        Optional<Map<FigureKey, Rational>> sum =
                plan.net().defining(key).map(Relation::formula).flatMap(formula -> formula.linear());
        if (sum.isEmpty()) {
            leaves.merge(key, weight, Rational::plus);
            return true;
        }
        for (Map.Entry<FigureKey, Rational> term : sum.get().entrySet()) {
            if (!term.getValue().abs().equals(Rational.ONE)
                    || !addWeights(plan, term.getKey(), weight.times(term.getValue()), leaves)) {
                return false;
            }
        }
        return true;
    }
}
