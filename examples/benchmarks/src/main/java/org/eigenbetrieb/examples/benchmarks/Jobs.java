package org.eigenbetrieb.examples.benchmarks;

import java.util.List;

/** All jobs, in the order of PERFORMANCE.md, with the ratios we owe. */
final class Jobs {

    static final List<Job> ALL = List.of(
            Job.of("sum", "sum of 1 million amounts, per amount", SumBenchmark.class, SumBenchmark.AMOUNTS)
                    .limit("limit", "addExact over a long[]")
                    .ours("ours", "DensePlan", 1.5)
                    .peer("record", "record(long)")
                    .peer("bigDecimal", "BigDecimal")
                    .peer("jodaMoney", "Joda-Money")
                    .build(),
            Job.of("percent", "percent, HALF_UP, as digits", PercentBenchmark.class, PercentBenchmark.PAIRS)
                    .limit("limit", "long")
                    .ours("ours", "Rounding.multiplyDivide", 1.3)
                    .peer("bigDecimal", "BigDecimal")
                    .peer("jodaMoney", "Joda-Money")
                    .build(),
            Job.of("percent", "percent, HALF_UP, as an object", PercentBenchmark.class, PercentBenchmark.PAIRS)
                    .limit("objectLimit", "long, then new")
                    .ours("objectOurs", "Percent.of", 1.3)
                    .build(),
            Job.of("allocate", "allocate to 12 parts", AllocationBenchmark.class, AllocationBenchmark.AMOUNTS)
                    .limit("limit", "long")
                    .ours("ours", "Allocation", 1.5)
                    .peer("bigDecimal", "BigDecimal")
                    .peer("jodaMoney", "Joda-Money")
                    .build(),
            Job.of("parse", "parse a German amount strictly", NotationBenchmark.class, NotationBenchmark.AMOUNTS)
                    .limit("parseLimit", "bytes to long")
                    .ours("parseOurs", "Notation, String to Quantity", 1.3)
                    .peer("parseBigDecimal", "BigDecimal and replace (not strict)")
                    .peer("parseDecimalFormat", "DecimalFormat (stops at garbage)")
                    .build(),
            Job.of("parse", "the same, as an object", NotationBenchmark.class, NotationBenchmark.AMOUNTS)
                    .limit("parseObjectLimit", "bytes to long, then new")
                    .ours("parseOurs", "Notation, String to Quantity", 1.3)
                    .build(),
            Job.of("format", "format a German amount", NotationBenchmark.class, NotationBenchmark.AMOUNTS)
                    .limit("formatLimit", "long to bytes")
                    .ours("formatTextOurs", "Notation, Quantity to String", 1.3)
                    .peer("formatJodaMoney", "Joda-Money")
                    .peer("formatDecimalFormat", "DecimalFormat")
                    .build(),
            Job.of("format", "the same, as a String", NotationBenchmark.class, NotationBenchmark.AMOUNTS)
                    .limit("formatTextLimit", "long to bytes, then new String")
                    .ours("formatTextOurs", "Notation, Quantity to String", 1.3)
                    .build(),
            Job.of("plan", "one plan: 150 accounts, 30 sums, 6 columns", PlanBenchmark.class, 1)
                    .limit("limit", "long[], columns adjacent, addExact")
                    .ours("ours", "DensePlan", 2)
                    .ours("evaluator", "Evaluator, figures in and out, with reasons", 0)
                    .peer("mapOfBigDecimal", "map of BigDecimal")
                    .peer("poi", "Apache POI, warm")
                    .build(),
            Job.of("plans", "64 such plans at once, per plan", PlansBenchmark.class, PlansBenchmark.PLANS)
                    .limit("limit", "long[] per row, overflow bits")
                    .ours("ours", "DenseBatch", 1.5)
                    .ours("oneByOne", "DensePlan, one after the other", 0)
                    .build());

    private Jobs() {}
}
