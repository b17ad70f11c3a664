package org.eigenbetrieb.core.calculator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * That a pack chooses a calculator for some lines, and why.
 *
 * <p>A choice that names a line or account goes before one that names its post, which goes before one for all lines.
 * Immutable and safe for use by several threads.
 *
 * @param slot the slot
 * @param paper id of the paper, or empty for all papers
 * @param lines lines, posts or accounts; empty for all
 * @param calculator id of the calculator
 * @param parameters its parameters as text
 * @param reason why it was chosen
 * @param place where the choice is written down
 */
public record Choice(
        String slot,
        String paper,
        List<String> lines,
        String calculator,
        Map<String, String> parameters,
        String reason,
        SourceRef place) {

    /** Copies the collections. */
    public Choice {
        Objects.requireNonNull(slot, "slot");
        Objects.requireNonNull(paper, "paper");
        Objects.requireNonNull(calculator, "calculator");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(place, "place");
        lines = List.copyOf(lines);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * How specifically the choice names a figure.
     *
     * @param paper paper of the figure
     * @param line its line or post
     * @param account its account; empty for a line
     * @return 0 when it does not apply; otherwise the higher, the more specific
     */
    public int rank(String paper, String line, String account) {
        if (!this.paper.isEmpty() && !this.paper.equals(paper)) {
            return 0;
        }
        int byPaper = this.paper.isEmpty() ? 0 : 1;
        if (!account.isEmpty() && lines.contains(account)) {
            return 5 + byPaper;
        }
        if (lines.contains(line)) {
            return 3 + byPaper;
        }
        return lines.isEmpty() ? 1 + byPaper : 0;
    }
}
