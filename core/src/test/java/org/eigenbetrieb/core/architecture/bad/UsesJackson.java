package org.eigenbetrieb.core.architecture.bad;

import com.fasterxml.jackson.core.JsonFactory;

/** Breaks the rule that Jackson stays in packages named json. */
final class UsesJackson {

    private final JsonFactory factory = new JsonFactory();

    String format() {
        return factory.getFormatName();
    }
}
