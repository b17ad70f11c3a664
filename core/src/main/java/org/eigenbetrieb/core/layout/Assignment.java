package org.eigenbetrieb.core.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.figure.Concept;

/**
 * Which accounts make up which post, as one form assigns them (Kontenzuordnung).
 *
 * <p>Account numbers are data of the municipality. Order is the order of the table. Immutable and safe for use by
 * several threads.
 *
 * @param gliederung id of the assignment
 * @param posts account to post
 * @param complete whether the list is declared complete: a post without accounts is then exactly 0
 */
public record Assignment(String gliederung, Map<String, Concept> posts, boolean complete) {

    /** Copies the map, keeping its order. */
    public Assignment {
        Objects.requireNonNull(gliederung, "gliederung");
        posts = Collections.unmodifiableMap(new LinkedHashMap<>(posts));
    }

    /**
     * An assignment without accounts.
     *
     * @param gliederung id of the assignment
     * @return the empty assignment, not declared complete
     */
    public static Assignment none(String gliederung) {
        return new Assignment(gliederung, Map.of(), false);
    }

    /**
     * The accounts of a post.
     *
     * @param post the post
     * @return its accounts in the order of the table
     */
    public List<String> accounts(Concept post) {
        List<String> accounts = new ArrayList<>();
        posts.forEach((account, assigned) -> {
            if (assigned.equals(post)) {
                accounts.add(account);
            }
        });
        return accounts;
    }

    /**
     * The post of an account.
     *
     * @param account number of the account
     * @return its post, or empty when it is not assigned
     */
    public Optional<Concept> post(String account) {
        return Optional.ofNullable(posts.get(account));
    }
}
