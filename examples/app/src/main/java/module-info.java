/** The command line program. */
module org.eigenbetrieb.examples.app {
    requires static org.jspecify;
    requires org.eigenbetrieb.core;
    requires org.eigenbetrieb.kpi;
    requires org.eigenbetrieb.ozg;
    requires org.eigenbetrieb.planning;
    requires org.eigenbetrieb.securityreport;
    requires org.eigenbetrieb.staffing;
    requires info.picocli;

    opens org.eigenbetrieb.examples.app to
            info.picocli;
}
