/**
 * The plug-ins: a {@link org.eigenbetrieb.core.calculator.Calculator calculator} is one named rule that contributes
 * relations; the {@link org.eigenbetrieb.core.calculator.Registry registry} holds all calculators and layouts and selects
 * among them. Entry point: {@link org.eigenbetrieb.core.calculator.Registry}.
 */
@NullMarked
package org.eigenbetrieb.core.calculator;

import org.jspecify.annotations.NullMarked;
