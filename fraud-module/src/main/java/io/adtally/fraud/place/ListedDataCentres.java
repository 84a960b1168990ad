package io.adtally.fraud.place;

import org.jspecify.annotations.Nullable;

/**
 * Addresses that are listed as data centres, besides what is known otherwise. Immutable.
 *
 * @param known what is known otherwise
 * @param listed the list
 */
public record ListedDataCentres(Networks known, AddressList listed) implements Networks {
    private static final Place LISTED = new Place(0, null, null, true);

    @Override
    public Place find(@Nullable String ip) {
        Place place = known.find(ip);
        if (place.dataCentre() || !listed.contains(ip)) {
            return place;
        }
        return place.equals(Place.UNKNOWN) ? LISTED : new Place(place.asn(), place.operator(), place.country(), true);
    }

    @Override
    public @Nullable String dataCentreEntryOrNull(@Nullable String ip) {
        String entry = listed.entryOrNull(ip);
        return entry == null ? known.dataCentreEntryOrNull(ip) : entry;
    }

    @Override
    public String version() {
        return known.version() + "+" + listed.version();
    }
}
