/** Key figures of municipal IT: workplaces, cost per workplace, benchmarks, index series, customers. */
module org.eigenbetrieb.kpi {
    requires static transitive org.jspecify;
    requires transitive org.eigenbetrieb.core;

    exports org.eigenbetrieb.kpi;
}
