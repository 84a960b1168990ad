package io.adtally.platform.quarantine;

import io.adtally.platform.moment.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
               stake_micros, currency, burst, arrival)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    (select last_arrival from review_queue))
            on conflict do nothing""";

    /** Takes {@link #values} of a filter. */
    private static final String WAITS = """
            decision_id is null and (:advertiser = '' or advertiser_id = :advertiser)
              and (:campaign = '' or campaign_id = :campaign) and score >= :leastScore""";

    /** Takes {@link #values} of a selection, whose dimension's column is to be filled in. */
    private static final String SELECTED = WAITS + " and %s = :value and currency = :currency and arrival <= :upTo";

    private static final String CLUSTER = """
            select %1$s as cluster, currency, count(*) as events, sum(stake_micros) as stake, max(score) as highest,
                   count(distinct advertiser_id) as advertisers, min(event_time) as earliest,
                   max(event_time) as latest, max(arrival) as last_arrival
            from quarantined_event
            """;

    /** What was answered to an earlier decision is not this one's. */
    private static final String CLAIM =
            "update quarantined_event set decision_id = :decision, answer = null, sent_decision_id = null where ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    QueueTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Those already there stay as they are. */
    void insert(List<QuarantinedEvents.Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        countArrival();
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

    /**
     * The next number, for what comes with this transaction. Its row stays locked until then: whoever sees a number has seen
     * all that came before.
     */
    private void countArrival() {
        jdbc.sql("update review_queue set last_arrival = last_arrival + 1").update();
    }

    /** Takes events out that left quarantine without a decision made here. */
    void remove(List<String> eventIds) {
        batches.batchUpdate(
                "delete from quarantined_event where event_id = ? and decision_id is null",
                eventIds.stream().map(id -> new Object[] {id}).toList());
    }

    /** By money at stake, then by number. */
    List<Cluster> clusters(Dimension dimension, QueueFilter filter, int limit) {
        String sql = (CLUSTER + """
                where %2$s
                group by %1$s, currency order by stake desc, events desc, cluster fetch first %3$d rows only""").formatted(dimension.column(), WAITS, limit);
        return jdbc.sql(sql)
                .params(values(filter))
                .query((row, number) -> cluster(dimension, row))
                .list();
    }

    /** The selected events as a cluster, if there still are any. */
    Optional<Cluster> cluster(Selection selection) {
        String column = selection.dimension().column();
        return jdbc.sql((CLUSTER + "where %2$s group by %1$s, currency").formatted(column, SELECTED.formatted(column)))
                .params(values(selection))
                .query((row, number) -> cluster(selection.dimension(), row))
                .optional();
    }

    /** What speaks against the selected events, each with against how many; what speaks against most first. */
    List<SignalCount> signals(Selection selection) {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql(("select signals, count(*) as events from quarantined_event where " + SELECTED + " group by signals")
                        .formatted(selection.dimension().column()))
                .params(values(selection))
                .query((row, number) -> Map.entry(signals(row), row.getLong("events")))
                .list()
                .forEach(alike -> alike.getKey().forEach(signal -> counts.merge(signal, alike.getValue(), Long::sum)));
        return counts.entrySet().stream()
                .map(count -> new SignalCount(count.getKey(), count.getValue()))
                .sorted(Comparator.comparingLong(SignalCount::events).reversed())
                .toList();
    }

    /** The selected events in the order of their ids. */
    List<QuarantinedItem> waiting(Selection selection, String after, int limit) {
        return jdbc.sql("""
                        select * from quarantined_event
                        where %s and event_id > :after
                        order by event_id fetch first :limit rows only""".formatted(SELECTED.formatted(selection.dimension().column())))
                .params(values(selection))
                .param("after", after)
                .param("limit", limit)
                .query(QueueTable::item)
                .list();
    }

    /** Those of the selected events that have these ids. */
    List<QuarantinedItem> waiting(Selection selection, List<String> eventIds) {
        return jdbc.sql(("select * from quarantined_event where " + SELECTED
                                + " and event_id in (:ids) order by event_id")
                        .formatted(selection.dimension().column()))
                .params(values(selection))
                .param("ids", eventIds)
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
        return jdbc.sql((CLAIM + SELECTED).formatted(selection.dimension().column()))
                .param("decision", decisionId)
                .params(values(selection))
                .update();
    }

    /** Claims those of the selected events that have these ids. */
    int claim(Selection selection, List<String> eventIds, String decisionId) {
        return jdbc.sql((CLAIM + SELECTED + " and event_id in (:ids)")
                        .formatted(selection.dimension().column()))
                .param("decision", decisionId)
                .params(values(selection))
                .param("ids", eventIds)
                .update();
    }

    long stake(String decisionId) {
        return jdbc.sql("select coalesce(sum(stake_micros), 0) from quarantined_event where decision_id = ?")
                .param(decisionId)
                .query(Long.class)
                .single();
    }

    /** Lets the decision's events wait again, as if they came now. */
    void letGo(String decisionId) {
        countArrival();
        jdbc.sql("""
                        update quarantined_event set decision_id = null, answer = null,
                          arrival = (select last_arrival from review_queue)
                        where decision_id = ?""").param(decisionId).update();
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

    private static Map<String, Object> values(QueueFilter filter) {
        return Map.of(
                "advertiser", Objects.requireNonNullElse(filter.advertiserId(), ""),
                "campaign", Objects.requireNonNullElse(filter.campaignId(), ""),
                "leastScore", filter.leastScore());
    }

    private static Map<String, Object> values(Selection selection) {
        Map<String, Object> values = new HashMap<>(values(selection.filter()));
        values.put("value", selection.value());
        values.put("currency", selection.currency());
        values.put("upTo", selection.upTo());
        return values;
    }

    private static Cluster cluster(Dimension dimension, ResultSet row) throws SQLException {
        return new Cluster(
                dimension,
                row.getString("cluster"),
                row.getString("currency"),
                row.getLong("events"),
                row.getLong("stake"),
                row.getDouble("highest"),
                row.getLong("advertisers"),
                Moments.read(row, "earliest"),
                Moments.read(row, "latest"),
                row.getLong("last_arrival"));
    }

    private static List<String> signals(ResultSet row) throws SQLException {
        String signals = row.getString("signals");
        return signals.isEmpty() ? List.of() : List.of(signals.split(SIGNAL_SEPARATOR));
    }

    private static QuarantinedItem item(ResultSet row, int number) throws SQLException {
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
                signals(row),
                row.getString("model_version"),
                row.getLong("stake_micros"),
                row.getString("currency"));
    }
}
