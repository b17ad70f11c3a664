package org.eigenbetrieb.kpi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * That the workplaces of a year were counted by a certain rule, and why one thinks so.
 *
 * <p>Where no such choice is made, the rule in force on 31 December of the year counts. Immutable and safe for use by
 * several threads.
 *
 * @param year the year
 * @param definition id of a {@link WorkplaceDefinition}, or of a calculator of its slot
 * @param reason why, in German
 * @param place where the choice is written down
 */
public record RuleOfYear(int year, String definition, String reason, SourceRef place) {

    private static final List<String> COLUMNS = List.of("jahr", "definition", "grund");

    /** Checks the parts. */
    public RuleOfYear {
        Objects.requireNonNull(place, "place");
        if (definition.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("The rule of " + year + " needs a definition and a reason");
        }
    }

    /** Id of the calculator. */
    String calculator() {
        return definition.contains(".") ? definition : WorkplaceDefinition.SLOT + "." + definition;
    }

    /**
     * Reads choices: columns {@code jahr}, {@code definition}, {@code grund}.
     *
     * @param table the table
     * @return the choices, and every problem
     */
    public static Read<List<RuleOfYear>> read(CsvTable table) {
        List<Problem> problems = new ArrayList<>(table.missing(COLUMNS));
        List<RuleOfYear> rules = new ArrayList<>();
        if (!problems.isEmpty()) {
            return Read.of(rules, problems);
        }
        Set<Integer> seen = new HashSet<>();
        for (CsvTable.Row row : table.rows()) {
            Optional<Integer> year = Cells.year(row.cell("jahr"), problems);
            if (year.isEmpty()) {
                continue;
            }
            if (!seen.add(year.get())) {
                problems.add(Problem.error(
                        "EB-KPI-002",
                        row.place(),
                        "the rule of " + year.get() + " is chosen twice; the second row was left out",
                        "keep one of the rows"));
                continue;
            }
            String definition = Cells.text(row, "definition");
            String reason = Cells.text(row, "grund");
            if (definition.isEmpty() || reason.isEmpty()) {
                problems.add(Problem.error(
                        "EB-KPI-004",
                        row.place(),
                        "the rule of " + year.get() + " has no " + (definition.isEmpty() ? "definition" : "reason")
                                + "; the row was left out",
                        "name the definition and say why it is the right one for this year"));
                continue;
            }
            rules.add(new RuleOfYear(year.get(), definition, reason, row.place()));
        }
        return Read.of(List.copyOf(rules), problems);
    }
}
