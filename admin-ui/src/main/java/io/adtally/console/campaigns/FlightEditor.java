package io.adtally.console.campaigns;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import io.adtally.console.widget.Messages;
import io.adtally.console.widget.Pickers;
import io.adtally.platform.campaign.Flight;
import io.adtally.platform.campaign.Money;
import io.adtally.platform.problem.RefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The flights of a campaign. */
class FlightEditor extends Div {
    private static final long serialVersionUID = 1L;

    final TextField name = new TextField("Flight");
    final DatePicker startsOn = Pickers.day("From");
    final DatePicker endsOn = Pickers.day("To");
    final TextField budget = new TextField("Budget");
    final Button addFlight = new Button("Add flight");

    private final transient List<Flight> flights;
    private final boolean editable;
    private final Div rows = new Div();

    FlightEditor(List<Flight> flights, boolean editable) {
        this.flights = new ArrayList<>(flights);
        this.editable = editable;
        addClassName("editor");
        rows.addClassName("editor-rows");
        add(new H3("Flights"), rows);
        if (editable) {
            name.setWidth("8rem");
            for (DatePicker day : List.of(startsOn, endsOn)) {
                day.setWidth("8.5rem");
            }
            budget.setWidth("6rem");
            addFlight.addClickListener(event -> take());
            Div line = new Div(name, startsOn, endsOn, budget, addFlight);
            line.addClassName("editor-new");
            add(line);
        }
        show();
    }

    List<Flight> flights() {
        return List.copyOf(flights);
    }

    /** Adds what is typed and not added yet; false if that is no flight. */
    boolean takeTyped() {
        boolean empty = name.isEmpty() && budget.isEmpty() && startsOn.isEmpty() && endsOn.isEmpty();
        return empty ? isGood() : take();
    }

    /** What it holds, typed or added. */
    List<Object> state() {
        return Arrays.asList(
                flights(), name.getValue(), budget.getValue(), startsOn.getValue(), endsOn.getValue(), isMistyped());
    }

    private boolean isGood() {
        boolean start = Pickers.isGood(startsOn);
        return Pickers.isGood(endsOn) && start;
    }

    private boolean isMistyped() {
        return startsOn.isInvalid() || endsOn.isInvalid();
    }

    private boolean take() {
        if (!isGood()) {
            return false;
        }
        if (startsOn.isEmpty() || endsOn.isEmpty()) {
            Messages.failure("A flight has a first and a last day");
            return false;
        }
        try {
            flights.add(new Flight(
                    name.getValue(),
                    startsOn.getValue(),
                    endsOn.getValue(),
                    Money.micros("flights", budget.getValue())));
        } catch (RefusedException refused) {
            Messages.failure(String.valueOf(refused.getMessage()));
            return false;
        }
        List.of(name, budget, startsOn, endsOn).forEach(HasValue::clear);
        show();
        return true;
    }

    private void show() {
        rows.removeAll();
        for (Flight flight : flights) {
            Div row = new Div(new Span(flight.name() + ", " + flight.startsOn() + " to " + flight.endsOn() + ", "
                    + Money.decimal(flight.budgetMicros())));
            row.addClassName("editor-row");
            if (editable) {
                Button remove = new Button(VaadinIcon.TRASH.create(), event -> {
                    flights.remove(flight);
                    show();
                });
                remove.addThemeVariants(ButtonVariant.TERTIARY);
                remove.setAriaLabel("Remove this flight");
                row.add(remove);
            }
            rows.add(row);
        }
        if (flights.isEmpty()) {
            rows.add(new Span("No flights: the campaign runs as a whole."));
        }
    }
}
