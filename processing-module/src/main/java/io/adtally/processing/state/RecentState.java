package io.adtally.processing.state;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;

/**
 * A value for each key, of which those used latest lie decoded in memory. What changed is written when a checkpoint begins
 * or when other keys need the room, so that a busy key is read once and written once a checkpoint instead of at every
 * event. A crash loses nothing: what was not written belongs to a checkpoint that was not taken.
 *
 * <p>Values are changed in place. Not thread-safe; belongs to one task.
 *
 * @param <V> what is known of a key
 */
public final class RecentState<V> {
    private static final float LOAD = 0.75f;

    private static final class Entry<V> {
        private @Nullable V value;
        private boolean changed;
    }

    private final ValueState<V> stored;
    private final Consumer<String> keys;
    private final int capacity;
    private final LinkedHashMap<String, Entry<V>> recent;

    /**
     * Nothing in memory yet.
     *
     * @param stored of the key in use
     * @param keys changes the key in use
     * @param capacity how many keys' values are held in memory, 1 or more
     */
    RecentState(ValueState<V> stored, Consumer<String> keys, int capacity) {
        this.stored = stored;
        this.keys = keys;
        this.capacity = capacity;
        this.recent = new LinkedHashMap<>((int) (capacity / LOAD) + 2, LOAD, true);
    }

    /** The value of the key in use, which must be {@code key}; null where there is none. */
    public @Nullable V get(String key) throws IOException {
        return entry(key).value;
    }

    /** Sets the value of the key in use, which must be {@code key}, or says that it was changed. */
    public void put(String key, V value) throws IOException {
        Entry<V> entry = entry(key);
        entry.value = value;
        entry.changed = true;
    }

    /** Forgets the key in use, which must be {@code key}. */
    public void clear(String key) {
        recent.remove(key);
        stored.clear();
    }

    private Entry<V> entry(String key) throws IOException {
        Entry<V> known = recent.get(key);
        if (known != null) {
            return known;
        }
        Entry<V> read = new Entry<>();
        read.value = stored.value();
        recent.put(key, read);
        if (recent.size() > capacity) {
            removeEldest();
            keys.accept(key);
        }
        return read;
    }

    private void removeEldest() throws IOException {
        Map.Entry<String, Entry<V>> eldest = recent.pollFirstEntry();
        if (eldest != null && eldest.getValue().changed) {
            write(eldest.getKey(), eldest.getValue());
        }
    }

    /** Writes all that changed; another key is in use afterwards. */
    void write() throws IOException {
        for (Map.Entry<String, Entry<V>> each : recent.entrySet()) {
            if (each.getValue().changed) {
                write(each.getKey(), each.getValue());
            }
        }
    }

    private void write(String key, Entry<V> entry) throws IOException {
        keys.accept(key);
        stored.update(entry.value);
        entry.changed = false;
    }
}
