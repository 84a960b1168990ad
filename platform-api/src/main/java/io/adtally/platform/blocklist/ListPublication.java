package io.adtally.platform.blocklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a list as it went to the data plane.
 *
 * @param importId the file below the edits; null where there is none
 * @param entries lines that hold an entry or an exception
 * @param sha256 of the text of the edits, lower-case hex
 */
public record ListPublication(
        ListKind list,
        long version,
        @Nullable String importId,
        long entries,
        String sha256,
        String createdBy,
        Instant createdAt) {}
