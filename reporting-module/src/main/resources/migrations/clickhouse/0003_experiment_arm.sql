-- The user's arm as "experiment/arm", so that what the arms cost can be told apart; empty where there is none.
ALTER TABLE adtally.ad_events{{local}}{{on_cluster}} ADD COLUMN IF NOT EXISTS experiment_arm LowCardinality(String) AFTER rules_version;
