package io.adtally.platform.campaign;

import io.adtally.platform.problem.Checks;

/** An advertiser; the id never changes. */
public record AdvertiserData(String id, String name, long version) {
    public AdvertiserData {
        Checks.id("id", id);
        name = Checks.name("name", name);
    }
}
