package io.adtally.console.widget;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;

/** Asks for a typed reason before something is done. */
public final class ReasonDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    /** @param action what the button says */
    public ReasonDialog(String title, String explanation, String action, SerializableConsumer<String> confirmed) {
        setHeaderTitle(title);
        setWidth("30rem");
        TextArea reason = new TextArea("Reason");
        reason.setWidthFull();
        reason.setMaxLength(1000);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        ConfirmButton confirm = new ConfirmButton(action, this, () -> confirmed.accept(reason.getValue()));
        confirm.setEnabled(false);
        reason.addValueChangeListener(
                event -> confirm.setEnabled(!event.getValue().isBlank()));
        add(new Paragraph(explanation), reason);
        getFooter().add(new Button("Cancel", event -> close()), confirm);
        addOpenedChangeListener(event -> reason.focus());
    }
}
