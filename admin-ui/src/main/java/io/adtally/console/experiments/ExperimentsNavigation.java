package io.adtally.console.experiments;

import com.vaadin.flow.component.UI;

/** Ways to the experiments. */
public final class ExperimentsNavigation {
    private ExperimentsNavigation() {}

    public static void open() {
        UI.getCurrent().navigate(ExperimentsView.class);
    }
}
