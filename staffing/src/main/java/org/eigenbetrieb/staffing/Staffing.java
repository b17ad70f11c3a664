package org.eigenbetrieb.staffing;

import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.CsvWriter;
import org.eigenbetrieb.core.pack.RecordPaper;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.source.Read;

/**
 * Entry point to the Stellenübersicht.
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class Staffing {

    private Staffing() {}

    /**
     * The Stellenübersicht as a kind of papers, {@code stellenuebersicht} in {@code pack.json}. Its tables are {@code
     * stellen} and, if there are notes, {@code vermerke}; {@code docs/staffing.md} describes columns and parameters.
     *
     * @return the kind
     */
    public static RecordPaper paper() {
        return new StellenPaper();
    }

    /**
     * A registry with everything that this module offers.
     *
     * @return the registry; add it to another one with {@link Registry.Builder#addAll}
     */
    public static Registry registry() {
        return Registry.builder().paper(paper()).build();
    }

    /**
     * Reads a Stellenübersicht with its notes. {@code docs/staffing.md} describes the columns.
     *
     * @param lines the table of posts: {@code org_einheit, gruppe, soll, soll_vorjahr, ist} and further columns
     * @param notes the table of notes: {@code org_einheit, gruppe, haushalt, art} and further columns
     * @param options plan year, Stichtag and how the tables are written
     * @return all good rows and every problem; a table with columns that look like personal data is not read
     */
    public static Read<Stellenuebersicht> read(CsvTable lines, CsvTable notes, ReadOptions options) {
        return StellenReader.read(lines, notes, options);
    }

    /**
     * Reads a Stellenübersicht without notes.
     *
     * @param lines the table of posts
     * @param options plan year, Stichtag and how the table is written
     * @return all good rows and every problem
     */
    public static Read<Stellenuebersicht> read(CsvTable lines, ReadOptions options) {
        return StellenReader.read(lines, null, options);
    }

    /**
     * Reads a Stellenübersicht with its notes from JSON; {@code docs/staffing.md} describes the fields.
     *
     * @param bytes the document, UTF-8
     * @param file its name in messages
     * @return all good lines and notes and every problem; nothing when the document does not say what it is, of which year and
     *     Stichtag. Fields that are not described are refused, so that no personal data comes in
     */
    public static Read<Optional<Stellenuebersicht>> readJson(byte[] bytes, String file) {
        return StellenJson.read(bytes, file);
    }

    /**
     * Reads rates of pay: {@code gruppe, stufe, monatsentgelt, sonderzahlung_prozent, arbeitgeber_prozent, gueltig_ab,
     * quelle} and, if they end, {@code gueltig_bis}. A row without first day or source is refused.
     *
     * @param table the table
     * @param notation how it writes numbers
     * @return all good rows and every problem
     */
    public static Read<PayScale> readPayScale(CsvTable table, Notation notation) {
        return CostReader.scale(table, notation);
    }

    /**
     * Reads posts that become free: {@code datum, org_einheit, gruppe, stellen}.
     *
     * @param table the table
     * @param notation how it writes numbers
     * @return all good rows and every problem
     */
    public static Read<List<Vacancy>> readVacancies(CsvTable table, Notation notation) {
        return CostReader.vacancies(table, notation);
    }

    /**
     * Reads stated reasons for a difference to the Erfolgsplan: {@code grund, betrag}.
     *
     * @param table the table
     * @param notation how it writes numbers
     * @return all good rows and every problem
     */
    public static Read<List<CostComparison.Reason>> readReasons(CsvTable table, Notation notation) {
        return CostReader.reasons(table, notation);
    }

    /**
     * Reads legal variants of kw and ku; {@code docs/staffing.md} describes the columns.
     *
     * @param table the table
     * @return all good rows and every problem; a row without validity or source is refused
     */
    public static Read<List<ResolutionRule>> readRules(CsvTable table) {
        return CostReader.rules(table);
    }

    /**
     * The legal variants of kw and ku that the library knows: {@code allgemein} and {@code bayern}.
     *
     * @return the rules, the general one first
     */
    public static List<ResolutionRule> rules() {
        return CostReader.builtIn();
    }

    /**
     * Writes a Stellenübersicht with its notes as JSON.
     *
     * @param plan the plan
     * @return the document; {@link #readJson} gives back an equal plan
     */
    public static String writeJson(Stellenuebersicht plan) {
        return StellenJson.write(plan);
    }

    /**
     * Writes the table of posts, with the sums that were printed.
     *
     * @param plan the plan
     * @param format how to write
     * @return a writer that holds the table; {@link #read(CsvTable, CsvTable, ReadOptions)} reads it back
     */
    public static CsvWriter writeLines(Stellenuebersicht plan, CsvFormat format) {
        return StellenCsv.lines(plan, format);
    }

    /**
     * Writes the table of notes.
     *
     * @param plan the plan
     * @param format how to write
     * @return a writer that holds the table; {@link #read(CsvTable, CsvTable, ReadOptions)} reads it back
     */
    public static CsvWriter writeNotes(Stellenuebersicht plan, CsvFormat format) {
        return StellenCsv.notes(plan, format);
    }
}
