package org.eigenbetrieb.planning.projects;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All projects at a reporting date, in the order of the list.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param stichtag the reporting date
 * @param projects the projects; ids may be missing or occur twice, which is a finding and no error
 */
public record ProjectList(LocalDate stichtag, List<Project> projects) {

    private static final int LONGEST_KEY = 100;

    /** Checks and copies the parts. */
    public ProjectList {
        Objects.requireNonNull(stichtag, "stichtag");
        projects = List.copyOf(projects);
    }

    /**
     * The projects under keys that are unique in this list: the id, with the name behind it where the id is missing or
     * not unique, and a count where that is not unique either.
     *
     * @return an unmodifiable map in the order of the list; keys have no {@code ; = [ ] |} and at most 120 characters
     */
    public Map<String, Project> byKey() {
        Map<String, Integer> ids = new HashMap<>();
        projects.forEach(project -> ids.merge(project.id(), 1, Integer::sum));
        Map<String, Project> keyed = new LinkedHashMap<>();
        for (Project project : projects) {
            boolean idSuffices = !project.id().isEmpty() && ids.getOrDefault(project.id(), 0) == 1;
            String key = idSuffices ? project.id() : (project.id() + ' ' + project.name()).strip();
            keyed.put(unique(key, keyed.keySet()), project);
        }
        return Collections.unmodifiableMap(keyed);
    }

    /** A text as the value of a dimension, with a count behind it where it is taken. */
    static String unique(String text, Collection<String> taken) {
        String key = clean(text);
        String unique = key;
        for (int count = 2; taken.contains(unique); count++) {
            unique = key + " #" + count;
        }
        return unique;
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().limit(LONGEST_KEY).forEach(c -> {
            boolean reserved = c == ';' || c == '=' || c == '[' || c == ']' || c == '|' || c < ' ';
            if (clean.length() < LONGEST_KEY) {
                clean.appendCodePoint(reserved ? ' ' : c);
            }
        });
        return clean.toString().isBlank() ? "-" : clean.toString();
    }
}
