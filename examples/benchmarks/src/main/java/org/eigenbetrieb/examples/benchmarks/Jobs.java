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
            Job.of("percent", "percent, HALF_UP, as digits", PercentBenchmark.class, PercentBenchmark.SLICE)
                    .limit("limit", "long")
                    .ours("ours", "Rounding.multiplyDivide", 1.3)
                    .peer("bigDecimal", "BigDecimal")
                    .peer("jodaMoney", "Joda-Money")
                    .build(),
            Job.of("percent", "percent, HALF_UP, as an object", PercentBenchmark.class, PercentBenchmark.SLICE)
                    .limit("objectLimit", "long, then new")
                    .ours("objectOurs", "Percent.of", 1.3)
                    .build(),
            Job.of("allocate", "allocate to 12 parts", AllocationBenchmark.class, AllocationBenchmark.SLICE)
                    .limit("limit", "long")
                    .ours("ours", "Allocation", 1.5)
                    .peer("bigDecimal", "BigDecimal")
                    .peer("jodaMoney", "Joda-Money")
                    .build(),
            Job.of("parse", "parse a German amount strictly", NotationBenchmark.class, NotationBenchmark.SLICE)
                    .limit("parseLimit", "bytes to long")
                    .ours("parseBytesOurs", "Notation.parseScaled, bytes to long", 1.3)
                    .peer("parseBigDecimal", "BigDecimal and replace (not strict)")
                    .peer("parseDecimalFormat", "DecimalFormat (stops at garbage)")
                    .build(),
            Job.of("parse", "the same from a String, as an object", NotationBenchmark.class, NotationBenchmark.SLICE)
                    .limit("parseObjectLimit", "String to long, then new")
                    .ours("parseOurs", "Notation.parse, String to Quantity", 1.3)
                    .build(),
            Job.of("format", "format a German amount", NotationBenchmark.class, NotationBenchmark.SLICE)
                    .limit("formatLimit", "long to bytes")
                    .ours("formatTextOurs", "Notation, Quantity to String", 1.3)
                    .peer("formatJodaMoney", "Joda-Money")
                    .peer("formatDecimalFormat", "DecimalFormat")
                    .build(),
            Job.of("format", "the same, as a String", NotationBenchmark.class, NotationBenchmark.SLICE)
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
                    .build(),
            Job.of("repair", "205 cells, 60 relations, 1 to 4 wrong", RepairBenchmark.class, 1)
                    .limit("check", "check only")
                    .ours("first", "smallest repair (goal: 5 ms)", 0)
                    .ours("all", "all smallest repairs, up to 1000 (goal: 50 ms)", 0)
                    .build(),
            Job.of("repair", "1005 cells, 276 relations, 1 to 4 wrong", RepairBenchmark.class, 1)
                    .limit("checkLarge", "check only")
                    .ours("firstLarge", "smallest repair (goal: 20 ms)", 0)
                    .build(),
            Job.of("ledger", "a ledger as CSV, added up and checked, 1 thread", LedgerBenchmark.class, 1)
                    .once()
                    .limit("limit", "bytes in a fixed buffer")
                    .ours("ours", "BulkReader", 2)
                    .peer("fastCsv", "FastCSV")
                    .peer("duckDb", "DuckDB")
                    .peer("jacksonTokens", "Jackson CSV, tokens")
                    .peer("jacksonObjects", "Jackson CSV, objects")
                    .build(),
            Job.of("search", "search 10,000 services, per key pressed", SearchBenchmark.class, SearchBenchmark.SEARCHES)
                    .limit("limit", "contains over a String[], no order")
                    .ours("ours", "ServiceSearch, ranked, first 20 (goal: 5 ms)", 0)
                    .peer("stream", "stream and toLowerCase, unranked, first 20")
                    .build(),
            Job.of("start", "file in, table out, a cold JVM", StartBenchmark.class, 1)
                    .once()
                    .limit("limit", "hello world")
                    .ours("library", "CsvReader and Notation, no other library", 2.1)
                    .ours("check", "program, check of a plan (Jackson)", 5.6)
                    .ours("checkWithArchive", "the same with a class data archive", 0)
                    .ours("search", "program, check of the whole pack, with the search for repairs", 0)
                    .ours("program", "program, whole pack of Koblenz in five formats", 0)
                    .peer("jackson", "Jackson CSV")
                    .build());

    private Jobs() {}
}
