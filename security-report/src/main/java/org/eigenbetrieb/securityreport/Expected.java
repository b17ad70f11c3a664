package org.eigenbetrieb.securityreport;

/** What columns expect, where several expect the same. */
final class Expected {
    static final String TITLE = "a text of at most 300 characters that names no person";
    static final String ID = "an id of 1 to 60 characters";
    static final String DAY = "a day such as 2023-06-30";
    static final String COUNT = "for example 180, ~74 for about 74, 1-4 for a range, >=3, or ? for unknown";
    static final String MINUTES = "minutes, for example 15, ~15, 10-20, >=60, or ? for unknown";
    static final String MOMENT = "for example 2023-04-11T09:12, 2023-04-11 for some time of that day, ~2023-04-11T09:12"
            + " PT30M for an estimate, ../2023-04-11 for not later than, or ? for unknown";
    static final String PROJECT = "the id of a project of the project list";
    static final String DUTY = "the id of a duty to report, for example dsgvo-33";

    private Expected() {}
}
