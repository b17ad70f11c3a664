package org.eigenbetrieb.core.report;

import java.util.ArrayList;
import java.util.List;

/** A run of neighbouring columns under one header; columns without one are a run each. */
record Group(String name, int from, int to) {

    static List<Group> of(ReportTable table) {
        List<Group> groups = new ArrayList<>();
        List<ReportColumn> columns = table.columns();
        int from = 0;
        while (from < columns.size()) {
            String name = columns.get(from).group();
            int to = from + 1;
            while (!name.isEmpty()
                    && to < columns.size()
                    && columns.get(to).group().equals(name)) {
                to++;
            }
            groups.add(new Group(name, from, to));
            from = to;
        }
        return groups;
    }

    static boolean any(ReportTable table) {
        return table.columns().stream().anyMatch(column -> !column.group().isEmpty());
    }
}
