package io.adtally.console.access;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableConsumer;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Messages;
import io.adtally.platform.account.Role;
import io.adtally.platform.campaign.AdvertiserData;
import io.adtally.platform.problem.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for a new account. */
class AccountDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    /** What was asked for. */
    record Wanted(String name, Role role, @Nullable String advertiserId) {}

    AccountDialog(List<AdvertiserData> advertisers, SerializableConsumer<Wanted> made) {
        setHeaderTitle("New account");
        TextField name = new TextField("Name");
        name.setWidthFull();
        Select<Role> role = new Select<>();
        role.setLabel("Role");
        role.setItems(Role.values());
        role.setItemLabelGenerator(Formats::words);
        role.setValue(Role.FRAUD_ANALYST);
        role.setWidthFull();
        Select<AdvertiserData> advertiser = new Select<>();
        advertiser.setLabel("Advertiser");
        advertiser.setItems(advertisers);
        advertiser.setItemLabelGenerator(AdvertiserData::name);
        advertiser.setWidthFull();
        advertiser.setVisible(false);
        role.addValueChangeListener(event -> advertiser.setVisible(event.getValue() == Role.ADVERTISER));
        Button create = new Button("Create", event -> {
            boolean bound = role.getValue() == Role.ADVERTISER && advertiser.getValue() != null;
            try {
                made.accept(new Wanted(
                        name.getValue(),
                        role.getValue(),
                        bound ? advertiser.getValue().id() : null));
                close();
            } catch (RefusedException refused) {
                Messages.failure(String.valueOf(refused.getMessage()));
            }
        });
        create.addThemeVariants(ButtonVariant.PRIMARY);
        VerticalLayout fields = new VerticalLayout(name, role, advertiser);
        fields.setPadding(false);
        add(fields);
        getFooter().add(new Button("Cancel", event -> close()), create);
    }
}
