package org.eigenbetrieb.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.check.CheckRelation.Member;
import org.eigenbetrieb.core.check.CheckRelation.Mode;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.junit.jupiter.api.Test;

/** Equal numbers side by side say that one was copied only where that is rare, or where a whole column does so. */
class NeighboursTest {

    /** A plan of three years; each line has the amounts of one row, the last line the sums. */
    private static CheckNet plan(long[]... lines) {
        List<CheckCell> cells = new ArrayList<>();
        List<CheckRelation> relations = new ArrayList<>();
        for (int year = 0; year < 3; year++) {
            List<Member> parts = new ArrayList<>();
            for (int row = 0; row < lines.length; row++) {
                String name = row == lines.length - 1 ? "summe" : "zeile" + row;
                CheckCell cell = new CheckCell(
                        name + ":" + year,
                        Unit.EUR,
                        Quantity.of(lines[row][year], 0, Unit.EUR),
                        Figure.Blank.MISSING,
                        0,
                        null,
                        new Place("plan", name, "jahr" + year, name),
                        null);
                cells.add(cell);
                if (row < lines.length - 1) {
                    parts.add(new Member(cell.id(), Rational.ONE));
                }
            }
            relations.add(new CheckRelation(
                    "summe=" + year,
                    Kind.SUM,
                    "summe:" + year,
                    parts,
                    List.of(),
                    null,
                    Mode.INTERVAL,
                    "Summe",
                    LegalSource.form("Erfolgsplan")));
        }
        return CheckNet.of(cells, relations);
    }

    private static Repair.Change first(CheckNet net) {
        RepairPart part = Repairs.of(net, Checker.check(net)).parts().get(0);
        return part.repairs().get(0).changes().get(0);
    }

    @Test
    void a_plan_with_the_same_amounts_every_year_does_not_hide_a_wrong_digit() {
        // 8.310 is printed as 8.910 in the first year; three rows stay the same over the years.
        CheckNet net = plan(
                new long[] {50_000, 50_000, 50_000},
                new long[] {12_000, 12_000, 12_000},
                new long[] {7_500, 7_500, 7_800},
                new long[] {8_910, 9_417, 9_932},
                new long[] {77_810, 78_917, 79_732});

        assertThat(first(net).cell().id()).isEqualTo("zeile3:0");
        assertThat(first(net).cause()).isEqualTo(Slip.DIGIT);
    }

    @Test
    void a_number_that_repeats_the_year_before_alone_seems_to_be_copied() {
        // 13.482 was meant in the second year.
        CheckNet net = plan(
                new long[] {50_137, 51_020, 52_766},
                new long[] {12_911, 12_911, 14_003},
                new long[] {7_504, 7_719, 7_823},
                new long[] {70_552, 72_221, 74_592});

        assertThat(first(net).cell().id()).isEqualTo("zeile1:1");
        assertThat(first(net).cause()).isEqualTo(Slip.COLUMN);
    }

    @Test
    void a_column_that_repeats_the_one_beside_it_seems_to_be_copied() {
        CheckNet net = plan(
                new long[] {50_137, 50_137, 52_766},
                new long[] {12_911, 12_911, 14_003},
                new long[] {7_504, 7_504, 7_823},
                new long[] {70_552, 72_221, 74_592});

        assertThat(first(net).cause()).isEqualTo(Slip.COLUMN);
    }
}
