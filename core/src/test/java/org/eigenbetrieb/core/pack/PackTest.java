package org.eigenbetrieb.core.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.eigenbetrieb.core.pack.Packs.errors;
import static org.eigenbetrieb.core.pack.Packs.key;
import static org.eigenbetrieb.core.pack.Packs.number;
import static org.eigenbetrieb.core.pack.Packs.pack;

import java.util.List;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.Failure.Reason;
import org.eigenbetrieb.core.explain.Explanation;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.scenario.Scenario;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pack is computed and checked as far as it goes; whatever is wrong with it is named and stops nothing else. */
class PackTest {

    private static Failure failure(PackRun run, String row, String column) {
        return run.evaluation()
                .value(key(run.pack(), row, column))
                .ifFailed()
                .orElseThrow(() -> new AssertionError(row + " " + column + " has a number"));
    }

    private static List<String> targets(PackRun run) {
        return run.verdicts().stream().map(RelationVerdict::target).toList();
    }

    // ---- computing ----

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "umsatz, plan, 1500",
        "ertraege, plan, 1510",
        "ergebnis, plan, 810",
        "umsatz, ist, 700",
        "ertraege, ist, 705",
        "ergebnis, ist, 355",
        "ertraege, prozent, 7050/151",
        "4411, prozent, 40",
        "4411, hochrechnung, 800",
        "zinsen, hochrechnung, 10",
        "ertraege, hochrechnung, 1410",
        "ergebnis, hochrechnung, 710"
    })
    void everything_follows_from_the_accounts(String row, String column, String number) {
        PackRun run = pack().build().run();

        assertThat(run.pack().problems()).isEmpty();
        assertThat(number(run, row, column)).isEqualTo(number);
    }

    @Test
    void a_pack_with_inputs_only_is_complete_and_does_not_claim_to_be_checked() {
        PackRun run = pack().with(",hochrechnung\n", "\n")
                .with(",800.00\n", "\n")
                .with(",600.00\n", "\n")
                .with("5.00,10.00\n", "5.00\n")
                .with("ertraege,,Summe Erträge,1510,705.00,1410.00\n", "")
                .with(",700.00\n", "\n")
                .paperWith(",\n    \"hochrechnung\": {\"column\": \"hochrechnung\", \"role\": \"claim\"}", "")
                .build()
                .run();

        assertThat(run.pack().problems()).isEmpty();
        assertThat(run.evaluation().values().values())
                .allMatch(value -> value.ifKnown().isPresent());
        assertThat(number(run, "ergebnis", "hochrechnung")).isEqualTo("710");
        assertThat(run.coverage().checkedAnything()).isFalse();
        assertThat(run.coverage().unprinted()).isPositive();
        assertThat(run.findings()).isEmpty();
    }

    @Test
    void what_the_form_computes_is_a_claim_even_in_a_column_of_inputs() {
        PackRun run = pack().with("1510,705.00", "1519,705.00").build().run();

        assertThat(run.pack().figures().occurrences(key(run.pack(), "ertraege", "plan")))
                .extracting(Figure::origin)
                .containsExactly(Origin.PRINTED);
        assertThat(number(run, "ertraege", "plan")).isEqualTo("1510");
        assertThat(number(run, "ergebnis", "plan")).isEqualTo("810");
        assertThat(run.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EB-CHK-002");
            assertThat(finding.gap()).hasValue(Rational.of(9));
            assertThat(finding.cells().get(0).source()).isEqualTo(SourceRef.of("bericht.csv", 5, 4));
        });
    }

    @Test
    void a_claim_that_agrees_is_EXACT() {
        PackRun run = pack().build().run();

        assertThat(run.coverage().count(Verdict.CONTRADICTION)).isZero();
        assertThat(run.verdicts())
                .filteredOn(verdict -> verdict.target().equals("bericht:ertraege:plan"))
                .extracting(RelationVerdict::verdict)
                .containsExactly(Verdict.EXACT);
        assertThat(targets(run)).contains("bericht:4411:hochrechnung", "bericht:ertraege:hochrechnung");
    }

    @Test
    void a_post_without_accounts_is_0_only_where_the_list_of_accounts_is_complete() {
        Packs none = pack().with("material,5421,Papier,700,350.00,700.00\n", "");

        assertThat(number(none.build().run(), "material", "plan")).isEqualTo("0");
        assertThat(number(none.build().run(), "ergebnis", "plan")).isEqualTo("1510");
        PackRun open = none.paperWith("\"complete\": true", "\"complete\": false")
                .build()
                .run();
        assertThat(failure(open, "material", "plan").reason()).isEqualTo(Reason.MISSING_INPUT);
        assertThat(failure(open, "ergebnis", "plan").causes()).containsExactly(key(open.pack(), "material", "plan"));
    }

    @Test
    void a_post_may_be_given_without_accounts() {
        PackRun run = pack().with("material,5421,Papier,", "material,,Material,")
                .build()
                .run();

        assertThat(run.pack().problems()).isEmpty();
        assertThat(number(run, "material", "plan")).isEqualTo("700");
        assertThat(number(run, "material", "hochrechnung")).isEqualTo("700");
    }

    @Test
    void a_blank_input_is_missing_unless_its_column_says_nothing() {
        Packs blank = pack().with("zinsen,,Zinsen,10,", "zinsen,,Zinsen,,");
        PackRun missing = blank.build().run();

        assertThat(missing.pack().problems()).isEmpty();
        assertThat(failure(missing, "ertraege", "plan").causes())
                .containsExactly(key(missing.pack(), "zinsen", "plan"));
        assertThat(number(missing, "ertraege", "ist")).isEqualTo("705");
        PackRun nothing = blank.paperWith("\"exact\": true", "\"exact\": true, \"blank\": \"nothing\"")
                .build()
                .run();
        assertThat(number(nothing, "ertraege", "plan")).isEqualTo("1500");
    }

    @Test
    void a_plan_of_0_has_no_percentage_and_is_printed_as_the_form_says() {
        PackRun run =
                pack().with("zinsen,,Zinsen,10,", "zinsen,,Zinsen,0,").build().run();

        assertThat(failure(run, "zinsen", "prozent").reason()).isEqualTo(Reason.NOT_APPLICABLE);
        assertThat(run.table("bericht", View.RECOMPUTED).rows())
                .filteredOn(row -> row.id().equals("zinsen"))
                .singleElement()
                .satisfies(row -> assertThat(row.cells().toString()).contains("die Bezugsgröße 0 ist"));
    }

    // ---- tables ----

    @Nested
    class Tables {

        private void assertProblem(Pack pack, String code, Severity severity, String place, String message) {
            assertThat(pack.problems())
                    .filteredOn(problem -> problem.code().equals(code))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.severity()).isEqualTo(severity);
                        assertThat(problem.place()).hasToString(place);
                        assertThat(problem.message()).contains(message);
                    });
        }

        @Test
        void an_unknown_line_is_named_and_the_sums_it_may_belong_to_have_no_value() {
            Pack pack = pack().with("umsatz,4412", "umsaetze,4412").build();
            PackRun run = pack.run();

            assertProblem(
                    pack, "EB-PCK-004", Severity.ERROR, "bericht.csv:3:1", "\"umsaetze\" is no line of layout muster");
            assertThat(number(run, "4411", "plan")).isEqualTo("1000");
            assertThat(number(run, "zinsen", "plan")).isEqualTo("10");
            assertThat(failure(run, "umsatz", "plan").reason()).isEqualTo(Reason.RULE_FAILED);
            assertThat(failure(run, "umsatz", "plan").message()).contains("bericht.csv:3");
            assertThat(run.coverage().failedRules())
                    .containsKey(key(pack, "umsatz", "plan").toString());
        }

        @Test
        void an_account_without_post_is_named() {
            assertProblem(
                    pack().with("umsatz,4412", ",4412").build(),
                    "EB-PCK-005",
                    Severity.ERROR,
                    "bericht.csv:3:2",
                    "account 4412 is assigned to no post");
        }

        @Test
        void an_account_of_a_line_that_adds_up_no_accounts_is_named() {
            assertProblem(
                    pack().with("zinsen,,", "zinsen,4811,").build(),
                    "EB-PCK-005",
                    Severity.ERROR,
                    "bericht.csv:4:1",
                    "account 4811 cannot belong to \"zinsen\"");
        }

        @Test
        void an_account_in_two_posts_is_named_and_the_first_assignment_counts() {
            Pack pack = pack().paper("""
                            {"id": "plan", "title": "Plan", "layout": "muster", "year": 2024, "stichtag": "2024-06-30",
                             "file": "plan.csv", "keys": {"line": "posten", "account": "konto"},
                             "columns": {"plan": {"column": "plan", "role": "input"}}}""")
                    .table("plan.csv", "posten,konto,plan\nmaterial,4411,7\n")
                    .build();

            assertProblem(
                    pack,
                    "EB-PCK-007",
                    Severity.ERROR,
                    "plan.csv:2",
                    "account 4411 is assigned to material, elsewhere in the same form to umsatz");
            assertThat(pack.bindings().get("bericht"))
                    .isNotNull()
                    .satisfies(binding -> assertThat(binding.assignment()
                                    .post("4411")
                                    .orElseThrow()
                                    .id())
                            .isEqualTo("umsatz"));
        }

        @Test
        void a_row_that_stands_there_twice_is_named_and_the_first_one_is_used() {
            Pack pack = pack().with(
                            "zinsen,,Zinsen,10,5.00,10.00\n",
                            "zinsen,,Zinsen,10,5.00,10.00\nzinsen,,Zinsen,99,9.00,18.00\n")
                    .build();

            assertProblem(
                    pack,
                    "EB-PCK-006",
                    Severity.ERROR,
                    "bericht.csv:5",
                    "\"zinsen\" stands in this table twice, first in line 4");
            assertThat(number(pack.run(), "zinsen", "plan")).isEqualTo("10");
        }

        @Test
        void an_amount_that_cannot_be_read_is_named_and_missing_and_the_rest_of_its_row_is_kept() {
            Pack pack = pack().with("1000,400.00", "1.0OO,400.00").build();
            PackRun run = pack.run();

            assertThat(errors(pack)).singleElement().satisfies(problem -> {
                assertThat(problem.place()).hasToString("bericht.csv:2:4");
                assertThat(problem.message()).contains("\"1.0OO\"");
            });
            assertThat(number(run, "4411", "ist")).isEqualTo("400");
            assertThat(number(run, "umsatz", "ist")).isEqualTo("700");
            assertThat(failure(run, "ertraege", "plan").reason()).isEqualTo(Reason.MISSING_INPUT);
            assertThat(failure(run, "ertraege", "plan").causes()).containsExactly(key(pack, "4411", "plan"));
            assertThat(failure(run, "4411", "prozent").causes()).containsExactly(key(pack, "4411", "plan"));
        }

        @Test
        void an_amount_that_cannot_be_read_is_missing_even_where_blanks_mean_nothing() {
            PackRun run = pack().with("1000,400.00", "viel,400.00")
                    .paperWith("\"exact\": true", "\"exact\": true, \"blank\": \"nothing\"")
                    .build()
                    .run();

            assertThat(failure(run, "umsatz", "plan").reason()).isEqualTo(Reason.MISSING_INPUT);
        }

        @Test
        void a_missing_column_of_inputs_is_an_error() {
            Pack pack = pack().with(",plan,", ",planung,").build();

            assertThat(errors(pack)).singleElement().satisfies(problem -> {
                assertThat(problem.message()).startsWith("column \"plan\" is missing");
                assertThat(problem.place()).hasToString("bericht.csv:1");
            });
            assertThat(number(pack.run(), "ertraege", "ist")).isEqualTo("705");
            assertThat(failure(pack.run(), "ertraege", "plan").reason()).isEqualTo(Reason.MISSING_INPUT);
        }

        @Test
        void a_missing_column_of_claims_is_only_worth_knowing() {
            Pack pack = pack().with(",hochrechnung\n", ",vorschau\n")
                    .paperWith("\"accounts\"", "\"ignored\": [\"vorschau\"], \"accounts\"")
                    .build();

            assertThat(pack.problems())
                    .extracting(Problem::code, Problem::severity)
                    .containsExactly(tuple("EB-PCK-011", Severity.INFO));
            assertThat(number(pack.run(), "ergebnis", "hochrechnung")).isEqualTo("710");
        }

        @Test
        void a_column_that_nobody_describes_is_named_and_not_read() {
            Pack pack = pack().with(",hochrechnung\n", ",hochrechnung,bemerkung\n")
                    .with("800.00\n", "800.00,x\n")
                    .with("600.00\n", "600.00,x\n")
                    .with("5.00,10.00\n", "5.00,10.00,x\n")
                    .with("1410.00\n", "1410.00,x\n")
                    .with(",700.00\n", ",700.00,x\n")
                    .build();

            assertProblem(
                    pack,
                    "EB-PCK-012",
                    Severity.WARNING,
                    "bericht.csv",
                    "column \"bemerkung\" is described nowhere and was not read");
            assertThat(errors(pack)).isEmpty();
        }

        @Test
        void a_table_of_inputs_that_is_not_there_is_an_error() {
            Pack pack = pack().without("bericht.csv").build();

            assertThat(errors(pack)).singleElement().satisfies(problem -> {
                assertThat(problem.place()).hasToString("bericht.csv");
                assertThat(problem.message()).contains("there is no such file");
            });
            assertThat(failure(pack.run(), "zinsen", "plan").reason()).isEqualTo(Reason.MISSING_INPUT);
        }

        @Test
        void a_table_of_claims_that_is_not_there_is_a_warning() {
            Pack pack = pack().paper("""
                            {"id": "druck", "title": "Druck", "layout": "muster", "year": 2023, "stichtag": "2023-06-30",
                             "file": "druck.csv", "keys": {"line": "posten"},
                             "columns": {"plan": {"column": "plan", "role": "claim"}}}""").build();

            assertProblem(
                    pack, "EB-PCK-003", Severity.WARNING, "druck.csv", "the table of paper \"druck\" is not there");
            assertThat(errors(pack)).isEmpty();
            assertThat(number(pack.run(), "ergebnis", "plan")).isEqualTo("810");
        }

        @Test
        void short_account_numbers_are_filled_up_as_declared_and_counted() {
            Pack pack = pack().paperWith("\"complete\": true", "\"complete\": true, \"length\": 6")
                    .build();

            assertProblem(
                    pack,
                    "EB-PCK-010",
                    Severity.WARNING,
                    "bericht.csv:2:2",
                    "3 account numbers have fewer than 6 digits");
            assertThat(number(pack.run(), "441100", "plan")).isEqualTo("1000");
        }

        @Test
        void account_numbers_that_are_too_long_or_none_are_named() {
            assertProblem(
                    pack().paperWith("\"complete\": true", "\"complete\": true, \"length\": 3")
                            .with("umsatz,4412", "umsatz,442")
                            .with("material,5421", "material,542")
                            .build(),
                    "EB-PCK-009",
                    Severity.ERROR,
                    "bericht.csv:2:2",
                    "account number 4411 has 4 characters");
            assertProblem(
                    pack().with("umsatz,4412", "umsatz,44 12").build(),
                    "EB-PCK-009",
                    Severity.ERROR,
                    "bericht.csv:3:2",
                    "\"44 12\" is not an account number");
        }

        @Test
        void a_figure_where_the_form_has_none_is_named() {
            Pack pack = pack().formWith(
                            "\"label\": \"Zinsen\",", "\"label\": \"Zinsen\", \"notIn\": [\"hochrechnung\"],")
                    .build();

            assertProblem(
                    pack,
                    "EB-PCK-014",
                    Severity.ERROR,
                    "bericht.csv:4:6",
                    "\"10.00\" stands where the form has no figure");
            assertThat(number(pack.run(), "ertraege", "hochrechnung")).isEqualTo("1400");
        }

        @Test
        void a_column_in_a_unit_of_another_dimension_is_named() {
            Pack pack = pack().paperWith("\"role\": \"claim\"", "\"role\": \"claim\", \"unit\": \"VZAE\"")
                    .build();

            assertThat(pack.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.code()).isEqualTo("EB-PCK-015");
                assertThat(problem.message()).contains("VZAE", "EUR");
            });
            assertThat(number(pack.run(), "ergebnis", "plan")).isEqualTo("810");
        }

        @Test
        void thousands_of_euros_are_read_in_their_unit() {
            PackRun run = pack().paperWith("\"role\": \"claim\"", "\"role\": \"claim\", \"unit\": \"TEUR\"")
                    .with("800.00", "0.8")
                    .with("600.00", "0.6")
                    .with("5.00,10.00", "5.00,0.0")
                    .with("1410.00", "1.4")
                    .with(",700.00", ",0.7")
                    .build()
                    .run();

            assertThat(run.pack().problems()).isEmpty();
            assertThat(run.findings()).isEmpty();
            assertThat(run.coverage().count(Verdict.WITHIN_ROUNDING)).isPositive();
        }
    }

    // ---- forms ----

    @Test
    void an_unknown_layout_is_named_with_the_known_ones() {
        Pack pack = pack().paperWith("\"layout\": \"muster\"", "\"layout\": \"master\"")
                .build();

        assertThat(pack.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-PCK-002");
            assertThat(problem.message()).contains("\"master\"");
            assertThat(problem.expected()).contains("muster");
        });
        assertThat(pack.bindings()).isEmpty();
    }

    @Test
    void a_column_that_the_layout_does_not_have_is_named_and_the_others_are_read() {
        Pack pack = pack().paperWith("\"column\": \"hochrechnung\"", "\"column\": \"vorschau\"")
                .build();

        assertThat(pack.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-PCK-008");
            assertThat(problem.expected()).contains("plan, ist, prozent, hochrechnung");
        });
        assertThat(number(pack.run(), "ergebnis", "hochrechnung")).isEqualTo("710");
    }

    @Test
    void a_form_of_another_Land_or_time_is_a_warning() {
        assertThat(pack().in("BW", "Ulm").build().problems())
                .extracting(Problem::code, Problem::severity)
                .containsExactly(tuple("EB-PCK-013", Severity.WARNING));
        assertThat(pack().formWith("\"validFrom\": \"2000-01-01\"", "\"validFrom\": \"2024-01-01\"")
                        .build()
                        .problems())
                .extracting(Problem::code, Problem::message)
                .containsExactly(tuple("EB-PCK-013", "layout \"muster\" is in use 2024-01-01/.., not on 2023-09-28"));
    }

    // ---- lists of facts ----

    @Nested
    class Facts {

        private Packs withFacts(String rows) {
            return pack().paper("""
                            {"id": "angaben", "title": "Angaben", "year": 2023, "file": "angaben.csv",
                             "keys": {"line": "was", "phase": "phase", "period": "zeitraum", "dimensions": "merkmale",
                                      "unit": "einheit", "label": "text"},
                             "columns": {"wert": {"role": "claim"}}}""").table("angaben.csv", "was,phase,zeitraum,merkmale,einheit,text,wert\n" + rows);
        }

        @Test
        void each_row_names_its_figure() {
            Pack pack =
                    withFacts("stellen,ANSATZ,2023,,VZAE,Planstellen,41.50\n").build();
            FigureKey posts = FigureKey.parse("stellen|ANSATZ|2023");

            assertThat(pack.problems())
                    .as("nothing compares it with anything")
                    .singleElement()
                    .extracting(Problem::code)
                    .isEqualTo("EB-PCK-029");
            assertThat(pack.label(posts)).isEqualTo("Planstellen");
            assertThat(pack.figures().occurrences(posts)).singleElement().satisfies(figure -> {
                assertThat(figure.value()).contains(Rational.of(83, 2));
                assertThat(figure.unit().code()).isEqualTo("VZAE");
                assertThat(figure.source()).hasToString("angaben.csv:2:7");
            });
        }

        @Test
        void a_number_in_prose_must_agree_with_the_tables() {
            PackRun run = withFacts("ertraege,ANSATZ,2023,gliederung=muster,TEUR,Erträge,2\n"
                            + "ergebnis,ANSATZ,2023,gliederung=muster,EUR,Ergebnis,801\n")
                    .build()
                    .run();

            assertThat(run.verdicts())
                    .filteredOn(RelationVerdict::isIdentity)
                    .extracting(RelationVerdict::relation, RelationVerdict::verdict)
                    .containsExactly(tuple("same:angaben:ertraege:wert", Verdict.WITHIN_ROUNDING));
            // 801 is no other occurrence of a printed fact, but of what the form computes: 810
            assertThat(run.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.gap()).hasValue(Rational.of(-9));
                assertThat(finding.cells().get(0).id()).isEqualTo("angaben:ergebnis:wert");
            });
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '#',
                value = {
                    "Erträge,ANSATZ,2023,,EUR,x,1 # is not a concept id",
                    "ertraege,PLAN,2023,,EUR,x,1 # \"PLAN\" is not a phase",
                    "ertraege,ANSATZ,23,,EUR,x,1 # \"23\" is not a period",
                    "ertraege,ANSATZ,2023,muster,EUR,x,1 # \"muster\" is not a dimension",
                    "ertraege,ANSATZ,2023,,€,x,1 # is not a unit",
                    "ertraege,ANSATZ,2023,gliederung=muster,VZAE,x,1 # counts EUR elsewhere, VZAE here"
                })
        void a_row_that_names_no_figure_is_named_and_the_others_are_read(String row, String message) {
            Pack pack = withFacts(row + "\nstellen,ANSATZ,2023,,VZAE,Planstellen,41.50\n")
                    .build();

            assertThat(errors(pack)).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo("EB-PCK-016");
                assertThat(problem.place()).hasToString("angaben.csv:2");
                assertThat(problem.message()).contains(message);
            });
            assertThat(pack.figures().occurrences(FigureKey.parse("stellen|ANSATZ|2023")))
                    .hasSize(1);
        }

        @Test
        void a_missing_key_column_is_named() {
            Pack pack = withFacts("")
                    .table("angaben.csv", "was,phase,wert\nstellen,ANSATZ,41\n")
                    .build();

            assertThat(errors(pack))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message()).startsWith("column \"zeitraum\" is missing"));
        }
    }

    // ---- findings ----

    @Test
    void a_printed_number_that_follows_from_its_neighbours_but_not_from_the_inputs_is_a_warning() {
        // both numbers are wrong alike: each agrees with the other, none with the accounts
        PackRun run = pack().with("umsatz,4411", "umsatz,,Summe,1600,700.00,1400.00\numsatz,4411")
                .with("1510,705.00", "1610,705.00")
                .build()
                .run();

        assertThat(run.findings())
                .extracting(Finding::code, finding -> finding.cells().get(0).id())
                .containsExactly(
                        tuple("EB-CHK-002", "bericht:umsatz:plan"), tuple("EB-CHK-005", "bericht:ertraege:plan"));
        assertThat(run.findings().get(1).severity()).isEqualTo(Severity.WARNING);
        assertThat(run.findings().get(1).recomputed()).hasValue(Rational.of(1510));
    }

    @Test
    void findings_know_their_cells_with_file_and_line() {
        PackRun run = pack().with("1510,705.00", "1519,705.00").build().run();

        assertThat(run.findings().get(0).cells())
                .extracting(CheckCell::source)
                .containsExactly(
                        SourceRef.of("bericht.csv", 5, 4),
                        SourceRef.of("bericht.csv", 2, 4),
                        SourceRef.of("bericht.csv", 3, 4),
                        SourceRef.of("bericht.csv", 4, 4));
    }

    // ---- asking ----

    @Test
    void a_figure_is_found_by_words_by_key_and_by_its_cell() {
        Pack pack = pack().build();
        FigureKey ertraege = key(pack, "ertraege", "plan");

        assertThat(pack.find("ertraege ansatz 2023")).containsExactly(ertraege);
        assertThat(pack.find("Summe Erträge Plan")).containsExactly(ertraege);
        assertThat(pack.find(ertraege.toString())).containsExactly(ertraege);
        assertThat(pack.find("bericht:ertraege:plan")).containsExactly(ertraege);
        assertThat(pack.find("fernwaerme")).isEmpty();
        assertThat(pack.find("")).isEmpty();
        assertThat(pack.find("a|b")).isEmpty();
    }

    @Test
    void words_that_do_not_decide_are_answered_with_the_figures_that_fit() {
        PackRun run = pack().build().run();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.explain("ertraege"))
                .withMessageContaining(key(run.pack(), "ertraege", "plan").toString())
                .withMessageContaining(key(run.pack(), "ertraege", "ist").toString());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.explain("fernwaerme"))
                .withMessageStartingWith("no figure fits \"fernwaerme\"");
    }

    @Test
    void an_explanation_leads_from_the_result_to_file_and_line() {
        Explanation explanation = pack().build().run().explain("ergebnis hochrechnung 2023");

        assertThat(explanation.value().ifKnown()).contains(Rational.of(710));
        assertThat(explanation.toText())
                .contains("Regel test.doppelt")
                .contains("bericht.csv:2:5")
                .contains("bericht.csv:6:5")
                .contains("Musterformular");
    }

    @Test
    void a_scenario_moves_everything_that_follows() {
        Pack pack = pack().build();
        Scenario.Result result = pack.run()
                .run(Scenario.named("Druck")
                        .changeByPercent("4411", key(pack, "4411", "ist")::equals, Rational.of(10)));

        assertThat(result.movement(key(pack, "ergebnis", "hochrechnung"))
                        .orElseThrow()
                        .difference())
                .contains(Rational.of(80));
        assertThat(result.movement(key(pack, "ergebnis", "plan"))).isEmpty();
    }

    @Test
    void an_unknown_paper_or_document_is_misuse() {
        PackRun run = pack().build().run();

        assertThatIllegalArgumentException().isThrownBy(() -> run.table("x", View.PRINTED));
        assertThatIllegalArgumentException().isThrownBy(() -> run.document("x", View.PRINTED));
    }
}
