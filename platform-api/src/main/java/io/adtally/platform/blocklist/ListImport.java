package io.adtally.platform.blocklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of entries that was taken in.
 *
 * @param source where it comes from: the file's name
 * @param note what the person who imported it says of it
 * @param accepted entries that are good, exceptions included
 * @param rejected lines that are not
 * @param examples the first of those, each with its line number and reason
 * @param error why it failed; null unless it did
 */
public record ListImport(
        String id,
        ListKind list,
        String source,
        String note,
        Status status,
        long bytesRead,
        long bytesTotal,
        long accepted,
        long rejected,
        String examples,
        String createdBy,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable String error) {
    /** How far it is. */
    public enum Status {
        RUNNING,
        /** Complete; can be put in force. */
        DONE,
        FAILED
    }
}
