package io.adtally.fraud.rule;

import java.util.Arrays;

/** Collects networks as plain numbers. Used once, by one thread. */
final class AddressSetBuilder {
    private static final int FIRST_CAPACITY = 64;

    private long[] wideV4 = new long[FIRST_CAPACITY];
    private long[] narrowV4 = new long[FIRST_CAPACITY];
    private long[] wideV6 = new long[FIRST_CAPACITY * V6Table.STRIDE];
    private long[] narrowV6 = new long[FIRST_CAPACITY * V6Table.STRIDE];
    private int wideV4Count;
    private int narrowV4Count;
    private int wideV6Count;
    private int narrowV6Count;

    /** A network without host bits; its start from 0 to 2^32-1. */
    void addV4(long start, int length) {
        if (length < AddressSet.V4_BLOCK) {
            wideV4 = withRoom(wideV4, wideV4Count, 1);
            wideV4[wideV4Count++] = V4Table.packed(start, length);
        } else {
            narrowV4 = withRoom(narrowV4, narrowV4Count, 1);
            narrowV4[narrowV4Count++] = V4Table.packed(start, length);
        }
    }

    /** A network without host bits. */
    void addV6(long high, long low, int length) {
        if (length < AddressSet.V6_BLOCK) {
            wideV6 = withRoom(wideV6, wideV6Count, V6Table.STRIDE);
            put(wideV6, wideV6Count++, high, low, length);
        } else {
            narrowV6 = withRoom(narrowV6, narrowV6Count, V6Table.STRIDE);
            put(narrowV6, narrowV6Count++, high, low, length);
        }
    }

    AddressSet build() {
        return build(BlockFilter.BITS_PER_KEY);
    }

    /** With a filter of that many bits a network: fewer make it say "maybe" more often, and change no answer. */
    AddressSet build(int filterBits) {
        V4Table v4 = V4Table.of(wideV4, wideV4Count);
        V6Table v6 = V6Table.of(wideV6, wideV6Count);
        dropCovered(v4);
        dropCovered(v6);
        return new AddressSet(
                v4, V4Table.of(narrowV4, narrowV4Count), v6, V6Table.of(narrowV6, narrowV6Count), filterBits);
    }

    private void dropCovered(V4Table wide) {
        int kept = 0;
        for (int index = 0; index < narrowV4Count; index++) {
            if (wide.find(V4Table.start(narrowV4[index])) < 0) {
                narrowV4[kept++] = narrowV4[index];
            }
        }
        narrowV4Count = kept;
    }

    private void dropCovered(V6Table wide) {
        int kept = 0;
        for (int index = 0; index < narrowV6Count; index++) {
            int at = index * V6Table.STRIDE;
            if (wide.find(narrowV6[at], narrowV6[at + 1]) < 0) {
                put(narrowV6, kept++, narrowV6[at], narrowV6[at + 1], narrowV6[at + 2]);
            }
        }
        narrowV6Count = kept;
    }

    private static void put(long[] networks, int index, long high, long low, long length) {
        int at = index * V6Table.STRIDE;
        networks[at] = high;
        networks[at + 1] = low;
        networks[at + 2] = length;
    }

    private static long[] withRoom(long[] networks, int count, int stride) {
        int needed = (count + 1) * stride;
        return needed <= networks.length ? networks : Arrays.copyOf(networks, needed + needed / 2);
    }
}
