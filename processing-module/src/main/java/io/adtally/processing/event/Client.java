package io.adtally.processing.event;

/**
 * What an event's client runs on, as reports divide it; both are empty where no user agent was sent.
 *
 * @param device desktop, mobile, tablet, tv, bot or other
 * @param os Windows, macOS, Android, iOS, Linux, ChromeOS or other
 */
public record Client(String device, String os) {
    /** Of an event without a user agent. */
    public static final Client UNKNOWN = new Client("", "");
}
