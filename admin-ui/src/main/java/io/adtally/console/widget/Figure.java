package io.adtally.console.widget;

import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Span;

/** A number with what it is and a remark. */
public final class Figure extends Card {
    private static final long serialVersionUID = 1L;

    public final Span value = new Span(Formats.NONE);
    public final Span remark = new Span();

    public Figure(String label) {
        addClassName("figure");
        Span name = new Span(label);
        name.addClassName("label");
        value.addClassName("value");
        remark.addClassName("secondary");
        add(name, value, remark);
    }

    /** Shows another value, of several lines where there are several. */
    public void show(String newValue, String newRemark) {
        value.setText(newValue);
        remark.setText(newRemark);
    }

    /** Red, as long as something is wrong. */
    public void warn(boolean wrong) {
        value.getElement().getClassList().set("wrong", wrong);
    }
}
