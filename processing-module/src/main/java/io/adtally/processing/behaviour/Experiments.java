package io.adtally.processing.behaviour;

import io.adtally.fraud.feature.Experiment;
import java.io.Serializable;
import org.apache.flink.api.common.functions.RuntimeContext;

/** Tells a task, where it runs, which experiment is on. */
@FunctionalInterface
public interface Experiments extends Serializable {
    /** Returns when it is known what is on, so that the first event gets its arm. */
    Running open(RuntimeContext task);

    /** What one task asks. Thread-safe. */
    @FunctionalInterface
    interface Running extends AutoCloseable {
        /** The one on now; {@link Experiment#NONE} if none is. */
        Experiment experiment();

        /** Lets go of what is shared with other tasks. */
        @Override
        default void close() {}
    }

    /** Always the same one. */
    static Experiments fixed(Experiment experiment) {
        return task -> () -> experiment;
    }
}
