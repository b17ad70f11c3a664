package org.eigenbetrieb.securityreport;

/** Groups of values of a report that are disclosed or withheld together. */
public enum Field {
    /** Requests by kind. */
    REQUESTS("Anfragen nach Art", Classification.PUBLIC),
    /** Ids of incidents; where they are withheld, incidents are numbered. */
    INCIDENT_ID("Kennung der Vorfälle", Classification.INTERNAL),
    /** What happened. */
    INCIDENT_TITLE("Bezeichnung der Vorfälle", Classification.PUBLIC),
    /** Where it came from. */
    INCIDENT_ORIGIN("Herkunft der Vorfälle", Classification.INTERNAL),
    /** Protection goals that were hurt. */
    INCIDENT_GOALS("Schutzziele", Classification.PUBLIC),
    /** Days of beginning, awareness, containment and recovery. */
    INCIDENT_DAYS("Tage der Vorfälle", Classification.PUBLIC),
    /** Times of day. */
    INCIDENT_TIMES("Uhrzeiten der Vorfälle", Classification.INTERNAL),
    /** How long something took. */
    INCIDENT_DURATIONS("Dauern", Classification.PUBLIC),
    /** How much was affected. */
    INCIDENT_EXTENT("Umfang der Vorfälle", Classification.PUBLIC),
    /** Reports to authorities and their deadlines. */
    NOTIFICATIONS("Meldungen und Fristen", Classification.INTERNAL),
    /** Whether the enterprise falls under a duty, with the reason. */
    SCOPE("Geltung der Meldepflichten", Classification.INTERNAL),
    /** What is done. */
    TASK_TITLE("Bezeichnung der Maßnahmen", Classification.PUBLIC),
    /** Requirements that a measure serves. */
    TASK_REQUIREMENTS("Anforderungen", Classification.INTERNAL),
    /** When it is due. */
    TASK_DUE("Termine", Classification.PUBLIC),
    /** Status and progress. */
    TASK_STATUS("Stand der Maßnahmen", Classification.PUBLIC),
    /** Why it is late or paused. */
    TASK_REASON("Gründe", Classification.INTERNAL),
    /** Function that is responsible. */
    TASK_ROLE("Zuständige Funktion", Classification.INTERNAL),
    /** Progress of the software register. */
    SOFTWARE("Verfahrensverzeichnis", Classification.PUBLIC);

    private final String label;
    private final Classification standard;

    Field(String label, Classification standard) {
        this.label = label;
        this.standard = standard;
    }

    /**
     * The group as it is printed.
     *
     * @return the German label
     */
    public String label() {
        return label;
    }

    /**
     * Its class unless a {@link Disclosure} says otherwise.
     *
     * @return the class
     */
    public Classification standard() {
        return standard;
    }
}
