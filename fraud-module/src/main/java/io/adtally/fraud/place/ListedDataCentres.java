package io.adtally.fraud.place;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that are listed as data centres, besides what is known otherwise. Immutable.
 *
 * @param known what is known otherwise
 * @param listed whether an address is on the list
 * @param listVersion names the list
 */
public record ListedDataCentres(Networks known, Predicate<String> listed, String listVersion) implements Networks {
    private static final Place LISTED = new Place(0, null, null, true);

    @Override
    public Place find(@Nullable String ip) {
        Place place = known.find(ip);
        if (place.dataCentre() || ip == null || !listed.test(ip)) {
            return place;
        }
        return place.equals(Place.UNKNOWN) ? LISTED : new Place(place.asn(), place.operator(), place.country(), true);
    }

    @Override
    public String version() {
        return known.version() + "+" + listVersion;
    }
}
