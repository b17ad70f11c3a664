package org.eigenbetrieb.core.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.eigenbetrieb.core.evaluate.bad.KnowsForms;
import org.eigenbetrieb.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every architecture rule can fail, and says where and why. */
class ArchitectureRulesTest {

    private static final String BAD = "org.eigenbetrieb.core.architecture.bad.";

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.eigenbetrieb.core");

    private static JavaClasses bad(String... names) {
        List<Class<?>> wanted = new ArrayList<>();
        for (String name : names) {
            try {
                wanted.add(Class.forName(BAD + name));
            } catch (ClassNotFoundException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return new ClassFileImporter().importClasses(wanted);
    }

    /** What a rule has to say, without the places in the source. */
    private static List<String> violations(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails().stream()
                .map(detail -> detail.replaceAll(" in \\([A-Za-z]+\\.java:[0-9]+\\)", ""))
                .toList();
    }

    // ---- packages ----

    @Test
    void a_floor_that_uses_a_higher_one_is_named_with_both_floors() {
        ArchRule rule = ArchitectureRules.floors(BAD.substring(0, BAD.length() - 1), List.of("ground", "upper"));

        assertThat(violations(rule, bad("ground.ReachesUp", "upper.RestsOnGround")))
                .isNotEmpty()
                .allSatisfy(detail -> assertThat(detail)
                        .startsWith("Floor ground uses the higher floor upper: ")
                        .contains("ground.ReachesUp.height(")
                        .contains("upper.RestsOnGround"));
    }

    @Test
    void a_package_of_core_on_no_floor_is_named() {
        assertThat(violations(ArchitectureRules.CORE_IS_BUILT_IN_FLOORS, bad("Prints")))
                .containsExactly(
                        "Package <org.eigenbetrieb.core.architecture.bad> is on no floor of org.eigenbetrieb.core");
    }

    @Test
    void a_cycle_of_packages_is_shown_with_its_path() {
        assertThat(violations(
                        ArchitectureRules.PACKAGES_FORM_NO_CYCLES, bad("ground.ReachesUp", "upper.RestsOnGround")))
                .singleElement()
                .asString()
                .startsWith("Cycle detected:")
                .contains("bad.ground", "bad.upper");
    }

    @Test
    void the_engine_must_not_know_forms() {
        JavaClasses classes = new ClassFileImporter().importClasses(KnowsForms.class);

        assertThat(violations(ArchitectureRules.ENGINE_KNOWS_NO_FORMS, classes))
                .isNotEmpty()
                .allSatisfy(detail -> assertThat(detail).contains("KnowsForms.form(", "core.layout.Layout"));
    }

    // ---- libraries ----

    @Test
    void Jackson_outside_of_json_is_found() {
        assertThat(violations(ArchitectureRules.JACKSON_STAYS_IN_JSON, bad("UsesJackson")))
                .isNotEmpty()
                .allSatisfy(
                        detail -> assertThat(detail).contains("UsesJackson", "com.fasterxml.jackson.core.JsonFactory"));
    }

    @Test
    void a_library_type_in_a_signature_is_found_wherever_it_stands() {
        String type = BAD + "SpeaksGuava";

        assertThat(violations(ArchitectureRules.SIGNATURES_SPEAK_JDK_TYPES, bad("SpeaksGuava")))
                .containsExactlyInAnyOrder(
                        "Class <" + type + "> has the library type <com.google.common.collect.ForwardingObject>",
                        "Field <" + type + ".names> has the library type <com.google.common.collect.ImmutableList>",
                        "Method <" + type + ".names()> has the library type <com.google.common.collect.ImmutableList>",
                        "Method <" + type
                                + ".count(java.util.List)> has the library type <com.google.common.collect.Multimap>");
    }

    @Test
    void object_streams_are_found() {
        assertThat(violations(ArchitectureRules.NO_REFLECTIVE_DESERIALISATION, bad("Deserialises")))
                .isNotEmpty()
                .allSatisfy(detail -> assertThat(detail).contains("java.io.ObjectInputStream"));
    }

    // ---- language ----

    @Test
    void floating_point_is_found_in_fields_signatures_and_calls() {
        String type = BAD + "FloatingPoint";

        assertThat(violations(ArchitectureRules.NO_FLOATING_POINT, bad("FloatingPoint")))
                .containsExactlyInAnyOrder(
                        "Field <" + type + ".shares> is floating point",
                        "Method <" + type + ".<init>(java.util.List, long)> has floating point in its signature",
                        "Method <" + type + ".halves()> has floating point in its signature",
                        "Method <" + type + ".root()> calls method <java.lang.Math.sqrt(double)> for a floating"
                                + " point number");
    }

    @Test
    void clock_locale_zone_and_properties_are_found_and_their_explicit_forms_are_not() {
        assertThat(violations(ArchitectureRules.NO_HIDDEN_INPUT, bad("HiddenInput")))
                .extracting(detail -> detail.substring(detail.lastIndexOf('<')))
                .containsExactlyInAnyOrder(
                        "<java.time.LocalDate.now()>",
                        "<java.time.Instant.now()>",
                        "<java.util.Locale.getDefault()>",
                        "<java.time.ZoneId.systemDefault()>",
                        "<java.lang.String.toLowerCase()>",
                        "<java.lang.String.format(java.lang.String, [Ljava.lang.Object;)>",
                        "<java.lang.System.getProperty(java.lang.String, java.lang.String)>");
    }

    @Test
    void printing_tracing_and_leaving_are_found() {
        assertThat(violations(ArchitectureRules.NO_CONSOLE, bad("Prints")))
                .extracting(detail -> detail.substring(detail.lastIndexOf('<')))
                .containsExactlyInAnyOrder(
                        "<java.lang.System.out>",
                        "<java.lang.IllegalStateException.printStackTrace()>",
                        "<java.lang.System.exit(int)>");
    }

    @Test
    void an_Optional_is_found_as_component_and_as_parameter_but_not_as_return_type() {
        String type = BAD + "StoresOptional";

        assertThat(violations(ArchitectureRules.OPTIONAL_IS_ONLY_RETURNED, bad("StoresOptional")))
                .containsExactlyInAnyOrder(
                        "Field <" + type + ".name> is an Optional",
                        "Method <" + type + ".<init>(java.util.Optional)> takes an Optional",
                        "Method <" + type + ".orZero(java.util.OptionalInt)> takes an Optional");
    }

    @Test
    void a_checked_exception_other_than_IOException_is_found() {
        assertThat(violations(ArchitectureRules.ONLY_UNCHECKED_OR_IO_EXCEPTIONS, bad("ThrowsChecked")))
                .containsExactly(
                        "Method <" + BAD + "ThrowsChecked.any(boolean)> declares the checked java.lang.Exception");
    }

    @Test
    void an_open_public_class_is_found_and_closed_or_hidden_ones_are_not() {
        assertThat(violations(
                        ArchitectureRules.PUBLIC_CLASSES_ARE_CLOSED,
                        bad(
                                "Open",
                                "Open$Closed",
                                "Open$Sealed",
                                "Open$Value",
                                "Open$Word",
                                "Open$Role",
                                "Open$NotPublic",
                                "Open$NotPublic$Inside")))
                .containsExactly("Class <" + BAD + "Open> is public and open for inheritance");
    }

    // ---- all rules ----

    static List<ArchRule> all() {
        return ArchitectureRules.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_rule_gives_its_reason(ArchRule rule) {
        assertThat(rule.getDescription()).matches("(?s).+, because .{30,}");
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_module_without_types_keeps_every_rule(ArchRule rule) {
        JavaClasses none = new ClassFileImporter().importClasses(List.of());

        assertThat(rule.evaluate(none).hasViolation()).isFalse();
        assertThatCode(() -> rule.check(none)).doesNotThrowAnyException();
    }

    @Test
    void every_rule_is_listed_and_runs_in_the_test_engine() throws IllegalAccessException {
        List<Object> fields = new ArrayList<>();
        for (Field field : ArchitectureRules.class.getFields()) {
            if (field.isAnnotationPresent(ArchTest.class)) {
                fields.add(field.get(null));
            }
        }

        assertThat(ArchitectureRules.all()).isEqualTo(fields);
    }

    @Test
    void check_reports_every_broken_rule_at_once() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> ArchitectureRules.check(bad("Prints", "ThrowsChecked", "FloatingPoint")))
                .withMessageContaining("System.exit(int)")
                .withMessageContaining("declares the checked java.lang.Exception")
                .withMessageContaining("FloatingPoint.shares");
    }

    @Test
    void core_itself_is_looked_at() {
        assertThat(CORE.contain("org.eigenbetrieb.core.check.Checker")).isTrue();
        assertThat(CORE.stream().filter(type -> type.getPackageName().contains(".bad")))
                .isEmpty();
        assertThatCode(() -> ArchitectureRules.check(CORE)).doesNotThrowAnyException();
    }

    @Test
    void every_floor_is_a_package_of_core() {
        for (String floor : ArchitectureRules.CORE_FLOORS) {
            assertThat(CORE.containPackage("org.eigenbetrieb.core." + floor))
                    .as(floor)
                    .isTrue();
        }
    }
}
