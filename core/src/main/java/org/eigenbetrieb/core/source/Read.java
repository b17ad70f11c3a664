package org.eigenbetrieb.core.source;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What was read from an input, with everything that was wrong with it.
 *
 * <p>The value holds all that could be used; nothing is dropped without a problem that names it.
 * Immutable as far as the value is.
 *
 * @param <T> type of the value
 * @param value what could be read
 * @param problems all problems, ordered by place
 */
public record Read<T>(T value, List<Problem> problems) {

    /** Sorts and copies the problems. */
    public Read {
        Objects.requireNonNull(value, "value");
        problems = problems.stream().sorted().distinct().toList();
    }

    /**
     * A value with its problems.
     *
     * @param <T> type of the value
     * @param value what could be read
     * @param problems all problems
     * @return both
     */
    public static <T> Read<T> of(T value, Collection<Problem> problems) {
        return new Read<>(value, List.copyOf(problems));
    }

    /**
     * Whether no problem of severity {@link Severity#ERROR} was found.
     *
     * @return true when the value is complete
     */
    public boolean isClean() {
        return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }

    /**
     * The value, for callers who can use nothing but a complete one.
     *
     * @return the value
     * @throws IllegalStateException when there is an error; the message lists every problem
     */
    public T orThrow() {
        if (!isClean()) {
            StringBuilder message = new StringBuilder("The input has problems:");
            for (Problem problem : problems) {
                message.append('\n').append(problem);
            }
            throw new IllegalStateException(message.toString());
        }
        return value;
    }

    /**
     * The same problems with another value.
     *
     * @param <R> type of the new value
     * @param change makes the new value
     * @return the new value with the same problems
     */
    public <R> Read<R> map(Function<? super T, ? extends R> change) {
        return new Read<>(change.apply(value), problems);
    }
}
