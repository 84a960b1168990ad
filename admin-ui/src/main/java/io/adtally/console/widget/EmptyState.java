package io.adtally.console.widget;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What is shown where there is nothing: what would be here, and how to get it there. */
public final class EmptyState extends Div {
    private static final long serialVersionUID = 1L;

    public EmptyState(VaadinIcon icon, String title, String hint) {
        addClassName("empty-state");
        Span heading = new Span(title);
        heading.addClassName("empty-title");
        add(icon.create(), heading, new Paragraph(hint));
    }
}
