package org.eigenbetrieb.ozg;

import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.law.LegalSource;

/** The rules that the library brings along. */
final class Derivations {

    private Derivations() {}

    private static boolean any(List<Leistung> entries, OnlineStatus status) {
        return entries.stream().anyMatch(entry -> entry.status() == status);
    }

    record EveryEntry() implements StatusDerivation {

        @Override
        public String label() {
            return "online, wenn alle Leistungen online sind";
        }

        @Override
        public LegalSource source() {
            return LegalSource.practice("Zählweise der Stadt: alle Leistungen der OZG-Leistung");
        }

        @Override
        public Optional<OnlineStatus> derive(List<Leistung> entries) {
            if (entries.stream().allMatch(entry -> entry.status() == OnlineStatus.ONLINE)) {
                return Optional.of(OnlineStatus.ONLINE);
            }
            if (any(entries, OnlineStatus.ONLINE) || any(entries, OnlineStatus.IN_PROGRESS)) {
                return Optional.of(OnlineStatus.IN_PROGRESS);
            }
            return Optional.of(any(entries, OnlineStatus.PLANNED) ? OnlineStatus.PLANNED : OnlineStatus.NOT_OFFERED);
        }
    }

    record OneEntry() implements StatusDerivation {

        @Override
        public String label() {
            return "online, wenn eine Leistung online ist";
        }

        @Override
        public LegalSource source() {
            return LegalSource.practice("Zählweise der Stadt: eine Leistung der OZG-Leistung genügt");
        }

        @Override
        public Optional<OnlineStatus> derive(List<Leistung> entries) {
            return entries.stream().map(Leistung::status).min(OnlineStatus::compareTo);
        }
    }

    record Maturity(String model, int level) implements StatusDerivation {

        Maturity {
            new Rating(model, level);
        }

        @Override
        public String label() {
            return "online, wenn eine Leistung Reifegrad " + level + " (Modell " + model + ") erreicht";
        }

        @Override
        public LegalSource source() {
            return new LegalSource(
                    LegalSource.Kind.STANDARD,
                    "digitale-verwaltung.de, Reifegradmodell",
                    "",
                    null,
                    LegalSource.Standing.UNVERIFIED);
        }

        @Override
        public Optional<OnlineStatus> derive(List<Leistung> entries) {
            if (entries.stream().anyMatch(entry -> entry.level(model).orElse(-1) >= level)) {
                return Optional.of(OnlineStatus.ONLINE);
            }
            if (StatusDerivation.rated(entries, model) < entries.size()) {
                return Optional.empty();
            }
            return new OneEntry()
                    .derive(entries)
                    .map(status -> status == OnlineStatus.ONLINE ? OnlineStatus.IN_PROGRESS : status);
        }
    }
}
