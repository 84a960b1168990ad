package io.adtally.processing.audit;

/**
 * What one task has counted at one point before a checkpoint's barrier.
 *
 * @param checkpointId {@link #FINAL} from a task that has ended and will count no more
 * @param task index of the task
 * @param tasks how many there are
 */
public record Tally(long checkpointId, Point point, int task, int tasks, long count) {
    /** Stands for every later checkpoint. */
    public static final long FINAL = Long.MAX_VALUE;
}
