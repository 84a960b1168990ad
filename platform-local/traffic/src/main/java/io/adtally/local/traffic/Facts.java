package io.adtally.local.traffic;

import java.util.List;

/**
 * What reports divide an item by, as they name it.
 *
 * @param viewability of a VIEWABLE item: viewable, not_viewable or undetermined; empty on others
 */
record Facts(
        String ad,
        String creative,
        String placement,
        String site,
        String country,
        String device,
        String os,
        String signalType,
        String viewability) {
    /** The columns that hold the facts, in their order. */
    static final List<String> COLUMNS = List.of(
            "ad_id", "creative_id", "placement_id", "site_id", "country", "device", "os", "signal_type", "viewability");

    /** The column that is no key of rollups, where it is a measure. */
    static final String VIEWABILITY = "viewability";

    /** In the order of {@link #COLUMNS}. */
    List<String> values() {
        return List.of(ad, creative, placement, site, country, device, os, signalType, viewability);
    }
}
