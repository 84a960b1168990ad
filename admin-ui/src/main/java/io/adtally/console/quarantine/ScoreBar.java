package io.adtally.console.quarantine;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.adtally.console.widget.Formats;

/** A score from 0 to 1 as a bar and a number. */
class ScoreBar extends Div {
    private static final long serialVersionUID = 1L;

    ScoreBar(double score) {
        addClassName("score");
        Div bar = new Div(new Div());
        bar.addClassName("meter");
        bar.getElement().getStyle().set("--score", Double.toString(score));
        add(bar, new Span(Formats.score(score)));
    }
}
