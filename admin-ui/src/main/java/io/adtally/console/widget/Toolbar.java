package io.adtally.console.widget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** The line above a list: filters to the left, actions to the right. */
public final class Toolbar extends Div {
    private static final long serialVersionUID = 1L;

    public Toolbar(Component... filters) {
        addClassName("toolbar");
        add(filters);
        Div gap = new Div();
        gap.addClassName("gap");
        add(gap);
    }

    public Toolbar actions(Component... actions) {
        add(actions);
        return this;
    }
}
