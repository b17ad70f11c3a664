package org.eigenbetrieb.ozg;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.eigenbetrieb.core.source.SourceRef;

/** Any catalogue: odd texts, several offices, bundles, unknown keys, types and reasons. */
public final class Samples {

    private static final SourceRef PLACE = SourceRef.of("liste.csv", 2, 0);

    private Samples() {}

    static Leistung entry(String id, OnlineStatus status) {
        return Leistung.builder()
                .id(id)
                .name("Leistung " + id)
                .status(status)
                .source(PLACE)
                .build();
    }

    static Leistungskatalog catalogue(String stand, Leistung... entries) {
        return new Leistungskatalog(LocalDate.parse(stand), List.of(entries));
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings()
                .withChars("abcXYZ äöüß,;\"'=+-0123456789§")
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static Arbitrary<List<StatusChange>> history(OnlineStatus status) {
        return Arbitraries.integers().between(0, 3).map(length -> {
            List<StatusChange> changes = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                OnlineStatus then =
                        i == length - 1 ? status : (i == 0 ? OnlineStatus.PLANNED : OnlineStatus.IN_PROGRESS);
                changes.add(new StatusChange(LocalDate.of(2020 + i, 2, 3), then));
            }
            return changes;
        });
    }

    private static Arbitrary<Leistung> entry() {
        Arbitrary<OnlineStatus> status = Arbitraries.of(OnlineStatus.class);
        Arbitrary<List<String>> offices = Arbitraries.of("01", "31", "66", "70", "Bauamt")
                .list()
                .uniqueElements()
                .ofMaxSize(3);
        Arbitrary<List<Reason>> reasons = Arbitraries.of(
                        "wartet-land", "pilot", "rechtliches-hindernis", "eigener-grund")
                .map(Reason::of)
                .list()
                .uniqueElements()
                .ofMaxSize(2);
        Arbitrary<String> keys =
                Arbitraries.of("", "99050035001000", "99115005104000", "kein Schlüssel", "99900000000000");
        Arbitrary<Integer> bundled = Arbitraries.integers().between(0, 40);
        Arbitrary<Scope> scopes = Arbitraries.of(Scope.class);
        return Combinators.combine(
                        Combinators.combine(text(), text(), scopes)
                                .as((name, ozg, scope) -> Leistung.builder()
                                        .id("")
                                        .name(name)
                                        .scope(scope)
                                        .ozgLeistung(scope == Scope.OZG ? ozg : "")),
                        status.flatMap(each -> history(each).map(changes -> new Object[] {each, changes})),
                        offices,
                        reasons,
                        keys,
                        bundled,
                        Arbitraries.of(EfaReuse.class),
                        Arbitraries.integers().between(0, 63))
                .as((builder, state, office, reason, key, bundle, efa, flags) -> {
                    builder.status((OnlineStatus) state[0]);
                    for (Object change : (List<?>) state[1]) {
                        builder.addHistory((StatusChange) change);
                    }
                    builder.aemter(office).reasons(reason).leika(key).efa(efa);
                    builder.fokus((flags & 1) != 0).internal((flags & 2) != 0).source(PLACE);
                    builder.typisierung(Typisierung.of((flags & 4) != 0 ? "1;2/3" : (flags & 8) != 0 ? "99x" : ""));
                    builder.variant((flags & 8) != 0 ? "fall-a" : "");
                    if (bundle > 0) {
                        builder.bundled(bundle);
                    }
                    if ((flags & 16) != 0) {
                        builder.addRatings(new Rating("1.1", 3));
                    }
                    if ((flags & 32) != 0) {
                        builder.addRatings(new Rating("2.0", 6));
                    }
                    return builder.id("neu").build();
                });
    }

    /** Catalogues of up to 12 entries, numbered from 1. */
    public static Arbitrary<Leistungskatalog> catalogues() {
        return entry().list().ofMaxSize(12).map(entries -> catalogue(entries, Koblenz.STAND));
    }

    static Leistungskatalog catalogue(List<Leistung> entries, LocalDate stand) {
        List<Leistung> numbered = new ArrayList<>();
        for (Leistung entry : entries) {
            numbered.add(Leistung.builder()
                    .from(entry)
                    .id(Integer.toString(numbered.size() + 1))
                    .source(SourceRef.of("liste.csv", numbered.size() + 2, 0))
                    .build());
        }
        return new Leistungskatalog(stand, numbered);
    }
}
