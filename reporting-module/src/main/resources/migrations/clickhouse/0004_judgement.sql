-- What was decided of an event's traffic, and by which versions.
ALTER TABLE adtally.ad_events{{local}}{{on_cluster}}
    ADD COLUMN IF NOT EXISTS score Nullable(Float64) AFTER experiment_arm,
    ADD COLUMN IF NOT EXISTS challenger_score Nullable(Float64) AFTER score,
    ADD COLUMN IF NOT EXISTS signals Array(LowCardinality(String)) AFTER challenger_score,
    ADD COLUMN IF NOT EXISTS model_version LowCardinality(String) AFTER signals,
    ADD COLUMN IF NOT EXISTS challenger_version LowCardinality(String) AFTER model_version,
    ADD COLUMN IF NOT EXISTS lists_version LowCardinality(String) AFTER challenger_version,
    ADD COLUMN IF NOT EXISTS thresholds_version Int64 AFTER lists_version,
    -- What the event costs if it is charged, whatever its outcome.
    ADD COLUMN IF NOT EXISTS price_micros Int64 AFTER thresholds_version,
    -- When the row came to be seen: reports of an earlier moment leave later rows out.
    ADD COLUMN IF NOT EXISTS recorded_at DateTime64(3, 'UTC') DEFAULT now64(3) AFTER price_micros;
