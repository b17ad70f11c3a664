package org.eigenbetrieb.testkit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigenbetrieb.core.calculator.Calculator;
import org.eigenbetrieb.core.calculator.CalculatorInfo;
import org.eigenbetrieb.core.calculator.Choice;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackDescription;
import org.eigenbetrieb.core.pack.PaperDescription;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.time.Phase;

/** Puts a calculator into a pack of another time, with a form of one line and one column. */
final class ValidityProbe {

    private static final String PAPER = "probe";

    private ValidityProbe() {}

    static List<String> complaints(Calculator calculator, CalculatorFixture fixture) {
        CalculatorInfo info = calculator.info();
        List<String> complaints = new ArrayList<>();
        for (LocalDate day : Trial.outside(info)) {
            Pack pack = pack(calculator, fixture, day);
            LayoutBinding binding = pack.bindings().values().iterator().next();
            FigureKey target = binding.slots().get(0).target();
            Value value = pack.run().evaluation().value(target);
            boolean refused = value.ifFailed()
                    .filter(failure -> failure.reason() == Failure.Reason.NOT_APPLICABLE
                            && failure.message().contains(info.id()))
                    .isPresent();
            if (!refused) {
                complaints.add("it is in force " + info.validity() + "; in a pack of " + day
                        + " its figure must be NOT_APPLICABLE and name " + info.id() + ", but is " + value);
            }
        }
        for (LocalDate day : fixture.notInForce()) {
            Answer answer = Answer.of(calculator, fixture.on(day).request(info));
            if (answer.contribution() == null) {
                complaints.add("for a paper of " + day + " " + answer.failure()
                        + "; call its targets not applicable, with the reason");
                continue;
            }
            Set<FigureKey> refused = answer.contribution().notApplicable().keySet();
            for (FigureKey target : fixture.targets()) {
                if (!refused.contains(target)) {
                    complaints.add("for a paper of " + day + ", for which the rule has no result, " + target
                            + " must be not applicable, but is "
                            + answer.defining(target).stream()
                                    .map(FormulaText::of)
                                    .toList());
                }
            }
        }
        return complaints;
    }

    private static Pack pack(Calculator calculator, CalculatorFixture fixture, LocalDate day) {
        CalculatorInfo info = calculator.info();
        LayoutColumn column = new LayoutColumn(
                "ziel",
                "Ziel",
                "",
                false,
                new LayoutColumn.Facts(
                        Phase.Kind.HOCHRECHNUNG,
                        0,
                        LayoutColumn.Basis.YEAR,
                        0,
                        Dimensions.NONE,
                        info.slot(),
                        Map.of(),
                        null),
                CalculatorFixture.CHOSEN_AT);
        LayoutRow line = new LayoutRow.Line(
                Concept.of(PAPER),
                "",
                "Probe",
                LayoutRow.Style.LINE,
                0,
                true,
                Unit.EUR,
                new LayoutRow.Rule.Input(),
                "",
                Set.of(),
                CalculatorFixture.CHOSEN_AT);
        Layout layout = new Layout(
                PAPER,
                "Probe",
                "1",
                Jurisdiction.EVERYWHERE,
                Validity.from(LocalDate.of(1, 1, 1)),
                LegalSource.form("Probe"),
                "",
                Layout.Records.ACCOUNTS,
                Set.of(),
                List.of(column),
                List.of(line),
                List.of(),
                CalculatorFixture.CHOSEN_AT);
        PaperDescription paper = new PaperDescription(
                PAPER,
                "Probe",
                PAPER,
                day.getYear(),
                day,
                "",
                CsvFormat.RFC4180,
                new PaperDescription.Keys("", "", "", "", "", "", ""),
                new PaperDescription.Accounts(false, 0, ""),
                Map.of(),
                List.of(),
                PaperDescription.Records.NONE,
                CalculatorFixture.CHOSEN_AT);
        Choice choice = new Choice(
                info.slot(),
                "",
                List.of(),
                info.id(),
                fixture.parameters(),
                CalculatorFixture.REASON,
                CalculatorFixture.CHOSEN_AT);
        PackDescription description = new PackDescription(
                "Probe",
                fixture.place(),
                day,
                day.getYear(),
                List.of(paper),
                List.of(),
                List.of(choice),
                CalculatorFixture.CHOSEN_AT);
        Registry registry = Registry.builder()
                .layouts(List.of(layout))
                .calculator(calculator)
                .build();
        return Pack.build(description, registry, (file, format) -> {
            throw new IllegalStateException("The probe has no table, but " + file + " was asked for");
        });
    }
}
