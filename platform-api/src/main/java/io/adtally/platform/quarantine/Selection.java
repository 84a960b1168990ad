package io.adtally.platform.quarantine;

/**
 * The waiting events of one cluster that pass the filter with which the cluster was found.
 *
 * @param upTo their last place in the queue: what came later is not among them
 */
public record Selection(Dimension dimension, String value, String currency, QueueFilter filter, long upTo) {
    /** Whatever its place in the queue. */
    public static final long ALL = Long.MAX_VALUE;
}
