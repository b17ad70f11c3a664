package org.eigenbetrieb.core.json;

import java.util.List;
import java.util.Objects;
import org.eigenbetrieb.core.check.Coverage;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.source.Problem;

/**
 * What {@code findings.json} says.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param findings contradictions, numbered F1, F2, … in this order
 * @param problems what was wrong with the inputs
 * @param coverage what was checked and what was not
 */
public record FindingsDocument(List<Finding> findings, List<Problem> problems, Coverage coverage) {

    /** Copies the lists. */
    public FindingsDocument {
        findings = List.copyOf(findings);
        problems = List.copyOf(problems);
        Objects.requireNonNull(coverage, "coverage");
    }
}
