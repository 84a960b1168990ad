package io.adtally.platform.publish;

import io.adtally.platform.moment.Moments;
import io.adtally.topic.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The outbox's rows as the publisher sees them. */
@Repository
class OutboxTable {
    private static final int ROWS_AT_ONCE = 500;
    private static final int LONGEST_ERROR = 500;
    /** Rows behind one that waits for another attempt wait with it: a queue is delivered in its order. */
    private static final String DUE = """
            select * from outbox o
            where o.topic = ? and (o.before_step is not null) = ? and o.published_at is null and o.next_attempt_at <= ?
              and not exists (select 1 from outbox e
                              where e.topic = o.topic and e.message_key = o.message_key and e.id < o.id
                                and e.published_at is null and e.next_attempt_at > ?)
            order by o.id
            fetch first ? rows only""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    OutboxTable(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** Makes this transaction the only one that publishes; waits while another console does. */
    void lock() {
        jdbc.sql("select id from outbox_publisher where id = 1 for update")
                .query(Integer.class)
                .single();
    }

    /**
     * Control messages first: they are few, and decisions may be hundreds of thousands. Those with a step and those without
     * do not crowd each other out: a key has either only the ones or only the others.
     */
    List<OutboxRow> due() {
        List<OutboxRow> rows = new ArrayList<>(due(Topic.CONTROL, false));
        rows.addAll(due(Topic.CONTROL, true));
        rows.addAll(due(Topic.QUARANTINE_DECISIONS, false));
        return rows;
    }

    private List<OutboxRow> due(Topic topic, boolean withStep) {
        OffsetDateTime now = Moments.of(clock.instant());
        return jdbc.sql(DUE)
                .params(topic.name(), withStep, now, now, ROWS_AT_ONCE)
                .query(OutboxRow::read)
                .list();
    }

    Schema schema(long fingerprint) {
        return new Schema.Parser()
                .parse(jdbc.sql("select schema_text from outbox_schema where fingerprint = ?")
                        .param(fingerprint)
                        .query(String.class)
                        .single());
    }

    void published(List<OutboxRow> rows) {
        OffsetDateTime now = Moments.of(clock.instant());
        batches.batchUpdate(
                "update outbox set published_at = ?, last_error = null where id = ?",
                rows.stream().map(row -> new Object[] {now, row.id()}).toList());
    }

    void failed(OutboxRow row, String error, Duration pause) {
        jdbc.sql("update outbox set attempts = attempts + 1, next_attempt_at = ?, last_error = ? where id = ?")
                .params(
                        Moments.of(clock.instant().plus(pause)),
                        error.substring(0, Math.min(error.length(), LONGEST_ERROR)),
                        row.id())
                .update();
    }

    void forget(Instant before) {
        jdbc.sql("delete from outbox where published_at < ?")
                .param(Moments.of(before))
                .update();
    }
}
