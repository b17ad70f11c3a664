package org.eigenbetrieb.core.architecture.bad;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Supplier;

/** Breaks the rule against hidden input in the first half and keeps it in the second. */
@SuppressWarnings({"JavaTimeDefaultTimeZone", "StringCaseLocaleUsage", "DefaultLocale"})
final class HiddenInput {

    LocalDate today() {
        return LocalDate.now();
    }

    Supplier<Instant> later() {
        return Instant::now;
    }

    String here() {
        return Locale.getDefault().toString() + ZoneId.systemDefault();
    }

    String lower(String text) {
        return text.toLowerCase();
    }

    String text(int number) {
        return String.format("%d", number);
    }

    String home() {
        return System.getProperty("user.home", "");
    }

    LocalDate today(Clock clock) {
        return LocalDate.now(clock);
    }

    LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    String lower(String text, Locale locale) {
        return text.toLowerCase(locale) + String.format(locale, "%d", 1);
    }
}
