-- Sums per minute, hour and day (UTC) of event time. Gross, net and each kind of invalid traffic are sums over outcomes.
-- late_events: received more than a minute after they happened.
-- viewable_measured, viewable: of VIEWABLE events; impressions without a measured one are undetermined.
-- spend_micros is in currency, value_micros (of conversions) in value_currency.
-- users: who was ever counted here, within 0.6 % (one standard deviation). It cannot forget a user whose events were all
-- taken back. Minutes keep no users.
-- A partition is what is rebuilt and swapped at once, and what queries skip.
CREATE TABLE IF NOT EXISTS adtally.performance_by_minute{{local}}{{on_cluster}}
(
    bucket            DateTime('UTC'),
    advertiser_id     LowCardinality(String),
    campaign_id       LowCardinality(String),
    ad_id             LowCardinality(String),
    creative_id       LowCardinality(String),
    placement_id      LowCardinality(String),
    site_id           LowCardinality(String),
    country           LowCardinality(String),
    device            LowCardinality(String),
    os                LowCardinality(String),
    signal_type       LowCardinality(String),
    experiment_arm    LowCardinality(String),
    currency          LowCardinality(String),
    value_currency    LowCardinality(String),
    event_type        LowCardinality(String),
    outcome           LowCardinality(String),
    events            SimpleAggregateFunction(sum, Int64),
    late_events       SimpleAggregateFunction(sum, Int64),
    viewable_measured SimpleAggregateFunction(sum, Int64),
    viewable          SimpleAggregateFunction(sum, Int64),
    spend_micros      SimpleAggregateFunction(sum, Int64),
    value_micros      SimpleAggregateFunction(sum, Int64)
)
ENGINE = {{replicated}}AggregatingMergeTree
PARTITION BY toYYYYMMDD(bucket)
PRIMARY KEY (toStartOfHour(bucket), advertiser_id, campaign_id, bucket)
ORDER BY (toStartOfHour(bucket), advertiser_id, campaign_id, bucket, event_type, outcome, ad_id, creative_id,
          placement_id, site_id, country, device, os, signal_type, experiment_arm, currency, value_currency)
TTL bucket + INTERVAL 40 DAY
SETTINGS
    {{deduplication_window}} = 10000,
    ttl_only_drop_parts = 1,
    fsync_after_insert = 1,
    fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS adtally.performance_by_hour{{local}}{{on_cluster}}
(
    bucket            DateTime('UTC'),
    advertiser_id     LowCardinality(String),
    campaign_id       LowCardinality(String),
    ad_id             LowCardinality(String),
    creative_id       LowCardinality(String),
    placement_id      LowCardinality(String),
    site_id           LowCardinality(String),
    country           LowCardinality(String),
    device            LowCardinality(String),
    os                LowCardinality(String),
    signal_type       LowCardinality(String),
    experiment_arm    LowCardinality(String),
    currency          LowCardinality(String),
    value_currency    LowCardinality(String),
    event_type        LowCardinality(String),
    outcome           LowCardinality(String),
    events            SimpleAggregateFunction(sum, Int64),
    late_events       SimpleAggregateFunction(sum, Int64),
    viewable_measured SimpleAggregateFunction(sum, Int64),
    viewable          SimpleAggregateFunction(sum, Int64),
    spend_micros      SimpleAggregateFunction(sum, Int64),
    value_micros      SimpleAggregateFunction(sum, Int64),
    users             AggregateFunction(uniqCombined64(15), String)
)
ENGINE = {{replicated}}AggregatingMergeTree
PARTITION BY toYYYYMM(bucket)
PRIMARY KEY (advertiser_id, campaign_id, bucket)
ORDER BY (advertiser_id, campaign_id, bucket, event_type, outcome, ad_id, creative_id,
          placement_id, site_id, country, device, os, signal_type, experiment_arm, currency, value_currency)
TTL bucket + INTERVAL 400 DAY
SETTINGS
    {{deduplication_window}} = 10000,
    ttl_only_drop_parts = 1,
    fsync_after_insert = 1,
    fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS adtally.performance_by_day{{local}}{{on_cluster}} AS adtally.performance_by_hour{{local}}
ENGINE = {{replicated}}AggregatingMergeTree
PARTITION BY toYYYYMM(bucket)
PRIMARY KEY (advertiser_id, campaign_id, bucket)
ORDER BY (advertiser_id, campaign_id, bucket, event_type, outcome, ad_id, creative_id,
          placement_id, site_id, country, device, os, signal_type, experiment_arm, currency, value_currency)
TTL bucket + INTERVAL 1100 DAY
SETTINGS
    {{deduplication_window}} = 10000,
    ttl_only_drop_parts = 1,
    fsync_after_insert = 1,
    fsync_part_directory = 1;

CREATE MATERIALIZED VIEW IF NOT EXISTS adtally.ad_events_to_performance_by_minute{{on_cluster}}
TO adtally.performance_by_minute{{local}} AS
SELECT
    toStartOfMinute(toDateTime(event_time, 'UTC')) AS bucket,
    advertiser_id, campaign_id, ad_id, creative_id, placement_id, site_id, country, device, os,
    signal_type, experiment_arm, spend_currency AS currency, value_currency, event_type, outcome,
    sum(toInt64(sign)) AS events,
    sumIf(toInt64(sign), server_received_at > event_time + INTERVAL 1 MINUTE) AS late_events,
    sumIf(toInt64(sign), viewability IN ('viewable', 'not_viewable')) AS viewable_measured,
    sumIf(toInt64(sign), viewability = 'viewable') AS viewable,
    sum(sign * spend_micros) AS spend_micros,
    sum(sign * value_micros) AS value_micros
FROM adtally.ad_events{{local}}
GROUP BY
    bucket, advertiser_id, campaign_id, ad_id, creative_id, placement_id, site_id, country, device, os,
    signal_type, experiment_arm, currency, value_currency, event_type, outcome;

CREATE MATERIALIZED VIEW IF NOT EXISTS adtally.ad_events_to_performance_by_hour{{on_cluster}}
TO adtally.performance_by_hour{{local}} AS
SELECT
    toStartOfHour(toDateTime(event_time, 'UTC')) AS bucket,
    advertiser_id, campaign_id, ad_id, creative_id, placement_id, site_id, country, device, os,
    signal_type, experiment_arm, spend_currency AS currency, value_currency, event_type, outcome,
    sum(toInt64(sign)) AS events,
    sumIf(toInt64(sign), server_received_at > event_time + INTERVAL 1 MINUTE) AS late_events,
    sumIf(toInt64(sign), viewability IN ('viewable', 'not_viewable')) AS viewable_measured,
    sumIf(toInt64(sign), viewability = 'viewable') AS viewable,
    sum(sign * spend_micros) AS spend_micros,
    sum(sign * value_micros) AS value_micros,
    uniqCombined64StateIf(15)(user_id_hash, sign = 1 AND user_id_hash != '') AS users
FROM adtally.ad_events{{local}}
GROUP BY
    bucket, advertiser_id, campaign_id, ad_id, creative_id, placement_id, site_id, country, device, os,
    signal_type, experiment_arm, currency, value_currency, event_type, outcome;

CREATE MATERIALIZED VIEW IF NOT EXISTS adtally.ad_events_to_performance_by_day{{on_cluster}}
TO adtally.performance_by_day{{local}} AS
SELECT
    toStartOfDay(toDateTime(event_time, 'UTC')) AS bucket,
    advertiser_id, campaign_id, ad_id, creative_id, placement_id, site_id, country, device, os,
    signal_type, experiment_arm, spend_currency AS currency, value_currency, event_type, outcome,
    sum(toInt64(sign)) AS events,
    sumIf(toInt64(sign), server_received_at > event_time + INTERVAL 1 MINUTE) AS late_events,
    sumIf(toInt64(sign), viewability IN ('viewable', 'not_viewable')) AS viewable_measured,
    sumIf(toInt64(sign), viewability = 'viewable') AS viewable,
    sum(sign * spend_micros) AS spend_micros,
    sum(sign * value_micros) AS value_micros,
    uniqCombined64StateIf(15)(user_id_hash, sign = 1 AND user_id_hash != '') AS users
FROM adtally.ad_events{{local}}
GROUP BY
    bucket, advertiser_id, campaign_id, ad_id, creative_id, placement_id, site_id, country, device, os,
    signal_type, experiment_arm, currency, value_currency, event_type, outcome;

-- From what is in ad_events, a day at a time.
REBUILD ROLLUPS;

DROP VIEW IF EXISTS adtally.ad_events_to_minute{{on_cluster}};

DROP TABLE IF EXISTS adtally.ad_events_by_minute{{local}}{{on_cluster}};
