package io.adtally.console.experiments;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.adtally.console.widget.Facts;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.InForceText;
import io.adtally.console.widget.Ticking;
import io.adtally.control.ControlSubject;
import io.adtally.platform.experiment.ExperimentData;
import io.adtally.platform.force.Force;
import io.adtally.platform.traffic.ArmTraffic;
import io.adtally.platform.traffic.ArmTraffic.ArmCount;
import io.adtally.platform.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What an experiment's arms do, as long as it is looked at. */
class ArmsPanel extends Div {
    private static final long serialVersionUID = 1L;

    final Grid<ArmCount> grid = new Grid<>();

    private final Div facts = new Div();
    private final Paragraph problem = new Paragraph();
    private final transient ExperimentData experiment;
    private final transient Force force;
    private final transient ArmTraffic traffic;

    ArmsPanel(ExperimentData experiment, Force force, ArmTraffic traffic, Runnable closing) {
        this.experiment = experiment;
        this.force = force;
        this.traffic = traffic;
        addClassName("detail");
        Button close = new Button(VaadinIcon.CLOSE_SMALL.create(), event -> closing.run());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel("Close");
        Div header = new Div(new H2(experiment.name()), close);
        header.addClassName("detail-header");
        grid.addColumn(ArmCount::arm).setHeader("Arm").setFlexGrow(1);
        number("Users", ArmCount::users);
        number("Events", ArmCount::events);
        number("Clicks", ArmCount::clicks);
        number("Billable", ArmCount::billable);
        number("Quarantined", ArmCount::quarantined);
        number("Invalid", ArmCount::invalid);
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", "Arms");
        add(header, facts, grid, problem);
        refresh();
        Ticking.whileShown(this, this::refresh);
    }

    private void number(String header, ToLongFunction<ArmCount> value) {
        grid.addColumn(arm -> Formats.count(value.applyAsLong(arm)))
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    private void refresh() {
        facts.removeAll();
        Facts told = new Facts()
                .with("Salt", experiment.salt())
                .with("Defined", experiment.definedBy() + ", " + Formats.momentInZone(experiment.definedAt()))
                .with("Started", Formats.momentInZone(experiment.startedAt()))
                .with("Stopped", Formats.momentInZone(experiment.stoppedAt()));
        Long version = experiment.controlVersion();
        if (version != null) {
            told.with(
                    experiment.status() == ExperimentData.Status.RUNNING ? "In force" : "Stop in force",
                    InForceText.of(force.of(ControlSubject.EXPERIMENT, version)));
        }
        facts.add(told);
        showArms(experiment.startedAt());
    }

    private void showArms(@Nullable Instant started) {
        if (started == null) {
            problem.setText("Figures come when it has been started.");
            grid.setItems(List.of());
            return;
        }
        try {
            grid.setItems(traffic.of(experiment.name(), started));
            problem.setText("");
        } catch (TrafficUnavailableException unavailable) {
            problem.setText("The figures cannot be told now: " + unavailable.getMessage());
        }
    }
}
