package io.adtally.platform.campaign;

/** Where a campaign stands. Events of a campaign that ended are still counted and paid for: they may come late. */
public enum CampaignStatus {
    /** Being prepared; not known to the data plane. */
    DRAFT,
    ACTIVE,
    PAUSED,
    ENDED
}
