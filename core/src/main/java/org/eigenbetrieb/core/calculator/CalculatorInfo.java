package org.eigenbetrieb.core.calculator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;

/**
 * What a calculator is, where and when it applies, and who says so.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param id unique id: lower-case letters, digits and {@code -}, parts separated by {@code .}
 * @param title name of the rule as it is printed, in German
 * @param slot the slot that it fills, for example {@code hochrechnung}
 * @param jurisdiction where it applies
 * @param validity when it applies
 * @param source who says so
 * @param parameters names of its parameters, each with what it means
 */
public record CalculatorInfo(
        String id,
        String title,
        String slot,
        Jurisdiction jurisdiction,
        Validity validity,
        LegalSource source,
        Map<String, String> parameters) {

    /** Checks the parts and copies the map. */
    public CalculatorInfo {
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(source, "source");
        if (!id.matches("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*")) {
            throw new IllegalArgumentException(
                    "\"" + id + "\" is not the id of a calculator; expected for example hochrechnung.linear");
        }
        if (title.isBlank() || slot.isBlank()) {
            throw new IllegalArgumentException("Calculator " + id + " needs a title and a slot");
        }
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
