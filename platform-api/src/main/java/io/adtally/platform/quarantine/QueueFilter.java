package io.adtally.platform.quarantine;

import org.jspecify.annotations.Nullable;

/**
 * Which waiting events to group.
 *
 * @param advertiserId null for all
 * @param campaignId null for all
 * @param leastScore events without a score count as 0
 */
public record QueueFilter(
        @Nullable String advertiserId, @Nullable String campaignId, double leastScore) {
    /** All of them. */
    public static final QueueFilter ALL = new QueueFilter(null, null, 0);
}
