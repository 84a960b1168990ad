package io.adtally.processing.audit;

import io.adtally.processing.event.DecidedEvent;
import io.adtally.processing.event.Entry;
import java.util.List;

/** Counts what the join decided. */
public final class DecisionCounts implements Counts<Entry> {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Point> points() {
        return List.of(Point.DECIDED, Point.RESTATED, Point.ENTRIES);
    }

    @Override
    public void add(Entry entry, long[] sums) {
        if (!(entry instanceof DecidedEvent decided)) {
            return; // an invalid item, counted where it was read
        }
        if (decided.adjustedAtMillis() == 0) {
            sums[0]++;
        } else {
            sums[1] += decided.sign();
        }
        sums[2]++;
    }
}
