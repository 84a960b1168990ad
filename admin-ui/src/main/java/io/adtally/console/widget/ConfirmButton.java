package io.adtally.console.widget;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableRunnable;
import io.adtally.platform.problem.RefusedException;

/** Does what its dialog is for, once however often it is clicked, and closes the dialog; that stays if it is refused or fails. */
public final class ConfirmButton extends Button {
    private static final long serialVersionUID = 1L;

    /** Tells refusals in the corner. */
    public ConfirmButton(String text, Dialog dialog, SerializableRunnable action) {
        this(text, dialog, action, refused -> Messages.failure(String.valueOf(refused.getMessage())));
    }

    /** @param refused shows a refusal, for example at its field */
    public ConfirmButton(
            String text, Dialog dialog, SerializableRunnable action, SerializableConsumer<RefusedException> refused) {
        super(text);
        addThemeVariants(ButtonVariant.PRIMARY);
        setDisableOnClick(true);
        addClickListener(event -> {
            if (!dialog.isOpened()) {
                return; // the second of two clicks
            }
            try {
                action.run();
                dialog.close();
            } catch (RefusedException refusal) {
                refused.accept(refusal);
            } finally {
                setEnabled(dialog.isOpened());
            }
        });
    }
}
