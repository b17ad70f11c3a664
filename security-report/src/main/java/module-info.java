/** The report on information security and data protection: requests, incidents, clocks, measures, certification. */
module org.eigenbetrieb.securityreport {
    requires static transitive org.jspecify;
    requires static org.immutables.value.annotations;
    requires static java.compiler;
    requires static com.google.errorprone.annotations;
    requires transitive org.eigenbetrieb.core;
    requires com.google.common;

    exports org.eigenbetrieb.securityreport;
    exports org.eigenbetrieb.securityreport.catalogue;
    exports org.eigenbetrieb.securityreport.json;
}
