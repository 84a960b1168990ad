package io.adtally.platform.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/**
 * One thing that was done.
 *
 * @param sequence from 1, without gaps
 * @param at to the millisecond
 * @param actor account or API key
 * @param action for example campaign.change
 * @param subject what it was done to
 * @param detail for a person; may be empty
 * @param previousHash the hash of the entry before, zeros at the first
 * @param hash SHA-256 over all the others, lower-case hex
 */
public record AuditEntry(
        long sequence,
        Instant at,
        String actor,
        String action,
        String subject,
        String detail,
        String previousHash,
        String hash) {
    /** What the first entry follows. */
    static final String BEGINNING = "0".repeat(64);

    static AuditEntry after(long previousSequence, String previousHash, Instant now, String actor, Deed deed) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        long sequence = previousSequence + 1;
        String hash = hash(sequence, at, actor, deed, previousHash);
        return new AuditEntry(sequence, at, actor, deed.action(), deed.subject(), deed.detail(), previousHash, hash);
    }

    /** What was done. */
    record Deed(String action, String subject, String detail) {}

    /** Whether the hash is that of the other fields. */
    boolean isIntact() {
        return hash.equals(hash(sequence, at, actor, new Deed(action, subject, detail), previousHash));
    }

    /** Every field with its length in front, so that no two entries read alike. */
    private static String hash(long sequence, Instant at, String actor, Deed deed, String previousHash) {
        StringBuilder text = new StringBuilder();
        for (String field : List.of(
                Long.toString(sequence),
                Long.toString(at.toEpochMilli()),
                actor,
                deed.action(),
                deed.subject(),
                deed.detail(),
                previousHash)) {
            text.append(field.length()).append(':').append(field);
        }
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
