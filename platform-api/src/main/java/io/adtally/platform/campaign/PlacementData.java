package io.adtally.platform.campaign;

import io.adtally.platform.problem.Checks;

/** A slot on a site; ids as events name them. */
public record PlacementData(String id, String siteId, String name) {
    public PlacementData {
        Checks.id("id", id);
        Checks.id("siteId", siteId);
        name = Checks.name("name", name);
    }
}
