package org.eigenbetrieb.staffing;

/**
 * A unit of the organisation: department, section, staff office.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param code its code in the plan of organisation, for example {@code 17.20.30}; 1 to 40 characters without {@code ; =
 *     [ ] |}
 * @param name its name; may be empty
 */
public record OrgUnit(String code, String name) {

    /** Checks the code; see the record's description. */
    public OrgUnit {
        if (code.isBlank() || code.length() > 40 || !code.equals(code.strip())) {
            throw new IllegalArgumentException(
                    "\"" + code + "\" is not the code of a unit; expected 1 to 40 characters, for example 17.20.30");
        }
        for (int i = 0; i < code.length(); i++) {
            if (code.charAt(i) < ' ' || ";=[]|".indexOf(code.charAt(i)) >= 0) {
                throw new IllegalArgumentException(
                        "The character at position " + (i + 1) + " of unit \"" + code + "\" is reserved");
            }
        }
        name = name.strip();
    }

    /** Code and name. */
    @Override
    public String toString() {
        return name.isEmpty() ? code : code + ' ' + name;
    }
}
