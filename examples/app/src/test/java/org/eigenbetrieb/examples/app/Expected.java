package org.eigenbetrieb.examples.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What must stand in every cell of the papers of Koblenz, worked out from the printed inputs alone: accounts, posts
 * without accounts, plan, Ist and result. The arithmetic of the five forms is written down here a second time, by hand.
 *
 * <p>Each figure is a weighted sum of printed input cells, so that rounding is counted once for each cell: a sum of n
 * rounded amounts may be off by n halves, a doubled one by twice as much, and what is added here and taken off there
 * cancels.
 */
final class Expected {

    private static final String IST = "ist_2023_06_30";
    private static final List<String> GUV_FACTS = List.of("plan_2023", IST, "hochrechnung_2023", "ergebnis_2022");
    private static final List<String> PLAN_FACTS = List.of("ergebnis_2022", "ansatz_2023", "ansatz_2024");
    private static final List<String> FORECAST_AS_PLANNED =
            List.of("bauten-auf-fremden-grundstuecken", "maschinen-anlagen", "betriebs-und-geschaeftsausstattung");

    /** A printed input cell: its number, and how far the true amount may be from it. */
    private record Input(String id, Exact number, Exact half) {}

    /** A weighted sum of input cells. */
    static final class Sum {
        private final Map<Input, Exact> weights = new LinkedHashMap<>();

        private static Sum of(Input input) {
            Sum sum = new Sum();
            sum.weights.put(input, Exact.ONE);
            return sum;
        }

        Sum plus(Sum other) {
            return plus(other, Exact.ONE);
        }

        Sum minus(Sum other) {
            return plus(other, Exact.ONE.negate());
        }

        private Sum plus(Sum other, Exact weight) {
            Sum sum = new Sum();
            sum.weights.putAll(weights);
            other.weights.forEach((input, own) -> sum.weights.merge(input, own.times(weight), Exact::plus));
            return sum;
        }

        /** The balancing line of a form: what is over, or nothing. */
        Sum positivePart() {
            if (span().low().signum() >= 0) {
                return this;
            }
            if (span().high().signum() <= 0) {
                return new Sum();
            }
            throw new IllegalStateException("rounding leaves open on which side the balance is: " + span());
        }

        Exact number() {
            Exact number = Exact.ZERO;
            for (Map.Entry<Input, Exact> entry : weights.entrySet()) {
                number = number.plus(entry.getKey().number().times(entry.getValue()));
            }
            return number;
        }

        /** Number of cells × half a unit × weight, to either side. */
        Span span() {
            Exact half = Exact.ZERO;
            for (Map.Entry<Input, Exact> entry : weights.entrySet()) {
                half = half.plus(entry.getKey().half().times(entry.getValue().abs()));
            }
            return Span.around(number(), half);
        }
    }

    /**
     * What one cell must be.
     *
     * @param number the number that follows from the inputs as printed; null for a percentage of a plan of 0
     * @param span what the number can be, given the rounding of the inputs; null for a percentage of a plan of 0
     * @param input whether the cell itself is an input
     */
    record Value(@Nullable Exact number, @Nullable Span span, boolean input) {}

    private final Koblenz pack;
    private final Map<String, Map<String, Map<String, Value>>> papers = new LinkedHashMap<>();

    Expected(Koblenz pack) {
        this.pack = pack;
        Map<String, Map<String, Sum>> guv = guv();
        Map<String, Map<String, Sum>> konten = konten();
        Map<String, Map<String, Sum>> gesamt = gesamt(konten);
        add(Koblenz.GUV, guv);
        add(Koblenz.KONTEN, konten);
        add(Koblenz.GESAMT, gesamt);
        add(
                Koblenz.VERMOEGENSPLAN,
                vermoegensplan(
                        Koblenz.VERMOEGENSPLAN,
                        column -> column.equals("ansatz_2024")
                                ? new Carried(
                                        sum(gesamt, "jahresergebnis", column), sum(konten, "abschreibungen", column))
                                : null));
        add(Koblenz.ZWISCHENBERICHT_VERMOEGENSPLAN, vermoegensplan(Koblenz.ZWISCHENBERICHT_VERMOEGENSPLAN, column -> {
            String there = column.startsWith("hochrechnung") ? "hochrechnung_2023" : column;
            return new Carried(sum(guv, "jahresergebnis", there), sum(guv, "abschreibungen", there));
        }));
    }

    private static Sum sum(Map<String, Map<String, Sum>> paper, String row, String column) {
        Sum sum = paper.getOrDefault(row, Map.of()).get(column);
        if (sum == null) {
            throw new IllegalArgumentException("no " + row + " " + column);
        }
        return sum;
    }

    /** Rows by id (post or account), each with its columns; null for a column that the form leaves empty there. */
    Map<String, Map<String, Value>> paper(String paper) {
        Map<String, Map<String, Value>> rows = papers.get(paper);
        if (rows == null) {
            throw new IllegalArgumentException("no paper " + paper);
        }
        return rows;
    }

    /** Id of a row of a printed table: its account in full length, or its line. */
    static String id(Table.Row row) {
        String account = row.has("konto") ? row.get("konto") : "";
        return account.isEmpty() ? row.get("posten") : (account + "0").substring(0, 10);
    }

    private void add(String paper, Map<String, Map<String, Sum>> sums) {
        Map<String, Map<String, Value>> rows = new LinkedHashMap<>();
        for (Table.Row row : pack.table(paper).rows()) {
            Map<String, Sum> columns = sums.getOrDefault(id(row), Map.of());
            Map<String, Value> values = new LinkedHashMap<>();
            boolean given = !paper.equals(Koblenz.GESAMT)
                    && (row.get("zeilentyp").equals("konto")
                            || row.get("zeilentyp").equals("position"))
                    && !(paper.contains("vermoegensplan") && Koblenz.CARRIED_OVER.contains(id(row)));
            columns.forEach((column, sum) -> values.put(
                    column, new Value(sum.number(), sum.span(), given && !column.startsWith("hochrechnung"))));
            if (paper.equals(Koblenz.GUV)) {
                values.put("prozent_ist_vom_plan", percent(columns, IST));
                values.put("prozent_hochrechnung_vom_plan", percent(columns, "hochrechnung_2023"));
            }
            rows.put(id(row), values);
        }
        papers.put(paper, rows);
    }

    private static Value percent(Map<String, Sum> columns, String column) {
        Sum part = columns.getOrDefault(column, new Sum());
        Exact plan = columns.getOrDefault("plan_2023", new Sum()).number();
        return plan.signum() == 0
                ? new Value(null, null, false)
                : new Value(
                        part.number().times(Exact.HUNDRED).over(plan),
                        part.span().times(Exact.HUNDRED).over(Span.at(plan)),
                        false);
    }

    /** A printed amount: exact, or rounded to whole euros. */
    private static Sum printed(String paper, Table.Row row, String column, boolean exact) {
        String text = row.get(column);
        return Sum.of(new Input(
                paper + ":" + id(row) + ":" + column,
                text.isEmpty() ? Exact.ZERO : Exact.of(text),
                exact ? Exact.ZERO : Exact.HALF));
    }

    private static Sum total(Table table, Map<String, Map<String, Sum>> sums, String column, Predicate<Table.Row> of) {
        Sum total = new Sum();
        for (Table.Row row : table.rows()) {
            if (of.test(row)) {
                total = total.plus(sum(sums, id(row), column));
            }
        }
        return total;
    }

    private static Predicate<Table.Row> accountsOf(String... posts) {
        return row -> row.get("zeilentyp").equals("konto") && List.of(posts).contains(row.get("posten"));
    }

    // ---------------------------------------------------------------------------------- Zwischenbericht, G+V

    private Map<String, Map<String, Sum>> guv() {
        Table table = pack.table(Koblenz.GUV);
        Map<String, Map<String, Sum>> sums = new LinkedHashMap<>();
        for (Table.Row row : table.rows()) {
            if (row.get("zeilentyp").equals("konto") || row.get("zeilentyp").equals("position")) {
                Map<String, Sum> columns = new LinkedHashMap<>();
                columns.put("plan_2023", printed(Koblenz.GUV, row, "plan_2023", true));
                Sum ist = printed(Koblenz.GUV, row, IST, false);
                columns.put(IST, ist);
                columns.put("hochrechnung_2023", ist.plus(ist));
                columns.put("ergebnis_2022", printed(Koblenz.GUV, row, "ergebnis_2022", true));
                sums.put(id(row), columns);
            }
        }
        for (String column : GUV_FACTS) {
            Sum umsatz = total(table, sums, column, accountsOf("umsatzerloese"));
            Sum eigenleistungen = sum(sums, "andere-aktivierte-eigenleistungen", column);
            Sum sonstige = total(table, sums, column, accountsOf("sonstige-betriebliche-ertraege"));
            Sum ertraege = umsatz.plus(eigenleistungen).plus(sonstige);
            Sum material =
                    total(table, sums, column, accountsOf("roh-hilfs-und-betriebsstoffe", "bezogene-leistungen"));
            Sum personal = total(table, sums, column, accountsOf("loehne-und-gehaelter", "soziale-abgaben"));
            Sum uebrige = total(table, sums, column, accountsOf("sonstige-betriebliche-aufwendungen"));
            Sum aufwendungen = material.plus(personal)
                    .plus(sum(sums, "abschreibungen", column))
                    .plus(uebrige);
            Sum ergebnis = ertraege.minus(aufwendungen)
                    .plus(total(table, sums, column, accountsOf("sonstige-zinsen-und-aehnliche-ertraege")))
                    .minus(total(table, sums, column, accountsOf("zinsen-und-aehnliche-aufwendungen")))
                    .minus(total(table, sums, column, accountsOf("steuern-vom-einkommen-und-ertrag")));
            put(sums, "umsatzerloese", column, umsatz);
            put(sums, "summe-andere-aktivierte-eigenleistungen", column, eigenleistungen);
            put(sums, "sonstige-betriebliche-ertraege", column, sonstige);
            put(sums, "summe-ertraege", column, ertraege);
            put(sums, "materialaufwand", column, material);
            put(sums, "personalaufwand", column, personal);
            put(sums, "sonstige-betriebliche-aufwendungen", column, uebrige);
            put(sums, "summe-aufwendungen", column, aufwendungen);
            put(sums, "ergebnis-nach-steuern", column, ergebnis);
            put(sums, "jahresergebnis", column, ergebnis);
        }
        return sums;
    }

    private static void put(Map<String, Map<String, Sum>> sums, String row, String column, Sum sum) {
        sums.computeIfAbsent(row, id -> new LinkedHashMap<>()).put(column, sum);
    }

    // ---------------------------------------------------------------------------------- Erfolgsplan

    private Map<String, Map<String, Sum>> konten() {
        Table table = pack.table(Koblenz.KONTEN);
        Map<String, Map<String, Sum>> sums = new LinkedHashMap<>();
        for (Table.Row row : table.rows()) {
            if (row.get("zeilentyp").equals("konto")) {
                Map<String, Sum> columns = new LinkedHashMap<>();
                for (String column : PLAN_FACTS) {
                    columns.put(column, printed(Koblenz.KONTEN, row, column, true));
                }
                sums.put(id(row), columns);
            }
        }
        // Printed without cents here (3568); the Zwischenbericht prints the same result of 2022 with cents (3.568,12).
        put(
                sums,
                "5062900000",
                "ergebnis_2022",
                Sum.of(new Input("sonstige Personalnebenaufwendungen 2022", Exact.of("3568.12"), Exact.ZERO)));
        for (String column : PLAN_FACTS) {
            Sum result = new Sum();
            for (String post :
                    List.of("umsatzerloese", "andere-aktivierte-eigenleistungen", "sonstige-betriebliche-ertraege")) {
                Sum sum = total(table, sums, column, accountsOf(post));
                put(sums, post, column, sum);
                result = result.plus(sum);
            }
            for (String post : List.of(
                    "roh-hilfs-und-betriebsstoffe",
                    "bezogene-leistungen",
                    "loehne-und-gehaelter",
                    "soziale-abgaben",
                    "abschreibungen",
                    "sonstige-betriebliche-aufwendungen",
                    "zinsen-und-aehnliche-aufwendungen",
                    "steuern-vom-einkommen-und-ertrag")) {
                Sum sum = total(table, sums, column, accountsOf(post));
                put(sums, post, column, sum);
                result = result.minus(sum);
            }
            put(
                    sums,
                    "materialaufwand",
                    column,
                    sum(sums, "roh-hilfs-und-betriebsstoffe", column).plus(sum(sums, "bezogene-leistungen", column)));
            put(
                    sums,
                    "personalaufwand",
                    column,
                    sum(sums, "loehne-und-gehaelter", column).plus(sum(sums, "soziale-abgaben", column)));
            put(sums, "ergebnis-nach-steuern", column, result);
            put(sums, "jahresergebnis", column, result);
        }
        return sums;
    }

    /** The overview prints the posts of the list of accounts; posts without accounts are exactly 0. */
    private Map<String, Map<String, Sum>> gesamt(Map<String, Map<String, Sum>> konten) {
        Map<String, Map<String, Sum>> sums = new LinkedHashMap<>();
        for (Table.Row row : pack.table(Koblenz.GESAMT).rows()) {
            for (String column : PLAN_FACTS) {
                Sum own = konten.getOrDefault(id(row), Map.of()).getOrDefault(column, new Sum());
                put(sums, id(row), column, own);
            }
        }
        for (String column : PLAN_FACTS) {
            put(
                    sums,
                    "summe-ertraege",
                    column,
                    sum(sums, "umsatzerloese", column)
                            .plus(sum(sums, "andere-aktivierte-eigenleistungen", column))
                            .plus(sum(sums, "sonstige-betriebliche-ertraege", column)));
        }
        return sums;
    }

    // ---------------------------------------------------------------------------------- Vermögensplan

    /** What the Vermögensplan takes over from the Erfolgsplan. */
    private record Carried(Sum jahresergebnis, Sum abschreibungen) {}

    /** Which figures a column of the Vermögensplan takes over; null for a column of its own. */
    private interface CarryOver {
        @Nullable Carried of(String column);
    }

    private Map<String, Map<String, Sum>> vermoegensplan(String paper, CarryOver carryOver) {
        Table table = pack.table(paper);
        Map<String, Map<String, Sum>> sums = new LinkedHashMap<>();
        for (String column : table.header()) {
            if (column.matches("(plan|ist|hochrechnung|ansatz|ve)_.*")) {
                vermoegensplan(paper, table, column, carryOver.of(column), sums);
            }
        }
        return sums;
    }

    private static void vermoegensplan(
            String paper, Table table, String column, @Nullable Carried carried, Map<String, Map<String, Sum>> sums) {
        for (Table.Row row : table.rows()) {
            if (!row.get("zeilentyp").equals("position")
                    || (carried == null && row.get(column).isEmpty())) {
                continue;
            }
            if (!column.startsWith("hochrechnung")) {
                put(sums, id(row), column, printed(paper, row, column, !column.startsWith("ist")));
            } else if (FORECAST_AS_PLANNED.contains(id(row))) {
                put(sums, id(row), column, printed(paper, row, "plan_2023", true));
            } else {
                Sum ist = printed(paper, row, IST, false);
                put(sums, id(row), column, ist.plus(ist));
            }
        }
        Sum immateriell = between(table, sums, column, "", "summe-immaterielle-vermoegensgegenstaende");
        Sum sachanlagen =
                between(table, sums, column, "summe-immaterielle-vermoegensgegenstaende", "summe-sachanlagen");
        Sum finanzanlagen = between(table, sums, column, "summe-sachanlagen", "summe-finanzanlagen");
        Sum anlagen = immateriell.plus(sachanlagen).plus(finanzanlagen);
        put(sums, "summe-immaterielle-vermoegensgegenstaende", column, immateriell);
        put(sums, "summe-sachanlagen", column, sachanlagen);
        put(sums, "summe-finanzanlagen", column, finanzanlagen);
        put(sums, "summe-anlagevermoegen", column, anlagen);
        if (carried == null) {
            put(sums, "summe-mittelverwendung", column, anlagen);
            return;
        }
        put(sums, "abschreibungen", column, carried.abschreibungen());
        put(sums, "jahresgewinn", column, carried.jahresergebnis().positivePart());
        put(
                sums,
                "jahresverlust",
                column,
                new Sum().minus(carried.jahresergebnis()).positivePart());
        put(sums, "abnahme-liquide-mittel", column, new Sum());
        put(sums, "zunahme-liquide-mittel", column, new Sum());
        Sum herkunft = between(table, sums, column, "", "summe-mittelherkunft");
        Sum sonstige = between(table, sums, column, "summe-anlagevermoegen", "summe-sonstige-mittelverwendung");
        Sum abnahme = anlagen.plus(sonstige).minus(herkunft).positivePart();
        Sum zunahme = herkunft.minus(anlagen).minus(sonstige).positivePart();
        put(sums, "abnahme-liquide-mittel", column, abnahme);
        put(sums, "zunahme-liquide-mittel", column, zunahme);
        put(sums, "summe-mittelherkunft", column, herkunft.plus(abnahme));
        put(sums, "summe-sonstige-mittelverwendung", column, sonstige.plus(zunahme));
        put(sums, "summe-mittelverwendung", column, anlagen.plus(sonstige).plus(zunahme));
    }

    /** The positions that stand directly above a sum, down from another one. */
    private static Sum between(
            Table table, Map<String, Map<String, Sum>> sums, String column, String after, String before) {
        Sum total = new Sum();
        boolean inside = after.isEmpty();
        for (Table.Row row : table.rows()) {
            if (row.get("posten").equals(before)) {
                return total;
            }
            if (row.get("posten").equals(after)) {
                inside = true;
            } else if (inside && row.get("zeilentyp").equals("position")) {
                total = total.plus(sums.getOrDefault(id(row), Map.of()).getOrDefault(column, new Sum()));
            } else if (after.isEmpty() && inside) {
                total = new Sum();
            }
        }
        throw new IllegalArgumentException("no " + before);
    }
}
