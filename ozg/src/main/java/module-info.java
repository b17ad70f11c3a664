/** The catalogue of online services (Onlinezugangsgesetz). Exports nothing yet: its types come with a later release. */
module org.eigenbetrieb.ozg {
    requires static org.jspecify;
}
