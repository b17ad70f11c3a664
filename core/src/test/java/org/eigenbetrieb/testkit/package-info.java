/**
 * What a plug-in is tested with: {@link org.eigenbetrieb.testkit.CalculatorContract contracts} for calculators and {@link
 * org.eigenbetrieb.testkit.LayoutContract forms}, {@link org.eigenbetrieb.testkit.PlanGenerator generated plans}, a {@link
 * org.eigenbetrieb.testkit.FigureVerifier verifier} of a figure and its reason, and {@link
 * org.eigenbetrieb.testkit.ArchitectureRules the architecture rules} that every module keeps. Entry point: {@link
 * org.eigenbetrieb.testkit.CalculatorContract}.
 *
 * <p>Depend on the test-jar of {@code eigenbetrieb-core} in test scope. Contracts and verifier need JUnit 5 alone, {@link
 * org.eigenbetrieb.testkit.PlanGenerator} needs jqwik, {@link org.eigenbetrieb.testkit.ArchitectureRules} needs {@code
 * archunit-junit5}.
 */
@NullMarked
package org.eigenbetrieb.testkit;

import org.jspecify.annotations.NullMarked;
