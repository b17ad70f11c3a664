package org.eigenbetrieb.core.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one object: collects every problem, and at the end reports the fields that nobody asked for.
 */
final class JsonFields {

    private final JsonValue.Obj object;
    private final List<Problem> problems;
    private final Set<String> asked = new HashSet<>();

    JsonFields(JsonValue.Obj object, List<Problem> problems) {
        this.object = object;
        this.problems = problems;
    }

    /** The fields of a value that should be an object; an empty object with a problem when it is something else. */
    static JsonFields of(JsonValue value, List<Problem> problems) {
        if (value instanceof JsonValue.Obj object) {
            return new JsonFields(object, problems);
        }
        problems.add(wrong(value, "an object { … }"));
        return new JsonFields(new JsonValue.Obj(Map.of(), value.place()), new ArrayList<>());
    }

    SourceRef place() {
        return object.place();
    }

    SourceRef place(String name) {
        JsonValue value = object.fields().get(name);
        return value == null ? object.place() : value.place();
    }

    boolean isText(String name) {
        return object.fields().get(name) instanceof JsonValue.Text;
    }

    boolean has(String name) {
        return object.fields().containsKey(name);
    }

    private @Nullable JsonValue get(String name) {
        asked.add(name);
        return object.fields().get(name);
    }

    private @Nullable JsonValue required(String name, String example) {
        JsonValue value = get(name);
        if (value == null) {
            problems.add(Problem.error(
                    "EB-JSN-004",
                    object.place(),
                    "field \"" + name + "\" is missing",
                    "expected for example " + example));
        }
        return value;
    }

    String text(String name, String example) {
        JsonValue value = required(name, example);
        return value == null ? "" : text(value, true);
    }

    String text(String name, String otherwise, boolean blankAllowed) {
        JsonValue value = get(name);
        return value == null ? otherwise : text(value, !blankAllowed);
    }

    private String text(JsonValue value, boolean wanted) {
        if (value instanceof JsonValue.Text text) {
            if (wanted && text.value().isBlank()) {
                problems.add(Problem.error("EB-JSN-005", value.place(), "the text is empty", "expected some text"));
            }
            return text.value();
        }
        problems.add(wrong(value, "text in double quotes"));
        return "";
    }

    /** A text that a parser understands; null with a problem when it does not. */
    <T> @Nullable T parsed(String name, String example, Function<String, T> parser) {
        JsonValue value = required(name, example);
        return value == null ? null : parsed(value, parser);
    }

    /** As {@link #parsed(String, String, Function)}, for a field that may be left out. */
    <T> Optional<T> optional(String name, Function<String, T> parser) {
        JsonValue value = get(name);
        return value == null ? Optional.empty() : Optional.ofNullable(parsed(value, parser));
    }

    private <T> @Nullable T parsed(JsonValue value, Function<String, T> parser) {
        String text = value instanceof JsonValue.Num number ? number.value() : text(value, false);
        if (!(value instanceof JsonValue.Text || value instanceof JsonValue.Num)) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            problems.add(Problem.error(
                    "EB-JSN-005", value.place(), "\"" + text + "\" is not a day", "expected for example 2023-06-30"));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error("EB-JSN-005", value.place(), String.valueOf(e.getMessage()), ""));
        }
        return null;
    }

    LocalDate date(String name, String example) {
        LocalDate day = parsed(name, example, LocalDate::parse);
        return day == null ? LocalDate.of(1, 1, 1) : day;
    }

    int integer(String name, int low, int high, @Nullable Integer otherwise) {
        JsonValue value = otherwise == null ? required(name, Integer.toString(low)) : get(name);
        if (value == null) {
            return otherwise == null ? low : otherwise;
        }
        if (value instanceof JsonValue.Num number && number.value().matches("-?[0-9]{1,9}")) {
            int found = Integer.parseInt(number.value());
            if (found >= low && found <= high) {
                return found;
            }
        }
        problems.add(wrong(value, "a whole number from " + low + " to " + high));
        return otherwise == null ? low : otherwise;
    }

    boolean bool(String name) {
        JsonValue value = get(name);
        if (value == null) {
            return false;
        }
        if (value instanceof JsonValue.Bool bool) {
            return bool.value();
        }
        problems.add(wrong(value, "true or false"));
        return false;
    }

    /** One of the constants of an enum, written as its name in lower case with {@code -} for {@code _}. */
    <E extends Enum<E>> E constant(String name, Class<E> type, @Nullable E otherwise) {
        E first = type.getEnumConstants()[0];
        JsonValue value = otherwise == null ? required(name, nameOf(first)) : get(name);
        if (value == null) {
            return otherwise == null ? first : otherwise;
        }
        List<String> names = new ArrayList<>();
        for (E each : type.getEnumConstants()) {
            if (value instanceof JsonValue.Text text && text.value().equals(nameOf(each))) {
                return each;
            }
            names.add(nameOf(each));
        }
        problems.add(wrong(value, "one of " + String.join(", ", names)));
        return otherwise == null ? first : otherwise;
    }

    static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<JsonValue> list(String name) {
        JsonValue value = get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof JsonValue.Arr array) {
            return array.items();
        }
        problems.add(wrong(value, "a list [ … ]"));
        return List.of();
    }

    List<JsonValue> requiredList(String name) {
        required(name, "[ … ]");
        return list(name);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonValue value : list(name)) {
            texts.add(text(value, true));
        }
        return texts;
    }

    Optional<JsonFields> object(String name) {
        JsonValue value = get(name);
        return value == null ? Optional.empty() : Optional.of(of(value, problems));
    }

    JsonFields requiredObject(String name) {
        JsonValue value = required(name, "{ … }");
        return value == null
                ? new JsonFields(new JsonValue.Obj(Map.of(), object.place()), new ArrayList<>())
                : of(value, problems);
    }

    /** All fields as a map in their order; none is unknown then. */
    Map<String, JsonValue> all() {
        asked.addAll(object.fields().keySet());
        return new LinkedHashMap<>(object.fields());
    }

    /** Texts by name. Numbers and booleans count as their text. */
    Map<String, String> textMap() {
        Map<String, String> map = new LinkedHashMap<>();
        all().forEach((name, value) -> {
            if (value instanceof JsonValue.Num number) {
                map.put(name, number.value());
            } else if (value instanceof JsonValue.Bool bool) {
                map.put(name, Boolean.toString(bool.value()));
            } else {
                map.put(name, text(value, false));
            }
        });
        return map;
    }

    /** Reports every field that nobody asked for. */
    void finish() {
        object.fields().forEach((name, value) -> {
            if (!asked.contains(name)) {
                problems.add(Problem.error(
                        "EB-JSN-003",
                        value.place(),
                        "field \"" + name + "\" is not known here",
                        "expected one of "
                                + String.join(", ", asked.stream().sorted().toList())));
            }
        });
    }

    void report(String code, String name, String message, String expected) {
        problems.add(Problem.error(code, place(name), message, expected));
    }

    static Problem wrong(JsonValue value, String expected) {
        return Problem.error("EB-JSN-005", value.place(), "found " + value.kind(), "expected " + expected);
    }
}
