package io.adtally.fraud.rule;

import org.jspecify.annotations.Nullable;

/**
 * What the list rules say about one event. Declared in the order in which they are decided: the first that applies wins.
 * The reasons are the sub-classes of general invalid traffic (GIVT) in the MRC's Invalid Traffic Detection and
 * Filtration Guidelines that lists can decide. Wire names are stored and reported: never rename one.
 */
public enum Verdict {
    /** No list names this event. It may still be invalid for another reason. */
    NONE(null),
    /** The user agent declares a known crawler, HTTP library or automation tool (MRC: known bots and spiders). */
    KNOWN_CRAWLER("known_crawler"),
    /** The address is on the blocklist (MRC: known invalid sources). */
    BLOCKED_ADDRESS("blocked_address");

    private final @Nullable String reason;

    Verdict(@Nullable String reason) {
        this.reason = reason;
    }

    /** Whether the event is general invalid traffic: true for every verdict but {@link #NONE}. */
    public boolean givt() {
        return reason != null;
    }

    /** The reason's name in stores, topics and reports; null for {@link #NONE}. */
    public @Nullable String reason() {
        return reason;
    }
}
