package io.adtally.console.reports;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.adtally.console.widget.Background;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Failures;
import io.adtally.console.widget.Formats;
import io.adtally.platform.campaign.Advertisers;
import io.adtally.reporting.client.Report;
import io.adtally.reporting.client.ReportingException;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was counted, as the reporting API tells it: figures, a chart, a file, how complete it all is and what moved. Whose rows
 * are seen is decided there, by the pass of whoever is signed in.
 */
@Route("reports")
@PageTitle("Reports")
@Menu(order = 1.15, icon = "vaadin:chart", title = "Reports")
@RolesAllowed({"ADMIN", "CAMPAIGN_MANAGER", "FRAUD_ANALYST", "LEAD", "ADVERTISER"})
class ReportsView extends Div {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ReportsView.class);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int UNAVAILABLE = 503;

    final AskForm form;
    final Totals totals = new Totals();
    final ReportChart chart;
    final ReportGrid grid = new ReportGrid();
    final ChangesPanel changes;
    final Div completeness = new Div();
    final Div problem = new Div();
    final Button retry = new Button("Try again", VaadinIcon.REFRESH.create());
    final Button explain = new Button("What the columns mean", VaadinIcon.QUESTION_CIRCLE_O.create());
    final Anchor file;

    private final ProgressBar progress = new ProgressBar();
    private final TabSheet tabs = new TabSheet();
    private final Div answer = new Div();
    private final Background background = new Background();
    private final transient ReportDesk desk;
    private final transient Clock clock;
    private transient @Nullable Shown shown;

    ReportsView(ReportDesk desk, Advertisers advertisers, Clock clock) {
        this.desk = desk;
        this.clock = clock;
        addClassNames("page", "full");
        form = new AskForm(advertisers, clock, this::load);
        chart = new ReportChart(clock);
        changes = new ChangesPanel(desk, clock);
        progress.setIndeterminate(true);
        progress.getElement().setAttribute("aria-label", "The report is being made");
        progress.setVisible(false);
        completeness.addClassName("toolbar");
        completeness.getElement().setAttribute("role", "status");
        file = new Anchor(DownloadHandler.fromInputStream(request -> csv()), AttachmentType.DOWNLOAD, "");
        file.add(new Button("Download CSV", VaadinIcon.DOWNLOAD.create()));
        retry.addThemeVariants(ButtonVariant.PRIMARY);
        retry.addClickListener(event -> load());
        explain.addThemeVariants(ButtonVariant.TERTIARY);
        explain.addClickListener(event -> explain());
        fillAnswer();
        add(form, progress, problem, answer);
    }

    private void fillAnswer() {
        Div figures = new Div(chart, grid);
        figures.addClassName("tab-content");
        tabs.add("Figures", figures);
        tabs.add("What moved", changes);
        tabs.addClassName("full");
        Div gap = new Div();
        gap.addClassName("gap");
        Div line = new Div(completeness, gap, explain, file);
        line.addClassName("toolbar");
        answer.addClassName("answer-of-report");
        answer.setVisible(false);
        answer.add(totals, line, tabs);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        load();
    }

    private void load() {
        Optional<Ask> ask = form.ask();
        if (ask.isEmpty()) {
            background.forget();
            ready();
            problem.removeAll();
            answer.setVisible(false); // its figures are not of what the form says
            return;
        }
        progress.setVisible(true);
        getElement().setAttribute("aria-busy", "true");
        Instant since = ChangesPanel.Since.DAY.from(clock.instant());
        background.run(() -> Shown.of(desk, ask.get(), since), this::show, this::fail);
    }

    private void show(Shown newShown) {
        ready();
        shown = newShown;
        form.offer(newShown.columns());
        problem.removeAll();
        answer.setVisible(true);
        totals.show(newShown);
        changes.show(newShown);
        boolean empty = newShown.isEmpty();
        chart.setVisible(!empty);
        if (!empty) {
            chart.show(newShown);
        }
        grid.show(newShown);
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.CHART_LINE,
                "Nothing was counted here",
                "There are no events in this range, or none that pass the filters. Choose a longer range."));
        showCompleteness(newShown);
    }

    private void fail(Exception e) {
        ready();
        answer.setVisible(false);
        problem.removeAll();
        if (e instanceof ReportingException refused && form.refuse(refused.parameter(), sentence(refused))) {
            return;
        }
        LOG.warn("A report cannot be shown", e);
        EmptyState state = new EmptyState(VaadinIcon.UNLINK, "Reports cannot be shown now", words(e));
        state.getElement().setAttribute("role", "alert");
        state.add(retry);
        problem.add(state);
    }

    /** What people can be told of a failure; the log has the rest. */
    static String words(Exception failure) {
        return failure instanceof ReportsAwayException || failure instanceof ReportingException
                ? sentence(failure)
                : Failures.words(failure);
    }

    private void ready() {
        progress.setVisible(false);
        getElement().removeAttribute("aria-busy");
    }

    private void showCompleteness(Shown of) {
        Report report = of.report();
        ZoneId zone = of.ask().range().zone();
        completeness.removeAll();
        Instant through = report.dataThrough();
        completeness.add(
                through == null
                        ? Badges.of("Nothing was received for a month", Badges.Tone.WAITING)
                        : explained(
                                "Complete through " + moment(through, zone),
                                Badges.Tone.GOOD,
                                "Whatever was received before is counted."));
        boolean isProvisional = clock.instant().isBefore(report.provisionalUntil());
        completeness.add(
                isProvisional
                        ? explained(
                                "Provisional until " + moment(report.provisionalUntil(), zone),
                                Badges.Tone.WAITING,
                                "Late events and reviews can move figures of this range until then.")
                        : explained(
                                "Final since " + moment(report.provisionalUntil(), zone),
                                Badges.Tone.GOOD,
                                "Nothing of this range can move any more."));
        Double late = report.lateShare();
        if (late != null) {
            completeness.add(explained(
                    String.format(Locale.ROOT, "%.2f %% came late", 100 * late),
                    Badges.Tone.NEUTRAL,
                    "Of the events counted here, those received more than a minute after they happened."));
        }
        if (report.hasMore()) {
            completeness.add(new Span("The first " + Formats.count(Shown.MOST_ROWS) + " rows; the file has all"));
        }
    }

    private static Badge explained(String text, Badges.Tone tone, String meaning) {
        Badge badge = Badges.of(text, tone);
        badge.getElement().setAttribute("title", meaning);
        return badge;
    }

    private static String moment(Instant moment, ZoneId zone) {
        return MOMENT.format(moment.atZone(zone)) + " " + zone.getId();
    }

    private static String sentence(Exception e) {
        String text = String.valueOf(e.getMessage());
        return text.endsWith(".") ? text : text + ".";
    }

    private void explain() {
        Shown present = shown;
        if (present != null) {
            new ColumnsDialog(present.columns()).open();
        }
    }

    /** All rows of what is shown, as they come from the API. */
    DownloadResponse csv() {
        Shown present = shown;
        if (present == null) {
            return DownloadResponse.error(UNAVAILABLE);
        }
        try {
            return new DownloadResponse(
                    desk.ask(
                            present.ask().advertiserId(),
                            api -> api.read(present.ask().rows(), "csv")),
                    present.ask().fileName(),
                    "text/csv",
                    -1);
        } catch (ReportsAwayException | IOException e) {
            LOG.warn("A report's file cannot be made", e);
            return DownloadResponse.error(UNAVAILABLE, words(e));
        }
    }
}
