package org.eigenbetrieb.core.quantity;

/**
 * A text is not a number in the declared notation.
 *
 * <p>The message stands alone; its parts are there for a reader that knows file, line and column and makes a
 * {@link org.eigenbetrieb.core.source.Problem} of them. Immutable and safe for use by several threads.
 */
public final class NotationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String text;
    private final String summary;
    private final int position;
    private final String detail;
    private final String expected;

    NotationException(String text, String summary, int position, String detail, String expected) {
        super(summary + ": " + detail + "; expected " + expected);
        this.text = text;
        this.summary = summary;
        this.position = position;
        this.detail = detail;
        this.expected = expected;
    }

    /**
     * The whole text, unchanged.
     *
     * @return the text that was to be read
     */
    public String text() {
        return text;
    }

    /**
     * The text in quotes and what it is not: {@code "1.243,6OO" is not a number in German notation}.
     *
     * @return a clause without full stop; long texts are shortened, control characters are spelled out
     */
    public String summary() {
        return summary;
    }

    /**
     * The number of the character at which the text stops being a number.
     *
     * @return from 1 to the length of the text; 1 for an empty text
     */
    public int position() {
        return position;
    }

    /**
     * What is wrong there: {@code the letter O at position 7 looks like a zero}.
     *
     * @return a clause without full stop
     */
    public String detail() {
        return detail;
    }

    /**
     * What was expected instead: {@code digits, '.' between thousands, ',' before decimals}.
     *
     * @return a clause that continues "expected", without full stop
     */
    public String expected() {
        return expected;
    }
}
