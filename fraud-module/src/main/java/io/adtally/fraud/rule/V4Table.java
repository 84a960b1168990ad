package io.adtally.fraud.rule;

import java.util.Arrays;

/**
 * Disjoint IPv4 networks in ascending order, five bytes each. Immutable.
 *
 * <p>Networks either contain one another or have no address in common, so that keeping only the widest of those that
 * overlap loses no address, and the last network that starts at or before an address is the only one that can hold it.
 * A table over the first bits narrows the search for it to a few networks.
 */
final class V4Table {
    static final V4Table EMPTY = new V4Table(new long[0], 0);

    private static final int LENGTH_BITS = 6;
    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;
    private static final int MOST_SLOT_BITS = 20;
    /** About as many networks a slot as fit a cache line. */
    private static final int NETWORKS_PER_SLOT_BITS = 3;

    private static final int NONE = -1;

    /** As unsigned numbers. */
    private final int[] starts;

    private final byte[] lengths;
    private final int slotShift;

    /** How many networks start before each slot's first address. */
    private final int[] slots;

    /** Networks as {@link #packed} numbers in ascending order, {@code count} of them, disjoint. */
    private V4Table(long[] sorted, int count) {
        starts = new int[count];
        lengths = new byte[count];
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(count >>> NETWORKS_PER_SLOT_BITS);
        slotShift = Integer.SIZE - Math.min(bits, MOST_SLOT_BITS);
        slots = new int[(1 << (Integer.SIZE - slotShift)) + 1];
        for (int index = 0; index < count; index++) {
            long start = start(sorted[index]);
            starts[index] = (int) start;
            lengths[index] = (byte) length(sorted[index]);
            slots[(int) (start >>> slotShift) + 1]++;
        }
        for (int slot = 1; slot < slots.length; slot++) {
            slots[slot] += slots[slot - 1];
        }
    }

    /** One number for a network, which sorts by start and then the wider first. */
    static long packed(long start, int length) {
        return start << LENGTH_BITS | length;
    }

    static long start(long packed) {
        return packed >>> LENGTH_BITS;
    }

    static int length(long packed) {
        return (int) (packed & LENGTH_MASK);
    }

    /** The last address of a network. */
    static long end(long packed) {
        return start(packed) | (1L << (Integer.SIZE - length(packed))) - 1;
    }

    /** Of the first {@code count} packed networks, in any order, which this sorts in place. */
    static V4Table of(long[] networks, int count) {
        Arrays.sort(networks, 0, count);
        int kept = 0;
        long lastEnd = NONE;
        for (int index = 0; index < count; index++) {
            if (start(networks[index]) > lastEnd) {
                lastEnd = end(networks[index]);
                networks[kept++] = networks[index];
            }
        }
        return new V4Table(networks, kept);
    }

    /** The position of the network that holds the address, 0 to 2^32-1, or a negative number. */
    int find(long address) {
        int slot = (int) (address >>> slotShift);
        int first = slots[slot];
        int beyond = slots[slot + 1];
        int wanted = (int) address + Integer.MIN_VALUE;
        while (first < beyond) {
            int middle = (first + beyond) >>> 1;
            if (starts[middle] + Integer.MIN_VALUE <= wanted) {
                first = middle + 1;
            } else {
                beyond = middle;
            }
        }
        int candidate = first - 1;
        return candidate >= 0 && address <= end(network(candidate)) ? candidate : NONE;
    }

    int count() {
        return starts.length;
    }

    /** The network at a position from 0, packed. */
    long network(int position) {
        return packed(Integer.toUnsignedLong(starts[position]), lengths[position]);
    }
}
