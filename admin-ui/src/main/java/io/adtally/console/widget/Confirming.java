package io.adtally.console.widget;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import io.adtally.platform.problem.RefusedException;

/** What the confirming button of a dialog does: once, however often it is clicked, and again only after a refusal. */
public final class Confirming {
    private Confirming() {}

    /** Closes the dialog after the action; one that is refused leaves it open and says why. */
    public static void on(Button button, Dialog dialog, Runnable action) {
        button.setDisableOnClick(true);
        button.addClickListener(event -> {
            if (!dialog.isOpened()) {
                return; // the second of two clicks
            }
            try {
                action.run();
                dialog.close();
            } catch (RefusedException refused) {
                Messages.failure(String.valueOf(refused.getMessage()));
            } finally {
                button.setEnabled(true);
            }
        });
    }
}
