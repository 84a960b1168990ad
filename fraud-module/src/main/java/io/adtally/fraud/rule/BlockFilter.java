package io.adtally.fraud.rule;

/**
 * Says "certainly not" or "maybe" of a 64-bit key, one memory access each: a Bloom filter whose bits of one key all lie
 * in one word. Whoever hears "maybe" must ask an exact structure. Filled by one thread, then safe for any number.
 *
 * <p>Source: Putze, Sanders and Singler, "Cache-, Hash-, and Space-Efficient Bloom Filters", JEA 14, 2009 (register
 * blocking). Hash: MurmurHash3's 64-bit finalizer.
 */
final class BlockFilter {
    /** With four bits set a key, about one key in fifty that was not added gets a "maybe". */
    static final int BITS_PER_KEY = 12;

    private final long[] words;

    /** @param bitsPerKey {@link #BITS_PER_KEY}, or 0 for the smallest filter there is, which soon says only "maybe" */
    BlockFilter(int keys, int bitsPerKey) {
        words = new long[(int) ((long) keys * bitsPerKey / Long.SIZE) + 1];
    }

    void add(long key) {
        long hash = mix(key);
        words[word(hash)] |= bits(hash);
    }

    boolean mayContain(long key) {
        long hash = mix(key);
        long bits = bits(hash);
        return (words[word(hash)] & bits) == bits;
    }

    /** The upper half of the hash scaled to the number of words; the lower half selects the bits. */
    private int word(long hash) {
        return (int) (((hash >>> Integer.SIZE) * words.length) >>> Integer.SIZE);
    }

    /** Shifts of a long take the lowest six bits of the distance. */
    private static long bits(long hash) {
        return 1L << hash | 1L << (hash >>> 6) | 1L << (hash >>> 12) | 1L << (hash >>> 18);
    }

    private static long mix(long key) {
        long mixed = (key ^ (key >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
