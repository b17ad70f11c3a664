package org.eigenbetrieb.core.architecture.bad.ground;

import org.eigenbetrieb.core.architecture.bad.upper.RestsOnGround;

/** Breaks the order of floors, and closes a cycle. */
public final class ReachesUp {

    private ReachesUp() {}

    static int height(RestsOnGround above) {
        return above.hashCode();
    }
}
