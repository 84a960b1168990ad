package io.adtally.platform.publish;

import io.adtally.topic.Topic;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A message that waits for delivery. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record OutboxRow(
        long id,
        Topic topic,
        String key,
        byte[] payload,
        long schemaFingerprint,
        @Nullable String beforeStep,
        String beforeKey,
        String beforeValue,
        int attempts) {
    static OutboxRow read(ResultSet row, int number) throws SQLException {
        return new OutboxRow(
                row.getLong("id"),
                Topic.valueOf(row.getString("topic")),
                row.getString("message_key"),
                row.getBytes("payload"),
                row.getLong("schema_fingerprint"),
                row.getString("before_step"),
                textOf(row.getString("before_key")),
                textOf(row.getString("before_value")),
                row.getInt("attempts"));
    }

    /** Messages of one queue are delivered in their order. */
    String queue() {
        return topic.name() + "/" + key;
    }

    private static String textOf(@Nullable String text) {
        return text == null ? "" : text;
    }
}
