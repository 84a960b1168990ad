package io.adtally.local.traffic;

import java.util.Random;

/** Event ids as SDKs make them (ULID specification), from the run's own randomness. Not thread-safe. */
final class Ulids {
    private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int LENGTH = 26;
    private static final int TIME_LENGTH = 10;

    private final Random random;
    private final char[] text = new char[LENGTH];

    Ulids(Random random) {
        this.random = random;
    }

    String next(long timeMillis) {
        long time = timeMillis;
        for (int i = TIME_LENGTH - 1; i >= 0; i--) {
            text[i] = DIGITS[(int) (time & 31)];
            time >>>= 5;
        }
        for (int i = TIME_LENGTH; i < LENGTH; i++) {
            text[i] = DIGITS[random.nextInt(32)];
        }
        return new String(text);
    }
}
