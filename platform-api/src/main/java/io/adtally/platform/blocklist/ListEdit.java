package io.adtally.platform.blocklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry made by hand, over those that were imported.
 *
 * @param effect whether the entry is listed or excepted
 * @param expiresAt when it ends by itself; null for never
 */
public record ListEdit(
        long id,
        ListKind list,
        String entry,
        Effect effect,
        String reason,
        @Nullable Instant expiresAt,
        String createdBy,
        Instant createdAt) {
    /** What an entry does. */
    public enum Effect {
        /** It is listed. */
        BLOCK,
        /** It is an exception, which wins over every listed entry. */
        ALLOW
    }

    /** The entry's line in a snapshot. */
    String line() {
        return effect == Effect.ALLOW ? "!" + entry : entry;
    }
}
