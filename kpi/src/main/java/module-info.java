/** Key figures of municipal IT. Exports nothing yet: its types come with a later release. */
module org.eigenbetrieb.kpi {
    requires static org.jspecify;
}
