package io.adtally.console.experiments;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.Confirm;
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Granted;
import io.adtally.console.widget.Messages;
import io.adtally.console.widget.Toolbar;
import io.adtally.platform.account.Permission;
import io.adtally.platform.experiment.ExperimentData;
import io.adtally.platform.experiment.Experiments;
import io.adtally.platform.force.Force;
import io.adtally.platform.traffic.ArmTraffic;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Experiments on the stream; what their arms do beside them. */
@Route("experiments")
@PageTitle("Experiments")
@Menu(order = 3.5, icon = "vaadin:flask", title = "Experiments")
@RolesAllowed({"ADMIN", "FRAUD_ANALYST", "LEAD", "OPERATOR"})
class ExperimentsView extends Div {
    private static final long serialVersionUID = 1L;

    final Grid<ExperimentData> grid = new Grid<>();
    final Button define = new Button("New experiment", VaadinIcon.PLUS.create());
    final MasterDetailLayout layout = new MasterDetailLayout();

    private final transient Experiments experiments;
    private final transient Force force;
    private final transient ArmTraffic traffic;
    private final boolean editable = Granted.may(Permission.EXPERIMENTS_WRITE);

    ExperimentsView(Experiments experiments, Force force, ArmTraffic traffic) {
        this.experiments = experiments;
        this.force = force;
        this.traffic = traffic;
        addClassNames("page", "full");
        fillGrid();
        layout.setMaster(grid);
        layout.setMasterSize("480px", true);
        layout.setDetailSize("560px", false);
        layout.setSizeFull();
        if (editable) {
            define.addThemeVariants(ButtonVariant.PRIMARY);
            define.addClickListener(event -> new ExperimentDialog(
                            wanted -> done("Defined", experiments.define(wanted.name(), wanted.salt(), wanted.arms())))
                    .open());
            add(new Toolbar().actions(define));
        }
        add(layout);
        grid.setItems(experiments.all());
    }

    private void fillGrid() {
        grid.setSizeFull();
        grid.addColumn(ExperimentData::name).setHeader("Experiment").setFlexGrow(1);
        grid.addColumn(ExperimentsView::arms).setHeader("Arms").setFlexGrow(2);
        grid.addColumn(new ComponentRenderer<>(experiment -> Badges.of(
                        Formats.words(experiment.status()),
                        switch (experiment.status()) {
                            case DRAFT -> Badges.Tone.WAITING;
                            case RUNNING -> Badges.Tone.GOOD;
                            case STOPPED -> Badges.Tone.NEUTRAL;
                        })))
                .setHeader("State")
                .setWidth("110px")
                .setFlexGrow(0);
        if (editable) {
            grid.addColumn(new ComponentRenderer<>(this::actions))
                    .setWidth("110px")
                    .setFlexGrow(0);
        }
        grid.setEmptyStateComponent(
                new EmptyState(
                        VaadinIcon.FLASK,
                        "No experiments yet",
                        "An experiment deals users into arms; every event carries its user's arm, and the arms are compared here."));
        grid.asSingleSelect().addValueChangeListener(event -> show(event.getValue()));
        grid.setAriaLabel("Experiments");
    }

    private static String arms(ExperimentData experiment) {
        return experiment.arms().stream()
                .map(arm -> String.format(Locale.ROOT, "%s %.1f %%", arm.name(), 100 * experiment.share(arm)))
                .collect(Collectors.joining(", "));
    }

    private Div actions(ExperimentData experiment) {
        Div actions = new Div();
        actions.addClassName("row-actions");
        switch (experiment.status()) {
            case DRAFT -> {
                Button start =
                        new Button("Start", event -> done("Being started", experiments.start(experiment.name())));
                start.addThemeVariants(ButtonVariant.PRIMARY);
                actions.add(start);
            }
            case RUNNING -> actions.add(new Button("Stop", event -> askToStop(experiment.name())));
            case STOPPED -> {
                // for good
            }
        }
        return actions;
    }

    private void askToStop(String name) {
        Confirm.before(
                "Stop " + name + "?",
                "Users get no arms any more. A stopped experiment cannot be started again.",
                "Stop",
                () -> done("Being stopped", experiments.stop(name)));
    }

    private void done(String message, ExperimentData changed) {
        Messages.success(changed.name() + ": " + message.toLowerCase(Locale.ROOT));
        grid.setItems(experiments.all());
        grid.select(changed);
    }

    private void show(@Nullable ExperimentData experiment) {
        layout.setDetail(
                experiment == null ? null : new ArmsPanel(experiment, force, traffic, () -> grid.deselectAll()));
    }
}
