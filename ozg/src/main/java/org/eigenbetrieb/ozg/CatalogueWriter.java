package org.eigenbetrieb.ozg;

import java.util.List;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvValue;
import org.eigenbetrieb.core.csv.CsvWriter;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.ozg.CatalogueFormat.Field;

/**
 * Writes a catalogue as a table with the columns of {@link CatalogueFormat#STANDARD}.
 *
 * <p>{@link Leistungskatalog#read} reads it back: the same entries, also keys, types and reasons that are not known.
 * Stateless and safe for use by several threads.
 */
public final class CatalogueWriter {

    private CatalogueWriter() {}

    /**
     * Writes a catalogue.
     *
     * @param catalogue the catalogue
     * @param format how to write; numbers are whole
     * @return the text of the table
     * @throws IllegalArgumentException when a text holds a character that the encoding does not have
     */
    public static String csv(Leistungskatalog catalogue, CsvFormat format) {
        CsvWriter out = CsvWriter.of(format);
        out.header(List.of(Field.values()).stream()
                .map(CatalogueFormat.STANDARD::name)
                .toList());
        for (Leistung entry : catalogue.entries()) {
            out.row(List.of(Field.values()).stream()
                    .map(field -> value(entry, field))
                    .toList());
        }
        return out.text();
    }

    private static CsvValue value(Leistung entry, Field field) {
        return switch (field) {
            case ID -> CsvValue.key(entry.id());
            case AMT -> CsvValue.key(String.join(";", entry.aemter()));
            case SCOPE -> CsvValue.text(entry.scope().id());
            case OZG_LEISTUNG -> CsvValue.text(entry.ozgLeistung());
            case NAME -> CsvValue.text(entry.name());
            case LEIKA -> CsvValue.key(entry.leika());
            case VARIANT -> CsvValue.text(entry.variant());
            case TYPISIERUNG -> CsvValue.key(entry.typisierung().text());
            case STATUS -> CsvValue.text(entry.status().label());
            case HISTORY -> CsvValue.key(join(entry.history()));
            case FOKUS -> CsvValue.text(entry.fokus() ? "ja" : "");
            case INTERNAL -> CsvValue.text(entry.internal() ? "ja" : "");
            case BUNDLED ->
                entry.bundled().isPresent()
                        ? CsvValue.number(Quantity.of(entry.services(), 0, Unit.COUNT))
                        : CsvValue.EMPTY;
            case EFA -> CsvValue.text(entry.efa().id());
            case REASONS -> CsvValue.text(join(entry.reasons()));
            case RATINGS -> CsvValue.key(join(entry.ratings()));
        };
    }

    private static String join(List<?> parts) {
        return String.join(";", parts.stream().map(Object::toString).toList());
    }
}
