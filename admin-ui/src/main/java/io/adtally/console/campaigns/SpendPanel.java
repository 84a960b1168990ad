package io.adtally.console.campaigns;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.adtally.console.widget.Amounts;
import io.adtally.console.widget.Facts;
import io.adtally.console.widget.Ticking;
import io.adtally.platform.campaign.CampaignData;
import io.adtally.platform.traffic.CampaignSpend;
import io.adtally.platform.traffic.CampaignSpend.Spent;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a campaign has spent of its budgets, as it grows. */
class SpendPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient CampaignSpend spend;
    private final transient CampaignData campaign;
    private @Nullable Spent shown;

    SpendPanel(CampaignSpend spend, CampaignData campaign) {
        this.spend = spend;
        this.campaign = campaign;
        add(new Paragraph("Asking what it has spent…"));
        Ticking.whileShown(this, this::ask, this::show, this::fail);
    }

    private Spent ask() {
        return Objects.requireNonNull(spend.of(List.of(campaign)).get(campaign.id()));
    }

    private void show(Spent spent) {
        if (spent.equals(shown)) {
            return;
        }
        shown = spent;
        removeAll();
        add(new Facts()
                .with(
                        "Spent today (UTC)",
                        ofBudget(spent.todayMicros(), campaign.dailyBudgetMicros(), spent.currency()))
                .with("Spent in all", ofBudget(spent.totalMicros(), campaign.totalBudgetMicros(), spent.currency())));
    }

    private void fail(Exception failure) {
        shown = null;
        removeAll();
        add(new Paragraph("What it has spent cannot be told now; it is asked again."));
    }

    /** An amount and, where there is a budget, what share of it that is; of a budget of nothing there are no shares. */
    static String ofBudget(long micros, @Nullable Long budgetMicros, String currency) {
        String amount = Amounts.money(micros, currency);
        if (budgetMicros == null) {
            return amount + ", no budget";
        }
        String ofBudget = amount + " of " + Amounts.money(budgetMicros, currency);
        if (budgetMicros == 0) {
            return ofBudget;
        }
        double percent = 100.0 * micros / budgetMicros;
        String share = percent > 0 && percent < 1 ? "< 1" : String.format(Locale.ROOT, "%.0f", percent);
        return ofBudget + " (" + share + " %)";
    }
}
