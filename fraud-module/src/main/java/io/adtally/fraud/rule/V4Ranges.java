package io.adtally.fraud.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Disjoint, sorted, maximal ranges of IPv4 addresses, searched by halving. Immutable. */
final class V4Ranges {
    static final V4Ranges EMPTY = new V4Ranges(List.of());

    private final long[] starts;
    private final long[] ends;

    /** Both ends inclusive, 0 to 2^32-1. */
    record Range(long start, long end) {}

    private V4Ranges(List<Range> merged) {
        starts = merged.stream().mapToLong(Range::start).toArray();
        ends = merged.stream().mapToLong(Range::end).toArray();
    }

    /** Merges ranges that overlap or touch, given in any order. */
    static V4Ranges of(List<Range> ranges) {
        List<Range> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparingLong(Range::start));
        List<Range> merged = new ArrayList<>();
        for (Range next : sorted) {
            Range last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || next.start() > last.end() + 1) {
                merged.add(next);
            } else if (next.end() > last.end()) {
                merged.set(merged.size() - 1, new Range(last.start(), next.end()));
            }
        }
        return new V4Ranges(merged);
    }

    V4Ranges plus(V4Ranges other) {
        List<Range> both = new ArrayList<>(ranges());
        both.addAll(other.ranges());
        return of(both);
    }

    boolean contains(long address) {
        int found = Arrays.binarySearch(starts, address);
        int candidate = found >= 0 ? found : -found - 2;
        return candidate >= 0 && address <= ends[candidate];
    }

    int count() {
        return starts.length;
    }

    void addTo(ContentHash hash) {
        hash.add(starts.length);
        for (int index = 0; index < starts.length; index++) {
            hash.add(starts[index]).add(ends[index]);
        }
    }

    private List<Range> ranges() {
        List<Range> ranges = new ArrayList<>(starts.length);
        for (int index = 0; index < starts.length; index++) {
            ranges.add(new Range(starts[index], ends[index]));
        }
        return ranges;
    }
}
