package org.eigenbetrieb.ozg;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a city writes its list: names of the columns, words for the statuses, the mark of local services.
 *
 * <p>Several values of a cell are separated by {@code ;} (offices also by {@code ,}). Immutable and safe for use by
 * several threads.
 *
 * @param columns the name of the column for each field; a field without a column is not read
 * @param words the status that a word means, beside the words of {@link OnlineStatus}; in lower case
 * @param localMark what stands in the column of the OZG-Leistung for a local service; empty when nothing does
 */
public record CatalogueFormat(Map<Field, String> columns, Map<String, OnlineStatus> words, String localMark) {

    /** The columns of the example: {@code nr}, {@code amt}, {@code leistung}, {@code status} and so on. */
    public static final CatalogueFormat STANDARD = standard();

    /** What a column can hold. */
    public enum Field {
        /** Number of the entry; without it the line number is taken. */
        ID("nr"),
        /** The offices. */
        AMT("amt"),
        /** {@code ozg}, {@code lokal} or nothing. */
        SCOPE("art"),
        /** Name of the OZG-Leistung. */
        OZG_LEISTUNG("ozg_leistung"),
        /** Name of the service; needed. */
        NAME("leistung"),
        /** LeiKa key or its URN. */
        LEIKA("leika"),
        /** A code that tells entries of one name apart, such as {@code wasserrohrbruch}; see {@link Leistung#variant()}. */
        VARIANT("unterscheidung"),
        /** Type in the LeiKa. */
        TYPISIERUNG("typisierung"),
        /** The status; needed. */
        STATUS("status"),
        /** Changes of the status: {@code 2022-05-01 geplant;2023-01-10 in Arbeit}; a last day without word is the status. */
        HISTORY("verlauf"),
        /** {@code ja} or {@code x} for Fokusleistungen. */
        FOKUS("fokus"),
        /** {@code ja} or {@code x} for processes inside the administration. */
        INTERNAL("verwaltungsintern"),
        /** How many services the entry bundles; nothing for a single one. */
        BUNDLED("enthaltene_leistungen"),
        /** Stage of the reuse, see {@link EfaReuse#id()}. */
        EFA("efa"),
        /** Codes of the reasons, the main one first, see {@link Reason#known()}. */
        REASONS("gruende"),
        /** Ratings: {@code 1.1=3;2.0=4}. */
        RATINGS("reifegrade");

        private final String standard;

        Field(String standard) {
            this.standard = standard;
        }
    }

    /** Copies the maps. */
    public CatalogueFormat {
        Map<Field, String> named = new EnumMap<>(Field.class);
        named.putAll(columns);
        columns = Collections.unmodifiableMap(named);
        Map<String, OnlineStatus> lower = new LinkedHashMap<>();
        words.forEach((word, status) -> lower.put(word.toLowerCase(Locale.ROOT), status));
        words = Collections.unmodifiableMap(lower);
        Objects.requireNonNull(localMark, "localMark");
    }

    private static CatalogueFormat standard() {
        Map<Field, String> columns = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            columns.put(field, field.standard);
        }
        return new CatalogueFormat(columns, Map.of(), "");
    }

    /**
     * The same format with another name of a column.
     *
     * @param field what the column holds
     * @param name its name in the header
     * @return the format
     */
    public CatalogueFormat column(Field field, String name) {
        Map<Field, String> copy = new EnumMap<>(columns);
        copy.put(field, name);
        return new CatalogueFormat(copy, words, localMark);
    }

    /**
     * The same format with one more word for a status.
     *
     * @param text the word, small and capital letters alike
     * @param status what it means
     * @return the format
     */
    public CatalogueFormat word(String text, OnlineStatus status) {
        Map<String, OnlineStatus> copy = new LinkedHashMap<>(words);
        copy.put(text, status);
        return new CatalogueFormat(columns, copy, localMark);
    }

    /**
     * The same format with a mark of local services.
     *
     * @param text what stands in the column of the OZG-Leistung for them
     * @return the format
     */
    public CatalogueFormat localMark(String text) {
        return new CatalogueFormat(columns, words, text);
    }

    /**
     * The name of a column.
     *
     * @param field what it holds
     * @return the name, or an empty text when the list has none
     */
    public String name(Field field) {
        return columns.getOrDefault(field, "");
    }

    /**
     * The status that a word means.
     *
     * @param text the word
     * @return the status, or empty when the word means none
     */
    public Optional<OnlineStatus> status(String text) {
        OnlineStatus own = words.get(text.toLowerCase(Locale.ROOT));
        return own == null ? OnlineStatus.find(text) : Optional.of(own);
    }
}
