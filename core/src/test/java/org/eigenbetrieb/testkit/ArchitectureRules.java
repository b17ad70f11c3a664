package org.eigenbetrieb.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What holds for the code of every module, each rule with its reason.
 *
 * <p>A module, or a neighbour's plug-in, runs them all with one line in a test class:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "de.musterstadt.plan", importOptions = ImportOption.DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     @ArchTest
 *     static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);
 * }
 * }</pre>
 *
 * <p>Classes that Immutables generates and this package are not looked at; a module without types passes.
 */
public final class ArchitectureRules {

    /** The packages of core, ground floor first. */
    public static final List<String> CORE_FLOORS = List.of(
            "source",
            "quantity",
            "time",
            "law",
            "figure",
            "formula",
            "layout",
            "calculator",
            "evaluate",
            "check",
            "explain",
            "scenario",
            "csv",
            "report",
            "pack",
            "json",
            "folder");

    private static final List<String> LIBRARIES =
            List.of("com.google.common.", "com.fasterxml.jackson.", "tools.jackson.", "org.immutables.", "picocli.");
    private static final Set<String> FLOATING =
            Set.of("double", "float", "java.lang.Double", "java.lang.Float", "java.util.OptionalDouble");
    private static final Set<String> OPTIONALS =
            Set.of(Optional.class.getName(), OptionalInt.class.getName(), OptionalLong.class.getName());

    private static final DescribedPredicate<JavaClass> WRITTEN_BY_HAND =
            DescribedPredicate.describe("are written by hand", ArchitectureRules::isWrittenByHand);

    /** Core is built floor upon floor. */
    @ArchTest
    public static final ArchRule CORE_IS_BUILT_IN_FLOORS = floors("org.eigenbetrieb.core", CORE_FLOORS);

    /** Packages form no cycles. */
    @ArchTest
    public static final ArchRule PACKAGES_FORM_NO_CYCLES = slices().assignedFrom(eachPackage())
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true)
            .because("packages that need each other can only be understood, tested and changed together");

    /** The engine knows relations, not the forms and plug-ins they come from. */
    @ArchTest
    public static final ArchRule ENGINE_KNOWS_NO_FORMS = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.eigenbetrieb.core.evaluate..",
                    "org.eigenbetrieb.core.check..",
                    "org.eigenbetrieb.core.explain..",
                    "org.eigenbetrieb.core.scenario..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eigenbetrieb.core.layout..", "org.eigenbetrieb.core.calculator..")
            .allowEmptyShould(true)
            .because("a new form is data and a new rule a plug-in: neither may need a change of the engine");

    /** Jackson is seen in packages named json only. */
    @ArchTest
    public static final ArchRule JACKSON_STAYS_IN_JSON = noClasses()
            .that(WRITTEN_BY_HAND)
            .and()
            .resideOutsideOfPackage("..json..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson..", "tools.jackson..")
            .allowEmptyShould(true)
            .because("another JSON library, or none, must be a change in one corner");

    /** What others compile against are the JDK's types and our own. */
    @ArchTest
    public static final ArchRule SIGNATURES_SPEAK_JDK_TYPES = classes()
            .that(WRITTEN_BY_HAND)
            .should(condition(
                    "have only JDK types and our own in public and protected signatures",
                    ArchitectureRules::checkSignatures))
            .allowEmptyShould(true)
            .because("a library in a signature becomes every user's dependency; Guava, Jackson and others stay inside");

    /** No floating point. */
    @ArchTest
    public static final ArchRule NO_FLOATING_POINT = classes()
            .that(WRITTEN_BY_HAND)
            .should(condition("not use double or float", ArchitectureRules::checkFloatingPoint))
            .allowEmptyShould(true)
            .because("0.1 + 0.2 is not 0.3 there: amounts are scaled longs, weights and quotients exact fractions");

    /** Clock, chance, locale, zone, charset and system properties are arguments. */
    @ArchTest
    public static final ArchRule NO_HIDDEN_INPUT = classes()
            .that(WRITTEN_BY_HAND)
            .should(condition(
                    "not read the clock, chance, defaults of the machine or system properties",
                    ArchitectureRules::checkHiddenInput))
            .allowEmptyShould(true)
            .because("one pack gives the same bytes on every machine and on every day; all of these are arguments");

    /** Only programs print: classes with a {@code main} method, and the examples. */
    @ArchTest
    public static final ArchRule NO_CONSOLE = classes()
            .that(WRITTEN_BY_HAND)
            .and()
            .resideOutsideOfPackage("org.eigenbetrieb.examples..")
            .should(condition("not use the console or end the program", ArchitectureRules::checkConsole))
            .allowEmptyShould(true)
            .because(
                    "a library speaks through return values and exceptions; a program has a main method and lives in a class of its own");

    /** Data never chooses which class is created. */
    @ArchTest
    public static final ArchRule NO_REFLECTIVE_DESERIALISATION = noClasses()
            .that(WRITTEN_BY_HAND)
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "create the objects that data name (object streams, XMLDecoder, Jackson databind)",
                    ArchitectureRules::isReflectiveReader))
            .allowEmptyShould(true)
            .because("packs come from outside: they are read field by field, and every problem gets its place");

    /** Optional is a return type and nothing else. */
    @ArchTest
    public static final ArchRule OPTIONAL_IS_ONLY_RETURNED = classes()
            .that(WRITTEN_BY_HAND)
            .should(condition("not have Optional as field, component or parameter", ArchitectureRules::checkOptional))
            .allowEmptyShould(true)
            .because("an Optional that is stored or passed has three states; use @Nullable or a second method");

    /** Exceptions are unchecked, or IOException. */
    @ArchTest
    public static final ArchRule ONLY_UNCHECKED_OR_IO_EXCEPTIONS = classes()
            .that(WRITTEN_BY_HAND)
            .should(condition("declare only unchecked exceptions and IOException", ArchitectureRules::checkThrows))
            .allowEmptyShould(true)
            .because("misuse throws unchecked and bad input is a list of problems; only the disk throws checked");

    /** Public classes are closed. */
    @ArchTest
    public static final ArchRule PUBLIC_CLASSES_ARE_CLOSED = classes()
            .that(WRITTEN_BY_HAND)
            .should(condition(
                    "be final, a record, an enum, an interface or sealed when public", ArchitectureRules::checkClosed))
            .allowEmptyShould(true)
            .because("a class that was not designed for inheritance must not be extended by accident");

    private static final Set<String> CLOCKS = Set.of(
            "java.time.Clock",
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.MonthDay",
            "java.time.OffsetDateTime",
            "java.time.OffsetTime",
            "java.time.Year",
            "java.time.YearMonth",
            "java.time.ZonedDateTime");

    /** Owner, name and parameter types of calls that read something that is no argument. */
    private static final Set<String> HIDDEN_INPUT = Set.of(
            "java.io.FileReader.<init>(java.io.File)",
            "java.io.FileReader.<init>(java.lang.String)",
            "java.io.FileWriter.<init>(java.io.File)",
            "java.io.FileWriter.<init>(java.lang.String)",
            "java.io.InputStreamReader.<init>(java.io.InputStream)",
            "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
            "java.io.PrintStream.printf(java.lang.String, [Ljava.lang.Object;)",
            "java.io.PrintWriter.printf(java.lang.String, [Ljava.lang.Object;)",
            "java.lang.Boolean.getBoolean(java.lang.String)",
            "java.lang.Integer.getInteger(java.lang.String)",
            "java.lang.Long.getLong(java.lang.String)",
            "java.lang.Math.random()",
            "java.lang.String.<init>([B)",
            "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
            "java.lang.String.formatted([Ljava.lang.Object;)",
            "java.lang.String.getBytes()",
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.lang.System.currentTimeMillis()",
            "java.lang.System.getProperties()",
            "java.lang.System.getProperty(java.lang.String)",
            "java.lang.System.getProperty(java.lang.String, java.lang.String)",
            "java.lang.System.getenv()",
            "java.lang.System.getenv(java.lang.String)",
            "java.lang.System.lineSeparator()",
            "java.lang.System.nanoTime()",
            "java.nio.charset.Charset.defaultCharset()",
            "java.text.Collator.getInstance()",
            "java.text.DecimalFormat.<init>()",
            "java.text.DecimalFormat.<init>(java.lang.String)",
            "java.text.NumberFormat.getCurrencyInstance()",
            "java.text.NumberFormat.getInstance()",
            "java.text.NumberFormat.getNumberInstance()",
            "java.text.NumberFormat.getPercentInstance()",
            "java.text.SimpleDateFormat.<init>()",
            "java.text.SimpleDateFormat.<init>(java.lang.String)",
            "java.time.ZoneId.systemDefault()",
            "java.time.format.DateTimeFormatter.ofLocalizedDate(java.time.format.FormatStyle)",
            "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
            "java.util.Calendar.getInstance()",
            "java.util.Date.<init>()",
            "java.util.Formatter.<init>()",
            "java.util.Locale.getDefault()",
            "java.util.Locale.getDefault(java.util.Locale$Category)",
            "java.util.Random.<init>()",
            "java.util.ResourceBundle.getBundle(java.lang.String)",
            "java.util.TimeZone.getDefault()",
            "java.util.UUID.randomUUID()");

    private ArchitectureRules() {}

    /**
     * All rules.
     *
     * @return an unmodifiable list
     */
    public static List<ArchRule> all() {
        return List.of(
                CORE_IS_BUILT_IN_FLOORS,
                PACKAGES_FORM_NO_CYCLES,
                ENGINE_KNOWS_NO_FORMS,
                JACKSON_STAYS_IN_JSON,
                SIGNATURES_SPEAK_JDK_TYPES,
                NO_FLOATING_POINT,
                NO_HIDDEN_INPUT,
                NO_CONSOLE,
                NO_REFLECTIVE_DESERIALISATION,
                OPTIONAL_IS_ONLY_RETURNED,
                ONLY_UNCHECKED_OR_IO_EXCEPTIONS,
                PUBLIC_CLASSES_ARE_CLOSED);
    }

    /**
     * Holds classes against all rules, for those who do not use ArchUnit's test engine.
     *
     * @param classes the classes
     * @throws AssertionError when a rule is broken; the message lists the violations of every rule
     */
    public static void check(JavaClasses classes) {
        List<String> broken = new ArrayList<>();
        for (ArchRule rule : all()) {
            var result = rule.evaluate(classes);
            if (result.hasViolation()) {
                broken.add(result.getFailureReport().toString());
            }
        }
        if (!broken.isEmpty()) {
            throw new AssertionError(String.join("\n", broken));
        }
    }

    /**
     * That packages are built floor upon floor: each uses only floors below its own, and every package has its floor.
     *
     * @param root the package that holds them
     * @param order names of its packages, ground floor first; packages inside them share their floor
     * @return the rule
     */
    public static ArchRule floors(String root, List<String> order) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(condition(
                        "use only lower floors of " + order,
                        (type, violations) -> checkFloors(root, order, type, violations)))
                .allowEmptyShould(true)
                .because("what lies below must be usable, testable and understandable without what is built upon it");
    }

    private static void checkFloors(String root, List<String> order, JavaClass type, Violations violations) {
        String own = floor(root, type);
        if (!order.contains(own)) {
            violations.report(type, "Package <" + type.getPackageName() + "> is on no floor of " + root);
            return;
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            String other = floor(root, dependency.getTargetClass());
            if (order.indexOf(other) > order.indexOf(own)) {
                violations.report(
                        type, "Floor " + own + " uses the higher floor " + other + ": " + dependency.getDescription());
            }
        }
    }

    private static String floor(String root, JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        if (!name.startsWith(root + ".")) {
            return "";
        }
        String rest = name.substring(root.length() + 1);
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    private static SliceAssignment eachPackage() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }

    private static boolean isWrittenByHand(JavaClass type) {
        return !type.getPackageName().equals("org.eigenbetrieb.testkit") && !isGenerated(type);
    }

    private static boolean isGenerated(JavaClass type) {
        return type.isAnnotatedWith("org.immutables.value.Generated")
                || type.getEnclosingClass()
                        .filter(ArchitectureRules::isGenerated)
                        .isPresent();
    }

    private static boolean isReflectiveReader(JavaClass type) {
        return type.getName().equals("java.io.ObjectInputStream")
                || type.getName().equals("java.beans.XMLDecoder")
                || type.getPackageName().startsWith("com.fasterxml.jackson.databind")
                || type.getPackageName().startsWith("tools.jackson.databind");
    }

    /** Whether code outside the package can name the class. */
    private static boolean isVisible(JavaClass type) {
        return isOpen(type.getModifiers())
                && type.getEnclosingClass().map(ArchitectureRules::isVisible).orElse(true);
    }

    private static boolean isVisible(JavaMember member) {
        return isOpen(member.getModifiers());
    }

    private static boolean isOpen(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static void checkSignatures(JavaClass type, Violations violations) {
        if (!isVisible(type)) {
            return;
        }
        List<JavaType> parents = new ArrayList<>(type.getInterfaces());
        type.getSuperclass().ifPresent(parents::add);
        parents.addAll(type.getTypeParameters());
        reportLibraries(rawTypes(parents), type, "Class <" + type.getName() + ">", violations);
        for (JavaField field : type.getFields()) {
            if (isVisible(field)) {
                reportLibraries(
                        field.getAllInvolvedRawTypes(), type, "Field <" + field.getFullName() + ">", violations);
            }
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            if (isVisible(unit)) {
                Set<JavaClass> involved = new LinkedHashSet<>(unit.getAllInvolvedRawTypes());
                involved.addAll(unit.getExceptionTypes());
                involved.addAll(rawTypes(unit.getTypeParameters()));
                reportLibraries(involved, type, "Method <" + unit.getFullName() + ">", violations);
            }
        }
    }

    private static Set<JavaClass> rawTypes(Collection<? extends JavaType> types) {
        Set<JavaClass> raw = new LinkedHashSet<>();
        types.forEach(type -> raw.addAll(type.getAllInvolvedRawTypes()));
        return raw;
    }

    private static void reportLibraries(Set<JavaClass> types, JavaClass owner, String where, Violations violations) {
        types.stream()
                .map(type -> type.getBaseComponentType().getName())
                .filter(name -> LIBRARIES.stream().anyMatch(name::startsWith))
                .distinct()
                .sorted()
                .forEach(name -> violations.report(owner, where + " has the library type <" + name + ">"));
    }

    private static void checkFloatingPoint(JavaClass type, Violations violations) {
        for (JavaField field : type.getFields()) {
            if (hasFloatingPoint(field.getAllInvolvedRawTypes())) {
                violations.report(type, "Field <" + field.getFullName() + "> is floating point");
            }
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            if (hasFloatingPoint(unit.getAllInvolvedRawTypes())) {
                violations.report(type, "Method <" + unit.getFullName() + "> has floating point in its signature");
            }
        }
        for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
            if (hasFloatingPoint(Set.of(access.getTarget().getRawReturnType()))) {
                violations.report(type, access.getDescription() + " for a floating point number");
            }
        }
    }

    private static boolean hasFloatingPoint(Set<JavaClass> types) {
        return types.stream().map(type -> type.getBaseComponentType().getName()).anyMatch(FLOATING::contains);
    }

    private static void checkHiddenInput(JavaClass type, Violations violations) {
        for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            List<String> parameters = access.getTarget().getRawParameterTypes().stream()
                    .map(JavaClass::getName)
                    .toList();
            boolean clock = CLOCKS.contains(owner)
                    && (name.equals("now") || name.startsWith("system"))
                    && !parameters.contains("java.time.Clock");
            if (clock || HIDDEN_INPUT.contains(owner + "." + name + "(" + String.join(", ", parameters) + ")")) {
                violations.report(type, access.getDescription());
            }
        }
    }

    /** A program is a class with a main method, with all that stands in it. */
    private static boolean isProgram(JavaClass type) {
        return type.tryGetMethod("main", String[].class).isPresent()
                || type.getEnclosingClass().filter(ArchitectureRules::isProgram).isPresent();
    }

    private static void checkConsole(JavaClass type, Violations violations) {
        if (isProgram(type)) {
            return;
        }
        for (JavaFieldAccess access : type.getFieldAccessesFromSelf()) {
            boolean system = access.getTargetOwner().getName().equals("java.lang.System");
            if (system && Set.of("in", "out", "err").contains(access.getTarget().getName())) {
                violations.report(type, access.getDescription());
            }
        }
        for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            boolean trace = name.equals("printStackTrace")
                    && access.getTarget().getRawParameterTypes().isEmpty();
            boolean end = Set.of("java.lang.System", "java.lang.Runtime").contains(owner)
                    && (name.equals("exit") || name.equals("halt"));
            if (trace || end) {
                violations.report(type, access.getDescription());
            }
        }
    }

    private static void checkOptional(JavaClass type, Violations violations) {
        for (JavaField field : type.getFields()) {
            if (OPTIONALS.contains(field.getRawType().getName())) {
                violations.report(type, "Field <" + field.getFullName() + "> is an Optional");
            }
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            boolean lambda = unit.getModifiers().contains(JavaModifier.SYNTHETIC);
            if (!lambda
                    && unit.getRawParameterTypes().stream()
                            .map(JavaClass::getName)
                            .anyMatch(OPTIONALS::contains)) {
                violations.report(type, "Method <" + unit.getFullName() + "> takes an Optional");
            }
        }
    }

    private static void checkThrows(JavaClass type, Violations violations) {
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            if (unit.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                continue; // what the compiler adds declares what the interface declares
            }
            for (JavaClass thrown : unit.getExceptionTypes()) {
                boolean allowed = thrown.isAssignableTo(RuntimeException.class)
                        || thrown.isAssignableTo(Error.class)
                        || thrown.isAssignableTo(IOException.class);
                if (!allowed) {
                    violations.report(
                            type, "Method <" + unit.getFullName() + "> declares the checked " + thrown.getName());
                }
            }
        }
    }

    private static void checkClosed(JavaClass type, Violations violations) {
        boolean closed = type.isInterface()
                || type.isEnum()
                || type.isSealed()
                || type.getModifiers().contains(JavaModifier.FINAL);
        if (isVisible(type) && !closed) {
            violations.report(type, "Class <" + type.getName() + "> is public and open for inheritance");
        }
    }

    private static ArchCondition<JavaClass> condition(String description, BiConsumer<JavaClass, Violations> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, new Violations(events));
            }
        };
    }

    /** Collects what breaks a rule, with the file it is in. */
    private record Violations(ConditionEvents events) {
        void report(JavaClass type, String message) {
            events.add(SimpleConditionEvent.violated(type, message + " in " + type.getSourceCodeLocation()));
        }
    }
}
