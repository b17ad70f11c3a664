package org.eigenbetrieb.core.pack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.calculator.CalculationRequest;
import org.eigenbetrieb.core.calculator.Calculator;
import org.eigenbetrieb.core.calculator.Choice;
import org.eigenbetrieb.core.calculator.Contribution;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.jspecify.annotations.Nullable;

/**
 * Asks calculators for the figures that forms leave to them. A calculator that fails, and everything it was asked for,
 * is named; nothing it does stops the others.
 */
final class SlotFiller {

    private final PackDescription description;
    private final Registry registry;
    private final Map<String, LayoutBinding> bindings;
    private final Map<String, List<LayoutBinding.Slot>> slots = new LinkedHashMap<>();
    private final Map<FigureKey, Unit> known;
    private final Set<FigureKey> defined;
    private final Set<String> unusable;
    private final List<Relation> relations = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<FigureKey, Failure> failures = new LinkedHashMap<>();
    private final Map<FigureKey, Unit> figures = new LinkedHashMap<>();

    /** Targets that one calculator is asked for in one go. */
    private record Job(Calculator calculator, @Nullable Choice choice, String paper) {}

    SlotFiller(
            PackDescription description,
            Registry registry,
            Map<String, LayoutBinding> bindings,
            Map<String, PaperContent> contents,
            Map<FigureKey, Unit> known,
            Set<FigureKey> defined,
            Set<String> unusable) {
        this.unusable = unusable;
        this.description = description;
        this.registry = registry;
        this.bindings = bindings;
        for (PaperDescription paper : description.papers()) {
            LayoutBinding binding = bindings.get(paper.id());
            PaperContent content = contents.get(paper.id());
            if (binding != null) {
                slots.put(paper.id(), binding.slots());
            } else if (content != null) {
                slots.put(paper.id(), content.slots());
            }
        }
        this.known = known;
        this.defined = new HashSet<>(defined);
    }

    List<Problem> problems() {
        return problems;
    }

    Map<FigureKey, Failure> failures() {
        return failures;
    }

    Map<FigureKey, Unit> figures() {
        return figures;
    }

    List<Relation> fill() {
        checkChoices();
        Map<Job, List<FigureKey>> jobs = new LinkedHashMap<>();
        Set<FigureKey> asked = new HashSet<>();
        slots.forEach((paper, open) -> {
            for (LayoutBinding.Slot slot : open) {
                if (defined.contains(slot.target()) || !asked.add(slot.target())) {
                    continue;
                }
                Optional<Job> job = job(paper, slot);
                if (job.isPresent()) {
                    jobs.computeIfAbsent(job.get(), key -> new ArrayList<>()).add(slot.target());
                } else {
                    failures.put(
                            slot.target(),
                            Failure.ruleFailed("no calculator was found for slot \"" + slot.slot() + "\""));
                }
            }
        });
        jobs.forEach(this::ask);
        return relations;
    }

    /** Every line that a choice names must exist and be left to calculators. */
    private void checkChoices() {
        for (Choice choice : description.choices()) {
            Set<String> possible = new LinkedHashSet<>();
            Set<String> computed = new HashSet<>();
            Set<String> empty = new HashSet<>();
            for (Map.Entry<String, List<LayoutBinding.Slot>> open : slots.entrySet()) {
                if (!choice.paper().isEmpty() && !choice.paper().equals(open.getKey())) {
                    continue;
                }
                for (LayoutBinding.Slot slot : open.getValue()) {
                    if (slot.slot().equals(choice.slot())) {
                        possible.add(slot.line().id());
                        if (!slot.account().isEmpty()) {
                            possible.add(slot.account());
                        }
                    }
                }
                LayoutBinding binding = bindings.get(open.getKey());
                if (binding != null) {
                    for (LayoutRow.Line line : binding.layout().lines()) {
                        boolean posts = line.rule() instanceof LayoutRow.Rule.OfAccounts;
                        boolean noAccount =
                                binding.assignment().accounts(line.concept()).isEmpty();
                        (posts && noAccount ? empty : computed)
                                .add(line.concept().id());
                    }
                }
            }
            boolean isUnusable = choice.paper().isEmpty() ? !unusable.isEmpty() : unusable.contains(choice.paper());
            for (String line : choice.lines()) {
                if (!possible.contains(line) && empty.contains(line) && !isUnusable) {
                    problems.add(Problem.error(
                            "EB-CAL-004",
                            choice.place(),
                            "the choice names \"" + line + "\", of which the table has no row: it counts as 0",
                            "add its row to the table, or take it out of the choice"));
                } else if (!possible.contains(line) && !isUnusable) {
                    boolean sum = computed.contains(line);
                    problems.add(Problem.error(
                            "EB-CAL-004",
                            choice.place(),
                            "the choice names \"" + line + "\", which "
                                    + (sum ? "its form computes from other lines" : "is neither a line nor an account"),
                            sum
                                    ? "choose for the lines it is computed from"
                                    : "expected a line, a post or an account of the paper"));
                }
            }
            if (!possible.isEmpty() || choice.lines().isEmpty()) {
                problems.addAll(registry.chosen(choice).problems());
            }
        }
    }

    private Optional<Job> job(String paper, LayoutBinding.Slot slot) {
        List<Choice> best = new ArrayList<>();
        int rank = 0;
        for (Choice choice : description.choices()) {
            if (!choice.slot().equals(slot.slot())) {
                continue;
            }
            int own = choice.rank(paper, slot.line().id(), slot.account());
            if (own > rank) {
                best.clear();
                rank = own;
            }
            if (own > 0 && own == rank) {
                best.add(choice);
            }
        }
        if (best.size() > 1) {
            problems.add(Problem.error(
                    "EB-CAL-003",
                    best.get(1).place(),
                    "two choices fit " + slot.target().concept() + " equally: "
                            + best.get(0).calculator() + " (" + best.get(0).place() + ") and "
                            + best.get(1).calculator(),
                    "name the line in one of them only"));
            return Optional.empty();
        }
        if (best.size() == 1) {
            Choice choice = best.get(0);
            return registry.chosen(choice).value().map(calculator -> new Job(calculator, choice, paper));
        }
        Read<Optional<Calculator>> selected =
                registry.select(slot.slot(), description.place(), description.stand(), description.source());
        for (Problem problem : selected.problems()) {
            if (!problems.contains(problem)) {
                problems.add(problem);
            }
        }
        return selected.value().map(calculator -> new Job(calculator, null, paper));
    }

    private void ask(Job job, List<FigureKey> targets) {
        String id = job.calculator().info().id();
        Choice choice = job.choice();
        CalculationRequest request = new CalculationRequest(
                job.calculator().info(),
                targets,
                known,
                choice == null ? Map.of() : choice.parameters(),
                description.place(),
                description.stand(),
                choice == null ? "" : choice.reason(),
                choice == null ? description.source() : choice.place());
        if (!job.calculator().info().validity().contains(description.stand())) {
            targets.forEach(target -> failures.put(
                    target,
                    Failure.notApplicable(
                            id + " is in force " + job.calculator().info().validity() + ", not on "
                                    + description.stand(),
                            List.of())));
            return;
        }
        if (choice != null) {
            checkParameters(job.calculator(), choice);
        }
        Contribution contribution;
        try {
            contribution = job.calculator().contribute(request);
        } catch (IllegalArgumentException e) {
            if (choice == null || choice.parameters().isEmpty()) {
                fail(request, "EB-CAL-005", "calculator " + id + " failed: " + e.getMessage());
            } else {
                fail(
                        request,
                        "EB-CAL-011",
                        "calculator " + id + " cannot use its parameters " + choice.parameters() + ": "
                                + e.getMessage());
            }
            return;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            fail(
                    request,
                    "EB-CAL-005",
                    "calculator " + id + " failed: " + e.getClass().getSimpleName()
                            + (e.getMessage() == null ? "" : ": " + e.getMessage()));
            return;
        }
        if (contribution == null) {
            fail(request, "EB-CAL-006", "calculator " + id + " returned null");
            return;
        }
        accept(request, contribution);
    }

    private void checkParameters(Calculator calculator, Choice choice) {
        for (String name : choice.parameters().keySet()) {
            if (!calculator.info().parameters().containsKey(name)) {
                problems.add(Problem.error(
                        "EB-CAL-009",
                        choice.place(),
                        "calculator " + calculator.info().id() + " has no parameter \"" + name + "\"",
                        "expected "
                                + (calculator.info().parameters().isEmpty()
                                        ? "none"
                                        : "one of "
                                                + calculator.info().parameters().keySet())));
            }
        }
    }

    private void fail(CalculationRequest request, String code, String message) {
        problems.add(Problem.error(
                code,
                request.chosenAt(),
                message + "; "
                        + (request.targets().size() == 1
                                ? "1 figure has no value"
                                : request.targets().size() + " figures have no value")
                        + " because of it",
                code.equals("EB-CAL-011")
                        ? "correct the parameters of this choice"
                        : "correct the calculator or choose another one"));
        request.targets().forEach(target -> failures.put(target, Failure.ruleFailed(message)));
    }

    private void accept(CalculationRequest request, Contribution contribution) {
        String id = request.calculator().id();
        Set<FigureKey> targets = new HashSet<>(request.targets());
        Map<FigureKey, Relation> own = new LinkedHashMap<>();
        Set<FigureKey> twice = new LinkedHashSet<>();
        for (Relation relation : contribution.relations()) {
            if (relation.role() == Relation.Role.ASSERTING) {
                relations.add(relation);
            } else if (own.putIfAbsent(relation.target(), relation) != null) {
                twice.add(relation.target());
            }
        }
        for (FigureKey key : twice) {
            reject(request, "EB-CAL-008", key, "calculator " + id + " defines " + key + " twice");
            own.remove(key);
        }
        contribution.figures().forEach((key, unit) -> {
            if (!known.containsKey(key)) {
                figures.put(key, unit);
            }
        });
        for (Map.Entry<FigureKey, Relation> entry : own.entrySet()) {
            FigureKey key = entry.getKey();
            boolean mayDefine = targets.contains(key) || figures.containsKey(key);
            if (!mayDefine) {
                reject(
                        request,
                        "EB-CAL-010",
                        key,
                        "calculator " + id + " defines " + key
                                + ", which it was not asked for and which is not its own");
            } else {
                relations.add(entry.getValue());
            }
        }
        for (FigureKey target : request.targets()) {
            String reason = contribution.notApplicable().get(target);
            if (reason != null && !own.containsKey(target)) {
                failures.put(target, Failure.notApplicable(id + ": " + reason, List.of(target)));
            } else if (!own.containsKey(target) && !twice.contains(target)) {
                reject(
                        request,
                        "EB-CAL-007",
                        target,
                        "calculator " + id + " was asked for " + target + " and says nothing about it");
                failures.put(target, Failure.ruleFailed("calculator " + id + " says nothing about it"));
            }
        }
    }

    private void reject(CalculationRequest request, String code, FigureKey key, String message) {
        problems.add(Problem.error(
                code, request.chosenAt(), message, "a calculator defines each of its targets exactly once"));
        if (request.targets().contains(key)) {
            failures.put(key, Failure.ruleFailed(message));
        }
    }
}
