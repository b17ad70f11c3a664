package org.eigenbetrieb.core.json.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.Reader;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Makes the parsers, bounded by their limits. */
final class JsonParsers {

    private static final Map<JsonLimits, JsonFactory> FACTORIES = new EnumMap<>(JsonLimits.class);

    static {
        for (JsonLimits limits : JsonLimits.values()) {
            FACTORIES.put(limits, factory(limits));
        }
    }

    private JsonParsers() {}

    private static JsonFactory factory(JsonLimits limits) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(limits.size())
                        .maxNestingDepth(limits.depth())
                        .maxTokenCount(limits.tokens())
                        .maxStringLength(JsonLimits.TEXT)
                        .maxNameLength(JsonLimits.NAME)
                        .maxNumberLength(JsonLimits.NUMBER)
                        .build())
                .build();
    }

    static JsonParser parser(Reader text, JsonLimits limits) throws IOException {
        return Objects.requireNonNull(FACTORIES.get(limits)).createParser(text);
    }
}
