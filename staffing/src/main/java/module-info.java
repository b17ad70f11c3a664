/** The Stellenübersicht: posts, their notes, the bridge between two plans, kw and ku, cost. */
module org.eigenbetrieb.staffing {
    requires static transitive org.jspecify;
    requires static org.immutables.value.annotations;
    requires static java.compiler;
    requires static com.google.errorprone.annotations;
    requires com.google.common;
    requires transitive org.eigenbetrieb.core;

    exports org.eigenbetrieb.staffing;
}
