package org.eigenbetrieb.core.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.calculator.CalculationRequest;
import org.eigenbetrieb.core.calculator.Calculator;
import org.eigenbetrieb.core.calculator.CalculatorInfo;
import org.eigenbetrieb.core.calculator.Choice;
import org.eigenbetrieb.core.calculator.Contribution;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.Land;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.SourceRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which calculator is used: the pack's choice, else the most specific one in force; never the first that is found. */
class RegistryTest {

    private static final Jurisdiction KOBLENZ = Jurisdiction.of(Land.RP, "Koblenz");
    private static final LocalDate STAND = LocalDate.of(2023, 9, 28);
    private static final SourceRef PACK = SourceRef.of("pack.json");
    private static final Validity ALWAYS = Validity.from(LocalDate.of(1900, 1, 1));

    /** A calculator that only describes itself. */
    private record Described(CalculatorInfo info) implements Calculator {
        @Override
        public Contribution contribute(CalculationRequest request) {
            return Contribution.of(List.of());
        }
    }

    private static Calculator calculator(String id, String slot, Jurisdiction where, Validity when) {
        return new Described(
                new CalculatorInfo(id, "Regel " + id, slot, where, when, LegalSource.practice("Übung"), Map.of()));
    }

    private static Calculator calculator(String id, Jurisdiction where) {
        return calculator(id, "hochrechnung", where, ALWAYS);
    }

    private static Registry registry(Calculator... calculators) {
        Registry.Builder builder = Registry.builder();
        for (Calculator calculator : calculators) {
            builder.calculator(calculator);
        }
        return builder.build();
    }

    private static String selected(Registry registry, Jurisdiction place, LocalDate date) {
        return registry.select("hochrechnung", place, date, PACK)
                .value()
                .map(calculator -> calculator.info().id())
                .orElse("none");
    }

    // ---- selection ----

    @Test
    void a_bylaw_of_the_municipality_goes_before_the_law_of_the_Land_and_that_before_a_general_rule() {
        Calculator everywhere = calculator("a.ueberall", Jurisdiction.EVERYWHERE);
        Calculator land = calculator("b.land", Jurisdiction.of(Land.RP));
        Calculator municipality = calculator("c.satzung", KOBLENZ);

        assertThat(selected(registry(everywhere, land, municipality), KOBLENZ, STAND))
                .isEqualTo("c.satzung");
        assertThat(selected(registry(municipality, land, everywhere), KOBLENZ, STAND))
                .isEqualTo("c.satzung");
        assertThat(selected(registry(everywhere, land), KOBLENZ, STAND)).isEqualTo("b.land");
        assertThat(selected(registry(everywhere, land, municipality), Jurisdiction.of(Land.RP, "Mainz"), STAND))
                .isEqualTo("b.land");
        assertThat(selected(registry(everywhere, land, municipality), Jurisdiction.of(Land.BW, "Ulm"), STAND))
                .isEqualTo("a.ueberall");
    }

    @Test
    void only_a_rule_in_force_on_the_day_is_used() {
        Registry registry = registry(
                calculator("alt", "hochrechnung", KOBLENZ, new Validity(LocalDate.of(2000, 1, 1), STAND.minusDays(1))),
                calculator("neu", "hochrechnung", KOBLENZ, Validity.from(STAND)),
                calculator("allgemein", Jurisdiction.EVERYWHERE));

        assertThat(selected(registry, KOBLENZ, STAND.minusDays(1))).isEqualTo("alt");
        assertThat(selected(registry, KOBLENZ, STAND)).isEqualTo("neu");
        assertThat(selected(registry, KOBLENZ, LocalDate.of(1999, 12, 31))).isEqualTo("allgemein");
    }

    @Test
    void two_of_equal_rank_are_an_error_that_names_both() {
        Registry registry = registry(
                calculator("b.zwei", KOBLENZ), calculator("a.eins", KOBLENZ), calculator("c", Jurisdiction.EVERYWHERE));

        assertThat(registry.select("hochrechnung", KOBLENZ, STAND, PACK).value())
                .isEmpty();
        assertThat(registry.select("hochrechnung", KOBLENZ, STAND, PACK).problems())
                .containsExactly(Problem.error(
                        "EB-CAL-002",
                        PACK,
                        "several calculators for slot \"hochrechnung\" have equal rank for RP Koblenz on 2023-09-28:"
                                + " [a.eins, b.zwei]",
                        "write a choice into the pack: slot, lines, calculator and reason"));
    }

    @Test
    void two_of_equal_rank_do_not_matter_where_a_more_specific_one_applies() {
        Registry registry = registry(
                calculator("a", Jurisdiction.EVERYWHERE),
                calculator("b", Jurisdiction.EVERYWHERE),
                calculator("c", Jurisdiction.of(Land.RP)));

        assertThat(selected(registry, KOBLENZ, STAND)).isEqualTo("c");
    }

    @Test
    void a_slot_that_nobody_fills_is_an_error() {
        Registry registry = registry(calculator("a", "abschreibung", Jurisdiction.EVERYWHERE, ALWAYS));

        assertThat(registry.select("hochrechnung", KOBLENZ, STAND, PACK).problems())
                .extracting(Problem::code, Problem::message)
                .containsExactly(tuple(
                        "EB-CAL-002", "no calculator for slot \"hochrechnung\" applies to RP Koblenz on 2023-09-28"));
    }

    // ---- choice ----

    private static Choice choice(String slot, String paper, List<String> lines, String calculator) {
        return new Choice(slot, paper, lines, calculator, Map.of(), "Grund", SourceRef.of("pack.json", 9, 5));
    }

    @Test
    void a_choice_names_its_calculator_even_where_it_would_not_be_selected() {
        Registry registry = registry(calculator("a", Jurisdiction.EVERYWHERE), calculator("b", KOBLENZ));

        assertThat(registry.chosen(choice("hochrechnung", "", List.of(), "a")).value())
                .hasValueSatisfying(
                        calculator -> assertThat(calculator.info().id()).isEqualTo("a"));
    }

    @Test
    void an_unknown_calculator_is_an_error_with_those_that_fill_the_slot() {
        Registry registry = registry(
                calculator("hochrechnung.linear", Jurisdiction.EVERYWHERE),
                calculator("abschreibung.linear", "abschreibung", Jurisdiction.EVERYWHERE, ALWAYS));

        assertThat(registry.chosen(choice("hochrechnung", "", List.of(), "hochrechnung.linaer"))
                        .problems())
                .containsExactly(Problem.error(
                        "EB-CAL-001",
                        SourceRef.of("pack.json", 9, 5),
                        "there is no calculator \"hochrechnung.linaer\"",
                        "expected one of [hochrechnung.linear], or add your own to the registry"));
    }

    @Test
    void a_calculator_of_another_slot_is_an_error() {
        Registry registry = registry(calculator("a", "abschreibung", Jurisdiction.EVERYWHERE, ALWAYS));

        assertThat(registry.chosen(choice("hochrechnung", "", List.of(), "a")).problems())
                .extracting(Problem::message)
                .containsExactly("calculator \"a\" fills the slot \"abschreibung\", not \"hochrechnung\"");
    }

    @Test
    void a_choice_for_an_account_goes_before_its_post_and_that_before_all_lines_each_first_for_its_paper() {
        List<Choice> ordered = List.of(
                choice("h", "", List.of(), "a"),
                choice("h", "bericht", List.of(), "a"),
                choice("h", "", List.of("umsatz"), "a"),
                choice("h", "bericht", List.of("umsatz"), "a"),
                choice("h", "", List.of("4411"), "a"),
                choice("h", "bericht", List.of("4411", "x"), "a"));

        assertThat(ordered)
                .extracting(choice -> choice.rank("bericht", "umsatz", "4411"))
                .containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void a_choice_for_another_paper_line_or_account_does_not_apply() {
        assertThat(choice("h", "plan", List.of(), "a").rank("bericht", "umsatz", ""))
                .isZero();
        assertThat(choice("h", "", List.of("material"), "a").rank("bericht", "umsatz", "4411"))
                .isZero();
        assertThat(choice("h", "", List.of(""), "a").rank("bericht", "umsatz", ""))
                .isZero();
    }

    // ---- building ----

    @Test
    void two_calculators_with_one_id_are_refused() {
        Registry.Builder builder = Registry.builder().calculator(calculator("a", KOBLENZ));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.calculator(calculator("a", Jurisdiction.EVERYWHERE)))
                .withMessageStartingWith("There is already a calculator a");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.addAll(registry(calculator("a", KOBLENZ))));
    }

    @Test
    void a_registry_is_extended_by_building_upon_it_and_stays_as_it_was() {
        Registry first = registry(calculator("b", KOBLENZ));
        Registry second = first.toBuilder().calculator(calculator("a", KOBLENZ)).build();

        assertThat(first.calculators()).containsOnlyKeys("b");
        assertThat(second.calculators().keySet()).containsExactly("a", "b");
    }

    @Test
    @SuppressWarnings("NullAway")
    void a_calculator_that_cannot_describe_itself_is_refused_by_its_class() {
        Calculator silent = new Described(null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Registry.builder().calculator(silent))
                .withMessageContaining(Described.class.getName());
    }

    @Test
    void ids_of_calculators_are_plain() {
        assertThatIllegalArgumentException().isThrownBy(() -> calculator("Hochrechnung linear", KOBLENZ));
        assertThatIllegalArgumentException().isThrownBy(() -> calculator("a", "", KOBLENZ, ALWAYS));
    }

    // ---- discovery ----

    /** A calculator that a neighbour offers as a service. */
    public static final class Offered implements Calculator {

        /** For the service loader. */
        public Offered() {}

        @Override
        public CalculatorInfo info() {
            return new CalculatorInfo(
                    "nachbar.linear",
                    "Regel des Nachbarn",
                    "hochrechnung",
                    Jurisdiction.of(Land.RP, "Neustadt"),
                    Validity.from(LocalDate.of(2020, 1, 1)),
                    LegalSource.practice("Übung"),
                    Map.of());
        }

        @Override
        public Contribution contribute(CalculationRequest request) {
            return Contribution.of(List.of());
        }
    }

    /** A neighbour's jar on the class path: defines {@link Offered} once more, as a class of its own. */
    private static final class Neighbour extends ClassLoader {

        private final URL services;

        Neighbour(Path folder, String... providers) throws IOException {
            super(RegistryTest.class.getClassLoader());
            Path file = folder.resolve("services");
            Files.writeString(file, String.join("\n", providers) + "\n");
            this.services = file.toUri().toURL();
        }

        @Override
        public Enumeration<URL> getResources(String name) {
            return name.equals("META-INF/services/" + Calculator.class.getName())
                    ? Collections.enumeration(List.of(services))
                    : Collections.emptyEnumeration();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Offered.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (var in = Offered.class.getResourceAsStream("RegistryTest$Offered.class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void discovery_adds_what_is_offered_as_a_service_and_reports_its_ids(@TempDir Path folder) throws IOException {
        Registry.Builder builder = Registry.builder().calculator(calculator("eigen", KOBLENZ));
        List<String> found = builder.discover(new Neighbour(folder, Offered.class.getName()));

        assertThat(found).containsExactly("nachbar.linear");
        assertThat(builder.build().calculators()).containsOnlyKeys("eigen", "nachbar.linear");
    }

    @Test
    void nothing_is_found_without_asking() {
        assertThat(Registry.builder().build().calculators()).isEmpty();
        assertThat(Registry.builder().build().layouts()).isEmpty();
    }

    @Test
    void a_service_whose_id_is_taken_is_refused(@TempDir Path folder) throws IOException {
        Registry.Builder builder = Registry.builder().calculator(calculator("nachbar.linear", KOBLENZ));
        Neighbour neighbour = new Neighbour(folder, Offered.class.getName());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.discover(neighbour))
                .withMessageContaining("nachbar.linear");
    }

    @Test
    void a_service_that_cannot_be_loaded_is_named(@TempDir Path folder) throws IOException {
        Neighbour neighbour = new Neighbour(folder, "de.neustadt.Fehlt");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Registry.builder().discover(neighbour))
                .withMessageContaining("de.neustadt.Fehlt");
    }

    @Test
    void only_a_kind_of_papers_that_is_there_can_be_replaced() {
        RecordPaper first = new Kind("posten", 1);
        RecordPaper second = new Kind("posten", 2);
        Registry.Builder builder = Registry.builder().paper(first);

        assertThat(builder.replace(second).build().papers())
                .containsOnlyKeys("posten")
                .containsValue(second);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.replace(new Kind("projekte", 1)))
                .withMessageContaining("projekte");
        assertThat(first.folder()).isEmpty();
        assertThat(first.with(new byte[0], "a.json").value()).isSameAs(first);
    }

    private record Kind(String kind, int version) implements RecordPaper {
        @Override
        public PaperContent read(PaperRequest request) {
            return PaperContent.builder().build();
        }
    }
}
