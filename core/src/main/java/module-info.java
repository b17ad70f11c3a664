/** Figures, layouts, relations, calculators, checks, explanations and reports of municipal enterprises. */
@SuppressWarnings("module") // the modules that are named below are built after this one
module org.eigenbetrieb.core {
    requires static transitive org.jspecify;
    requires static org.immutables.value.annotations;
    requires static java.compiler;
    requires static com.google.errorprone.annotations;
    requires com.google.common;
    requires com.fasterxml.jackson.core;

    exports org.eigenbetrieb.core.source;
    exports org.eigenbetrieb.core.quantity;
    exports org.eigenbetrieb.core.time;
    exports org.eigenbetrieb.core.law;
    exports org.eigenbetrieb.core.figure;
    exports org.eigenbetrieb.core.formula;
    exports org.eigenbetrieb.core.layout;
    exports org.eigenbetrieb.core.calculator;
    exports org.eigenbetrieb.core.evaluate;
    exports org.eigenbetrieb.core.check;
    exports org.eigenbetrieb.core.explain;
    exports org.eigenbetrieb.core.scenario;
    exports org.eigenbetrieb.core.csv;
    exports org.eigenbetrieb.core.report;
    exports org.eigenbetrieb.core.json;
    exports org.eigenbetrieb.core.json.internal to
            org.eigenbetrieb.planning,
            org.eigenbetrieb.staffing,
            org.eigenbetrieb.kpi,
            org.eigenbetrieb.ozg,
            org.eigenbetrieb.securityreport;
    exports org.eigenbetrieb.core.pack;
    exports org.eigenbetrieb.core.folder;

    uses org.eigenbetrieb.core.calculator.Calculator;
}
