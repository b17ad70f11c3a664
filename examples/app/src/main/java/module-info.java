/** The command line program. */
module org.eigenbetrieb.examples.app {
    requires static org.jspecify;
    requires org.eigenbetrieb.core;
    requires org.eigenbetrieb.planning;
    requires info.picocli;

    opens org.eigenbetrieb.examples.app to
            info.picocli;
}
