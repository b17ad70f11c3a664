package org.eigenbetrieb.planning.projects;

import java.time.LocalDate;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.jspecify.annotations.Nullable;

/**
 * Takes the status that the list prints for the quarter of its reporting date.
 *
 * <p>Immutable and safe for use by several threads.
 */
public record PrintedStatusRule() implements StatusRule {

    @Override
    public String id() {
        return "printed";
    }

    @Override
    public Validity validity() {
        return Validity.from(LocalDate.of(1900, 1, 1));
    }

    @Override
    public LegalSource source() {
        return LegalSource.form("Projektliste");
    }

    @Override
    public Assessment assess(Project project, LocalDate stichtag, @Nullable Earlier earlier) {
        LocalDate quarter = Days.endOfQuarter(stichtag);
        ProjectStatus printed = project.printedStatus().get(quarter);
        return printed == null
                ? new Assessment(
                        ProjectStatus.NOT_DERIVABLE,
                        "not-printed",
                        "die Liste druckt für das Quartal bis " + Days.print(quarter) + " keinen Status")
                : new Assessment(printed, "printed", "so gedruckt für das Quartal bis " + Days.print(quarter));
    }
}
