package org.eigenbetrieb.staffing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;

/** Figures and relations of the bridge. */
final class BridgeFigures {

    private static final String MEMO = "-nachrichtlich";
    private static final String BEFORE = "stellenbruecke-vorjahr";
    private static final String AFTER = "stellenbruecke-planjahr";
    private static final String MOVE = "stellenbewegung";
    private static final String OPEN = "stellenbruecke-rest";
    private static final DimensionKey KIND = new DimensionKey("bewegung");
    private static final DimensionKey NUMBER = new DimensionKey("stellennummer");

    private final Stellenuebersicht plan;
    private final Map<Spot, List<PostLine>> lines = new LinkedHashMap<>();
    private final List<Entry> moves = new ArrayList<>();
    private final Map<Spot, List<Entry>> bySpot = new HashMap<>();

    /** A move and its figure. */
    private record Entry(PostBridge.Move move, FigureKey key) {}

    BridgeFigures(Stellenuebersicht plan, List<PostBridge.Move> moves) {
        this.plan = plan;
        for (PostLine line : plan.lines()) {
            lines.computeIfAbsent(line.spot(), spot -> new ArrayList<>()).add(line);
        }
        Map<FigureKey, Integer> used = new HashMap<>();
        for (PostBridge.Move move : moves) {
            lines.computeIfAbsent(move.spot(), spot -> new ArrayList<>());
            String number = move.note()
                    .number()
                    .orElse("ohne, Zeile " + move.note().place().line());
            Dimensions dimensions = StellenFigures.at(move.spot())
                    .with(KIND, move.note().kind().id())
                    .with(NUMBER, number);
            FigureKey key = of(MOVE, isMemo(move.spot())).with(dimensions);
            int times = used.merge(key, 1, Integer::sum);
            Entry entry = new Entry(move, times == 1 ? key : key.with(dimensions.with(NUMBER, number + " #" + times)));
            this.moves.add(entry);
            bySpot.computeIfAbsent(move.spot(), spot -> new ArrayList<>()).add(entry);
        }
    }

    private static String title(PostBridge.Move move) {
        return move.note().kind().label() + " " + move.note().number().orElse("ohne Stellennummer");
    }

    /** Whether all lines of a unit and group are printed for information only. */
    private boolean isMemo(Spot spot) {
        List<PostLine> there = lines.getOrDefault(spot, List.of());
        return !there.isEmpty() && there.stream().allMatch(PostLine::nachrichtlich);
    }

    private FigureKey of(String concept, boolean memo) {
        return FigureKey.of(memo ? concept + MEMO : concept, Phase.ANSATZ, Period.year(plan.year()));
    }

    private FigureKey of(String concept, Spot spot) {
        return of(concept, isMemo(spot)).with(StellenFigures.at(spot));
    }

    static FigureKey openTotal(Stellenuebersicht plan, boolean memo) {
        return FigureKey.of(memo ? OPEN + MEMO : OPEN, Phase.ANSATZ, Period.year(plan.year()));
    }

    static FigureKey moveTotal(Stellenuebersicht plan, Vermerk.Kind kind) {
        return FigureKey.of(MOVE, Phase.ANSATZ, Period.year(plan.year())).with(Dimensions.of(KIND, kind.id()));
    }

    List<Figure> figures(String paper) {
        List<Figure> figures = new ArrayList<>();
        moves.forEach(entry -> figures.add(new Figure(
                entry.key(),
                Unit.VZAE,
                entry.move().posts(),
                Figure.Blank.MISSING,
                Figure.EXACT,
                Origin.INPUT,
                new Place(
                        paper,
                        StellenFigures.slug(entry.key().dimensions().toString()),
                        "stellen",
                        title(entry.move())),
                entry.move().note().place())));
        return figures;
    }

    Map<FigureKey, Unit> units() {
        Map<FigureKey, Unit> units = new LinkedHashMap<>();
        moves.forEach(entry -> units.put(entry.key(), Unit.VZAE));
        relations("").forEach(relation -> units.put(relation.target(), Unit.VZAE));
        return units;
    }

    Map<FigureKey, String> labels() {
        Map<FigureKey, String> labels = new LinkedHashMap<>();
        moves.forEach(entry -> labels.put(
                entry.key(), title(entry.move()) + ", " + entry.move().spot()));
        lines.keySet().forEach(spot -> {
            labels.put(of(BEFORE, spot), "Stellen des Vorjahres " + spot);
            labels.put(of(AFTER, spot), "Stellen des Planjahres " + spot);
            labels.put(of(OPEN, spot), "Ungeklärte Veränderung " + spot);
        });
        for (Vermerk.Kind kind : Vermerk.Kind.values()) {
            labels.put(moveTotal(plan, kind), kind.label() + " gesamt");
        }
        labels.put(openTotal(plan, false), "Ungeklärte Veränderung gesamt");
        labels.put(openTotal(plan, true), "Ungeklärte Veränderung nachrichtlicher Stellen");
        return labels;
    }

    List<Relation> relations(String paper) {
        List<Relation> relations = new ArrayList<>();
        List<FigureKey> open = new ArrayList<>();
        List<FigureKey> openMemo = new ArrayList<>();
        lines.forEach((spot, there) -> {
            SourceRef place = there.isEmpty() ? plan.place() : there.get(0).place();
            relations.add(cell(BEFORE, spot, PostLine.Column.SOLL_VORJAHR, there, place));
            relations.add(cell(AFTER, spot, PostLine.Column.SOLL, there, place));
            Map<FigureKey, Rational> weights = new LinkedHashMap<>();
            weights.put(of(AFTER, spot), Rational.ONE);
            weights.put(of(BEFORE, spot), Rational.ONE.negate());
            bySpot.getOrDefault(spot, List.of()).forEach(entry -> weights.put(entry.key(), Rational.ONE.negate()));
            relations.add(Relation.defining(
                    id(OPEN, spot),
                    of(OPEN, spot),
                    Formula.sum(weights),
                    "Stellen des Planjahres abzüglich Vorjahr abzüglich Bewegungen",
                    StellenFigures.FORM,
                    place));
            (isMemo(spot) ? openMemo : open).add(of(OPEN, spot));
        });
        relations.add(total(openTotal(plan, false), open));
        if (!openMemo.isEmpty()) {
            relations.add(total(openTotal(plan, true), openMemo));
        }
        for (Vermerk.Kind kind : Vermerk.Kind.values()) {
            List<FigureKey> keys = new ArrayList<>();
            for (Entry entry : moves) {
                if (entry.move().note().kind() == kind && !isMemo(entry.move().spot())) {
                    keys.add(entry.key());
                }
            }
            if (!keys.isEmpty()) {
                relations.add(Relation.defining(
                        MOVE + "." + kind.id(),
                        moveTotal(plan, kind),
                        Formula.sum(keys),
                        "Summe der Bewegungen dieser Art",
                        StellenFigures.FORM,
                        plan.place()));
            }
        }
        return relations.stream()
                .map(relation -> StellenFigures.of(paper, relation))
                .toList();
    }

    private Relation cell(String concept, Spot spot, PostLine.Column column, List<PostLine> there, SourceRef place) {
        List<FigureKey> keys = there.isEmpty()
                ? StellenFigures.lost(plan, column)
                : there.stream().map(line -> plan.key(line, column)).toList();
        return Relation.defining(
                id(concept, spot),
                of(concept, spot),
                Formula.sum(keys),
                keys.isEmpty() ? "keine Zeile im Formular" : "Summe der Zeilen",
                StellenFigures.FORM,
                place);
    }

    private Relation total(FigureKey target, List<FigureKey> parts) {
        return Relation.defining(
                target.concept().id() + ".gesamt",
                target,
                Formula.sum(parts),
                "Summe über Einheiten und Gruppen",
                StellenFigures.FORM,
                plan.place());
    }

    private String id(String concept, Spot spot) {
        return of(concept, spot).concept().id() + "." + StellenFigures.slug(spot.unit()) + ":"
                + StellenFigures.slug(spot.group().toString());
    }

    List<PostBridge.Row> rows(Evaluation evaluation) {
        List<PostBridge.Row> rows = new ArrayList<>();
        for (Spot spot : lines.keySet()) {
            List<PostBridge.Move> there = bySpot.getOrDefault(spot, List.of()).stream()
                    .map(Entry::move)
                    .toList();
            rows.add(new PostBridge.Row(
                    spot.unit(),
                    spot.group(),
                    isMemo(spot),
                    evaluation.value(of(BEFORE, spot)),
                    evaluation.value(of(AFTER, spot)),
                    there,
                    evaluation.value(of(OPEN, spot))));
        }
        return rows;
    }
}
