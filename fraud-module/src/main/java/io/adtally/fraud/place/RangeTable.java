package io.adtally.fraud.place;

import java.util.Comparator;
import java.util.List;

/**
 * Finds the range that holds an address, by halving. An IPv4 address has its IPv4-mapped place among the IPv6 ones (RFC
 * 4291, section 2.5.5.2), so that one table serves both. Immutable; looking up allocates nothing.
 */
final class RangeTable {
    private static final Comparator<Range> BY_START =
            (one, other) -> compare(one.startHigh(), one.startLow(), other.startHigh(), other.startLow());

    private final long[] startHighs;
    private final long[] startLows;
    private final long[] endHighs;
    private final long[] endLows;
    private final Place[] places;

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
    }

    /** The place of the range that holds the address, or {@link Place#UNKNOWN}. */
    Place find(long high, long low) {
        int first = 0;
        int beyond = places.length;
        while (first < beyond) {
            int middle = (first + beyond) >>> 1;
            if (compare(startHighs[middle], startLows[middle], high, low) <= 0) {
                first = middle + 1;
            } else {
                beyond = middle;
            }
        }
        int candidate = first - 1;
        boolean found = candidate >= 0 && compare(high, low, endHighs[candidate], endLows[candidate]) <= 0;
        return found ? places[candidate] : Place.UNKNOWN;
    }

    int count() {
        return places.length;
    }

    private static int compare(long aHigh, long aLow, long bHigh, long bLow) {
        int byHigh = Long.compareUnsigned(aHigh, bHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(aLow, bLow);
    }
}
