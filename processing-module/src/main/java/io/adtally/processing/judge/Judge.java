package io.adtally.processing.judge;

import io.adtally.fraud.verdict.Judgement;
import io.adtally.processing.event.Candidate;

/** Decides of one event's traffic. Belongs to one task; not thread-safe. */
@FunctionalInterface
public interface Judge extends AutoCloseable {
    Judgement judge(Candidate candidate);

    /** Lets go of what is shared with other tasks. */
    @Override
    default void close() {}
}
