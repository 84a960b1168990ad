package io.adtally.console.models;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableConsumer;
import io.adtally.console.widget.ConfirmButton;

/** Asks for a model that lies in the object store. */
class RegisterDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    /** What was typed. */
    record Wanted(String id, String location, String sha256, String card) {}

    RegisterDialog(SerializableConsumer<Wanted> made) {
        setHeaderTitle("Register a model");
        setWidth("36rem");
        TextField id = new TextField("Id");
        TextField location = new TextField("Bundle");
        location.setPlaceholder("s3://bucket/key");
        TextField sha256 = new TextField("SHA-256 of the bundle");
        TextArea card = new TextArea("Model card (JSON)");
        card.setHeight("12rem");
        VerticalLayout fields = new VerticalLayout(id, location, sha256, card);
        fields.setPadding(false);
        fields.getChildren().forEach(field -> field.getElement().getStyle().setWidth("100%"));
        ConfirmButton register = new ConfirmButton(
                "Register",
                this,
                () -> made.accept(new Wanted(id.getValue(), location.getValue(), sha256.getValue(), card.getValue())));
        add(fields);
        getFooter().add(new Button("Cancel", event -> close()), register);
    }
}
