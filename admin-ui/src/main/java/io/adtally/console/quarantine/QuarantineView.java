package io.adtally.console.quarantine;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.Command;
import io.adtally.console.widget.Amounts;
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Granted;
import io.adtally.console.widget.Messages;
import io.adtally.console.widget.Toolbar;
import io.adtally.platform.account.Permission;
import io.adtally.platform.quarantine.Cluster;
import io.adtally.platform.quarantine.Decision;
import io.adtally.platform.quarantine.Dimension;
import io.adtally.platform.quarantine.QuarantinedItem;
import io.adtally.platform.quarantine.QueueFilter;
import io.adtally.platform.quarantine.Review;
import io.adtally.platform.quarantine.ReviewView;
import io.adtally.platform.quarantine.ReviewViews;
import io.adtally.platform.quarantine.Selection;
import io.adtally.platform.quarantine.Verdict;
import io.adtally.platform.traffic.EventTrace;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Clusters by money at stake; a cluster's events beside them; decisions below another tab. Keys: R, F, Escape. */
@Route("quarantine")
@PageTitle("Quarantine review")
@Menu(order = 2.1, icon = "vaadin:shield", title = "Quarantine")
@RolesAllowed({"ADMIN", "FRAUD_ANALYST", "LEAD"})
class QuarantineView extends Div {
    private static final long serialVersionUID = 1L;
    private static final String ADVERTISERS = "advertisers";
    private static final String PRESENT = "present";
    private static final String BETWEEN = "between";

    final Select<Dimension> dimension = new Select<>();
    final TextField campaign = new TextField();
    final NumberField leastScore = new NumberField();
    final Grid<Cluster> grid = new Grid<>();
    final Button release = new Button("Release", VaadinIcon.CHECK.create());
    final Button confirmFraud = new Button("Confirm fraud", VaadinIcon.BAN.create());
    final MasterDetailLayout layout = new MasterDetailLayout();
    final SavedViews views;
    final DecisionsPanel decisions;

    private final Span waiting = new Span();
    private final transient Review review;
    private final transient EventTrace trace;
    /** With which the clusters shown were found: decisions are about those events and no others. */
    private transient QueueFilter filter = QueueFilter.ALL;

    private @Nullable EventsPanel events;
    /** A view changes several fields, after which clusters are looked for once. */
    private boolean applying;

    QuarantineView(Review review, ReviewViews kept, EventTrace trace, Clock clock) {
        this.review = review;
        this.trace = trace;
        views = new SavedViews(kept, this::view, this::apply);
        decisions = new DecisionsPanel(review, clock, this::refresh);
        addClassNames("page", "full");
        fillFilters();
        fillGrid();
        layout.setMaster(grid);
        layout.setMasterSize("520px", true);
        layout.setDetailSize("650px", false);
        layout.setSizeFull();
        Div queue = new Div(toolbar(), layout);
        queue.addClassName("tab-content");
        TabSheet tabs = new TabSheet();
        tabs.setSizeFull();
        tabs.add("Waiting", queue);
        tabs.add("Decisions", decisions);
        tabs.addSelectedChangeListener(event -> decisions.refresh());
        add(tabs);
        refresh();
    }

    private Toolbar toolbar() {
        waiting.addClassName("secondary");
        Toolbar toolbar = new Toolbar(dimension, campaign, leastScore, views);
        toolbar.actions(waiting);
        if (Granted.may(Permission.REVIEW_DECIDE)) {
            release.setTooltipText("R");
            release.addClickListener(event -> ask(Verdict.RELEASE));
            confirmFraud.setTooltipText("F");
            confirmFraud.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
            confirmFraud.addClickListener(event -> ask(Verdict.CONFIRM_FRAUD));
            onKey(Key.KEY_R, () -> ask(Verdict.RELEASE));
            onKey(Key.KEY_F, () -> ask(Verdict.CONFIRM_FRAUD));
            toolbar.actions(release, confirmFraud);
        }
        onKey(Key.ESCAPE, grid::deselectAll);
        return toolbar;
    }

    /** Among clusters and events, and not where something is typed. */
    private void onKey(Key key, Command action) {
        Shortcuts.addShortcutListener(layout, action, key).listenOn(layout);
    }

    private void fillFilters() {
        dimension.setAriaLabel("Group by");
        dimension.setItems(Dimension.values());
        dimension.setItemLabelGenerator(value -> "By " + value.words());
        dimension.setValue(Dimension.NETWORK);
        dimension.addValueChangeListener(event -> refresh());
        campaign.setMaxLength(500);
        campaign.setPlaceholder("Any campaign");
        campaign.setAriaLabel("Campaign id");
        campaign.setClearButtonVisible(true);
        campaign.setValueChangeMode(ValueChangeMode.LAZY);
        campaign.addValueChangeListener(event -> refresh());
        leastScore.setPlaceholder("Score from");
        leastScore.setAriaLabel("Score from");
        leastScore.setMin(0);
        leastScore.setMax(1);
        leastScore.setStep(0.01);
        leastScore.setWidth("8rem");
        leastScore.setValueChangeMode(ValueChangeMode.LAZY);
        leastScore.addValueChangeListener(event -> refresh());
    }

    private void fillGrid() {
        grid.setSizeFull();
        grid.addColumn(cluster -> name(cluster.value()))
                .setHeader("In common")
                .setWidth("170px")
                .setFlexGrow(2)
                .setTooltipGenerator(cluster -> name(cluster.value()));
        grid.addColumn(cluster -> Amounts.money(cluster.stakeMicros(), cluster.currency()))
                .setHeader("At stake")
                .setTooltipGenerator(cluster -> Amounts.exact(cluster.stakeMicros(), cluster.currency()))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("130px")
                .setFlexGrow(0);
        grid.addColumn(cluster -> Formats.count(cluster.events()))
                .setHeader("Events")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("80px")
                .setFlexGrow(0);
        grid.addColumn(new ComponentRenderer<>(cluster -> new ScoreBar(cluster.highestScore())))
                .setHeader("Highest score")
                .setWidth("160px")
                .setFlexGrow(0);
        grid.addColumn(Cluster::advertisers)
                .setKey(ADVERTISERS)
                .setHeader("Advertisers")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("110px")
                .setFlexGrow(0);
        grid.addColumn(cluster -> Formats.between(cluster.first(), cluster.last()))
                .setKey(BETWEEN)
                .setHeader(Formats.inZone("Between"))
                .setTooltipGenerator(cluster -> Formats.between(cluster.first(), cluster.last()))
                .setFlexGrow(1);
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.SHIELD,
                "Nothing waits",
                "Events that are too suspicious to count come here to be looked at."));
        grid.asSingleSelect().addValueChangeListener(event -> show(event.getValue()));
        grid.setAriaLabel("Clusters that wait");
    }

    /** What a cluster has in common. */
    static String name(String value) {
        return value.isEmpty() ? "(unknown)" : value;
    }

    private void show(@Nullable Cluster cluster) {
        events = cluster == null
                ? null
                : new EventsPanel(review, trace, cluster, cluster.selection(filter), grid::deselectAll);
        layout.setDetail(events);
        // Beside an open cluster there is no room for what its events say, too.
        grid.getColumnByKey(ADVERTISERS).setVisible(cluster == null);
        grid.getColumnByKey(BETWEEN).setVisible(cluster == null);
        release.setEnabled(cluster != null);
        confirmFraud.setEnabled(cluster != null);
    }

    private void reopen(Cluster cluster, List<String> ticked) {
        grid.select(cluster);
        if (events != null) {
            events.select(ticked);
        }
    }

    /** About the cluster as it is at this moment, and no event that comes later. */
    private void ask(Verdict verdict) {
        Cluster shown = grid.asSingleSelect().getValue();
        if (shown == null) {
            return;
        }
        Cluster cluster = review.again(shown, filter).orElse(null);
        if (cluster == null) {
            Messages.failure("None of these events waits any more");
            refresh();
            return;
        }
        Set<QuarantinedItem> single = events == null ? Set.of() : Set.copyOf(events.selected());
        DecisionDialog.Extent extent = DecisionDialog.Extent.of(cluster, single);
        new DecisionDialog(
                        verdict, extent, review, reason -> decide(cluster.selection(filter), single, verdict, reason))
                .open();
    }

    private void decide(Selection selection, Set<QuarantinedItem> single, Verdict verdict, String reason) {
        List<String> ids =
                single.stream().map(QuarantinedItem::eventId).sorted().toList();
        Decision decision = ids.isEmpty()
                ? review.decide(selection, verdict, reason)
                : review.decide(selection, ids, verdict, reason);
        if (decision.status() == Decision.Status.SCHEDULED) {
            UndoMessage.show(decision, review, this::refresh);
        } else {
            Messages.success("A second person has to approve this");
        }
        refresh();
    }

    /** The filter as it is in the fields. */
    private ReviewView view(String name) {
        String wanted =
                campaign.getValue().isBlank() ? null : campaign.getValue().strip();
        return new ReviewView(
                name, dimension.getValue(), wanted, Objects.requireNonNullElse(leastScore.getValue(), 0.0));
    }

    private void apply(ReviewView view) {
        applying = true;
        dimension.setValue(view.dimension());
        campaign.setValue(Objects.requireNonNullElse(view.campaignId(), ""));
        leastScore.setValue(view.leastScore() == 0 ? null : view.leastScore());
        applying = false;
        refresh();
    }

    /** What is open and ticked stays so as long as it is among the clusters. */
    private void refresh() {
        if (applying) {
            return;
        }
        Cluster open = grid.asSingleSelect().getValue();
        List<String> ticked = events == null
                ? List.of()
                : events.selected().stream().map(QuarantinedItem::eventId).toList();
        grid.deselectAll();
        ReviewView wanted = view(PRESENT);
        filter = new QueueFilter(null, wanted.campaignId(), wanted.leastScore());
        views.filtered();
        List<Cluster> clusters = review.clusters(dimension.getValue(), filter);
        grid.setItems(clusters);
        long all = clusters.stream().mapToLong(Cluster::events).sum();
        waiting.setText(Formats.count(all, "event") + " in "
                + (clusters.size() < Review.MOST_CLUSTERS
                        ? Formats.count(clusters.size(), "cluster")
                        : "the " + Review.MOST_CLUSTERS + " clusters with most at stake"));
        decisions.refresh();
        clusters.stream()
                .filter(cluster -> open != null && cluster.isAlso(open))
                .findFirst()
                .ifPresentOrElse(cluster -> reopen(cluster, ticked), () -> show(null));
    }
}
