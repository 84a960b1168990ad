package io.adtally.fraud.rule;

import io.adtally.fraud.verdict.Reason;
import java.util.List;
import java.util.Locale;

/**
 * Fires for an event of which all its conditions hold. Immutable.
 *
 * @param id lower-case letters, digits and underscores, beginning with a letter, at most 64
 * @param reason what an event is called that it decides
 * @param mode what it does when it fires
 * @param remark for people, at most 500 characters, possibly empty
 * @param conditions 1 to 8
 */
public record Rule(String id, Reason reason, Mode mode, String remark, List<Condition> conditions) {
    private static final String ID = "[a-z][a-z0-9_]{0,63}";
    private static final int LONGEST_REMARK = 500;
    private static final int MOST_CONDITIONS = 8;

    /** What a rule does when it fires. */
    public enum Mode {
        /** It decides the event, if no rule before it has. */
        ENABLED,
        /** It is noted and decides nothing: a rule on trial. */
        SHADOW;

        private final String wire = name().toLowerCase(Locale.ROOT);

        /** The name in stored rules. */
        public String wire() {
            return wire;
        }
    }

    /** Copies the conditions. */
    public Rule {
        conditions = List.copyOf(conditions);
        if (!id.matches(ID)) {
            throw new IllegalArgumentException("id must match " + ID + ": " + id);
        }
        if (remark.length() > LONGEST_REMARK) {
            throw new IllegalArgumentException(
                    "remark must have at most " + LONGEST_REMARK + " characters: " + remark.length());
        }
        if (conditions.isEmpty() || conditions.size() > MOST_CONDITIONS) {
            throw new IllegalArgumentException(
                    "there must be 1 to " + MOST_CONDITIONS + " conditions: " + conditions.size());
        }
    }
}
