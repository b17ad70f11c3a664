package org.eigenbetrieb.staffing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.jspecify.annotations.Nullable;

/** Reads rates of pay, vacancies, stated reasons and the legal variants of kw and ku. */
final class CostReader {

    private static final List<String> RATES = List.of(
            "gruppe", "stufe", "monatsentgelt", "sonderzahlung_prozent", "arbeitgeber_prozent", "gueltig_ab", "quelle");
    private static final List<String> VACANCIES = List.of("datum", "org_einheit", "gruppe", "stellen");
    private static final List<String> REASONS = List.of("grund", "betrag");
    private static final List<String> RULES = List.of(
            "id",
            "land",
            "gueltig_ab",
            "gueltig_bis",
            "kw_ohne_datum",
            "ku_ohne_datum",
            "bereich",
            "niedrigere_vakanz",
            "obergrenzen",
            "quelle_art",
            "quelle",
            "quelle_stelle",
            "quelle_sicherheit");

    private final List<Problem> problems = new ArrayList<>();

    private CostReader() {}

    /** What cannot be used in a row; the message names the cell. */
    private static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        Unusable(Problem problem) {
            super(problem.message(), null, false, false);
            this.problem = problem;
        }
    }

    /** Makes something of one row. */
    private interface Maker<T> {
        T make(CsvTable.Row row);
    }

    private <T> List<T> rows(CsvTable table, List<String> required, Set<String> optional, Maker<T> maker) {
        List<T> made = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>(required);
        known.addAll(optional);
        List<Problem> wrong = new ArrayList<>(table.missing(required));
        wrong.addAll(PersonalData.check(table, known, Set.of()));
        problems.addAll(wrong);
        if (!wrong.isEmpty()) {
            return made;
        }
        for (CsvTable.Row row : table.rows()) {
            try {
                made.add(maker.make(row));
            } catch (Unusable e) {
                problems.add(e.problem);
            } catch (IllegalArgumentException e) {
                problems.add(Problem.error(
                        "EB-STF-008",
                        row.place(),
                        "the row cannot be used: " + e.getMessage(),
                        "correct it; it was left out"));
            }
        }
        return made;
    }

    static Read<PayScale> scale(CsvTable table, Notation notation) {
        CostReader reader = new CostReader();
        List<PayScale.Rate> rates =
                reader.rows(table, RATES, Set.of("gueltig_bis", "quelle_stand"), row -> rate(row, notation));
        List<PayScale.Rate> kept = new ArrayList<>();
        Map<String, List<PayScale.Rate>> byStep = new LinkedHashMap<>();
        for (PayScale.Rate rate : rates) {
            List<PayScale.Rate> same =
                    byStep.computeIfAbsent(rate.group() + "|" + rate.step(), step -> new ArrayList<>());
            Optional<PayScale.Rate> other = same.stream()
                    .filter(earlier -> PayScale.compete(earlier, rate))
                    .findFirst();
            if (other.isPresent()) {
                reader.problems.add(Problem.error(
                        "EB-STF-008",
                        rate.place(),
                        "the rate of " + rate.group() + " step " + rate.step() + " from "
                                + rate.validity().from() + " overlaps the one at "
                                + other.get().place() + "; it was left out",
                        "end one of them by gueltig_bis"));
            } else {
                same.add(rate);
                kept.add(rate);
            }
        }
        reader.order(kept);
        return Read.of(PayScale.of(kept), reader.problems);
    }

    private static PayScale.Rate rate(CsvTable.Row row, Notation notation) {
        String source = required(row, "quelle");
        return new PayScale.Rate(
                PayGroup.parse(required(row, "gruppe")),
                whole(row, "stufe"),
                number(row, "monatsentgelt", notation, Unit.EUR),
                number(row, "sonderzahlung_prozent", notation, Unit.PERCENT).value(),
                number(row, "arbeitgeber_prozent", notation, Unit.PERCENT).value(),
                validity(row),
                new LegalSource(
                        LegalSource.Kind.STANDARD,
                        source,
                        "",
                        day(row, "quelle_stand", false).orElse(null),
                        LegalSource.Standing.PRINTED),
                row.place());
    }

    /** Higher steps and higher groups of one series are usually paid more. */
    private void order(List<PayScale.Rate> rates) {
        Map<String, PayScale.Rate> last = new LinkedHashMap<>();
        List<PayScale.Rate> sorted = new ArrayList<>(rates);
        sorted.sort((one, other) -> {
            int byGroup = one.group().compareTo(other.group());
            return byGroup != 0 ? byGroup : Integer.compare(one.step(), other.step());
        });
        for (PayScale.Rate rate : sorted) {
            String from = rate.validity().from() + "|" + rate.group().series() + "|";
            compare(last.put(from + "group " + rate.group(), rate), rate);
            compare(last.put(from + "step " + rate.step(), rate), rate);
        }
    }

    private void compare(PayScale.@Nullable Rate lower, PayScale.Rate rate) {
        if (lower != null && lower.monthly().value().compareTo(rate.monthly().value()) > 0) {
            problems.add(Problem.warning(
                    "EB-STF-009",
                    rate.place(),
                    rate.group() + " step " + rate.step() + " is paid less than " + lower.group() + " step "
                            + lower.step(),
                    "compare both with the source of the table; they are used as they are"));
        }
    }

    static Read<List<Vacancy>> vacancies(CsvTable table, Notation notation) {
        CostReader reader = new CostReader();
        List<Vacancy> vacancies = reader.rows(
                table,
                VACANCIES,
                Set.of(),
                row -> new Vacancy(
                        day(row, "datum", true).orElseThrow(),
                        required(row, "org_einheit"),
                        PayGroup.parse(required(row, "gruppe")),
                        number(row, "stellen", notation, Unit.VZAE),
                        row.place()));
        return Read.of(List.copyOf(vacancies), reader.problems);
    }

    static Read<List<CostComparison.Reason>> reasons(CsvTable table, Notation notation) {
        CostReader reader = new CostReader();
        Set<String> seen = new LinkedHashSet<>();
        List<CostComparison.Reason> reasons = reader.rows(table, REASONS, Set.of(), row -> {
            String label = required(row, "grund");
            CostComparison.Reason reason =
                    new CostComparison.Reason(label, number(row, "betrag", notation, Unit.EUR), row.place());
            if (!seen.add(label)) {
                throw new IllegalArgumentException("the reason \"" + label + "\" is stated twice");
            }
            return reason;
        });
        return Read.of(List.copyOf(reasons), reader.problems);
    }

    static Read<List<ResolutionRule>> rules(CsvTable table) {
        CostReader reader = new CostReader();
        List<ResolutionRule> rules = reader.rows(
                table,
                RULES,
                Set.of(),
                row -> new ResolutionRule(
                        required(row, "id"),
                        new Jurisdiction(text(row, "land"), ""),
                        validity(row),
                        choice(row, "kw_ohne_datum", "naechste-vakanz", "nie"),
                        choice(row, "ku_ohne_datum", "naechste-vakanz", "nie"),
                        choice(row, "bereich", "betrieb", "einheit"),
                        choice(row, "niedrigere_vakanz", "sperrt", "ohne-wirkung"),
                        choice(row, "obergrenzen", "wie-vollzogen", "wie-ausgewiesen"),
                        new LegalSource(
                                LegalSource.Kind.valueOf(required(row, "quelle_art")),
                                required(row, "quelle"),
                                text(row, "quelle_stelle"),
                                null,
                                LegalSource.Standing.valueOf(required(row, "quelle_sicherheit")))));
        return Read.of(List.copyOf(rules), reader.problems);
    }

    /** The variants that come with the library. */
    static List<ResolutionRule> builtIn() {
        String file = "kw-ku.csv";
        try (InputStream in = CostReader.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The library is incomplete: " + file + " is missing");
            }
            return rules(CsvReader.read(in, file, CsvFormat.RFC4180.unguarded(), Limits.STANDARD)
                            .orThrow())
                    .orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("The library cannot be read: " + file, e);
        }
    }

    private static boolean choice(CsvTable.Row row, String column, String yes, String no) {
        String text = text(row, column);
        if (!text.equals(yes) && !text.equals(no)) {
            throw wrong(row, column, "is not known", "expected " + yes + " or " + no);
        }
        return text.equals(yes);
    }

    private static Validity validity(CsvTable.Row row) {
        return new Validity(
                day(row, "gueltig_ab", true).orElseThrow(),
                day(row, "gueltig_bis", false).orElse(null));
    }

    private static Optional<LocalDate> day(CsvTable.Row row, String column, boolean required) {
        String text = required ? required(row, column) : text(row, column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.indexOf('.') >= 0
                            ? VermerkParser.germanDate(text).orElseThrow(() -> new DateTimeException("no day"))
                            : LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw wrong(row, column, "is not a day", "expected for example 01.01.2026 or 2026-01-01");
        }
    }

    private static int whole(CsvTable.Row row, String column) {
        String text = required(row, column);
        if (text.length() > 2 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw wrong(row, column, "is not a step", "expected 1 to 20");
        }
        return Integer.parseInt(text);
    }

    private static Quantity number(CsvTable.Row row, String column, Notation notation, Unit unit) {
        required(row, column);
        Read<Optional<Quantity>> read = row.cell(column).quantity(notation, unit);
        return read.value().orElseThrow(() -> new Unusable(read.problems().get(0)));
    }

    private static String required(CsvTable.Row row, String column) {
        String text = text(row, column);
        if (text.isEmpty()) {
            throw wrong(row, column, "is empty", "fill it in; the row was left out");
        }
        return text;
    }

    private static String text(CsvTable.Row row, String column) {
        return row.find(column).map(cell -> cell.text().strip()).orElse("");
    }

    private static Unusable wrong(CsvTable.Row row, String column, String what, String expected) {
        String shown = text(row, column);
        return new Unusable(Problem.error(
                "EB-STF-008",
                row.cell(column).place(),
                column + " \"" + (shown.length() > 60 ? shown.substring(0, 60) + "…" : shown) + "\" " + what,
                expected));
    }
}
