package io.adtally.console.access;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableConsumer;
import io.adtally.console.widget.AdvertiserBox;
import io.adtally.console.widget.ConfirmButton;
import io.adtally.console.widget.Formats;
import io.adtally.platform.account.AccountData;
import io.adtally.platform.account.Role;
import io.adtally.platform.campaign.Advertisers;
import org.jspecify.annotations.Nullable;

/** Asks for a new account, or for another role of one. */
class AccountDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    final TextField name = new TextField("Name");
    final Select<Role> role = new Select<>();
    final AdvertiserBox advertiser;
    final ConfirmButton confirm;

    /** What was asked for. */
    record Wanted(String name, Role role, @Nullable String advertiserId) {}

    /** @param before null for a new account */
    AccountDialog(@Nullable AccountData before, Advertisers advertisers, SerializableConsumer<Wanted> made) {
        advertiser = new AdvertiserBox(advertisers);
        confirm = new ConfirmButton(before == null ? "Create" : "Change", this, () -> made.accept(wanted()));
        setHeaderTitle(before == null ? "New account" : "Role of " + before.name());
        setWidth("26rem");
        name.setWidthFull();
        role.setLabel("Role");
        role.setItems(Role.values());
        role.setItemLabelGenerator(Formats::words);
        role.setWidthFull();
        advertiser.setLabel("Advertiser");
        advertiser.setWidthFull();
        role.addValueChangeListener(event -> advertiser.setVisible(event.getValue() == Role.ADVERTISER));
        advertiser.setVisible(false);
        role.setValue(before == null ? Role.FRAUD_ANALYST : before.role());
        VerticalLayout fields = new VerticalLayout(name, role, advertiser);
        fields.setPadding(false);
        if (before != null) {
            name.setValue(before.name());
            name.setVisible(false);
            advertiser.choose(before.advertiserId());
            fields.add(new Paragraph("Whoever is signed in to the account has to sign in again."));
        }
        add(fields);
        getFooter().add(new Button("Cancel", event -> close()), confirm);
    }

    private Wanted wanted() {
        return new Wanted(
                name.getValue(), role.getValue(), role.getValue() == Role.ADVERTISER ? advertiser.id() : null);
    }
}
