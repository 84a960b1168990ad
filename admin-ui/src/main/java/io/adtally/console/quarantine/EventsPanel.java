package io.adtally.console.quarantine;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.dom.Style;
import io.adtally.console.trace.TraceNavigation;
import io.adtally.console.widget.Amounts;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.DetailHeader;
import io.adtally.console.widget.Facts;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Granted;
import io.adtally.console.widget.KeysetItems;
import io.adtally.console.widget.Signals;
import io.adtally.platform.account.Permission;
import io.adtally.platform.quarantine.Cluster;
import io.adtally.platform.quarantine.QuarantinedItem;
import io.adtally.platform.quarantine.Review;
import io.adtally.platform.quarantine.Selection;
import io.adtally.platform.quarantine.SignalCount;
import io.adtally.platform.traffic.EventTrace;
import java.util.List;
import java.util.Set;

/**
 * What speaks against a cluster and its events, loaded as they are scrolled to; details of the first, then of the one
 * clicked.
 */
class EventsPanel extends Div {
    private static final long serialVersionUID = 1L;

    private static final int MOST_SIGNALS = 5;
    /** As many as can be decided on at once. */
    private static final int MOST_SELECTED = 5000;

    final Grid<QuarantinedItem> grid = new Grid<>();
    final Div signals = new Div();
    private final Div details = new Div();
    private final transient Review review;
    private final transient EventTrace trace;
    private final transient Selection selection;

    EventsPanel(Review review, EventTrace trace, Cluster cluster, Selection selection, Runnable closing) {
        this.review = review;
        this.trace = trace;
        this.selection = selection;
        addClassNames("detail", "events-panel");
        details.addClassName("stack");
        signals.addClassName("line");
        review.signals(selection).stream().limit(MOST_SIGNALS).forEach(count -> signals.add(badge(count, cluster)));
        fill();
        add(new DetailHeader(QuarantineView.name(selection.value()), closing), signals, grid, details);
    }

    /** Selects those of the events that still are among these. */
    final void select(List<String> eventIds) {
        grid.asMultiSelect()
                .select(review.events(selection, eventIds.subList(0, Math.min(eventIds.size(), MOST_SELECTED))));
    }

    Set<QuarantinedItem> selected() {
        return grid.getSelectedItems();
    }

    private void fill() {
        grid.setAriaLabel("Events of the cluster");
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.addColumn(item -> Formats.moment(item.eventTime()))
                .setHeader(Formats.inZone("Time"))
                .setWidth("155px")
                .setFlexGrow(0);
        grid.addColumn(item -> Formats.words(item.eventType()))
                .setHeader("Event")
                .setWidth("105px")
                .setFlexGrow(0);
        grid.addColumn(QuarantinedItem::ip)
                .setHeader("Address")
                .setWidth("125px")
                .setFlexGrow(1);
        grid.addColumn(new ComponentRenderer<>(item -> new ScoreBar(item.score() == null ? 0 : item.score())))
                .setHeader("Score")
                .setWidth("100px")
                .setFlexGrow(0);
        grid.addColumn(item -> Amounts.money(item.stakeMicros(), item.currency()))
                .setHeader("At stake")
                .setTooltipGenerator(item -> Amounts.exact(item.stakeMicros(), item.currency()))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("100px")
                .setFlexGrow(0);
        KeysetItems.feed(grid, "", (after, limit) -> review.events(selection, after, limit));
        grid.addItemClickListener(event -> show(event.getItem()));
        grid.setHeight("36%");
        review.events(selection, "", 1).items().stream().findFirst().ifPresent(this::show);
    }

    private void show(QuarantinedItem item) {
        details.removeAll();
        Div itsSignals = new Div();
        itsSignals.addClassName("line");
        item.signals().forEach(signal -> itsSignals.add(badge(Signals.words(signal), Signals.measure(signal))));
        details.add(new Facts()
                .with("Event", item.eventId())
                .with("Happened", Formats.momentInZone(item.eventTime()))
                .with("Speaks against it", itsSignals)
                .with("Reason", Formats.words(item.reason()))
                .with("Campaign, ad", item.campaignId() + ", " + item.adId())
                .with("Placement, site", item.placementId() + ", " + item.siteId())
                .with("Country", item.country())
                .with("Device", item.device())
                .with("User agent", item.userAgent())
                .with("Page", item.url())
                .with("Model", item.modelVersion()));
        if (Granted.may(Permission.TRAFFIC_READ)) {
            Button history =
                    new Button("Trace", VaadinIcon.ROAD.create(), event -> TraceNavigation.show(trace, item.eventId()));
            history.getStyle().setAlignSelf(Style.AlignSelf.START);
            details.add(history);
        }
    }

    private static Badge badge(SignalCount count, Cluster cluster) {
        return badge(
                Signals.words(count.signal()) + " " + Formats.count(count.events()),
                "Speaks against " + Formats.count(count.events()) + " of " + Formats.count(cluster.events(), "event"));
    }

    private static Badge badge(String text, String title) {
        Badge badge = Badges.of(text, Badges.Tone.WAITING);
        badge.getElement().setAttribute("title", title);
        return badge;
    }
}
