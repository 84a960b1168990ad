package io.adtally.event;

/** What the pipeline keeps an event under: one key for an impression, its copies, its clicks and what follows them. */
public final class JoinKey {
    private JoinKey() {}

    /**
     * The impression the event belongs to, or its own id where it belongs to none. What is no ULID names none: no
     * impression has such an id, and a text that many clients share ("undefined") must not bring all of them together.
     */
    public static String of(AdEvent event) {
        String impressionId = event.getImpressionId();
        boolean follows =
                event.getEventType() != EventType.IMPRESSION && impressionId != null && Ulid.isValid(impressionId);
        return follows ? impressionId : event.getEventId();
    }
}
