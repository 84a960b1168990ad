package io.adtally.console.thresholds;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Facts;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Granted;
import io.adtally.console.widget.InForceText;
import io.adtally.console.widget.KeysetItems;
import io.adtally.console.widget.Messages;
import io.adtally.console.widget.Ticking;
import io.adtally.control.ControlSubject;
import io.adtally.platform.account.Permission;
import io.adtally.platform.campaign.Advertisers;
import io.adtally.platform.force.Force;
import io.adtally.platform.force.InForce;
import io.adtally.platform.threshold.ProposalStatus;
import io.adtally.platform.threshold.ThresholdProposal;
import io.adtally.platform.threshold.ThresholdValues;
import io.adtally.platform.threshold.Thresholds;
import io.adtally.platform.traffic.ScoredEvents;
import jakarta.annotation.security.RolesAllowed;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What scores lead to, and proposals to change that. */
@Route("thresholds")
@PageTitle("Fraud thresholds")
@Menu(order = 3.3, icon = "vaadin:sliders", title = "Thresholds")
@RolesAllowed({"ADMIN", "FRAUD_ANALYST", "LEAD", "OPERATOR"})
class ThresholdsView extends Div {
    private static final long serialVersionUID = 1L;

    final Card current = new Card();
    final Grid<ThresholdProposal> grid = new Grid<>();
    final @Nullable ProposalForm form;

    private final Div currentContent = new Div();
    private transient @Nullable Current shown;
    private final transient Thresholds thresholds;
    private final transient Force force;

    ThresholdsView(Thresholds thresholds, Force force, Advertisers advertisers, ScoredEvents scored) {
        this.thresholds = thresholds;
        this.force = force;
        addClassNames("page", "full");
        current.setTitle("In force");
        current.add(currentContent);
        Div top = new Div(current);
        top.addClassName("row-of-two");
        form = Granted.may(Permission.THRESHOLDS_PROPOSE)
                ? new ProposalForm(ask().values(), advertisers, scored::whatIf, this::propose)
                : null;
        if (form != null) {
            top.add(form);
        }
        fillGrid();
        add(top, grid);
        refresh();
        Ticking.whileShown(this, this::ask, this::show, this::fail);
    }

    /**
     * What counts now.
     *
     * @param approved empty where nothing was ever approved
     * @param inForce how far the data plane has got with it
     */
    record Current(Optional<ThresholdProposal> approved, Optional<InForce> inForce) {
        ProposalForm.InForce values() {
            return new ProposalForm.InForce(
                    approved.map(Current::version).orElse(0L),
                    approved.map(ThresholdProposal::values).orElse(ThresholdValues.BUILT_IN));
        }

        private static long version(ThresholdProposal proposal) {
            return Objects.requireNonNull(proposal.controlVersion());
        }
    }

    private Current ask() {
        Optional<ThresholdProposal> approved = thresholds.approved();
        return new Current(
                approved, approved.map(proposal -> force.of(ControlSubject.THRESHOLDS, Current.version(proposal))));
    }

    private void fillGrid() {
        grid.setSizeFull();
        grid.setMinHeight("14rem");
        grid.setAriaLabel("Proposals");
        grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        grid.addColumn(proposal -> Formats.score(proposal.values().quarantine()))
                .setHeader("Quarantine above")
                .setWidth("130px")
                .setFlexGrow(0);
        grid.addColumn(proposal -> Formats.score(proposal.values().drop()))
                .setHeader("Drop above")
                .setWidth("100px")
                .setFlexGrow(0);
        grid.addColumn(proposal -> overrides(proposal.values()))
                .setHeader("Overrides")
                .setFlexGrow(1);
        grid.addColumn(ThresholdProposal::reason).setHeader("Reason").setFlexGrow(2);
        grid.addColumn(proposal -> Formats.by(proposal.proposedBy(), proposal.proposedAt()))
                .setHeader(Formats.inZone("Proposed"))
                .setWidth("165px")
                .setFlexGrow(0);
        grid.addColumn(new ComponentRenderer<>(ThresholdsView::badge))
                .setHeader("State")
                .setWidth("120px")
                .setFlexGrow(0);
        grid.addColumn(proposal -> proposal.decidedBy() == null ? Formats.NONE : proposal.decidedBy())
                .setHeader("Decided by")
                .setWidth("120px")
                .setFlexGrow(0);
        grid.addColumn(new ComponentRenderer<>(this::actions)).setWidth("220px").setFlexGrow(0);
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.SLIDERS, "No proposals yet", "The built-in thresholds count until one is approved."));
        KeysetItems.feed(grid, "", thresholds::proposals);
    }

    private static Badge badge(ThresholdProposal proposal) {
        return Badges.of(
                Formats.words(proposal.status()),
                switch (proposal.status()) {
                    case PROPOSED -> Badges.Tone.WAITING;
                    case APPROVED -> Badges.Tone.GOOD;
                    case REJECTED -> Badges.Tone.BAD;
                    case WITHDRAWN -> Badges.Tone.NEUTRAL;
                });
    }

    private static String overrides(ThresholdValues values) {
        return values.overrides().isEmpty()
                ? Formats.NONE
                : values.overrides().stream()
                        .map(other -> other.advertiserId() + " " + Formats.score(other.quarantine()) + "/"
                                + Formats.score(other.drop()))
                        .collect(Collectors.joining(", "));
    }

    private Div actions(ThresholdProposal proposal) {
        Div actions = new Div();
        actions.addClassName("row-actions");
        if (proposal.status() != ProposalStatus.PROPOSED) {
            return actions;
        }
        boolean own = Granted.answersFor(proposal.proposedBy());
        if (own) {
            actions.add(new Button("Withdraw", event -> done("Withdrawn", () -> thresholds.withdraw(proposal.id()))));
        } else if (Granted.may(Permission.THRESHOLDS_APPROVE) && isOvertaken(proposal)) {
            Span overtaken = new Span("Overtaken");
            overtaken
                    .getElement()
                    .setAttribute(
                            "title", "Other thresholds were approved after this was proposed: it would undo them");
            actions.add(
                    overtaken, new Button("Reject", event -> done("Rejected", () -> thresholds.reject(proposal.id()))));
        } else if (Granted.may(Permission.THRESHOLDS_APPROVE)) {
            Button approve = new Button(
                    "Approve", event -> done("Approved and being sent", () -> thresholds.approve(proposal.id())));
            approve.addThemeVariants(ButtonVariant.PRIMARY);
            actions.add(
                    approve, new Button("Reject", event -> done("Rejected", () -> thresholds.reject(proposal.id()))));
        } else {
            actions.add(new Span("Waits for a lead"));
        }
        return actions;
    }

    private boolean isOvertaken(ThresholdProposal proposal) {
        return shown != null && proposal.isOvertaken(shown.values().version());
    }

    private void propose(ThresholdValues values, String reason, long basedOn) {
        done("Proposed; a second person has to approve it", () -> thresholds.propose(values, reason, basedOn));
    }

    private void done(String message, Runnable action) {
        action.run();
        Messages.success(message);
        refresh();
    }

    private void refresh() {
        show(ask());
        grid.getDataProvider().refreshAll();
    }

    /** Nothing is sent to the browser as long as nothing has changed. */
    private void show(Current found) {
        if (found.equals(shown)) {
            return;
        }
        boolean others =
                shown == null || shown.values().version() != found.values().version();
        shown = found;
        showCurrent(found);
        if (form != null) {
            form.inForce(found.values());
        }
        if (others) {
            grid.getDataProvider().refreshAll();
        }
    }

    private void fail(Exception failure) {
        shown = null;
        currentContent.removeAll();
        currentContent.add(new Paragraph("What is in force cannot be told now; the log says why."));
    }

    private void showCurrent(Current found) {
        currentContent.removeAll();
        ThresholdValues values = found.values().values();
        Facts facts = new Facts()
                .with("Quarantine above", Formats.score(values.quarantine()))
                .with("Drop above", Formats.score(values.drop()))
                .with("Overrides", overrides(values));
        currentContent.add(facts);
        if (found.approved().isEmpty()) {
            currentContent.add(new Paragraph("These are the built-in thresholds: nothing else was ever approved."));
        }
        found.approved()
                .ifPresent(approved -> facts.with(
                        "Approved", approved.decidedBy() + ", " + Formats.momentInZone(approved.decidedAt())));
        found.inForce().ifPresent(inForce -> facts.with("In force", InForceText.of(inForce)));
    }
}
