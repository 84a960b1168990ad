package io.adtally.fraud.place;

import org.jspecify.annotations.Nullable;

/**
 * Whose network an address lies in.
 *
 * @param asn number of the autonomous system, 1 to 2^32-1; 0 where unknown (no system has it: RFC 7607)
 * @param operator the system's operator as registered; null where unknown
 * @param country ISO 3166-1 alpha-2; null where unknown
 * @param dataCentre whether the operator's name says that it runs servers for others; false where unknown
 */
public record Place(
        long asn, @Nullable String operator, @Nullable String country, boolean dataCentre) {
    /** Of an address of which nothing is known. */
    public static final Place UNKNOWN = new Place(0, null, null, false);

    private static final long MOST_ASN = 0xffff_ffffL;

    /** Refuses numbers that no autonomous system can have. */
    public Place {
        if (asn < 0 || asn > MOST_ASN) {
            throw new IllegalArgumentException("asn must be 0 to " + MOST_ASN + ": " + asn);
        }
    }
}
