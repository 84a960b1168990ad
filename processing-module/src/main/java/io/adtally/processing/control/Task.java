package io.adtally.processing.control;

import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * A task that applies what the control plane says.
 *
 * @param operator enrich, assign or judge
 * @param index 0..tasks-1
 * @param tasks how many the operator has
 */
record Task(String operator, int index, int tasks) {
    static Task of(String operator, RuntimeContext context) {
        return new Task(
                operator,
                context.getTaskInfo().getIndexOfThisSubtask(),
                context.getTaskInfo().getNumberOfParallelSubtasks());
    }
}
