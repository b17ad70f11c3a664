package org.eigenbetrieb.core.architecture.bad.upper;

import org.eigenbetrieb.core.architecture.bad.ground.ReachesUp;

/** Uses the floor below, as it may. */
public record RestsOnGround(Class<ReachesUp> below) {}
