package io.adtally.console.access;

import com.vaadin.flow.component.UI;

/** Ways to accounts and API keys. */
public final class AccessNavigation {
    private AccessNavigation() {}

    public static void openAccounts() {
        UI.getCurrent().navigate(AccountsView.class);
    }

    public static void openApiKeys() {
        UI.getCurrent().navigate(ApiKeysView.class);
    }
}
