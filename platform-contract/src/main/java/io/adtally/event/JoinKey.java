package io.adtally.event;

/** What the pipeline keeps an event under: one key for an impression, its copies, its clicks and what follows them. */
public final class JoinKey {
    private JoinKey() {}

    /** The impression the event belongs to, or its own id where it belongs to none. */
    public static String of(AdEvent event) {
        boolean ownKey = event.getEventType() == EventType.IMPRESSION || event.getImpressionId() == null;
        return ownKey ? event.getEventId() : event.getImpressionId();
    }
}
