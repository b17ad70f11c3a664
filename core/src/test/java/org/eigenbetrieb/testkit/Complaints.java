package org.eigenbetrieb.testkit;

import java.util.List;
import org.opentest4j.AssertionFailedError;

/** Everything that is wrong at once, as the message of a failed test. */
final class Complaints {

    private static final int MOST = 12;

    private Complaints() {}

    /** Fails when there is a complaint. */
    static void none(String heading, List<String> complaints) {
        if (complaints.isEmpty()) {
            return;
        }
        StringBuilder message = new StringBuilder(heading);
        complaints.stream()
                .distinct()
                .limit(MOST)
                .forEach(complaint -> message.append("\n  - ").append(complaint.replace("\n", "\n    ")));
        long more = complaints.stream().distinct().count() - MOST;
        if (more > 0) {
            message.append("\n  … and ").append(more).append(" more");
        }
        throw new AssertionFailedError(message.toString());
    }
}
