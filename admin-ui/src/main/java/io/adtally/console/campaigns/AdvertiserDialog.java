package io.adtally.console.campaigns;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableBiConsumer;
import io.adtally.console.widget.ConfirmButton;

/** Asks for a new advertiser's id and name. */
class AdvertiserDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    AdvertiserDialog(SerializableBiConsumer<String, String> made) {
        setHeaderTitle("New advertiser");
        TextField id = new TextField("Id");
        id.setHelperText("As reports and API keys name it; never changes");
        TextField name = new TextField("Name");
        id.setWidthFull();
        name.setWidthFull();
        ConfirmButton create = new ConfirmButton("Create", this, () -> made.accept(id.getValue(), name.getValue()));
        VerticalLayout fields = new VerticalLayout(id, name);
        fields.setPadding(false);
        add(fields);
        getFooter().add(new Button("Cancel", event -> close()), create);
    }
}
