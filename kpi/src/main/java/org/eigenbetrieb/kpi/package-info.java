/**
 * Key figures of municipal IT: workplaces by dated weighting rules, cost per workplace, benchmarks, index series,
 * customers, comparisons of years. Entry point: {@link org.eigenbetrieb.kpi.Kpi}.
 */
@NullMarked
package org.eigenbetrieb.kpi;

import org.jspecify.annotations.NullMarked;
