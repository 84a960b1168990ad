package io.adtally.console.widget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;

/** Names and values of one thing. */
public final class Facts extends DescriptionList {
    private static final long serialVersionUID = 1L;

    public Facts() {
        addClassName("facts");
    }

    public Facts with(String name, String value) {
        return with(name, new Span(value.isEmpty() ? Formats.NONE : value));
    }

    public Facts with(String name, Component value) {
        add(new Term(name), new Description(value));
        return this;
    }
}
