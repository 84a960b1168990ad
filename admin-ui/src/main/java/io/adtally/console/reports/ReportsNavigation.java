package io.adtally.console.reports;

import com.vaadin.flow.component.UI;

/** Ways to the reports. */
public final class ReportsNavigation {
    private ReportsNavigation() {}

    public static void open() {
        UI.getCurrent().navigate(ReportsView.class);
    }
}
