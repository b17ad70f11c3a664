package org.eigenbetrieb.core.architecture.bad;

/** Breaks the rule for public classes: itself, not what is in it. */
public class Open {

    /** Final. */
    public static final class Closed extends Sealed {}

    /** Sealed. */
    public abstract static sealed class Sealed permits Closed {}

    /** A record. */
    public record Value(int number) {}

    /** An enumeration. */
    public enum Word {
        /** With a body, which is a class of its own. */
        ONE {
            @Override
            int length() {
                return 3;
            }
        };

        abstract int length();
    }

    /** An interface. */
    public interface Role {}

    static class NotPublic {
        /** Nobody outside can name it. */
        public static class Inside {}
    }
}
