package io.adtally.platform.publish;

import io.adtally.control.ControlMessage;
import io.adtally.control.QuarantineDecision;
import io.adtally.platform.moment.Moments;
import io.adtally.topic.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages to the data plane, kept in the database until they are delivered. Every method takes part in the caller's
 * transaction, so that a change and its message are there both or neither. Thread-safe. See
 * docs/decisions/0010-changes-are-published-from-an-outbox.md.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Outbox {
    private static final String INSERT = """
            insert into outbox (topic, message_key, payload, schema_fingerprint, before_step, before_key, before_value,
                                control_version, created_at, next_attempt_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    Outbox(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * What is done to Redis before a message goes out; it may be done again.
     *
     * @param step the name of a {@link BeforePublish}
     */
    public record Before(String step, String key, String value) {}

    /** The next version of a control subject: rises always, and is epoch milliseconds wherever clocks allow it. */
    public long nextVersion(String subject) {
        jdbc.sql("insert into control_subject (subject, version) values (?, 0) on conflict do nothing")
                .param(subject)
                .update();
        long last = jdbc.sql("select version from control_subject where subject = ? for update")
                .param(subject)
                .query(Long.class)
                .single();
        long version = Math.max(clock.millis(), last + 1);
        jdbc.sql("update control_subject set version = ? where subject = ?")
                .params(version, subject)
                .update();
        return version;
    }

    /** The version a control subject was given last, which it keeps until the transaction ends; 0 if it has none. */
    public long lastVersion(String subject) {
        return jdbc.sql("select version from control_subject where subject = ? for update")
                .param(subject)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /**
     * Sends the message after the step, which all messages of a subject have or none; its version must come from
     * {@link #nextVersion} in the same transaction, or from {@link #lastVersion} if it is sent again.
     */
    public void control(ControlMessage message, @Nullable Before before) {
        @Nullable Object[] row = row(Topic.CONTROL, message.getSubject(), message, before, message.getVersion());
        keepSchema(message.getSchema());
        batches.update(INSERT, row);
    }

    /** Sends the decisions. */
    public void decisions(List<QuarantineDecision> decisions) {
        keepSchema(QuarantineDecision.getClassSchema());
        batches.batchUpdate(
                INSERT,
                decisions.stream()
                        .map(decision -> row(Topic.QUARANTINE_DECISIONS, decision.getJoinKey(), decision, null, null))
                        .toList());
    }

    private @Nullable Object[] row(
            Topic topic,
            String key,
            SpecificRecordBase message,
            @Nullable Before before,
            @Nullable Long controlVersion) {
        OffsetDateTime now = Moments.of(clock.instant());
        return new @Nullable Object[] {
            topic.name(),
            key,
            encode(message),
            fingerprint(message.getSchema()),
            before == null ? null : before.step(),
            before == null ? null : before.key(),
            before == null ? null : before.value(),
            controlVersion,
            now,
            now
        };
    }

    /** Kept beside the bytes, so that a later release can still say what they were written with. */
    private void keepSchema(Schema schema) {
        jdbc.sql("insert into outbox_schema (fingerprint, schema_text) values (?, ?) on conflict do nothing")
                .params(fingerprint(schema), schema.toString())
                .update();
    }

    private static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    private static byte[] encode(SpecificRecordBase message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new SpecificDatumWriter<SpecificRecordBase>(message.getSchema()).write(message, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not from a byte array
        }
        return bytes.toByteArray();
    }
}
