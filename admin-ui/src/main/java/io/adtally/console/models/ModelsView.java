package io.adtally.console.models;

import com.vaadin.flow.component.badge.Badge;
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
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Granted;
import io.adtally.console.widget.Messages;
import io.adtally.console.widget.ReasonDialog;
import io.adtally.console.widget.Ticking;
import io.adtally.console.widget.Toolbar;
import io.adtally.platform.account.Permission;
import io.adtally.platform.force.Force;
import io.adtally.platform.model.Drift;
import io.adtally.platform.model.Drifts;
import io.adtally.platform.model.ModelData;
import io.adtally.platform.model.Models;
import io.adtally.platform.model.Seat;
import io.adtally.platform.model.SeatChange;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Registered models; who decides, who is scored beside it, and proposals to change that. */
@Route("models")
@PageTitle("Models")
@Menu(order = 3.4, icon = "vaadin:cluster", title = "Models")
@RolesAllowed({"ADMIN", "FRAUD_ANALYST", "LEAD", "OPERATOR"})
class ModelsView extends Div {
    private static final long serialVersionUID = 1L;

    final SeatCard champion;
    final SeatCard challenger;
    final Grid<ModelData> grid = new Grid<>();
    final DriftPanel drift = new DriftPanel();
    final ChangesGrid changes;
    final MasterDetailLayout layout = new MasterDetailLayout();

    private final transient Models models;
    private final transient Drifts drifts;

    /** What the seats and the drift panel show. */
    private record Now(SeatCard.Seated champion, SeatCard.Seated challenger, List<Drift> drifts) {}

    ModelsView(Models models, Force force, Drifts drifts) {
        this.models = models;
        this.drifts = drifts;
        champion = new SeatCard(Seat.CHAMPION, models, force);
        challenger = new SeatCard(Seat.CHALLENGER, models, force);
        changes = new ChangesGrid(models, this::refresh);
        addClassNames("page", "full");
        Div seats = new Div(champion, challenger);
        seats.addClassName("row-of-halves");
        fillGrid();
        layout.setMaster(grid);
        layout.setMasterSize("480px", true);
        layout.setDetailSize("480px", false);
        layout.setSizeFull();
        layout.setMinHeight("16rem");
        add(seats, drift, toolbar(), layout, changes);
        refresh();
        Ticking.whileShown(this, this::ask, this::show);
    }

    private Toolbar toolbar() {
        Toolbar toolbar = new Toolbar();
        if (Granted.may(Permission.MODELS_PROPOSE)) {
            Button noChampion = new Button("Propose no champion", event -> propose(Seat.CHAMPION, null));
            Button noChallenger = new Button("Propose no challenger", event -> propose(Seat.CHALLENGER, null));
            Button register =
                    new Button("Register model", VaadinIcon.PLUS.create(), event -> new RegisterDialog(wanted -> {
                                models.register(wanted.id(), wanted.location(), wanted.sha256(), wanted.card());
                                Messages.success(wanted.id() + " is registered");
                                refresh();
                            })
                            .open());
            register.addThemeVariants(ButtonVariant.PRIMARY);
            toolbar.actions(noChampion, noChallenger, register);
        }
        return toolbar;
    }

    private void fillGrid() {
        grid.setHeight("100%");
        grid.setAriaLabel("Models");
        grid.addColumn(ModelData::id).setHeader("Model").setFlexGrow(1);
        grid.addColumn(ModelData::location).setHeader("Bundle").setFlexGrow(2);
        grid.addColumn(model -> Formats.by(model.registeredBy(), model.registeredAt()))
                .setHeader(Formats.inZone("Registered"))
                .setFlexGrow(1);
        if (Granted.may(Permission.MODELS_PROPOSE)) {
            grid.addColumn(new ComponentRenderer<>(this::actions))
                    .setWidth("290px")
                    .setFlexGrow(0);
        }
        grid.setEmptyStateComponent(
                new EmptyState(
                        VaadinIcon.CLUSTER,
                        "No models registered",
                        "The model that comes with this release decides until another is registered, proposed as champion and approved."));
        grid.addItemClickListener(
                event -> layout.setDetail(new CardPanel(event.getItem(), () -> layout.setDetail(null))));
    }

    private Div actions(ModelData model) {
        Div actions = new Div(
                new Button("Propose champion", event -> propose(Seat.CHAMPION, model.id())),
                new Button("Challenger", event -> propose(Seat.CHALLENGER, model.id())));
        actions.addClassName("row-actions");
        return actions;
    }

    private void propose(Seat seat, @Nullable String modelId) {
        String as = Formats.words(seat).toLowerCase(Locale.ROOT);
        String what = modelId == null ? "no model" : modelId;
        String effect = seat == Seat.CHAMPION && modelId == null
                ? "No score decides any more, the rules alone do: nothing is quarantined for its score. "
                : "";
        new ReasonDialog(
                        "Propose " + what + " as " + as + "?",
                        effect + "A second person has to approve it; then it goes to the pipeline.",
                        "Propose",
                        reason -> {
                            models.propose(seat, modelId, reason);
                            Messages.success("Proposed as " + as);
                            refresh();
                        })
                .open();
    }

    private void refresh() {
        grid.setItems(models.all());
        changes.refresh();
        show(ask());
    }

    private Now ask() {
        List<Drift> reported = Arrays.stream(Seat.values())
                .map(drifts::of)
                .flatMap(Optional::stream)
                .toList();
        return new Now(champion.ask(), challenger.ask(), reported);
    }

    private void show(Now now) {
        champion.show(now.champion());
        challenger.show(now.challenger());
        drift.show(now.drifts());
    }

    /** A proposal's state as a badge. */
    static Badge badge(SeatChange.Status status) {
        return Badges.of(
                Formats.words(status),
                switch (status) {
                    case PROPOSED -> Badges.Tone.WAITING;
                    case APPROVED -> Badges.Tone.GOOD;
                    case REJECTED -> Badges.Tone.BAD;
                    case WITHDRAWN -> Badges.Tone.NEUTRAL;
                });
    }
}
