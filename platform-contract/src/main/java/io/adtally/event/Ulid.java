package io.adtally.event;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * Universally unique, lexicographically sortable id: 48 bits of epoch milliseconds and 80 random bits as 26 characters
 * of Crockford's base 32. Source: the ULID specification (github.com/ulid/spec).
 *
 * <p>Stateless and thread-safe; ids made in the same millisecond are unique but not ordered among themselves.
 */
public final class Ulid {
    /** Characters in a textual ULID. */
    public static final int LENGTH = 26;

    /** Largest representable time, epoch milliseconds (year 10889). */
    public static final long MAX_EPOCH_MILLIS = (1L << 48) - 1;

    /**
     * Not below any id in capitals, in the order of bytes and in that of languages alike; "~" comes before letters in the
     * latter.
     */
    public static final String GREATEST = "7ZZZZZZZZZZZZZZZZZZZZZZZZZ";

    private static final char[] ENCODE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final byte[] DECODE = decodeTable();
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ulid() {}

    /** A new id for the given time, epoch milliseconds in 0..{@link #MAX_EPOCH_MILLIS}. */
    public static String next(long epochMillis) {
        return next(epochMillis, RANDOM);
    }

    /** As {@link #next(long)} with the caller's own source of randomness. */
    public static String next(long epochMillis, RandomGenerator random) {
        if (epochMillis < 0 || epochMillis > MAX_EPOCH_MILLIS) {
            throw new IllegalArgumentException("epochMillis must be in 0.." + MAX_EPOCH_MILLIS + ": " + epochMillis);
        }
        char[] text = new char[LENGTH];
        long time = epochMillis;
        for (int i = 9; i >= 0; i--) {
            text[i] = ENCODE[(int) (time & 31)];
            time >>>= 5;
        }
        fill(text, 10, random.nextLong());
        fill(text, 18, random.nextLong());
        return new String(text);
    }

    /** Whether the text is a ULID: 26 base-32 characters in either case, the first at most 7. */
    public static boolean isValid(CharSequence text) {
        if (text.length() != LENGTH || text.charAt(0) > '7') {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            if (c >= DECODE.length || DECODE[c] < 0) {
                return false;
            }
        }
        return true;
    }

    /** The time inside a valid ULID, epoch milliseconds. */
    public static long epochMillis(CharSequence ulid) {
        if (!isValid(ulid)) {
            throw new IllegalArgumentException("not a ULID: " + ulid);
        }
        long time = 0;
        for (int i = 0; i < 10; i++) {
            time = time << 5 | DECODE[ulid.charAt(i)];
        }
        return time;
    }

    private static void fill(char[] text, int from, long bits) {
        for (int i = from; i < from + 8; i++) {
            text[i] = ENCODE[(int) (bits & 31)];
            bits >>>= 5;
        }
    }

    private static byte[] decodeTable() {
        byte[] table = new byte[128];
        java.util.Arrays.fill(table, (byte) -1);
        for (int i = 0; i < ENCODE.length; i++) {
            table[ENCODE[i]] = (byte) i;
            table[Character.toLowerCase(ENCODE[i])] = (byte) i;
        }
        return table;
    }
}
