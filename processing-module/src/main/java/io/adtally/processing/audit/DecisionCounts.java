package io.adtally.processing.audit;

import io.adtally.processing.event.DecidedEvent;
import java.util.List;

/** Counts what the join decided. */
public final class DecisionCounts implements Counts<DecidedEvent> {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Point> points() {
        return List.of(Point.DECIDED, Point.RESTATED, Point.ENTRIES);
    }

    @Override
    public void add(DecidedEvent entry, long[] sums) {
        if (entry.adjustedAtMillis() == 0) {
            sums[0]++;
        } else {
            sums[1] += entry.sign();
        }
        sums[2]++;
    }
}
