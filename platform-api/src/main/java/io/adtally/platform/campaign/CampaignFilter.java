package io.adtally.platform.campaign;

import org.jspecify.annotations.Nullable;

/**
 * Which campaigns to show.
 *
 * @param text part of the id or name, in any case; empty for all
 * @param status null for all
 * @param advertiserId null for all
 */
public record CampaignFilter(
        String text,
        @Nullable CampaignStatus status,
        @Nullable String advertiserId) {
    /** All of them. */
    public static final CampaignFilter ALL = new CampaignFilter("", null, null);
}
