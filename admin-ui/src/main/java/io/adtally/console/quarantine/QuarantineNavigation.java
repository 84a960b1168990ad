package io.adtally.console.quarantine;

import com.vaadin.flow.component.UI;

/** Ways to the review. */
public final class QuarantineNavigation {
    private QuarantineNavigation() {}

    public static void open() {
        UI.getCurrent().navigate(QuarantineView.class);
    }
}
