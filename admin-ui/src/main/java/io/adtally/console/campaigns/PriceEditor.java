package io.adtally.console.campaigns;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.adtally.campaign.PricingModel;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Messages;
import io.adtally.console.widget.Pickers;
import io.adtally.platform.campaign.Money;
import io.adtally.platform.campaign.Price;
import io.adtally.platform.problem.RefusedException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Prices over time; those that were in force stay as they are. */
class PriceEditor extends Div {
    private static final long serialVersionUID = 1L;

    final DateTimePicker from = Pickers.moment(Formats.inZone("From"));
    final Select<PricingModel> model = new Select<>();
    final TextField amount = new TextField("Price");
    final Button addPrice = new Button("Add price");

    private final transient List<Price> saved;
    private final transient List<Price> prices;
    private final boolean editable;
    private final Div rows = new Div();

    PriceEditor(List<Price> prices, boolean editable) {
        this.saved = List.copyOf(prices);
        this.prices = new ArrayList<>(prices);
        this.editable = editable;
        addClassName("editor");
        rows.addClassName("editor-rows");
        add(new H3("Prices"), rows);
        if (editable) {
            add(newPrice());
        }
        show();
    }

    List<Price> prices() {
        return List.copyOf(prices);
    }

    private Div newPrice() {
        model.setLabel("Model");
        model.setItems(PricingModel.values());
        model.setValue(PricingModel.CPM);
        model.setWidth("6.5rem");
        amount.setWidth("7rem");
        // The first price counts from now on, a change from the next full hour.
        LocalDateTime hour = LocalDateTime.now(Formats.zone()).truncatedTo(ChronoUnit.HOURS);
        from.setValue(saved.isEmpty() ? hour : hour.plusHours(1));
        addPrice.addClickListener(event -> take());
        Div line = new Div(from, model, amount, addPrice);
        line.addClassName("editor-new");
        return line;
    }

    /** Adds what is typed and not added yet; false if that is no price. */
    boolean takeTyped() {
        return amount.isEmpty() ? Pickers.isGood(from) : take();
    }

    /** What it holds, typed or added. */
    List<Object> state() {
        return List.of(prices(), amount.getValue());
    }

    private boolean take() {
        if (!Pickers.isGood(from)) {
            return false;
        }
        if (from.isEmpty()) {
            from.setErrorMessage("A price begins at a moment");
            from.setInvalid(true);
            return false;
        }
        try {
            prices.add(new Price(
                    Objects.requireNonNull(Pickers.instant(from)),
                    Objects.requireNonNull(model.getValue()),
                    Money.micros("prices", amount.getValue())));
        } catch (RefusedException refused) {
            Messages.failure(String.valueOf(refused.getMessage()));
            return false;
        }
        amount.clear();
        show();
        return true;
    }

    private void show() {
        rows.removeAll();
        prices.sort(Comparator.comparing(Price::from));
        Instant now = Instant.now();
        Price inForce = prices.stream()
                .filter(price -> !price.from().isAfter(now))
                .reduce((earlier, later) -> later)
                .orElse(null);
        for (Price price : prices) {
            Span text = new Span(price.model() + " " + Money.decimal(price.priceMicros()) + " from "
                    + Formats.momentInZone(price.from()));
            Div row = new Div(text);
            row.addClassName("editor-row");
            if (!price.from().isAfter(now)) {
                row.add(
                        price.equals(inForce)
                                ? Badges.of("In force", Badges.Tone.GOOD)
                                : Badges.of("Past", Badges.Tone.NEUTRAL));
            }
            if (editable && (price.from().isAfter(now) || !saved.contains(price))) {
                row.add(remove(price));
            }
            rows.add(row);
        }
        if (prices.isEmpty()) {
            rows.add(new Span("No price yet: only a draft may be without one."));
        }
    }

    private Button remove(Price price) {
        Button remove = new Button(VaadinIcon.TRASH.create(), event -> {
            prices.remove(price);
            show();
        });
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel("Remove this price");
        return remove;
    }
}
