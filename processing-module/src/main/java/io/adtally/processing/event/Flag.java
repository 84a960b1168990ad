package io.adtally.processing.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Remarks that travel with an event and change no count; kept as one bit each, which is stored: never give a bit another meaning. */
public enum Flag {
    /** The client's clock was slightly ahead and its time was set to the time of receipt. */
    CLOCK_CLAMPED(1 << 0),
    /** A Bloom filter upstream may have seen the id. */
    MAYBE_DUPLICATE(1 << 1),
    /** The edge's pre-bid filter suspected invalid traffic. */
    PRE_BID_IVT(1 << 2),
    /** Another event with this id but another payload was seen. */
    ID_COLLISION(1 << 3),
    /** No metadata for the campaign: the event is counted and costs nothing. */
    UNKNOWN_CAMPAIGN(1 << 4),
    /** Its user, address or network was too busy for every event to be looked at: its behaviour is a sample's. */
    SAMPLED_STATE(1 << 5),
    /** The store of campaign terms was away: the last known ones were taken. */
    STALE_TERMS(1 << 6),
    /** A VIEWABLE event that does not say that the ad was seen, see {@link Viewability}: no price of viewable ones is charged. */
    UNPROVEN_VIEW(1 << 7),
    /** A VIEWABLE event of an impression that another one has proven seen: an impression is viewed, and charged, once. */
    REPEATED_VIEW(1 << 8);

    private final int bit;

    Flag(int bit) {
        this.bit = bit;
    }

    /** The bit of this flag. */
    public int bit() {
        return bit;
    }

    /** Names of the flags whose bits are set, lower case, in declaration order. */
    public static List<String> names(int bits) {
        if (bits == 0) {
            return List.of();
        }
        List<String> names = new ArrayList<>(2);
        for (Flag flag : values()) {
            if ((bits & flag.bit()) != 0) {
                names.add(flag.name().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
