package io.adtally.event;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka record key of a raw event: the user, or where there is none the event itself, so that no busy campaign makes
 * a hot partition. The partition follows from the key by Kafka's default hash.
 */
public final class PartitionKey {
    private PartitionKey() {}

    public static byte[] of(@Nullable String userIdHash, String eventId) {
        String key = userIdHash == null || userIdHash.isEmpty() ? eventId : userIdHash;
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
