package io.adtally.console.models;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Granted;
import io.adtally.console.widget.KeysetItems;
import io.adtally.console.widget.Messages;
import io.adtally.platform.account.Permission;
import io.adtally.platform.model.Models;
import io.adtally.platform.model.SeatChange;

/** Proposals and what became of them. */
class ChangesGrid extends Grid<SeatChange> {
    private static final long serialVersionUID = 1L;

    private final transient Models models;
    private final transient Runnable changed;

    ChangesGrid(Models models, Runnable changed) {
        this.models = models;
        this.changed = changed;
        setHeight("18rem");
        getStyle().setFlexGrow("0").setFlexShrink("0");
        setAriaLabel("Proposals");
        addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        addColumn(change -> Formats.words(change.seat()))
                .setHeader("Seat")
                .setWidth("110px")
                .setFlexGrow(0);
        addColumn(change -> change.modelId() == null ? "none" : change.modelId())
                .setHeader("Model")
                .setFlexGrow(1);
        addColumn(SeatChange::reason).setHeader("Reason").setFlexGrow(2);
        addColumn(change -> Formats.by(change.proposedBy(), change.proposedAt()))
                .setHeader(Formats.inZone("Proposed"))
                .setFlexGrow(1);
        addColumn(new ComponentRenderer<>(change -> ModelsView.badge(change.status())))
                .setHeader("State")
                .setWidth("110px")
                .setFlexGrow(0);
        addColumn(change -> change.decidedBy() == null ? Formats.NONE : change.decidedBy())
                .setHeader("Decided by")
                .setWidth("120px")
                .setFlexGrow(0);
        addColumn(new ComponentRenderer<>(this::actions)).setWidth("200px").setFlexGrow(0);
        setEmptyStateComponent(new EmptyState(
                VaadinIcon.CLUSTER, "No proposals yet", "Proposals of champions and challengers are listed here."));
        KeysetItems.feed(this, "", models::changes);
    }

    final void refresh() {
        getDataProvider().refreshAll();
    }

    private Div actions(SeatChange change) {
        Div actions = new Div();
        actions.addClassName("row-actions");
        if (change.status() != SeatChange.Status.PROPOSED) {
            return actions;
        }
        if (Granted.answersFor(change.proposedBy())) {
            actions.add(new Button("Withdraw", event -> done("Withdrawn", () -> models.withdraw(change.id()))));
        } else if (Granted.may(Permission.MODELS_APPROVE)) {
            Button approve = new Button("Approve", event -> done("Approved", () -> models.approve(change.id())));
            approve.addThemeVariants(ButtonVariant.PRIMARY);
            actions.add(approve, new Button("Reject", event -> done("Rejected", () -> models.reject(change.id()))));
        } else {
            actions.add(new Span("Waits for a second person"));
        }
        return actions;
    }

    private void done(String message, Runnable action) {
        action.run();
        Messages.success(message);
        changed.run();
    }
}
