package org.eigenbetrieb.core.json;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.eigenbetrieb.core.calculator.Choice;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Coverage;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Repair;
import org.eigenbetrieb.core.check.RepairPart;
import org.eigenbetrieb.core.check.Slip;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.explain.Explanation;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.json.internal.JsonLimits;
import org.eigenbetrieb.core.json.internal.JsonTree;
import org.eigenbetrieb.core.json.internal.JsonValue;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.Land;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.pack.PackDescription;
import org.eigenbetrieb.core.pack.PaperDescription;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.Fact;
import org.eigenbetrieb.core.report.Mark;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportDocument;
import org.eigenbetrieb.core.report.ReportFinding;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.scenario.Scenario;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;

/**
 * The documents that the properties of this package range over.
 *
 * <p>Documents hold many dependent parts (ids that are unique, lines that name other lines), so they grow from a seed
 * and not from combined arbitraries.
 */
final class RoundTripSamples extends DomainContextBase {

    static final SourceRef SOMEWHERE = SourceRef.of("anderswo.json", 7, 3);

    private static final long LARGEST = 999_999_999_999_999_999L;
    private static final List<Unit> UNITS = List.of(
            Unit.EUR,
            Unit.EUR,
            Unit.TEUR,
            Unit.MEUR,
            Unit.VZAE,
            Unit.COUNT,
            Unit.PERCENT,
            Unit.of("KWH"),
            new Unit("KWH", "energy", 3, 1),
            new Unit("EUR", "other money", 0, 0));
    private static final List<String> TEXTS = List.of(
            "Umsatzerlöse",
            "5a",
            "Summe \"Erträge\"",
            "C:\\plan",
            "Zeile 1\nZeile 2\r\tZeile 3",
            " vorn und hinten ",
            "½ € – 😀 \u2028",
            "{\"kein\": [JSON]}",
            "null",
            "-0.50");

    /**
     * A document and what reads it.
     *
     * @param text the document
     * @param strict whether it was written for programs: nothing goes without saying
     * @param reader what reads it
     */
    record Sample(String text, boolean strict, BiFunction<byte[], String, Read<? extends Optional<?>>> reader) {

        static final String FILE = "ordner/dokument.json";

        Read<? extends Optional<?>> read(String changed) {
            return read(changed.getBytes(StandardCharsets.UTF_8));
        }

        Read<? extends Optional<?>> read(byte[] changed) {
            return reader.apply(changed, FILE);
        }

        JsonValue tree() {
            return JsonTree.read(text.getBytes(StandardCharsets.UTF_8), FILE, JsonLimits.TREE)
                    .orThrow()
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static Arbitrary<Seed> seeds() {
        return Arbitraries.longs().withoutEdgeCases().map(Seed::new).dontShrink();
    }

    @Provide
    Arbitrary<FigureSet> figureSets() {
        return seeds().map(seed -> FigureSet.of(seed.day(), seed.list(6, seed::figure)));
    }

    @Provide
    Arbitrary<FindingsDocument> findings() {
        return seeds().map(seed ->
                new FindingsDocument(seed.list(3, seed::finding), seed.list(3, seed::problem), seed.coverage()));
    }

    @Provide
    Arbitrary<Explanation> explanations() {
        return seeds().map(seed -> seed.explanation(4));
    }

    @Provide
    Arbitrary<List<Scenario.Movement>> movements() {
        return seeds().map(seed ->
                seed.list(5, () -> new Scenario.Movement(seed.key(), seed.unit(), seed.value(), seed.value())));
    }

    @Provide
    Arbitrary<ReportTable> tables() {
        return seeds().map(seed -> seed.table("t"));
    }

    @Provide
    Arbitrary<ReportDocument> reports() {
        return seeds().map(Seed::report);
    }

    @Provide
    Arbitrary<Layout> layouts() {
        return seeds().map(Seed::layout);
    }

    @Provide
    Arbitrary<PackDescription> packs() {
        return seeds().map(Seed::pack);
    }

    /** Whole numbers and fractions with few and with many digits. */
    @Provide
    Arbitrary<Rational> rationals() {
        BigInteger large = BigInteger.TEN.pow(300);
        Arbitrary<BigInteger> numbers = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.longs().between(-1000, 1000).map(BigInteger::valueOf)),
                Tuple.of(1, Arbitraries.bigIntegers().between(large.negate(), large)));
        return Combinators.combine(numbers, numbers.filter(number -> number.signum() != 0))
                .as(Rational::of);
    }

    /** Any text that can be stored as UTF-8. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .filter(text -> text.equals(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)));
    }

    /** Documents of every kind that programs write. */
    Arbitrary<Sample> samples() {
        return Arbitraries.oneOf(
                figureSets().map(all -> new Sample(FigureSetJson.write(all), true, FigureSetJson::read)),
                findings().map(all -> new Sample(FindingsJson.write(all), true, FindingsJson::read)),
                explanations().map(tree -> new Sample(ExplanationJson.write(tree), true, ExplanationJson::read)),
                reports().map(report -> new Sample(ReportJson.write(report), true, ReportJson::read)),
                tables().map(table -> new Sample(ReportJson.write(table), true, ReportJson::readTable)));
    }

    /** Documents of every kind. */
    @Provide
    Arbitrary<Sample> all() {
        return Arbitraries.frequencyOf(Tuple.of(5, samples()), Tuple.of(2, written()));
    }

    /** Documents of every kind that people write. */
    static Arbitrary<Sample> written() {
        return Arbitraries.oneOf(
                seeds().map(Seed::layout).map(form -> new Sample(LayoutJson.write(form), false, LayoutJson::read)),
                seeds().map(Seed::pack).map(pack -> new Sample(PackJson.write(pack), false, PackJson::read)));
    }

    /** Grows documents from one number. */
    private static final class Seed {

        private final Random random;

        Seed(long seed) {
            random = new Random(seed);
        }

        int below(int bound) {
            return random.nextInt(bound);
        }

        boolean chance(int oneIn) {
            return below(oneIn) == 0;
        }

        <T> T any(List<T> list) {
            return list.get(below(list.size()));
        }

        <T> T any(T[] list) {
            return list[below(list.length)];
        }

        <T> List<T> list(int most, Supplier<? extends T> element) {
            List<T> list = new ArrayList<>();
            for (int i = below(most + 1); i > 0; i--) {
                list.add(element.get());
            }
            return list;
        }

        /** A text that may be empty. */
        String text() {
            return chance(4) ? "" : name();
        }

        /** A text that is not blank. */
        String name() {
            if (!chance(5)) {
                return any(TEXTS);
            }
            StringBuilder text = new StringBuilder("z");
            for (int i = below(8); i > 0; i--) {
                int c = random.nextInt(Character.MAX_CODE_POINT + 1);
                text.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? '\u0000' : c);
            }
            return text.toString();
        }

        String id() {
            return any(List.of("guv", "plan_2023", "A.1", "x:y-z"));
        }

        LocalDate day() {
            return LocalDate.of(1 + below(9999), 1 + below(12), 1 + below(28));
        }

        SourceRef place() {
            String file = any(List.of("konten.csv", "unter ordner/ä.csv", "a:b", name() + ".csv"));
            return chance(4)
                    ? SourceRef.of(file)
                    : SourceRef.of(file, 1 + below(Integer.MAX_VALUE), chance(3) ? 0 : below(Integer.MAX_VALUE));
        }

        Concept concept() {
            return Concept.of(any(List.of("jahresergebnis", "umsatzerloese", "a", "post-1")));
        }

        Phase phase() {
            return switch (below(6)) {
                case 0 -> Phase.ERGEBNIS;
                case 1 -> Phase.ansatz(below(4));
                case 2 -> Phase.ist(day());
                case 3 -> Phase.hochrechnung(day());
                case 4 -> Phase.PLANUNG;
                default -> Phase.GESAMT;
            };
        }

        Period period() {
            LocalDate day = day();
            return switch (below(6)) {
                case 0 -> Period.year(1 + below(9999));
                case 1 -> Period.yearTo(day);
                case 2 -> Period.from(day);
                case 3 -> Period.until(day);
                case 4 -> Period.always();
                default -> Period.at(day);
            };
        }

        Dimensions dimensions() {
            Dimensions dimensions = Dimensions.NONE;
            for (int i = below(3); i > 0; i--) {
                DimensionKey key = any(List.of(DimensionKey.KONTO, DimensionKey.BEZUG, new DimensionKey("amt-x")));
                dimensions = dimensions.with(key, any(List.of("0411901000", "Amt 10 / \"Ä\"", "\\", "x:y,z")));
            }
            return dimensions;
        }

        FigureKey key() {
            return new FigureKey(concept(), phase(), period(), dimensions());
        }

        Unit unit() {
            return any(UNITS);
        }

        Quantity quantity(Unit unit) {
            long digits = switch (below(4)) {
                case 0 -> 0;
                case 1 -> random.nextLong() % (LARGEST + 1);
                case 2 -> chance(2) ? LARGEST : -LARGEST;
                default -> below(2_000_000) - 1_000_000;
            };
            int decimals = chance(2) ? 2 : below(25) - 12;
            return Quantity.of(digits, decimals, unit);
        }

        Rational rational() {
            return Rational.of(
                    below(2_000_001) - 1_000_000, any(List.of(1L, 1L, 2L, 3L, 100L, 7L * 1024, 1_000_000_007L)));
        }

        Interval interval() {
            Rational one = rational();
            return chance(3)
                    ? Interval.at(one)
                    : Interval.around(one, rational().abs());
        }

        int precision() {
            return chance(3) ? Figure.EXACT : below(25) - 12;
        }

        Place cell() {
            return new Place(text(), text(), text(), text(), text());
        }

        Figure figure() {
            Unit unit = unit();
            Unit printed = unit.equals(Unit.TEUR) && chance(2) ? Unit.EUR : unit;
            return new Figure(
                    key(),
                    unit,
                    chance(4) ? null : quantity(printed),
                    any(Figure.Blank.values()),
                    precision(),
                    any(Origin.values()),
                    cell(),
                    place());
        }

        Finding finding() {
            Finding.Builder finding = plain();
            if (chance(2)) {
                finding.suspect(change())
                        .alternatives(list(2, this::change))
                        .follows(list(2, this::change))
                        .advice(text())
                        .vorschlag(text());
            }
            if (chance(2)) {
                finding.search(any(RepairPart.State.values()));
            }
            return finding.beneath(list(2, () -> plain().build())).build();
        }

        private Repair.Change change() {
            return new Repair.Change(
                    checked(),
                    quantity(unit()),
                    chance(3) ? null : rational(),
                    chance(3) ? null : rational(),
                    any(Slip.values()),
                    chance(3) ? checked() : null,
                    below(9));
        }

        private Finding.Builder plain() {
            boolean numbers = chance(2);
            return Finding.builder()
                    .code(name())
                    .severity(any(Severity.values()))
                    .verdict(chance(3) ? Optional.empty() : Optional.of(any(Verdict.values())))
                    .relation(text())
                    .message(text())
                    .meldung(text())
                    .addCells(checked())
                    .addAllCells(list(3, this::checked))
                    .unit(unit())
                    .recomputed(numbers ? Optional.of(rational()) : Optional.empty())
                    .range(numbers ? Optional.of(interval()) : Optional.empty())
                    .gap(numbers ? Optional.of(rational()) : Optional.empty())
                    .rule(text())
                    .citation(chance(2) ? Optional.empty() : Optional.of(name()));
        }

        CheckCell checked() {
            Unit unit = unit();
            return new CheckCell(
                    id(),
                    unit,
                    chance(4) ? null : quantity(chance(9) ? unit() : unit),
                    any(Figure.Blank.values()),
                    precision(),
                    chance(4) ? null : CheckCell.Fact.of(key()),
                    cell(),
                    chance(4) ? null : place(),
                    chance(2) ? Rational.ONE : rational().abs().plus(Rational.ONE));
        }

        Problem problem() {
            return new Problem("EB-CSV-00" + below(10), any(Severity.values()), place(), name(), text());
        }

        Coverage coverage() {
            Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
            for (Verdict verdict : Verdict.values()) {
                counts.put(verdict, chance(2) ? 0 : below(1_000_000));
            }
            Map<String, String> reasons = new LinkedHashMap<>();
            list(3, this::text).forEach(relation -> reasons.put(relation, text()));
            Map<String, String> failed = new LinkedHashMap<>();
            list(3, this::key).forEach(key -> failed.put(key.toString(), text()));
            Map<String, String> without = new LinkedHashMap<>();
            list(3, this::key).forEach(key -> without.put(key.toString(), text()));
            return new Coverage(counts, reasons, failed, below(Integer.MAX_VALUE), without);
        }

        Value value() {
            return chance(3)
                    ? new Failure(any(Failure.Reason.values()), text(), list(2, this::key))
                    : new Value.Known(rational());
        }

        Explanation explanation(int depth) {
            return new Explanation(
                    key(),
                    text(),
                    unit(),
                    value(),
                    chance(2) ? null : interval(),
                    rational(),
                    any(Explanation.How.values()),
                    text(),
                    text(),
                    list(2, this::place),
                    chance(2),
                    depth == 0 ? List.of() : list(3, () -> explanation(depth - 1)));
        }

        List<Mark> marks() {
            return list(1, () -> new Mark(any(Severity.values()), name(), text()));
        }

        Cell printed() {
            return switch (below(4)) {
                case 0 -> Cell.empty();
                case 1 -> new Cell.Text(chance(5) ? " " : name(), marks());
                case 2 -> new Cell.Absent(text(), name(), marks(), list(2, this::place));
                default ->
                    new Cell.Number(quantity(unit()), text(), any(Origin.values()), marks(), list(2, this::place));
            };
        }

        ReportTable table(String id) {
            List<ReportColumn> columns = new ArrayList<>();
            for (int i = below(4); i >= 0; i--) {
                ReportColumn.Kind kind = any(ReportColumn.Kind.values());
                columns.add(new ReportColumn(
                        id() + i,
                        text(),
                        text(),
                        kind == ReportColumn.Kind.LABEL && i > 0 ? ReportColumn.Kind.TEXT : kind,
                        text()));
            }
            List<ReportRow> rows = new ArrayList<>();
            for (int i = below(4); i > 0; i--) {
                List<Cell> cells = new ArrayList<>();
                columns.forEach(column -> cells.add(printed()));
                rows.add(new ReportRow(id() + i, any(ReportRow.Kind.values()), below(10), cells));
            }
            return new ReportTable(id, name(), columns, rows, list(2, this::text));
        }

        ReportDocument report() {
            List<Section> sections = new ArrayList<>();
            int number = 0;
            for (int i = below(4); i > 0; i--) {
                List<Block> blocks = new ArrayList<>();
                for (int j = below(4); j > 0; j--) {
                    blocks.add(block(++number));
                }
                sections.add(new Section("s" + i, name(), blocks));
            }
            return new ReportDocument(
                    name(), text(), name(), text(), day(), list(2, () -> new Fact(name(), printed())), sections);
        }

        Block block(int number) {
            return switch (below(5)) {
                case 0 -> Block.paragraph(text());
                case 1 -> Block.items(list(3, this::text));
                case 2 -> Block.facts(list(2, () -> new Fact(name(), printed())));
                case 3 -> Block.table(table("t" + number));
                default -> {
                    List<ReportFinding> findings = new ArrayList<>();
                    for (int i = below(3); i > 0; i--) {
                        findings.add(new ReportFinding(
                                number + "." + i,
                                text(),
                                any(Severity.values()),
                                name(),
                                list(2, this::text),
                                list(2, this::place),
                                text()));
                    }
                    yield Block.findings(findings);
                }
            };
        }

        LegalSource source() {
            return new LegalSource(
                    any(LegalSource.Kind.values()),
                    name(),
                    text(),
                    chance(2) ? null : day(),
                    any(LegalSource.Standing.values()));
        }

        Validity validity() {
            LocalDate from = day();
            return new Validity(from, chance(2) ? null : from.plusDays(below(1000)));
        }

        /** A layout without problems: rules name lines above them, children have their parent below. */
        Layout layout() {
            Set<Concept> external = new LinkedHashSet<>();
            for (int i = below(3); i > 0; i--) {
                external.add(Concept.of("fremd-" + i));
            }
            List<LayoutColumn> columns = columns();
            int count = 1 + below(6);
            List<LayoutRow> rows = new ArrayList<>();
            List<Concept> known = new ArrayList<>(external);
            List<Concept> posts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Concept concept = Concept.of("zeile-" + i);
                if (chance(4)) {
                    rows.add(new LayoutRow.Heading(name(), below(10), SOMEWHERE));
                }
                LayoutRow.Rule rule = rule(known);
                rows.add(new LayoutRow.Line(
                        concept,
                        text(),
                        chance(5) ? concept.id() : text(),
                        any(LayoutRow.Style.values()),
                        below(10),
                        chance(2),
                        unit(),
                        rule,
                        chance(2) ? "" : "zeile-" + (i + below(count - i)),
                        notIn(columns),
                        SOMEWHERE));
                known.add(concept);
                if (rule instanceof LayoutRow.Rule.OfAccounts) {
                    posts.add(concept);
                }
            }
            posts.forEach(post -> rows.add(below(rows.size()), new LayoutRow.Accounts(post, below(10), SOMEWHERE)));
            List<Layout.Assertion> assertions =
                    list(2, () -> new Layout.Assertion(any(known), weights(known), name(), SOMEWHERE));
            Land land = any(Land.values());
            Jurisdiction where =
                    any(List.of(Jurisdiction.EVERYWHERE, Jurisdiction.of(land), Jurisdiction.of(land, name())));
            return withFamilies(new Layout(
                    name(),
                    name(),
                    name(),
                    where,
                    validity(),
                    source(),
                    text(),
                    chance(2)
                            ? Layout.Records.ACCOUNTS
                            : new Layout.Records(Concept.of("massnahme"), new DimensionKey("massnahme"), "Maßnahme"),
                    external,
                    columns,
                    rows,
                    assertions,
                    SOMEWHERE));
        }

        /** Parents add up their children, and what adds up children has some, but never itself. */
        private static Layout withFamilies(Layout layout) {
            Set<String> adding = new HashSet<>();
            for (LayoutRow.Line line : layout.lines()) {
                if (line.rule() instanceof LayoutRow.Rule.OfChildren) {
                    adding.add(line.concept().id());
                }
            }
            Set<String> parents = new HashSet<>();
            for (LayoutRow.Line line : layout.lines()) {
                if (!line.parent().equals(line.concept().id())) {
                    parents.add(line.parent());
                }
            }
            List<LayoutRow> rows = new ArrayList<>();
            for (LayoutRow row : layout.rows()) {
                if (row instanceof LayoutRow.Line line) {
                    String own = line.concept().id();
                    boolean childless = adding.contains(own) && !parents.contains(own);
                    boolean child =
                            adding.contains(line.parent()) && !line.parent().equals(own);
                    rows.add(with(
                            line, childless ? new LayoutRow.Rule.Input() : line.rule(), child ? line.parent() : ""));
                } else {
                    rows.add(row);
                }
            }
            return new Layout(
                    layout.id(),
                    layout.form(),
                    layout.version(),
                    layout.jurisdiction(),
                    layout.validity(),
                    layout.source(),
                    layout.gliederung(),
                    layout.records(),
                    layout.external(),
                    layout.columns(),
                    rows,
                    layout.assertions(),
                    layout.place());
        }

        private static LayoutRow.Line with(LayoutRow.Line line, LayoutRow.Rule rule, String parent) {
            return new LayoutRow.Line(
                    line.concept(),
                    line.number(),
                    line.label(),
                    line.style(),
                    line.level(),
                    line.shared(),
                    line.unit(),
                    rule,
                    parent,
                    line.notIn(),
                    line.place());
        }

        private List<LayoutColumn> columns() {
            List<LayoutColumn> columns = new ArrayList<>();
            for (int i = below(3); i >= 0; i--) {
                Phase.Kind phase = any(Phase.Kind.values());
                columns.add(new LayoutColumn(
                        "spalte " + i,
                        name(),
                        text(),
                        chance(2),
                        new LayoutColumn.Facts(
                                phase,
                                phase == Phase.Kind.ANSATZ ? below(3) : 0,
                                any(LayoutColumn.Basis.values()),
                                chance(2) ? 0 : below(101) - 50,
                                dimensions(),
                                text(),
                                Map.of(),
                                chance(4) ? Unit.TEUR : null),
                        SOMEWHERE));
            }
            if (chance(2)) {
                columns.add(new LayoutColumn(
                        "summe",
                        name(),
                        text(),
                        chance(2),
                        new LayoutColumn.Facts(
                                Phase.Kind.GESAMT,
                                0,
                                LayoutColumn.Basis.ALWAYS,
                                0,
                                dimensions(),
                                text(),
                                Map.of(columns.get(0).id(), rational()),
                                null),
                        SOMEWHERE));
            }
            if (chance(2)) {
                String part = any(columns).id();
                String whole = any(columns).id();
                columns.add(new LayoutColumn(
                        "prozent",
                        name(),
                        text(),
                        chance(2),
                        new LayoutColumn.Percent(part, whole, below(7), any(List.of("", "0", "-0.5", "0.50"))),
                        SOMEWHERE));
            }
            return columns;
        }

        private Set<String> notIn(List<LayoutColumn> columns) {
            Set<String> ids = new HashSet<>();
            for (LayoutColumn column : columns) {
                if (chance(4)) {
                    ids.add(column.id());
                }
            }
            return ids;
        }

        private LayoutRow.Rule rule(List<Concept> known) {
            return switch (known.isEmpty() ? below(3) : below(6)) {
                case 0 -> new LayoutRow.Rule.Input();
                case 1 -> new LayoutRow.Rule.OfAccounts();
                case 2 -> new LayoutRow.Rule.OfChildren();
                case 3 -> new LayoutRow.Rule.OfTerms(weights(known));
                case 4 -> new LayoutRow.Rule.PositivePart(weights(known));
                default -> new LayoutRow.Rule.Quotient(any(known), any(known), weight());
            };
        }

        private Rational weight() {
            return any(List.of(
                    Rational.ONE,
                    Rational.ONE.negate(),
                    Rational.HUNDRED,
                    Rational.HALF,
                    Rational.of(-1, 3),
                    Rational.of(Integer.MAX_VALUE).plus(Rational.ONE)));
        }

        private Map<Concept, Rational> weights(List<Concept> known) {
            Map<Concept, Rational> weights = new LinkedHashMap<>();
            for (int i = below(3); i >= 0; i--) {
                weights.put(any(known), weight());
            }
            return weights;
        }

        PackDescription pack() {
            LocalDate stand = day();
            List<PaperDescription> papers = new ArrayList<>();
            List<String> ids = new ArrayList<>();
            for (int i = below(4); i > 0; i--) {
                papers.add(paper("papier-" + i, stand));
                ids.add("papier-" + i);
            }
            List<PackDescription.DocumentDescription> documents = new ArrayList<>();
            for (int i = below(3); i > 0; i--) {
                documents.add(new PackDescription.DocumentDescription(
                        "dokument." + i, name(), text(), text(), some(ids), SOMEWHERE));
            }
            List<Choice> choices = list(
                    2,
                    () -> new Choice(
                            name(),
                            ids.isEmpty() || chance(2) ? "" : any(ids),
                            list(2, this::name),
                            name(),
                            parameters(),
                            name(),
                            SOMEWHERE));
            Land land = any(Land.values());
            return new PackDescription(
                    name(),
                    chance(3) ? Jurisdiction.of(land) : Jurisdiction.of(land, name()),
                    stand,
                    1900 + below(301),
                    papers,
                    documents,
                    choices,
                    SOMEWHERE);
        }

        private List<String> some(List<String> all) {
            List<String> some = new ArrayList<>(all);
            some.removeIf(each -> chance(2));
            return some;
        }

        private Map<String, String> parameters() {
            Map<String, String> parameters = new LinkedHashMap<>();
            list(2, this::text).forEach(name -> parameters.put(name, text()));
            return parameters;
        }

        private PaperDescription paper(String id, LocalDate stand) {
            if (chance(4)) {
                return records(id, stand);
            }
            String layout = chance(3) ? "" : name();
            String file = !layout.isEmpty() && chance(3) ? "" : name();
            Map<String, PaperDescription.Column> columns = new LinkedHashMap<>();
            for (int i = below(3) - (file.isEmpty() ? 1 : 0); i >= 0; i--) {
                columns.put(text() + i, column(layout));
            }
            PaperDescription.Keys keys = new PaperDescription.Keys(
                    layout.isEmpty() ? name() : text(),
                    text(),
                    text(),
                    layout.isEmpty() ? name() : text(),
                    layout.isEmpty() ? name() : text(),
                    text(),
                    text());
            return new PaperDescription(
                    id,
                    name(),
                    layout,
                    1900 + below(301),
                    chance(2) ? stand : day(),
                    file,
                    format(),
                    layout.isEmpty() || chance(2) ? keys : PackJson.NO_KEYS,
                    new PaperDescription.Accounts(chance(2), chance(2) ? 0 : below(31), text()),
                    columns,
                    list(2, this::name),
                    PaperDescription.Records.NONE,
                    SOMEWHERE);
        }

        private PaperDescription records(String id, LocalDate stand) {
            Map<String, String> files = new LinkedHashMap<>();
            list(3, this::name).forEach(role -> files.put(role, name()));
            return new PaperDescription(
                    id,
                    name(),
                    "",
                    1900 + below(301),
                    chance(2) ? stand : day(),
                    "",
                    format(),
                    PackJson.NO_KEYS,
                    new PaperDescription.Accounts(false, 0, ""),
                    Map.of(),
                    list(2, this::name),
                    new PaperDescription.Records(name(), files, parameters()),
                    SOMEWHERE);
        }

        private PaperDescription.Column column(String layout) {
            return new PaperDescription.Column(
                    layout.isEmpty() ? text() : name(),
                    any(PaperDescription.Role.values()),
                    any(List.of("", "TEUR", "KWH")),
                    any(PaperDescription.Exactness.values()),
                    any(Figure.Blank.values()),
                    SOMEWHERE);
        }

        private CsvFormat format() {
            return new CsvFormat(
                    any(CsvFormat.Delimiter.values()),
                    any(CsvFormat.Encoding.values()),
                    any(Notation.all()),
                    chance(2));
        }
    }
}
