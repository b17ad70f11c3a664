/** Erfolgsplan, Vermögensplan and Zwischenbericht of municipal enterprises: layouts and forecast rules. */
module org.eigenbetrieb.planning {
    requires static transitive org.jspecify;
    requires transitive org.eigenbetrieb.core;

    exports org.eigenbetrieb.planning;
}
