package io.adtally.outcome;

import java.util.Locale;

/**
 * The one outcome of an event at any time. Declared in the order in which they are decided: the first that applies wins,
 * so that {@code accepted = sum over all outcomes + in flight} holds for every source and minute.
 */
public enum Outcome {
    /** Refused by validation; the original is in {@code invalid_events}. */
    INVALID,
    /** Its event time lies more than 24 h before its receipt; kept in {@code late_events}. */
    TOO_LATE,
    /** Same id and same payload as an event already counted. */
    DUPLICATE,
    /** General invalid traffic: known crawlers, listed addresses (MRC guidelines). */
    GIVT,
    /** Sophisticated invalid traffic. */
    SIVT,
    /** Suspicious; waits for an analyst. */
    QUARANTINED,
    /** A click whose impression has not been seen within the join window. */
    UNMATCHED,
    /** Counted and paid for. */
    BILLABLE;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name used in stores, topics and reports. */
    public String wire() {
        return wire;
    }

    /** The outcome with that wire name; throws IllegalArgumentException for any other text. */
    public static Outcome ofWire(String wire) {
        for (Outcome outcome : values()) {
            if (outcome.wire.equals(wire)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("no outcome is named " + wire);
    }
}
