package io.adtally.local.traffic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What has been counted, asked of ClickHouse. */
final class Ledger {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

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

    Map<String, Long> totals() throws IOException, InterruptedException {
        return pairs("SELECT outcome, sum(sign) FROM adtally.ad_events WHERE " + own() + " GROUP BY outcome");
    }

    Map<String, Long> rollupTotals() throws IOException, InterruptedException {
        return pairs(
                "SELECT outcome, sum(events) FROM adtally.ad_events_by_minute WHERE " + own() + " GROUP BY outcome");
    }

    Map<String, Long> spendMicros() throws IOException, InterruptedException {
        return pairs("SELECT campaign_id, sum(sign * spend_micros) FROM adtally.ad_events WHERE " + own()
                + " GROUP BY campaign_id");
    }

    Map<String, Long> rollupSpendMicros() throws IOException, InterruptedException {
        return pairs("SELECT campaign_id, sum(spend_micros) FROM adtally.ad_events_by_minute WHERE " + own()
                + " GROUP BY campaign_id");
    }

    Map<Cell, Long> cells() throws IOException, InterruptedException {
        return cells("SELECT campaign_id, outcome, toUnixTimestamp(toStartOfMinute(toDateTime(event_time, 'UTC'))),"
                + " sum(sign) FROM adtally.ad_events WHERE " + own() + " GROUP BY 1, 2, 3");
    }

    Map<Cell, Long> rollupCells() throws IOException, InterruptedException {
        return cells(
                "SELECT campaign_id, outcome, toUnixTimestamp(minute), sum(events) FROM adtally.ad_events_by_minute"
                        + " WHERE " + own() + " GROUP BY 1, 2, 3");
    }

    private Map<Cell, Long> cells(String sql) throws IOException, InterruptedException {
        Map<Cell, Long> cells = new TreeMap<>();
        query(sql).lines().map(row -> row.split("\t", -1)).forEach(columns -> {
            long events = Long.parseLong(columns[3]);
            if (events != 0) {
                cells.put(new Cell(columns[0], columns[1], Long.parseLong(columns[2])), events);
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
