package io.adtally.console.access;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableConsumer;
import io.adtally.console.widget.Messages;
import io.adtally.platform.account.Permission;
import io.adtally.platform.problem.RefusedException;
import java.util.Set;

/** Asks for a new key. */
class ApiKeyDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    /** What was asked for. */
    record Wanted(String name, Set<Permission> scopes) {
        Wanted {
            scopes = Set.copyOf(scopes);
        }
    }

    ApiKeyDialog(SerializableConsumer<Wanted> made) {
        setHeaderTitle("New API key");
        setWidth("32rem");
        TextField name = new TextField("Name");
        name.setHelperText("Which program shows it");
        name.setWidthFull();
        CheckboxGroup<Permission> scopes = new CheckboxGroup<>();
        scopes.setLabel("Scopes");
        scopes.setItems(Permission.values());
        scopes.setItemLabelGenerator(Permission::authority);
        Button create = new Button("Create", event -> {
            try {
                made.accept(new Wanted(name.getValue(), scopes.getValue()));
                close();
            } catch (RefusedException refused) {
                Messages.failure(String.valueOf(refused.getMessage()));
            }
        });
        create.addThemeVariants(ButtonVariant.PRIMARY);
        VerticalLayout fields = new VerticalLayout(name, scopes);
        fields.setPadding(false);
        add(fields);
        getFooter().add(new Button("Cancel", event -> close()), create);
    }
}
