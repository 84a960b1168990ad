package io.adtally.console.models;

import com.vaadin.flow.component.UI;

/** Ways to the models. */
public final class ModelsNavigation {
    private ModelsNavigation() {}

    public static void open() {
        UI.getCurrent().navigate(ModelsView.class);
    }
}
