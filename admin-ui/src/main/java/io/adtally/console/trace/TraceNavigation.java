package io.adtally.console.trace;

import com.vaadin.flow.component.UI;
import io.adtally.platform.traffic.EventTrace;

/** Ways to one event's trace. */
public final class TraceNavigation {
    private TraceNavigation() {}

    public static void open(String eventId) {
        UI.getCurrent().navigate(TraceView.class, eventId);
    }

    /** Shows it above the present view, which stays as it is. */
    public static void show(EventTrace trace, String eventId) {
        new TraceDialog(trace, eventId).open();
    }
}
