package io.adtally.console.trace;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Toolbar;
import io.adtally.platform.traffic.EventTrace;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Where is my event? */
@Route("trace")
@PageTitle("Event trace")
@Menu(order = 1.2, icon = "vaadin:road", title = "Event trace")
@RolesAllowed({"ADMIN", "CAMPAIGN_MANAGER", "FRAUD_ANALYST", "LEAD", "OPERATOR"})
class TraceView extends Div implements HasUrlParameter<String> {
    private static final long serialVersionUID = 1L;

    final TextField eventId = new TextField();
    final Button look = new Button("Look up");
    final TracePanel answer;

    TraceView(EventTrace trace) {
        answer = new TracePanel(trace);
        addClassName("page");
        eventId.setPlaceholder("Event id, for example 01JD8Z5WQ3M6S9V2Y4B7E1K0HT");
        eventId.setAriaLabel("Event id");
        eventId.setPrefixComponent(VaadinIcon.SEARCH.create());
        eventId.setWidth("26rem");
        eventId.addKeyPressListener(Key.ENTER, event -> show());
        look.addThemeVariants(ButtonVariant.PRIMARY);
        look.addClickListener(event -> show());
        answer.show(new EmptyState(
                VaadinIcon.ROAD,
                "Where is my event?",
                "Type its id to see when it was received and how it was counted."));
        add(new Toolbar(eventId, look), answer);
    }

    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable String id) {
        if (id != null) {
            eventId.setValue(id);
            show();
        }
    }

    private void show() {
        eventId.setInvalid(false);
        answer.show(eventId.getValue(), message -> {
            eventId.setErrorMessage(message);
            eventId.setInvalid(true);
        });
    }
}
