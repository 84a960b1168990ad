package io.adtally.platform.publish;

/** What the data plane reads in Redis and the control plane can send there again. Thread-safe. */
public interface KeptInRedis {
    /** A word for it, in the plural. */
    String what();

    /**
     * Sends again, by way of the outbox, what was delivered and does not lie in Redis any more; what still waits in the
     * outbox is left alone.
     *
     * @return how much that was
     */
    int sendLost();
}
