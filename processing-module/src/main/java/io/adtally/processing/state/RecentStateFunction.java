package io.adtally.processing.state;

import java.io.IOException;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.jspecify.annotations.Nullable;

/**
 * A function with one {@link RecentState}, to be run by a {@link RecentStateOperator}.
 *
 * @param <I> what comes in
 * @param <O> what goes out
 * @param <V> what is known of a key
 */
public abstract class RecentStateFunction<I, O, V> extends KeyedProcessFunction<String, I, O> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable Consumer<String> keys;
    private transient @Nullable RecentState<V> state;

    /** Call from {@code open}. */
    protected final RecentState<V> recentState(ValueStateDescriptor<V> descriptor, int capacity) {
        if (keys == null) {
            throw new IllegalStateException("runs in another operator than a RecentStateOperator");
        }
        RecentState<V> opened = new RecentState<>(getRuntimeContext().getState(descriptor), keys, capacity);
        state = opened;
        return opened;
    }

    final void keys(Consumer<String> changesKey) {
        keys = changesKey;
    }

    final void write() throws IOException {
        if (state != null) {
            state.write();
        }
    }
}
