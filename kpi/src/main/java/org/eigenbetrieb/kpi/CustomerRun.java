package org.eigenbetrieb.kpi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Checker;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Findings;
import org.eigenbetrieb.core.check.PrintedNet;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Allocation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * Revenue by customer, computed, checked and analysed.
 *
 * <p>Totals are the sums of all rows, collective ones included. Where customers are ranked or counted, collective rows
 * take no part; in the concentration index they count as one customer, so that the index is an upper bound. Immutable
 * and safe for use by several threads.
 */
public final class CustomerRun {

    /** How many of the largest customers a share is of. */
    private static final DimensionKey RANG = new DimensionKey("rang");

    private static final LegalSource FORM = LegalSource.form("Umsatzerlöse mit externen Kunden");

    private final CustomerRevenue table;
    private final Map<FigureKey, Unit> units = new LinkedHashMap<>();
    private final List<Relation> relations = new ArrayList<>();
    private final Map<FigureKey, String> labels = new LinkedHashMap<>();
    private final Evaluation evaluation;
    private final PrintedNet printed;
    private final List<RelationVerdict> verdicts;

    private CustomerRun(CustomerRevenue table) {
        this.table = table;
        for (YearColumn column : table.columns()) {
            define(column);
        }
        RelationNet net = RelationNet.of(units, relations).orThrow();
        FigureSet figures = FigureSet.of(table.form().stand(), table.figures());
        this.evaluation = Evaluator.compile(net).evaluate(figures);
        this.printed = PrintedNet.of(net, figures);
        this.verdicts = Checker.check(printed.net());
    }

    /**
     * Computes and checks a table.
     *
     * @param table the table
     * @return the run
     */
    public static CustomerRun of(CustomerRevenue table) {
        return new CustomerRun(table);
    }

    private void define(YearColumn column) {
        FigureKey total = CustomerRevenue.key(CustomerRevenue.REVENUE, column, "");
        units.put(total, Unit.EUR);
        labels.put(total, "Umsatzerlöse gesamt, " + column.title());
        List<FigureKey> parts = new ArrayList<>();
        List<Formula.Term> squares = new ArrayList<>();
        for (CustomerRevenue.Customer customer : table.customers()) {
            FigureKey part = CustomerRevenue.key(CustomerRevenue.REVENUE, column, customer.id());
            FigureKey share = CustomerRevenue.key(CustomerRevenue.SHARE, column, customer.id());
            units.put(part, Unit.EUR);
            units.put(share, Unit.PERCENT);
            labels.put(part, customer.name() + ", " + column.title());
            labels.put(share, customer.name() + ", Anteil " + column.title());
            parts.add(part);
            relation(share, Formula.percent(part, total), "Anteil am Umsatz", LegalSource.ARITHMETIC);
            squares.add(new Formula.Term(
                    Rational.of(1, 10_000), new Formula.Product(Formula.ref(share), Formula.ref(share))));
        }
        relation(total, Formula.sum(parts), "Summe der Kunden", FORM);
        FigureKey herfindahl = CustomerRevenue.key(CustomerRevenue.HERFINDAHL, column, "");
        units.put(herfindahl, Unit.NUMBER);
        labels.put(herfindahl, "Herfindahl-Index, " + column.title());
        relation(herfindahl, new Formula.Sum(squares), "Summe der quadrierten Anteile", LegalSource.ARITHMETIC);
        for (int n : new int[] {1, 3, 5, 10}) {
            FigureKey top = top(column, n);
            List<FigureKey> largest = largest(column, n).stream()
                    .map(customer -> CustomerRevenue.key(CustomerRevenue.SHARE, column, customer.id()))
                    .toList();
            units.put(top, Unit.PERCENT);
            labels.put(top, "Anteil der größten " + n + ", " + column.title());
            relation(top, Formula.sum(largest), "Anteile der größten Kunden", LegalSource.ARITHMETIC);
        }
    }

    private static FigureKey top(YearColumn column, int n) {
        return CustomerRevenue.key(CustomerRevenue.SHARE, column, "").with(Dimensions.of(RANG, "1-" + n));
    }

    private void relation(FigureKey target, Formula formula, String rule, LegalSource source) {
        String paper = table.form().paper();
        relations.add(Relation.defining(
                        "kpi:" + Keys.id(paper) + ":" + Keys.id(target.toString()),
                        target,
                        formula,
                        rule,
                        source,
                        SourceRef.of(file()))
                .inPaper(paper));
    }

    private String file() {
        return table.customers().isEmpty()
                ? table.form().paper()
                : table.customers().get(0).place().file();
    }

    /**
     * What was computed.
     *
     * @return the table
     */
    public CustomerRevenue table() {
        return table;
    }

    /**
     * Every figure with its value.
     *
     * @return the evaluation
     */
    public Evaluation evaluation() {
        return evaluation;
    }

    /**
     * Every relation.
     *
     * @return the relations
     */
    public List<Relation> relations() {
        return List.copyOf(relations);
    }

    /**
     * Every figure with its unit.
     *
     * @return a copy
     */
    public Map<FigureKey, Unit> units() {
        return new LinkedHashMap<>(units);
    }

    /**
     * Names of the figures.
     *
     * @return a copy
     */
    public Map<FigureKey, String> labels() {
        return new LinkedHashMap<>(labels);
    }

    /**
     * The verdict on every printed total.
     *
     * @return the verdicts
     */
    public List<RelationVerdict> verdicts() {
        return verdicts;
    }

    /**
     * Sum of all rows.
     *
     * @param year the year
     * @return the total in euros, or the reason why there is none
     */
    public Value total(int year) {
        return evaluation.value(CustomerRevenue.key(CustomerRevenue.REVENUE, table.column(year), ""));
    }

    /**
     * Share of a row in the total.
     *
     * @param customer id of the row
     * @param year the year
     * @return the exact share in percent, or the reason why there is none
     * @throws IllegalArgumentException when there is no such row or year
     */
    public Value share(String customer, int year) {
        return evaluation.value(CustomerRevenue.key(CustomerRevenue.SHARE, table.column(year), customer));
    }

    /**
     * Shares of all rows as they can be printed: rounded so that they add up to exactly 100 (largest remainder).
     *
     * @param year the year
     * @param decimals decimals of the shares, from 0 to 6
     * @return the shares in percent by id of the row, in the order of the paper; empty when an amount is missing or
     *     negative, or all are 0
     */
    public Map<String, Quantity> shares(int year, int decimals) {
        if (decimals < 0 || decimals > 6) {
            throw new IllegalArgumentException("Shares have 0 to 6 decimals, not " + decimals);
        }
        YearColumn column = table.column(year);
        long[] weights = new long[table.customers().size()];
        boolean any = false;
        for (int i = 0; i < weights.length; i++) {
            Optional<Rational> amount = table.customers().get(i).amount(column);
            if (amount.isEmpty() || amount.get().signum() < 0 || !amount.get().fits(6)) {
                return Map.of();
            }
            weights[i] = amount.get().timesTenTo(6).numerator().longValueExact();
            any |= weights[i] > 0;
        }
        if (!any) {
            return Map.of();
        }
        long whole = Rational.HUNDRED.timesTenTo(decimals).numerator().longValueExact();
        long[] parts = Allocation.allocate(whole, weights);
        Map<String, Quantity> shares = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            shares.put(table.customers().get(i).id(), Quantity.of(parts[i], decimals, Unit.PERCENT));
        }
        return shares;
    }

    /**
     * The largest customers of a year.
     *
     * @param year the year
     * @param n how many
     * @return the customers with revenue, the largest first; equal ones by their number
     */
    public List<CustomerRevenue.Customer> top(int year, int n) {
        return largest(table.column(year), n);
    }

    private List<CustomerRevenue.Customer> largest(YearColumn column, int n) {
        Comparator<CustomerRevenue.Customer> bySize =
                Comparator.comparing(customer -> customer.amount(column).orElse(Rational.ZERO));
        return table.customers().stream()
                .filter(customer -> customer.kind() == CustomerRevenue.Kind.CUSTOMER && customer.isActive(column))
                .sorted(bySize.reversed().thenComparing(CustomerRevenue.Customer::id))
                .limit(n)
                .toList();
    }

    /**
     * Share of the largest customers together.
     *
     * @param year the year
     * @param n 1, 3, 5 or 10
     * @return the exact share in percent, or the reason why there is none
     * @throws IllegalArgumentException for another number
     */
    public Value topShare(int year, int n) {
        return evaluation.value(top(table.column(year), n));
    }

    /**
     * Herfindahl index: the sum of the squared shares.
     *
     * @param year the year
     * @return exact, from 1/n to 1 where no amount is negative; or the reason why there is none
     */
    public Value herfindahl(int year) {
        return evaluation.value(CustomerRevenue.key(CustomerRevenue.HERFINDAHL, table.column(year), ""));
    }

    /**
     * Customers that are new in a year: revenue in this year, none in any year before.
     *
     * @param year the year
     * @return the customers in the order of the paper; none for the first year, which has nothing to compare with
     */
    public List<CustomerRevenue.Customer> gained(int year) {
        YearColumn column = table.column(year);
        List<YearColumn> before =
                table.columns().stream().filter(other -> other.year() < year).toList();
        return before.isEmpty()
                ? List.of()
                : customers(
                        customer -> customer.isActive(column) && before.stream().noneMatch(customer::isActive));
    }

    /**
     * Customers that are lost in a year: revenue in the year before, none in this and any later year.
     *
     * @param year the year
     * @return the customers in the order of the paper
     */
    public List<CustomerRevenue.Customer> lost(int year) {
        table.column(year);
        List<YearColumn> before = table.columns().stream()
                .filter(other -> other.year() == year - 1)
                .toList();
        List<YearColumn> after =
                table.columns().stream().filter(other -> other.year() >= year).toList();
        return customers(customer ->
                before.stream().anyMatch(customer::isActive) && after.stream().noneMatch(customer::isActive));
    }

    private List<CustomerRevenue.Customer> customers(Predicate<CustomerRevenue.Customer> condition) {
        return table.customers().stream()
                .filter(customer -> customer.kind() == CustomerRevenue.Kind.CUSTOMER)
                .filter(condition)
                .toList();
    }

    /**
     * Amounts that many customers pay alike.
     *
     * @param customers how many different customers must pay it in one and the same year, at least 2
     * @return the flat fees, the most frequent first
     */
    public List<FlatFee> flatFees(int customers) {
        if (customers < 2) {
            throw new IllegalArgumentException("One customer does not make a flat fee; ask for at least 2");
        }
        Map<Rational, Map<Integer, List<String>>> byAmount = new TreeMap<>();
        Map<Rational, Quantity> amounts = new TreeMap<>();
        for (CustomerRevenue.Customer customer : table.customers()) {
            for (YearColumn column : table.columns()) {
                Kennzahlen.Entry entry = customer.entries().get(column.id());
                if (entry != null && entry.value().unscaled() > 0 && customer.kind() == CustomerRevenue.Kind.CUSTOMER) {
                    amounts.putIfAbsent(entry.value().value(), entry.value());
                    byAmount.computeIfAbsent(entry.value().value(), amount -> new TreeMap<>())
                            .computeIfAbsent(column.year(), year -> new ArrayList<>())
                            .add(customer.id());
                }
            }
        }
        List<FlatFee> fees = new ArrayList<>();
        byAmount.forEach((amount, years) -> {
            Quantity printedAmount = amounts.get(amount);
            if (printedAmount != null && years.values().stream().anyMatch(ids -> ids.size() >= customers)) {
                fees.add(new FlatFee(printedAmount, years));
            }
        });
        fees.sort(Comparator.comparing(FlatFee::count).reversed());
        return List.copyOf(fees);
    }

    /**
     * Rows that seem to be missing.
     *
     * @return the rows, see {@link MissingRow}
     */
    public List<MissingRow> missingRows() {
        return MissingRow.detect(printed.net(), verdicts);
    }

    /**
     * Everything that does not fit or should be known.
     *
     * @return the findings
     */
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(Findings.of(printed.net(), verdicts));
        all.addAll(remarks());
        return List.copyOf(all);
    }

    /**
     * What this module finds beside contradictions of single numbers: missing rows, flat fees, names to check.
     *
     * @return the findings
     */
    public List<Finding> remarks() {
        List<Finding> remarks = new ArrayList<>();
        missingRows().forEach(row -> remarks.add(row.finding()));
        for (FlatFee fee : flatFees(10)) {
            flatFee(fee).ifPresent(remarks::add);
        }
        names().ifPresent(remarks::add);
        return List.copyOf(remarks);
    }

    /** Names that were marked while the table was written down: whether the print or the reading is wrong is open. */
    private Optional<Finding> names() {
        List<CheckCell> cells = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (CustomerRevenue.Customer customer : table.customers()) {
            List<CheckCell> own = cells(Set.of(customer.id()));
            if (customer.notes().contains(CustomerRevenue.Note.CHECK_NAME) && !own.isEmpty()) {
                cells.add(own.get(0));
                names.add(customer.name());
            }
        }
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        String one = names.size() == 1 ? "1 Name ist" : names.size() + " Namen sind";
        return Optional.of(Remarks.about("EB-KPI-109", Severity.INFO, "namen:erfassung", cells)
                .message("names to be compared with the print, misspelt there or misread: \""
                        + String.join("\", \"", names) + "\"")
                .meldung("Zur Erfassung: " + one + " verschrieben oder beim Erfassen falsch gelesen: „"
                        + String.join("“, „", names) + "“")
                .advice("compare with the print before anything is called a misprint")
                .vorschlag("am Druck nachsehen; nur was dort so steht, ist ein Druckfehler")
                .rule("Namen der Kunden prüfen")
                .build());
    }

    private Optional<Finding> flatFee(FlatFee fee) {
        Set<String> ids = new LinkedHashSet<>();
        fee.customers().values().forEach(ids::addAll);
        List<CheckCell> cells = cells(ids).stream()
                .filter(cell ->
                        cell.value().filter(fee.amount().value()::equals).isPresent())
                .toList();
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        int parts = 0;
        for (CustomerRevenue.Customer customer : table.customers()) {
            for (Kennzahlen.Entry entry : customer.entries().values()) {
                parts += fee.months(entry.value()).isPresent() ? 1 : 0;
            }
        }
        String amount = Texts.quantity(fee.amount());
        return Optional.of(Remarks.about(
                        "EB-KPI-108",
                        Severity.INFO,
                        "pauschale:" + Keys.id(fee.amount().toString()),
                        cells)
                .message(ids.size() + " customers pay " + amount + " in one year or more (" + fee.count() + " times); "
                        + parts + " more amounts are whole months of it: a flat fee")
                .meldung(ids.size() + " Kunden zahlen in einem oder mehreren Jahren " + amount + " (" + fee.count()
                        + " Mal); weitere " + parts + " Beträge sind volle Monate davon: eine Pauschale")
                .rule("Gleicher Betrag bei vielen Kunden")
                .build());
    }

    private List<CheckCell> cells(Set<String> customers) {
        return printed.net().cells().stream()
                .filter(cell ->
                        cell.source() != null && customers.contains(cell.place().row()))
                .toList();
    }

    /**
     * The report: totals, concentration, customers by size, new and lost ones.
     *
     * @return the sections
     */
    public List<Section> sections() {
        return new CustomerReport(this).sections();
    }

    /** Rounded for print. */
    static Quantity rounded(Rational value, int decimals, Unit unit) {
        return Quantity.round(value, decimals, unit, Rounding.HALF_UP);
    }
}
