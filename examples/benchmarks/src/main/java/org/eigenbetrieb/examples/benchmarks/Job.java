package org.eigenbetrieb.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of PERFORMANCE.md: something to do, and who does it.
 *
 * @param id short name by which the command line chooses it
 * @param title what is done
 * @param operations how often one invocation does it
 * @param once whether it takes so long that it is measured a few times one by one
 * @param contenders the limit first, then ours, then the peers
 */
record Job(String id, String title, int operations, boolean once, List<Contender> contenders) {

    /** What a contender is to the table. */
    enum Part {
        LIMIT,
        OURS,
        PEER
    }

    /**
     * Somebody who does the job.
     *
     * @param part what it is to the table
     * @param label its name in the table
     * @param benchmark class of the benchmark
     * @param method method of the benchmark
     * @param goal the ratio to the limit that we owe; 0 for none
     */
    record Contender(Part part, String label, Class<?> benchmark, String method, double goal) {

        String name() {
            return benchmark.getName() + '.' + method;
        }
    }

    static Builder of(String id, String title, Class<?> benchmark, int operations) {
        return new Builder(id, title, benchmark, operations);
    }

    /** Collects the contenders of a job. */
    static final class Builder {
        private final String id;
        private final String title;
        private final Class<?> benchmark;
        private final int operations;
        private boolean once;
        private final List<Contender> contenders = new ArrayList<>();

        private Builder(String id, String title, Class<?> benchmark, int operations) {
            this.id = id;
            this.title = title;
            this.benchmark = benchmark;
            this.operations = operations;
        }

        Builder once() {
            once = true;
            return this;
        }

        Builder limit(String method, String label) {
            contenders.add(new Contender(Part.LIMIT, "limit: " + label, benchmark, method, 0));
            return this;
        }

        Builder ours(String method, String label, double goal) {
            contenders.add(new Contender(Part.OURS, "ours: " + label, benchmark, method, goal));
            return this;
        }

        Builder peer(String method, String label) {
            contenders.add(new Contender(Part.PEER, label, benchmark, method, 0));
            return this;
        }

        Job build() {
            return new Job(id, title, operations, once, List.copyOf(contenders));
        }
    }
}
