/**
 * What if: a {@link org.eigenbetrieb.core.scenario.Scenario scenario} changes inputs and shows every figure that moves.
 * Entry point: {@link org.eigenbetrieb.core.scenario.Scenario}.
 */
@NullMarked
package org.eigenbetrieb.core.scenario;

import org.jspecify.annotations.NullMarked;
