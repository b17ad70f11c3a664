package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a figure comes from: down to the account, the rule, the file and the line. */
class ExplainTest {

    private static final Koblenz KOBLENZ = Koblenz.original();

    private static Program explain(Object... words) {
        Object[] args = new Object[words.length + 2];
        args[0] = "explain";
        args[1] = KOBLENZ.folder();
        System.arraycopy(words, 0, args, 2, words.length);
        return Program.run(args);
    }

    /** The line of a file in which a text stands first. */
    private static int lineOf(String file, String text) {
        List<String> lines = KOBLENZ.text(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException(text + " is not in " + file);
    }

    @Test
    void the_forecast_result_begins_with_its_number_and_how_precisely_it_is_known() {
        Program program = explain("jahresergebnis", "hochrechnung");

        assertThat(program.status()).isZero();
        assertThat(program.err()).isEmpty();
        // Twice the Ist of 191.871; 96 rounded cells, each off by half a euro at most, doubled.
        assertThat(program.out().lines().findFirst())
                .contains("12. Jahresgewinn / Jahresverlust, Hochrechnung 2023: 383.742 € ± 96");
    }

    @Test
    void the_forecast_result_leads_to_every_account_with_file_line_and_field() {
        String tree = explain("jahresergebnis", "hochrechnung").out();
        int choice = lineOf("pack.json", "hochrechnung.linear");

        SoftAssertions all = new SoftAssertions();
        int accounts = 0;
        for (Table.Row row : KOBLENZ.table(Koblenz.GUV).rows()) {
            if (!row.get("zeilentyp").equals("konto")) {
                continue;
            }
            accounts++;
            List<String> lines = tree.lines()
                    .filter(line -> line.contains("Konto " + row.get("konto") + " "))
                    .toList();
            all.assertThat(lines)
                    .as("%s: the forecast and what it follows from", row)
                    .hasSize(2);
            if (lines.size() == 2) {
                all.assertThat(lines.get(0)).contains(row.get("bezeichnung") + ", Hochrechnung 2023: ");
                all.assertThat(lines.get(1))
                        .contains("└── 2 × Konto ")
                        .contains(row.get("bezeichnung") + ", Ist 30.06.2023: ")
                        .endsWith("€  ← zwischenbericht-guv.csv:" + row.line() + ":6");
            }
        }
        all.assertAll();
        assertThat(accounts).isEqualTo(94);
        assertThat(tree.lines()
                        .filter(line -> line.contains("Hochrechnung linear nach Zeitablauf: Ist × 12/6 Monate")
                                && line.contains("Grund: in der Vorlage ist das Halbjahr verdoppelt")
                                && line.endsWith("(pack.json:" + choice + ":5)")))
                .as("the rule, its reason and the place of the choice, for the accounts and two posts without any")
                .hasSize(94 + 2);
    }

    @Test
    void the_forecast_result_names_the_forms_that_add_it_up() {
        assertThat(explain("jahresergebnis", "hochrechnung").out())
                .contains("Summe Erträge, Hochrechnung 2023: 11.273.608 €")
                .contains("− Summe Aufwendungen, Hochrechnung 2023: 10.885.832 €")
                .contains("Saldo [§ 21 EigAnVO Rheinland-Pfalz")
                .contains("(layouts/rp-zwischenbericht-guv.json:");
    }

    @Test
    void a_forecast_that_was_set_to_the_plan_says_so() {
        Program program = explain("maschinen-anlagen", "hochrechnung");

        assertThat(program.out())
                .startsWith("6 Maschinen u. maschinelle Anlagen, Hochrechnung 31.12.2023: 1.200.000,00 €")
                .contains("Hochrechnung gleich Planwert – Grund: in der Vorlage ist der Planansatz übernommen")
                .contains("Plan 2023: 1.200.000,00 €  ← zwischenbericht-vermoegensplan.csv:"
                        + lineOf("zwischenbericht-vermoegensplan.csv", "maschinen-anlagen,") + ":4\n");
    }

    @Test
    void a_balancing_line_leads_into_the_other_plan() {
        assertThat(explain("zunahme-liquide-mittel", "ansatz", "2024").out())
                .startsWith("9 Zunahme der liquiden Mittel, Ansatz 2024: 2.230,00 €")
                .contains("Ausgleichszeile: positiver Teil")
                .contains("3 Jahresgewinn, Ansatz 2024: 548.230,00 €")
                .contains("Konto 5221000000 Strom, Ansatz 2024: 400.000,00 €  ← erfolgsplan-2024-konten.csv:20:7");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                // words of key and name
                "strom hochrechnung; Konto 5221000000 Strom, Hochrechnung 2023: 307.958 € ± 1",
                "STROM ansatz 2024; Konto 5221000000 Strom, Ansatz 2024: 400.000,00 €",
                "5221000000 ergebnis; Konto 5221000000 Strom, Ergebnis 2022: 335.221,21 €",
                "jahresergebnis ansatz 2024; 20. Jahresgewinn / Jahresverlust, Ansatz 2024: 548.230,00 €",
                // a key
                "jahresergebnis|ERGEBNIS|2022; 20. Jahresgewinn / Jahresverlust, Ergebnis 2022: 316.426,42 €",
                "kontobetrag|ANSATZ|2024|konto=5221000000; Konto 5221000000 Strom, Ansatz 2024: 400.000,00 €",
                // a cell
                "zwischenbericht-guv:5221000000:hochrechnung_2023; Konto 5221000000 Strom, Hochrechnung 2023: 307.958 € ± 1",
            })
    void a_figure_is_named_by_words_by_its_key_or_by_its_cell(String query, String first) {
        Program program = explain((Object[]) query.split(" "));

        assertThat(program.status()).isZero();
        assertThat(program.out().lines().findFirst().orElse("")).startsWith(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quatsch",
                "jahresergebnis 1999",
                "jahresergebnis|FOO|2024",
                "jahresergebnis|ANSATZ|1999",
                "||",
                " "
            })
    void a_query_that_fits_nothing_says_how_to_ask(String query) {
        Program program = explain(query);

        assertThat(program.status()).isEqualTo(2);
        assertThat(program.out()).isEmpty();
        assertThat(program.err())
                .startsWith("eigenbetrieb: no figure fits \"" + query + "\"; ")
                .matches("(?s).*; name concept, phase and year, for example: [^\n]+\n");
        String example = program.err().replaceFirst("(?s).*for example: ", "").strip();
        assertThat(explain(example).status()).as(example).isZero();
    }

    @Test
    void a_query_that_fits_several_lists_them_so_that_one_can_be_taken() {
        Program program = explain("jahresergebnis");

        assertThat(program.status()).isEqualTo(2);
        assertThat(program.err()).startsWith("eigenbetrieb: 6 figures fit \"jahresergebnis\"\n");
        List<String> keys = program.err()
                .lines()
                .skip(1)
                .map(line -> line.strip().split("   ")[0])
                .toList();
        assertThat(keys)
                .contains("jahresergebnis|ANSATZ|2024", "jahresergebnis|HOCHRECHNUNG.2023-06-30|2023")
                .hasSize(6);
        for (String key : keys) {
            assertThat(explain(key).status()).as("%s can be asked for", key).isZero();
        }
    }

    @Test
    void a_query_that_fits_very_many_lists_the_first_and_counts_the_others() {
        Program program = explain("ansatz");

        assertThat(program.err().lines().count()).isEqualTo(1 + 12 + 1);
        assertThat(program.err().lines().reduce((one, other) -> other))
                .hasValueSatisfying(last -> assertThat(last).matches("  … and [0-9]+ more"));
    }

    @Test
    void without_a_figure_the_usage_is_shown() {
        Program program = Program.run("explain", KOBLENZ.folder());

        assertThat(program.status()).isEqualTo(2);
        assertThat(program.err())
                .contains("Missing required parameter: '<figure>'")
                .contains("Usage: eigenbetrieb explain");
    }
}
