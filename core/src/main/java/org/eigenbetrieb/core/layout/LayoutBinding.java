package org.eigenbetrieb.core.layout;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;

/**
 * A layout in one paper: bound to a year, a Stichtag and the accounts of its posts.
 *
 * <p>Yields the figures that the paper can print, the relations between them, and the figures that calculators are to
 * define. Immutable and safe for use by several threads.
 */
public final class LayoutBinding {

    private final Layout layout;
    private final String paper;
    private final int year;
    private final LocalDate stichtag;
    private final Assignment assignment;
    private final Set<Concept> given;
    private final Map<FigureKey, Unit> figures = new LinkedHashMap<>();
    private final List<Relation> relations = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private final Set<FigureKey> externals = new LinkedHashSet<>();

    /**
     * A figure that a calculator is to define.
     *
     * @param slot name of the slot
     * @param target the figure
     * @param line concept of the line or post it belongs to
     * @param account number of the account; empty for a line
     */
    public record Slot(String slot, FigureKey target, Concept line, String account) {
        /** Checks that nothing is missing. */
        public Slot {
            Objects.requireNonNull(slot, "slot");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(account, "account");
        }
    }

    private LayoutBinding(
            Layout layout, String paper, int year, LocalDate stichtag, Assignment assignment, Set<Concept> given) {
        this.layout = layout;
        this.paper = paper;
        this.year = year;
        this.stichtag = stichtag;
        this.assignment = assignment;
        this.given = Set.copyOf(given);
    }

    /**
     * Binds a layout.
     *
     * @param layout a layout without {@link Layout#problems() problems}
     * @param paper id of the paper
     * @param year year of the paper
     * @param stichtag Stichtag of the paper
     * @param assignment the accounts of its posts
     * @param given posts without accounts whose figures are given directly
     * @return the binding
     */
    public static LayoutBinding of(
            Layout layout, String paper, int year, LocalDate stichtag, Assignment assignment, Set<Concept> given) {
        LayoutBinding binding = new LayoutBinding(layout, paper, year, stichtag, assignment, given);
        binding.bind();
        return binding;
    }

    /**
     * The layout.
     *
     * @return the layout
     */
    public Layout layout() {
        return layout;
    }

    /**
     * The id of the paper.
     *
     * @return the id
     */
    public String paper() {
        return paper;
    }

    /**
     * The Stichtag of the paper.
     *
     * @return the day
     */
    public LocalDate stichtag() {
        return stichtag;
    }

    /**
     * The accounts of the posts.
     *
     * @return the assignment
     */
    public Assignment assignment() {
        return assignment;
    }

    /**
     * Every figure that the paper knows, with its unit, in the order of the form.
     *
     * @return an unmodifiable map
     */
    public Map<FigureKey, Unit> figures() {
        return Collections.unmodifiableMap(figures);
    }

    /**
     * The relations that the form itself prints: defining ones, and its assertions.
     *
     * @return an unmodifiable list
     */
    public List<Relation> relations() {
        return Collections.unmodifiableList(relations);
    }

    /**
     * Figures of other forms that its relations read. Where no other form of the pack has such a figure, the lines that
     * follow from it are given as input.
     *
     * @return an unmodifiable set
     */
    public Set<FigureKey> externals() {
        return Collections.unmodifiableSet(externals);
    }

    /**
     * The figures that calculators are to define.
     *
     * @return an unmodifiable list
     */
    public List<Slot> slots() {
        return Collections.unmodifiableList(slots);
    }

    /**
     * The figure in a line and column.
     *
     * @param line the line
     * @param column the column
     * @return the figure, or empty when the line has none in this column
     */
    public Optional<FigureKey> key(LayoutRow.Line line, LayoutColumn column) {
        if (line.notIn().contains(column.id())) {
            return Optional.empty();
        }
        Dimensions dimensions = line.shared() || layout.gliederung().isEmpty()
                ? Dimensions.NONE
                : Dimensions.of(DimensionKey.GLIEDERUNG, layout.gliederung());
        return Optional.of(key(line.concept(), dimensions, column));
    }

    /**
     * The figure of an account or other record in a column.
     *
     * @param account number of the account or key of the record
     * @param column the column
     * @return the figure
     */
    public FigureKey key(String account, LayoutColumn column) {
        return key(layout.records().concept(), Dimensions.of(layout.records().dimension(), account), column);
    }

    private FigureKey key(Concept concept, Dimensions dimensions, LayoutColumn column) {
        if (column.content() instanceof LayoutColumn.Percent percent) {
            FigureKey part = key(concept, dimensions, required(percent.part()));
            FigureKey whole = key(concept, dimensions, required(percent.whole()));
            return part.with(part.dimensions().with(DimensionKey.BEZUG, bezug(whole)));
        }
        LayoutColumn.Facts facts = (LayoutColumn.Facts) column.content();
        Dimensions all = dimensions;
        for (Map.Entry<DimensionKey, String> own : facts.dimensions().asMap().entrySet()) {
            all = all.with(own.getKey(), own.getValue());
        }
        return new FigureKey(
                concept, LayoutColumn.phase(facts, stichtag), LayoutColumn.period(facts, year, stichtag), all);
    }

    private static String bezug(FigureKey whole) {
        return (whole.phase() + "-" + whole.period()).toLowerCase(Locale.ROOT);
    }

    /**
     * The heading of a column with year and Stichtag filled in.
     *
     * @param column the column
     * @return the heading as printed
     */
    public String header(LayoutColumn column) {
        return fill(column.header(), column);
    }

    private String fill(String text, LayoutColumn column) {
        LayoutColumn of = column;
        if (column.content() instanceof LayoutColumn.Percent percent) {
            of = required(percent.part());
        }
        int offset = ((LayoutColumn.Facts) of.content()).offset();
        return text.replace("{year}", Integer.toString(year + offset))
                .replace("{stichtag}", german(stichtag.plusYears(offset)));
    }

    private static String german(LocalDate day) {
        return two(day.getDayOfMonth()) + "." + two(day.getMonthValue()) + "." + day.getYear();
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private LayoutColumn required(String column) {
        return layout.column(column)
                .orElseThrow(() -> new IllegalStateException("Layout " + layout.id() + " has no column " + column));
    }

    private void bind() {
        for (LayoutColumn column : layout.columns()) {
            if (column.content() instanceof LayoutColumn.Facts facts) {
                for (LayoutRow.Line line : layout.lines()) {
                    key(line, column).ifPresent(target -> bind(line, column, facts, target));
                }
                for (Concept concept : layout.external()) {
                    reference(concept, column).ifPresent(externals::add);
                }
                bindAssertions(column);
            }
        }
        for (LayoutColumn column : layout.columns()) {
            if (column.content() instanceof LayoutColumn.Percent percent) {
                bindPercent(column, percent);
            }
        }
    }

    private void bind(LayoutRow.Line line, LayoutColumn column, LayoutColumn.Facts facts, FigureKey target) {
        figures.put(target, line.unit());
        Optional<Formula> formula = formula(line, column);
        if (formula.isPresent()) {
            relations.add(Relation.defining(
                            id(line.concept().id(), column),
                            target,
                            formula.get(),
                            rule(line),
                            layout.source(),
                            line.place())
                    .inPaper(paper));
        } else if (facts.sum().isEmpty() && !facts.slot().isEmpty()) {
            slots.add(new Slot(facts.slot(), target, line.concept(), ""));
        }
        across(line, facts)
                .ifPresent(sum -> addAcross(line.concept().id(), column, facts, target, sum, formula.isPresent()));
        if (line.rule() instanceof LayoutRow.Rule.OfAccounts) {
            for (String account : assignment.accounts(line.concept())) {
                FigureKey key = key(account, column);
                figures.put(key, line.unit());
                if (!facts.sum().isEmpty()) {
                    addAcross(account, column, facts, key, across(account, facts), false);
                } else if (!facts.slot().isEmpty()) {
                    slots.add(new Slot(facts.slot(), key, line.concept(), account));
                }
            }
        }
    }

    /**
     * What a row adds up to across the columns, where it has a figure in each of them. Where one column stands in for
     * another, that is decided in each record: a sum of rows takes it from the records behind it.
     */
    private Optional<Formula> across(LayoutRow.Line line, LayoutColumn.Facts facts) {
        List<Formula.Term> terms = new ArrayList<>();
        for (Map.Entry<String, Rational> part : facts.sum().entrySet()) {
            Optional<FigureKey> key = key(line, required(part.getKey()));
            if (key.isEmpty()) {
                return Optional.empty();
            }
            String instead = facts.otherwise().get(part.getKey());
            if (instead == null) {
                terms.add(new Formula.Term(part.getValue(), Formula.ref(key.get())));
                continue;
            }
            List<Formula> leaves = new ArrayList<>();
            if (!addLarger(line, required(part.getKey()), required(instead), leaves)) {
                return Optional.empty();
            }
            leaves.forEach(leaf -> terms.add(new Formula.Term(part.getValue(), leaf)));
        }
        return terms.isEmpty() ? Optional.empty() : Optional.of(new Formula.Sum(terms));
    }

    /** What a record adds up to across the columns. */
    private Formula across(String record, LayoutColumn.Facts facts) {
        List<Formula.Term> terms = new ArrayList<>();
        facts.sum().forEach((part, weight) -> {
            String instead = facts.otherwise().get(part);
            Formula operand = instead == null
                    ? Formula.ref(key(record, required(part)))
                    : larger(key(record, required(part)), key(record, required(instead)));
            terms.add(new Formula.Term(weight, operand));
        });
        return new Formula.Sum(terms);
    }

    /** A figure, or another where that is more: a cumulative column contains the single year. */
    private static Formula larger(FigureKey cumulative, FigureKey year) {
        Map<FigureKey, Rational> more = new LinkedHashMap<>();
        more.put(cumulative, Rational.ONE);
        more.put(year, Rational.ONE.negate());
        return new Formula.Sum(List.of(
                new Formula.Term(Rational.ONE, Formula.ref(year)),
                new Formula.Term(Rational.ONE, new Formula.PositivePart(Formula.sum(more)))));
    }

    /**
     * The larger of two columns in each row that a line adds up, down to records and lines that are given; false where
     * the rows behind the line are not known, as in a form of sums.
     */
    private boolean addLarger(LayoutRow.Line line, LayoutColumn column, LayoutColumn instead, List<Formula> leaves) {
        List<String> accounts = assignment.accounts(line.concept());
        if (line.rule() instanceof LayoutRow.Rule.OfAccounts && !accounts.isEmpty()) {
            accounts.forEach(account -> leaves.add(larger(key(account, column), key(account, instead))));
            return true;
        }
        if (line.rule() instanceof LayoutRow.Rule.OfChildren) {
            return layout.lines().stream()
                    .filter(child -> child.parent().equals(line.concept().id()))
                    .allMatch(child -> addLarger(child, column, instead, leaves));
        }
        Optional<FigureKey> cumulative = key(line, column);
        Optional<FigureKey> year = key(line, instead);
        boolean given = line.rule() instanceof LayoutRow.Rule.OfAccounts || line.rule() instanceof LayoutRow.Rule.Input;
        if (layout.gliederung().isEmpty() || !given || cumulative.isEmpty() || year.isEmpty()) {
            return false;
        }
        leaves.add(larger(cumulative.get(), year.get()));
        return true;
    }

    /** The other way round a table: it defines what the rows do not, and must hold for sums of rows. */
    private void addAcross(
            String row, LayoutColumn column, LayoutColumn.Facts facts, FigureKey target, Formula sum, boolean defined) {
        StringBuilder rule = new StringBuilder("Summe über die Spalten");
        facts.otherwise()
                .forEach((part, instead) -> rule.append("; wo „")
                        .append(header(required(part)))
                        .append("“ nicht geführt ist, zählt „")
                        .append(header(required(instead)))
                        .append('“'));
        Relation relation = Relation.defining(
                        id(row, column) + (defined ? ".quer" : ""),
                        target,
                        sum,
                        rule.toString(),
                        LegalSource.ARITHMETIC,
                        column.place())
                .inPaper(paper);
        relations.add(defined ? relation.as(Relation.Role.ASSERTING) : relation);
    }

    private void bindAssertions(LayoutColumn column) {
        int number = 0;
        for (Layout.Assertion assertion : layout.assertions()) {
            number++;
            Optional<FigureKey> target = reference(assertion.line(), column);
            boolean complete = assertion.weights().keySet().stream()
                    .allMatch(concept -> reference(concept, column).isPresent());
            if (target.isPresent() && complete) {
                relations.add(Relation.asserting(
                                id("bedingung-" + number, column),
                                target.get(),
                                signed(assertion.weights(), column),
                                assertion.rule(),
                                layout.source(),
                                assertion.place())
                        .inPaper(paper));
            }
        }
    }

    private Optional<Formula> formula(LayoutRow.Line line, LayoutColumn column) {
        LayoutRow.Rule rule = line.rule();
        if (rule instanceof LayoutRow.Rule.OfAccounts) {
            List<String> accounts = assignment.accounts(line.concept());
            if (accounts.isEmpty() && (given.contains(line.concept()) || !assignment.complete())) {
                return Optional.empty();
            }
            return Optional.of(Formula.sum(
                    accounts.stream().map(account -> key(account, column)).toList()));
        }
        if (rule instanceof LayoutRow.Rule.OfChildren) {
            List<FigureKey> children = new ArrayList<>();
            for (LayoutRow.Line other : layout.lines()) {
                if (other.parent().equals(line.concept().id())) {
                    key(other, column).ifPresent(children::add);
                }
            }
            return children.isEmpty() ? Optional.empty() : Optional.of(Formula.sum(children));
        }
        if (rule instanceof LayoutRow.Rule.OfTerms terms) {
            return Optional.of(signed(terms.weights(), column));
        }
        if (rule instanceof LayoutRow.Rule.PositivePart part) {
            return Optional.of(new Formula.PositivePart(signed(part.weights(), column)));
        }
        if (rule instanceof LayoutRow.Rule.Quotient quotient) {
            Optional<FigureKey> dividend = reference(quotient.dividend(), column);
            Optional<FigureKey> divisor = reference(quotient.divisor(), column);
            if (dividend.isEmpty() || divisor.isEmpty()) {
                return Optional.empty(); // the form has no such figure in this column: the line is given as input
            }
            Formula ratio = new Formula.Quotient(Formula.ref(dividend.get()), Formula.ref(divisor.get()));
            Rational factor = quotient.factor().timesTenTo(ownUnit(quotient));
            return Optional.of(factor.equals(Rational.ONE) ? ratio : Formula.times(factor, ratio));
        }
        return Optional.empty();
    }

    /** Formulas compute in base units; a line counts its divisor in its own unit: costs per terabyte, not gigabyte. */
    private int ownUnit(LayoutRow.Rule.Quotient quotient) {
        Optional<Unit> above = layout.line(quotient.dividend().id()).map(LayoutRow.Line::unit);
        Optional<Unit> below = layout.line(quotient.divisor().id()).map(LayoutRow.Line::unit);
        boolean alike = above.isPresent() && below.isPresent() && above.get().convertsTo(below.get());
        return alike ? 0 : below.map(Unit::exponent).orElse(0);
    }

    private Formula signed(Map<Concept, Rational> weights, LayoutColumn column) {
        Map<FigureKey, Rational> keys = new LinkedHashMap<>();
        weights.forEach((concept, weight) -> reference(concept, column).ifPresent(key -> keys.put(key, weight)));
        return Formula.sum(keys);
    }

    private Optional<FigureKey> reference(Concept concept, LayoutColumn column) {
        Optional<LayoutRow.Line> line = layout.line(concept.id());
        return line.isPresent() ? key(line.get(), column) : Optional.of(key(concept, Dimensions.NONE, column));
    }

    private void bindPercent(LayoutColumn column, LayoutColumn.Percent percent) {
        for (LayoutRow.Line line : layout.lines()) {
            if (line.style() != LayoutRow.Style.UNPRINTED) {
                Optional<FigureKey> part = key(line, required(percent.part()));
                Optional<FigureKey> whole = key(line, required(percent.whole()));
                if (part.isPresent() && whole.isPresent()) {
                    key(line, column)
                            .ifPresent(target ->
                                    addPercent(line.concept().id(), column, percent, target, part.get(), whole.get()));
                }
            }
            if (line.rule() instanceof LayoutRow.Rule.OfAccounts) {
                for (String account : assignment.accounts(line.concept())) {
                    addPercent(
                            account,
                            column,
                            percent,
                            key(account, column),
                            key(account, required(percent.part())),
                            key(account, required(percent.whole())));
                }
            }
        }
    }

    private void addPercent(
            String row,
            LayoutColumn column,
            LayoutColumn.Percent percent,
            FigureKey target,
            FigureKey part,
            FigureKey whole) {
        figures.put(target, Unit.PERCENT);
        Relation relation = Relation.defining(
                id(row, column),
                target,
                Formula.percent(part, whole),
                header(required(percent.part())) + " in % von " + header(required(percent.whole())),
                LegalSource.ARITHMETIC,
                column.place());
        Quantity ifZero =
                percent.ifZero().isEmpty() ? null : Quantity.of(new BigDecimal(percent.ifZero()), Unit.PERCENT);
        relations.add(relation.printingIfZero(ifZero).inPaper(paper));
    }

    private String id(String row, LayoutColumn column) {
        return paper + ":" + clean(row) + ":" + clean(column.id());
    }

    /** As the id of a relation allows it; account numbers that differ in a mark stay different. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
            clean.append(allowed ? c : '_');
        }
        return clean.toString();
    }

    private String rule(LayoutRow.Line line) {
        LayoutRow.Rule rule = line.rule();
        if (rule instanceof LayoutRow.Rule.OfAccounts) {
            int count = assignment.accounts(line.concept()).size();
            boolean accounts = layout.records().equals(Layout.Records.ACCOUNTS);
            if (count == 0) {
                return accounts
                        ? "kein Konto zugeordnet, Kontenliste vollständig"
                        : "keine Einträge, Liste vollständig";
            }
            return accounts ? "Summe der zugeordneten Konten" : "Summe der Einträge";
        }
        if (rule instanceof LayoutRow.Rule.PositivePart) {
            return "Ausgleichszeile: positiver Teil";
        }
        if (rule instanceof LayoutRow.Rule.Quotient) {
            return "Quotient";
        }
        return line.style() == LayoutRow.Style.RESULT ? "Saldo" : "Summe";
    }
}
