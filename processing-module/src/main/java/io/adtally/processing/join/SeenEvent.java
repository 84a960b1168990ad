package io.adtally.processing.join;

/** An event already counted under a key: its id and its payload's hash. */
public record SeenEvent(String eventId, long payloadHigh, long payloadLow) {}
