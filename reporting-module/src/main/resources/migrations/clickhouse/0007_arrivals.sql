-- When entries came, by second: how far the books are complete is told from it without reading ad_events.
-- Of first decisions only; a restatement is about an event that was received long before. A click that waited for its
-- impression is left out likewise.
CREATE TABLE IF NOT EXISTS adtally.arrivals{{local}}{{on_cluster}}
(
    second         DateTime('UTC'),
    first_received SimpleAggregateFunction(min, DateTime64(3, 'UTC')),
    last_received  SimpleAggregateFunction(max, DateTime64(3, 'UTC'))
)
ENGINE = {{replicated}}AggregatingMergeTree
PARTITION BY toYYYYMM(second)
ORDER BY second
TTL second + INTERVAL 400 DAY
SETTINGS
    {{deduplication_window}} = 10000,
    fsync_after_insert = 1,
    fsync_part_directory = 1;

CREATE MATERIALIZED VIEW IF NOT EXISTS adtally.ad_events_to_arrivals{{on_cluster}} TO adtally.arrivals{{local}} AS
SELECT
    toDateTime(recorded_at, 'UTC') AS second,
    min(server_received_at) AS first_received,
    max(server_received_at) AS last_received
FROM adtally.ad_events{{local}}
WHERE adjustment_reason = '' AND outcome != 'unmatched'
GROUP BY second;

-- What changed since a moment is read by the moment in which it was recorded.
ALTER TABLE adtally.ad_events{{local}}{{on_cluster}}
    ADD INDEX IF NOT EXISTS recorded recorded_at TYPE minmax GRANULARITY 4;
