package io.adtally.platform.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Decisions in the database. */
@Repository
class DecisionTable {
    private static final String SELECT = """
            select d.*, (select count(*) from quarantined_event e where e.decision_id = d.id and e.answer is not null)
                as answered
            from review_decision d""";

    private final JdbcClient jdbc;

    DecisionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Decision decision) {
        jdbc.sql("""
                        insert into review_decision
                          (id, verdict, reason, dimension, cluster, currency, events, stake_micros, status, decided_by,
                           decided_at, send_after)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(decision.id())
                .param(decision.verdict().name())
                .param(decision.reason())
                .param(decision.dimension().name())
                .param(decision.value())
                .param(decision.currency())
                .param(decision.events())
                .param(decision.stakeMicros())
                .param(decision.status().name())
                .param(decision.decidedBy())
                .param(Timestamp.from(decision.decidedAt()))
                .param(decision.sendAfter() == null ? null : Timestamp.from(decision.sendAfter()))
                .update();
    }

    /** Moves a decision on; false if meanwhile it no longer stood where it was thought to. */
    boolean move(String id, Decision.Status from, Decision.Status to) {
        return jdbc.sql("update review_decision set status = ? where id = ? and status = ?")
                        .params(to.name(), id, from.name())
                        .update()
                == 1;
    }

    void approved(String id, String by, Instant sendAfter) {
        jdbc.sql("update review_decision set approved_by = ?, send_after = ? where id = ?")
                .params(by, Timestamp.from(sendAfter), id)
                .update();
    }

    Optional<Decision> find(String id) {
        return jdbc.sql(SELECT + " where d.id = ?")
                .param(id)
                .query(DecisionTable::read)
                .optional();
    }

    /** Newest first. */
    List<Decision> newest(String below, int limit) {
        return jdbc.sql(SELECT + " where d.id < ? order by d.id desc fetch first ? rows only")
                .params(below, limit)
                .query(DecisionTable::read)
                .list();
    }

    /** Ids of those whose time to be undone is over. */
    List<String> due(Instant now) {
        return jdbc.sql("select id from review_decision where status = 'SCHEDULED' and send_after <= ? order by id")
                .param(Timestamp.from(now))
                .query(String.class)
                .list();
    }

    private static Decision read(ResultSet row, int number) throws SQLException {
        @Nullable Timestamp sendAfter = row.getTimestamp("send_after");
        return new Decision(
                row.getString("id"),
                Verdict.valueOf(row.getString("verdict")),
                row.getString("reason"),
                Dimension.valueOf(row.getString("dimension")),
                row.getString("cluster"),
                row.getString("currency"),
                row.getLong("events"),
                row.getLong("stake_micros"),
                Decision.Status.valueOf(row.getString("status")),
                row.getString("decided_by"),
                row.getTimestamp("decided_at").toInstant(),
                row.getString("approved_by"),
                sendAfter == null ? null : sendAfter.toInstant(),
                row.getLong("answered"));
    }
}
