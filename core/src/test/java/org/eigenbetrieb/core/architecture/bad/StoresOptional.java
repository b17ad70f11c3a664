package org.eigenbetrieb.core.architecture.bad;

import java.util.Optional;
import java.util.OptionalInt;

/** Breaks the rule for Optional as component and as parameter. */
record StoresOptional(Optional<String> name) {

    static int orZero(OptionalInt number) {
        return number.orElse(0);
    }

    /** Allowed: returned, and inside a lambda. */
    Optional<Integer> length() {
        return Optional.of(name).map(found -> found.map(String::length).orElse(0));
    }
}
