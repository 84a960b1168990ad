package io.adtally.platform.publish;

import io.adtally.platform.moment.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What of the outbox has been delivered and what waits. Thread-safe. */
@Service
@Transactional(readOnly = true)
public class Publications {
    private final JdbcClient jdbc;

    Publications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How a control message fares.
     *
     * @param publishedAt null while it waits
     * @param lastError why the last attempt failed, null if none did
     */
    public record Publication(
            String subject,
            long version,
            @Nullable Instant publishedAt,
            @Nullable String lastError) {}

    /**
     * All that waits.
     *
     * @param waiting messages not yet delivered
     * @param failing those of them that failed before
     * @param oldest when the oldest was written, null if none waits
     */
    public record Backlog(
            long waiting, long failing, @Nullable Instant oldest) {}

    /** The newest message of the subject, if one is still remembered. */
    public Optional<Publication> newest(String subject) {
        List<Publication> found =
                jdbc.sql("""
                        select message_key, control_version, published_at, last_error from outbox
                        where topic = 'CONTROL' and message_key = ? order by id desc fetch first 1 rows only""").param(subject).query(Publications::publication).list();
        return found.stream().findFirst();
    }

    /** Whether a message of the subject has not been delivered yet. */
    public boolean waits(String subject) {
        return newest(subject)
                .filter(publication -> publication.publishedAt() == null)
                .isPresent();
    }

    public Backlog backlog() {
        return jdbc.sql("""
                        select count(*) as waiting, count(last_error) as failing, min(created_at) as oldest
                        from outbox where published_at is null""")
                .query((row, number) -> new Backlog(
                        row.getLong("waiting"), row.getLong("failing"), Moments.readNullable(row, "oldest")))
                .single();
    }

    private static Publication publication(ResultSet row, int number) throws SQLException {
        return new Publication(
                row.getString("message_key"),
                row.getLong("control_version"),
                Moments.readNullable(row, "published_at"),
                row.getString("last_error"));
    }
}
