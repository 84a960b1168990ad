package io.adtally.console.widget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What is open beside a list, and how it is closed. */
public final class DetailHeader extends Div {
    private static final long serialVersionUID = 1L;

    /** @param beside stand between the title and the button */
    public DetailHeader(String title, Runnable closing, Component... beside) {
        addClassName("detail-header");
        Button close = new Button(VaadinIcon.CLOSE_SMALL.create(), event -> closing.run());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel("Close");
        add(new H2(title));
        add(beside);
        add(close);
    }
}
