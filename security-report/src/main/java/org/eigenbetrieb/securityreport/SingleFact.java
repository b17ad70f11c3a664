package org.eigenbetrieb.securityreport;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The single facts of a report. Those that every version names can have no narrower class. */
enum SingleFact {
    VON("zeitraum-von", "Beginn des Zeitraums", true, Expected.DAY),
    BIS("zeitraum-bis", "Ende des Zeitraums", true, Expected.DAY),
    STAND("stand", "Stand", true, Expected.DAY),
    GESAMT("anfragen-gesamt", "Anfragen gesamt", false, Expected.COUNT),
    GEMELDET("vorfaelle-gesamt", "Gemeldete Vorfälle", false, Expected.COUNT),
    ZIELE("erfasste-schutzziele", "Erfasste Schutzziele", false, Codes.expected(Schutzziel.values(), Schutzziel::code)),
    ERFASST("software-erfasst", "Dokumentierte Verfahren", false, Expected.COUNT),
    FEHLEND("software-fehlend", "Fehlende Verfahren", false, Expected.COUNT),
    MINDESTZAHL("mindestzahl-statistik", "Mindestzahl der Statistik", true, "a whole number from 1 on");

    private final String id;
    private final String label;
    private final boolean everywhere;
    private final String expected;

    SingleFact(String id, String label, boolean everywhere, String expected) {
        this.id = id;
        this.label = label;
        this.everywhere = everywhere;
        this.expected = expected;
    }

    String id() {
        return id;
    }

    String label() {
        return label;
    }

    boolean isEverywhere() {
        return everywhere;
    }

    String expected() {
        return expected;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(SingleFact::id).toList();
    }

    static Optional<SingleFact> find(String id) {
        return Arrays.stream(values()).filter(fact -> fact.id.equals(id)).findFirst();
    }
}
