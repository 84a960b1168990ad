package io.adtally.console.thresholds;

import com.vaadin.flow.component.UI;

/** Ways to the thresholds. */
public final class ThresholdsNavigation {
    private ThresholdsNavigation() {}

    public static void open() {
        UI.getCurrent().navigate(ThresholdsView.class);
    }
}
