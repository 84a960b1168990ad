package io.adtally.processing.behaviour;

import java.util.Arrays;

/**
 * Bounds how often state is read and written for one key: no more than so many times in a second of processing time. A
 * key beyond that is answered with what was last known of it, out of memory. A fixed table, in which two keys of one
 * place count together; not part of the state, as it only saves work. Not thread-safe.
 *
 * @param <T> what is known of a key
 */
final class HotKeys<T> {
    private static final int SLOTS = 1 << 13;
    private static final int SPREAD = 0x9E3779B9;
    private static final long MILLIS = 1_000;

    private final int perSecond;
    private final T unknown;
    private final int[] counts = new int[SLOTS];
    private final String[] keys = new String[SLOTS];
    private final Object[] lastKnown = new Object[SLOTS];
    private long second = Long.MIN_VALUE;

    /** @param unknown the answer for a key of which nothing is remembered */
    HotKeys(int perSecond, T unknown) {
        this.perSecond = perSecond;
        this.unknown = unknown;
    }

    /** Counts an event of the key; whether its state may still be asked in this second. */
    boolean admit(String key, long nowMillis) {
        long now = Math.floorDiv(nowMillis, MILLIS);
        if (now != second) {
            Arrays.fill(counts, 0);
            second = now;
        }
        return counts[slot(key)]++ < perSecond;
    }

    void remember(String key, T known) {
        int slot = slot(key);
        keys[slot] = key;
        lastKnown[slot] = known;
    }

    @SuppressWarnings("unchecked") // only remember() puts something in
    T lastKnown(String key) {
        int slot = slot(key);
        return key.equals(keys[slot]) ? (T) lastKnown[slot] : unknown;
    }

    private static int slot(String key) {
        return (key.hashCode() * SPREAD) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(SLOTS));
    }
}
