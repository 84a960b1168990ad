package io.adtally.console.dashboard;

import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.adtally.console.widget.Amounts;
import io.adtally.console.widget.Chart;
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Figure;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Ticking;
import io.adtally.platform.publish.Publications;
import io.adtally.platform.traffic.Balance;
import io.adtally.platform.traffic.BalanceWatch;
import io.adtally.platform.traffic.LivePicture;
import io.adtally.platform.traffic.LiveTraffic;
import io.adtally.platform.traffic.TrafficUnavailableException;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events, outcomes, freshness, spend and balance of the last hour; refreshed by the server. */
@Route("dashboard")
@PageTitle("Dashboard")
@Menu(order = 1.1, icon = "vaadin:dashboard", title = "Dashboard")
@RolesAllowed({"ADMIN", "CAMPAIGN_MANAGER", "FRAUD_ANALYST", "LEAD", "OPERATOR"})
class DashboardView extends Div {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(DashboardView.class);
    private static final String NOT_KNOWN = "not known now";

    final Figure rate = new Figure("Events a second");
    final Figure quarantined = new Figure("Quarantined, last hour");
    final Figure freshness = new Figure("Newest event received");
    final Figure spend = new Figure("Billed today");
    final Figure balance = new Figure("Accepted and counted");
    final Figure rollup = new Figure("Table and rollup");
    final Figure outbox = new Figure("Changes on their way");

    private final Chart minutes = new Chart("Events a minute by outcome, last hour", "max(300px, 38vh)");
    private final Chart outcomes = new Chart("Events by outcome, last hour", "max(300px, 38vh)");
    final CampaignsCard campaigns = new CampaignsCard();

    private final Div problem = new Div();
    private String told = "";
    private final Div charts;
    private final transient LiveTraffic traffic;
    private final transient BalanceWatch balances;
    private final transient Publications publications;

    DashboardView(LiveTraffic traffic, BalanceWatch balances, Publications publications) {
        this.traffic = traffic;
        this.balances = balances;
        this.publications = publications;
        addClassName("page");
        Div figures = new Div(rate, quarantined, freshness, spend, balance, rollup, outbox);
        figures.addClassName("figures");
        charts = new Div(card("Events a minute (UTC)", minutes), card("By outcome", outcomes));
        charts.addClassName("charts");
        add(figures, problem, charts, campaigns);
        Ticking.whileShown(this, this::ask, this::show, this::fail);
    }

    private static Card card(String title, Chart chart) {
        Card card = new Card();
        card.setTitle(title);
        card.add(chart);
        return card;
    }

    /**
     * What the dashboard shows.
     *
     * @param picture null where ClickHouse is away
     */
    record News(
            Publications.Backlog backlog,
            @Nullable Balance balance,
            @Nullable LivePicture picture) {}

    private News ask() {
        return new News(publications.backlog(), balances.newest().orElse(null), picture());
    }

    private @Nullable LivePicture picture() {
        try {
            return traffic.picture();
        } catch (TrafficUnavailableException away) {
            LOG.debug("The dashboard has no picture", away);
            return null;
        }
    }

    final void show(News news) {
        Publications.Backlog backlog = news.backlog();
        outbox.show(
                Formats.count(backlog.waiting()),
                backlog.failing() == 0
                        ? (backlog.waiting() == 0 ? "all delivered" : "being delivered")
                        : backlog.failing() + " failed so far, tried again");
        show(balance, news.balance());
        if (news.picture() == null) {
            forget();
            tell(VaadinIcon.UNLINK, "ClickHouse cannot be asked now", "Figures come back as soon as it answers.");
        } else {
            show(news.picture());
        }
    }

    /** The database of the console itself is away. */
    private void fail(Exception failure) {
        outbox.show(Formats.NONE, NOT_KNOWN);
        show(balance, null);
        forget();
        tell(
                VaadinIcon.UNLINK,
                "The dashboard cannot be brought up to date now",
                "It is tried again; the log says why.");
    }

    /** Figures of before are not shown as if they were of now. */
    private void forget() {
        List.of(rate, quarantined, freshness, spend, rollup).forEach(figure -> figure.show(Formats.NONE, NOT_KNOWN));
        charts.setVisible(false);
        campaigns.setVisible(false);
    }

    /** In the place of the charts; nothing is sent to the browser as long as it stays the same. */
    private void tell(VaadinIcon icon, String title, String hint) {
        if (!title.equals(told)) {
            told = title;
            problem.removeAll();
            problem.add(new EmptyState(icon, title, hint));
        }
    }

    private void show(LivePicture picture) {
        rate.show(String.format(Locale.ROOT, "%,.1f", picture.eventsPerSecond()), "over the latest whole minute");
        long all = picture.events();
        long held = picture.events("quarantined");
        quarantined.show(Formats.count(held), share(held, all) + " of " + Formats.count(all) + " events");
        showFreshness(picture);
        spend.show(
                picture.spendMicrosByCurrency().isEmpty()
                        ? Formats.NONE
                        : picture.spendMicrosByCurrency().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(money -> Amounts.money(money.getValue(), money.getKey()))
                                .collect(Collectors.joining("\n")),
                "since midnight UTC");
        long difference = picture.tableEvents() - picture.rollupEvents();
        rollup.show(
                difference == 0 ? "Equal" : Formats.change(difference),
                Formats.count(picture.tableEvents()) + " events in the last hour");
        campaigns.show(picture.topCampaigns());
        campaigns.setVisible(all > 0);
        charts.setVisible(all > 0);
        if (all == 0) {
            tell(VaadinIcon.CHART_LINE, "No events in the last hour", "As soon as events are counted they show here.");
        } else {
            told = "";
            problem.removeAll();
            minutes.show(ChartOptions.minutes(picture));
            outcomes.show(ChartOptions.outcomes(picture));
        }
    }

    /** Events on their way are no difference; those that are late are, and so is one that was counted twice. */
    static void show(Figure figure, @Nullable Balance found) {
        if (found == null) {
            figure.show(Formats.NONE, NOT_KNOWN);
            figure.warn(false);
            return;
        }
        figure.show(
                found.difference() == 0 ? "Equal" : Formats.change(found.difference()),
                Formats.count(found.accepted()) + " accepted, " + Formats.count(found.onTheirWay()) + " on their way");
        figure.warn(found.difference() != 0);
    }

    private void showFreshness(LivePicture picture) {
        if (picture.newestReceived() == null) {
            freshness.show(Formats.NONE, "nothing in the last hour");
            return;
        }
        long seconds = Math.max(
                0, Duration.between(picture.newestReceived(), picture.at()).toSeconds());
        freshness.show(seconds + " s ago", "at " + Formats.timeUtc(picture.newestReceived()));
    }

    private static String share(long part, long all) {
        return all == 0 ? "0 %" : String.format(Locale.ROOT, "%.2f %%", 100.0 * part / all);
    }
}
