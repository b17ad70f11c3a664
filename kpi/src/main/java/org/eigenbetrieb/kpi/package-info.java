/**
 * Key figures of municipal IT.
 *
 * <p>Empty for now: IT workplaces, cost per workplace, benchmarks, time series and customers come with a later release.
 */
@NullMarked
package org.eigenbetrieb.kpi;

import org.jspecify.annotations.NullMarked;
