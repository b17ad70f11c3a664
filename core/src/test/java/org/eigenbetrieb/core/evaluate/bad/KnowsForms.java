package org.eigenbetrieb.core.evaluate.bad;

import org.eigenbetrieb.core.layout.Layout;

/** A bad example for the architecture rules: the engine must not know forms. */
public final class KnowsForms {

    private KnowsForms() {}

    static String form(Layout layout) {
        return layout.form();
    }
}
