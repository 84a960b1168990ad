package io.adtally.console.dashboard;

import com.vaadin.flow.component.UI;

/** Ways to the dashboard. */
public final class DashboardNavigation {
    private DashboardNavigation() {}

    public static void open() {
        UI.getCurrent().navigate(DashboardView.class);
    }
}
