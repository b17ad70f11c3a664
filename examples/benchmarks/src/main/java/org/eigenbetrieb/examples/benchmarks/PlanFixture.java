package org.eigenbetrieb.examples.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;

/**
 * A plan of the usual size: 150 accounts in 24 posts, 5 subtotals and a result over them, in 6 columns.
 *
 * <p>Row numbers: accounts from 0, posts from 150, subtotals from 174, the result is 179.
 */
final class PlanFixture {

    static final int ACCOUNTS = 150;
    static final int POSTS = 24;
    static final int SUBTOTALS = 5;
    static final int ROWS = ACCOUNTS + POSTS + SUBTOTALS + 1;
    static final int COLUMNS = 6;

    private static final SourceRef PLACE = SourceRef.of("benchmark");

    private PlanFixture() {}

    /** The rows that make up each sum, in an order in which every sum comes after its parts. */
    static int[][] parts() {
        int[][] parts = new int[ROWS - ACCOUNTS][];
        for (int post = 0; post < POSTS; post++) {
            parts[post] = range(post * ACCOUNTS / POSTS, (post + 1) * ACCOUNTS / POSTS);
        }
        for (int i = 0; i < SUBTOTALS; i++) {
            parts[POSTS + i] = range(ACCOUNTS + i * POSTS / SUBTOTALS, ACCOUNTS + (i + 1) * POSTS / SUBTOTALS);
        }
        parts[POSTS + SUBTOTALS] = range(ACCOUNTS + POSTS, ACCOUNTS + POSTS + SUBTOTALS);
        return parts;
    }

    /** Whether a subtotal counts against the result. */
    static boolean isExpense(int row) {
        return row > ACCOUNTS + POSTS && row < ROWS - 1;
    }

    private static int[] range(int from, int to) {
        int[] range = new int[to - from];
        for (int i = 0; i < range.length; i++) {
            range[i] = from + i;
        }
        return range;
    }

    /** Cents of the accounts, row by row, columns adjacent; the sums are 0. */
    static long[] accounts(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] values = new long[ROWS * COLUMNS];
        for (int i = 0; i < ACCOUNTS * COLUMNS; i++) {
            values[i] = random.nextLong(1_000_000_00L);
        }
        return values;
    }

    static FigureKey key(int row, int column) {
        Phase phase = column == 0 ? Phase.ERGEBNIS : column < 3 ? Phase.ANSATZ : Phase.PLANUNG;
        Period period = Period.year(2022 + column);
        if (row < ACCOUNTS) {
            Dimensions account = Dimensions.of(DimensionKey.KONTO, String.valueOf(5_000_000_000L + row));
            return new FigureKey(Concept.of("balance"), phase, period, account);
        }
        return FigureKey.of("sum-" + row, phase, period);
    }

    static Evaluator evaluator() {
        Map<FigureKey, Unit> figures = new LinkedHashMap<>();
        List<Relation> relations = new ArrayList<>();
        int[][] parts = parts();
        for (int column = 0; column < COLUMNS; column++) {
            for (int row = 0; row < ROWS; row++) {
                figures.put(key(row, column), Unit.EUR);
            }
            for (int i = 0; i < parts.length; i++) {
                Map<FigureKey, Rational> terms = new LinkedHashMap<>();
                for (int row : parts[i]) {
                    terms.put(key(row, column), isExpense(row) ? Rational.ONE.negate() : Rational.ONE);
                }
                relations.add(Relation.defining(
                        "r" + i + "-" + column,
                        key(ACCOUNTS + i, column),
                        Formula.sum(terms),
                        "sum",
                        LegalSource.ARITHMETIC,
                        PLACE));
            }
        }
        return Evaluator.compile(RelationNet.of(figures, relations).orThrow());
    }

    static FigureSet figures(long[] accounts) {
        List<Figure> figures = new ArrayList<>();
        for (int row = 0; row < ACCOUNTS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                Quantity amount = Quantity.of(accounts[row * COLUMNS + column], 2, Unit.EUR);
                figures.add(Figure.input(key(row, column), amount, PLACE));
            }
        }
        return FigureSet.of(LocalDate.of(2023, 9, 28), figures);
    }
}
