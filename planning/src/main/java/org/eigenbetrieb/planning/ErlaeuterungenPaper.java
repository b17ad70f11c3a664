package org.eigenbetrieb.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.pack.PaperContent;
import org.eigenbetrieb.core.pack.PaperRequest;
import org.eigenbetrieb.core.pack.RecordPaper;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.jspecify.annotations.Nullable;

/**
 * The explanations of the Erfolgsplan, keyed to its accounts (EigAnVO Rheinland-Pfalz § 15 Abs. 2 Nr. 2): each is printed
 * beside the amounts of its account in this and the last plan.
 *
 * <p>Table {@code liste}: {@code konto} (a number, or {@code 5639002000-5639007000} for all from one to another), {@code
 * bezeichnung}, {@code grund}. Table {@code konten}: the accounts of the
 * Erfolgsplan with {@code konto} and {@code bezeichnung}, against which the explanations are held. Safe for use by several
 * threads.
 *
 * @param kind the name that {@code pack.json} uses
 */
public record ErlaeuterungenPaper(String kind) implements RecordPaper {

    /** One explanation. */
    private record Explained(CsvTable.Row row, String account, String label, String reason) {

        /** The accounts that are meant: one, or those of the list from one number to another. */
        List<String> accounts(Set<String> known) {
            int dash = account.indexOf('-');
            if (dash < 0) {
                return known.contains(account) ? List.of(account) : List.of();
            }
            String from = account.substring(0, dash).strip();
            String to = account.substring(dash + 1).strip();
            return known.stream()
                    .filter(each -> each.compareTo(from) >= 0 && each.compareTo(to) <= 0)
                    .toList();
        }
    }

    /** Checks that the name is given. */
    public ErlaeuterungenPaper {
        Objects.requireNonNull(kind, "kind");
    }

    @Override
    public PaperContent read(PaperRequest request) {
        List<Problem> problems = new ArrayList<>();
        Optional<CsvTable> list = table(request, "liste", List.of("konto", "bezeichnung", "grund"), problems);
        Optional<CsvTable> accounts = table(request, "konten", List.of("konto", "bezeichnung"), problems);
        if (list.isEmpty() || accounts.isEmpty()) {
            return PaperContent.builder().problems(problems).build();
        }
        Map<String, String> names = new LinkedHashMap<>();
        accounts.get().rows().stream()
                .filter(row -> !text(row, "konto").isEmpty())
                .forEach(row -> names.putIfAbsent(text(row, "konto"), text(row, "bezeichnung")));
        List<Explained> explained = new ArrayList<>();
        for (CsvTable.Row row : list.get().rows()) {
            Explained one = new Explained(row, text(row, "konto"), text(row, "bezeichnung"), text(row, "grund"));
            if (one.account().isEmpty() || one.reason().isEmpty()) {
                problems.add(Problem.error(
                        "EB-ERL-001",
                        row.place(),
                        "the explanation has no " + (one.account().isEmpty() ? "account" : "reason")
                                + "; it is left out",
                        "expected an account in column konto and a text in column grund"));
            } else {
                explained.add(one);
            }
        }
        return PaperContent.builder()
                .findings(findings(request.paper().id(), explained, names))
                .problems(problems)
                .wording((own, evaluation) -> dropped(request, explained, names.keySet(), own, evaluation))
                .printer((evaluation, view) -> print(
                        request.paper().id(),
                        request.paper().title(),
                        request.paper().year(),
                        explained,
                        names.keySet(),
                        evaluation))
                .build();
    }

    private static Optional<CsvTable> table(
            PaperRequest request, String role, List<String> columns, List<Problem> problems) {
        Optional<CsvTable> table = request.table(role);
        if (table.isEmpty()) {
            problems.add(Problem.error(
                    "EB-ERL-002",
                    request.paper().place(),
                    "paper \"" + request.paper().id() + "\" has no table \"" + role + "\"",
                    "name its file under \"files\""));
            return table;
        }
        List<Problem> missing = table.get().missing(columns);
        problems.addAll(missing);
        return missing.isEmpty() ? table : Optional.empty();
    }

    private static List<Finding> findings(String paper, List<Explained> explained, Map<String, String> names) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Explained> seen = new LinkedHashMap<>();
        for (Explained one : explained) {
            List<String> meant = one.accounts(names.keySet());
            String name = meant.size() == 1 ? names.get(meant.get(0)) : null;
            Explained first = seen.putIfAbsent(one.account(), one);
            if (meant.isEmpty()) {
                findings.add(finding(
                        paper,
                        one,
                        "EB-ERL-101",
                        "konto",
                        "account " + one.account() + " is explained, but the Erfolgsplan does not have it",
                        "Konto " + one.account() + " ist erläutert, steht aber nicht im Erfolgsplan"));
            } else if (name != null && !one.label().isEmpty() && !plain(name).equals(plain(one.label()))) {
                findings.add(finding(
                        paper,
                        one,
                        "EB-ERL-102",
                        "bezeichnung",
                        "account " + one.account() + " is called \"" + one.label() + "\" here, \"" + name
                                + "\" in the Erfolgsplan",
                        "Konto " + one.account() + " heißt hier „" + one.label() + "“, im Erfolgsplan „" + name + "“"));
            }
            if (first != null) {
                findings.add(finding(
                        paper,
                        one,
                        "EB-ERL-103",
                        "konto",
                        "account " + one.account() + " is explained twice, first at "
                                + first.row().place(),
                        "Konto " + one.account() + " ist zweimal erläutert, zuerst in "
                                + first.row().place()));
            }
        }
        return findings;
    }

    /**
     * Accounts that are explained as dropped and no longer planned, but still have amounts in the year before the plan's.
     */
    private static List<Finding> dropped(
            PaperRequest request,
            List<Explained> explained,
            Set<String> known,
            List<Finding> own,
            Evaluation evaluation) {
        List<Finding> findings = new ArrayList<>(own);
        int before = request.paper().year() - 1;
        for (Explained one : explained) {
            List<String> accounts = one.accounts(known);
            boolean planned = sum(accounts, before, evaluation)
                    .filter(amount -> amount.signum() == 0)
                    .isEmpty();
            if (!one.reason().startsWith("Wegfall") || planned) {
                continue;
            }
            List<String> amounts = new ArrayList<>();
            evaluation.values().keySet().stream()
                    .filter(key -> key.concept().equals(Layout.Records.ACCOUNTS.concept()))
                    .filter(key -> key.dimensions().asMap().size() == 1
                            && accounts.contains(
                                    key.dimensions().get(DimensionKey.KONTO).orElse("")))
                    .filter(key -> key.phase().kind() == Phase.Kind.IST)
                    .filter(key -> Optional.ofNullable(key.period().to())
                            .filter(day -> day.getYear() == before)
                            .isPresent())
                    .sorted()
                    .forEach(key -> evaluation
                            .value(key)
                            .ifKnown()
                            .filter(value -> value.signum() != 0)
                            .ifPresent(value -> amounts.add("Ist " + before + " "
                                    + Notation.GERMAN.format(
                                            Quantity.round(value, value.isWhole() ? 0 : 2, Unit.EUR, Rounding.HALF_UP))
                                    + " €")));
            if (!amounts.isEmpty()) {
                findings.add(finding(
                        request.paper().id(),
                        one,
                        "EB-ERL-104",
                        "grund",
                        "account " + one.account() + " is explained as dropped and no longer planned, but has "
                                + String.join(", ", amounts),
                        "Konto " + one.account() + " „" + one.label()
                                + "“: Als Grund ist ein Wegfall genannt, und für " + before
                                + " ist nichts angesetzt; gebucht ist aber noch " + String.join(", ", amounts)));
            }
        }
        return findings;
    }

    private static String plain(String label) {
        return label.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Finding finding(
            String paper, Explained one, String code, String column, String message, String meldung) {
        return Finding.builder()
                .code(code)
                .severity(Severity.WARNING)
                .relation(paper + ":" + one.account().replaceAll("[^A-Za-z0-9]", "_") + ":" + column)
                .cells(List.of(CheckCell.text(
                        new Place(paper, one.account(), column, one.label()),
                        one.row().cell(column).place())))
                .unit(Unit.NUMBER)
                .rule("Erläuterungen gehören zu Konten des Erfolgsplans")
                .message(message)
                .meldung(meldung)
                .build();
    }

    private static List<Section> print(
            String paper, String title, int year, List<Explained> explained, Set<String> known, Evaluation evaluation) {
        ReportTable.Builder table = ReportTable.builder(paper, title)
                .column(ReportColumn.key("konto", "Konto"))
                .column(ReportColumn.label("bezeichnung", "Bezeichnung"))
                .column(ReportColumn.number("vorjahr", "Ansatz " + (year - 1), "€"))
                .column(ReportColumn.number("ansatz", "Ansatz " + year, "€"))
                .column(ReportColumn.number("veraenderung", "Veränderung", "€"))
                .column(ReportColumn.text("grund", "Erläuterung"));
        int number = 0;
        for (Explained one : explained) {
            Optional<Rational> before = sum(one.accounts(known), year - 1, evaluation);
            Optional<Rational> after = sum(one.accounts(known), year, evaluation);
            Optional<Rational> moved = before.flatMap(from -> after.map(to -> to.minus(from)));
            table.row(
                    "r" + ++number,
                    ReportRow.Kind.LINE,
                    0,
                    Cell.text(one.account()),
                    Cell.text(one.label()),
                    cell(before.orElse(null)),
                    cell(after.orElse(null)),
                    cell(moved.orElse(null)),
                    Cell.text(one.reason()));
        }
        return List.of(Section.of(paper, title, Block.table(table.build())));
    }

    /** What the accounts are planned to; empty where there are none or one has no number. */
    private static Optional<Rational> sum(List<String> accounts, int year, Evaluation evaluation) {
        Optional<Rational> sum = accounts.isEmpty() ? Optional.empty() : Optional.of(Rational.ZERO);
        for (String account : accounts) {
            FigureKey key = new FigureKey(
                    Layout.Records.ACCOUNTS.concept(),
                    Phase.ANSATZ,
                    Period.year(year),
                    Dimensions.of(DimensionKey.KONTO, account));
            Optional<Rational> value = evaluation.net().figures().containsKey(key)
                    ? evaluation.value(key).ifKnown()
                    : Optional.empty();
            sum = sum.flatMap(total -> value.map(total::plus));
        }
        return sum;
    }

    private static Cell cell(@Nullable Rational value) {
        if (value == null) {
            return Cell.absent("–", "Der Erfolgsplan hat keinen Wert für dieses Konto");
        }
        int decimals = value.isWhole() ? 0 : 2;
        return Cell.number(Quantity.round(value, decimals, Unit.EUR, Rounding.HALF_UP), Origin.COMPUTED);
    }

    private static String text(CsvTable.Row row, String column) {
        return row.cell(column).text().strip();
    }
}
