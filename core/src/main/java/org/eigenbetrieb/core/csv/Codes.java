package org.eigenbetrieb.core.csv;

/** Stable codes of the problems found in tables; {@code docs/codes.md} explains them. */
final class Codes {

    static final String EMPTY_FILE = "EB-CSV-001";
    static final String WRONG_ENCODING = "EB-CSV-002";
    static final String NOT_A_TEXT_FILE = "EB-CSV-003";
    static final String NOT_A_NUMBER = "EB-CSV-004";
    static final String WRONG_DELIMITER = "EB-CSV-005";
    static final String EMPTY_NAME = "EB-CSV-006";
    static final String DUPLICATE_NAME = "EB-CSV-007";
    static final String BLANKS_AROUND_NAME = "EB-CSV-008";
    static final String TOO_FEW_FIELDS = "EB-CSV-009";
    static final String TOO_MANY_FIELDS = "EB-CSV-010";
    static final String OPEN_QUOTE = "EB-CSV-011";
    static final String TEXT_AFTER_QUOTE = "EB-CSV-012";
    static final String STRAY_QUOTE = "EB-CSV-013";
    static final String CONTROL_CHARACTER = "EB-CSV-014";
    static final String LIMIT = "EB-CSV-015";
    static final String BLANK_ROWS = "EB-CSV-016";
    static final String WRONG_SEPARATOR_LINE = "EB-CSV-017";
    static final String SPOILED_KEY = "EB-CSV-018";
    static final String MISSING_COLUMN = "EB-CSV-019";
    static final String UNREADABLE = "EB-CSV-020";
    static final String LOOKS_LIKE_UTF8 = "EB-CSV-021";
    static final String BLANKS_IN_KEY = "EB-CSV-022";
    static final String LOST_CHARACTER = "EB-CSV-023";
    static final String NO_HEADER = "EB-CSV-024";
    static final String MISSING_KEY = "EB-CSV-025";
    static final String NO_CENTS = "EB-CSV-026";
    static final String OVERFLOW = "EB-CSV-027";

    private Codes() {}
}
