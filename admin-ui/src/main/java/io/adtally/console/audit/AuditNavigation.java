package io.adtally.console.audit;

import com.vaadin.flow.component.UI;

/** Ways to the audit log. */
public final class AuditNavigation {
    private AuditNavigation() {}

    public static void open() {
        UI.getCurrent().navigate(AuditView.class);
    }
}
