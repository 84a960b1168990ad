package io.adtally.local.traffic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What has been counted, asked of ClickHouse. */
final class Ledger {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final List<String> KEYS = Facts.COLUMNS.stream()
            .filter(column -> !column.equals(Facts.VIEWABILITY))
            .toList();
    private static final String MINUTE = "toUnixTimestamp(toStartOfMinute(toDateTime(event_time, 'UTC')))";

    private final URI url;
    private final String user;
    private final String password;
    private final String campaignPrefix;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    Ledger(String url, String user, String password, String runId) {
        this.url = URI.create(url);
        this.user = user;
        this.password = password;
        this.campaignPrefix = Campaigns.prefix(runId);
    }

    /** Events by outcome, those that a judgement of their traffic keeps back counted as what they are without it. */
    Map<String, Long> totals() throws IOException, InterruptedException {
        return pairs("SELECT unjudged, sum(sign) FROM " + unjudged() + " GROUP BY 1");
    }

    Map<Cell, Long> cells() throws IOException, InterruptedException {
        return cells("SELECT campaign_id, event_type, unjudged, minute, sum(sign) FROM " + unjudged()
                + " GROUP BY 1, 2, 3, 4");
    }

    /** Events by whatever else reports divide by, counted like {@link #totals()}. */
    Map<Facet, Long> facets() throws IOException, InterruptedException {
        return facets(unjudged(), "unjudged", "sign", Facts.COLUMNS);
    }

    /** As they are in the books. */
    Map<Facet, Long> bookedFacets() throws IOException, InterruptedException {
        return facets("adtally.ad_events WHERE " + own(), "outcome", "sign", Facts.COLUMNS);
    }

    /** As the sums of these buckets have it: minute, hour or day; without viewability. */
    Map<Facet, Long> rollupFacets(String bucket) throws IOException, InterruptedException {
        return facets("adtally.performance_by_" + bucket + " WHERE " + own(), "outcome", "events", KEYS);
    }

    Map<String, Long> spendMicros() throws IOException, InterruptedException {
        return pairs("SELECT campaign_id, sum(sign * unjudged_micros) FROM " + unjudged() + " GROUP BY 1");
    }

    /** Events by outcome as they are in the books. */
    Map<String, Long> bookedTotals() throws IOException, InterruptedException {
        return pairs("SELECT outcome, sum(sign) FROM adtally.ad_events WHERE " + own() + " GROUP BY outcome");
    }

    Map<Cell, Long> bookedCells() throws IOException, InterruptedException {
        return cells("SELECT campaign_id, event_type, outcome, " + MINUTE + ", sum(sign) FROM adtally.ad_events WHERE "
                + own() + " GROUP BY 1, 2, 3, 4");
    }

    Map<String, Long> bookedSpendMicros() throws IOException, InterruptedException {
        return pairs("SELECT campaign_id, sum(sign * spend_micros) FROM adtally.ad_events WHERE " + own()
                + " GROUP BY campaign_id");
    }

    Map<String, Long> rollupTotals() throws IOException, InterruptedException {
        return pairs(
                "SELECT outcome, sum(events) FROM adtally.performance_by_minute WHERE " + own() + " GROUP BY outcome");
    }

    Map<String, Long> rollupSpendMicros() throws IOException, InterruptedException {
        return pairs("SELECT campaign_id, sum(spend_micros) FROM adtally.performance_by_minute WHERE " + own()
                + " GROUP BY campaign_id");
    }

    Map<Cell, Long> rollupCells() throws IOException, InterruptedException {
        return cells("SELECT campaign_id, event_type, outcome, toUnixTimestamp(bucket), sum(events) FROM"
                + " adtally.performance_by_minute WHERE " + own() + " GROUP BY 1, 2, 3, 4");
    }

    /**
     * The books as they would be if no score or behaviour had kept an event back, which no oracle can foretell: such an
     * event is billable, or unmatched where it is a click without an impression within half an hour.
     */
    private String unjudged() {
        return """
                (SELECT %s AS minute, events.*,
                    multiIf(events.outcome NOT IN ('quarantined', 'sivt'), events.outcome,
                        events.event_type != 'CLICK' OR seen.at >= event_time - INTERVAL 30 MINUTE
                            AND seen.at <= event_time + INTERVAL 30 MINUTE, 'billable', 'unmatched') AS unjudged,
                    multiIf(events.outcome NOT IN ('quarantined', 'sivt'), events.spend_micros,
                        unjudged = 'billable', events.price_micros, 0) AS unjudged_micros
                 FROM adtally.ad_events AS events
                 LEFT JOIN (
                    SELECT event_id, min(event_time) AS at FROM adtally.ad_events
                    WHERE event_type = 'IMPRESSION' AND outcome NOT IN ('duplicate', 'too_late') AND %s
                    GROUP BY event_id) AS seen ON seen.event_id = events.impression_id
                 WHERE %s)""".formatted(MINUTE, own(), own());
    }

    private Map<Facet, Long> facets(String source, String outcome, String events, List<String> columns)
            throws IOException, InterruptedException {
        Map<Facet, Long> facets = new TreeMap<>();
        String names = "'" + String.join("', '", columns) + "'";
        // The two arrays are divided together: each row once for each of its values.
        String sql = "SELECT facet.1, facet.2, campaign_id, event_type, " + outcome + ", sum(" + events
                + ") FROM (SELECT *,"
                + " arrayJoin(arrayZip([" + names + "], [" + String.join(", ", columns) + "])) AS facet FROM " + source
                + ") GROUP BY 1, 2, 3, 4, 5 HAVING sum(" + events + ") != 0";
        query(sql)
                .lines()
                .map(row -> row.split("\t", -1))
                .forEach(row -> facets.put(new Facet(row[0], row[1], row[2], row[3], row[4]), Long.parseLong(row[5])));
        return facets;
    }

    private Map<Cell, Long> cells(String sql) throws IOException, InterruptedException {
        Map<Cell, Long> cells = new TreeMap<>();
        query(sql).lines().map(row -> row.split("\t", -1)).forEach(columns -> {
            long events = Long.parseLong(columns[4]);
            if (events != 0) {
                cells.put(new Cell(columns[0], columns[1], columns[2], Long.parseLong(columns[3])), events);
            }
        });
        return cells;
    }

    private Map<String, Long> pairs(String sql) throws IOException, InterruptedException {
        Map<String, Long> pairs = new TreeMap<>();
        query(sql)
                .lines()
                .map(row -> row.split("\t", -1))
                .forEach(columns -> pairs.put(columns[0], Long.parseLong(columns[1])));
        return pairs;
    }

    private String own() {
        return "startsWith(campaign_id, '" + campaignPrefix + "')";
    }

    private String query(String sql) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("X-ClickHouse-User", user)
                .header("X-ClickHouse-Key", password)
                .POST(BodyPublishers.ofString(sql))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("ClickHouse answered " + response.statusCode() + ": "
                    + response.body().strip());
        }
        return response.body();
    }
}
