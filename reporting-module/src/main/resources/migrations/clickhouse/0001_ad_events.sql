-- The books: one row an entry, counts are sum(sign), money is sum(sign * spend_micros) per currency.
-- Absent texts are empty. Rows are never updated; a changed outcome is two more rows, -1 and +1.
CREATE TABLE IF NOT EXISTS adtally.ad_events{{local}}{{on_cluster}}
(
    event_id           String,
    event_type         LowCardinality(String),
    signal_type        LowCardinality(String),
    event_time         DateTime64(3, 'UTC'),
    server_received_at DateTime64(3, 'UTC'),
    outcome            LowCardinality(String),
    sign               Int8,
    reason             LowCardinality(String),
    advertiser_id      LowCardinality(String),
    campaign_id        LowCardinality(String),
    ad_id              LowCardinality(String),
    creative_id        LowCardinality(String),
    placement_id       LowCardinality(String),
    site_id            LowCardinality(String),
    impression_id      String,
    user_id_hash       String,
    country            LowCardinality(String),
    spend_micros       Int64,
    spend_currency     LowCardinality(String),
    value_micros       Int64,
    value_currency     LowCardinality(String),
    flags              Array(LowCardinality(String)),
    adjustment_reason  LowCardinality(String),
    adjusted_at        Nullable(DateTime64(3, 'UTC')),
    rules_version      LowCardinality(String)
)
ENGINE = {{replicated}}MergeTree
PARTITION BY toYYYYMMDD(event_time)
ORDER BY (campaign_id, event_type, event_time, event_id)
TTL toDateTime(event_time) + INTERVAL 400 DAY
SETTINGS
    -- An insert repeated under its token adds nothing.
    {{deduplication_window}} = 10000,
    -- What is acknowledged survives a power cut.
    fsync_after_insert = 1,
    fsync_part_directory = 1;
