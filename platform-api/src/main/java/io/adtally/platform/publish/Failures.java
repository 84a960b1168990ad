package io.adtally.platform.publish;

/**
 * What failed in a run of the publisher. Where several steps failed, or several messages were not sent, others that need the
 * same would only wait for it, too. For one thread.
 */
final class Failures {
    private static final int MOST = 3;

    private int steps;
    private int messages;

    /** Notes what came of an attempt; whether it did not fail. */
    boolean none(OutboxPublisher.Attempt attempt) {
        switch (attempt) {
            case DELIVERED -> {}
            case STEP_FAILED -> steps++;
            case NOT_SENT -> messages++;
        }
        return attempt == OutboxPublisher.Attempt.DELIVERED;
    }

    /** Whether the row needs what has failed too often. */
    boolean concern(OutboxRow row) {
        return messages >= MOST || (steps >= MOST && row.beforeStep() != null);
    }
}
