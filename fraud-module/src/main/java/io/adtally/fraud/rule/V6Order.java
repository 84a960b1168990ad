package io.adtally.fraud.rule;

/** The order of IPv6 networks: by address, unsigned, and then the wider first. */
final class V6Order {
    private static final int STRIDE = V6Table.STRIDE;

    private V6Order() {}

    static int compare(long aHigh, long aLow, long bHigh, long bLow) {
        int byHigh = Long.compareUnsigned(aHigh, bHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(aLow, bLow);
    }

    /**
     * Merges ever longer runs, without an object a network. The result lies in the given array or in a new one; the given
     * one is scratch afterwards.
     */
    static long[] sorted(long[] networks, int count) {
        long[] from = networks;
        long[] to = new long[count * STRIDE];
        for (int width = 1; width < count; width = 2 * width) {
            for (int left = 0; left < count; left += 2 * width) {
                int middle = Math.min(left + width, count);
                merge(from, left, middle, Math.min(middle + width, count), to);
            }
            long[] swapped = from;
            from = to;
            to = swapped;
        }
        return from;
    }

    private static void merge(long[] from, int left, int middle, int right, long[] to) {
        if (middle == right || compare(from, middle - 1, middle) <= 0) {
            System.arraycopy(from, left * STRIDE, to, left * STRIDE, (right - left) * STRIDE);
            return;
        }
        int one = left;
        int other = middle;
        for (int at = left; at < right; at++) {
            boolean takeOne = other == right || (one < middle && compare(from, one, other) <= 0);
            int taken = takeOne ? one++ : other++;
            System.arraycopy(from, taken * STRIDE, to, at * STRIDE, STRIDE);
        }
    }

    private static int compare(long[] networks, int one, int other) {
        int a = one * STRIDE;
        int b = other * STRIDE;
        int byAddress = compare(networks[a], networks[a + 1], networks[b], networks[b + 1]);
        return byAddress != 0 ? byAddress : Long.compare(networks[a + 2], networks[b + 2]);
    }
}
