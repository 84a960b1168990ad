package io.adtally.console.quarantine;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.orderedlayout.FlexComponent;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import io.adtally.console.widget.Amounts;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Messages;
import io.adtally.platform.quarantine.Decision;
import io.adtally.platform.quarantine.Review;
import io.adtally.platform.quarantine.Verdict;

/** Offers to undo a decision for as long as it can be. */
final class UndoMessage {
    private UndoMessage() {}

    static void show(Decision decision, Review review, Runnable undone) {
        String what = decision.verdict() == Verdict.RELEASE ? "released" : "confirmed as fraud";
        Notification notification = new Notification();
        notification.setDuration((int) review.undoWindow().toMillis());
        notification.setPosition(Notification.Position.BOTTOM_END);
        Button undo = new Button("Undo", event -> {
            notification.close();
            review.undo(decision.id());
            Messages.success("Undone: the events wait again");
            undone.run();
        });
        undo.setDisableOnClick(true);
        HorizontalLayout line = new HorizontalLayout(
                new Span(Formats.count(decision.events(), "event") + ", "
                        + Amounts.money(decision.stakeMicros(), decision.currency())
                        + (decision.events() == 1 ? ", is being " : ", are being ") + what),
                undo);
        line.setAlignItems(FlexComponent.Alignment.CENTER);
        notification.add(line);
        notification.open();
    }
}
