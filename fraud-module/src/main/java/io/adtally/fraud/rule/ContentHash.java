package io.adtally.fraud.rule;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names content by a short SHA-256. Every part is length-prefixed, so that no two sequences of parts collide. */
final class ContentHash {
    private static final int HEX_DIGITS = 12;

    private final MessageDigest digest;
    private final ByteBuffer numbers = ByteBuffer.allocate(Long.BYTES * 512);

    ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    ContentHash add(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        flush();
        digest.update(bytes);
        return this;
    }

    ContentHash add(long part) {
        if (!numbers.hasRemaining()) {
            flush();
        }
        numbers.putLong(part);
        return this;
    }

    private void flush() {
        digest.update(numbers.flip());
        numbers.clear();
    }

    String hex() {
        flush();
        return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
    }
}
