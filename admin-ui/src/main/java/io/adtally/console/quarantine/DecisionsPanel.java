package io.adtally.console.quarantine;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.adtally.console.widget.Amounts;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Granted;
import io.adtally.console.widget.KeysetItems;
import io.adtally.console.widget.Messages;
import io.adtally.console.widget.ReasonDialog;
import io.adtally.console.widget.Ticking;
import io.adtally.platform.account.Permission;
import io.adtally.platform.quarantine.Decision;
import io.adtally.platform.quarantine.Review;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decisions, those that wait for a second person among them. */
class DecisionsPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    /** Whatever the pipeline has not answered by then, it will not answer soon. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    final Grid<Decision> grid = new Grid<>();

    private final transient Review review;
    private final transient Clock clock;
    /** When the first of the decisions shown may look otherwise; null if none will by itself. */
    private transient volatile @Nullable Instant staleAt;

    private final transient Runnable changed;

    DecisionsPanel(Review review, Clock clock, Runnable changed) {
        this.review = review;
        this.clock = clock;
        this.changed = changed;
        addClassName("tab-content");
        fill();
        add(grid);
        Ticking.whileShown(this, this::isStale, this::showAnew);
    }

    private boolean isStale() {
        Instant at = staleAt;
        return at != null && !clock.instant().isBefore(at);
    }

    private void showAnew(boolean stale) {
        if (stale) {
            refresh();
        }
    }

    private void remember(Decision decision) {
        Instant at = changesAt(decision, clock.instant());
        Instant first = staleAt;
        if (at != null && (first == null || at.isBefore(first))) {
            staleAt = at;
        }
    }

    /** When a decision may look otherwise than now: what cannot be undone any more, is sent, is answered; null if it will not. */
    static @Nullable Instant changesAt(Decision decision, Instant now) {
        Instant sent = decision.sendAfter();
        boolean goesOn =
                switch (decision.status()) {
                    case SCHEDULED -> true;
                    case SENT -> decision.answered() < decision.events();
                    case WAITS_FOR_SECOND_PERSON, UNDONE, REJECTED, TAKEN_BACK -> false;
                };
        if (sent == null || !goesOn || now.isAfter(sent.plus(PATIENCE))) {
            return null;
        }
        return now.isBefore(sent) ? sent : now.plus(BETWEEN_LOOKS);
    }

    private boolean canBeUndone(Decision decision) {
        return decision.sendAfter() != null && clock.instant().isBefore(decision.sendAfter());
    }

    final void refresh() {
        staleAt = null;
        grid.getDataProvider().refreshAll();
    }

    private void fill() {
        grid.setSizeFull();
        grid.setAriaLabel("Decisions");
        grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        grid.addColumn(new ComponentRenderer<>(decision -> verdict(decision)))
                .setHeader("Verdict")
                .setWidth("130px")
                .setFlexGrow(0);
        grid.addColumn(decision -> decision.dimension().label() + " " + QuarantineView.name(decision.value()))
                .setHeader("Cluster")
                .setFlexGrow(2);
        grid.addColumn(decision -> Formats.count(decision.events()))
                .setHeader("Events")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("90px")
                .setFlexGrow(0);
        grid.addColumn(decision -> Amounts.money(decision.stakeMicros(), decision.currency()))
                .setHeader("At stake")
                .setTextAlign(ColumnTextAlign.END)
                .setTooltipGenerator(decision -> Amounts.exact(decision.stakeMicros(), decision.currency()))
                .setWidth("130px")
                .setFlexGrow(0);
        grid.addColumn(Decision::reason).setHeader("Reason").setFlexGrow(2);
        grid.addColumn(decision -> Formats.by(decision.decidedBy(), decision.decidedAt()))
                .setHeader(Formats.inZone("Decided"))
                .setWidth("165px")
                .setFlexGrow(1);
        grid.addColumn(new ComponentRenderer<>(decision -> status(decision)))
                .setHeader("State")
                .setWidth("190px")
                .setFlexGrow(0);
        grid.addColumn(new ComponentRenderer<>(this::actions)).setWidth("190px").setFlexGrow(0);
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.GAVEL, "No decisions yet", "What is released or confirmed as fraud is listed here."));
        KeysetItems.feed(grid, "", review::decisions);
    }

    private static Badge verdict(Decision decision) {
        return switch (decision.verdict()) {
            case RELEASE -> Badges.of("Release", Badges.Tone.GOOD);
            case CONFIRM_FRAUD -> Badges.of("Confirm fraud", Badges.Tone.BAD);
        };
    }

    private Badge status(Decision decision) {
        remember(decision);
        return switch (decision.status()) {
            case WAITS_FOR_SECOND_PERSON -> Badges.of("Waits for a second person", Badges.Tone.WAITING);
            case SCHEDULED -> Badges.of(canBeUndone(decision) ? "Can be undone" : "Being sent", Badges.Tone.WAITING);
            case SENT -> answers(decision.events(), decision.answered(), decision.unknown());
            case UNDONE -> Badges.of("Undone", Badges.Tone.NEUTRAL);
            case REJECTED -> Badges.of("Rejected", Badges.Tone.BAD);
            case TAKEN_BACK -> Badges.of("Taken back", Badges.Tone.NEUTRAL);
        };
    }

    /** What the pipeline has said so far; that of events it no longer knew nothing became must be seen. */
    static Badge answers(long events, long answered, long unknown) {
        if (unknown > 0) {
            return Badges.of(Formats.count(unknown) + " of " + Formats.count(events) + " too old", Badges.Tone.BAD);
        }
        return Badges.of(
                "Answered " + answered + "/" + events, answered >= events ? Badges.Tone.GOOD : Badges.Tone.NEUTRAL);
    }

    private Div actions(Decision decision) {
        Div actions = new Div();
        actions.addClassName("row-actions");
        boolean own = Granted.answersFor(decision.decidedBy());
        switch (decision.status()) {
            case WAITS_FOR_SECOND_PERSON -> {
                if (!own && Granted.may(Permission.REVIEW_APPROVE)) {
                    Button approve =
                            new Button("Approve", event -> done("Approved", () -> review.approve(decision.id())));
                    approve.addThemeVariants(ButtonVariant.PRIMARY);
                    actions.add(
                            approve,
                            new Button("Reject", event -> done("Rejected", () -> review.reject(decision.id()))));
                } else if (own) {
                    actions.add(new Button("Undo", event -> done("Undone", () -> review.undo(decision.id()))));
                }
            }
            case SCHEDULED -> {
                if (canBeUndone(decision)) {
                    actions.add(new Button("Undo", event -> done("Undone", () -> review.undo(decision.id()))));
                }
            }
            case SENT -> actions.add(new Button("Take back", event -> askToTakeBack(decision)));
            case UNDONE, REJECTED, TAKEN_BACK -> {
                // nothing more to do
            }
        }
        return actions;
    }

    private void askToTakeBack(Decision decision) {
        new ReasonDialog(
                        "Take the decision back?",
                        Formats.count(decision.events(), "event") + " will be in quarantine again and wait here.",
                        "Take back",
                        reason -> done("Taken back", () -> review.takeBack(decision.id(), reason)))
                .open();
    }

    private void done(String message, Runnable action) {
        action.run();
        Messages.success(message);
        changed.run();
    }
}
