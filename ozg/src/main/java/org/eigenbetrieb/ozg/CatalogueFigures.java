package org.eigenbetrieb.ozg;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.PersonGuard;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.eigenbetrieb.ozg.internal.Texts;

/**
 * The counts of a catalogue as figures with relations, so that printed totals are checked and explained like every
 * other figure.
 *
 * <p>Inputs are counts of rows: by status and offices, by status and reason, and so on. What follows from them is
 * related: the status is the sum of its offices, and of its reasons; all are the sum of the statuses; bundles expanded
 * are rows − bundles + services in bundles; the share online is a percentage. Immutable and safe for use by several
 * threads.
 *
 * @param figures the counted figures
 * @param units all figures that are counted or defined, with their unit
 * @param labels what reports call them
 * @param relations how they hang together
 */
public record CatalogueFigures(
        List<Figure> figures, Map<FigureKey, Unit> units, Map<FigureKey, String> labels, List<Relation> relations) {

    /** Id of the paper that figures and findings belong to when they are used without a pack. */
    public static final String PAPER = "ozg-katalog";

    private static final String SERVICES = "verwaltungsleistungen";
    private static final String WRONG_TOTAL = "EB-OZG-020";
    private static final DimensionKey STATUS = new DimensionKey("status");
    private static final DimensionKey CATALOGUE = new DimensionKey("katalog");
    private static final LegalSource RULE =
            LegalSource.form("Übersicht digitale Verwaltungsprozesse: eine Zeile, eine Verwaltungsleistung");

    /** Copies the parts. */
    public CatalogueFigures {
        figures = List.copyOf(figures);
        units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        relations = List.copyOf(relations);
    }

    /**
     * The figures of a catalogue.
     *
     * @param catalogue the catalogue
     * @return its counts and relations
     */
    public static CatalogueFigures of(Leistungskatalog catalogue) {
        return of(catalogue, PAPER);
    }

    static CatalogueFigures of(Leistungskatalog catalogue, String paper) {
        return of(catalogue, paper, "");
    }

    /** With a name that keeps the figures apart from those of other catalogues; an empty text for none. */
    static CatalogueFigures of(Leistungskatalog catalogue, String paper, String name) {
        return new Builder(catalogue, paper, name).build();
    }

    /**
     * The number of rows with a status.
     *
     * @param catalogue the catalogue
     * @param status the status
     * @return the key of the figure
     */
    public static FigureKey services(Leistungskatalog catalogue, OnlineStatus status) {
        return services(catalogue).with(Dimensions.of(STATUS, status.id()));
    }

    /**
     * The number of all rows.
     *
     * @param catalogue the catalogue
     * @return the key of the figure
     */
    public static FigureKey services(Leistungskatalog catalogue) {
        return key(SERVICES, catalogue);
    }

    /**
     * The share of rows that are online, in percent of all.
     *
     * @param catalogue the catalogue
     * @return the key of the figure
     */
    public static FigureKey shareOnline(Leistungskatalog catalogue) {
        return key("online-anteil", catalogue);
    }

    /**
     * The number of services with bundles expanded.
     *
     * @param catalogue the catalogue
     * @return the key of the figure
     */
    public static FigureKey expanded(Leistungskatalog catalogue) {
        return key("verwaltungsleistungen-aufgeloest", catalogue);
    }

    /**
     * The number of different services.
     *
     * @param catalogue the catalogue
     * @return the key of the figure
     */
    public static FigureKey distinct(Leistungskatalog catalogue) {
        return key("verschiedene-verwaltungsleistungen", catalogue);
    }

    private static FigureKey key(String concept, Leistungskatalog catalogue) {
        return FigureKey.of(concept, Phase.ist(catalogue.stand()), Period.at(catalogue.stand()));
    }

    /**
     * Reads totals that a paper prints, as claims about a catalogue.
     *
     * @param table columns {@code status} (a status or {@code summe}), {@code anzahl} and, where several papers print
     *     totals, {@code quelle}
     * @param catalogue the catalogue that they are about
     * @return the printed figures; a row that is none is a problem, also one whose number is not whole
     */
    public static Read<List<Figure>> printed(CsvTable table, Leistungskatalog catalogue) {
        return printed(table, catalogue, PAPER, "", Notation.PLAIN);
    }

    static Read<List<Figure>> printed(
            CsvTable table, Leistungskatalog catalogue, String id, String name, Notation notation) {
        List<Problem> problems = new ArrayList<>(table.missing(List.of("status", "anzahl")));
        List<Figure> figures = new ArrayList<>();
        for (CsvTable.Row row : problems.isEmpty() ? table.rows() : List.<CsvTable.Row>of()) {
            CsvTable.Cell word = row.cell("status");
            String text = word.text().strip();
            Optional<OnlineStatus> status = OnlineStatus.find(text);
            Read<Optional<Quantity>> number = row.cell("anzahl").quantity(notation, Unit.COUNT);
            problems.addAll(number.problems());
            boolean total = text.equalsIgnoreCase("summe");
            if (!total && status.isEmpty()) {
                problems.add(Problem.error(
                        WRONG_TOTAL,
                        word.place(),
                        Texts.quote(text) + " is neither a status nor summe; the row is left out",
                        "expected ja, in Arbeit, geplant, nein or summe"));
            } else if (number.value().isEmpty() && number.isClean()) {
                problems.add(Problem.error(
                        WRONG_TOTAL,
                        row.cell("anzahl").place(),
                        "the total of " + Texts.quote(text) + " has no number; the row is left out",
                        "expected a number of services"));
            } else if (number.value().filter(found -> found.decimals() > 0).isPresent()) {
                problems.add(Problem.error(
                        WRONG_TOTAL,
                        row.cell("anzahl").place(),
                        "the total of " + Texts.quote(text) + ", "
                                + Texts.quote(row.cell("anzahl").text().strip()) + " in " + notation.label()
                                + ", is no whole number; the row is left out",
                        "if the mark stands between thousands, declare the notation that the file uses, for example"
                                + " \"format\": {\"notation\": \"german\"}; services are counted whole"));
            } else if (number.value().isPresent()) {
                FigureKey key = own(total ? services(catalogue) : services(catalogue, status.orElseThrow()), name);
                String paper = title(row, problems);
                figures.add(new Figure(
                        key,
                        Unit.COUNT,
                        number.value().get(),
                        Figure.Blank.MISSING,
                        Figure.EXACT,
                        Origin.PRINTED,
                        new Place(id, paper.isEmpty() ? text : paper + ": " + text, "anzahl", text),
                        row.cell("anzahl").place()));
            }
        }
        return Read.of(List.copyOf(figures), problems);
    }

    /** Where a total is printed; empty when the text seems to name a person, which is a problem. */
    private static String title(CsvTable.Row row, List<Problem> problems) {
        Optional<CsvTable.Cell> cell = row.find("quelle");
        Optional<String> why = cell.flatMap(found -> PersonGuard.standard().suspicion(found.text()));
        if (why.isPresent()) {
            problems.add(Problem.warning(
                    "EB-OZG-008",
                    cell.orElseThrow().place(),
                    "quelle seems to name a person: " + why.get(),
                    "name the paper instead; until then the text is left out"));
            return "";
        }
        return cell.map(found -> found.text().strip()).orElse("");
    }

    /** The key of a figure of the catalogue with a name. */
    private static FigureKey own(FigureKey key, String name) {
        return name.isEmpty() ? key : key.with(key.dimensions().with(CATALOGUE, name));
    }

    /** Counts and relates. */
    private static final class Builder {

        private final Leistungskatalog catalogue;
        private final String paper;
        private final String name;
        private final SourceRef file;
        private final List<Figure> figures = new ArrayList<>();
        private final Map<FigureKey, Unit> units = new LinkedHashMap<>();
        private final Map<FigureKey, String> labels = new LinkedHashMap<>();
        private final List<Relation> relations = new ArrayList<>();

        Builder(Leistungskatalog catalogue, String paper, String name) {
            this.catalogue = catalogue;
            this.paper = paper;
            this.name = name;
            this.file = SourceRef.of(
                    catalogue.entries().isEmpty()
                            ? paper
                            : catalogue.entries().get(0).source().file());
        }

        CatalogueFigures build() {
            List<FigureKey> statuses = new ArrayList<>();
            for (OnlineStatus status : OnlineStatus.values()) {
                FigureKey key = own(services(catalogue, status), name);
                statuses.add(key);
                declare(key, "Verwaltungsleistungen, Status " + status.label());
                List<FigureKey> offices = group(key, status, Attribute.AEMTER, "aemter");
                define(key, Formula.sum(offices), "Summe der Ämter");
                hold(key, Formula.sum(group(key, status, Attribute.REASON, "grund")), "Summe der Gründe", "gruende");
                hold(
                        key,
                        Formula.sum(group(key, status, Attribute.SCOPE, "zuordnung")),
                        "Summe der Zuordnungen",
                        "zuordnung");
                hold(
                        key,
                        Formula.sum(group(key, status, Attribute.FOKUS, "fokus")),
                        "Summe mit und ohne Fokus",
                        "fokus");
                hold(
                        key,
                        Formula.sum(group(key, status, Attribute.INTERNAL, "intern")),
                        "Summe mit und ohne interne",
                        "intern");
                expanded(status, key);
            }
            FigureKey total = own(services(catalogue), name);
            declare(total, "Verwaltungsleistungen");
            define(total, Formula.sum(statuses), "Summe der Status");
            FigureKey share = own(shareOnline(catalogue), name);
            declare(share, "Anteil online");
            units.put(share, Unit.PERCENT);
            define(share, Formula.percent(statuses.get(0), total), "online in Prozent aller Zeilen");
            expandedTotal();
            FigureKey repeated = own(key("wiederholte-verwaltungsleistungen", catalogue), name);
            long distinct = catalogue.tally(CountingRule.distinct()).total();
            count(repeated, catalogue.entries().size() - distinct, "Wiederholte Zeilen", file);
            FigureKey different = own(distinct(catalogue), name);
            declare(different, "Verschiedene Verwaltungsleistungen");
            define(different, difference(total, repeated), "Zeilen ohne Wiederholungen");
            FigureKey fokus = own(key("fokusleistungen", catalogue), name);
            count(
                    fokus,
                    catalogue.select(Attribute.FOKUS, "ja").stream()
                            .map(Leistung::ozgLeistung)
                            .distinct()
                            .count(),
                    "Fokusleistungen (OZG-Leistungen)",
                    file);
            return new CatalogueFigures(figures, units, labels, relations);
        }

        private void expanded(OnlineStatus status, FigureKey rows) {
            Dimensions dimensions = Dimensions.of(STATUS, status.id());
            List<Leistung> bundles = catalogue.select(Attribute.STATUS, status.id()).stream()
                    .filter(entry -> entry.bundled().isPresent())
                    .toList();
            SourceRef place = bundles.isEmpty() ? file : bundles.get(0).source();
            FigureKey count = own(key("leistungsbuendel", catalogue).with(dimensions), name);
            FigureKey inside =
                    own(key("gebuendelte-verwaltungsleistungen", catalogue).with(dimensions), name);
            FigureKey all = own(CatalogueFigures.expanded(catalogue).with(dimensions), name);
            count(count, bundles.size(), "Bündel, Status " + status.label(), place);
            count(
                    inside,
                    bundles.stream().mapToLong(Leistung::services).sum(),
                    "Leistungen in Bündeln, Status " + status.label(),
                    place);
            declare(all, "Verwaltungsleistungen mit aufgelösten Bündeln, Status " + status.label());
            Map<FigureKey, Rational> weights = new LinkedHashMap<>();
            weights.put(rows, Rational.ONE);
            weights.put(count, Rational.ONE.negate());
            weights.put(inside, Rational.ONE);
            define(all, Formula.sum(weights), "Zeilen − Bündel + Leistungen in Bündeln");
        }

        private void expandedTotal() {
            FigureKey all = own(CatalogueFigures.expanded(catalogue), name);
            declare(all, "Verwaltungsleistungen mit aufgelösten Bündeln");
            List<FigureKey> parts = new ArrayList<>();
            for (OnlineStatus status : OnlineStatus.values()) {
                parts.add(all.with(all.dimensions().with(STATUS, status.id())));
            }
            define(all, Formula.sum(parts), "Summe der Status");
        }

        private static Formula difference(FigureKey from, FigureKey taken) {
            Map<FigureKey, Rational> weights = new LinkedHashMap<>();
            weights.put(from, Rational.ONE);
            weights.put(taken, Rational.ONE.negate());
            return Formula.sum(weights);
        }

        /** Counts the rows of a status by an attribute with one value per row. */
        private List<FigureKey> group(FigureKey status, OnlineStatus value, Attribute by, String dimension) {
            Map<String, List<Leistung>> groups = new LinkedHashMap<>();
            for (Leistung entry : catalogue.select(Attribute.STATUS, value.id())) {
                groups.computeIfAbsent(by.of(entry).get(0), key -> new ArrayList<>())
                        .add(entry);
            }
            List<FigureKey> keys = new ArrayList<>();
            groups.forEach((group, members) -> {
                FigureKey key = status.with(status.dimensions().with(new DimensionKey(dimension), dimension(group)));
                count(
                        key,
                        members.size(),
                        "Status " + value.label() + ", " + by.label() + " " + by.label(group),
                        members.get(0).source());
                keys.add(key);
            });
            return keys;
        }

        /** A value that may stand in a key. */
        private static String dimension(String name) {
            if (name.isBlank()) {
                return "ohne";
            }
            StringBuilder safe = new StringBuilder();
            for (int i = 0; i < name.length() && i < 120; i++) {
                char c = name.charAt(i);
                safe.append(c < ' ' || ";=[]|".indexOf(c) >= 0 ? '_' : c);
            }
            return safe.toString();
        }

        private void declare(FigureKey key, String label) {
            units.put(key, Unit.COUNT);
            labels.put(key, name.isEmpty() ? label : label + " (" + name + ")");
        }

        private void count(FigureKey key, long number, String label, SourceRef place) {
            declare(key, label);
            figures.add(new Figure(
                    key,
                    Unit.COUNT,
                    Quantity.of(number, 0, Unit.COUNT),
                    Figure.Blank.MISSING,
                    Figure.EXACT,
                    Origin.INPUT,
                    new Place(paper, key.concept() + ":" + key.dimensions(), "anzahl", label),
                    place));
        }

        private void define(FigureKey key, Formula formula, String rule) {
            relations.add(Relation.defining(id(key, ""), key, formula, rule, RULE, file)
                    .inPaper(paper));
        }

        private void hold(FigureKey key, Formula formula, String rule, String name) {
            relations.add(Relation.asserting(id(key, ":" + name), key, formula, rule, RULE, file)
                    .inPaper(paper));
        }

        private String id(FigureKey key, String suffix) {
            String status =
                    key.dimensions().get(STATUS).map(value -> ":" + value).orElse("");
            return paper + ":" + catalogue.stand() + ":" + key.concept() + status + suffix;
        }
    }
}
