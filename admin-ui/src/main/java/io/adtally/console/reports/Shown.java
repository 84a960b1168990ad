package io.adtally.console.reports;

import io.adtally.reporting.client.Report;
import io.adtally.reporting.client.ReportingClient;
import io.adtally.reporting.client.ReportingException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is shown of an answer.
 *
 * @param report how complete it is
 * @param rows of the table, the first of them
 * @param overTime what the chart draws: the rows, or if they are too many, their sums
 * @param totals figures of the whole range
 * @param spend a row a currency
 * @param changes what moved within a day in hours that were over by then
 */
record Shown(
        Ask ask,
        List<Report.Column> columns,
        Report report,
        List<Row> rows,
        List<Row> overTime,
        Row totals,
        List<Row> spend,
        Changes changes) {
    /**
     * What moved.
     *
     * @param hasMore whether there are changes beyond these
     */
    record Changes(List<Row> rows, boolean hasMore) {
        Changes {
            rows = List.copyOf(rows);
        }

        static Changes of(Report.Changes told) {
            return new Changes(Row.of(told.rows()), told.hasMore());
        }
    }

    static final String[] TOTALS = {
        "impressions_gross",
        "impressions_net",
        "impressions_ivt_rate",
        "impressions_measured",
        "impressions_viewable",
        "viewable_rate",
        "clicks_net",
        "ctr",
        "conversions_net",
        "conversion_rate"
    };

    /** Rows of the table; more are only in the file. */
    static final int MOST_ROWS = 2000;

    private static final int MOST_POINTS = 10_000;

    Shown {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        overTime = List.copyOf(overTime);
        spend = List.copyOf(spend);
    }

    /** Asks for all of it. */
    static Shown of(ReportDesk desk, Ask ask, Instant changesSince) throws ReportsAwayException, ReportingException {
        List<Report.Column> columns = desk.columns(ask.advertiserId());
        return desk.ask(ask.advertiserId(), api -> of(api, ask, columns, changesSince));
    }

    private static Shown of(ReportingClient api, Ask ask, List<Report.Column> columns, Instant changesSince)
            throws IOException, InterruptedException {
        Report report = api.performance(ask.rows(), MOST_ROWS);
        List<Row> rows = Row.of(report.rows());
        List<Row> totals = Row.of(api.performance(ask.total(TOTALS), 1).rows());
        return new Shown(
                ask,
                columns,
                report,
                rows,
                report.hasMore()
                        ? Row.of(api.performance(ask.overTime(), MOST_POINTS).rows())
                        : rows,
                totals.isEmpty() ? new Row(Map.of()) : totals.getFirst(),
                Row.of(api.performance(ask.total("spend_micros"), MOST_ROWS).rows()),
                Changes.of(api.restatements(changesSince, MOST_ROWS)));
    }

    boolean isEmpty() {
        return rows.stream().allMatch(row -> ask.metrics().stream().allMatch(metric -> row.ratio(metric) == 0));
    }
}
