package io.adtally.collector.admit;

import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Times on the wire: epoch milliseconds or RFC 3339, of the years 2000 to 9999. */
final class Times {
    /** What is no time, or none of those years. */
    static final long BAD = Long.MIN_VALUE;

    /** 2000-01-01T00:00:00Z. */
    static final long EARLIEST_MILLIS = 946_684_800_000L;

    /** The last millisecond of the year 9999. */
    static final long LATEST_MILLIS = 253_402_300_799_999L;

    private static final int SHORTEST_TEXT = 20; // 2026-11-24T12:00:00Z
    private static final int LONGEST_TEXT = 35; // nanoseconds and a zone

    private Times() {}

    /** The same number if it is a time in epoch milliseconds, else {@link #BAD}. */
    static long ofMillis(long millis) {
        return millis < EARLIEST_MILLIS || millis > LATEST_MILLIS ? BAD : millis;
    }

    /** Epoch milliseconds of an RFC 3339 text, fractions cut to milliseconds, else {@link #BAD}. */
    static long ofText(String text) {
        if (text.length() < SHORTEST_TEXT || text.length() > LONGEST_TEXT || !hasRfc3339Shape(text)) {
            return BAD;
        }
        try {
            return ofMillis(OffsetDateTime.parse(text).toInstant().toEpochMilli());
        } catch (DateTimeException e) {
            return BAD;
        }
    }

    /** Whether it has a four-digit year, seconds and an offset without any: java.time takes more than the RFC does. */
    private static boolean hasRfc3339Shape(String text) {
        char last = text.charAt(text.length() - 1);
        char sign = text.charAt(text.length() - 6);
        boolean hasOffset = last == 'Z' || last == 'z' || sign == '+' || sign == '-';
        return Character.isDigit(text.charAt(0)) && text.charAt(16) == ':' && hasOffset;
    }
}
