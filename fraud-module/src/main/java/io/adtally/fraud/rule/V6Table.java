package io.adtally.fraud.rule;

/**
 * Disjoint IPv6 networks in ascending order of unsigned addresses; see {@link V4Table} for why they can be disjoint.
 * Immutable. A table over the first bits in which the networks differ narrows the search to a few of them.
 */
final class V6Table {
    static final V6Table EMPTY = new V6Table(new long[0], 0);

    /** Longs a network takes while it is sorted: upper half, lower half, prefix length. */
    static final int STRIDE = 3;

    private static final int NONE = -1;
    private static final int MOST_SLOT_BITS = 20;
    private static final int NETWORKS_PER_SLOT_BITS = 3;

    private final long[] highs;
    private final long[] lows;
    private final byte[] lengths;
    private final int slotShift;

    /** How many networks start before each slot; a slot is a distance from the first network's start. */
    private final int[] slots;

    private V6Table(long[] sorted, int count) {
        highs = new long[count];
        lows = new long[count];
        lengths = new byte[count];
        for (int index = 0; index < count; index++) {
            highs[index] = sorted[index * STRIDE];
            lows[index] = sorted[index * STRIDE + 1];
            lengths[index] = (byte) sorted[index * STRIDE + 2];
        }
        long widest = count == 0 ? 0 : highs[count - 1] - highs[0];
        int needed = Long.SIZE - Long.numberOfLeadingZeros(widest);
        int affordable = Integer.SIZE - Integer.numberOfLeadingZeros(count >>> NETWORKS_PER_SLOT_BITS);
        slotShift = Math.max(0, needed - Math.clamp(affordable, 1, MOST_SLOT_BITS));
        slots = new int[count == 0 ? 1 : slot(highs[count - 1]) + 2];
        for (int index = 0; index < count; index++) {
            slots[slot(highs[index]) + 1]++;
        }
        for (int slot = 1; slot < slots.length; slot++) {
            slots[slot] += slots[slot - 1];
        }
    }

    /** Of an address at or above the first network's start; the greatest number for one far beyond. */
    private int slot(long high) {
        long slot = (high - highs[0]) >>> slotShift;
        return slot < 0 || slot > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) slot;
    }

    /** Of the first {@code count} networks in strides, in any order, which this may sort in place. */
    static V6Table of(long[] networks, int count) {
        long[] sorted = V6Order.sorted(networks, count);
        int kept = 0;
        for (int index = 0; index < count; index++) {
            int at = index * STRIDE;
            int last = (kept - 1) * STRIDE;
            if (kept == 0
                    || !holds(sorted[last], sorted[last + 1], (int) sorted[last + 2], sorted[at], sorted[at + 1])) {
                System.arraycopy(sorted, at, sorted, kept * STRIDE, STRIDE);
                kept++;
            }
        }
        return new V6Table(sorted, kept);
    }

    /** The position of the network that holds the address, or a negative number. */
    int find(long high, long low) {
        if (highs.length == 0 || Long.compareUnsigned(high, highs[0]) < 0) {
            return NONE;
        }
        // Beyond the last network's slot only that network can hold the address.
        int slot = Math.min(slot(high), slots.length - 2);
        int first = slots[slot];
        int beyond = slots[slot + 1];
        while (first < beyond) {
            int middle = (first + beyond) >>> 1;
            if (V6Order.compare(highs[middle], lows[middle], high, low) <= 0) {
                first = middle + 1;
            } else {
                beyond = middle;
            }
        }
        int candidate = first - 1;
        boolean found = candidate >= 0 && holds(highs[candidate], lows[candidate], length(candidate), high, low);
        return found ? candidate : NONE;
    }

    int count() {
        return highs.length;
    }

    long high(int position) {
        return highs[position];
    }

    long low(int position) {
        return lows[position];
    }

    /** The prefix length, 0 to 128. */
    int length(int position) {
        return lengths[position] & 0xff;
    }

    private static boolean holds(long networkHigh, long networkLow, int length, long high, long low) {
        long highMask = ~hostBits(Math.min(length, Long.SIZE));
        long lowMask = ~hostBits(Math.max(length - Long.SIZE, 0));
        return (high & highMask) == networkHigh && (low & lowMask) == networkLow;
    }

    /** Ones where a half of an address has its host part; the shift of a long is taken modulo 64, hence the case. */
    static long hostBits(int length) {
        return length == Long.SIZE ? 0 : -1L >>> length;
    }
}
