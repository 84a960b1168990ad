package io.adtally.console.campaigns;

import com.vaadin.flow.component.UI;

/** Ways to the campaigns. */
public final class CampaignsNavigation {
    private CampaignsNavigation() {}

    public static void open() {
        UI.getCurrent().navigate(CampaignsView.class);
    }
}
