package io.adtally.benchmarks.report;

import io.adtally.benchmarks.pipeline.Reports;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Events made by ClickHouse itself: 200 advertisers with 2,000 campaigns of very unequal size, over the 90 days before
 * today. Each is a row of a rollup, as the views would make of it: at this density hardly two share a cell.
 *
 * @param events how many
 */
record SyntheticBooks(long events) {
    static final int DAYS = 90;

    private static final int ADVERTISERS = 200;
    private static final int CAMPAIGNS = 2_000;
    private static final int CHUNK = 5_000_000;
    private static final long SECONDS_OF_DAY = 86_400;

    /** What an event is, from its number alone. The first campaign has a hundred times the events of the last. */
    private static final String FACTS = """
            WITH intHash64(number) AS h, intHash64(h) AS h2, intHash64(h2) AS h3,
                toUInt32(2000 * pow((h % 1000003) / 1000003, 2)) AS c, c % 200 AS a,
                intDiv(h, 1000003) % 100 AS t, intDiv(h, 100000300) % 100 AS o,
                ['Windows', 'macOS', 'Android', 'Android', 'iOS', 'iOS', 'Linux'][1 + h3 % 7] AS system,
                multiIf(t < 60, 'IMPRESSION', t < 92, 'VIEWABLE', t < 99, 'CLICK', 'CONVERSION') AS type,
                multiIf(o < 90, 'billable', o < 95, 'givt', o < 97, 'sivt', o < 98, 'quarantined', 'duplicate') AS result,
                concat('u', hex(intHash32(h3 % 20000000))) AS user""";

    private static final String KEYS = """
            concat('adv-', toString(a)) AS advertiser_id, concat('camp-', toString(c)) AS campaign_id,
            concat('ad-', toString(c * 3 + h3 % 3)) AS ad_id, concat('creative-', toString(c * 3 + h3 % 3)) AS creative_id,
            concat('placement-', toString(intDiv(h3, 7) % 40)) AS placement_id,
            concat('site-', toString(intDiv(h3, 7) % 20)) AS site_id,
            ['US', 'DE', 'GB', 'FR', 'IN', 'BR', 'JP', 'CA'][1 + (c + h2 % 3) % 8] AS country,
            if(system IN ('Android', 'iOS'), 'mobile', 'desktop') AS device, system AS os,
            if(h2 % 10 < 7, 'BROWSER', 'MOBILE') AS signal_type, type AS event_type, result AS outcome""";

    static List<String> advertisers() {
        return IntStream.range(0, ADVERTISERS)
                .mapToObj(number -> "adv-" + number)
                .toList();
    }

    /** The number of the advertiser whose events lie at this share of all, 0 to 1. */
    static int advertiser(double share) {
        return (int) (CAMPAIGNS * share * share) % ADVERTISERS;
    }

    /** Fills hours and days, a chunk at a time, and leaves their parts as they come: merging them takes longer than all else. */
    void load(Reports reports, LocalDate today) throws IOException, InterruptedException {
        reports.query("SYSTEM STOP MERGES");
        for (long first = 0; first < events; first += CHUNK) {
            long count = Math.min(CHUNK, events - first);
            reports.query(intoRollup("performance_by_hour", "toStartOfHour(at)", today, first, count));
            reports.query(intoRollup("performance_by_day", "toStartOfDay(at)", today, first, count));
        }
    }

    /** A batch of today's events for the books, from where the views take it to all rollups. */
    String intoBooks(LocalDate today, long first, long count) {
        return "INSERT INTO adtally.ad_events (advertiser_id, campaign_id, ad_id, creative_id, placement_id, site_id, country,"
                + " device, os, signal_type, event_type, outcome, event_id, event_time, server_received_at, sign,"
                + " user_id_hash, spend_micros, spend_currency) " + facts(today) + "SELECT " + KEYS
                + ", concat('e', toString(number)), now64(3), now64(3), 1, user, " + spend() + ", 'USD'"
                + numbers(events + first, count);
    }

    private String intoRollup(String table, String bucket, LocalDate today, long first, long count) {
        return "INSERT INTO adtally." + table
                + " (advertiser_id, campaign_id, ad_id, creative_id, placement_id, site_id,"
                + " country, device, os, signal_type, event_type, outcome, bucket, currency, events, viewable_measured,"
                + " viewable, spend_micros, users) " + facts(today) + "SELECT " + KEYS + ", " + bucket
                + ", 'USD', 1, type = 'VIEWABLE', type = 'VIEWABLE' AND h2 % 3 > 0, " + spend()
                + ", initializeAggregation('uniqCombined64State(15)', user)" + numbers(first, count)
                + " SETTINGS max_insert_threads = 2, min_insert_block_size_rows = 2500000,"
                + " min_insert_block_size_bytes = 0, optimize_on_insert = 0";
    }

    private String facts(LocalDate today) {
        return FACTS + ", toDateTime('" + today.minusDays(DAYS) + " 00:00:00', 'UTC') + intDiv(number * "
                + DAYS * SECONDS_OF_DAY + ", " + events + ") AS at ";
    }

    private static String spend() {
        return "if(type = 'IMPRESSION' AND result = 'billable', 2500, 0)";
    }

    private static String numbers(long first, long count) {
        return " FROM numbers_mt(" + first + ", " + count + ")";
    }
}
