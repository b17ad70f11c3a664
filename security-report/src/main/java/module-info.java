/** The security report. Exports nothing yet: its types come with a later release. */
module org.eigenbetrieb.securityreport {
    requires static org.jspecify;
}
