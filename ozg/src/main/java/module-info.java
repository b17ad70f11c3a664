/** The catalogue of online services (Onlinezugangsgesetz): status, counts, maturity, change, and the catalogues of FIM. */
module org.eigenbetrieb.ozg {
    requires static transitive org.jspecify;
    requires static org.immutables.value.annotations;
    requires static java.compiler;
    requires static com.google.errorprone.annotations;
    requires transitive org.eigenbetrieb.core;
    requires com.google.common;
    requires java.xml;

    exports org.eigenbetrieb.ozg;
    exports org.eigenbetrieb.ozg.fim;
    exports org.eigenbetrieb.ozg.json;
}
