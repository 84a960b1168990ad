package io.adtally.console.access;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;

/** Shows a secret, once. */
class SecretDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    SecretDialog(String title, String secret) {
        setHeaderTitle(title);
        setWidth("34rem");
        // It is shown this once: nothing but the button closes it.
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        TextField text = new TextField();
        text.setValue(secret);
        text.setReadOnly(true);
        text.setWidthFull();
        text.setAutoselect(true);
        text.addClassName("secret");
        text.setAriaLabel(title);
        add(new Paragraph("It is shown this once and kept as a hash only. Copy it now."), text);
        Button close = new Button("I have it", event -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
    }
}
