package io.adtally.console.access;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableConsumer;
import io.adtally.console.widget.AdvertiserBox;
import io.adtally.console.widget.ConfirmButton;
import io.adtally.console.widget.EndPicker;
import io.adtally.console.widget.Messages;
import io.adtally.platform.account.Permission;
import io.adtally.platform.account.Role;
import io.adtally.platform.campaign.Advertisers;
import io.adtally.platform.problem.RefusedException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks for a new key. */
class ApiKeyDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    final TextField name = new TextField("Name");
    final CheckboxGroup<Permission> scopes = new CheckboxGroup<>("Scopes");
    final AdvertiserBox advertiser;
    final EndPicker expires = new EndPicker();
    final ConfirmButton create;

    /** What was asked for. */
    record Wanted(
            String name,
            Set<Permission> scopes,
            @Nullable String advertiserId,
            @Nullable Instant expiresAt) {
        Wanted {
            scopes = Set.copyOf(scopes);
        }
    }

    ApiKeyDialog(Advertisers advertisers, SerializableConsumer<Wanted> made) {
        advertiser = new AdvertiserBox(advertisers);
        create = new ConfirmButton("Create", this, () -> made.accept(wanted()), this::show);
        setHeaderTitle("New API key");
        setWidth("34rem");
        name.setHelperText("Which program shows it");
        name.setWidthFull();
        advertiser.setLabel("Advertiser");
        advertiser.setHelperText("Whose campaigns and reports alone it sees; empty for all");
        advertiser.setWidthFull();
        advertiser.addValueChangeListener(event -> offerScopes());
        scopes.setItems(Permission.values());
        scopes.setItemLabelGenerator(Permission::authority);
        VerticalLayout fields = new VerticalLayout(name, advertiser, scopes, expires);
        fields.setPadding(false);
        add(fields);
        getFooter().add(new Button("Cancel", event -> close()), create);
    }

    /** A key of one advertiser takes no others than an advertiser's account does. */
    private void offerScopes() {
        Set<Permission> offered = advertiser.isEmpty() ? Set.of(Permission.values()) : Role.ADVERTISER.permissions();
        scopes.setItemEnabledProvider(offered::contains);
        scopes.deselect(scopes.getValue().stream()
                .filter(scope -> !offered.contains(scope))
                .toList());
    }

    private Wanted wanted() {
        return new Wanted(name.getValue(), scopes.getValue(), advertiser.id(), expires.end());
    }

    private void show(RefusedException refused) {
        if (refused.field().equals(EndPicker.FIELD)) {
            expires.setErrorMessage(refused.getMessage());
            expires.setInvalid(true);
        } else {
            Messages.failure(String.valueOf(refused.getMessage()));
        }
    }
}
