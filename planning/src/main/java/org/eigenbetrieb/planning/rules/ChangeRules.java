package org.eigenbetrieb.planning.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.source.Read;

/**
 * The triggers and values of one statute or bylaw: one rule file.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param id id of the file
 * @param title what it is, in German
 * @param legalForm legal form of the enterprises that it is for, for example {@code eigenbetrieb}; empty for all
 * @param jurisdiction where it applies
 * @param validity when it is in force
 * @param dates how sure the days of its validity are
 * @param source who says so
 * @param complete whether it holds every trigger of its text; when not, reports say so
 * @param triggers its triggers; ids are unique
 * @param values the values that it sets; ids are unique at any time
 */
public record ChangeRules(
        String id,
        String title,
        String legalForm,
        Jurisdiction jurisdiction,
        Validity validity,
        LegalSource.Standing dates,
        LegalSource source,
        boolean complete,
        List<Trigger> triggers,
        List<NamedValue> values) {

    /** Checks and copies the parts; see the record's description. */
    public ChangeRules {
        Ids.check(id);
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(dates, "dates");
        Objects.requireNonNull(source, "source");
        if (!legalForm.isEmpty()) {
            Ids.check(legalForm);
        }
        if (title.isBlank()) {
            throw new IllegalArgumentException("Rules " + id + " need a title");
        }
        triggers = List.copyOf(triggers);
        values = List.copyOf(values);
        Set<String> seen = new HashSet<>();
        for (Trigger trigger : triggers) {
            if (!seen.add(trigger.id())) {
                throw new IllegalArgumentException("Rules " + id + " have two triggers " + trigger.id());
            }
        }
    }

    /**
     * Reads a rule file.
     *
     * @param bytes the document; {@code docs/change-rules.md} lists its fields
     * @param file its name in messages
     * @return the rules, or nothing with every problem
     */
    public static Read<Optional<ChangeRules>> read(byte[] bytes, String file) {
        return ChangeRulesReader.read(bytes, file);
    }

    /**
     * The rules as a rule file, which {@link #read} reads back; shorthands are written out.
     *
     * @return the document
     */
    public String toJson() {
        return ChangeRulesWriter.write(this);
    }

    /**
     * A trigger.
     *
     * @param trigger its id
     * @return the trigger, or empty when there is none with this id
     */
    public Optional<Trigger> trigger(String trigger) {
        return triggers.stream().filter(each -> each.id().equals(trigger)).findFirst();
    }

    /**
     * The value that these rules set.
     *
     * @param value its id
     * @return the value, or empty when they leave it open
     */
    public Optional<NamedValue> value(String value) {
        return values.stream().filter(each -> each.id().equals(value)).findFirst();
    }

    /** The same rules with other triggers and values. */
    ChangeRules with(List<Trigger> otherTriggers, List<NamedValue> otherValues, boolean otherComplete) {
        return new ChangeRules(
                id, title, legalForm, jurisdiction, validity, dates, source, otherComplete, otherTriggers, otherValues);
    }
}
