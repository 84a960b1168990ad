package io.adtally.console.trace;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.adtally.console.widget.EmptyState;
import io.adtally.platform.traffic.EventTrace;

/** An event's way over whatever view asks for it, which stays as it is. */
class TraceDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    TraceDialog(EventTrace trace, String eventId) {
        setHeaderTitle("Event " + eventId);
        setWidth("46rem");
        TracePanel panel = new TracePanel(trace);
        panel.show(eventId, message -> panel.show(new EmptyState(VaadinIcon.QUESTION_CIRCLE, "No event id", message)));
        add(panel);
        Anchor alone = new Anchor("trace/" + eventId, "Open in a tab of its own", AnchorTarget.BLANK);
        getFooter().add(alone, new Button("Close", event -> close()));
    }
}
