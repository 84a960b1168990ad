package io.adtally.reporting.books;

/** What can be read. */
public enum Table {
    BY_MINUTE("adtally.performance_by_minute"),
    BY_HOUR("adtally.performance_by_hour"),
    BY_DAY("adtally.performance_by_day"),
    /**
     * The base table in the shape of a rollup by minute, from what was recorded until {as_of}; takes {from}, {to}. They are
     * compared as what event_time is: below a DateTime, ClickHouse's index (seen in 26.7) leaves out the last moments
     * before it.
     */
    BY_MINUTE_AS_OF("""
        (SELECT toStartOfMinute(toDateTime(event_time, 'UTC')) AS bucket, advertiser_id, campaign_id, ad_id, creative_id,
                placement_id, site_id, country, device, os, signal_type, experiment_arm, spend_currency AS currency,
                value_currency, event_type, outcome, sum(toInt64(sign)) AS events,
                sumIf(toInt64(sign), server_received_at > event_time + INTERVAL 1 MINUTE) AS late_events,
                sumIf(toInt64(sign), viewability IN ('viewable', 'not_viewable')) AS viewable_measured,
                sumIf(toInt64(sign), viewability = 'viewable') AS viewable,
                sum(sign * spend_micros) AS spend_micros, sum(sign * value_micros) AS value_micros,
                uniqCombined64StateIf(15)(user_id_hash, sign = 1 AND user_id_hash != '') AS users
         FROM adtally.ad_events
         WHERE recorded_at <= {as_of:DateTime64(3, 'UTC')}
           AND event_time >= {from:DateTime64(3, 'UTC')} AND event_time < {to:DateTime64(3, 'UTC')}
         GROUP BY bucket, advertiser_id, campaign_id, ad_id, creative_id, placement_id, site_id, country, device, os,
                  signal_type, experiment_arm, currency, value_currency, event_type, outcome)\
        """),
    /** The base table: one row an entry. */
    ENTRIES("adtally.ad_events"),
    /** When entries came, by second; nobody's in particular. */
    ARRIVALS("adtally.arrivals");

    private final String source;

    Table(String source) {
        this.source = source;
    }

    String source() {
        return source;
    }

    /** Whether rows belong to advertisers. */
    boolean isOwned() {
        return this != ARRIVALS;
    }
}
