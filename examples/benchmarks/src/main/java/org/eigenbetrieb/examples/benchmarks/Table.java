package org.eigenbetrieb.examples.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Prints what was measured. */
final class Table {

    private static final String[] HEAD = {"", "time", "x limit", "x ours", "goal", "", "rounds", "memory"};

    private Table() {}

    static String of(List<Job> jobs, Map<String, List<Double>> medians, Map<String, Long> memory) {
        List<String[]> lines = new ArrayList<>();
        lines.add(HEAD);
        for (Job job : jobs) {
            lines.add(new String[] {job.title(), "", "", "", "", "", "", ""});
            double limit = 0;
            double ours = 0;
            for (Job.Contender contender : job.contenders()) {
                double time = best(medians, contender);
                limit = contender.part() == Job.Part.LIMIT ? time : limit;
                ours = contender.part() == Job.Part.OURS && ours == 0 ? time : ours;
            }
            for (Job.Contender contender : job.contenders()) {
                double time = best(medians, contender);
                double goal = contender.goal();
                lines.add(new String[] {
                    "  " + contender.label(),
                    time(time / job.operations()),
                    ratio(time / limit),
                    ratio(time / ours),
                    goal == 0 ? "" : "<= " + goal,
                    goal == 0 ? "" : time / limit <= goal ? "holds" : "MISSES",
                    spread(medians, contender),
                    memory(memory.getOrDefault(contender.name(), 0L))
                });
            }
        }
        return align(lines);
    }

    private static double best(Map<String, List<Double>> medians, Job.Contender contender) {
        return Collections.min(of(medians, contender));
    }

    private static List<Double> of(Map<String, List<Double>> medians, Job.Contender contender) {
        return Objects.requireNonNull(medians.get(contender.name()), "medians");
    }

    private static String spread(Map<String, List<Double>> medians, Job.Contender contender) {
        List<Double> found = of(medians, contender);
        double spread = Collections.max(found) / Collections.min(found) - 1;
        return found.size() == 1 ? "1" : String.format(Locale.ROOT, "%d, +%.0f %%", found.size(), spread * 100);
    }

    private static String memory(long kibibytes) {
        return kibibytes == 0 ? "" : Math.round(kibibytes / 1024.0) + " MiB";
    }

    private static String ratio(double ratio) {
        return ratio < 20 ? String.format(Locale.ROOT, "%.2f", ratio) : String.format(Locale.ROOT, "%.0f", ratio);
    }

    private static String time(double nanos) {
        if (nanos < 1_000) {
            return String.format(Locale.ROOT, nanos < 10 ? "%.2f ns" : "%.1f ns", nanos);
        }
        if (nanos < 1_000_000) {
            return String.format(Locale.ROOT, "%.2f us", nanos / 1_000);
        }
        return nanos < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f ms", nanos / 1_000_000)
                : String.format(Locale.ROOT, "%.2f s", nanos / 1_000_000_000);
    }

    private static String align(List<String[]> lines) {
        int[] widths = new int[HEAD.length];
        for (String[] line : lines) {
            for (int i = 0; i < line.length; i++) {
                widths[i] = Math.max(widths[i], line[i].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < line.length; i++) {
                String blanks = " ".repeat(widths[i] - line[i].length());
                boolean left = i == 0 || i >= 4;
                row.append(left ? line[i] + blanks : blanks + line[i]).append("  ");
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
