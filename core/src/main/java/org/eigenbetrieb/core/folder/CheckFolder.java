package org.eigenbetrieb.core.folder;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.CheckNet;
import org.eigenbetrieb.core.check.CheckRelation;
import org.eigenbetrieb.core.check.Endpoints;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.check.Repair;
import org.eigenbetrieb.core.check.RepairPart;
import org.eigenbetrieb.core.check.RepairReport;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvValue;
import org.eigenbetrieb.core.csv.CsvWriter;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.source.Read;
import org.jspecify.annotations.Nullable;

/**
 * A check as a folder of CSV files: {@code figures.csv}, {@code relations.csv}, {@code verdicts.csv} and
 * {@code repairs.csv}.
 *
 * <p>The form is documented in {@code docs/check-folder.md}; it lets anyone repeat a check without this library.
 * Stateless and safe for use by several threads.
 */
public final class CheckFolder {

    private CheckFolder() {}

    /**
     * Writes a check.
     *
     * @param folder the folder; created when it does not exist
     * @param net the cells and relations
     * @param verdicts their verdicts
     * @throws IOException when a file cannot be written
     */
    public static void write(Path folder, CheckNet net, List<RelationVerdict> verdicts) throws IOException {
        Files.createDirectories(folder);
        figures(net).writeTo(folder.resolve("figures.csv"));
        relations(net).writeTo(folder.resolve("relations.csv"));
        writeVerdicts(folder, net, verdicts);
    }

    /**
     * Reads a check.
     *
     * @param folder a folder with {@code figures.csv} and {@code relations.csv}
     * @return the cells and relations, empty when there is an error, and every problem
     */
    public static Read<Optional<CheckNet>> read(Path folder) {
        return new CheckReader().read(folder);
    }

    /**
     * Writes the verdicts of a check alone.
     *
     * @param folder the folder; created when it does not exist
     * @param net the cells and relations
     * @param verdicts their verdicts
     * @throws IOException when the file cannot be written
     */
    public static void writeVerdicts(Path folder, CheckNet net, List<RelationVerdict> verdicts) throws IOException {
        Files.createDirectories(folder);
        verdicts(net, verdicts).writeTo(folder.resolve("verdicts.csv"));
    }

    /**
     * Writes the repairs of a check: {@code repairs.csv}, one row per cell of a repair.
     *
     * @param folder the folder; created when it does not exist
     * @param repairs the repairs
     * @throws IOException when the file cannot be written
     */
    public static void writeRepairs(Path folder, RepairReport repairs) throws IOException {
        Files.createDirectories(folder);
        repairs(repairs).writeTo(folder.resolve("repairs.csv"));
    }

    private static CsvWriter repairs(RepairReport report) {
        CsvWriter out = CsvWriter.of(CsvFormat.RFC4180)
                .header(List.of(
                        "component",
                        "rank",
                        "unique",
                        "figure",
                        "printed",
                        "proposed",
                        "proposed_low",
                        "proposed_high"));
        for (RepairPart part : report.parts()) {
            for (Repair repair : part.repairs()) {
                for (Repair.Change change : repair.changes()) {
                    Quantity printed = change.cell().printed();
                    out.row(
                            CsvValue.decimal(BigDecimal.valueOf(part.number())),
                            CsvValue.decimal(BigDecimal.valueOf(repair.rank())),
                            CsvValue.text(Boolean.toString(part.isUnique())),
                            CsvValue.id(change.cell().id()),
                            printed == null ? CsvValue.EMPTY : CsvValue.decimal(printed.toBigDecimal()),
                            change.isProposed()
                                    ? CsvValue.decimal(change.proposed().toBigDecimal())
                                    : CsvValue.EMPTY,
                            end(change.low(), Rounding.FLOOR),
                            end(change.high(), Rounding.CEILING));
                }
            }
        }
        return out;
    }

    private static CsvWriter figures(CheckNet net) {
        CsvWriter out = CsvWriter.of(CsvFormat.RFC4180)
                .header(List.of(
                        "figure",
                        "value",
                        "unit",
                        "blank",
                        "decimals",
                        "trust",
                        "paper",
                        "row",
                        "column",
                        "concept",
                        "period",
                        "phase",
                        "dimension",
                        "label",
                        "file",
                        "line",
                        "field"));
        for (CheckCell cell : net.cells()) {
            Quantity printed = cell.printed();
            List<CsvValue> row = new ArrayList<>();
            row.add(CsvValue.id(cell.id()));
            row.add(printed == null ? CsvValue.EMPTY : CsvValue.decimal(printed.toBigDecimal()));
            row.add(CsvValue.text(cell.unit().code()));
            row.add(CsvValue.text(printed == null && cell.blank() == Figure.Blank.NOTHING ? "nothing" : ""));
            boolean usual = printed == null || printed.decimals() == cell.precision();
            row.add(usual ? CsvValue.EMPTY : CsvValue.decimal(BigDecimal.valueOf(cell.precision())));
            row.add(cell.trust().equals(Rational.ONE) ? CsvValue.EMPTY : weight(cell.trust()));
            for (String text : new String[] {
                cell.place().paper(), cell.place().row(), cell.place().column()
            }) {
                row.add(CsvValue.text(text));
            }
            CheckCell.Fact fact = cell.fact();
            row.add(CsvValue.text(fact == null ? "" : fact.concept()));
            row.add(CsvValue.text(fact == null ? "" : fact.period()));
            row.add(CsvValue.text(fact == null ? "" : fact.phase()));
            row.add(CsvValue.text(fact == null ? "" : fact.dimension()));
            row.add(words(cell.place().label()));
            row.add(CsvValue.text(cell.source() == null ? "" : cell.source().file()));
            row.add(number(cell.source() == null ? 0 : cell.source().line()));
            row.add(number(cell.source() == null ? 0 : cell.source().column()));
            out.row(row);
        }
        return out;
    }

    private static CsvValue number(int number) {
        return number == 0 ? CsvValue.EMPTY : CsvValue.decimal(BigDecimal.valueOf(number));
    }

    private static CsvWriter relations(CheckNet net) {
        CsvWriter out = CsvWriter.of(CsvFormat.RFC4180)
                .header(List.of("relation", "kind", "role", "figure", "weight", "if_zero", "mode", "rule", "source"));
        for (CheckRelation relation : net.relations()) {
            String kind = relation.kind().name().toLowerCase(Locale.ROOT);
            Quantity ifZero = relation.ifZero();
            String mode = relation.mode() == CheckRelation.Mode.INTERVAL ? "interval" : "rounded-sum";
            out.row(
                    CsvValue.id(relation.id()),
                    CsvValue.text(kind),
                    CsvValue.text("target"),
                    CsvValue.id(relation.target()),
                    CsvValue.EMPTY,
                    ifZero == null ? CsvValue.EMPTY : CsvValue.decimal(ifZero.toBigDecimal()),
                    CsvValue.text(mode),
                    words(relation.rule()),
                    words(relation.source().citation()));
            boolean sum = relation.kind() == CheckRelation.Kind.SUM;
            members(out, relation, kind, mode, sum ? "term" : "numerator", relation.terms());
            members(out, relation, kind, mode, "denominator", relation.divisors());
        }
        return out;
    }

    private static void members(
            CsvWriter out,
            CheckRelation relation,
            String kind,
            String mode,
            String role,
            List<CheckRelation.Member> members) {
        for (CheckRelation.Member member : members) {
            out.row(
                    CsvValue.id(relation.id()),
                    CsvValue.text(kind),
                    CsvValue.text(role),
                    CsvValue.id(member.cell()),
                    weight(member.weight()),
                    CsvValue.EMPTY,
                    CsvValue.text(mode),
                    CsvValue.EMPTY,
                    CsvValue.EMPTY);
        }
    }

    /** Text that people wrote: what no file may hold becomes a replacement character. */
    private static CsvValue words(String text) {
        StringBuilder words = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            words.append(Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t' ? '\uFFFD' : c);
        }
        return CsvValue.text(words.toString());
    }

    /** Whole weights are numbers, fractions text such as 1/4. */
    private static CsvValue weight(Rational weight) {
        return weight.isWhole()
                ? CsvValue.decimal(new BigDecimal(weight.numerator()))
                : CsvValue.text(weight.toString());
    }

    private static CsvWriter verdicts(CheckNet net, List<RelationVerdict> verdicts) {
        CsvWriter out =
                CsvWriter.of(CsvFormat.RFC4180).header(List.of("relation", "verdict", "printed", "low", "high", "gap"));
        for (RelationVerdict verdict : verdicts) {
            CheckCell target = net.cell(verdict.target());
            Quantity printed = target.printed();
            out.row(
                    CsvValue.id(verdict.relation()),
                    CsvValue.text(verdict.verdict().name()),
                    printed == null ? CsvValue.EMPTY : CsvValue.decimal(printed.toBigDecimal()),
                    end(verdict.range() == null ? null : verdict.range().low(), Rounding.FLOOR),
                    end(verdict.range() == null ? null : verdict.range().high(), Rounding.CEILING),
                    end(verdict.gap(), Rounding.HALF_UP));
        }
        return out;
    }

    private static CsvValue end(@Nullable Rational number, Rounding rounding) {
        return number == null ? CsvValue.EMPTY : CsvValue.decimal(Endpoints.plain(number, rounding));
    }
}
