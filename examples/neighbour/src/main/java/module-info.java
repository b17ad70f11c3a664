/** Form, rule and service of the Abwasserbetrieb Beispielstadt, a fictional neighbour. */
module de.beispielstadt.abwasser {
    requires transitive jdk.httpserver;
    requires transitive org.eigenbetrieb.planning;
    requires com.fasterxml.jackson.core;

    exports de.beispielstadt.abwasser;
    exports de.beispielstadt.abwasser.service;
}
