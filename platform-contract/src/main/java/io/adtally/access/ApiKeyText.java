package io.adtally.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An API key as its bearer sends it: {@code adt_<id>_<secret>}. A secret is 256 random bits and kept as its SHA-256 only: it
 * cannot be guessed, so a slow hash would add nothing.
 *
 * @param secretSha256 lower-case hex
 */
public record ApiKeyText(String id, String secretSha256) {
    /** The header that carries it. */
    public static final String HEADER = "X-API-Key";

    private static final String PREFIX = "adt_";

    /** What a bearer sent; empty if it is no key. */
    public static Optional<ApiKeyText> parse(String text) {
        int end = text.indexOf('_', PREFIX.length());
        if (!text.startsWith(PREFIX) || end < 0) {
            return Optional.empty();
        }
        return Optional.of(new ApiKeyText(text.substring(PREFIX.length(), end), sha256(text.substring(end + 1))));
    }

    /** The text of a key with this secret. */
    public static String of(String id, String secret) {
        return PREFIX + id + "_" + secret;
    }

    /** Whether the secret is the one of this hash; takes the same time for all hashes of a length. */
    public boolean hasSecret(String sha256) {
        return MessageDigest.isEqual(
                secretSha256.getBytes(StandardCharsets.US_ASCII), sha256.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return PREFIX + id + "_…";
    }

    private static String sha256(String secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
