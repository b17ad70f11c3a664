package org.eigenbetrieb.ozg.fim;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.ozg.LeikaKey;
import org.eigenbetrieb.ozg.Typisierung;
import org.jspecify.annotations.Nullable;

/**
 * A service of an official catalogue.
 *
 * <p>What the catalogue writes is kept as it is, also a key that is none, a type that is not known, and fields that
 * the library has no name for. Immutable and safe for use by several threads.
 *
 * @param key the key as written; empty when there is none
 * @param name name of the service; may be empty when there is a key
 * @param secondName name for citizens (Bezeichnung II); may be empty
 * @param typisierung its type as written
 * @param synonyms other names
 * @param features special features (besondere Merkmale)
 * @param published when it was published, or null when that is not known; without a time zone, as the catalogue writes it
 * @param other all other fields of the catalogue by their name, in their order
 * @param source where it was read
 */
public record LeikaLeistung(
        String key,
        String name,
        String secondName,
        Typisierung typisierung,
        List<String> synonyms,
        List<String> features,
        @Nullable LocalDateTime published,
        Map<String, String> other,
        SourceRef source) {

    /** Copies the lists. */
    public LeikaLeistung {
        Objects.requireNonNull(secondName, "secondName");
        Objects.requireNonNull(typisierung, "typisierung");
        Objects.requireNonNull(source, "source");
        synonyms = List.copyOf(synonyms);
        features = List.copyOf(features);
        other = Collections.unmodifiableMap(new LinkedHashMap<>(other));
        if (key.isEmpty() && name.isBlank()) {
            throw new IllegalArgumentException("A service needs a key or a name");
        }
    }

    /**
     * The key.
     *
     * @return the key; empty when none is given or what is given is none
     */
    public Optional<LeikaKey> leikaKey() {
        return LeikaKey.find(key);
    }
}
