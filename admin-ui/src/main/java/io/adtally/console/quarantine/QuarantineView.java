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
import io.adtally.platform.quarantine.Verdict;
import jakarta.annotation.security.RolesAllowed;
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
    private static final String BETWEEN = "between";

    final Select<Dimension> dimension = new Select<>();
    final TextField campaign = new TextField();
    final NumberField leastScore = new NumberField();
    final Grid<Cluster> grid = new Grid<>();
    final Button release = new Button("Release", VaadinIcon.CHECK.create());
    final Button confirmFraud = new Button("Confirm fraud", VaadinIcon.BAN.create());
    final MasterDetailLayout layout = new MasterDetailLayout();
    final DecisionsPanel decisions;

    private final Span waiting = new Span();
    private final transient Review review;
    /** With which the clusters shown were found: decisions are about those events and no others. */
    private transient QueueFilter filter = QueueFilter.ALL;

    private @Nullable EventsPanel events;

    QuarantineView(Review review) {
        this.review = review;
        decisions = new DecisionsPanel(review, this::refresh);
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
        Toolbar toolbar = new Toolbar(dimension, campaign, leastScore);
        toolbar.actions(waiting);
        if (Granted.may(Permission.REVIEW_DECIDE)) {
            release.setTooltipText("R");
            release.addClickListener(event -> ask(Verdict.RELEASE));
            confirmFraud.setTooltipText("F");
            confirmFraud.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
            confirmFraud.addClickListener(event -> ask(Verdict.CONFIRM_FRAUD));
            Shortcuts.addShortcutListener(grid, () -> ask(Verdict.RELEASE), Key.KEY_R)
                    .listenOn(grid);
            Shortcuts.addShortcutListener(grid, () -> ask(Verdict.CONFIRM_FRAUD), Key.KEY_F)
                    .listenOn(grid);
            Shortcuts.addShortcutListener(this, () -> grid.deselectAll(), Key.ESCAPE);
            toolbar.actions(release, confirmFraud);
        }
        return toolbar;
    }

    private void fillFilters() {
        dimension.setAriaLabel("Group by");
        dimension.setItems(Dimension.values());
        dimension.setItemLabelGenerator(value -> "By " + value.words());
        dimension.setValue(Dimension.NETWORK);
        dimension.addValueChangeListener(event -> refresh());
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
        grid.addColumn(cluster -> Formats.moment(cluster.first()) + " – " + Formats.time(cluster.last()))
                .setKey(BETWEEN)
                .setHeader(Formats.inZone("Between"))
                .setFlexGrow(1);
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.SHIELD,
                "Nothing waits",
                "Events that are too suspicious to count come here to be looked at."));
        grid.asSingleSelect().addValueChangeListener(event -> show(event.getValue()));
        grid.getElement().setAttribute("aria-label", "Clusters that wait");
    }

    /** What a cluster has in common. */
    static String name(String value) {
        return value.isEmpty() ? "(unknown)" : value;
    }

    private void show(@Nullable Cluster cluster) {
        events = cluster == null ? null : new EventsPanel(review, cluster.selection(filter), grid::deselectAll);
        layout.setDetail(events);
        // Beside an open cluster there is no room for what its events say, too.
        grid.getColumnByKey(ADVERTISERS).setVisible(cluster == null);
        grid.getColumnByKey(BETWEEN).setVisible(cluster == null);
        release.setEnabled(cluster != null);
        confirmFraud.setEnabled(cluster != null);
    }

    private void ask(Verdict verdict) {
        Cluster cluster = grid.asSingleSelect().getValue();
        if (cluster == null) {
            return;
        }
        Set<QuarantinedItem> single = events == null ? Set.of() : events.selected();
        DecisionDialog.Extent extent = DecisionDialog.Extent.of(cluster, single);
        new DecisionDialog(verdict, extent, review, reason -> decide(cluster, single, verdict, reason)).open();
    }

    private void decide(Cluster cluster, Set<QuarantinedItem> single, Verdict verdict, String reason) {
        List<String> ids =
                single.stream().map(QuarantinedItem::eventId).sorted().toList();
        Decision decision = ids.isEmpty()
                ? review.decide(cluster.selection(filter), verdict, reason)
                : review.decide(cluster.selection(filter), ids, verdict, reason);
        if (decision.status() == Decision.Status.SCHEDULED) {
            UndoMessage.show(decision, review, this::refresh);
        } else {
            Messages.success("A second person has to approve this");
        }
        refresh();
    }

    /** What is open stays open as long as it is among the clusters. */
    private void refresh() {
        Cluster open = grid.asSingleSelect().getValue();
        grid.deselectAll();
        double least = Objects.requireNonNullElse(leastScore.getValue(), 0.0);
        String wanted =
                campaign.getValue().isBlank() ? null : campaign.getValue().strip();
        filter = new QueueFilter(null, wanted, least);
        List<Cluster> clusters = review.clusters(dimension.getValue(), filter);
        grid.setItems(clusters);
        long all = clusters.stream().mapToLong(Cluster::events).sum();
        waiting.setText(Formats.count(all, "event") + " in " + Formats.count(clusters.size(), "cluster"));
        decisions.refresh();
        clusters.stream()
                .filter(cluster -> open != null && cluster.isAlso(open))
                .findFirst()
                .ifPresentOrElse(grid::select, () -> show(null));
    }
}
