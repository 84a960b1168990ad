package io.adtally.fraud.feature;

/**
 * A 64-bit hash of text that is the same in every process and release, so that it may lie in state and decide arms. Not
 * for secrets: whoever chooses the text can make two collide.
 *
 * <p>FNV-1a (draft-eastlake-fnv) over the text's UTF-16 bytes, low byte first and a zero high byte left out, then
 * MurmurHash3's 64-bit finalizer, because FNV's upper bits hardly move with the last characters.
 */
public final class StableHash {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int BYTE = 0xff;
    private static final double TWO_POW_52 = 0x1p52;

    private StableHash() {}

    /** Of one text. */
    public static long of(String text) {
        return mix(add(FNV_OFFSET, text));
    }

    /** Of two texts, which are kept apart: ("a", "bc") differs from ("ab", "c"). */
    static long of(String first, String second) {
        return mix(add((add(FNV_OFFSET, first) ^ first.length()) * FNV_PRIME, second));
    }

    /** The hash as a number above 0 and below 1, evenly spread: 52 bits and a half, which a double holds exactly. */
    static double fraction(long hash) {
        return ((hash >>> 12) + 0.5) / TWO_POW_52;
    }

    static long mix(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    static long add(long hash, String text) {
        long next = hash;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            next = (next ^ (character & BYTE)) * FNV_PRIME;
            if (character > BYTE) {
                next = (next ^ (character >>> Byte.SIZE)) * FNV_PRIME;
            }
        }
        return next;
    }
}
