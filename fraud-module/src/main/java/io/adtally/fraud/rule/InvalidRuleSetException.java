package io.adtally.fraud.rule;

/** A text is no rule set. The message is meant for the person who wrote it. */
public final class InvalidRuleSetException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String place;

    InvalidRuleSetException(String place, String problem) {
        super((place.isEmpty() ? "rule set" : place) + ": " + problem);
        this.place = place;
    }

    /** Where the fault is, for example {@code rules[2].when[0].above}; empty for the whole text. */
    public String place() {
        return place;
    }
}
