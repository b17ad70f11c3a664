package org.eigenbetrieb.core.json.internal;

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
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one object: collects every problem, and at the end reports the fields that nobody asked for.
 *
 * <p>A field that is wrong is reported once and answered with something harmless; {@link #make} makes nothing of an
 * object with a problem. Not safe for use by several threads.
 */
public final class JsonFields {

    private final JsonValue.Obj object;
    private final List<Problem> problems;
    private final int before;
    private final Set<String> asked = new HashSet<>();

    private JsonFields(JsonValue.Obj object, List<Problem> problems, int before) {
        this.object = object;
        this.problems = problems;
        this.before = before;
    }

    /**
     * The fields of a value that should be an object; an empty object with a problem when it is something else.
     *
     * @param value the value
     * @param problems takes up every problem
     * @return its fields
     */
    public static JsonFields of(JsonValue value, List<Problem> problems) {
        if (value instanceof JsonValue.Obj object) {
            return new JsonFields(object, problems, problems.size());
        }
        problems.add(wrong(value, "an object { … }"));
        return broken(value.place());
    }

    /** Stands for an object that is not there; its own problems tell nothing new, and nothing is made of it. */
    private static JsonFields broken(SourceRef place) {
        return new JsonFields(new JsonValue.Obj(Map.of(), place), new ArrayList<>(), -1);
    }

    /**
     * Where the object begins.
     *
     * @return file, line and column
     */
    public SourceRef place() {
        return object.place();
    }

    /**
     * Where a field's value begins.
     *
     * @param name name of the field
     * @return file, line and column; those of the object when it has no such field
     */
    public SourceRef place(String name) {
        JsonValue value = object.fields().get(name);
        return value == null ? object.place() : value.place();
    }

    /**
     * Whether the field is a text.
     *
     * @param name name of the field
     * @return true when it is there and a text
     */
    public boolean isText(String name) {
        return object.fields().get(name) instanceof JsonValue.Text;
    }

    /**
     * Whether the field is an object.
     *
     * @param name name of the field
     * @return true when it is there and an object
     */
    public boolean isObject(String name) {
        return object.fields().get(name) instanceof JsonValue.Obj;
    }

    /**
     * Whether the field is there.
     *
     * @param name name of the field
     * @return true when the document has it
     */
    public boolean has(String name) {
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

    /**
     * A text that must be there and not be blank.
     *
     * @param name name of the field
     * @param example what to write, for messages
     * @return the text; an empty one with a problem
     */
    public String text(String name, String example) {
        JsonValue value = required(name, example);
        return value == null ? "" : text(value, true);
    }

    /**
     * A text that may be left out.
     *
     * @param name name of the field
     * @param otherwise the answer where it is left out
     * @param blankAllowed whether it may be blank
     * @return the text
     */
    public String text(String name, String otherwise, boolean blankAllowed) {
        JsonValue value = get(name);
        return value == null ? otherwise : text(value, !blankAllowed);
    }

    /**
     * A text that must be there, but may be empty.
     *
     * @param name name of the field
     * @return the text
     */
    public String anyText(String name) {
        JsonValue value = required(name, "\"\"");
        return value == null ? "" : text(value, false);
    }

    /**
     * Checks the name and version of the document's form.
     *
     * @param format what the field {@code format} must say
     */
    public void format(String format) {
        JsonValue value = required("format", '"' + format + '"');
        if (value != null
                && !(value instanceof JsonValue.Text text && text.value().equals(format))) {
            problems.add(wrong(value, '"' + format + '"'));
        }
    }

    /**
     * Whether the field says null; it counts as read then.
     *
     * @param name name of the field
     * @return true when it is there and null
     */
    public boolean isNull(String name) {
        if (object.fields().get(name) instanceof JsonValue.Null) {
            asked.add(name);
            return true;
        }
        return false;
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

    /**
     * A text that a parser understands.
     *
     * @param <T> what the parser makes
     * @param name name of the field
     * @param example what to write, for messages
     * @param parser throws an unchecked exception for what it does not know
     * @return what the parser made; null with a problem
     */
    public <T> @Nullable T parsed(String name, String example, Function<String, T> parser) {
        JsonValue value = required(name, example);
        return value == null ? null : parsed(value, parser);
    }

    /**
     * A text that a parser understands, or nothing when the field is left out or wrong.
     *
     * @param <T> what the parser makes
     * @param name name of the field
     * @param parser throws an unchecked exception for what it does not know
     * @return what the parser made
     */
    public <T> Optional<T> optional(String name, Function<String, T> parser) {
        JsonValue value = get(name);
        return value == null ? Optional.empty() : Optional.ofNullable(parsed(value, parser));
    }

    /**
     * A required text that a parser understands.
     *
     * @param <T> what the parser makes
     * @param name name of the field
     * @param example a text that the parser understands
     * @param parser throws an unchecked exception for what it does not know
     * @return what the parser made; with a problem, what it makes of the example
     */
    public <T> T read(String name, String example, Function<String, T> parser) {
        T parsed = parsed(name, '"' + example + '"', parser);
        return parsed == null ? parser.apply(example) : parsed;
    }

    /**
     * A required list of texts that a parser understands.
     *
     * @param <T> what the parser makes
     * @param name name of the field
     * @param parser throws an unchecked exception for what it does not know
     * @return what it made; texts that it does not know are left out with a problem
     */
    public <T> List<T> readAll(String name, Function<String, T> parser) {
        List<T> all = new ArrayList<>();
        for (JsonValue value : requiredList(name)) {
            T parsed = parsed(value, parser);
            if (parsed != null) {
                all.add(parsed);
            }
        }
        return all;
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
                    "EB-JSN-005",
                    value.place(),
                    "\"" + JsonValue.shortened(text) + "\" is not a day",
                    "expected for example 2023-06-30"));
        } catch (IllegalArgumentException | ArithmeticException e) {
            problems.add(Problem.error("EB-JSN-005", value.place(), String.valueOf(e.getMessage()), ""));
        }
        return null;
    }

    /**
     * A required day.
     *
     * @param name name of the field
     * @param example what to write, for messages
     * @return the day
     */
    public LocalDate date(String name, String example) {
        LocalDate day = parsed(name, example, LocalDate::parse);
        return day == null ? LocalDate.of(1, 1, 1) : day;
    }

    /**
     * A whole number.
     *
     * @param name name of the field
     * @param low the least that fits
     * @param high the largest that fits
     * @param otherwise the answer where it is left out; null when it must be there
     * @return the number
     */
    public int integer(String name, int low, int high, @Nullable Integer otherwise) {
        JsonValue value = otherwise == null ? required(name, Integer.toString(low)) : get(name);
        if (value == null) {
            return otherwise == null ? low : otherwise;
        }
        if (value instanceof JsonValue.Num number && number.value().matches("-?[0-9]{1,10}")) {
            long found = Long.parseLong(number.value());
            if (found >= low && found <= high) {
                return (int) found;
            }
        }
        problems.add(wrong(value, "a whole number from " + low + " to " + high));
        return otherwise == null ? low : otherwise;
    }

    /**
     * True or false; false when left out.
     *
     * @param name name of the field
     * @return the value
     */
    public boolean bool(String name) {
        return bool(get(name));
    }

    /**
     * True or false, which must be there.
     *
     * @param name name of the field
     * @return the value; false with a problem
     */
    public boolean requiredBool(String name) {
        return bool(required(name, "false"));
    }

    private boolean bool(@Nullable JsonValue value) {
        if (value == null) {
            return false;
        }
        if (value instanceof JsonValue.Bool bool) {
            return bool.value();
        }
        problems.add(wrong(value, "true or false"));
        return false;
    }

    /**
     * One of the constants of an enum, written as its name in lower case with {@code -} for {@code _}.
     *
     * @param <E> the enum
     * @param name name of the field
     * @param type the enum
     * @param otherwise the answer where it is left out; null when it must be there
     * @return the constant
     */
    public <E extends Enum<E>> E constant(String name, Class<E> type, @Nullable E otherwise) {
        return constant(name, type, otherwise, JsonFields::nameOf);
    }

    /**
     * One of the constants of an enum, written as its name in Java: what programs write for programs.
     *
     * @param <E> the enum
     * @param name name of the field
     * @param type the enum
     * @return the constant
     */
    public <E extends Enum<E>> E named(String name, Class<E> type) {
        return constant(name, type, null, Enum::name);
    }

    private <E extends Enum<E>> E constant(
            String name, Class<E> type, @Nullable E otherwise, Function<Enum<?>, String> naming) {
        E first = type.getEnumConstants()[0];
        JsonValue value = otherwise == null ? required(name, '"' + naming.apply(first) + '"') : get(name);
        E fallback = otherwise == null ? first : otherwise;
        if (value == null) {
            return fallback;
        }
        List<String> names = new ArrayList<>();
        for (E each : type.getEnumConstants()) {
            if (value instanceof JsonValue.Text text && text.value().equals(naming.apply(each))) {
                return each;
            }
            names.add(naming.apply(each));
        }
        problems.add(wrong(value, "one of " + String.join(", ", names)));
        return fallback;
    }

    /**
     * How people write a constant.
     *
     * @param constant the constant
     * @return its name in lower case with {@code -} for {@code _}
     */
    public static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * A list that may be left out.
     *
     * @param name name of the field
     * @return its values
     */
    public List<JsonValue> list(String name) {
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

    /**
     * A list that must be there.
     *
     * @param name name of the field
     * @return its values
     */
    public List<JsonValue> requiredList(String name) {
        required(name, "[ … ]");
        return list(name);
    }

    /**
     * A list of texts that may be left out; none may be blank.
     *
     * @param name name of the field
     * @return the texts
     */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonValue value : list(name)) {
            texts.add(text(value, true));
        }
        return texts;
    }

    /**
     * A required list of texts that may be empty.
     *
     * @param name name of the field
     * @return the texts
     */
    public List<String> anyTexts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonValue value : requiredList(name)) {
            texts.add(text(value, false));
        }
        return texts;
    }

    /**
     * A list of objects that may be left out.
     *
     * @param <T> what they describe
     * @param name name of the field
     * @param reader makes something of each
     * @return what was made; those that could not be made are left out, with a problem that says why
     */
    public <T> List<T> optionalObjects(String name, Function<JsonFields, Optional<? extends T>> reader) {
        return get(name) == null ? new ArrayList<>() : objects(name, reader);
    }

    /**
     * A required list of objects.
     *
     * @param <T> what they describe
     * @param name name of the field
     * @param reader makes something of each
     * @return what was made; those that could not be made are left out, with a problem that says why
     */
    public <T> List<T> objects(String name, Function<JsonFields, Optional<? extends T>> reader) {
        List<T> made = new ArrayList<>();
        for (JsonValue value : requiredList(name)) {
            reader.apply(of(value, problems)).ifPresent(made::add);
        }
        return made;
    }

    /**
     * A required field of any kind.
     *
     * @param <T> what it describes
     * @param name name of the field
     * @param example what to write, for messages
     * @param reader makes something of the value
     * @return what was made; empty with a problem
     */
    public <T> Optional<T> required(
            String name, String example, BiFunction<JsonFields, JsonValue, Optional<T>> reader) {
        JsonValue value = required(name, example);
        return value == null ? Optional.empty() : reader.apply(this, value);
    }

    /**
     * Reports that none of several fields is there that tell what the object is.
     *
     * @param <T> what was wanted
     * @param names the fields
     * @return nothing
     */
    public <T> Optional<T> missingOne(String... names) {
        for (String name : names) {
            asked.add(name);
        }
        finish();
        problems.add(Problem.error(
                "EB-JSN-004",
                object.place(),
                "the object does not say what it is",
                "expected one of the fields " + String.join(", ", names)));
        return Optional.empty();
    }

    /**
     * The fields of a value that stands in this object.
     *
     * @param value the value
     * @return its fields
     */
    public JsonFields within(JsonValue value) {
        return of(value, problems);
    }

    /**
     * An object that may be left out.
     *
     * @param name name of the field
     * @return its fields
     */
    public Optional<JsonFields> object(String name) {
        JsonValue value = get(name);
        return value == null ? Optional.empty() : Optional.of(of(value, problems));
    }

    /**
     * An object that must be there.
     *
     * @param name name of the field
     * @return its fields; none with a problem
     */
    public JsonFields requiredObject(String name) {
        JsonValue value = required(name, "{ … }");
        return value == null ? broken(object.place()) : of(value, problems);
    }

    /**
     * All fields as a map in their order; none is unknown then.
     *
     * @return values by name
     */
    public Map<String, JsonValue> all() {
        asked.addAll(object.fields().keySet());
        return new LinkedHashMap<>(object.fields());
    }

    /**
     * Texts by name. Numbers and booleans count as their text.
     *
     * @return texts by name, in the order of the document
     */
    public Map<String, String> textMap() {
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

    /**
     * Reports every field that nobody asked for.
     */
    public void finish() {
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

    /**
     * Reports that a field does not fit.
     *
     * @param code the problem's code
     * @param name name of the field
     * @param message what is wrong
     * @param expected what was expected
     */
    public void report(String code, String name, String message, String expected) {
        problems.add(Problem.error(code, place(name), message, expected));
    }

    /**
     * Reports unknown fields and, when nothing in this object was wrong, makes what it describes; what its constructor
     * does not allow is a problem, too.
     *
     * @param <T> what it describes
     * @param parts calls the constructor
     * @return what was made; empty with a problem
     */
    public <T> Optional<T> make(Supplier<? extends T> parts) {
        finish();
        return before < 0 || problems.size() > before ? Optional.empty() : attempt(object.place(), parts);
    }

    /**
     * Makes something of one field; what a constructor does not allow is a problem of the field.
     *
     * @param <T> what is made
     * @param name name of the field
     * @param parts calls the constructor
     * @return what was made; empty with a problem
     */
    public <T> Optional<T> attempt(String name, Supplier<? extends T> parts) {
        return attempt(place(name), parts);
    }

    private <T> Optional<T> attempt(SourceRef place, Supplier<? extends T> parts) {
        try {
            return Optional.of(parts.get());
        } catch (IllegalArgumentException | ArithmeticException e) {
            problems.add(Problem.error("EB-JSN-005", place, String.valueOf(e.getMessage()), ""));
            return Optional.empty();
        }
    }

    /**
     * That a value is of the wrong kind.
     *
     * @param value the value
     * @param expected what was expected
     * @return the problem
     */
    public static Problem wrong(JsonValue value, String expected) {
        return Problem.error("EB-JSN-005", value.place(), "found " + value.kind(), "expected " + expected);
    }
}
