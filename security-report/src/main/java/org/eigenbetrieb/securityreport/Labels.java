package org.eigenbetrieb.securityreport;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.Mark;
import org.eigenbetrieb.core.source.Severity;
import org.jspecify.annotations.Nullable;

/** How values are printed in German. */
final class Labels {

    private static final String RANGE = "als Spanne angegeben";
    private static final String COARSENED = "kleine Anzahl, nach Regel vergröbert, oder " + RANGE;
    static final String NOT_RECORDED = "nicht erfasst";

    private Labels() {}

    static String date(LocalDate day) {
        return two(day.getDayOfMonth()) + "." + two(day.getMonthValue()) + "." + day.getYear();
    }

    /** A planned date; days are printed as days, everything else as it is given. */
    static String due(DueDate due) {
        if (due.text().indexOf('-') != 4) {
            return due.text();
        }
        return due.first().equals(due.last()) ? date(due.first()) : date(due.first()) + " bis " + date(due.last());
    }

    static String time(Instant instant, ZoneId zone) {
        LocalDateTime local = instant.atZone(zone).toLocalDateTime();
        String text = date(local.toLocalDate()) + ", " + two(local.getHour()) + ":" + two(local.getMinute()) + " Uhr";
        if (zone.getRules().getValidOffsets(local).size() < 2) {
            return text;
        }
        // the clock shows this time twice, when summer time ends
        return text + (zone.getRules().isDaylightSavings(instant) ? " (Sommerzeit)" : " (Winterzeit)");
    }

    static Cell number(long number) {
        return Cell.number(Quantity.of(number, 0, Unit.COUNT), Origin.INPUT);
    }

    /** A count; whether a range was made of a small number, only the public version leaves open. */
    static Cell count(Count count, Classification audience) {
        Long least = count.least();
        if (least == null) {
            return Cell.absent("–", NOT_RECORDED);
        }
        if (count.isNumber()) {
            Cell.Number cell = Cell.number(Quantity.of(least, 0, Unit.COUNT), Origin.INPUT);
            return count.approximate() ? about(cell.printedAs("rund " + least)) : cell;
        }
        String printed = count.most() == null ? "mindestens " + least : least + " bis " + count.most();
        return Cell.absent(printed, audience == Classification.PUBLIC ? COARSENED : RANGE);
    }

    /** A number that is printed as "rund"; forms that give the bare number say it beside. */
    static Cell about(Cell.Number number) {
        return number.with(Mark.of(Severity.INFO, "rund, die Angabe ist ungefähr"));
    }

    static String text(Count count) {
        Long least = count.least();
        if (least == null) {
            return NOT_RECORDED;
        }
        if (count.isNumber()) {
            return (count.approximate() ? "rund " : "") + least;
        }
        return count.most() == null ? "mindestens " + least : least + " bis " + count.most();
    }

    static Cell moment(Moment moment, ZoneId zone) {
        return moment.kind() == Moment.Kind.UNKNOWN
                ? Cell.absent("–", "nicht verzeichnet")
                : Cell.text(text(moment, zone));
    }

    static String text(Moment moment, ZoneId zone) {
        String about = moment.estimated() ? "geschätzt " : "";
        Instant from = moment.earliest();
        Instant to = moment.latest();
        if (from == null && to == null) {
            return "nicht verzeichnet";
        }
        if (from == null || to == null) {
            return about
                    + (from == null ? "spätestens " : "frühestens ")
                    + bound(from == null ? to : from, zone, from == null);
        }
        if (from.equals(to)) {
            return about + time(from, zone);
        }
        LocalDate first = from.atZone(zone).toLocalDate();
        if (Moment.onDay(first, zone).equals(new Moment(from, to, false))) {
            return about + date(first);
        }
        return about + "zwischen " + bound(from, zone, false) + " und " + bound(to, zone, true);
    }

    /** A bound at the edge of a day is printed as the day. */
    private static String bound(@Nullable Instant bound, ZoneId zone, boolean upper) {
        if (bound == null) {
            return "";
        }
        LocalDate day = bound.atZone(zone).toLocalDate();
        Moment whole = Moment.onDay(day, zone);
        return bound.equals(upper ? whole.latest() : whole.earliest()) ? date(day) : time(bound, zone);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
