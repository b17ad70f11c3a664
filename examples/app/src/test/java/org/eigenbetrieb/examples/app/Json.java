package org.eigenbetrieb.examples.app;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON as the tests read it, without the library that wrote it. */
final class Json {

    private final @Nullable Object value;

    private Json(@Nullable Object value) {
        this.value = value;
    }

    static Json read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    static Json parse(String text) {
        Parser parser = new Parser(text);
        Object value = parser.value();
        parser.end();
        return new Json(value);
    }

    boolean isNull() {
        return value == null;
    }

    Optional<Json> find(String name) {
        return map().containsKey(name) ? Optional.of(new Json(map().get(name))) : Optional.empty();
    }

    Json get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no " + name + " in " + value));
    }

    String text(String name) {
        return get(name).text();
    }

    String text() {
        if (value instanceof String || value instanceof BigDecimal || value instanceof Boolean) {
            return value.toString();
        }
        throw new IllegalArgumentException("not a text: " + value);
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }

    List<Json> list(String name) {
        return get(name).list();
    }

    List<Json> list() {
        if (value instanceof List<?> list) {
            List<Json> items = new ArrayList<>();
            list.forEach(item -> items.add(new Json(item)));
            return items;
        }
        throw new IllegalArgumentException("not a list: " + value);
    }

    private Map<?, ?> map() {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("not an object: " + value);
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }

    private static final class Parser {

        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        void end() {
            blanks();
            if (at < text.length()) {
                throw wrong();
            }
        }

        private IllegalArgumentException wrong() {
            return new IllegalArgumentException("not JSON at " + at + ": "
                    + text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 10)));
        }

        private void blanks() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private boolean take(char c) {
            blanks();
            if (at < text.length() && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private void expect(char c) {
            if (!take(c)) {
                throw wrong();
            }
        }

        @Nullable Object value() {
            blanks();
            if (take('{')) {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (!take('}')) {
                    if (!map.isEmpty()) {
                        expect(',');
                    }
                    expect('"');
                    String name = string();
                    expect(':');
                    if (map.containsKey(name)) {
                        throw wrong();
                    }
                    map.put(name, value());
                }
                return map;
            }
            if (take('[')) {
                List<@Nullable Object> list = new ArrayList<>();
                while (!take(']')) {
                    if (!list.isEmpty()) {
                        expect(',');
                    }
                    list.add(value());
                }
                return list;
            }
            if (take('"')) {
                return string();
            }
            int start = at;
            while (at < text.length() && "+-.0123456789eEtrufalsn".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            String word = text.substring(start, at);
            return switch (word) {
                case "null" -> null;
                case "true" -> true;
                case "false" -> false;
                default -> new BigDecimal(word);
            };
        }

        private String string() {
            StringBuilder string = new StringBuilder();
            while (text.charAt(at) != '"') {
                char c = text.charAt(at++);
                if (c != '\\') {
                    string.append(c);
                    continue;
                }
                char escaped = text.charAt(at++);
                if (escaped == 'u') {
                    string.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                    at += 4;
                } else {
                    int known = "bfnrt".indexOf(escaped);
                    string.append(known < 0 ? escaped : "\b\f\n\r\t".charAt(known));
                }
            }
            at++;
            return string.toString();
        }
    }
}
