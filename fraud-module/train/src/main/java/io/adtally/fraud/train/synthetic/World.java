package io.adtally.fraud.train.synthetic;

import io.adtally.fraud.feature.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where and when the traffic is: two days, some countries with their addresses, and what events cost. */
final class World {
    static final long START_MILLIS = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
    static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    static final long END_MILLIS = START_MILLIS + 2 * DAY_MILLIS;

    private static final double HOUR_MILLIS = Duration.ofHours(1).toMillis();
    private static final int PEAK_HOUR = 20;

    /** Roughly by their share of online advertising; a country stands as often as it weighs. */
    private static final List<String> COUNTRIES = List.of(
            "US", "US", "US", "US", "US", "US", "DE", "DE", "GB", "GB", "JP", "JP", "FR", "BR", "IN", "IN", "CA", "AU",
            "NL", "ES", "IT", "PL", "MX", "SE");

    /** Carriers' shared addresses, of which each has a few hundred customers in the traffic. */
    private static final int CARRIER_ADDRESSES = 12;

    private World() {}

    static String country(Chance chance) {
        return chance.oneOf(COUNTRIES);
    }

    static String otherCountry(Chance chance, String than) {
        String other = country(chance);
        while (other.equals(than)) {
            other = country(chance);
        }
        return other;
    }

    /** An address of somebody's own: a country's first byte, and three at random. */
    static String address(Chance chance, String country) {
        return network(chance, country) + chance.wholeBetween(1, 254);
    }

    /** The first three bytes of a network, with the dot after them. */
    static String network(Chance chance, String country) {
        return firstByte(country) + "." + chance.wholeBetween(0, 255) + "." + chance.wholeBetween(0, 255) + ".";
    }

    /** One of the few that a country's mobile users leave through. */
    static String carrierAddress(Chance chance, String country) {
        return firstByte(country) + ".10.20." + chance.wholeBetween(1, CARRIER_ADDRESSES);
    }

    private static int firstByte(String country) {
        return 20 + COUNTRIES.indexOf(country) * 7;
    }

    /** A moment of the two days, more often in the evening than before dawn. */
    static long moment(Chance chance) {
        while (true) {
            long at = START_MILLIS + (long) chance.between(0, (double) (END_MILLIS - START_MILLIS));
            double hour = (at - START_MILLIS) / HOUR_MILLIS % 24;
            double activity = 0.55 + 0.45 * Math.cos((hour - PEAK_HOUR) / 24 * 2 * Math.PI);
            if (chance.in(activity)) {
                return at;
            }
        }
    }

    /** A thousand impressions cost some dollars, a click some tenths of one. */
    static long priceMicros(Chance chance, Action action) {
        return switch (action) {
            case IMPRESSION -> Math.round(chance.around(2_000, 0.5));
            case CLICK -> Math.round(chance.around(250_000, 0.6));
            case OTHER -> 0;
        };
    }
}
