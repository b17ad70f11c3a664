package org.eigenbetrieb.kpi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.CsvValue;
import org.eigenbetrieb.core.csv.CsvWriter;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * Revenue with each customer over the years.
 *
 * <p>Customers are organisations, never persons. A cell that is not there is missing, not 0. Immutable and safe for use
 * by several threads; {@link CustomerRun} computes and checks.
 *
 * @param form how the table is written
 * @param columns the years in the order of the paper
 * @param customers the customers in the order of the paper
 * @param totals the printed totals by id of the column; empty when none are printed
 */
public record CustomerRevenue(
        TableForm form, List<YearColumn> columns, List<Customer> customers, Map<String, Kennzahlen.Entry> totals) {

    /** Revenue with external customers, in euros: of one customer, and without that dimension in total. */
    public static final Concept REVENUE = Concept.of("umsatz-externe-kunden");
    /** Share of a customer in the total, in percent; exact. */
    public static final Concept SHARE = Concept.of("umsatz-anteil");
    /** Sum of the squared shares, from 1/n to 1: how concentrated the revenue is. */
    public static final Concept HERFINDAHL = Concept.of("umsatz-herfindahl");
    /** Which customer: the id of its row. */
    public static final DimensionKey KUNDE = new DimensionKey("kunde");

    private static final Set<String> KEYS = Set.of("nr", "kunde", "art", "gruppe", "nachfolger", "hinweis");

    /** What a row is. */
    public enum Kind {
        /** One customer. */
        CUSTOMER,
        /** Many small customers in one row; takes no part where customers are counted or ranked. */
        COLLECTIVE
    }

    /** What is noted on a row. */
    public enum Note {
        /** The name seems to be misspelt. */
        CHECK_NAME
    }

    /**
     * A customer, or a collective row.
     *
     * @param id number of the row
     * @param name name of the organisation, as it is printed
     * @param kind what the row is
     * @param group key of the legal entity or association that several rows belong to; empty for none
     * @param successor id of the row in which this customer goes on; empty for none
     * @param notes what is noted on the row
     * @param entries its revenue by id of the column
     * @param place where it stands
     */
    public record Customer(
            String id,
            String name,
            Kind kind,
            String group,
            String successor,
            Set<Note> notes,
            Map<String, Kennzahlen.Entry> entries,
            SourceRef place) {

        /** Checks and copies the parts. */
        public Customer {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(successor, "successor");
            Objects.requireNonNull(place, "place");
            if (id.isBlank() || name.isBlank() || !Keys.isValue(id)) {
                throw new IllegalArgumentException("A customer needs a number without ; = [ ] | and a name: " + id);
            }
            notes = Set.copyOf(notes);
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /**
         * The revenue of a year.
         *
         * @param column the year
         * @return the amount in euros, or empty when it is missing
         */
        public Optional<Rational> amount(YearColumn column) {
            return Optional.ofNullable(entries.get(column.id()))
                    .map(entry -> entry.value().value());
        }

        /** Whether there is revenue in a year. */
        boolean isActive(YearColumn column) {
            return amount(column).filter(amount -> amount.signum() != 0).isPresent();
        }
    }

    /** Checks and copies the parts. */
    public CustomerRevenue {
        Objects.requireNonNull(form, "form");
        columns = List.copyOf(columns);
        customers = List.copyOf(customers);
        totals = Collections.unmodifiableMap(new LinkedHashMap<>(totals));
        Set<String> ids = new LinkedHashSet<>();
        for (Customer customer : customers) {
            if (!ids.add(customer.id())) {
                throw new IllegalArgumentException("Two customers have the number " + customer.id());
            }
        }
    }

    /**
     * Reads a table: columns {@code nr}, {@code kunde} (the name), {@code art} ({@code kunde}, {@code sammelposten} or
     * {@code summe}); if wanted {@code gruppe}, {@code nachfolger} (the number of another row), {@code hinweis}
     * ({@code name-pruefen}); one column for each year.
     *
     * @param table the table
     * @param form how it is written
     * @return what could be read, and every problem
     */
    public static Read<CustomerRevenue> read(CsvTable table, TableForm form) {
        List<Problem> missing = table.missing(List.of("nr", "kunde", "art"));
        List<Problem> problems = new ArrayList<>(missing);
        List<YearColumn> columns = Kennzahlen.years(table, form, KEYS, problems);
        Map<String, Customer> customers = new LinkedHashMap<>();
        Map<String, Kennzahlen.Entry> totals = new LinkedHashMap<>();
        if (missing.isEmpty()) {
            boolean summed = false;
            for (CsvTable.Row row : table.rows()) {
                Map<String, Kennzahlen.Entry> entries = new LinkedHashMap<>();
                for (YearColumn column : columns) {
                    CsvTable.Cell cell = row.cell(column.id());
                    Cells.number(cell, form.notation(), Unit.EUR, problems)
                            .ifPresent(value -> entries.put(column.id(), new Kennzahlen.Entry(value, cell.place())));
                }
                if (row.cell("art").text().strip().equals("summe")) {
                    if (summed) {
                        problems.add(twice(row, "the sum"));
                    }
                    summed = true;
                    entries.forEach(totals::putIfAbsent);
                } else {
                    customer(row, entries, problems).ifPresent(customer -> {
                        if (customers.putIfAbsent(customer.id(), customer) != null) {
                            problems.add(twice(row, "customer " + customer.id()));
                        }
                    });
                }
            }
            customers.values().forEach(customer -> {
                if (!customer.successor().isEmpty() && !customers.containsKey(customer.successor())) {
                    problems.add(Problem.error(
                            "EB-KPI-004",
                            customer.place(),
                            "successor \"" + customer.successor() + "\" of customer " + customer.id()
                                    + " is no customer of this table",
                            "expected the number of another row"));
                }
            });
        }
        return Read.of(new CustomerRevenue(form, columns, List.copyOf(customers.values()), totals), problems);
    }

    private static Problem twice(CsvTable.Row row, String what) {
        return Problem.error(
                "EB-KPI-002",
                row.place(),
                what + " stands in the table twice; the second row was left out",
                "keep one of the rows");
    }

    private static Optional<Customer> customer(
            CsvTable.Row row, Map<String, Kennzahlen.Entry> entries, List<Problem> problems) {
        int before = problems.size();
        String text = row.cell("art").text().strip();
        Kind kind = text.equals("sammelposten") ? Kind.COLLECTIVE : Kind.CUSTOMER;
        if (kind == Kind.CUSTOMER && !text.equals("kunde")) {
            problems.add(Problem.error(
                    "EB-KPI-004",
                    row.cell("art").place(),
                    "\"" + text + "\" is not a kind of row; the row was left out",
                    "expected kunde, sammelposten or summe"));
        }
        String note = Cells.text(row, "hinweis");
        if (!note.isEmpty() && !note.equals("name-pruefen")) {
            problems.add(Problem.warning(
                    "EB-KPI-004",
                    row.cell("hinweis").place(),
                    "\"" + note + "\" is not a known remark; it was not read",
                    "expected name-pruefen or an empty cell"));
            before++;
        }
        try {
            Customer customer = new Customer(
                    row.cell("nr").text().strip(),
                    row.cell("kunde").text().strip(),
                    kind,
                    Cells.text(row, "gruppe"),
                    Cells.text(row, "nachfolger"),
                    note.equals("name-pruefen") ? Set.of(Note.CHECK_NAME) : Set.of(),
                    entries,
                    row.place());
            return problems.size() > before ? Optional.empty() : Optional.of(customer);
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error(
                    "EB-KPI-004",
                    row.place(),
                    String.valueOf(e.getMessage()),
                    "give each row a number of its own and a name; the row was left out"));
            return Optional.empty();
        }
    }

    /**
     * The column of a year.
     *
     * @param year the year
     * @return the column
     * @throws IllegalArgumentException when the table has no such year
     */
    public YearColumn column(int year) {
        return columns.stream()
                .filter(column -> column.year() == year)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The table has no year " + year + "; it has "
                        + columns.stream().map(YearColumn::year).toList()));
    }

    /**
     * The figure of one customer, or of the total.
     *
     * @param concept {@link #REVENUE} or {@link #SHARE}
     * @param column the year
     * @param customer id of the customer, or empty for the total
     * @return the key
     */
    public static FigureKey key(Concept concept, YearColumn column, String customer) {
        return new FigureKey(
                concept,
                column.phase(),
                column.period(),
                customer.isEmpty() ? Dimensions.NONE : Dimensions.of(KUNDE, customer));
    }

    /**
     * Every number of the table as a figure: revenues of customers are inputs, totals are claims.
     *
     * @return the figures in the order of the paper
     */
    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Customer customer : customers) {
            for (YearColumn column : columns) {
                Kennzahlen.Entry entry = customer.entries().get(column.id());
                if (entry != null) {
                    figures.add(figure(column, customer.id(), customer.name(), entry, Origin.INPUT));
                }
            }
        }
        for (YearColumn column : columns) {
            Kennzahlen.Entry entry = totals.get(column.id());
            if (entry != null) {
                figures.add(figure(column, "", "Umsatzerlöse gesamt", entry, Origin.PRINTED));
            }
        }
        return figures;
    }

    private Figure figure(YearColumn column, String id, String label, Kennzahlen.Entry entry, Origin origin) {
        return new Figure(
                key(REVENUE, column, id),
                Unit.EUR,
                entry.value(),
                Figure.Blank.MISSING,
                form.exact().contains(column.id())
                        ? Figure.EXACT
                        : entry.value().decimals(),
                origin,
                new Place(form.paper(), id.isEmpty() ? "summe" : id, column.id(), label, column.title()),
                entry.place());
    }

    /**
     * The table that figures make up, for example figures that were read from JSON. Figures do not say which rows are
     * collective, belong together or go on in another row; every row is a customer of its own.
     *
     * @param figures figures as {@link #figures()} gives them; others are left alone
     * @param form how the table is written
     * @return the table, with rows and columns in the order of the figures
     */
    public static CustomerRevenue of(FigureSet figures, TableForm form) {
        Map<String, YearColumn> columns = new LinkedHashMap<>();
        Map<String, Map<String, Kennzahlen.Entry>> rows = new LinkedHashMap<>();
        Map<String, Figure> first = new LinkedHashMap<>();
        Map<String, Kennzahlen.Entry> totals = new LinkedHashMap<>();
        for (Figure figure : figures.figures()) {
            Optional<YearColumn> column = YearColumn.of(figure.place().column(), form.stand());
            Quantity printed = figure.printed();
            if (!figure.key().concept().equals(REVENUE)
                    || column.isEmpty()
                    || printed == null
                    || !figure.place().paper().equals(form.paper())) {
                continue;
            }
            columns.putIfAbsent(column.get().id(), column.get());
            Kennzahlen.Entry entry = new Kennzahlen.Entry(printed, figure.source());
            Optional<String> customer = figure.key().dimensions().get(KUNDE);
            if (customer.isPresent()) {
                first.putIfAbsent(customer.get(), figure);
                rows.computeIfAbsent(customer.get(), id -> new LinkedHashMap<>())
                        .put(column.get().id(), entry);
            } else {
                totals.put(column.get().id(), entry);
            }
        }
        List<Customer> customers = new ArrayList<>();
        first.forEach((id, figure) -> customers.add(new Customer(
                id,
                figure.place().label(),
                Kind.CUSTOMER,
                "",
                "",
                Set.of(),
                rows.getOrDefault(id, Map.of()),
                SourceRef.of(figure.source().file(), figure.source().line(), 0))));
        return new CustomerRevenue(form, List.copyOf(columns.values()), customers, totals);
    }

    /**
     * The same revenue with one row for each group, and predecessors in the row of their successor. Names and places are
     * those of the row that stands first; a group has revenue in a year only when none of its rows is missing there.
     *
     * @return the table of groups, with the printed totals
     */
    public CustomerRevenue byGroup() {
        Map<String, Customer> byId = new LinkedHashMap<>();
        customers.forEach(customer -> byId.put(customer.id(), customer));
        Map<String, List<Customer>> groups = new LinkedHashMap<>();
        for (Customer customer : customers) {
            groups.computeIfAbsent(groupOf(customer, byId), key -> new ArrayList<>())
                    .add(customer);
        }
        List<Customer> merged = new ArrayList<>();
        groups.forEach((key, members) -> merged.add(members.size() == 1 ? members.get(0) : merge(key, members)));
        return new CustomerRevenue(form, columns, merged, totals);
    }

    /** Key of the group: of the last successor, its group or itself. Successors that go round in circles end there. */
    private static String groupOf(Customer customer, Map<String, Customer> byId) {
        Customer last = customer;
        Set<String> seen = new LinkedHashSet<>();
        while (seen.add(last.id())) {
            Customer next = byId.get(last.successor());
            if (next == null) {
                break;
            }
            last = next;
        }
        return last.group().isEmpty() ? "nr " + last.id() : last.group();
    }

    private Customer merge(String group, List<Customer> members) {
        Customer first = members.get(0);
        Map<String, Kennzahlen.Entry> entries = new LinkedHashMap<>();
        for (YearColumn column : columns) {
            Rational sum = Rational.ZERO;
            int known = 0;
            int decimals = 0;
            for (Customer member : members) {
                Kennzahlen.Entry entry = member.entries().get(column.id());
                if (entry != null) {
                    sum = sum.plus(entry.value().value());
                    decimals = Math.max(decimals, entry.value().decimals());
                    known++;
                }
            }
            Kennzahlen.Entry own = first.entries().get(column.id());
            if (known == members.size()) {
                entries.put(
                        column.id(),
                        new Kennzahlen.Entry(
                                Quantity.round(sum, decimals, Unit.EUR, Rounding.HALF_UP),
                                own == null ? first.place() : own.place()));
            }
        }
        boolean named = first.group().isEmpty() || !group.equals(first.group());
        return new Customer(
                first.id(),
                named ? first.name() : first.name() + " (Gruppe " + group + ")",
                first.kind(),
                group.startsWith("nr ") ? "" : group,
                "",
                Set.of(),
                entries,
                first.place());
    }

    /**
     * Writes the table as JSON; {@code docs/kpi.md} lists the fields.
     *
     * @return the document
     */
    public String toJson() {
        return KpiJson.write(this);
    }

    /**
     * Reads what {@link #toJson} writes, or what was written by hand like it.
     *
     * @param bytes the document, UTF-8
     * @param file its name in messages
     * @return the table, equal to the one that was written; what can be read, when there are problems; empty when it is no
     *     such table. Fields that are not known are problems
     */
    public static Read<Optional<CustomerRevenue>> readJson(byte[] bytes, String file) {
        return KpiJson.customers(bytes, file);
    }

    /**
     * Writes the table as {@link #read} reads it.
     *
     * @param format how to write; its notation must be the one of the form
     * @return the bytes
     */
    public byte[] toCsv(CsvFormat format) {
        List<String> header = new ArrayList<>(List.of("nr", "kunde", "art", "gruppe", "nachfolger", "hinweis"));
        columns.forEach(column -> header.add(column.id()));
        CsvWriter writer = CsvWriter.of(format).header(header);
        for (Customer customer : customers) {
            List<CsvValue> values = new ArrayList<>(List.of(
                    CsvValue.key(customer.id()),
                    CsvValue.text(customer.name()),
                    CsvValue.id(customer.kind() == Kind.COLLECTIVE ? "sammelposten" : "kunde"),
                    CsvValue.text(customer.group()),
                    CsvValue.key(customer.successor()),
                    CsvValue.text(customer.notes().isEmpty() ? "" : "name-pruefen")));
            writer.row(row(values, customer.entries()));
        }
        if (!totals.isEmpty()) {
            List<CsvValue> values = new ArrayList<>(List.of(
                    CsvValue.EMPTY,
                    CsvValue.text("Umsatzerlöse gesamt"),
                    CsvValue.id("summe"),
                    CsvValue.EMPTY,
                    CsvValue.EMPTY,
                    CsvValue.EMPTY));
            writer.row(row(values, totals));
        }
        return writer.bytes();
    }

    private List<CsvValue> row(List<CsvValue> values, Map<String, Kennzahlen.Entry> entries) {
        for (YearColumn column : columns) {
            Kennzahlen.Entry entry = entries.get(column.id());
            values.add(entry == null ? CsvValue.EMPTY : CsvValue.number(entry.value()));
        }
        return values;
    }
}
