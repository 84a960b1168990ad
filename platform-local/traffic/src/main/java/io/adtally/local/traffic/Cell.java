package io.adtally.local.traffic;

/**
 * Where events are counted.
 *
 * @param minute start of the minute of event time, epoch seconds
 */
record Cell(String campaignId, String outcome, long minute) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
        int order = campaignId.compareTo(other.campaignId);
        if (order == 0) {
            order = outcome.compareTo(other.outcome);
        }
        return order == 0 ? Long.compare(minute, other.minute) : order;
    }
}
