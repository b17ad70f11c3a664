/** The Stellenübersicht. Exports nothing yet: its types come with a later release. */
module org.eigenbetrieb.staffing {
    requires static org.jspecify;
}
