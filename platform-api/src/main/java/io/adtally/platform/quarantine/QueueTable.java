package io.adtally.platform.quarantine;

import io.adtally.platform.moment.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The events that wait, and those that were decided on. */
@Repository
class QueueTable {
    private static final String SIGNAL_SEPARATOR = "\n";
    private static final String INSERT = """
            insert into quarantined_event
              (event_id, join_key, event_type, event_time, received_at, advertiser_id, campaign_id, ad_id, placement_id,
               site_id, ip, network, operator, country, device, user_agent, url, score, reason, signals, model_version,
               stake_micros, currency, burst)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    /** Takes {@link #values} of a filter. */
    private static final String WAITS =
            "decision_id is null and (? = '' or advertiser_id = ?) and (? = '' or campaign_id = ?) and score >= ?";

    /** What was answered to an earlier decision is not this one's. */
    private static final String CLAIM = """
            update quarantined_event set decision_id = ?, answer = null, sent_decision_id = null
            where %s and %s = ? and currency = ?""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    QueueTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Those already there stay as they are. */
    void insert(List<QuarantinedEvents.Row> rows) {
        batches.batchUpdate(INSERT, rows, rows.size(), (statement, row) -> {
            QuarantinedItem item = row.item();
            List<Object> values = Arrays.asList(
                    item.eventId(),
                    item.joinKey(),
                    item.eventType(),
                    Moments.of(item.eventTime()),
                    Moments.of(item.receivedAt()),
                    item.advertiserId(),
                    item.campaignId(),
                    item.adId(),
                    item.placementId(),
                    item.siteId(),
                    item.ip(),
                    row.network(),
                    row.operator(),
                    item.country(),
                    item.device(),
                    item.userAgent(),
                    item.url(),
                    item.score() == null ? 0.0 : item.score(),
                    item.reason(),
                    String.join(SIGNAL_SEPARATOR, item.signals()),
                    item.modelVersion(),
                    item.stakeMicros(),
                    item.currency(),
                    row.burst());
            for (int index = 0; index < values.size(); index++) {
                statement.setObject(index + 1, values.get(index));
            }
        });
    }

    /** Takes events out that left quarantine without a decision made here. */
    void remove(List<String> eventIds) {
        batches.batchUpdate(
                "delete from quarantined_event where event_id = ? and decision_id is null",
                eventIds.stream().map(id -> new Object[] {id}).toList());
    }

    /** By money at stake, then by number. */
    List<Cluster> clusters(Dimension dimension, QueueFilter filter, int limit) {
        String sql = """
                select %1$s as cluster, currency, count(*) as events, sum(stake_micros) as stake, max(score) as highest,
                       count(distinct advertiser_id) as advertisers, min(event_time) as earliest,
                       max(event_time) as latest
                from quarantined_event
                where %2$s
                group by %1$s, currency order by stake desc, events desc, cluster fetch first %3$d rows only""".formatted(dimension.column(), WAITS, limit);
        return jdbc.sql(sql)
                .params(values(filter))
                .query((row, number) -> new Cluster(
                        dimension,
                        row.getString("cluster"),
                        row.getString("currency"),
                        row.getLong("events"),
                        row.getLong("stake"),
                        row.getDouble("highest"),
                        row.getLong("advertisers"),
                        Moments.read(row, "earliest"),
                        Moments.read(row, "latest")))
                .list();
    }

    /** The selected events in the order of their ids. */
    List<QuarantinedItem> waiting(Selection selection, String after, int limit) {
        return jdbc.sql("""
                        select * from quarantined_event
                        where %s and %s = ? and currency = ? and event_id > ?
                        order by event_id fetch first ? rows only""".formatted(WAITS, selection.dimension().column()))
                .params(values(selection.filter()))
                .params(selection.value(), selection.currency(), after, limit)
                .query(QueueTable::item)
                .list();
    }

    /** Those a decision is about, in the order of their ids. */
    List<QuarantinedItem> decided(String decisionId, String after, int limit) {
        return jdbc.sql("""
                        select * from quarantined_event where decision_id = ? and event_id > ?
                        order by event_id fetch first ? rows only""")
                .params(decisionId, after, limit)
                .query(QueueTable::item)
                .list();
    }

    /** Claims the selected events for a decision. */
    int claim(Selection selection, String decisionId) {
        return jdbc.sql(CLAIM.formatted(WAITS, selection.dimension().column()))
                .param(decisionId)
                .params(values(selection.filter()))
                .params(selection.value(), selection.currency())
                .update();
    }

    /** Claims those of the selected events that have these ids. */
    int claim(Selection selection, List<String> eventIds, String decisionId) {
        return jdbc.sql((CLAIM + " and event_id in (%s)")
                        .formatted(
                                WAITS,
                                selection.dimension().column(),
                                String.join(", ", Collections.nCopies(eventIds.size(), "?"))))
                .param(decisionId)
                .params(values(selection.filter()))
                .params(selection.value(), selection.currency())
                .params(eventIds)
                .update();
    }

    long stake(String decisionId) {
        return jdbc.sql("select coalesce(sum(stake_micros), 0) from quarantined_event where decision_id = ?")
                .param(decisionId)
                .query(Long.class)
                .single();
    }

    /** Lets the decision's events wait again. */
    void letGo(String decisionId) {
        jdbc.sql("update quarantined_event set decision_id = null, answer = null where decision_id = ?")
                .param(decisionId)
                .update();
    }

    /** Drops events that waited too long: whatever is decided, the pipeline no longer knows them. */
    int dropWaiting(Instant before) {
        return jdbc.sql("delete from quarantined_event where decision_id is null and event_time < ?")
                .param(Moments.of(before))
                .update();
    }

    /** The same of events of a decision. */
    int dropDecided(String decisionId, Instant before) {
        return jdbc.sql("delete from quarantined_event where decision_id = ? and event_time < ?")
                .params(decisionId, Moments.of(before))
                .update();
    }

    /** How many of a decision's events were answered with what. */
    Map<String, Long> answers(String decisionId) {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("""
                        select answer, count(*) as events from quarantined_event
                        where decision_id = ? and answer is not null group by answer""")
                .param(decisionId)
                .query((row, number) -> Map.entry(row.getString("answer"), row.getLong("events")))
                .list()
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    void answer(String decisionIdOfEvent, String eventId, String status) {
        jdbc.sql("update quarantined_event set answer = ? where event_id = ? and sent_decision_id = ?")
                .params(status, eventId, decisionIdOfEvent)
                .update();
    }

    void sent(List<Object[]> sentIdsAndEventIds) {
        batches.batchUpdate("update quarantined_event set sent_decision_id = ? where event_id = ?", sentIdsAndEventIds);
    }

    private static List<Object> values(QueueFilter filter) {
        String advertiser = filter.advertiserId() == null ? "" : filter.advertiserId();
        String campaign = filter.campaignId() == null ? "" : filter.campaignId();
        return List.of(advertiser, advertiser, campaign, campaign, filter.leastScore());
    }

    private static QuarantinedItem item(ResultSet row, int number) throws SQLException {
        String signals = row.getString("signals");
        return new QuarantinedItem(
                row.getString("event_id"),
                row.getString("join_key"),
                row.getString("event_type"),
                Moments.read(row, "event_time"),
                Moments.read(row, "received_at"),
                row.getString("advertiser_id"),
                row.getString("campaign_id"),
                row.getString("ad_id"),
                row.getString("placement_id"),
                row.getString("site_id"),
                row.getString("ip"),
                row.getString("country"),
                row.getString("device"),
                row.getString("user_agent"),
                row.getString("url"),
                row.getDouble("score"),
                row.getString("reason"),
                signals.isEmpty() ? List.of() : List.of(signals.split(SIGNAL_SEPARATOR)),
                row.getString("model_version"),
                row.getLong("stake_micros"),
                row.getString("currency"));
    }
}
