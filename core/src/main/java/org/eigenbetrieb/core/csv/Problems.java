package org.eigenbetrieb.core.csv;

import java.util.ArrayList;
import java.util.List;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.SourceRef;

/** Collects the problems of one file, up to a limit. */
final class Problems {

    private final String file;
    private final int most;
    private final List<Problem> list = new ArrayList<>();
    private int unlisted;

    Problems(String file, int most) {
        this.file = file;
        this.most = most;
    }

    void error(String code, int line, int column, String message, String expected) {
        add(Problem.error(code, SourceRef.of(file, line, column), message, expected));
    }

    void warning(String code, int line, int column, String message, String expected) {
        add(Problem.warning(code, SourceRef.of(file, line, column), message, expected));
    }

    void add(Problem problem) {
        if (list.size() < most) {
            list.add(problem);
        } else {
            unlisted++;
        }
    }

    /** The problems; the last one counts those that are not listed. */
    List<Problem> list() {
        if (unlisted > 0) {
            list.add(Problem.error(
                    Codes.LIMIT,
                    SourceRef.of(file),
                    Texts.count(unlisted, "further problem") + " not listed: only " + most + " are",
                    "correct the first ones and read again"));
            unlisted = 0;
        }
        return list;
    }
}
