/** Erfolgsplan, Vermögensplan and Zwischenbericht of municipal enterprises: layouts, forecast rules, rules of law, projects. */
module org.eigenbetrieb.planning {
    requires static transitive org.jspecify;
    requires transitive org.eigenbetrieb.core;

    exports org.eigenbetrieb.planning;
    exports org.eigenbetrieb.planning.projects;
    exports org.eigenbetrieb.planning.rules;
}
