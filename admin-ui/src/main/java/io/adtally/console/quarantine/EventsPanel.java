package io.adtally.console.quarantine;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.dom.Style;
import io.adtally.console.trace.TraceNavigation;
import io.adtally.console.widget.Amounts;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.Facts;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.KeysetItems;
import io.adtally.console.widget.Signals;
import io.adtally.platform.quarantine.QuarantinedItem;
import io.adtally.platform.quarantine.Review;
import io.adtally.platform.quarantine.Selection;
import java.util.Set;

/** The events of a cluster, loaded as they are scrolled to; details of the first, then of the one clicked. */
class EventsPanel extends Div {
    private static final long serialVersionUID = 1L;

    final Grid<QuarantinedItem> grid = new Grid<>();
    private final Div details = new Div();

    EventsPanel(Review review, Selection selection, Runnable closing) {
        addClassNames("detail", "events-panel");
        details.addClassName("stack");
        Button close = new Button(VaadinIcon.CLOSE_SMALL.create(), event -> closing.run());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel("Close");
        Div header = new Div(new H2(QuarantineView.name(selection.value())), close);
        header.addClassName("detail-header");
        fill(review, selection);
        add(header, grid, details);
    }

    Set<QuarantinedItem> selected() {
        return grid.getSelectedItems();
    }

    private void fill(Review review, Selection selection) {
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.addColumn(item -> Formats.time(item.eventTime()))
                .setHeader(Formats.inZone("Time"))
                .setWidth("100px")
                .setFlexGrow(0);
        grid.addColumn(item -> Formats.words(item.eventType()))
                .setHeader("Event")
                .setWidth("110px")
                .setFlexGrow(0);
        grid.addColumn(QuarantinedItem::ip)
                .setHeader("Address")
                .setWidth("130px")
                .setFlexGrow(1);
        grid.addColumn(new ComponentRenderer<>(item -> new ScoreBar(item.score() == null ? 0 : item.score())))
                .setHeader("Score")
                .setWidth("140px")
                .setFlexGrow(0);
        grid.addColumn(item -> Amounts.money(item.stakeMicros(), item.currency()))
                .setHeader("At stake")
                .setTooltipGenerator(item -> Amounts.exact(item.stakeMicros(), item.currency()))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("105px")
                .setFlexGrow(0);
        grid.setItems(new KeysetItems<>("", (after, limit) -> review.events(selection, after, limit)));
        grid.addItemClickListener(event -> show(event.getItem()));
        grid.setHeight("36%");
        review.events(selection, "", 1).items().stream().findFirst().ifPresent(this::show);
    }

    private void show(QuarantinedItem item) {
        details.removeAll();
        Div signals = new Div();
        signals.addClassName("line");
        item.signals().forEach(signal -> signals.add(badge(signal)));
        Button trace = new Button("Trace", VaadinIcon.ROAD.create(), event -> TraceNavigation.open(item.eventId()));
        trace.getStyle().setAlignSelf(Style.AlignSelf.START);
        details.add(
                new Facts()
                        .with("Event", item.eventId())
                        .with("Happened", Formats.momentInZone(item.eventTime()))
                        .with("Speaks against it", signals)
                        .with("Reason", Formats.words(item.reason()))
                        .with("Campaign, ad", item.campaignId() + ", " + item.adId())
                        .with("Placement, site", item.placementId() + ", " + item.siteId())
                        .with("Country", item.country())
                        .with("Device", item.device())
                        .with("User agent", item.userAgent())
                        .with("Page", item.url())
                        .with("Model", item.modelVersion()),
                trace);
    }

    private static Badge badge(String signal) {
        Badge badge = Badges.of(Signals.words(signal), Badges.Tone.WAITING);
        badge.getElement().setAttribute("title", Signals.measure(signal));
        return badge;
    }
}
