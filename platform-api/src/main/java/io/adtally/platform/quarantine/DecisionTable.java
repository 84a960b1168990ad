package io.adtally.platform.quarantine;

import io.adtally.platform.moment.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Decisions in the database. */
@Repository
class DecisionTable {
    private static final String SELECT = """
            select d.*, (select count(*) from quarantined_event e where e.decision_id = d.id and e.answer is not null)
                as answered,
              (select count(*) from quarantined_event e where e.decision_id = d.id and e.answer = 'unknown_event')
                as unknown_events
            from review_decision d""";

    private final JdbcClient jdbc;

    DecisionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What somebody decided or took back alone. */
    record Sum(String by, long stakeMicros) {}

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
                .param(Moments.of(decision.decidedAt()))
                .param(Moments.ofNullable(decision.sendAfter()))
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
                .params(by, Moments.of(sendAfter), id)
                .update();
    }

    void takenBack(String id, String by, Instant at) {
        jdbc.sql("update review_decision set taken_back_by = ?, taken_back_at = ? where id = ?")
                .params(by, Moments.of(at), id)
                .update();
    }

    /** Since then, also what went out and was taken back; what is above the limit took a second person. */
    List<Sum> alone(String currency, Instant since, long limitMicros) {
        return jdbc.sql("""
                        select decided_by as person, sum(stake_micros) as micros from review_decision
                        where currency = ? and decided_at > ? and stake_micros <= ? and approved_by is null
                          and status in ('SCHEDULED', 'SENT', 'TAKEN_BACK')
                        group by decided_by
                        union all
                        select taken_back_by as person, sum(stake_micros) as micros from review_decision
                        where currency = ? and taken_back_at > ? and stake_micros <= ? and approved_by is null
                        group by taken_back_by""")
                .params(currency, Moments.of(since), limitMicros, currency, Moments.of(since), limitMicros)
                .query((row, number) -> new Sum(row.getString("person"), row.getLong("micros")))
                .list();
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
                .param(Moments.of(now))
                .query(String.class)
                .list();
    }

    private static Decision read(ResultSet row, int number) throws SQLException {
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
                Moments.read(row, "decided_at"),
                row.getString("approved_by"),
                Moments.readNullable(row, "send_after"),
                row.getLong("answered"),
                row.getLong("unknown_events"));
    }
}
