package io.adtally.fraud.rule;

import java.util.ArrayList;
import java.util.List;

/** Disjoint, sorted ranges of IPv6 addresses, searched by halving; halves of addresses compare unsigned. Immutable. */
final class V6Ranges {
    static final V6Ranges EMPTY = new V6Ranges(List.of());

    /** Four longs a range: start high, start low, end high, end low. */
    private static final int STRIDE = 4;

    private final long[] bounds;

    /** Both ends inclusive. */
    record Range(long startHigh, long startLow, long endHigh, long endLow) {}

    private V6Ranges(List<Range> merged) {
        bounds = new long[merged.size() * STRIDE];
        int at = 0;
        for (Range range : merged) {
            bounds[at++] = range.startHigh();
            bounds[at++] = range.startLow();
            bounds[at++] = range.endHigh();
            bounds[at++] = range.endLow();
        }
    }

    /** Merges ranges that overlap or touch, given in any order. */
    static V6Ranges of(List<Range> ranges) {
        List<Range> sorted = new ArrayList<>(ranges);
        sorted.sort((a, b) -> compare(a.startHigh(), a.startLow(), b.startHigh(), b.startLow()));
        List<Range> merged = new ArrayList<>();
        for (Range next : sorted) {
            Range last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || startsBeyond(next, last)) {
                merged.add(next);
            } else if (compare(next.endHigh(), next.endLow(), last.endHigh(), last.endLow()) > 0) {
                merged.set(
                        merged.size() - 1, new Range(last.startHigh(), last.startLow(), next.endHigh(), next.endLow()));
            }
        }
        return new V6Ranges(merged);
    }

    V6Ranges plus(V6Ranges other) {
        List<Range> both = new ArrayList<>(ranges());
        both.addAll(other.ranges());
        return of(both);
    }

    boolean contains(long high, long low) {
        int first = 0;
        int beyond = count();
        while (first < beyond) {
            int middle = (first + beyond) >>> 1;
            int at = middle * STRIDE;
            if (compare(high, low, bounds[at], bounds[at + 1]) < 0) {
                beyond = middle;
            } else if (compare(high, low, bounds[at + 2], bounds[at + 3]) > 0) {
                first = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    int count() {
        return bounds.length / STRIDE;
    }

    void addTo(ContentHash hash) {
        hash.add(count());
        for (long bound : bounds) {
            hash.add(bound);
        }
    }

    /** Whether at least one address lies between the two, so that they cannot be one range. */
    private static boolean startsBeyond(Range next, Range last) {
        long afterLow = last.endLow() + 1;
        long afterHigh = afterLow == 0 ? last.endHigh() + 1 : last.endHigh();
        // After the very last address comes none; whatever starts later in the order is then within the range.
        boolean wrapped = afterLow == 0 && afterHigh == 0;
        return !wrapped && compare(next.startHigh(), next.startLow(), afterHigh, afterLow) > 0;
    }

    private static int compare(long aHigh, long aLow, long bHigh, long bLow) {
        int byHigh = Long.compareUnsigned(aHigh, bHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(aLow, bLow);
    }

    private List<Range> ranges() {
        List<Range> ranges = new ArrayList<>(count());
        for (int at = 0; at < bounds.length; at += STRIDE) {
            ranges.add(new Range(bounds[at], bounds[at + 1], bounds[at + 2], bounds[at + 3]));
        }
        return ranges;
    }
}
