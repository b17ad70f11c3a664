package org.eigenbetrieb.core.testkitcheck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eigenbetrieb.core.evaluate.Failure.Reason.MISSING_INPUT;
import static org.eigenbetrieb.core.evaluate.Failure.Reason.NOT_APPLICABLE;
import static org.eigenbetrieb.testkit.FigureVerifier.verify;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.calculator.Choice;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.testkit.FigureVerifier;
import org.eigenbetrieb.testkit.SamplePlan;
import org.junit.jupiter.api.Test;

/** The verifier accepts the right reason and says what is different where it is another. */
class FigureVerifierTest {

    private static final String IST = "umsatzerloese|IST.2023-09-30|2023-01-01/2023-09-30|gliederung=probe";
    private static final String ACCOUNT = "kontobetrag|HOCHRECHNUNG.2023-09-30|2023|konto=01001";

    private static final Map<String, String> AMOUNTS = Map.of(
            "kontobetrag|IST.2023-09-30|2023-01-01/2023-09-30|konto=01001", "600.00",
            "kontobetrag|IST.2023-09-30|2023-01-01/2023-09-30|konto=01009", "700.00",
            "zuweisungen|IST.2023-09-30|2023-01-01/2023-09-30|gliederung=probe", "800.00",
            "zuweisungen|ANSATZ|2023|gliederung=probe", "300.00");

    private final PackRun run = plan(Map.of()).pack(registry(), choices()).run();
    private final FigureVerifier figures = verify(run);

    private static Registry registry() {
        return Registry.builder().calculator(new ProperRule()).build();
    }

    private static List<Choice> choices() {
        return List.of(new Choice(
                "hochrechnung",
                "",
                List.of(),
                ProperRule.ID,
                Map.of(),
                "gleichmäßiger Verlauf",
                SourceRef.of("pack.json", 7, 3)));
    }

    /** A plan with round amounts; others instead where they are given, an empty text for a gap. */
    private static SamplePlan plan(Map<String, String> others) {
        SamplePlan plan = SamplePlan.of(Forms.proper(), LocalDate.of(2023, 9, 30));
        Map<FigureKey, Quantity> amounts = new LinkedHashMap<>();
        for (FigureKey key : plan.inputs()) {
            amounts.put(key, Quantity.of(10_000L * (amounts.size() + 1), 2, plan.unit(key)));
        }
        Map<String, String> fixed = new LinkedHashMap<>(AMOUNTS);
        fixed.putAll(others);
        fixed.forEach((key, value) -> {
            if (value.isEmpty()) {
                amounts.remove(FigureKey.parse(key));
            } else {
                amounts.put(FigureKey.parse(key), Quantity.euros(value));
            }
        });
        return plan.with(amounts);
    }

    @Test
    void the_right_reasons_are_accepted() {
        assertThatCode(() -> figures.figure(IST)
                        .hasValue("1300.00")
                        .hasValue("1.3 TEUR")
                        .roundsTo("1 TEUR")
                        .isKnownBy("plan")
                        .follows(
                                "kontobetrag|IST.2023-09-30|2023-01-01/2023-09-30|konto=01001",
                                "kontobetrag|IST.2023-09-30|2023-01-01/2023-09-30|konto=01009")
                        .readsFrom("plan.csv:2:4", "plan.csv:3", "plan.csv")
                        .cites("Probe")
                        .isExplainedWith("Summe der zugeordneten Konten")
                        .figure(ACCOUNT)
                        .isKnownBy("probe.linear")
                        .isExplainedWith("Ist × 12/Monate – Grund: gleichmäßiger Verlauf", "pack.json:7:3")
                        .readsFrom("plan.csv:2:4")
                        .figure("zuweisungen plan")
                        .isInput())
                .doesNotThrowAnyException();
    }

    @Test
    void another_value_is_told_with_the_explanation() {
        assertThatThrownBy(() -> figures.figure(IST).hasValue("1300.01"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("it is 1300.00 EUR, but should be 1300.01 EUR")
                .hasMessageContaining("Summe der zugeordneten Konten")
                .hasMessageContaining("plan.csv:2:4");
        assertThatThrownBy(() -> figures.figure(IST).hasValue("1300 COUNT"))
                .hasMessageContaining("it counts EUR, not COUNT");
        assertThatThrownBy(() -> figures.figure(IST).roundsTo("1299.9")).hasMessageContaining("printed as 1300.0 EUR");
    }

    @Test
    void a_quotient_stays_exact_and_the_message_says_how_to_compare_it() {
        String share = "zuweisungen|IST.2023-09-30|2023-01-01/2023-09-30|bezug=ansatz-2023;gliederung=probe";

        assertThatThrownBy(() -> figures.figure(share).hasValue("266.67"))
                .hasMessageContaining("(exactly 800/3), but should be 266.67 PERCENT")
                .hasMessageContaining("roundsTo(\"266.67\")");
        assertThatCode(() -> figures.figure(share).roundsTo("266.67").roundsTo("267"))
                .doesNotThrowAnyException();
    }

    @Test
    void another_rule_is_told() {
        assertThatThrownBy(() -> figures.figure(ACCOUNT).isKnownBy("hochrechnung.planwert"))
                .hasMessageContaining("it is known by probe.linear:kontobetrag:")
                .hasMessageContaining("but should be by hochrechnung.planwert");
        assertThatThrownBy(() -> figures.figure(ACCOUNT).isKnownBy("probe.lin")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> figures.figure("zuweisungen plan").isKnownBy("probe.linear"))
                .hasMessageContaining("it is given as input");
        assertThatThrownBy(() -> figures.figure(ACCOUNT).isInput()).hasMessageContaining("it is computed by");
        assertThatThrownBy(() -> figures.figure(ACCOUNT).cites("§ 21"))
                .hasMessageContaining("it cites \"Übung der Werkleitung\"");
    }

    @Test
    void other_parts_and_places_are_told() {
        assertThatThrownBy(() -> figures.figure(IST).follows("zuweisungen plan"))
                .hasMessageContaining("not from [zuweisungen|ANSATZ|2023|gliederung=probe]")
                .hasMessageContaining("not expected: [kontobetrag");
        assertThatThrownBy(() -> figures.figure(IST).readsFrom("plan.csv:99:4"))
                .hasMessageContaining("it does not read from plan.csv:99:4, but from [plan.csv:2:4, plan.csv:3:4]");
        assertThatThrownBy(() -> figures.figure(IST).isExplainedWith("Restplan"))
                .hasMessageContaining("does not say \"Restplan\"");
    }

    @Test
    void a_missing_input_is_verified_with_its_name() {
        String account = "kontobetrag|IST.2023-09-30|2023-01-01/2023-09-30|konto=01001";
        FigureVerifier gap =
                verify(plan(Map.of(account, "")).pack(registry(), choices()).run());

        gap.figure(IST).failsWith(MISSING_INPUT, account);
        gap.figure(ACCOUNT).failsWith(MISSING_INPUT, "konto=01001");
        assertThatThrownBy(() -> gap.figure(IST).failsWith(MISSING_INPUT, "konto=01009"))
                .hasMessageContaining("does not name \"konto=01009\"");
        assertThatThrownBy(() -> gap.figure(IST).failsWith(NOT_APPLICABLE))
                .hasMessageContaining("it fails with MISSING_INPUT, but should with NOT_APPLICABLE");
        assertThatThrownBy(() -> gap.figure(IST).hasValue("1.00")).hasMessageContaining("it has no value");
        assertThatThrownBy(() -> figures.figure(IST).failsWith(MISSING_INPUT))
                .hasMessageContaining("it has a value, but should fail with MISSING_INPUT");
    }

    @Test
    void a_name_must_fit_one_figure() {
        assertThatThrownBy(() -> figures.figure("gewinnn")).hasMessageContaining("no figure fits \"gewinnn\"");
        assertThatThrownBy(() -> figures.figure("gewinn")).hasMessageContaining("figures fit \"gewinn\"");
        assertThatThrownBy(() -> figures.figure(FigureKey.parse("gewinn|PLANUNG|2023")))
                .hasMessageContaining("gewinn|ANSATZ|2023|gliederung=probe");
    }

    @Test
    void an_evaluation_without_a_pack_is_verified_alike() {
        FigureVerifier alone = verify(plan(Map.of()).evaluate());

        alone.figure(IST).hasValue("1300.00").isKnownBy("plan").readsFrom("sample-plan.csv");
        alone.figure("UMSATZERLOESE hochrechnung probe").isKnownBy("plan");
        assertThatThrownBy(() -> alone.figure("umsatzerloese")).hasMessageContaining("figures fit");
    }
}
