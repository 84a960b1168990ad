package io.adtally.console.models;

import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.adtally.console.widget.Facts;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.InForceText;
import io.adtally.platform.force.Force;
import io.adtally.platform.model.Models;
import io.adtally.platform.model.Seat;
import io.adtally.platform.model.SeatChange;
import java.util.Objects;

/** Who has a seat, and where that is in force. */
class SeatCard extends Card {
    private static final long serialVersionUID = 1L;

    private final Seat seat;
    private final transient Models models;
    private final transient Force force;
    private final Div content = new Div();

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

    final void show() {
        content.removeAll();
        SeatChange seated = models.seated(seat).orElse(null);
        if (seated == null) {
            content.add(new Paragraph(
                    switch (seat) {
                        case CHAMPION -> "No model was ever approved: the one that comes with this release decides.";
                        case CHALLENGER -> "No model was ever approved: none is scored beside the champion.";
                    }));
            return;
        }
        long version = Objects.requireNonNull(seated.controlVersion());
        content.add(new Facts()
                .with("Model", seated.modelId() == null ? nobody() : seated.modelId())
                .with("Approved", seated.decidedBy() + ", " + Formats.momentUtc(seated.decidedAt()))
                .with("In force", InForceText.of(force.of(seat.subject(), version))));
    }
}
