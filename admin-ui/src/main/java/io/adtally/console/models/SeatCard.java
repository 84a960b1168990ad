package io.adtally.console.models;

import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.adtally.console.widget.Facts;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.InForceText;
import io.adtally.platform.force.Force;
import io.adtally.platform.force.InForce;
import io.adtally.platform.model.Models;
import io.adtally.platform.model.Seat;
import io.adtally.platform.model.SeatChange;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who has a seat, and where that is in force. */
class SeatCard extends Card {
    private static final long serialVersionUID = 1L;

    private final Seat seat;
    private final transient Models models;
    private final transient Force force;
    private final Div content = new Div();
    private transient @Nullable Seated shown;

    /**
     * Who has the seat.
     *
     * @param change what was approved last; null if nothing ever was
     * @param inForce how far the data plane has got with it; null without one
     */
    record Seated(@Nullable SeatChange change, @Nullable InForce inForce) {}

    SeatCard(Seat seat, Models models, Force force) {
        this.seat = seat;
        this.models = models;
        this.force = force;
        setTitle(Formats.words(seat));
        add(content);
    }

    private String nobody() {
        return switch (seat) {
            case CHAMPION -> "none: the rules decide alone";
            case CHALLENGER -> "none";
        };
    }

    final Seated ask() {
        SeatChange change = models.seated(seat).orElse(null);
        return change == null
                ? new Seated(null, null)
                : new Seated(change, force.of(seat.subject(), Objects.requireNonNull(change.controlVersion())));
    }

    /** Only what has changed is shown anew, so that it can be read meanwhile. */
    final void show(Seated seated) {
        if (seated.equals(shown)) {
            return;
        }
        shown = seated;
        content.removeAll();
        SeatChange change = seated.change();
        if (change == null || seated.inForce() == null) {
            content.add(new Paragraph(
                    switch (seat) {
                        case CHAMPION -> "No model was ever approved: the one that comes with this release decides.";
                        case CHALLENGER -> "No model was ever approved: none is scored beside the champion.";
                    }));
            return;
        }
        content.add(new Facts()
                .with("Model", change.modelId() == null ? nobody() : change.modelId())
                .with("Approved", change.decidedBy() + ", " + Formats.momentInZone(change.decidedAt()))
                .with("In force", InForceText.of(seated.inForce())));
    }
}
