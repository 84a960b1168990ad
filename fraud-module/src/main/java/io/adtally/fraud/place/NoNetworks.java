package io.adtally.fraud.place;

import org.jspecify.annotations.Nullable;

/** What there is without data. */
enum NoNetworks implements Networks {
    NONE;

    @Override
    public Place find(@Nullable String ip) {
        return Place.UNKNOWN;
    }

    @Override
    public String version() {
        return "none";
    }
}
