package org.eigenbetrieb.core.pack;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * One paper of a pack: its layout, its table and what the table's columns mean.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param id id of the paper
 * @param title title as printed
 * @param layout id of its layout; empty for a list of single facts and for a paper that lists records
 * @param year year of the paper
 * @param stichtag Stichtag of the paper
 * @param file name of its table in the folder of the pack; empty when nothing is given and everything is computed
 * @param format how the table is written
 * @param keys names of the columns that say which row it is
 * @param accounts how account numbers are written and whether their list is complete
 * @param columns columns of the table with figures, by their name in the header
 * @param ignored columns of the table that are not read
 * @param records what it is if it lists records; {@link Records#NONE} otherwise
 * @param place where it is written down
 */
public record PaperDescription(
        String id,
        String title,
        String layout,
        int year,
        LocalDate stichtag,
        String file,
        CsvFormat format,
        Keys keys,
        Accounts accounts,
        Map<String, Column> columns,
        List<String> ignored,
        Records records,
        SourceRef place) {

    /**
     * A paper that lists records, read by a {@link RecordPaper}.
     *
     * @param kind name of the kind; empty when the paper lists no records
     * @param files names of its tables in the folder of the pack, by their role
     * @param parameters parameters of the kind as text
     */
    public record Records(String kind, Map<String, String> files, Map<String, String> parameters) {

        /** A paper that lists no records. */
        public static final Records NONE = new Records("", Map.of(), Map.of());

        /** Copies the maps. */
        public Records {
            Objects.requireNonNull(kind, "kind");
            files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }
    }

    /**
     * Names of the columns that say which row it is. An empty name means that the table has no such column.
     *
     * @param line the line of the layout, or the post of an account; in a list of facts the concept
     * @param account number of the account
     * @param label the row as printed
     * @param phase phase of a fact
     * @param period period of a fact
     * @param dimensions dimensions of a fact
     * @param unit unit of a fact
     */
    public record Keys(
            String line, String account, String label, String phase, String period, String dimensions, String unit) {
        /** Checks that nothing is missing. */
        public Keys {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(dimensions, "dimensions");
            Objects.requireNonNull(unit, "unit");
        }
    }

    /**
     * How account numbers are written.
     *
     * @param complete whether the list of accounts is complete: a post without accounts is then exactly 0
     * @param length number of digits of an account, 0 for any; shorter ones are filled up with zeros on the right
     * @param assignment file that assigns accounts to posts; empty when the table itself does
     */
    public record Accounts(boolean complete, int length, String assignment) {
        /** Checks the length. */
        public Accounts {
            Objects.requireNonNull(assignment, "assignment");
            if (length < 0 || length > 30) {
                throw new IllegalArgumentException("An account number has 0 to 30 digits, not " + length);
            }
        }
    }

    /** What the figures of a column are. */
    public enum Role {
        /** Given by the enterprise. Lines that the form computes are claims here, too. */
        INPUT,
        /** Printed, and checked; never used for computing. */
        CLAIM
    }

    /** Whether a column's numbers stand for themselves or for an interval; declared, never inferred. */
    public enum Exactness {
        /** Rounded: a number stands for half a last digit to either side. */
        ROUNDED,
        /** Exact: amounts decided in whole euros, posts, counted devices. */
        EXACT,
        /** Exact where printed to the smallest unit (cents), rounded where printed with fewer decimals. */
        CENTS
    }

    /**
     * A column of figures.
     *
     * @param column id of the layout's column; empty in a list of facts
     * @param role given or printed
     * @param unit code of the unit it is printed in; empty for the unit of the line
     * @param exactness whether its numbers stand for themselves or for an interval
     * @param blank what an empty cell means
     * @param place where it is written down
     */
    public record Column(
            String column, Role role, String unit, Exactness exactness, Figure.Blank blank, SourceRef place) {
        /** Checks that nothing is missing. */
        public Column {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(exactness, "exactness");
            Objects.requireNonNull(blank, "blank");
            Objects.requireNonNull(place, "place");
        }
    }

    /** Copies the collections. */
    public PaperDescription {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(stichtag, "stichtag");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(accounts, "accounts");
        Objects.requireNonNull(records, "records");
        Objects.requireNonNull(place, "place");
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        ignored = List.copyOf(ignored);
    }

    /**
     * Whether the paper is a list of single facts and not a form.
     *
     * @return true when it has no layout and lists no records
     */
    public boolean isFactList() {
        return layout.isEmpty() && records.kind().isEmpty();
    }

    /**
     * Whether the table holds nothing but printed claims.
     *
     * @return true when computing needs nothing from it
     */
    public boolean holdsOnlyClaims() {
        return records.kind().isEmpty() && columns.values().stream().allMatch(column -> column.role() == Role.CLAIM);
    }
}
