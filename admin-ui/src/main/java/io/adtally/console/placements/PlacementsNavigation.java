package io.adtally.console.placements;

import com.vaadin.flow.component.UI;

/** Ways to the placements. */
public final class PlacementsNavigation {
    private PlacementsNavigation() {}

    public static void open() {
        UI.getCurrent().navigate(PlacementsView.class);
    }
}
