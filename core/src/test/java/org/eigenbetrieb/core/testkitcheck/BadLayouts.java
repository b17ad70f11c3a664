package org.eigenbetrieb.core.testkitcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.layout.LayoutRow.Line;
import org.eigenbetrieb.core.layout.LayoutRow.Rule;
import org.eigenbetrieb.core.layout.LayoutRow.Style;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.time.Phase;
import org.eigenbetrieb.testkit.LayoutContract;

/** Deliberately bad forms, each in the test class that its author would write. Run by {@link LayoutContractTest} only. */
final class BadLayouts {

    private BadLayouts() {}

    private static Layout rows(Consumer<List<LayoutRow>> change) {
        List<LayoutRow> rows = new ArrayList<>(Forms.rows());
        change.accept(rows);
        Layout proper = Forms.proper();
        return Forms.layout(proper.columns(), rows, proper.assertions(), proper.external());
    }

    private static Layout columns(Consumer<List<LayoutColumn>> change) {
        List<LayoutColumn> columns = new ArrayList<>(Forms.columns());
        change.accept(columns);
        Layout proper = Forms.proper();
        return Forms.layout(columns, proper.rows(), proper.assertions(), proper.external());
    }

    static class Proper implements LayoutContract {
        @Override
        public Layout layout() {
            return Forms.proper();
        }
    }

    static class LineTwice implements LayoutContract {
        @Override
        public Layout layout() {
            return rows(rows -> rows.add(Forms.line("gewinn", Style.LINE, new Rule.Input(), "")));
        }
    }

    static class EmptyColumn implements LayoutContract {
        @Override
        public Layout layout() {
            List<LayoutColumn> columns = new ArrayList<>(Forms.columns());
            columns.add(Forms.facts("rest", "Rest", Phase.Kind.PLANUNG, LayoutColumn.Basis.YEAR, ""));
            List<LayoutRow> rows = new ArrayList<>();
            for (LayoutRow row : Forms.rows()) {
                if (row instanceof Line line) {
                    rows.add(Forms.notIn(row, line.notIn().isEmpty() ? Set.of("rest") : Set.of("rest", "ist")));
                }
            }
            return Forms.layout(columns, rows, List.of(Forms.balance()), Set.of(Concept.of("jahresergebnis-vorjahr")));
        }
    }

    static class UnknownPlaceholder implements LayoutContract {
        @Override
        public Layout layout() {
            return columns(columns ->
                    columns.add(Forms.facts("vor", "Plan {jahr}", Phase.Kind.ERGEBNIS, LayoutColumn.Basis.YEAR, "")));
        }
    }

    static class NobodyNeedsIt implements LayoutContract {
        @Override
        public Layout layout() {
            return rows(rows -> {
                rows.add(Forms.line("versteckt", Style.UNPRINTED, new Rule.Input(), ""));
                rows.add(Forms.line("auch-versteckt", Style.UNPRINTED, Forms.terms("versteckt", 1), ""));
            });
        }
    }

    static class SumOfNothing implements LayoutContract {
        @Override
        public Layout layout() {
            return rows(rows -> rows.add(Forms.line("summe", Style.TOTAL, new Rule.OfChildren(), "")));
        }
    }

    static class LostChild implements LayoutContract {
        @Override
        public Layout layout() {
            return rows(rows -> rows.add(Forms.line("spende", Style.LINE, new Rule.Input(), "ergebnis")));
        }
    }

    static class UnusedExternal implements LayoutContract {
        @Override
        public Layout layout() {
            Layout proper = Forms.proper();
            return Forms.layout(
                    proper.columns(),
                    proper.rows(),
                    proper.assertions(),
                    Set.of(Concept.of("jahresergebnis-vorjahr"), Concept.of("kredit")));
        }
    }

    static class ConditionNeverChecked implements LayoutContract {
        @Override
        public Layout layout() {
            List<LayoutRow> rows = new ArrayList<>(Forms.rows());
            rows.add(
                    Forms.notIn(Forms.line("spende", Style.LINE, new Rule.Input(), ""), Set.of("ist", "hochrechnung")));
            rows.add(Forms.notIn(Forms.line("gabe", Style.LINE, new Rule.Input(), ""), Set.of("plan", "hochrechnung")));
            Layout proper = Forms.proper();
            return Forms.layout(
                    proper.columns(),
                    rows,
                    List.of(new Layout.Assertion(
                            Concept.of("spende"), Forms.weights("gabe", 1), "Gabe gleich Spende", Forms.place(41))),
                    proper.external());
        }
    }

    static class MixesUnits implements LayoutContract {
        @Override
        public Layout layout() {
            return rows(rows -> {
                rows.add(new Line(
                        Concept.of("stellen"),
                        "",
                        "Stellen",
                        Style.LINE,
                        0,
                        true,
                        Unit.VZAE,
                        new Rule.Input(),
                        "",
                        Set.of(),
                        Forms.place(50)));
                rows.add(Forms.line("alles", Style.TOTAL, Forms.terms("ertraege", 1, "stellen", 1), ""));
            });
        }
    }

    static class CountsTwice implements LayoutContract {
        @Override
        public Layout layout() {
            return rows(rows ->
                    rows.add(Forms.line("summe", Style.TOTAL, Forms.terms("ertraege", 1, "zuweisungen", 1), "")));
        }
    }

    /** Two columns that are the same fact, so that a line is defined twice. */
    static class SameFactTwice implements LayoutContract {
        @Override
        public Layout layout() {
            return columns(columns -> columns.add(new LayoutColumn(
                    "plan-noch-einmal",
                    "Plan {year}",
                    "",
                    false,
                    new LayoutColumn.Facts(
                            Phase.Kind.ANSATZ, 0, LayoutColumn.Basis.YEAR, 0, Dimensions.NONE, "", Map.of(), null),
                    Forms.place(6))));
        }
    }
}
