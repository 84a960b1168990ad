package io.adtally.console.lists;

import com.vaadin.flow.component.UI;

/** Ways to the lists. */
public final class ListsNavigation {
    private ListsNavigation() {}

    public static void open() {
        UI.getCurrent().navigate(ListsView.class);
    }
}
