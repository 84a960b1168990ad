package io.adtally.platform.quarantine;

import io.adtally.platform.problem.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A filter of the review under the name by which a person finds it again.
 *
 * @param campaignId null for all
 */
public record ReviewView(
        String name, Dimension dimension, @Nullable String campaignId, double leastScore) {
    private static final int LONGEST_ID = 500;

    public ReviewView {
        name = Checks.name("name", name);
        if (campaignId != null) {
            campaignId = Checks.text("campaignId", campaignId, LONGEST_ID);
        }
    }
}
