package org.eigenbetrieb.core.architecture.bad;

import java.io.FileNotFoundException;
import java.io.IOException;

/** Breaks the rule for exceptions once. */
final class ThrowsChecked {

    void any(boolean now) throws Exception {
        if (now) {
            throw new Exception("any");
        }
    }

    void disk(boolean now) throws IOException {
        if (now) {
            throw new FileNotFoundException("pack.json");
        }
    }

    void misuse(boolean now) throws IllegalStateException {
        if (now) {
            throw new IllegalStateException("misuse");
        }
    }
}
