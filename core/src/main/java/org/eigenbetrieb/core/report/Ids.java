package org.eigenbetrieb.core.report;

/** Ids that can stand in HTML attributes, links and file names as they are. */
final class Ids {

    private Ids() {}

    static void check(String what, String id) {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("A " + what + " needs an id, for example \"plan_2023\"");
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean allowed = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '_'
                    || c == '-'
                    || c == '.'
                    || c == ':';
            if (!allowed) {
                throw new IllegalArgumentException("\"" + id + "\" is not an id of a " + what
                        + "; allowed are A-Z, a-z, 0-9 and _ - . :, for example \"plan_2023\"");
            }
        }
    }
}
