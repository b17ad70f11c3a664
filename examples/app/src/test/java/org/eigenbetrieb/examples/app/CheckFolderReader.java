package org.eigenbetrieb.examples.app;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A second, independent checker: reads {@code figures.csv} and {@code relations.csv} as the check folder's documentation
 * describes them and works out what must stand in {@code verdicts.csv}. It knows nothing of the library.
 */
final class CheckFolderReader {

    private static final int EXACT = 99;
    private static final Map<String, Integer> THOUSANDS = Map.of("EUR", 0, "TEUR", 1, "MEUR", 2);

    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Table figures;

    /** A line of figures.csv. */
    record Cell(
            String id, @Nullable Exact value, String unit, boolean blank, int decimals, String fact, Table.Row row) {

        /** In units of the dimension: euros for TEUR. */
        Exact base(Exact number) {
            return number.times(Exact.tenTo(3 * THOUSANDS.getOrDefault(unit, 0)));
        }

        Exact number() {
            if (value == null) {
                throw new IllegalStateException(id + " is not printed");
            }
            return value;
        }

        Span span() {
            return blank || decimals == EXACT ? Span.at(number()) : Span.printed(number(), decimals);
        }

        String dimension() {
            return THOUSANDS.containsKey(unit) ? "money" : unit;
        }

        int fineness() {
            return decimals == EXACT ? EXACT : decimals - 3 * THOUSANDS.getOrDefault(unit, 0);
        }
    }

    /** A member of a relation. */
    record Member(Cell cell, Exact weight) {}

    /** All lines of one relation. */
    record Rule(
            String id, String kind, Cell target, @Nullable Exact ifZero, List<Member> above, List<Member> below) {}

    /** A line of verdicts.csv; null where the line has an empty field. */
    record Verdict(
            String relation,
            String verdict,
            String printed,
            @Nullable Exact low,
            @Nullable Exact high,
            @Nullable Exact gap) {

        @Override
        public String toString() {
            return String.join(
                    ",",
                    relation,
                    verdict,
                    printed,
                    low == null ? "" : low.plain(RoundingMode.FLOOR).toPlainString(),
                    high == null ? "" : high.plain(RoundingMode.CEILING).toPlainString(),
                    gap == null ? "" : gap.plain(RoundingMode.HALF_UP).toPlainString());
        }
    }

    CheckFolderReader(Path folder) {
        this.figures = Table.read(folder.resolve("figures.csv"));
        for (Table.Row row : figures.rows()) {
            Cell cell = cell(row);
            require(cell.id().matches("[A-Za-z0-9._:-]+"), "figure id " + cell.id());
            require(cells.put(cell.id(), cell) == null, "repeated figure " + cell.id());
        }
        Map<String, List<Table.Row>> lines = new LinkedHashMap<>();
        for (Table.Row row : Table.read(folder.resolve("relations.csv")).rows()) {
            lines.computeIfAbsent(row.get("relation"), id -> new ArrayList<>()).add(row);
        }
        lines.forEach((id, rows) -> rules.put(id, rule(id, rows)));
    }

    Table figures() {
        return figures;
    }

    Map<String, Cell> cells() {
        return cells;
    }

    Map<String, Rule> rules() {
        return rules;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("not a check folder: " + what);
        }
    }

    private static Cell cell(Table.Row row) {
        String value = row.get("value");
        String blank = row.get("blank");
        require(value.isEmpty() || value.matches("-?[0-9]+(\\.[0-9]+)?"), "value " + row);
        require(blank.isEmpty() || blank.equals("missing") || blank.equals("nothing"), "blank " + row);
        require(!row.get("unit").isEmpty(), "unit " + row);
        boolean nothing = value.isEmpty() && blank.equals("nothing");
        int decimals = value.isEmpty() ? EXACT : new BigDecimal(value).scale();
        if (!row.get("decimals").isEmpty()) {
            decimals = Integer.parseInt(row.get("decimals"));
        }
        String fact = String.join("|", row.get("concept"), row.get("period"), row.get("phase"), row.get("dimension"));
        return new Cell(
                row.get("figure"),
                nothing ? Exact.ZERO : value.isEmpty() ? null : Exact.of(value),
                row.get("unit"),
                value.isEmpty(),
                decimals,
                fact.equals("|||") ? "" : fact,
                row);
    }

    private Rule rule(String id, List<Table.Row> rows) {
        String kind = rows.get(0).get("kind");
        require(List.of("sum", "ratio", "percent", "growth").contains(kind), "kind of " + id);
        Cell target = null;
        Exact ifZero = null;
        List<Member> above = new ArrayList<>();
        List<Member> below = new ArrayList<>();
        for (Table.Row row : rows) {
            require(row.get("kind").equals(kind), "mixed kinds in " + id);
            require(row.get("mode").isEmpty() || row.get("mode").equals("interval"), "mode of " + id);
            Cell cell = cells.get(row.get("figure"));
            if (cell == null) {
                throw new IllegalArgumentException("relation " + id + " names " + row.get("figure"));
            }
            String weight = row.get("weight");
            Member member = new Member(cell, weight.isEmpty() ? Exact.ONE : Exact.of(weight));
            switch (row.get("role")) {
                case "target" -> {
                    require(target == null, "two targets in " + id);
                    require(weight.isEmpty(), "a target with a weight in " + id);
                    target = cell;
                    ifZero = row.get("if_zero").isEmpty() ? null : Exact.of(row.get("if_zero"));
                }
                case "term" -> {
                    require(kind.equals("sum"), "a term in " + id);
                    above.add(member);
                }
                case "numerator" -> above.add(member);
                case "denominator" -> below.add(member);
                default -> require(false, "role in " + id);
            }
        }
        if (target == null) {
            throw new IllegalArgumentException("no target in " + id);
        }
        require(!above.isEmpty() && kind.equals("sum") == below.isEmpty(), "members of " + id);
        String dimension = above.get(0).cell().dimension();
        require(above.stream().allMatch(member -> member.cell().dimension().equals(dimension)), "units of " + id);
        if (kind.equals("sum")) {
            require(target.dimension().equals(dimension), "units of " + id);
        } else {
            String other = below.get(0).cell().dimension();
            require(below.stream().allMatch(member -> member.cell().dimension().equals(other)), "units of " + id);
            require(
                    kind.equals("ratio")
                            || (dimension.equals(other) && target.unit().equals("PERCENT")),
                    "unit " + id);
        }
        return new Rule(id, kind, target, ifZero, List.copyOf(above), List.copyOf(below));
    }

    /** What verdicts.csv must say: relations in their order, then further occurrences of facts. */
    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        rules.values().forEach(rule -> verdicts.add(verdict(rule)));
        Map<String, Cell> finest = new LinkedHashMap<>();
        for (Cell cell : cells.values()) {
            if (!cell.fact().isEmpty() && !cell.blank()) {
                finest.merge(cell.fact(), cell, (one, other) -> other.fineness() > one.fineness() ? other : one);
            }
        }
        for (Cell cell : cells.values()) {
            Cell first = finest.get(cell.fact());
            if (first != null && !cell.blank() && !first.id().equals(cell.id())) {
                Exact toUnit = Exact.ONE.over(cell.base(Exact.ONE));
                Exact value = first.base(first.number()).times(toUnit);
                Span span = first.span().times(first.base(toUnit));
                verdicts.add(verdict("same:" + cell.id(), cell, value, span, false));
            }
        }
        return verdicts;
    }

    private static Verdict verdict(Rule rule) {
        Cell target = rule.target();
        List<Member> all = new ArrayList<>(rule.above());
        all.addAll(rule.below());
        boolean missing = target.value() == null
                || all.stream().anyMatch(member -> member.cell().value() == null);
        if (missing) {
            return notCheckable(rule);
        }
        Exact toUnit = Exact.ONE.over(target.base(Exact.ONE));
        Exact above = centre(rule.above());
        Span aboveSpan = span(rule.above());
        if (rule.kind().equals("sum")) {
            return verdict(rule.id(), target, above.times(toUnit), aboveSpan.times(toUnit), false);
        }
        Exact below = centre(rule.below());
        Span belowSpan = span(rule.below());
        if (belowSpan.isPoint() && below.signum() == 0 && rule.ifZero() != null) {
            return verdict(rule.id(), target, rule.ifZero(), Span.at(rule.ifZero()), true);
        }
        if (belowSpan.holds(Exact.ZERO)) {
            return notCheckable(rule);
        }
        Exact ratio = above.over(below);
        Span span = aboveSpan.over(belowSpan);
        switch (rule.kind()) {
            case "percent" -> {
                ratio = ratio.times(Exact.HUNDRED);
                span = span.times(Exact.HUNDRED);
            }
            case "growth" -> {
                ratio = ratio.minus(Exact.ONE).times(Exact.HUNDRED);
                span = span.plus(Span.at(Exact.ONE.negate())).times(Exact.HUNDRED);
            }
            default -> throw new IllegalArgumentException("no ratio is expected in Koblenz: " + rule.id());
        }
        return verdict(rule.id(), target, ratio, span, true);
    }

    private static Verdict notCheckable(Rule rule) {
        return new Verdict(rule.id(), "NOT_CHECKABLE", rule.target().row().get("value"), null, null, null);
    }

    private static Verdict verdict(String id, Cell target, Exact value, Span span, boolean ratio) {
        Exact printed = target.number();
        boolean rounds = ratio && !target.blank() && target.decimals() != EXACT;
        Exact comparable = rounds ? Exact.of(value.round(target.decimals(), RoundingMode.HALF_UP)) : value;
        String verdict = comparable.compareTo(printed) == 0
                ? "EXACT"
                : span.meets(target.span()) ? "WITHIN_ROUNDING" : "CONTRADICTION";
        return new Verdict(id, verdict, target.row().get("value"), span.low(), span.high(), printed.minus(value));
    }

    private static Exact centre(List<Member> members) {
        Exact sum = Exact.ZERO;
        for (Member member : members) {
            sum = sum.plus(member.cell().base(member.cell().number()).times(member.weight()));
        }
        return sum;
    }

    private static Span span(List<Member> members) {
        Map<Cell, Exact> weights = new LinkedHashMap<>();
        members.forEach(member -> weights.merge(member.cell(), member.weight(), Exact::plus));
        Span sum = Span.at(Exact.ZERO);
        for (Map.Entry<Cell, Exact> entry : weights.entrySet()) {
            Exact scale = entry.getKey().base(Exact.ONE);
            sum = sum.plus(entry.getKey().span().times(entry.getValue().times(scale)));
        }
        return sum;
    }
}
