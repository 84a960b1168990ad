package io.adtally.fraud.place;

import java.util.Comparator;
import java.util.List;

/**
 * Finds the range that holds an address. An IPv4 address has its IPv4-mapped place among the IPv6 ones (RFC
 * 4291, section 2.5.5.2), so that one table serves both; a table over the
 * first 16 bits narrows the search for those. Immutable; looking up allocates nothing.
 */
final class RangeTable {
    private static final Comparator<Range> BY_START =
            (one, other) -> compare(one.startHigh(), one.startLow(), other.startHigh(), other.startLow());

    private static final int V4_SLOT_BITS = 16;
    private static final long FIRST_V4 = 0xffffL << Integer.SIZE;

    private final long[] startHighs;
    private final long[] startLows;
    private final long[] endHighs;
    private final long[] endLows;
    private final Place[] places;

    /** Of the first 16 bits of an IPv4 address: how many ranges start before. */
    private final int[] v4Slots = new int[(1 << V4_SLOT_BITS) + 1];

    /** Both ends inclusive, in halves. */
    record Range(long startHigh, long startLow, long endHigh, long endLow, Place place) {
        Range {
            if (compare(startHigh, startLow, endHigh, endLow) > 0) {
                throw new IllegalArgumentException("a range must not end before it starts: " + place);
            }
        }
    }

    /** In any order; IllegalArgumentException if two overlap. */
    RangeTable(List<Range> ranges) {
        List<Range> sorted = ranges.stream().sorted(BY_START).toList();
        startHighs = sorted.stream().mapToLong(Range::startHigh).toArray();
        startLows = sorted.stream().mapToLong(Range::startLow).toArray();
        endHighs = sorted.stream().mapToLong(Range::endHigh).toArray();
        endLows = sorted.stream().mapToLong(Range::endLow).toArray();
        places = sorted.stream().map(Range::place).toArray(Place[]::new);
        for (int next = 1; next < places.length; next++) {
            if (compare(endHighs[next - 1], endLows[next - 1], startHighs[next], startLows[next]) >= 0) {
                throw new IllegalArgumentException(
                        "ranges of " + places[next - 1] + " and " + places[next] + " overlap");
            }
        }
        for (int slot = 0; slot < v4Slots.length; slot++) {
            v4Slots[slot] = startingBefore(0, places.length, 0, FIRST_V4 + ((long) slot << V4_SLOT_BITS) - 1);
        }
    }

    /** The place of the range that holds the address, or {@link Place#UNKNOWN}. */
    Place find(long high, long low) {
        int first = 0;
        int beyond = places.length;
        if (high == 0 && low >>> Integer.SIZE == FIRST_V4 >>> Integer.SIZE) {
            int slot = (int) low >>> V4_SLOT_BITS;
            first = v4Slots[slot];
            beyond = v4Slots[slot + 1];
        }
        int candidate = startingBefore(first, beyond, high, low) - 1;
        boolean found = candidate >= 0 && compare(high, low, endHighs[candidate], endLows[candidate]) <= 0;
        return found ? places[candidate] : Place.UNKNOWN;
    }

    /** How many ranges start at or before the address, of which at least {@code first} and at most {@code beyond} do. */
    private int startingBefore(int first, int beyond, long high, long low) {
        int least = first;
        int most = beyond;
        while (least < most) {
            int middle = (least + most) >>> 1;
            if (compare(startHighs[middle], startLows[middle], high, low) <= 0) {
                least = middle + 1;
            } else {
                most = middle;
            }
        }
        return least;
    }

    int count() {
        return places.length;
    }

    private static int compare(long aHigh, long aLow, long bHigh, long bLow) {
        int byHigh = Long.compareUnsigned(aHigh, bHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(aLow, bLow);
    }
}
