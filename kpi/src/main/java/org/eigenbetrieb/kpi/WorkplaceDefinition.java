package org.eigenbetrieb.kpi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.calculator.CalculationRequest;
import org.eigenbetrieb.core.calculator.Calculator;
import org.eigenbetrieb.core.calculator.CalculatorInfo;
import org.eigenbetrieb.core.calculator.Contribution;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;

/**
 * What counts as a workplace from a day on: kinds of devices with their weights.
 *
 * <p>No statute says what a workplace is: each rule is house practice with a first day, and weights are data. A rule of
 * another kind is a calculator of its own in the same {@link #SLOT slot}: its targets are the workplaces of one phase
 * and year, the devices are the figures {@code it-geraete|phase|year|merkmal=…}. Workplaces are not rounded. Immutable and safe for use by several threads.
 *
 * @param id last part of the calculator's id: lower-case letters, digits and {@code -}
 * @param label name as it is printed
 * @param validity first and, where known, last day
 * @param weights weight of each kind of device, from 0 to 1, in the order of the paper
 * @param source who says so
 */
public record WorkplaceDefinition(
        String id, String label, Validity validity, Map<String, Rational> weights, LegalSource source) {

    /** The slot that rules for counting workplaces fill, and the first part of their ids. */
    public static final String SLOT = "it-arbeitsplaetze";

    private static final List<String> COLUMNS =
            List.of("definition", "bezeichnung", "gueltig_ab", "gueltig_bis", "merkmal", "gewicht", "quelle");

    /** Checks and copies the parts; see the record's description. */
    public WorkplaceDefinition {
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(source, "source");
        if (!id.matches("[a-z][a-z0-9-]{0,60}")) {
            throw new IllegalArgumentException(
                    "\"" + id + "\" is not the id of a definition; expected lower-case letters, digits and '-'");
        }
        if (label.isBlank() || weights.isEmpty()) {
            throw new IllegalArgumentException("Definition " + id + " needs a name and at least one weight");
        }
        weights.forEach((kind, weight) -> {
            if (weight.signum() < 0 || weight.compareTo(Rational.ONE) > 0) {
                throw new IllegalArgumentException(
                        "Weight of " + kind + " in definition " + id + " is " + weight + "; expected 0 to 1");
            }
        });
        if (!weights.keySet().stream().allMatch(kind -> !kind.isBlank() && Keys.isValue(kind))) {
            throw new IllegalArgumentException(
                    "Definition " + id + " weights " + weights.keySet() + "; a kind of device is a short name");
        }
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    /** A weight from text. */
    static Rational weight(String text) {
        Rational weight = Rational.parse(text);
        if (weight.signum() < 0 || weight.compareTo(Rational.ONE) > 0) {
            throw new IllegalArgumentException("weight " + text + " is outside 0 to 1");
        }
        return weight;
    }

    /**
     * The rule as a calculator.
     *
     * @return the calculator {@code it-arbeitsplaetze.<id>}
     */
    public Calculator calculator() {
        return new Rule(this);
    }

    /**
     * Writes definitions as JSON; {@code docs/kpi.md} lists the fields.
     *
     * @param definitions the list
     * @return the document
     */
    public static String toJson(List<WorkplaceDefinition> definitions) {
        return KpiJson.writeDefinitions(definitions);
    }

    /**
     * Reads what {@link #toJson} writes, or what was written by hand like it.
     *
     * @param bytes the document, UTF-8
     * @param file its name in messages
     * @return what could be read, and every problem; fields that are not known are problems
     */
    public static Read<List<WorkplaceDefinition>> readJson(byte[] bytes, String file) {
        return KpiJson.definitions(bytes, file);
    }

    /**
     * Reads definitions: one row for each weight, with the columns {@code definition}, {@code bezeichnung},
     * {@code gueltig_ab}, {@code gueltig_bis} (may be empty), {@code merkmal} (kind of device), {@code gewicht} (plain
     * decimal or fraction), {@code quelle}. What describes the definition is taken from its first row.
     *
     * @param table the table
     * @return the definitions in the order of the table, and every problem
     */
    public static Read<List<WorkplaceDefinition>> read(CsvTable table) {
        List<Problem> problems = new ArrayList<>(table.missing(COLUMNS));
        if (!problems.isEmpty()) {
            return Read.of(List.of(), problems);
        }
        Map<String, List<CsvTable.Row>> byId = new LinkedHashMap<>();
        for (CsvTable.Row row : table.rows()) {
            byId.computeIfAbsent(row.cell("definition").text(), id -> new ArrayList<>())
                    .add(row);
        }
        List<WorkplaceDefinition> definitions = new ArrayList<>();
        byId.forEach((id, rows) -> read(id, rows, problems).ifPresent(definitions::add));
        return Read.of(List.copyOf(definitions), problems);
    }

    private static Optional<WorkplaceDefinition> read(String id, List<CsvTable.Row> rows, List<Problem> problems) {
        int before = problems.size();
        CsvTable.Row first = rows.get(0);
        Map<String, Rational> weights = new LinkedHashMap<>();
        for (CsvTable.Row row : rows) {
            CsvTable.Cell cell = row.cell("gewicht");
            String kind = row.cell("merkmal").text();
            try {
                if (weights.put(kind, weight(cell.text().strip().replace(',', '.'))) != null) {
                    problems.add(Problem.error(
                            "EB-KPI-005",
                            row.place(),
                            "definition \"" + id + "\" gives \"" + kind + "\" two weights",
                            "keep one of the rows"));
                }
            } catch (IllegalArgumentException e) {
                problems.add(Problem.error(
                        "EB-KPI-005",
                        cell.place(),
                        "weight \"" + cell.text() + "\" cannot be used: " + e.getMessage(),
                        "expected a decimal or a fraction from 0 to 1, for example 0.25 or 1/4"));
            }
        }
        LocalDate from = Cells.day(first.cell("gueltig_ab"), problems);
        CsvTable.Cell end = first.cell("gueltig_bis");
        LocalDate to = end.isBlank() ? null : Cells.day(end, problems);
        if (problems.size() > before || from == null) {
            return Optional.empty();
        }
        try {
            String source = first.cell("quelle").text();
            return Optional.of(new WorkplaceDefinition(
                    id,
                    first.cell("bezeichnung").text(),
                    new Validity(from, to),
                    weights,
                    LegalSource.practice(source)));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error(
                    "EB-KPI-005", first.place(), String.valueOf(e.getMessage()), "correct the row or leave it out"));
            return Optional.empty();
        }
    }

    private record Rule(WorkplaceDefinition definition) implements Calculator {

        @Override
        public CalculatorInfo info() {
            return new CalculatorInfo(
                    SLOT + "." + definition.id,
                    definition.label,
                    SLOT,
                    Jurisdiction.EVERYWHERE,
                    definition.validity,
                    definition.source,
                    Map.of());
        }

        @Override
        public Contribution contribute(CalculationRequest request) {
            Map<FigureKey, String> notApplicable = new LinkedHashMap<>();
            List<Relation> relations = new ArrayList<>();
            for (FigureKey target : request.targets()) {
                Relation relation = define(request, target);
                Optional<FigureKey> missing = relation.formula().references().stream()
                        .filter(key -> !request.figures().containsKey(key))
                        .findFirst();
                if (missing.isPresent()) {
                    notApplicable.put(target, "den Unterlagen fehlt " + missing.get());
                } else {
                    relations.add(relation);
                }
            }
            return new Contribution(relations, notApplicable, Map.of());
        }

        /** Devices times weights, in the order of the weights. */
        private Relation define(CalculationRequest request, FigureKey target) {
            Map<FigureKey, Rational> terms = new LinkedHashMap<>();
            StringBuilder detail = new StringBuilder();
            definition.weights.forEach((kind, weight) -> {
                terms.put(
                        new FigureKey(
                                Kennzahl.GERAETE.concept(),
                                target.phase(),
                                target.period(),
                                Dimensions.of(Keys.MERKMAL, kind)),
                        weight);
                detail.append(detail.isEmpty() ? "" : " + ")
                        .append(weight.equals(Rational.ONE) ? "" : weight + " × ")
                        .append(kind);
            });
            return request.define(target, Formula.sum(terms), detail.toString());
        }
    }
}
