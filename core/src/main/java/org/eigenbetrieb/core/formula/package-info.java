/**
 * How figures depend on each other: {@link org.eigenbetrieb.core.formula.Formula formulas} and the {@link
 * org.eigenbetrieb.core.formula.Relation relations} that define or assert a figure. There is no expression language.
 * Entry point: {@link org.eigenbetrieb.core.formula.Relation}.
 */
@NullMarked
package org.eigenbetrieb.core.formula;

import org.jspecify.annotations.NullMarked;
