package org.eigenbetrieb.planning.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.pack.PaperContent;
import org.eigenbetrieb.core.pack.PaperRequest;
import org.eigenbetrieb.core.pack.RecordPaper;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.NotationException;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Phase;
import org.jspecify.annotations.Nullable;

/**
 * The decisions on changing the plan as a paper of a pack: printed from the figures of its other papers.
 *
 * <p>Table {@code satzung}, which may be left out: the values that a bylaw sets, with the columns {@code wert}, {@code
 * betrag}, {@code einheit}, {@code gueltig_ab}, {@code gueltig_bis}, {@code satzung}, {@code paragraf}. Parameters:
 * {@code rechtsform} (default {@code eigenbetrieb}), {@code gliederung} (whose form's lines are meant), {@code nachtrag}
 * (number of the Nachtrag that is checked; without it the forecast at the Stichtag), {@code antwort.…} for each question
 * ({@code ja} or {@code nein}). Rule files of the pack's own lie in its folder {@code rules}. Safe for use by several
 * threads.
 *
 * @param kind the name that {@code pack.json} uses
 * @param book the rules to choose from
 */
public record NachtragsPaper(String kind, RuleBook book) implements RecordPaper {

    private static final String ANSWER = "antwort.";
    private static final Set<String> PARAMETERS = Set.of("gliederung", "nachtrag", "rechtsform");
    private static final List<String> COLUMNS =
            List.of("wert", "betrag", "einheit", "gueltig_ab", "gueltig_bis", "satzung", "paragraf");

    /** Checks that nothing is missing. */
    public NachtragsPaper {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(book, "book");
    }

    @Override
    public String folder() {
        return "rules";
    }

    @Override
    public Read<RecordPaper> with(byte[] bytes, String file) {
        Read<Optional<ChangeRules>> read = ChangeRules.read(bytes, file);
        if (read.value().isEmpty()) {
            return Read.of(this, read.problems());
        }
        ChangeRules rules = read.value().get();
        if (book.find(rules.id()).isPresent()) {
            List<Problem> problems = new ArrayList<>(read.problems());
            problems.add(Problem.error(
                    "EB-RUL-005",
                    SourceRef.of(file),
                    "there is already a rule file \"" + rules.id() + "\"; this one is not used",
                    "give your own an id of its own; it takes the place of rules of the Land where it is for a"
                            + " municipality and their ids are the same"));
            return Read.of(this, problems);
        }
        return Read.of(new NachtragsPaper(kind, book.with(rules)), read.problems());
    }

    @Override
    public PaperContent read(PaperRequest request) {
        List<Problem> problems = new ArrayList<>();
        RuleBook local = request.table("satzung")
                .flatMap(table -> bylaw(request, table, problems))
                .map(book::with)
                .orElse(book);
        LocalDate stichtag = request.paper().stichtag();
        Read<Optional<ChangeRules>> rules = local.select(
                request.parameter("rechtsform").orElse("eigenbetrieb"),
                request.pack().place(),
                stichtag);
        problems.addAll(rules.problems());
        PaperContent.Builder content =
                PaperContent.builder().wording((own, evaluation) -> liquidity(request, own, evaluation));
        rules.value().ifPresent(found -> {
            Map<String, Boolean> answers = answers(request, found, problems);
            PlanBasis basis = basis(request, problems);
            content.printer((evaluation, view) -> NachtragsPruefung.of(
                            found,
                            evaluation,
                            basis,
                            answers,
                            key -> key.concept().id())
                    .sections(request.paper().id()));
        });
        return content.addAllProblems(problems).build();
    }

    /** A credit that is drawn while liquid funds grow and no interest is booked: possible, and worth a question. */
    private static List<Finding> liquidity(PaperRequest request, List<Finding> own, Evaluation evaluation) {
        LocalDate stichtag = request.paper().stichtag();
        Optional<Stated> credit = stated(evaluation, "liquiditaetskredit", stichtag);
        Optional<Stated> growth = stated(evaluation, "zunahme-liquide-mittel", stichtag);
        Optional<Stated> interest = stated(evaluation, "zinsen-und-aehnliche-aufwendungen", stichtag);
        boolean odd = credit.filter(each -> each.value().signum() > 0).isPresent()
                && growth.filter(each -> each.value().signum() > 0).isPresent()
                && interest.filter(each -> each.value().signum() == 0).isPresent();
        if (!odd) {
            return own;
        }
        List<CheckCell> cells = Stream.of(growth, credit, interest)
                .flatMap(Optional::stream)
                .flatMap(each -> each.cell().stream())
                .collect(Collectors.toCollection(ArrayList::new));
        if (cells.isEmpty()) {
            Place place = new Place(
                    request.paper().id(),
                    "liquiditaetskredit",
                    "",
                    request.paper().title());
            cells.add(CheckCell.text(place, request.paper().place()));
        }
        List<Finding> findings = new ArrayList<>(own);
        String day = stichtag.getDayOfMonth() + "." + stichtag.getMonthValue() + "." + stichtag.getYear();
        String drawn = euro(credit.orElseThrow().value());
        String grown = euro(growth.orElseThrow().value());
        findings.add(Finding.builder()
                .code("EB-RUL-101")
                .severity(Severity.INFO)
                .relation("liquiditaet:" + request.paper().id())
                .cells(cells)
                .unit(Unit.EUR)
                .rule("Ein Liquiditätskredit überbrückt, was an liquiden Mitteln fehlt")
                .message("on " + stichtag + " a liquidity credit of " + drawn + " is drawn while liquid funds grow by "
                        + grown + " and no interest is booked")
                .meldung("Am " + day + " ist ein Liquiditätskredit von " + drawn
                        + " in Anspruch genommen; zugleich nehmen die liquiden Mittel "
                        + (growth.orElseThrow().cell().isEmpty() ? "rechnerisch " : "") + "um " + grown
                        + " zu, und Zinsaufwand ist nicht gebucht")
                .vorschlag(
                        "bei der Kasse nachfragen: Kredit innerhalb der Gemeinde ohne Zins, spätere Buchung, oder eine"
                                + " der Zahlen ist falsch")
                .build());
        return findings;
    }

    /**
     * What the papers say of a concept, or what it comes to.
     *
     * @param value in EUR
     * @param cell where it is printed, nothing when it is only computed
     */
    private record Stated(Rational value, List<CheckCell> cell) {}

    /** The actual figure of a concept up to a day: the printed one, or the computed one where none is printed. */
    private static Optional<Stated> stated(Evaluation evaluation, String concept, LocalDate stichtag) {
        Predicate<FigureKey> wanted = key -> key.concept().id().equals(concept)
                && key.phase().equals(Phase.ist(stichtag))
                && stichtag.equals(key.period().to())
                && key.dimensions().get(new DimensionKey("bezug")).isEmpty();
        Optional<Stated> printed = evaluation.inputs().figures().stream()
                .filter(figure -> wanted.test(figure.key()))
                .flatMap(figure -> figure.value().stream()
                        .map(value -> new Stated(value, List.of(CheckCell.text(figure.place(), figure.source())))))
                .findFirst();
        return printed.or(() -> evaluation.values().keySet().stream()
                .filter(wanted)
                .sorted()
                .flatMap(key -> evaluation.value(key).ifKnown().stream())
                .map(value -> new Stated(value, List.of()))
                .findFirst());
    }

    private static String euro(Rational value) {
        return Notation.GERMAN.format(Quantity.round(value, value.isWhole() ? 0 : 2, Unit.EUR, Rounding.HALF_UP))
                + " €";
    }

    private static PlanBasis basis(PaperRequest request, List<Problem> problems) {
        int year = request.paper().year();
        LocalDate stichtag = request.paper().stichtag();
        String number = request.parameter("nachtrag").orElse("");
        PlanBasis basis = PlanBasis.hochrechnung(year, stichtag);
        if (number.matches("[1-9]")) {
            basis = PlanBasis.nachtrag(year, stichtag, Integer.parseInt(number));
        } else if (!number.isEmpty()) {
            problems.add(wrong(request, "nachtrag \"" + number + "\" is not its number", "1 to 9"));
        }
        return basis.of(request.parameter("gliederung").orElse(""));
    }

    private static Map<String, Boolean> answers(PaperRequest request, ChangeRules rules, List<Problem> problems) {
        Map<String, Boolean> answers = new LinkedHashMap<>();
        Set<String> questions = NachtragsPruefung.questions(rules);
        request.paper().records().parameters().forEach((name, value) -> {
            String question = name.startsWith(ANSWER) ? name.substring(ANSWER.length()) : "";
            if (questions.contains(question) && (value.equals("ja") || value.equals("nein"))) {
                answers.put(question, value.equals("ja"));
            } else if (questions.contains(question)) {
                problems.add(wrong(request, name + " \"" + value + "\" is not an answer", "ja or nein"));
            } else if (!PARAMETERS.contains(name)) {
                problems.add(wrong(
                        request,
                        "parameter \"" + name + "\" is not known",
                        "gliederung, nachtrag, rechtsform, or " + ANSWER + " with one of " + questions));
            }
        });
        return answers;
    }

    private static Problem wrong(PaperRequest request, String message, String expected) {
        return Problem.error(
                "EB-RUL-003",
                request.paper().place(),
                "paper \"" + request.paper().id() + "\": " + message,
                "expected " + expected);
    }

    // ------------------------------------------------------------------------------------------------ bylaw

    private static Optional<ChangeRules> bylaw(PaperRequest request, CsvTable table, List<Problem> problems) {
        List<Problem> missing = table.missing(COLUMNS);
        if (!missing.isEmpty()) {
            problems.addAll(missing);
            return Optional.empty();
        }
        Notation notation = request.paper().format().notation();
        List<NamedValue> values = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            value(row, notation, problems).ifPresent(values::add);
        }
        return Optional.of(new ChangeRules(
                "satzung",
                "Betriebssatzung",
                "",
                request.pack().place(),
                Validity.from(LocalDate.of(1, 1, 1)),
                LegalSource.Standing.PRINTED,
                new LegalSource(LegalSource.Kind.BYLAW, "Betriebssatzung", "", null, LegalSource.Standing.PRINTED),
                true,
                List.of(),
                values));
    }

    private static Optional<NamedValue> value(CsvTable.Row row, Notation notation, List<Problem> problems) {
        Quantity amount = amount(row, notation, problems);
        LocalDate from = day(row, "gueltig_ab", problems);
        LocalDate to = text(row, "gueltig_bis").isEmpty() ? null : day(row, "gueltig_bis", problems);
        boolean open = to == null && !text(row, "gueltig_bis").isEmpty();
        if (amount == null || from == null || open) {
            return Optional.empty();
        }
        try {
            LegalSource source = new LegalSource(
                    LegalSource.Kind.BYLAW,
                    text(row, "satzung"),
                    text(row, "paragraf"),
                    null,
                    LegalSource.Standing.PRINTED);
            return Optional.of(new NamedValue(
                    text(row, "wert"),
                    new Amount(List.of(new Amount.Fixed(amount, Rational.ONE))),
                    new Validity(from, to),
                    source,
                    row.place()));
        } catch (IllegalArgumentException e) {
            problems.add(refused(row.place(), String.valueOf(e.getMessage()), "a complete row"));
            return Optional.empty();
        }
    }

    private static @Nullable Quantity amount(CsvTable.Row row, Notation notation, List<Problem> problems) {
        try {
            return notation.parse(text(row, "betrag"), Unit.of(text(row, "einheit")));
        } catch (NotationException e) {
            problems.add(refused(row.cell("betrag").place(), "betrag: " + e.detail(), e.expected()));
        } catch (IllegalArgumentException e) {
            problems.add(refused(row.cell("einheit").place(), String.valueOf(e.getMessage()), "EUR or VZAE"));
        }
        return null;
    }

    private static @Nullable LocalDate day(CsvTable.Row row, String column, List<Problem> problems) {
        try {
            return LocalDate.parse(text(row, column));
        } catch (DateTimeException e) {
            problems.add(refused(
                    row.cell(column).place(), column + " \"" + text(row, column) + "\" is not a day", "2020-01-01"));
            return null;
        }
    }

    private static Problem refused(SourceRef place, String message, String expected) {
        return Problem.error("EB-RUL-004", place, message + "; the value is not used", "expected " + expected);
    }

    private static String text(CsvTable.Row row, String column) {
        return row.cell(column).text().strip();
    }
}
