package org.eigenbetrieb.core.testkitcheck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.eigenbetrieb.core.calculator.CalculationRequest;
import org.eigenbetrieb.core.calculator.Calculator;
import org.eigenbetrieb.core.calculator.CalculatorInfo;
import org.eigenbetrieb.core.calculator.Contribution;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.formula.RoundTo;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.Land;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.eigenbetrieb.testkit.AdditiveContract;
import org.eigenbetrieb.testkit.CalculatorContract;
import org.eigenbetrieb.testkit.CalculatorFixture;
import org.eigenbetrieb.testkit.RoundedContract;
import org.eigenbetrieb.testkit.ScaleContract;
import org.jspecify.annotations.NullUnmarked;

/**
 * Deliberately bad calculators, each in the test class that its author would write. Run by {@link
 * CalculatorContractTest} only: a build does not find nested classes.
 */
final class BadCalculators {

    private static final String LAST = "0815";
    private static final String COUNTED = "arbeitsplaetze|IST.2023-09-30|@2023-09-30";

    private BadCalculators() {}

    private static boolean isLast(FigureKey key) {
        return key.toString().endsWith(LAST);
    }

    private static Contribution with(Contribution contribution, Relation relation) {
        List<Relation> relations = new ArrayList<>(contribution.relations());
        relations.add(relation);
        return new Contribution(relations, contribution.notApplicable(), contribution.figures());
    }

    private static Relation again(Relation relation) {
        return Relation.defining(
                relation.id() + ":2",
                relation.target(),
                relation.formula(),
                relation.rule(),
                relation.source(),
                relation.place());
    }

    private static Contribution without(Contribution contribution, FigureKey key) {
        return new Contribution(
                contribution.relations().stream()
                        .filter(relation -> !relation.target().equals(key))
                        .toList(),
                contribution.notApplicable(),
                contribution.figures());
    }

    /** Everything as it should be, the opt-in promises too. */
    static class Proper implements RoundedContract, AdditiveContract, ScaleContract {
        @Override
        public Calculator calculator() {
            return new ProperRule();
        }

        @Override
        public CalculatorFixture fixture() {
            return CalculatorFixture.forecast(calculator())
                    .parameter("zuschlag", "0")
                    .expect("abschreibungen|HOCHRECHNUNG.2023-09-30|2023", "816460.89")
                    .expect("kontobetrag|HOCHRECHNUNG.2023-09-30|2023|konto=4711000000", "-2140.41");
        }
    }

    /** A rule for which an account that the pack does not have is simply not there. */
    static class AddsUpWhatThereIs implements CalculatorContract {
        private static final String ONE = "gebuehren|IST.2023-09-30|2023";
        private static final String OTHER = "entgelte|IST.2023-09-30|2023";

        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                boolean applies(CalculationRequest request, FigureKey target) {
                    return true;
                }

                @Override
                Formula formula(CalculationRequest request, FigureKey target) {
                    return Formula.sum(request.figures().keySet().stream()
                            .filter(key -> key.phase().kind() == Phase.Kind.IST)
                            .sorted()
                            .toList());
                }
            };
        }

        @Override
        public CalculatorFixture fixture() {
            return CalculatorFixture.of(Jurisdiction.of(Land.RP, "Koblenz"), LocalDate.of(2023, 9, 30))
                    .target("erloese|HOCHRECHNUNG.2023-09-30|2023", Unit.EUR)
                    .input(ONE, "12.30 EUR")
                    .input(OTHER, "4.56 EUR")
                    .optional(ONE, OTHER)
                    .reads(ONE, OTHER)
                    .expect("erloese|HOCHRECHNUNG.2023-09-30|2023", "16.86");
        }
    }

    @NullUnmarked
    static class WithoutDescription implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                public CalculatorInfo info() {
                    return null;
                }
            };
        }
    }

    static class ThrowsWhenDescribed implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                public CalculatorInfo info() {
                    throw new IllegalStateException("not configured");
                }
            };
        }
    }

    static class ChangesDescription implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                private final AtomicInteger calls = new AtomicInteger();

                @Override
                public CalculatorInfo info() {
                    CalculatorInfo info = super.info();
                    return new CalculatorInfo(
                            info.id(),
                            info.title(),
                            info.slot(),
                            info.jurisdiction(),
                            Validity.from(LocalDate.of(2000, 1, 1).plusDays(calls.getAndIncrement())),
                            info.source(),
                            info.parameters());
                }
            };
        }
    }

    static class HidesParameter implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule();
        }

        @Override
        public CalculatorFixture fixture() {
            return CalculatorFixture.forecast(calculator()).parameter("faktor", "2");
        }
    }

    static class ElsewhereInForce implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                public CalculatorInfo info() {
                    CalculatorInfo info = super.info();
                    return new CalculatorInfo(
                            info.id(),
                            info.title(),
                            info.slot(),
                            Jurisdiction.of(Land.BW, "Ulm"),
                            info.validity(),
                            info.source(),
                            info.parameters());
                }
            };
        }

        @Override
        public CalculatorFixture fixture() {
            return CalculatorFixture.forecast(calculator()).at(Jurisdiction.of(Land.RP, "Koblenz"));
        }
    }

    @NullUnmarked
    static class ReturnsNull implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                public Contribution contribute(CalculationRequest request) {
                    return null;
                }
            };
        }
    }

    static class Throws implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                public Contribution contribute(CalculationRequest request) {
                    throw new IllegalStateException("no connection");
                }
            };
        }
    }

    static class DefinesTwice implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                public Contribution contribute(CalculationRequest request) {
                    Contribution proper = super.contribute(request);
                    for (FigureKey target : request.targets()) {
                        proper = isLast(target) ? with(proper, again(define(request, target))) : proper;
                    }
                    return proper;
                }
            };
        }
    }

    static class SilentAboutATarget implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                public Contribution contribute(CalculationRequest request) {
                    Contribution proper = super.contribute(request);
                    for (FigureKey target : request.targets()) {
                        proper = isLast(target) ? without(proper, target) : proper;
                    }
                    return proper;
                }
            };
        }
    }

    static class WrongPeriod implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                Relation define(CalculationRequest request, FigureKey target) {
                    FigureKey wrong = target.in(target.phase(), target.period().plusYears(1));
                    return request.define(isLast(target) ? wrong : target, formula(request, target), detail(request))
                            .rounded(RoundTo.CENT);
                }
            };
        }
    }

    static class SilentWhenAskedForOne implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                public Contribution contribute(CalculationRequest request) {
                    return request.targets().size() == 1 ? Contribution.of(List.of()) : super.contribute(request);
                }
            };
        }
    }

    static class DefinesTheInput implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                public Contribution contribute(CalculationRequest request) {
                    Contribution proper = super.contribute(request);
                    List<Relation> relations = new ArrayList<>(proper.relations());
                    Map<FigureKey, Unit> own = new LinkedHashMap<>();
                    for (FigureKey target : request.targets()) {
                        relations.add(request.define(ist(target), new Formula.Sum(List.of()), "0 ersatzweise"));
                        own.put(ist(target), Unit.EUR);
                    }
                    return new Contribution(relations, proper.notApplicable(), own);
                }
            };
        }
    }

    static class DefinesAndRefuses implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                public Contribution contribute(CalculationRequest request) {
                    return new Contribution(
                            super.contribute(request).relations(),
                            request.targets().stream()
                                    .filter(BadCalculators::isLast)
                                    .collect(Collectors.toMap(target -> target, target -> "vorsichtshalber")),
                            Map.of());
                }
            };
        }
    }

    static class ReadsUndeclared implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                Formula formula(CalculationRequest request, FigureKey target) {
                    return Formula.ref(target.in(Phase.PLANUNG, target.period()));
                }
            };
        }
    }

    static class ReadsMoreThanListed implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule();
        }

        @Override
        public CalculatorFixture fixture() {
            return CalculatorFixture.forecast(calculator())
                    .reads("abschreibungen|IST.2023-09-30|2023-01-01/2023-09-30");
        }
    }

    static class GoesInCircles implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                Formula formula(CalculationRequest request, FigureKey target) {
                    return Formula.sum(List.of(ist(target), target));
                }
            };
        }
    }

    static class NonDeterministic implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                private final AtomicInteger calls = new AtomicInteger();

                @Override
                String detail(CalculationRequest request) {
                    return "Lauf " + calls.incrementAndGet();
                }
            };
        }
    }

    static class Stateful implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                private final Set<FigureKey> seen = new HashSet<>();

                @Override
                String detail(CalculationRequest request) {
                    seen.addAll(request.targets());
                    return seen.size() + " Zeilen";
                }
            };
        }
    }

    static class UsesDefaultLocale implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                String detail(CalculationRequest request) {
                    return String.format(Locale.getDefault(), "Ist × %d/9", 12);
                }
            };
        }
    }

    static class SharesAField implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                private volatile LocalDate day = LocalDate.MIN;

                @Override
                String detail(CalculationRequest request) {
                    day = request.date();
                    LockSupport.parkNanos(100_000);
                    return "zum " + day;
                }
            };
        }
    }

    static class DependsOnOrder implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                Formula formula(CalculationRequest request, FigureKey target) {
                    return request.targets().get(0).equals(target)
                            ? Formula.ref(plan(target))
                            : super.formula(request, target);
                }

                @Override
                boolean applies(CalculationRequest request, FigureKey target) {
                    return request.figures().containsKey(plan(target)) && super.applies(request, target);
                }
            };
        }
    }

    static class WrongUnit implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                Formula formula(CalculationRequest request, FigureKey target) {
                    return Formula.ref(FigureKey.parse(COUNTED));
                }
            };
        }

        @Override
        public CalculatorFixture fixture() {
            return CalculatorFixture.forecast(calculator()).input(COUNTED, "1500 COUNT");
        }
    }

    private static Relation by(LegalSource source, Relation relation) {
        return Relation.defining(
                        relation.id(), relation.target(), relation.formula(), relation.rule(), source, relation.place())
                .rounded(RoundTo.CENT);
    }

    static class WithoutSource implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                Relation define(CalculationRequest request, FigureKey target) {
                    return by(LegalSource.ARITHMETIC, super.define(request, target));
                }
            };
        }
    }

    static class StatuteWithoutSection implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                Relation define(CalculationRequest request, FigureKey target) {
                    LegalSource somewhere = new LegalSource(
                            LegalSource.Kind.ORDINANCE,
                            "EigAnVO Rheinland-Pfalz",
                            "",
                            null,
                            LegalSource.Standing.UNVERIFIED);
                    return by(somewhere, super.define(request, target));
                }
            };
        }
    }

    static class ForeignId implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                Relation define(CalculationRequest request, FigureKey target) {
                    Relation proper = super.define(request, target);
                    return Relation.defining(
                                    "r" + proper.id().hashCode(),
                                    target,
                                    proper.formula(),
                                    proper.rule(),
                                    proper.source(),
                                    proper.place())
                            .rounded(RoundTo.CENT);
                }
            };
        }
    }

    static class OwnFigureWithoutPeriod implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                public Contribution contribute(CalculationRequest request) {
                    Contribution proper = super.contribute(request);
                    FigureKey own = FigureKey.of("probe-monate", Phase.ANSATZ, Period.always());
                    Formula months = new Formula.Constant(Quantity.of(9, 0, Unit.COUNT), "Monate");
                    return new Contribution(
                            with(proper, request.define(own, months, "")).relations(),
                            proper.notApplicable(),
                            Map.of(own, Unit.COUNT));
                }
            };
        }
    }

    static class Miscalculates extends Proper {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                Formula formula(CalculationRequest request, FigureKey target) {
                    return Formula.times(Rational.of(12, 36), Formula.ref(ist(target)));
                }
            };
        }
    }

    static class NeverApplies implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                boolean applies(CalculationRequest request, FigureKey target) {
                    return false;
                }
            };
        }
    }

    static class ZeroForMissing implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                boolean applies(CalculationRequest request, FigureKey target) {
                    return true;
                }

                @Override
                Formula formula(CalculationRequest request, FigureKey target) {
                    return Formula.sum(List.of(ist(target), plan(target)).stream()
                            .filter(request.figures()::containsKey)
                            .toList());
                }
            };
        }
    }

    static class ThrowsForMissing implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                boolean applies(CalculationRequest request, FigureKey target) {
                    if (!super.applies(request, target)) {
                        throw new IllegalArgumentException("keine Ist-Spalte");
                    }
                    return true;
                }
            };
        }
    }

    static class IgnoresValidity implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule();
        }

        @Override
        public CalculatorFixture fixture() {
            return CalculatorFixture.forecast(calculator()).notInForceOn(LocalDate.of(2024, 1, 1));
        }
    }

    static class ExplainsNothing implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                Relation define(CalculationRequest request, FigureKey target) {
                    return withRule("", super.define(request, target));
                }
            };
        }
    }

    static class HidesTheReason implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                Relation define(CalculationRequest request, FigureKey target) {
                    return withRule("Hochrechnung", super.define(request, target));
                }
            };
        }
    }

    private static Relation withRule(String rule, Relation relation) {
        return Relation.defining(
                        relation.id(), relation.target(), relation.formula(), rule, relation.source(), relation.place())
                .rounded(RoundTo.CENT);
    }

    static class NamelessConstant implements CalculatorContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                Formula formula(CalculationRequest request, FigureKey target) {
                    return new Formula.Constant(Quantity.euros("60000.00"), "");
                }
            };
        }
    }

    static class Unrounded extends Proper {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                Relation define(CalculationRequest request, FigureKey target) {
                    return request.define(target, formula(request, target), detail(request));
                }
            };
        }

        @Override
        public CalculatorFixture fixture() {
            return CalculatorFixture.forecast(calculator());
        }
    }

    /** Scales, but the positive part of a sum is not the sum of the positive parts. */
    static class NotAdditive implements RoundedContract, AdditiveContract, ScaleContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                Formula formula(CalculationRequest request, FigureKey target) {
                    return new Formula.PositivePart(super.formula(request, target));
                }
            };
        }
    }

    /** Adds a lump sum; in euros it means something else than in thousands of euros. */
    static class DoesNotScale implements RoundedContract, ScaleContract {
        @Override
        public Calculator calculator() {
            return new ProperRule() {
                @Override
                Formula formula(CalculationRequest request, FigureKey target) {
                    return new Formula.Sum(List.of(
                            new Formula.Term(Rational.ONE, super.formula(request, target)),
                            new Formula.Term(
                                    Rational.ONE, new Formula.Constant(Quantity.euros("100.00"), "Pauschale"))));
                }
            };
        }
    }
}
