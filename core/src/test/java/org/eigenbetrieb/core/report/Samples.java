package org.eigenbetrieb.core.report;

import java.time.LocalDate;
import java.util.List;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;

/** A small committee paper of an enterprise that does not exist. */
final class Samples {

    static final Mark GAP =
            Mark.of(Severity.ERROR, "Gedruckt sind 1.248.600, die Teile ergeben 1.243.600 (Abweichung 5.000).", "1");
    static final Mark LATE = Mark.of(Severity.WARNING, "Hochrechnung unterstellt gleichmäßigen Verlauf.");
    private static final String NO_PERCENT = "Prozent von einem Ansatz von 0 sind nicht bestimmt.";

    private Samples() {}

    private static Cell.Number euros(String text, Origin origin) {
        return Cell.number(Quantity.euros(text), origin);
    }

    private static Cell.Number printed(String text, int line, int column) {
        return euros(text, Origin.PRINTED).from(SourceRef.of("zwischenbericht-guv.csv", line, column));
    }

    private static Cell.Number computed(String text) {
        return euros(text, Origin.COMPUTED);
    }

    private static Cell.Number percent(long value) {
        return Cell.number(Quantity.of(value, 0, Unit.PERCENT), Origin.COMPUTED);
    }

    /** The interim report: groups of columns, all kinds of rows, marks, a percent of nothing. */
    static ReportTable interim() {
        String group = "Plan und Stand 2023";
        return ReportTable.builder("guv", "Zwischenbericht zum 30.06.2023: Erfolgsplan")
                .column(ReportColumn.key("konto", "Konto"))
                .column(ReportColumn.label("bezeichnung", "Bezeichnung"))
                .column(ReportColumn.number("plan", "Plan 2023", "€").inGroup(group))
                .column(ReportColumn.number("ist", "Ist 30.06.2023", "€").inGroup(group))
                .column(ReportColumn.number("prozent", "vom Plan", "%").inGroup(group))
                .column(ReportColumn.number("vorjahr", "Ergebnis 2022", "€"))
                .row(
                        "h1",
                        ReportRow.Kind.HEADING,
                        0,
                        Cell.empty(),
                        Cell.text("1. Umsatzerlöse"),
                        Cell.empty(),
                        Cell.empty(),
                        Cell.empty(),
                        Cell.empty())
                .row(
                        "4411901000",
                        ReportRow.Kind.LINE,
                        1,
                        Cell.text("0411901000"),
                        Cell.text("UE aus Druckaufträgen"),
                        printed("110000", 2, 6),
                        printed("38823.00", 2, 7),
                        percent(35),
                        printed("67755.69", 2, 11))
                .row(
                        "4419903000",
                        ReportRow.Kind.LINE,
                        1,
                        Cell.text("0419903000"),
                        Cell.text("UE aus Serviceleistungen für Ämter, Schulen und die kreisangehörigen"
                                + " Verbandsgemeinden außerhalb der Rahmenverträge"),
                        printed("0", 7, 6),
                        printed("-182.50", 7, 7).with(LATE),
                        Cell.absent("0", NO_PERCENT),
                        printed("-332.78", 7, 11))
                .row(
                        "s1",
                        ReportRow.Kind.SUBTOTAL,
                        0,
                        Cell.empty(),
                        Cell.text("Summe Umsatzerlöse"),
                        computed("110000"),
                        computed("38640.50"),
                        percent(35),
                        computed("67422.91"))
                .row(
                        "h2",
                        ReportRow.Kind.HEADING,
                        0,
                        Cell.empty(),
                        Cell.text("5. Materialaufwand"),
                        Cell.empty(),
                        Cell.empty(),
                        Cell.empty(),
                        Cell.empty())
                .row(
                        "540",
                        ReportRow.Kind.LINE,
                        1,
                        Cell.text("0540000000"),
                        Cell.text("Roh-, Hilfs- u. Betriebsstoffe"),
                        printed("1248600", 20, 6).with(GAP),
                        printed("0.00", 20, 7),
                        percent(0),
                        Cell.absent("–", "Nicht gedruckt."))
                .row(
                        "t",
                        ReportRow.Kind.TOTAL,
                        0,
                        Cell.empty(),
                        Cell.text("Summe Aufwendungen"),
                        computed("1248600").with(GAP),
                        computed("0.00"),
                        percent(0),
                        Cell.empty())
                .row(
                        "r",
                        ReportRow.Kind.RESULT,
                        0,
                        Cell.empty(),
                        Cell.text("Jahresergebnis"),
                        computed("-1138600"),
                        computed("38640.50"),
                        percent(-3),
                        computed("67422.91"))
                .row(
                        "m",
                        ReportRow.Kind.MEMO,
                        0,
                        Cell.empty(),
                        Cell.text("nachrichtlich: Stammkapital"),
                        euros("500000", Origin.INPUT),
                        Cell.empty(),
                        Cell.empty(),
                        euros("500000", Origin.INPUT))
                .note("Beträge wie gedruckt; Summen neu berechnet.")
                .build();
    }

    /** Key figures of different units in one column. */
    static ReportTable keyFigures() {
        return ReportTable.builder("kennzahlen", "Kennzahlen 2023 im Vergleich")
                .column(ReportColumn.label("kennzahl", "Kennzahl"))
                .column(ReportColumn.number("wert", "2023", ""))
                .column(ReportColumn.text("bemerkung", "Bemerkung"))
                .row(
                        "kosten",
                        ReportRow.Kind.LINE,
                        0,
                        Cell.text("Kosten je IT-Arbeitsplatz"),
                        euros("3450.00", Origin.INPUT),
                        Cell.text("KGSt: 3.450 €"))
                .row(
                        "quote",
                        ReportRow.Kind.LINE,
                        0,
                        Cell.text("Auslastung des Liquiditätskredits"),
                        Cell.number(Quantity.of(502, 1, Unit.PERCENT), Origin.COMPUTED),
                        Cell.empty())
                .row(
                        "stellen",
                        ReportRow.Kind.LINE,
                        0,
                        Cell.text("Besetzte Stellen"),
                        Cell.number(Quantity.of(6690, 2, Unit.VZAE), Origin.INPUT),
                        Cell.text("ohne Beamte"))
                .build();
    }

    static ReportDocument paper() {
        return new ReportDocument(
                "Zwischenbericht zum 30.06.2023",
                "gemäß § 21 EigAnVO",
                "Kommunales Gebietsrechenzentrum Musterstadt",
                "UV/0246/2023",
                LocalDate.of(2023, 6, 30),
                List.of(Fact.of("Gremium", "Werkausschuss"), Fact.of("Ergebnis (Hochrechnung)", computed("-1138600"))),
                List.of(
                        Section.of(
                                "lage",
                                "Lage des Eigenbetriebs",
                                Block.paragraph(
                                        "Das Ergebnis verschlechtert sich gegenüber dem Plan um 5 % oder 5.000 €."
                                                + " Nach § 15 Abs. 3 EigAnVO ist zu prüfen, ob der Wirtschaftsplan unverzüglich zu"
                                                + " ändern ist."),
                                Block.items(List.of("Umsatz im Plan", "Materialaufwand über dem Plan")),
                                Block.facts(List.of(
                                        Fact.of(
                                                "Kassenkredit",
                                                euros("251247.30", Origin.INPUT).with(LATE)),
                                        Fact.of("Höchstbetrag", euros("500000", Origin.INPUT))))),
                        Section.of("erfolgsplan", "Erfolgsplan", Block.table(interim())),
                        Section.of("kennzahlen", "Kennzahlen", Block.table(keyFigures())),
                        Section.of(
                                "befunde",
                                "Anlage: Befunde",
                                Block.findings(List.of(
                                        new ReportFinding(
                                                "1",
                                                "EB-CHK-002",
                                                Severity.ERROR,
                                                "„Roh-, Hilfs- u. Betriebsstoffe“ Plan 2023 ist mit 1.248.600 gedruckt, die Teile"
                                                        + " ergeben 1.243.600.",
                                                List.of("Vorschlag: 1.243.600 in dieser Zelle."),
                                                List.of(SourceRef.of("zwischenbericht-guv.csv", 20, 6)),
                                                "§ 16 EigAnVO"),
                                        new ReportFinding(
                                                "2",
                                                "EB-CHK-007",
                                                Severity.INFO,
                                                "Zwei Zeilen sind nicht prüfbar.",
                                                List.of(),
                                                List.of(),
                                                ""))))));
    }
}
