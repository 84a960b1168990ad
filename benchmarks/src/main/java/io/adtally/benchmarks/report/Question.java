package io.adtally.benchmarks.report;

import java.time.LocalDate;

/** What advertisers ask the API, of the newest whole days. */
enum Question {
    CAMPAIGNS_BY_DAY("90 days by day and campaign", "performance", 90, "granularity=day&group_by=campaign"),
    COUNTRY_AND_DEVICE("90 days by country and device", "performance", 90, "granularity=total&group_by=country,device"),
    PLACEMENTS_BY_DAY("30 days by day and placement", "performance", 30, "granularity=day&group_by=placement"),
    HOURS("30 days by hour", "performance", 30, "granularity=hour"),
    CAMPAIGNS_BY_HOUR("7 days by hour and campaign", "performance", 7, "granularity=hour&group_by=campaign"),
    LOCAL_DAYS("90 days by day in Kolkata", "performance", 90, "granularity=day&tz=Asia/Kolkata"),
    REACH("reach of 30 days by campaign", "reach", 30, "granularity=total&group_by=campaign");

    private static final String METRICS =
            "&metrics=impressions_gross,impressions_net,impressions_givt,impressions_sivt,"
                    + "impressions_viewable,viewable_rate,clicks_net,ctr,spend_micros";

    private final String text;
    private final String report;
    private final int days;
    private final String parameters;

    Question(String text, String report, int days, String parameters) {
        this.text = text;
        this.report = report;
        this.days = days;
        this.parameters = parameters;
    }

    String text() {
        return text;
    }

    /** Path and query of the request, whose answer is one page. */
    String path(LocalDate today) {
        return "/api/v1/reports/" + report + "?from=" + today.minusDays(days) + "&to=" + today + "&limit=10000&"
                + parameters + (this == REACH ? "" : METRICS);
    }
}
