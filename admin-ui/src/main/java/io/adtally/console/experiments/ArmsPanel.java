package io.adtally.console.experiments;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.adtally.console.widget.DetailHeader;
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Facts;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.InForceText;
import io.adtally.console.widget.Ticking;
import io.adtally.control.ControlSubject;
import io.adtally.platform.experiment.ExperimentData;
import io.adtally.platform.force.Force;
import io.adtally.platform.force.InForce;
import io.adtally.platform.traffic.ArmTraffic;
import io.adtally.platform.traffic.ArmTraffic.ArmCount;
import io.adtally.platform.traffic.TrafficUnavailableException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an experiment's arms do, as long as it is looked at. */
class ArmsPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ArmsPanel.class);
    private static final String AWAY =
            "Figures cannot be told now: ClickHouse does not answer. They come back as soon as it does.";

    final Grid<ArmCount> grid = new Grid<>();

    private final Div facts = new Div();
    private final Paragraph problem = new Paragraph();
    private final transient ExperimentData experiment;
    private final transient Force force;
    private final transient ArmTraffic traffic;
    private transient @Nullable News shown;

    ArmsPanel(ExperimentData experiment, Force force, ArmTraffic traffic, Runnable closing) {
        this.experiment = experiment;
        this.force = force;
        this.traffic = traffic;
        addClassName("detail");
        grid.addColumn(ArmCount::arm).setHeader("Arm").setFlexGrow(1);
        number("Users", ArmCount::users);
        number("Events", ArmCount::events);
        number("Clicks", ArmCount::clicks);
        number("Billable", ArmCount::billable);
        number("Quarantined", ArmCount::quarantined);
        number("Invalid", ArmCount::invalid);
        grid.setAllRowsVisible(true);
        grid.setAriaLabel("Arms");
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.FLASK,
                "Nothing counted yet",
                "Arms are listed here as soon as events of theirs are counted."));
        add(new DetailHeader(experiment.name(), closing), facts, grid, problem);
        showFacts(Optional.empty());
        if (experiment.startedAt() == null) {
            problem.setText("Figures come when it has been started.");
        } else {
            Ticking.whileShown(this, this::ask, this::show, this::fail);
        }
    }

    private void number(String header, ToLongFunction<ArmCount> value) {
        grid.addColumn(arm -> Formats.count(value.applyAsLong(arm)))
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    /**
     * What there is to tell.
     *
     * @param inForce on how many tasks it is started or stopped; empty before either
     * @param arms null where ClickHouse is away
     */
    record News(Optional<InForce> inForce, @Nullable List<ArmCount> arms) {}

    private News ask() {
        Long version = experiment.controlVersion();
        return new News(Optional.ofNullable(version).map(known -> force.of(ControlSubject.EXPERIMENT, known)), arms());
    }

    private @Nullable List<ArmCount> arms() {
        try {
            return traffic.of(experiment.name(), Objects.requireNonNull(experiment.startedAt()));
        } catch (TrafficUnavailableException away) {
            LOG.debug("The arms of {} cannot be counted", experiment.name(), away);
            return null;
        }
    }

    /** Nothing is sent to the browser as long as nothing has changed. */
    final void show(News news) {
        if (news.equals(shown)) {
            return;
        }
        shown = news;
        showFacts(news.inForce());
        if (news.arms() == null) {
            problem.setText(AWAY);
        } else {
            problem.setText("");
            grid.setItems(news.arms());
        }
    }

    private void fail(Exception failure) {
        shown = null;
        problem.setText(AWAY);
    }

    private void showFacts(Optional<InForce> inForce) {
        facts.removeAll();
        Facts told = new Facts()
                .with("Salt", experiment.salt())
                .with("Defined", experiment.definedBy() + ", " + Formats.momentInZone(experiment.definedAt()))
                .with("Started", Formats.momentInZone(experiment.startedAt()))
                .with("Stopped", Formats.momentInZone(experiment.stoppedAt()));
        inForce.ifPresent(known -> told.with(
                experiment.status() == ExperimentData.Status.RUNNING ? "In force" : "Stop in force",
                InForceText.of(known)));
        facts.add(told);
    }
}
