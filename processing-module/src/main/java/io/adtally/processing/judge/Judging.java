package io.adtally.processing.judge;

import java.io.Serializable;
import org.apache.flink.api.common.functions.RuntimeContext;

/** Makes a task's {@link Judge} where the task runs. */
@FunctionalInterface
public interface Judging extends Serializable {
    /**
     * Returns when everything in force is loaded, so that the first event is judged by it; what cannot be had in time comes later.
     */
    Judge open(RuntimeContext task);
}
