package io.adtally.console.trace;

import io.adtally.platform.traffic.EventTrace;

/** Ways to one event's trace. */
public final class TraceNavigation {
    private TraceNavigation() {}

    /** Shows it above the present view, which stays as it is. */
    public static void show(EventTrace trace, String eventId) {
        new TraceDialog(trace, eventId).open();
    }
}
