package org.eigenbetrieb.testkit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eigenbetrieb.core.calculator.CalculationRequest;
import org.eigenbetrieb.core.calculator.Calculator;
import org.eigenbetrieb.core.calculator.CalculatorInfo;
import org.eigenbetrieb.core.calculator.Contribution;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.explain.Explanation;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.junit.jupiter.api.Assumptions;

/** A calculator tried with its fixture. Each law yields its complaints, all of them at once. */
final class Trial {

    private static final int THREADS = 4;
    private static final int ROUNDS = 25;

    private final CalculatorContract contract;
    private final CalculatorFixture fixture;
    private final Calculator calculator;

    private Trial(CalculatorContract contract) {
        this.contract = contract;
        this.calculator = contract.calculator();
        this.fixture = contract.fixture();
    }

    static Trial of(CalculatorContract contract) {
        return new Trial(contract);
    }

    static Unit unit(CalculatorFixture fixture, FigureKey key) {
        return fixture.figures().getOrDefault(key, Unit.NUMBER);
    }

    /** Fails when the law is broken; skips the test when a law that it needs is broken. */
    void verify(Law law) {
        verify(law, this::complaints);
    }

    /** The rule is additive in the inputs that vary. */
    void verifyAdditive(Predicate<FigureKey> varies) {
        verify(Law.ADDITIVE, law -> linearity(varies).additivity());
    }

    /** The rule is homogeneous in the inputs that vary. */
    void verifyScale(Predicate<FigureKey> varies) {
        verify(Law.SCALES, law -> linearity(varies).scale());
    }

    private Linearity linearity(Predicate<FigureKey> varies) {
        Outcome outcome = compute().unrounded();
        return new Linearity(fixture, outcome, defined(outcome), varies);
    }

    private void verify(Law law, Function<Law, List<String>> check) {
        law.needed().ifPresent(this::assume);
        Complaints.none(name() + " breaks the promise " + law.test(), check.apply(law));
    }

    private void assume(Law law) {
        law.needed().ifPresent(this::assume);
        Assumptions.assumeTrue(complaints(law).isEmpty(), () -> "not tried, because it fails " + law.test());
    }

    private String name() {
        CalculatorInfo info = CalculatorFixture.info(calculator);
        return "calculator " + (info == null ? calculator.getClass().getName() : info.id());
    }

    private List<String> complaints(Law law) {
        return switch (law) {
            case DESCRIBES -> description();
            case CONTRIBUTES -> contribution();
            case ANSWERS -> answers();
            case READS -> reads();
            case DETERMINISTIC -> repetition();
            case FORGETS -> memory();
            case UNLOCALISED -> locale();
            case CONCURRENT -> threads();
            case ORDER -> order();
            case RESULT -> result();
            case COMPUTES -> samples();
            case MISSING -> missing();
            case VALIDITY -> ValidityProbe.complaints(calculator, fixture);
            case EXPLAINS -> explanation();
            case ROUNDED -> rounding();
            case ADDITIVE, SCALES -> throw new IllegalArgumentException(law + " needs to know what varies");
        };
    }

    private Answer ask() {
        return Answer.of(calculator, fixture.request(calculator.info()));
    }

    private Answer ask(Calculator asked, CalculatorFixture other) {
        return Answer.of(asked, other.request(asked.info()));
    }

    private Outcome compute() {
        return Outcome.of(ask().required(), fixture);
    }

    /** The targets that the calculator defines. */
    private List<FigureKey> defined(Outcome outcome) {
        return fixture.targets().stream()
                .filter(target -> outcome.net().defining(target).isPresent())
                .toList();
    }

    private List<String> description() {
        CalculatorInfo info;
        try {
            info = calculator.info();
        } catch (RuntimeException e) {
            return List.of("info() throws " + e + "; return a constant");
        }
        if (info == null) {
            return List.of("info() is null; return a constant with id, title, slot, jurisdiction, validity and source");
        }
        List<String> complaints = new ArrayList<>();
        if (!info.equals(calculator.info())
                || !info.equals(contract.calculator().info())) {
            complaints.add("info() differs from call to call; return a constant");
        }
        if (!info.jurisdiction().covers(fixture.place())) {
            complaints.add("it applies in " + info.jurisdiction() + ", but the fixture is of " + fixture.place()
                    + "; correct one of them: fixture().at(…)");
        }
        if (!info.validity().contains(fixture.date())) {
            complaints.add("it is in force " + info.validity() + ", but the fixture is of " + fixture.date()
                    + "; correct one of them: fixture().on(…)");
        }
        for (String name : fixture.parameters().keySet()) {
            if (!info.parameters().containsKey(name)) {
                complaints.add("the fixture gives the parameter \"" + name
                        + "\", which info() does not declare; a pack that uses it is refused (EB-CAL-009)");
            }
        }
        info.parameters().forEach((name, meaning) -> {
            if (meaning.isBlank()) {
                complaints.add("info() does not say what the parameter \"" + name + "\" means");
            }
        });
        if (fixture.targets().isEmpty()) {
            complaints.add("the fixture asks for nothing; add fixture().target(…)");
        }
        return complaints;
    }

    private List<String> contribution() {
        Answer answer = ask();
        if (answer.contribution() != null) {
            return List.of();
        }
        return List.of("asked for " + fixture.targets().size() + " figures " + answer.failure()
                + "; a pack loses all of them\nreturn a relation or a \"not applicable\" for each target; if it lacks"
                + " a parameter or figure here, add it to the fixture");
    }

    private List<String> answers() {
        List<String> complaints = new ArrayList<>();
        CalculationRequest all = fixture.request(calculator.info());
        addAnswers("", all, complaints);
        if (complaints.isEmpty() && fixture.targets().size() > 1) {
            for (FigureKey target : fixture.targets()) {
                addAnswers(
                        "asked for " + target + " alone: ",
                        fixture.request(calculator.info(), List.of(target)),
                        complaints);
            }
        }
        return complaints;
    }

    private void addAnswers(String asked, CalculationRequest request, List<String> complaints) {
        Answer answer = Answer.of(calculator, request);
        if (answer.contribution() == null) {
            complaints.add(asked + answer.failure());
            return;
        }
        Contribution contribution = answer.contribution();
        for (FigureKey target : request.targets()) {
            List<Relation> relations = answer.defining(target);
            boolean refused = contribution.notApplicable().containsKey(target);
            if (relations.isEmpty() && !refused) {
                complaints.add(asked + "it says nothing about " + target + near(target, contribution)
                        + "; define it, or call it not applicable with the reason");
            } else if (relations.size() > 1) {
                complaints.add(asked + "it defines " + target + " " + relations.size() + " times: "
                        + relations.stream().map(FormulaText::of).collect(Collectors.joining("; "))
                        + "; define it once, make the others asserting");
            } else if (!relations.isEmpty() && refused) {
                complaints.add(asked + "it defines " + target + " and calls it not applicable; decide for one");
            }
        }
        Set<FigureKey> own = contribution.figures().keySet();
        Set<FigureKey> foreign = new LinkedHashSet<>();
        Set<String> ids = new LinkedHashSet<>();
        for (Relation relation : contribution.relations()) {
            if (relation.role() == Relation.Role.DEFINING) {
                foreign.add(relation.target());
            }
            if (!ids.add(relation.id())) {
                complaints.add(asked + "two relations have the id " + relation.id() + "; make ids unique");
            }
        }
        foreign.addAll(contribution.notApplicable().keySet());
        foreign.removeAll(request.targets());
        foreign.removeAll(own);
        foreign.forEach(key -> complaints.add(asked + "it speaks about " + key
                + ", which it was not asked for; if the figure is its own, list it in the contribution's figures"));
        for (FigureKey key : own) {
            if (request.figures().containsKey(key)) {
                complaints.add(asked + "it declares " + key + " as its own, but the pack has this figure");
            } else if (answer.defining(key).isEmpty()) {
                complaints.add(asked + "it declares " + key + " as its own and does not define it");
            }
        }
    }

    /** A figure that it defines instead: the same concept in another period, say. */
    private static String near(FigureKey target, Contribution contribution) {
        Optional<FigureKey> other = contribution.relations().stream()
                .map(Relation::target)
                .filter(key -> key.concept().equals(target.concept())
                        && key.dimensions().equals(target.dimensions())
                        && !key.equals(target))
                .findFirst();
        return other.map(key -> ", but defines " + key).orElse("");
    }

    private List<String> reads() {
        Outcome outcome = compute();
        List<String> complaints = new ArrayList<>();
        for (Problem problem : outcome.problems("EB-NET-004", "EB-NET-002")) {
            complaints.add(problem.message()
                    + (problem.code().equals("EB-NET-004")
                            ? "; read only figures of request.figures() – where one is not there, call the target not"
                                    + " applicable"
                            : "; " + problem.expected()));
        }
        if (complaints.isEmpty() && !fixture.reads().isEmpty()) {
            Set<FigureKey> read = new LinkedHashSet<>();
            defined(outcome).forEach(target -> read.addAll(outcome.leaves(target)));
            for (FigureKey key : read) {
                if (!fixture.reads().contains(key)) {
                    complaints.add("it reads " + key + ", which the fixture does not list under reads(…)");
                }
            }
            for (FigureKey key : fixture.reads()) {
                if (!read.contains(key)) {
                    complaints.add("it does not read " + key + ", although the fixture lists it under reads(…)");
                }
            }
        }
        return complaints;
    }

    private List<String> repetition() {
        Answer first = ask();
        List<String> complaints = new ArrayList<>(first.differencesFrom(ask(), "asked once", "asked the same again"));
        if (complaints.isEmpty()) {
            complaints.addAll(first.differencesFrom(
                    ask(contract.calculator(), fixture), "one calculator", "another one of the same kind"));
        }
        return advise(complaints, "compute from the request alone: no random numbers, no clock, no counters");
    }

    private List<String> memory() {
        Answer before = ask();
        ask(calculator, fixture.later(1));
        ask(calculator, fixture.later(-1).reversed());
        for (FigureKey target : fixture.targets()) {
            Answer.of(calculator, fixture.request(calculator.info(), List.of(target)));
        }
        return advise(
                ask().differencesFrom(before, "after other questions", "before them"),
                "keep nothing in fields; a calculator serves many packs");
    }

    private List<String> locale() {
        Answer before = ask();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        List<String> complaints = new ArrayList<>();
        try {
            for (String tag : List.of("ar-EG-u-nu-arab", "tr-TR", "th-TH-u-ca-buddhist-nu-thai")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone(tag.startsWith("ar") ? "Pacific/Kiritimati" : "Etc/GMT+12"));
                complaints.addAll(ask().differencesFrom(before, "with the default locale " + tag, "before"));
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        return advise(complaints, "name the locale, Locale.ROOT, wherever text is formatted or changed");
    }

    private List<String> threads() {
        List<CalculatorFixture> fixtures = new ArrayList<>();
        List<Answer> alone = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            fixtures.add(fixture.later(i));
            alone.add(ask(calculator, fixtures.get(i)));
        }
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Callable<List<String>>> tasks = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            CalculatorFixture own = fixtures.get(i);
            Answer expected = alone.get(i);
            tasks.add(() -> {
                List<String> complaints = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    start.await();
                    complaints.addAll(
                            ask(calculator, own).differencesFrom(expected, "asked by several threads", "asked alone"));
                }
                return complaints;
            });
        }
        return advise(inParallel(tasks), "keep nothing in fields that a request changes");
    }

    private static List<String> inParallel(List<Callable<List<String>>> tasks) {
        ExecutorService executor = Executors.newFixedThreadPool(tasks.size());
        try {
            List<String> results = new ArrayList<>();
            for (Future<List<String>> future : executor.invokeAll(tasks)) {
                results.addAll(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of("the test was interrupted");
        } catch (ExecutionException e) {
            return List.of("a thread ended with " + e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private List<String> order() {
        return advise(
                ask(calculator, fixture.reversed())
                        .differencesFrom(ask(), "with targets and figures in the opposite order", "in the given order"),
                "treat every target by itself, or bring them into an order of their own first");
    }

    private static List<String> advise(List<String> complaints, String advice) {
        List<String> advised = new ArrayList<>(complaints);
        if (!complaints.isEmpty()) {
            advised.add(advice);
        }
        return advised;
    }

    private List<String> result() {
        Outcome outcome = compute();
        String id = calculator.info().id();
        List<String> complaints = new ArrayList<>();
        for (Problem problem : outcome.problems("EB-NET-003")) {
            complaints.add(problem.message() + "; " + problem.expected());
        }
        for (Relation relation : outcome.contribution().relations()) {
            if (!relation.id().equals(id) && !relation.id().startsWith(id + ":")) {
                complaints.add("relation " + relation.id() + " does not begin with the calculator's id " + id
                        + ":, so nobody sees whose it is; use request.define(…)");
            }
            if (fixture.targets().contains(relation.target()) && relation.role() == Relation.Role.DEFINING) {
                sourceComplaint(relation.source())
                        .ifPresent(complaint -> complaints.add("relation " + relation.id() + " " + complaint
                                + "; use request.define(…), which takes the source of info()"));
            }
        }
        for (FigureKey key : outcome.contribution().figures().keySet()) {
            if (key.period().equals(Period.always()) && key.phase().kind() != Phase.Kind.GESAMT) {
                complaints.add("its own figure " + key + " has no period; name the year or the days that it is for");
            }
        }
        return complaints;
    }

    private static Optional<String> sourceComplaint(LegalSource source) {
        return switch (source.kind()) {
            case ARITHMETIC ->
                Optional.of("names no source: arithmetic does not say who chose this rule (a statute, a bylaw, a"
                        + " standard, house practice)");
            case STATUTE, ORDINANCE, BYLAW ->
                source.section().isBlank()
                        ? Optional.of("cites \"" + source.title() + "\" without the section (§)")
                        : Optional.empty();
            case STANDARD, FORM, PRACTICE -> Optional.empty();
        };
    }

    private List<String> samples() {
        Outcome outcome = compute();
        List<String> complaints = new ArrayList<>();
        List<FigureKey> defined = defined(outcome);
        if (defined.isEmpty()) {
            complaints.add("it calls every target of the fixture not applicable, so that nothing was tried: "
                    + outcome.contribution().notApplicable() + "; give it targets and figures that it is made for");
        }
        for (FigureKey target : defined) {
            outcome.evaluation()
                    .value(target)
                    .ifFailed()
                    .ifPresent(failure -> complaints.add(target + " has no value: " + failure.reason() + ", "
                            + failure.message()
                            + (failure.reason() == Failure.Reason.MISSING_INPUT
                                    ? "; add samples with fixture().input(…)"
                                    : "; choose other samples")));
        }
        fixture.expected().forEach((key, text) -> {
            if (!outcome.net().figures().containsKey(key)) {
                complaints.add("the fixture expects " + key + ", which neither it nor the calculator knows");
                return;
            }
            Unit unit = outcome.evaluation().unit(key);
            Rational expected = Quantity.parse(text + " " + unit).value();
            Value value = outcome.evaluation().value(key);
            if (!value.ifKnown().equals(Optional.of(expected))) {
                complaints.add(key + " is expected to be " + text + " " + unit + ", but "
                        + value.ifKnown()
                                .map(number -> "comes to " + Numbers.text(number, unit))
                                .orElse("has no value: " + value.ifFailed().orElse(null))
                        + "\n" + explain(outcome, key).toText().stripTrailing());
            }
        });
        return complaints;
    }

    private static Explanation explain(Outcome outcome, FigureKey key) {
        return Explanation.of(outcome.evaluation(), key, FigureKey::toString);
    }

    private List<String> missing() {
        Outcome outcome = compute();
        List<String> complaints = new ArrayList<>();
        Set<FigureKey> all = new LinkedHashSet<>();
        for (FigureKey target : defined(outcome)) {
            for (FigureKey input : outcome.leaves(target)) {
                all.add(input);
                Map<FigureKey, Quantity> rest = new LinkedHashMap<>(fixture.inputs());
                rest.remove(input);
                Value value = outcome.with(fixture.figureSet(rest)).value(target);
                boolean named = value.ifFailed()
                        .filter(failure -> failure.reason() == Failure.Reason.MISSING_INPUT
                                && failure.causes().contains(input)
                                && failure.message().contains(input.toString()))
                        .isPresent();
                if (!named) {
                    complaints.add("without a value for " + input + ", " + target
                            + " must fail with MISSING_INPUT and name it, but is " + value);
                }
            }
        }
        all.removeAll(fixture.targets());
        all.removeAll(fixture.optional());
        for (FigureKey input : all) {
            addWithdrawn(input, outcome, complaints);
        }
        return complaints;
    }

    /** A pack that does not have the figure at all: the target is not applicable, or follows from other figures. */
    private void addWithdrawn(FigureKey input, Outcome with, List<String> complaints) {
        CalculatorFixture fewer = fixture.without(input);
        String absent = "in a pack that does not have " + input + " ";
        Answer answer = ask(calculator, fewer);
        if (answer.contribution() == null) {
            complaints.add(absent + answer.failure()
                    + ", and the pack loses all its targets; call those not applicable that need it");
            return;
        }
        Outcome without = Outcome.of(answer.contribution(), fewer);
        for (FigureKey target : defined(with)) {
            Set<FigureKey> before = with.leaves(target);
            if (!before.contains(input) || answer.contribution().notApplicable().containsKey(target)) {
                continue;
            }
            Set<FigureKey> after = without.leaves(target);
            if (without.net().defining(target).isEmpty()) {
                complaints.add(absent + target + " gets no rule: "
                        + without.problems().stream().map(Problem::message).toList()
                        + "; call it not applicable with the reason");
            } else if (before.containsAll(after)) {
                complaints.add(absent + "it counts it as 0: " + target + " still follows from " + after
                        + "; call it not applicable with the reason, or list the figure as fixture().optional(…) if"
                        + " the rule is complete without it");
            }
        }
    }

    private List<String> explanation() {
        Outcome outcome = compute();
        List<String> complaints = new ArrayList<>();
        for (FigureKey target : defined(outcome)) {
            Explanation explanation = explain(outcome, target);
            if (explanation.rule().isBlank()) {
                complaints.add(target + ": its relation has no rule in words; use request.define(…)");
            } else if (!explanation.rule().contains(CalculatorFixture.REASON)) {
                complaints.add(target + ": the rule \"" + explanation.rule() + "\" does not say why it was chosen (\""
                        + CalculatorFixture.REASON + "\"); use request.define(…), or add request.reason()");
            }
            if (explanation.parts().isEmpty()) {
                complaints.add(target + ": the explanation names nothing that it follows from; an amount that the rule"
                        + " fixes is a Formula.Constant with a name");
            }
            addNameless(target, explanation, complaints);
        }
        outcome.contribution().notApplicable().forEach((target, reason) -> {
            if (reason.isBlank()) {
                complaints.add(target + " is not applicable without a reason; say why in one sentence");
            }
        });
        return complaints;
    }

    private static void addNameless(FigureKey target, Explanation explanation, List<String> complaints) {
        for (Explanation part : explanation.parts()) {
            if (part.label().isBlank()) {
                complaints.add(target + ": a constant has no name; name it as the paper does");
            }
            addNameless(target, part, complaints);
        }
    }

    private List<String> rounding() {
        Outcome outcome = compute();
        List<String> complaints = new ArrayList<>();
        for (FigureKey target : defined(outcome)) {
            Unit unit = outcome.evaluation().unit(target);
            outcome.evaluation()
                    .value(target)
                    .ifKnown()
                    .filter(number -> !number.fits(unit.decimals()))
                    .ifPresent(number -> complaints.add(target + " = " + number + " has more than the "
                            + unit.decimals() + " decimals that " + unit
                            + " keeps; say how the rule rounds: request.define(…).rounded(RoundTo.CENT)"));
        }
        return complaints;
    }

    /** Days just before and after a calculator is in force. */
    static List<LocalDate> outside(CalculatorInfo info) {
        List<LocalDate> days = new ArrayList<>();
        if (info.validity().from().getYear() > 1) {
            days.add(info.validity().from().minusDays(1));
        }
        LocalDate to = info.validity().to();
        if (to != null && to.getYear() < 9999) {
            days.add(to.plusDays(1));
        }
        return days;
    }
}
