package org.eigenbetrieb.ozg;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.eigenbetrieb.core.source.HouseStyle;
import org.eigenbetrieb.core.source.SourceRef;
import org.immutables.value.Value;

/**
 * One entry of a city's catalogue: a service, or a bundle of services in one line.
 *
 * <p>Only id, name, status and source are needed. Immutable and safe for use by several threads.
 */
@Value.Immutable
@HouseStyle
public interface Leistung {

    /**
     * Number of the entry, unique in its catalogue.
     *
     * @return the number as written; not blank
     */
    String id();

    /**
     * Name of the service.
     *
     * @return the name as written; not blank
     */
    String name();

    /**
     * The responsible offices, by their number or name.
     *
     * @return one, several or none
     */
    List<String> aemter();

    /**
     * Whether it belongs to the services of the Onlinezugangsgesetz.
     *
     * @return the scope; {@link Scope#OZG} exactly when {@link #ozgLeistung()} is given
     */
    @Value.Default
    default Scope scope() {
        return ozgLeistung().isEmpty() ? Scope.UNASSIGNED : Scope.OZG;
    }

    /**
     * Name of the OZG-Leistung that it is part of.
     *
     * @return the name, or an empty text
     */
    @Value.Default
    default String ozgLeistung() {
        return "";
    }

    /**
     * The LeiKa key as written, also when it is none.
     *
     * @return the text, or an empty text
     */
    @Value.Default
    default String leika() {
        return "";
    }

    /**
     * The LeiKa key.
     *
     * @return the key; empty when none is given or what is given is none
     */
    default Optional<LeikaKey> leikaKey() {
        return LeikaKey.find(leika());
    }

    /**
     * What tells the entry apart from others of the same name, where the list says so beside the name.
     *
     * @return a code as in {@link Reason}: lower-case letters, digits and {@code -}; an empty text when nothing is said
     */
    @Value.Default
    default String variant() {
        return "";
    }

    /**
     * The type in the LeiKa.
     *
     * @return the type as written; an empty one when it is not given
     */
    @Value.Default
    default Typisierung typisierung() {
        return Typisierung.of("");
    }

    /**
     * How far the online offer is.
     *
     * @return the status
     */
    OnlineStatus status();

    /**
     * Since when it has had which status, as far as it is known.
     *
     * @return changes in the order of their days; the last one leads to {@link #status()}
     */
    List<StatusChange> history();

    /**
     * The first day in the present status.
     *
     * @return the day, or empty when it is not known
     */
    default Optional<LocalDate> since() {
        return history().isEmpty()
                ? Optional.empty()
                : Optional.of(history().get(history().size() - 1).day());
    }

    /**
     * The status on a day, by the dated changes.
     *
     * @param day the day
     * @return the status; empty when the first change came later or none is known
     */
    default Optional<OnlineStatus> statusOn(LocalDate day) {
        Optional<OnlineStatus> found = Optional.empty();
        for (StatusChange change : history()) {
            if (!change.day().isAfter(day)) {
                found = Optional.of(change.status());
            }
        }
        return found;
    }

    /**
     * Whether it is one of the Fokusleistungen.
     *
     * @return true when it is marked so
     */
    @Value.Default
    default boolean fokus() {
        return false;
    }

    /**
     * Whether it is a process inside the administration, not for citizens or enterprises.
     *
     * @return true when it is marked so
     */
    @Value.Default
    default boolean internal() {
        return false;
    }

    /**
     * How many services the entry bundles.
     *
     * @return the number, 1 or more; empty when the entry is a single service
     */
    OptionalInt bundled();

    /**
     * How many services the entry stands for.
     *
     * @return {@link #bundled()}, or 1
     */
    default int services() {
        return bundled().orElse(1);
    }

    /**
     * How far the reuse of another Land's service is.
     *
     * @return the stage
     */
    @Value.Default
    default EfaReuse efa() {
        return EfaReuse.UNKNOWN;
    }

    /**
     * Why it is where it is; the first reason is the main one.
     *
     * @return the reasons, none when nothing is said
     */
    List<Reason> reasons();

    /**
     * Its maturity, at most once for each version of the model.
     *
     * @return the ratings
     */
    List<Rating> ratings();

    /**
     * Its maturity in one version of the model.
     *
     * @param model the version
     * @return the level, or empty when it was not rated
     */
    default OptionalInt level(String model) {
        return ratings().stream()
                .filter(rating -> rating.model().equals(model))
                .mapToInt(Rating::level)
                .findFirst();
    }

    /**
     * Where it was read.
     *
     * @return file and line
     */
    SourceRef source();

    /** Checks that the parts fit. */
    @Value.Check
    default void check() {
        if (id().isBlank() || name().isBlank()) {
            throw new IllegalArgumentException("Entry \"" + id() + "\" needs an id and a name");
        }
        if ((scope() == Scope.OZG) == ozgLeistung().isBlank()) {
            throw new IllegalArgumentException("Entry " + id() + " has scope " + scope() + " and OZG-Leistung \""
                    + ozgLeistung() + "\"; name the OZG-Leistung exactly when the scope is OZG");
        }
        if (!variant().isEmpty() && !Reason.isCode(variant())) {
            throw new IllegalArgumentException("Entry " + id() + " has the variant \"" + variant()
                    + "\"; expected lower-case letters, digits and '-', for example wasserrohrbruch");
        }
        if (bundled().isPresent() && bundled().getAsInt() < 1) {
            throw new IllegalArgumentException(
                    "Entry " + id() + " cannot bundle " + bundled().getAsInt() + " services; expected 1 or more");
        }
        for (int i = 1; i < history().size(); i++) {
            if (!history().get(i - 1).day().isBefore(history().get(i).day())) {
                throw new IllegalArgumentException(
                        "Entry " + id() + " lists its status changes out of order: " + history());
            }
        }
        if (!history().isEmpty() && history().get(history().size() - 1).status() != status()) {
            throw new IllegalArgumentException("Entry " + id() + " has status " + status().label()
                    + ", but its last change is " + history().get(history().size() - 1));
        }
        Set<String> models = new HashSet<>();
        for (Rating rating : ratings()) {
            if (!models.add(rating.model())) {
                throw new IllegalArgumentException("Entry " + id() + " is rated twice in model " + rating.model());
            }
        }
    }

    /**
     * A builder.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of an entry. Not safe for use by several threads. */
    final class Builder extends ImmutableLeistung.Builder {
        Builder() {}
    }
}
