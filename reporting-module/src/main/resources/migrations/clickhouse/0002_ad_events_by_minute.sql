-- Sums per minute of event time, kept by a view on every insert.
CREATE TABLE IF NOT EXISTS adtally.ad_events_by_minute{{local}}{{on_cluster}}
(
    minute         DateTime('UTC'),
    advertiser_id  LowCardinality(String),
    campaign_id    LowCardinality(String),
    event_type     LowCardinality(String),
    signal_type    LowCardinality(String),
    outcome        LowCardinality(String),
    spend_currency LowCardinality(String),
    events         Int64,
    spend_micros   Int64
)
ENGINE = {{replicated}}SummingMergeTree((events, spend_micros))
PARTITION BY toYYYYMM(minute)
ORDER BY (campaign_id, event_type, minute, outcome, signal_type, advertiser_id, spend_currency)
SETTINGS
    -- The view's target recognises a repeated insert by itself; without a window it would count it again.
    {{deduplication_window}} = 10000,
    fsync_after_insert = 1,
    fsync_part_directory = 1;

CREATE MATERIALIZED VIEW IF NOT EXISTS adtally.ad_events_to_minute{{on_cluster}} TO adtally.ad_events_by_minute{{local}} AS
SELECT
    toStartOfMinute(toDateTime(event_time, 'UTC')) AS minute,
    advertiser_id,
    campaign_id,
    event_type,
    signal_type,
    outcome,
    spend_currency,
    sum(toInt64(sign)) AS events,
    sum(sign * spend_micros) AS spend_micros
FROM adtally.ad_events{{local}}
GROUP BY minute, advertiser_id, campaign_id, event_type, signal_type, outcome, spend_currency;
