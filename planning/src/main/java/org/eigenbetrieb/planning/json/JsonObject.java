package org.eigenbetrieb.planning.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * One object of a document that is being read: collects every problem, and at the end reports the fields that nobody
 * asked for.
 *
 * <p>A field that is wrong is reported once and answered with something harmless; {@link #make} makes nothing of an
 * object with a problem. Not safe for use by several threads.
 */
public final class JsonObject {

    private final Map<?, ?> fields;
    private final SourceRef place;
    private final List<Problem> problems;
    private final int before;
    private final Set<String> asked = new HashSet<>();

    private JsonObject(Map<?, ?> fields, SourceRef place, List<Problem> problems) {
        this.fields = fields;
        this.place = place;
        this.problems = problems;
        this.before = problems.size();
    }

    /**
     * Reads a document.
     *
     * @param <T> what it describes
     * @param bytes the document, UTF-8, at most 1 MiB
     * @param file its name in messages
     * @param format what its field {@code format} must say
     * @param reader makes something of its outermost object; empty when it has problems
     * @return what the document describes, or nothing with every problem
     */
    public static <T> Read<Optional<T>> read(
            byte[] bytes, String file, String format, Function<JsonObject, Optional<T>> reader) {
        List<Problem> problems = new ArrayList<>();
        JsonTree.Value value = JsonTree.read(bytes, file, problems);
        Optional<T> made = Optional.empty();
        if (value != null) {
            JsonObject object = of(value, problems);
            if (object != null) {
                String found = object.text("format", '"' + format + '"');
                if (!found.isEmpty() && !found.equals(format)) {
                    object.report("format", "the format is \"" + JsonTree.shortened(found) + "\"", '"' + format + '"');
                }
                made = reader.apply(object);
            }
        }
        Read<Optional<T>> read = Read.of(made, problems);
        return read.isClean() ? read : read.map(incomplete -> Optional.empty());
    }

    private static @Nullable JsonObject of(JsonTree.Value value, List<Problem> problems) {
        if (value.content() instanceof Map<?, ?> map) {
            return new JsonObject(map, value.place(), problems);
        }
        problems.add(wrong(value, "an object { … }"));
        return null;
    }

    /**
     * Where the object begins.
     *
     * @return file, line and column
     */
    public SourceRef place() {
        return place;
    }

    /**
     * A text that must be there and not be blank.
     *
     * @param name name of the field
     * @param example what to write, for messages
     * @return the text, or an empty one with a problem
     */
    public String text(String name, String example) {
        JsonTree.Value value = required(name, example);
        if (value == null) {
            return "";
        }
        String text = textOf(value);
        if (text.isBlank() && value.content() instanceof String) {
            report(name, "the text is empty", "for example " + example);
        }
        return text;
    }

    /**
     * A text that may be left out.
     *
     * @param name name of the field
     * @return the text, or an empty one
     */
    public String text(String name) {
        JsonTree.Value value = get(name);
        return value == null ? "" : textOf(value);
    }

    /**
     * A text that a parser understands, or nothing when the field is left out or wrong.
     *
     * @param <T> what the parser makes
     * @param name name of the field
     * @param parser throws an {@link IllegalArgumentException} or {@link DateTimeException} for what it does not know
     * @return what the parser made
     */
    public <T> Optional<T> parsed(String name, Function<String, T> parser) {
        JsonTree.Value value = get(name);
        return value == null ? Optional.empty() : parsed(value, parser);
    }

    /**
     * A text that must be there and that a parser understands.
     *
     * @param <T> what the parser makes
     * @param name name of the field
     * @param example a text that the parser understands: for messages, and the answer where the field is wrong
     * @param parser throws an {@link IllegalArgumentException} or {@link DateTimeException} for what it does not know
     * @return what the parser made
     */
    public <T> T parsed(String name, String example, Function<String, T> parser) {
        JsonTree.Value value = required(name, '"' + example + '"');
        Optional<T> parsed = value == null ? Optional.empty() : parsed(value, parser);
        return parsed.orElseGet(() -> parser.apply(example));
    }

    private <T> Optional<T> parsed(JsonTree.Value value, Function<String, T> parser) {
        String text = textOf(value);
        if (!(value.content() instanceof String)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeException e) {
            problems.add(Problem.error(
                    "EB-JSN-005",
                    value.place(),
                    "\"" + JsonTree.shortened(text) + "\" is not a day",
                    "expected for example 2023-06-30"));
        } catch (IllegalArgumentException | ArithmeticException e) {
            problems.add(Problem.error("EB-JSN-005", value.place(), String.valueOf(e.getMessage()), ""));
        }
        return Optional.empty();
    }

    /**
     * One of the constants of an enum, written as its name in lower case with {@code -} for {@code _}.
     *
     * @param <E> the enum
     * @param name name of the field, which must be there
     * @param type the enum
     * @return the constant; the first one with a problem where the field is wrong
     */
    public <E extends Enum<E>> E constant(String name, Class<E> type) {
        E[] constants = type.getEnumConstants();
        JsonTree.Value value = required(name, '"' + nameOf(constants[0]) + '"');
        if (value == null) {
            return constants[0];
        }
        List<String> names = new ArrayList<>();
        for (E each : constants) {
            names.add(nameOf(each));
            if (nameOf(each).equals(value.content())) {
                return each;
            }
        }
        problems.add(wrong(value, "one of " + String.join(", ", names)));
        return constants[0];
    }

    /**
     * How an enum's constant is written in documents.
     *
     * @param constant the constant
     * @return its name in lower case with {@code -} for {@code _}
     */
    public static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * A list of objects that may be left out; objects that are wrong are left out with their problems.
     *
     * @param <T> what they describe
     * @param name name of the field
     * @param reader makes something of each
     * @return what was made
     */
    public <T> List<T> objects(String name, Function<JsonObject, Optional<? extends T>> reader) {
        JsonTree.Value value = get(name);
        List<T> made = new ArrayList<>();
        if (value == null) {
            return made;
        }
        if (!(value.content() instanceof List<?> items)) {
            problems.add(wrong(value, "a list [ … ]"));
            return made;
        }
        for (Object item : items) {
            JsonObject object = of((JsonTree.Value) item, problems);
            if (object != null) {
                reader.apply(object).ifPresent(made::add);
            }
        }
        return made;
    }

    /**
     * A list of texts that may be left out.
     *
     * @param name name of the field
     * @return the texts; those that are none are left out with a problem
     */
    public List<String> texts(String name) {
        JsonTree.Value value = get(name);
        List<String> texts = new ArrayList<>();
        if (value == null) {
            return texts;
        }
        if (!(value.content() instanceof List<?> items)) {
            problems.add(wrong(value, "a list [ … ]"));
            return texts;
        }
        for (Object item : items) {
            String text = textOf((JsonTree.Value) item);
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    /**
     * Whether the field is there.
     *
     * @param name name of the field
     * @return true when the document has it
     */
    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /**
     * A truth value that must be there.
     *
     * @param name name of the field
     * @return the value; false with a problem where the field is wrong
     */
    public boolean bool(String name) {
        JsonTree.Value value = required(name, "true");
        if (value == null || value.content() instanceof Boolean) {
            return value != null && Boolean.TRUE.equals(value.content());
        }
        problems.add(wrong(value, "true or false"));
        return false;
    }

    /**
     * An object that may be left out.
     *
     * @param <T> what it describes
     * @param name name of the field
     * @param reader makes something of it
     * @return what was made
     */
    public <T> Optional<T> object(String name, Function<JsonObject, Optional<T>> reader) {
        JsonTree.Value value = get(name);
        JsonObject object = value == null ? null : of(value, problems);
        return object == null ? Optional.empty() : reader.apply(object);
    }

    /**
     * The field {@code source}, which must be there: who says so.
     *
     * @return the source; arithmetic with a problem where the field is wrong
     */
    public LegalSource source() {
        if (required("source", "{\"kind\": \"ordinance\", \"title\": \"EigAnVO Rheinland-Pfalz\", …}") == null) {
            return LegalSource.ARITHMETIC;
        }
        return this.<LegalSource>object("source", source -> {
                    LegalSource.Kind kind = source.constant("kind", LegalSource.Kind.class);
                    String title = source.text("title", "\"EigAnVO Rheinland-Pfalz\"");
                    String section = source.text("section");
                    LocalDate version =
                            source.parsed("version", LocalDate::parse).orElse(null);
                    LegalSource.Standing standing = source.constant("standing", LegalSource.Standing.class);
                    return source.make(() -> new LegalSource(kind, title, section, version, standing));
                })
                .orElse(LegalSource.ARITHMETIC);
    }

    /**
     * The fields {@code validFrom}, which must be there, and {@code validTo}: when a rule is in force.
     *
     * @return the validity
     */
    public Validity validity() {
        LocalDate from = parsed("validFrom", "1999-10-05", LocalDate::parse);
        LocalDate to = parsed("validTo", LocalDate::parse).orElse(null);
        if (to != null && to.isBefore(from)) {
            report("validTo", "the validity ends on " + to + ", before it begins on " + from, "a later day");
            return Validity.from(from);
        }
        return new Validity(from, to);
    }

    /**
     * The fields {@code land} and {@code municipality}: where a rule applies; both left out mean everywhere.
     *
     * @return the place
     */
    public Jurisdiction jurisdiction() {
        String land = text("land");
        String municipality = text("municipality");
        try {
            return new Jurisdiction(land, municipality);
        } catch (IllegalArgumentException e) {
            report("land", String.valueOf(e.getMessage()), "an abbreviation such as RP");
            return Jurisdiction.EVERYWHERE;
        }
    }

    /**
     * Reports that a field does not fit.
     *
     * @param name the field
     * @param message what is wrong
     * @param expected what was expected
     */
    public void report(String name, String message, String expected) {
        SourceRef at = fields.get(name) instanceof JsonTree.Value value ? value.place() : place;
        problems.add(Problem.error("EB-JSN-005", at, message, "expected " + expected));
    }

    /**
     * Reports unknown fields and, when nothing in this object was wrong, makes what it describes; what its constructor
     * does not allow is a problem, too.
     *
     * @param <T> what it describes
     * @param parts calls the constructor
     * @return what was made, or nothing with a problem
     */
    public <T> Optional<T> make(Supplier<? extends T> parts) {
        fields.forEach((name, value) -> {
            if (!asked.contains((String) name)) {
                problems.add(Problem.error(
                        "EB-JSN-003",
                        ((JsonTree.Value) value).place(),
                        "field \"" + JsonTree.shortened((String) name) + "\" is not known here",
                        "expected one of "
                                + String.join(", ", asked.stream().sorted().toList())));
            }
        });
        if (problems.size() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(parts.get());
        } catch (IllegalArgumentException | ArithmeticException e) {
            problems.add(Problem.error("EB-JSN-005", place, String.valueOf(e.getMessage()), ""));
            return Optional.empty();
        }
    }

    private JsonTree.@Nullable Value get(String name) {
        asked.add(name);
        return (JsonTree.Value) fields.get(name);
    }

    private JsonTree.@Nullable Value required(String name, String example) {
        JsonTree.Value value = get(name);
        if (value == null) {
            problems.add(Problem.error(
                    "EB-JSN-004", place, "field \"" + name + "\" is missing", "expected for example " + example));
        }
        return value;
    }

    private String textOf(JsonTree.Value value) {
        if (value.content() instanceof String text) {
            return text;
        }
        problems.add(wrong(value, "text in double quotes"));
        return "";
    }

    private static Problem wrong(JsonTree.Value value, String expected) {
        return Problem.error("EB-JSN-005", value.place(), "found " + value.kind(), "expected " + expected);
    }
}
