package io.adtally.console.trace;

import com.vaadin.flow.component.UI;

/** Ways to one event's trace. */
public final class TraceNavigation {
    private TraceNavigation() {}

    public static void open(String eventId) {
        UI.getCurrent().navigate(TraceView.class, eventId);
    }
}
