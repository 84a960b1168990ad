package io.adtally.benchmarks.report;

import java.time.LocalDate;

/** What advertisers ask, each with the table that answers it. */
enum Question {
    CAMPAIGNS_BY_DAY("90 days by day and campaign", "performance_by_day", 90, "bucket, campaign_id"),
    COUNTRY_AND_DEVICE("90 days by country and device", "performance_by_day", 90, "country, device"),
    PLACEMENTS_BY_DAY("30 days by day and placement", "performance_by_day", 30, "bucket, placement_id"),
    HOURS("30 days by hour", "performance_by_hour", 30, "bucket"),
    CAMPAIGNS_BY_HOUR("7 days by hour and campaign", "performance_by_hour", 7, "bucket, campaign_id"),
    LOCAL_DAYS("90 days by day in Kolkata", "performance_by_hour", 90, "toStartOfDay(bucket, 'Asia/Kolkata')"),
    REACH("reach of 30 days by campaign", "performance_by_day", 30, "campaign_id");

    private static final String NET = "outcome = 'billable'";

    private final String text;
    private final String table;
    private final int days;
    private final String groups;

    Question(String text, String table, int days, String groups) {
        this.text = text;
        this.table = table;
        this.days = days;
        this.groups = groups;
    }

    String text() {
        return text;
    }

    /** The statement of one advertiser's report, the newest days until yesterday. */
    String sql(String advertiserId, LocalDate today) {
        String measures = this == REACH
                ? "uniqCombined64MergeIf(15)(users, " + NET + " AND event_type = 'IMPRESSION')"
                : "sumIf(events, event_type = 'IMPRESSION' AND " + NET + "), sumIf(events, event_type = 'IMPRESSION'),"
                        + " sumIf(events, event_type = 'CLICK' AND " + NET + "), sumIf(viewable, " + NET
                        + "), sumIf(viewable_measured, " + NET + "), sumIf(events, outcome = 'givt'),"
                        + " sumIf(events, outcome = 'sivt'), sum(spend_micros)";
        return "SELECT " + groups + ", currency, " + measures + " FROM adtally." + table + " WHERE advertiser_id = '"
                + advertiserId + "' AND bucket >= toDateTime('" + today.minusDays(days)
                + " 00:00:00', 'UTC') AND bucket < toDateTime('" + today + " 00:00:00', 'UTC') GROUP BY " + groups
                + ", currency ORDER BY " + groups + " LIMIT 10000";
    }
}
