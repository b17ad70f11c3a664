package org.eigenbetrieb.planning.rules;

/** Ids of rules, triggers, questions and values: they become parts of keys and of relations' ids. */
final class Ids {

    private Ids() {}

    static void check(String id) {
        if (!id.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            throw new IllegalArgumentException(
                    "\"" + id + "\" is not an id; expected lower-case letters, digits and '-', for example rp-15-3-1");
        }
    }
}
