package io.adtally.console.widget;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.function.SerializableRunnable;

/** Asks before something is done that cannot be undone. */
public final class Confirm {
    private Confirm() {}

    /**
     * Opens the question; does the action once however often its button is clicked.
     *
     * @param consequence what it leads to
     * @param button what the button says
     */
    public static void before(String question, String consequence, String button, SerializableRunnable action) {
        before(question, consequence, button, action, () -> {});
    }

    /** Does something else if the answer is no, by the button or by Escape. */
    public static void before(
            String question,
            String consequence,
            String button,
            SerializableRunnable action,
            SerializableRunnable cancelled) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(question);
        dialog.setText(consequence);
        dialog.setCancelable(true);
        dialog.setConfirmText(button);
        dialog.addConfirmListener(event -> {
            event.unregisterListener();
            action.run();
        });
        dialog.addCancelListener(event -> cancelled.run());
        dialog.open();
    }
}
