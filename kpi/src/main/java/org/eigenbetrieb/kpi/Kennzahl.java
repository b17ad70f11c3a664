package org.eigenbetrieb.kpi;

import java.util.Optional;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.quantity.Unit;

/**
 * The key figures of municipal IT, each with its unit.
 *
 * <p>The {@link #id() id} is the concept of its figures and the key of its row in a table.
 */
@SuppressWarnings("ImmutableEnumChecker") // concepts and units are immutable records
public enum Kennzahl {
    /** Number of system software packages and specialist applications, in pieces. */
    SOFTWARE("software-anzahl", "Systemsoftware und Fachverfahren", Unit.COUNT, false),
    /** Productive storage, in terabytes. */
    SPEICHER("produktivspeicher", "Produktivspeicher", Unit.TB, false),
    /** Growth of the storage against the previous year, in percent. */
    SPEICHER_STEIGERUNG("produktivspeicher-steigerung", "Steigerung des Produktivspeichers", Unit.PERCENT, true),
    /** Devices of one kind, in pieces; one row for each kind. */
    GERAETE("it-geraete", "Geräte", Unit.COUNT, false),
    /** Workplaces: devices weighted by a {@link WorkplaceDefinition rule}; not rounded until printed. */
    ARBEITSPLAETZE("it-arbeitsplaetze", "IT-Arbeitsplätze", Unit.COUNT, true),
    /** Growth of the workplaces against the previous year, in percent. */
    ARBEITSPLAETZE_STEIGERUNG("it-arbeitsplaetze-steigerung", "Steigerung der IT-Arbeitsplätze", Unit.PERCENT, true),
    /** Revenue with those whose workplaces are counted, in euros; one row for each of them. */
    ERLOESE("it-erloese", "Erlöse", Unit.EUR, false),
    /** Sum of the revenues, in euros. */
    ZWISCHENSUMME("it-erloese-zwischensumme", "Zwischensumme der Erlöse", Unit.EUR, true),
    /** Revenue with everybody, in euros; for information. */
    ERLOESE_GESAMT("erloese-gesamt", "Erlöse gesamt (nachrichtlich)", Unit.EUR, false),
    /** What is taken off because its workplaces are not counted, in euros without sign; one row for each. */
    ABZUG("it-abzug", "Abzug", Unit.EUR, false),
    /** Cost of the workplaces: revenues less deductions, in euros. */
    KOSTEN("it-kosten", "Kosten der Büroarbeitsplätze", Unit.EUR, true),
    /** Cost per workplace, in euros; an exact quotient until printed. */
    ARBEITSPLATZKOSTEN("it-kosten-je-arbeitsplatz", "Kosten je Arbeitsplatz", Unit.EUR, true),
    /** What others say a workplace costs, in euros; one row for each source. */
    RICHTWERT("it-richtwert", "Richtwert je Arbeitsplatz", Unit.EUR, false),
    /** Cost per workplace less a benchmark, in euros. */
    RICHTWERT_ABSTAND("it-richtwert-abstand", "Abstand zum Richtwert", Unit.EUR, true),
    /** Change of the cost per workplace against the previous year, in euros, and its effects. */
    VERAENDERUNG("it-kosten-veraenderung", "Veränderung der Kosten je Arbeitsplatz", Unit.EUR, true);

    private final Concept concept;
    private final String label;
    private final Unit unit;
    private final boolean computed;

    Kennzahl(String id, String label, Unit unit, boolean computed) {
        this.concept = Concept.of(id);
        this.label = label;
        this.unit = unit;
        this.computed = computed;
    }

    /**
     * The key figure with an id.
     *
     * @param id the id
     * @return the key figure, or empty when there is none
     */
    public static Optional<Kennzahl> find(String id) {
        for (Kennzahl kennzahl : values()) {
            if (kennzahl.id().equals(id)) {
                return Optional.of(kennzahl);
            }
        }
        return Optional.empty();
    }

    /**
     * The id: key of a row and name of the concept.
     *
     * @return for example {@code it-kosten-je-arbeitsplatz}
     */
    public String id() {
        return concept.id();
    }

    /**
     * The concept of its figures.
     *
     * @return the concept
     */
    public Concept concept() {
        return concept;
    }

    /**
     * The name as it is printed where the table gives none.
     *
     * @return the German name
     */
    public String label() {
        return label;
    }

    /**
     * The unit in which it is kept.
     *
     * @return the unit
     */
    public Unit unit() {
        return unit;
    }

    /**
     * Whether it follows from others, so that a printed number is a claim to be checked.
     *
     * @return true for sums, quotients and rates
     */
    public boolean isComputed() {
        return computed;
    }

    /**
     * Whether a table has one row for each kind of it, told apart by a feature.
     *
     * @return true for devices, revenues, deductions and benchmarks
     */
    public boolean isDivided() {
        return this == GERAETE || this == ERLOESE || this == ABZUG || this == RICHTWERT;
    }
}
