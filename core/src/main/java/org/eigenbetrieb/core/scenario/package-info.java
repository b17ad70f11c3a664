/**
 * What if: a {@link org.eigenbetrieb.core.scenario.Scenario scenario} changes inputs and shows every figure that moves; what
 * for: {@link org.eigenbetrieb.core.scenario.GoalSeek} finds the input with which a figure reaches a target. Entry point:
 * {@link org.eigenbetrieb.core.scenario.Scenario}.
 */
@NullMarked
package org.eigenbetrieb.core.scenario;

import org.jspecify.annotations.NullMarked;
