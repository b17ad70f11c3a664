package org.eigenbetrieb.core.json.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;

/** Reads a document: the value only when nothing is wrong with it, and every problem. Stateless. */
public final class JsonIn {

    private JsonIn() {}

    /**
     * What reads the document's outermost object.
     *
     * @param <T> what the document describes
     */
    public interface Body<T> {
        /**
         * Reads the object.
         *
         * @param fields its fields
         * @param problems takes up every problem
         * @return what it describes; empty when it has problems
         */
        Optional<T> read(JsonFields fields, List<Problem> problems);
    }

    /**
     * Reads a document of a fixed form.
     *
     * @param <T> what it describes
     * @param bytes the document, UTF-8
     * @param file its name in messages
     * @param body reads its outermost object
     * @return what it describes, or nothing with every problem
     */
    public static <T> Read<Optional<T>> read(byte[] bytes, String file, Body<T> body) {
        return whole(good(bytes, file, JsonLimits.FORM, body));
    }

    /**
     * Reads a document of a fixed form that says which form it is.
     *
     * @param <T> what it describes
     * @param bytes the document, UTF-8
     * @param file its name in messages
     * @param format what its field {@code format} must say
     * @param body reads its outermost object
     * @return what it describes, or nothing with every problem
     */
    public static <T> Read<Optional<T>> read(
            byte[] bytes, String file, String format, Function<JsonFields, Optional<T>> body) {
        return read(bytes, file, (fields, problems) -> {
            fields.format(format);
            return body.apply(fields);
        });
    }

    /**
     * Reads a document that holds a tree.
     *
     * @param <T> what it describes
     * @param bytes the document, UTF-8
     * @param file its name in messages
     * @param body reads its outermost object
     * @return what it describes, or nothing with every problem
     */
    public static <T> Read<Optional<T>> readDeep(byte[] bytes, String file, Body<T> body) {
        return whole(good(bytes, file, JsonLimits.TREE, body));
    }

    /**
     * Reads a document of a fixed form and keeps what is good of it.
     *
     * @param <T> what it describes
     * @param bytes the document, UTF-8
     * @param file its name in messages
     * @param body reads its outermost object
     * @return what the body made, also when there are problems, and every problem
     */
    public static <T> Read<Optional<T>> readGood(byte[] bytes, String file, Body<T> body) {
        return good(bytes, file, JsonLimits.FORM, body);
    }

    private static <T> Read<Optional<T>> good(byte[] bytes, String file, JsonLimits limits, Body<T> body) {
        Read<Optional<JsonValue>> tree = JsonTree.read(bytes, file, limits);
        List<Problem> problems = new ArrayList<>(tree.problems());
        Optional<T> found = tree.value().flatMap(value -> {
            JsonFields fields = JsonFields.of(value, problems);
            return value instanceof JsonValue.Obj ? body.read(fields, problems) : Optional.empty();
        });
        return Read.of(found, problems);
    }

    private static <T> Read<Optional<T>> whole(Read<Optional<T>> read) {
        return read.isClean() ? read : read.map(incomplete -> Optional.empty());
    }
}
