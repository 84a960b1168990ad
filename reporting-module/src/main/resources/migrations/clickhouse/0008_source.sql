-- Where the event lies in Kafka's raw_events or, of an item that never became one, its record in invalid_events; -1 in
-- entries from before there was this.
ALTER TABLE adtally.ad_events{{local}}{{on_cluster}}
    ADD COLUMN IF NOT EXISTS source_partition Int32 DEFAULT -1 CODEC(ZSTD(1)) AFTER price_micros,
    ADD COLUMN IF NOT EXISTS source_offset Int64 DEFAULT -1 CODEC(Delta, ZSTD(1)) AFTER source_partition;
