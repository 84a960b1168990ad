package io.adtally.console.dashboard;

import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.function.ValueProvider;
import io.adtally.console.widget.Amounts;
import io.adtally.console.widget.Formats;
import io.adtally.platform.traffic.LivePicture.CampaignTraffic;
import java.util.List;

/** The campaigns with the most events. */
class CampaignsCard extends Card {
    private static final long serialVersionUID = 1L;

    final Grid<CampaignTraffic> grid = new Grid<>();
    private transient List<CampaignTraffic> shown = List.of();

    CampaignsCard() {
        setTitle("Top campaigns, last hour");
        grid.setAllRowsVisible(true);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addColumn(CampaignTraffic::campaignId).setHeader("Campaign").setFlexGrow(3);
        number("Events", CampaignTraffic::events);
        number("Billable", CampaignTraffic::billableEvents);
        number("Quarantined", CampaignTraffic::quarantinedEvents);
        number("Invalid", CampaignTraffic::invalidEvents);
        right(
                        "Billed",
                        campaign -> campaign.currency().isEmpty()
                                ? Formats.NONE
                                : Amounts.money(campaign.spendMicros(), campaign.currency()))
                .setTooltipGenerator(campaign -> campaign.currency().isEmpty()
                        ? null
                        : Amounts.exact(campaign.spendMicros(), campaign.currency()));
        grid.setAriaLabel("Campaigns with the most events in the last hour");
        add(grid);
    }

    /** Nothing is sent to the browser as long as nothing has changed. */
    final void show(List<CampaignTraffic> campaigns) {
        if (!campaigns.equals(shown)) {
            shown = campaigns;
            grid.setItems(campaigns);
        }
    }

    private void number(String header, ValueProvider<CampaignTraffic, Long> value) {
        right(header, campaign -> Formats.count(value.apply(campaign)));
    }

    private Grid.Column<CampaignTraffic> right(String header, ValueProvider<CampaignTraffic, String> value) {
        return grid.addColumn(value)
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(1);
    }
}
