/**
 * The plug-ins: a {@link org.eigenbetrieb.core.calculator.Calculator calculator} is one named rule that contributes
 * relations to the figures it is asked for. The registry in package pack selects among them. Entry point: {@link
 * org.eigenbetrieb.core.calculator.Calculator}.
 */
@NullMarked
package org.eigenbetrieb.core.calculator;

import org.jspecify.annotations.NullMarked;
