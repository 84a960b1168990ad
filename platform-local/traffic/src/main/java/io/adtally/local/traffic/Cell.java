package io.adtally.local.traffic;

import java.util.Comparator;

/**
 * Where events are counted.
 *
 * @param type the event type
 * @param minute start of the minute of event time, epoch seconds
 */
record Cell(String campaignId, String type, String outcome, long minute) implements Comparable<Cell> {
    private static final Comparator<Cell> ORDER = Comparator.comparing(Cell::campaignId)
            .thenComparing(Cell::type)
            .thenComparing(Cell::outcome)
            .thenComparingLong(Cell::minute);

    @Override
    public int compareTo(Cell other) {
        return ORDER.compare(this, other);
    }
}
