package io.adtally.platform.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says what was changed in a campaign, for the audit log. */
final class CampaignChanges {
    private CampaignChanges() {}

    static String describe(CampaignData before, CampaignData after) {
        List<String> changes = new ArrayList<>();
        add(changes, "name", before.name(), after.name());
        add(changes, "status", before.status(), after.status());
        add(changes, "advertiser", before.advertiserId(), after.advertiserId());
        add(changes, "currency", before.currency(), after.currency());
        add(changes, "starts", before.startsOn(), after.startsOn());
        add(changes, "ends", before.endsOn(), after.endsOn());
        add(changes, "budget", before.totalBudgetMicros(), after.totalBudgetMicros());
        add(changes, "daily budget", before.dailyBudgetMicros(), after.dailyBudgetMicros());
        add(changes, "prices", before.prices(), after.prices());
        add(changes, "flights", before.flights(), after.flights());
        add(changes, "ads", before.ads(), after.ads());
        return String.join("; ", changes);
    }

    private static void add(List<String> changes, String what, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(what + " " + before + " -> " + after);
        }
    }
}
