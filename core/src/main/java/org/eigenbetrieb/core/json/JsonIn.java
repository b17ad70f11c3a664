package org.eigenbetrieb.core.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;

/** Reads a document: the value only when nothing is wrong with it, and every problem. */
final class JsonIn {

    private JsonIn() {}

    /** What reads the document's outermost object. */
    interface Body<T> {
        Optional<T> read(JsonFields fields, List<Problem> problems);
    }

    /** A document of a fixed form. */
    static <T> Read<Optional<T>> read(byte[] bytes, String file, Body<T> body) {
        return read(JsonTree.read(bytes, file, false), body);
    }

    /** A document that holds a tree. */
    static <T> Read<Optional<T>> readDeep(byte[] bytes, String file, Body<T> body) {
        return read(JsonTree.read(bytes, file, true), body);
    }

    private static <T> Read<Optional<T>> read(Read<Optional<JsonValue>> tree, Body<T> body) {
        List<Problem> problems = new ArrayList<>(tree.problems());
        Optional<T> found = tree.value().flatMap(value -> {
            JsonFields fields = JsonFields.of(value, problems);
            return value instanceof JsonValue.Obj ? body.read(fields, problems) : Optional.empty();
        });
        Read<Optional<T>> read = Read.of(found, problems);
        return read.isClean() ? read : read.map(incomplete -> Optional.empty());
    }
}
