package org.eigenbetrieb.staffing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;

/** Figures and relations of a Stellenübersicht. */
final class StellenFigures {

    static final String POSTS = "stellen";
    static final String MEMO = "stellen-nachrichtlich";
    static final String VACANT = "stellen-unbesetzt";
    static final DimensionKey UNIT = new DimensionKey("organisationseinheit");
    static final DimensionKey GROUP = new DimensionKey("stellengruppe");
    static final DimensionKey KIND = new DimensionKey("status");
    static final DimensionKey LOST = new DimensionKey("zeile");
    static final DimensionKey AMTSBEZEICHNUNG = new DimensionKey("amtsbezeichnung");

    /** The form; the paragraph itself was not read. */
    static final LegalSource FORM = new LegalSource(
            LegalSource.Kind.ORDINANCE,
            "EigAnVO Rheinland-Pfalz",
            "§ 18",
            LocalDate.of(1999, 10, 5),
            LegalSource.Standing.UNVERIFIED);

    private StellenFigures() {}

    /** The total of a column. */
    static FigureKey of(Stellenuebersicht plan, PostLine.Column column, boolean memo) {
        return of(plan, column, memo ? MEMO : POSTS);
    }

    private static FigureKey of(Stellenuebersicht plan, PostLine.Column column, String concept) {
        return switch (column) {
            case SOLL -> FigureKey.of(concept, Phase.ANSATZ, Period.year(plan.year()));
            case SOLL_VORJAHR -> FigureKey.of(concept, Phase.ANSATZ, Period.year(plan.year() - 1));
            case IST -> FigureKey.of(concept, Phase.ist(plan.stichtag()), Period.at(plan.stichtag()));
        };
    }

    static FigureKey vacant(Stellenuebersicht plan) {
        return of(plan, PostLine.Column.IST, VACANT);
    }

    static Dimensions at(Spot spot) {
        return Dimensions.of(UNIT, spot.unit()).with(GROUP, spot.group().toString());
    }

    static List<Figure> figures(Stellenuebersicht plan, String paper) {
        List<Figure> figures = new ArrayList<>();
        for (PostLine line : plan.lines()) {
            for (PostLine.Column column : PostLine.Column.values()) {
                figures.add(figure(
                        plan.key(line, column),
                        line.count(column),
                        Origin.INPUT,
                        new Place(paper, rowId(line), name(column), line.label())));
            }
        }
        int number = 0;
        for (SumLine sum : plan.sums()) {
            number++;
            for (PostLine.Column column : PostLine.Column.values()) {
                figures.add(figure(
                        sumKey(plan, sum, column),
                        sum.count(column),
                        Origin.PRINTED,
                        new Place(paper, "summe-" + number, name(column), sum.label())));
            }
        }
        return List.copyOf(figures);
    }

    private static Figure figure(FigureKey key, PostCount count, Origin origin, Place place) {
        return new Figure(key, Unit.VZAE, count.printed(), count.blank(), Figure.EXACT, origin, place, count.place());
    }

    /** Id of the row of a line: unit, group, title of the office, and whether it counts. */
    static String rowId(PostLine line) {
        String id = slug(line.unit().code()) + ":" + slug(line.group().toString());
        String title = line.amtsbezeichnung().isEmpty() ? "" : ":" + slug(line.amtsbezeichnung());
        return id + title + (line.nachrichtlich() ? ":nachrichtlich" : "");
    }

    static String name(PostLine.Column column) {
        return switch (column) {
            case SOLL -> "soll";
            case SOLL_VORJAHR -> "soll-vorjahr";
            case IST -> "ist";
        };
    }

    /** Letters, digits, points and hyphens as they are, everything else by its number: different texts stay different. */
    static String slug(String text) {
        StringBuilder slug = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.';
            if (plain) {
                slug.append(c);
            } else if (c == ' ') {
                slug.append('-');
            } else {
                slug.append('_').append(Integer.toHexString(c)).append('_');
            }
        }
        return slug.toString();
    }

    /** The figure that a printed sum claims. */
    static FigureKey sumKey(Stellenuebersicht plan, SumLine sum, PostLine.Column column) {
        Dimensions dimensions = Dimensions.NONE;
        boolean kindMatters = sum.kind() != null
                && plan.lines().stream()
                        .anyMatch(line -> line.nachrichtlich() == sum.nachrichtlich() && line.kind() != sum.kind());
        if (!sum.unit().isEmpty()) {
            dimensions = dimensions.with(UNIT, sum.unit());
        }
        if (sum.group() != null) {
            dimensions = dimensions.with(GROUP, sum.group().toString());
        }
        if (sum.kind() != null && (kindMatters || !dimensions.isEmpty())) {
            dimensions = dimensions.with(KIND, sum.kind().id());
        }
        return of(plan, column, sum.nachrichtlich()).with(dimensions);
    }

    static Map<FigureKey, Unit> units(Stellenuebersicht plan) {
        Map<FigureKey, Unit> units = new LinkedHashMap<>();
        for (PostLine line : plan.lines()) {
            for (PostLine.Column column : PostLine.Column.values()) {
                units.put(plan.key(line, column), Unit.VZAE);
            }
        }
        for (PostLine.Column column : PostLine.Column.values()) {
            lost(plan, column).forEach(key -> units.put(key, Unit.VZAE));
        }
        for (Relation relation : relations(plan, "")) {
            units.put(relation.target(), Unit.VZAE);
        }
        return Collections.unmodifiableMap(units);
    }

    static Map<FigureKey, String> labels(Stellenuebersicht plan) {
        Map<FigureKey, String> labels = new LinkedHashMap<>();
        for (PostLine.Column column : PostLine.Column.values()) {
            for (PostLine line : plan.lines()) {
                labels.put(plan.key(line, column), "Stellen " + line.label());
                labels.put(plan.unitTotal(line.unit().code(), column), "Stellen " + line.unit());
                labels.put(
                        plan.groupTotal(line.group(), column),
                        "Stellen " + line.group().label());
                labels.put(
                        plan.kindTotal(line.kind(), column),
                        "Stellen " + line.kind().label());
            }
            for (SumLine sum : plan.sums()) {
                labels.putIfAbsent(sumKey(plan, sum, column), sum.label());
            }
            lost(plan, column)
                    .forEach(key -> labels.put(
                            key,
                            "Nicht gelesene Zeile " + key.dimensions().get(LOST).orElse("")));
            labels.put(plan.total(column), "Stellen gesamt");
            labels.put(plan.totalNachrichtlich(column), "Stellen nachrichtlich");
        }
        labels.put(plan.vacant(), "Unbesetzte Stellen");
        return Collections.unmodifiableMap(labels);
    }

    static List<Relation> relations(Stellenuebersicht plan, String paper) {
        Map<FigureKey, Relation> defining = new LinkedHashMap<>();
        List<Relation> asserting = new ArrayList<>();
        for (PostLine.Column column : PostLine.Column.values()) {
            List<FigureKey> units = new ArrayList<>();
            List<FigureKey> groups = new ArrayList<>();
            List<FigureKey> kinds = new ArrayList<>();
            List<PostLine> counted =
                    plan.lines().stream().filter(line -> !line.nachrichtlich()).toList();
            by(counted, line -> line.unit().code())
                    .forEach((unit, lines) -> units.add(
                            add(defining, plan, plan.unitTotal(unit, column), lines, column, "Summe der Einheit")));
            new TreeMap<>(by(counted, PostLine::group))
                    .forEach((group, lines) -> groups.add(
                            add(defining, plan, plan.groupTotal(group, column), lines, column, "Summe der Gruppe")));
            new TreeMap<>(by(counted, PostLine::kind))
                    .forEach((kind, lines) -> kinds.add(
                            add(defining, plan, plan.kindTotal(kind, column), lines, column, "Summe nach Status")));
            add(defining, plan, plan.total(column), counted, column, "Summe aller Stellen");
            List<PostLine> memo =
                    plan.lines().stream().filter(PostLine::nachrichtlich).toList();
            if (!memo.isEmpty()) {
                add(defining, plan, plan.totalNachrichtlich(column), memo, column, "Summe der nachrichtlichen Stellen");
            }
            for (SumLine sum : plan.sums()) {
                FigureKey key = sumKey(plan, sum, column);
                if (!defining.containsKey(key)) {
                    add(
                            defining,
                            plan,
                            key,
                            plan.lines().stream().filter(sum::covers).toList(),
                            column,
                            "Summe wie gedruckt abgegrenzt");
                }
            }
            if (!counted.isEmpty()) {
                String id = "stellen." + name(column) + ".gesamt";
                asserting.add(total(plan, id + ".nach-einheiten", column, units, "Summe der Einheiten"));
                asserting.add(total(plan, id + ".nach-gruppen", column, groups, "Summe der Gruppen"));
                asserting.add(total(plan, id + ".nach-status", column, kinds, "Summe nach Status"));
            }
        }
        FigureKey vacant = plan.vacant();
        Map<FigureKey, Rational> difference = new LinkedHashMap<>();
        difference.put(plan.total(PostLine.Column.SOLL_VORJAHR), Rational.ONE);
        difference.put(plan.total(PostLine.Column.IST), Rational.ONE.negate());
        List<Relation> relations = new ArrayList<>(defining.values());
        relations.add(Relation.defining(
                "stellen.unbesetzt",
                vacant,
                Formula.sum(difference),
                "Soll des Vorjahres abzüglich besetzter Stellen",
                FORM,
                plan.place()));
        relations.addAll(asserting);
        return relations.stream().map(relation -> of(paper, relation)).toList();
    }

    /** A relation of a paper: with an id that no other paper has. */
    static Relation of(String paper, Relation relation) {
        return new Relation(
                paper.isEmpty() ? relation.id() : paper + ":" + relation.id(),
                relation.target(),
                relation.formula(),
                relation.role(),
                relation.rounding(),
                relation.ifZero(),
                relation.rule(),
                relation.source(),
                relation.place(),
                paper);
    }

    /** What rows that could not be read would have said: inputs that nobody gives. */
    static List<FigureKey> lost(Stellenuebersicht plan, PostLine.Column column) {
        return plan.lost().stream()
                .map(place -> of(plan, column, false).with(Dimensions.of(LOST, place.toString())))
                .toList();
    }

    private static Relation total(
            Stellenuebersicht plan, String id, PostLine.Column column, List<FigureKey> parts, String rule) {
        return Relation.asserting(id, plan.total(column), Formula.sum(parts), rule, FORM, plan.place());
    }

    private static FigureKey add(
            Map<FigureKey, Relation> relations,
            Stellenuebersicht plan,
            FigureKey target,
            List<PostLine> lines,
            PostLine.Column column,
            String rule) {
        List<FigureKey> keys = new ArrayList<>();
        lines.forEach(line -> keys.add(plan.key(line, column)));
        keys.addAll(lost(plan, column));
        SourceRef place = lines.isEmpty() ? plan.place() : lines.get(0).place();
        String id = slug(target.concept().id()) + "." + name(column)
                + (target.dimensions().isEmpty()
                        ? ".gesamt"
                        : "." + slug(target.dimensions().toString()));
        relations.put(target, Relation.defining(id, target, Formula.sum(keys), rule, FORM, place));
        return target;
    }

    private static <K> Map<K, List<PostLine>> by(List<PostLine> lines, Function<PostLine, K> key) {
        Map<K, List<PostLine>> groups = new LinkedHashMap<>();
        for (PostLine line : lines) {
            groups.computeIfAbsent(key.apply(line), k -> new ArrayList<>()).add(line);
        }
        return groups;
    }
}
