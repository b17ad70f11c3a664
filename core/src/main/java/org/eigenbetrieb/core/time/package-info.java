/**
 * When a figure holds and in which phase: {@link org.eigenbetrieb.core.time.Period spans and instants}, {@link
 * org.eigenbetrieb.core.time.Phase phases} from plan to audited result. Nothing here reads a clock.
 * Entry point: {@link org.eigenbetrieb.core.time.Period}.
 */
@NullMarked
package org.eigenbetrieb.core.time;

import org.jspecify.annotations.NullMarked;
