package org.eigenbetrieb.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.pack.PaperReview;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.source.Severity;

/** Prints by which method the forecast of a form was made, and says which lines differ from the declared one. */
final class ForecastReview implements PaperReview {

    private static final int MOST_NAMED = 6;

    @Override
    public Review review(LayoutBinding binding, Evaluation evaluation) {
        Optional<LocalDate> stichtag = Forecasts.stichtag(binding);
        if (stichtag.isEmpty()) {
            return Review.NOTHING;
        }
        Forecasts forecasts = Forecasts.fingerprint(binding, evaluation, ForecastMethod.standard(stichtag.get()));
        if (forecasts.lines().isEmpty()) {
            return Review.NOTHING;
        }
        List<Finding> findings = forecasts.undeclared().isEmpty() ? List.of() : List.of(finding(forecasts));
        List<Block> blocks = new ArrayList<>(methods(forecasts));
        blocks.add(Block.table(lines(forecasts)));
        return new Review(findings, blocks);
    }

    /** How many lines each method explains. */
    private static List<Block> methods(Forecasts forecasts) {
        List<String> items = new ArrayList<>();
        for (ForecastMethod method : forecasts.methods()) {
            int explained = forecasts.explained(method);
            int alone = forecasts.alone(method);
            boolean main = forecasts.main().filter(method::equals).isPresent();
            if (explained > 0 && (method.zeros() == 0 || alone > 0 || main)) {
                items.add(method.title() + ": " + rows(explained) + ", davon " + alone + " nur so"
                        + (main ? " – das häufigste Verfahren" : ""));
            }
        }
        long none =
                forecasts.lines().stream().filter(line -> line.fits().isEmpty()).count();
        items.add("keines davon: " + rows(none));
        return List.of(
                Block.paragraph("Nach welchem Verfahren die Hochrechnung aufgeht – "
                        + rows(forecasts.lines().size())
                        + " ohne Summen; auf eine Zeile können mehrere Verfahren passen:"),
                Block.items(items));
    }

    private static String rows(long number) {
        return number + (number == 1 ? " Zeile" : " Zeilen");
    }

    /** The lines that say something; where there is nothing at all, every method fits. */
    private static ReportTable lines(Forecasts forecasts) {
        Set<Unit> units =
                forecasts.lines().stream().map(line -> line.cell().unit()).collect(Collectors.toSet());
        String unit = units.size() == 1 ? Notation.symbol(units.iterator().next()) : "";
        ReportTable.Builder table = ReportTable.builder(
                        forecasts.paper() + ".verfahren", "Hochrechnung: passende Verfahren je Zeile")
                .column(ReportColumn.label("zeile", "Zeile"))
                .column(ReportColumn.text("verfahren", "passende Verfahren"))
                .column(ReportColumn.number("hochrechnung", "Hochrechnung", unit))
                .column(ReportColumn.number("abweichung", "Abweichung vom häufigsten", unit));
        List<Forecasts.Line> deviating = forecasts.deviating();
        int row = 0;
        int silent = 0;
        for (Forecasts.Line line : forecasts.lines()) {
            CheckCell cell = line.cell();
            if (saysNothing(line)) {
                silent++;
                continue;
            }
            String fits = line.fits().isEmpty()
                    ? "keines"
                    : line.fits().stream().map(ForecastMethod::title).collect(Collectors.joining("; "))
                            + (line.isAmbiguous() ? " (nicht entscheidbar)" : "");
            Optional<Rational> gap = forecasts
                    .main()
                    .filter(main -> deviating.contains(line))
                    .flatMap(main -> Optional.ofNullable(line.gaps().get(main)));
            table.row(ReportRow.of(
                    "z" + ++row,
                    ReportRow.Kind.LINE,
                    0,
                    List.of(
                            Cell.text(cell.label()),
                            Cell.text(fits),
                            Cell.number(Objects.requireNonNull(cell.printed()), Origin.PRINTED),
                            gap.map(value -> number(value, cell)).orElse(Cell.empty()))));
        }
        if (silent > 0) {
            table.row(ReportRow.of(
                    "ohne-aussage",
                    ReportRow.Kind.SUBTOTAL,
                    0,
                    List.of(
                            Cell.text(rows(silent) + " mit 0"),
                            Cell.text("jedes, das dort einen Wert hat"),
                            Cell.empty(),
                            Cell.empty())));
        }
        return table.build();
    }

    private static boolean saysNothing(Forecasts.Line line) {
        return line.cell().value().orElseThrow().signum() == 0
                && line.gaps().values().stream().allMatch(gap -> gap.signum() == 0);
    }

    private static Cell number(Rational inUnit, CheckCell like) {
        return Cell.number(rounded(inUnit, like), Origin.COMPUTED);
    }

    private static Quantity rounded(Rational inUnit, CheckCell like) {
        int decimals = Math.max(0, Objects.requireNonNull(like.printed()).decimals());
        return Quantity.round(inUnit.timesTenTo(like.unit().exponent()), decimals, like.unit(), Rounding.HALF_UP);
    }

    private static Finding finding(Forecasts forecasts) {
        List<Forecasts.Line> lines = forecasts.undeclared();
        String english =
                lines.stream().limit(MOST_NAMED).map(line -> name(line, true)).collect(Collectors.joining("; "));
        String german =
                lines.stream().limit(MOST_NAMED).map(line -> name(line, false)).collect(Collectors.joining("; "));
        int more = lines.size() - MOST_NAMED;
        List<CheckCell> cells = new ArrayList<>();
        lines.forEach(line -> cells.add(line.cell()));
        return Finding.builder()
                .code("EB-HOC-101")
                .severity(Severity.INFO)
                .relation("hochrechnung:" + forecasts.paper())
                .cells(cells)
                .unit(cells.get(0).unit())
                .rule("Jede Zeile der Hochrechnung folgt dem für sie gewählten Verfahren")
                .message(lines.size() + " of " + forecasts.lines().size()
                        + " forecast lines do not follow the method that is declared for them: " + english
                        + (more > 0 ? "; and " + more + " more" : ""))
                .meldung(lines.size() + " von " + forecasts.lines().size()
                        + " Zeilen der Hochrechnung folgen nicht dem für sie gewählten Verfahren: " + german
                        + (more > 0 ? "; und " + more + " weitere" : ""))
                .build();
    }

    private static String name(Forecasts.Line line, boolean english) {
        String gap = Notation.GERMAN.format(rounded(Objects.requireNonNull(line.declaredGap()), line.cell()))
                + " "
                + Notation.symbol(line.cell().unit());
        String fits = line.fits().stream().map(ForecastMethod::title).collect(Collectors.joining(", "));
        String label =
                english ? "\"" + line.cell().label() + "\"" : "„" + line.cell().label() + "“";
        String off = (english ? " is off by " : " weicht ab um ") + gap.strip();
        String fitting = fits.isEmpty()
                ? english ? ", no method fits" : ", kein Verfahren passt"
                : (english ? ", what fits is: " : ", es passt: ") + fits;
        return label + off + fitting;
    }
}
