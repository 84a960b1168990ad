package io.adtally.processing.state;

import org.apache.flink.streaming.api.operators.KeyedProcessOperator;

/**
 * Runs a {@link RecentStateFunction} and has it write its state before a checkpoint.
 *
 * @param <I> what comes in
 * @param <O> what goes out
 */
public class RecentStateOperator<I, O> extends KeyedProcessOperator<String, I, O> {
    private static final long serialVersionUID = 1L;

    private final RecentStateFunction<I, O, ?> function;

    public RecentStateOperator(RecentStateFunction<I, O, ?> function) {
        super(function);
        this.function = function;
    }

    @Override
    public void open() throws Exception {
        function.keys(this::setCurrentKey);
        super.open();
    }

    /** The last thing before the checkpoint that may still change state. */
    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        function.write();
    }
}
