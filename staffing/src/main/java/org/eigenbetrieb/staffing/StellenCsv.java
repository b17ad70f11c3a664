package org.eigenbetrieb.staffing;

import java.time.LocalDate;
import java.util.List;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvValue;
import org.eigenbetrieb.core.csv.CsvWriter;
import org.eigenbetrieb.core.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/** Writes the two tables of a Stellenübersicht as {@link StellenReader} reads them. */
final class StellenCsv {

    private StellenCsv() {}

    static CsvWriter lines(Stellenuebersicht plan, CsvFormat format) {
        CsvWriter csv = CsvWriter.of(format)
                .header(List.of(
                        "org_einheit",
                        "org_name",
                        "status",
                        "amtsbezeichnung",
                        "nachrichtlich",
                        "gruppe",
                        "einstiegsamt",
                        "zeilentyp",
                        "soll",
                        "soll_vorjahr",
                        "ist"));
        for (PostLine line : plan.lines()) {
            csv.row(
                    CsvValue.key(line.unit().code()),
                    CsvValue.text(line.unit().name()),
                    CsvValue.text(line.kind().label()),
                    CsvValue.text(line.amtsbezeichnung()),
                    CsvValue.text(line.nachrichtlich() ? "ja" : "nein"),
                    CsvValue.text(line.group().label()),
                    CsvValue.text(line.einstiegsamt()),
                    CsvValue.text("stelle"),
                    number(line.soll().printed()),
                    number(line.sollVorjahr().printed()),
                    number(line.ist().printed()));
        }
        for (SumLine sum : plan.sums()) {
            StaffKind kind = sum.kind();
            csv.row(
                    CsvValue.key(sum.unit()),
                    CsvValue.text(sum.label()),
                    CsvValue.text(kind == null ? "" : kind.label()),
                    CsvValue.EMPTY,
                    CsvValue.text(sum.nachrichtlich() ? "ja" : "nein"),
                    group(sum.group()),
                    CsvValue.EMPTY,
                    CsvValue.text("summe"),
                    number(sum.soll().printed()),
                    number(sum.sollVorjahr().printed()),
                    number(sum.ist().printed()));
        }
        return csv;
    }

    static CsvWriter notes(Stellenuebersicht plan, CsvFormat format) {
        CsvWriter csv = CsvWriter.of(format)
                .header(List.of(
                        "org_einheit",
                        "gruppe",
                        "haushalt",
                        "art",
                        "stellen",
                        "von_einheit",
                        "nach_einheit",
                        "von_gruppe",
                        "nach_gruppe",
                        "stellennummer",
                        "stellennummer_alt",
                        "bezug",
                        "datum",
                        "lesung"));
        for (Vermerk note : plan.notes()) {
            csv.row(
                    CsvValue.key(note.unit()),
                    CsvValue.text(note.group().label()),
                    CsvValue.text(Integer.toString(note.year())),
                    CsvValue.id(note.kind().id()),
                    number(note.posts().orElse(null)),
                    CsvValue.key(note.fromUnit().orElse("")),
                    CsvValue.key(note.toUnit().orElse("")),
                    group(note.fromGroup().orElse(null)),
                    group(note.toGroup().orElse(null)),
                    CsvValue.key(note.number().orElse("")),
                    CsvValue.key(note.formerNumber().orElse("")),
                    CsvValue.key(note.relatedNumber().orElse("")),
                    CsvValue.text(note.date().map(LocalDate::toString).orElse("")),
                    CsvValue.id(note.reading().id()));
        }
        return csv;
    }

    private static CsvValue number(@Nullable Quantity posts) {
        return posts == null ? CsvValue.EMPTY : CsvValue.number(posts);
    }

    private static CsvValue group(@Nullable PayGroup group) {
        return group == null ? CsvValue.EMPTY : CsvValue.text(group.label());
    }
}
