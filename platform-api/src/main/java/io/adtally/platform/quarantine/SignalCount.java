package io.adtally.platform.quarantine;

/** What speaks against events, and against how many of a cluster. */
public record SignalCount(String signal, long events) {}
