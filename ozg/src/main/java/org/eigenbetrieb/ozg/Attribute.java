package org.eigenbetrieb.ozg;

import java.util.List;
import java.util.Optional;

/**
 * What entries can be grouped by.
 *
 * <p>An entry can have several values of one attribute (two offices) or none; none is the empty text. Where several are
 * possible, groups overlap and their sum is larger than the total: {@link Tally#overlap()} says by how much.
 */
public enum Attribute {
    /** The status. */
    STATUS("Status", false),
    /** Each responsible office by itself; entries with two offices count in both. */
    AMT("Amt", true),
    /** The responsible offices as one value, joined by {@code +}: {@code 66+70}. */
    AEMTER("Ämter", false),
    /** The OZG-Leistung. */
    OZG_LEISTUNG("OZG-Leistung", false),
    /** The main reason. */
    REASON("Grund", false),
    /** Every reason; entries with two reasons count in both. */
    ANY_REASON("Grund (Mehrfachnennung)", true),
    /** The kind of the main reason. */
    REASON_KIND("Art des Grundes", false),
    /** {@code ja} for Fokusleistungen. */
    FOKUS("Fokusleistung", false),
    /** {@code ozg}, {@code lokal} or none. */
    SCOPE("Zuordnung", false),
    /** {@code ja} for processes inside the administration. */
    INTERNAL("verwaltungsintern", false),
    /** The stage of the reuse. */
    EFA("EfA-Nachnutzung", false);

    private final String label;
    private final boolean several;

    Attribute(String label, boolean several) {
        this.label = label;
        this.several = several;
    }

    private static Optional<Reason> mainReason(Leistung entry) {
        return entry.reasons().stream().findFirst();
    }

    /**
     * What reports print above it.
     *
     * @return the German name
     */
    public String label() {
        return label;
    }

    /**
     * Whether an entry can have several values, so that groups overlap.
     *
     * @return true for {@link #AMT} and {@link #ANY_REASON}
     */
    public boolean several() {
        return several;
    }

    /**
     * The values of an entry.
     *
     * @param entry the entry
     * @return one or more values without repetition; a single empty text when it has none
     */
    public List<String> of(Leistung entry) {
        List<String> found = switch (this) {
            case STATUS -> List.of(entry.status().id());
            case AMT -> entry.aemter();
            case AEMTER -> List.of(String.join("+", entry.aemter()));
            case OZG_LEISTUNG -> List.of(entry.ozgLeistung());
            case REASON -> List.of(mainReason(entry).map(Reason::code).orElse(""));
            case ANY_REASON -> entry.reasons().stream().map(Reason::code).toList();
            case REASON_KIND ->
                List.of(mainReason(entry).map(reason -> reason.kind().name()).orElse(""));
            case FOKUS -> List.of(entry.fokus() ? "ja" : "");
            case SCOPE -> List.of(entry.scope().id());
            case INTERNAL -> List.of(entry.internal() ? "ja" : "");
            case EFA -> List.of(entry.efa().id());
        };
        return found.isEmpty() ? List.of("") : found.stream().distinct().toList();
    }

    /**
     * A value as reports print it.
     *
     * @param value a value of this attribute
     * @return the German label, for none a phrase that says so
     */
    public String label(String value) {
        return switch (this) {
            case STATUS -> OnlineStatus.find(value).map(OnlineStatus::label).orElse(value);
            case AMT, AEMTER -> value.isEmpty() ? "ohne Amt" : value.replace("+", " + ");
            case OZG_LEISTUNG -> value.isEmpty() ? "ohne OZG-Leistung" : value;
            case REASON, ANY_REASON ->
                value.isEmpty() ? "ohne Angabe" : Reason.of(value).label();
            case REASON_KIND ->
                value.isEmpty() ? "ohne Angabe" : Reason.Kind.valueOf(value).label();
            case FOKUS -> value.isEmpty() ? "keine Fokusleistung" : "Fokusleistung";
            case SCOPE -> Scope.find(value).map(Scope::label).orElse(value);
            case INTERNAL -> value.isEmpty() ? "für Bürger und Unternehmen" : "verwaltungsintern";
            case EFA -> EfaReuse.find(value).map(EfaReuse::label).orElse(value);
        };
    }
}
