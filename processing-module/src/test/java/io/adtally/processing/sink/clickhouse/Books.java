package io.adtally.processing.sink.clickhouse;

import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.processing.settings.ClickHouseSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Looks into a real ClickHouse as reports do. */
public final class Books {
    private final ClickHouseSettings settings;
    private final HttpClient http = HttpClient.newHttpClient();

    public Books(ClickHouseSettings settings) {
        this.settings = settings;
    }

    public static ClickHouseSettings settings(EmbeddedStack stack) {
        return new ClickHouseSettings(
                stack.setting("ADTALLY_CLICKHOUSE_URL"),
                stack.setting("ADTALLY_CLICKHOUSE_USER"),
                stack.setting("ADTALLY_CLICKHOUSE_PASSWORD"));
    }

    /** Rows, signs and money in the table and in the rollup by day: "rows/sum(sign)/money sum(sign)/money". */
    public String of(String campaignId) throws IOException, InterruptedException {
        return sql("SELECT count() || '/' || sum(sign) || '/' || sum(sign * spend_micros)"
                        + " FROM adtally.ad_events WHERE campaign_id = '" + campaignId + "'")
                + " "
                + sql("SELECT sum(events) || '/' || sum(spend_micros)"
                        + " FROM adtally.performance_by_day WHERE campaign_id = '" + campaignId + "'");
    }

    /** The answer as tab-separated text. */
    public String sql(String query) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(settings.url()))
                        .header("X-ClickHouse-User", settings.user())
                        .header("X-ClickHouse-Key", settings.password())
                        .POST(BodyPublishers.ofString(query))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(query + ": " + response.statusCode() + " " + response.body());
        }
        return response.body().strip();
    }
}
