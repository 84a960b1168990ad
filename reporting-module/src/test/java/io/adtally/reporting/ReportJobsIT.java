package io.adtally.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.reporting.RunningReporting.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Exports are finished by whoever is there, and hold what the report says. */
class ReportJobsIT {
    private static final String NAME = "jobs" + System.nanoTime();
    private static final Instant DAY = Ledger.now().minus(Duration.ofDays(20)).truncatedTo(ChronoUnit.DAYS);
    private static final Map<String, String> SOON = Map.of(
            "adtally.reporting.exports.look-interval", "200ms",
            "adtally.reporting.exports.abandoned-after", "0s",
            "adtally.reporting.exports.url-valid", "60s");

    @Test
    void whatOneInstanceTookInAnotherFinishes() throws Exception {
        RunningReporting.insert(Ledger.random(NAME, 3, 400, DAY.plus(Duration.ofDays(5)), DAY).entries);
        String body = "{\"from\": \"" + DAY.minus(Duration.ofDays(10)) + "\", \"to\": \""
                + DAY.plus(Duration.ofDays(10))
                + "\", \"granularity\": \"hour\", \"group_by\": [\"campaign\", \"country\"], \"advertiser\": \"" + NAME
                + "-0\"}";
        String id;
        String key;
        try (RunningReporting first = RunningReporting.start(Map.of("adtally.reporting.exports.jobs-at-once", "0"))) {
            key = first.key(NAME + "-0");
            Answer taken = first.post(key, "report-jobs", "application/json", body);
            assertThat(taken.status()).as(taken.text()).isEqualTo(202);
            id = taken.string("id");
            assertThat(taken.header("Location")).isEqualTo("/api/v1/report-jobs/" + id);
            assertThat(taken.string("state")).isEqualTo("queued");
            assertThat(taken.body().path("parts").asInt()).isEqualTo(3);
        }
        try (RunningReporting second = RunningReporting.start(SOON)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> second.get(key, "report-jobs/" + id, Map.of())
                    .string("state")
                    .equals("done"));
            JsonNode job = second.get(key, "report-jobs/" + id, Map.of()).body();
            assertThat(job.path("progress").asDouble()).isEqualTo(1);
            List<String> lines = new ArrayList<>();
            for (JsonNode file : job.path("files")) {
                byte[] bytes = RunningReporting.download(file.path("url").asString());
                assertThat(bytes).hasSize(file.path("bytes").asInt());
                new String(bytes, StandardCharsets.UTF_8).lines().skip(1).forEach(lines::add);
                String forged = file.path("url").asString().replace("part-0000", "part-1000");
                assertThat(RunningReporting.download(forged)).isEmpty();
                assertThat(RunningReporting.download(forged.substring(0, forged.indexOf('?'))))
                        .isEmpty();
            }
            String report = second.get(
                            key,
                            "reports/performance?format=csv&granularity=hour&group_by=campaign,country&from="
                                    + DAY.minus(Duration.ofDays(10)) + "&to=" + DAY.plus(Duration.ofDays(10)),
                            "*/*")
                    .text();
            assertThat(lines)
                    .isNotEmpty()
                    .containsExactlyElementsOf(report.lines().skip(1).toList());
            assertThat(second.get(second.key(null), "report-jobs/" + id, Map.of())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aJobThatIsTooLargeSaysSo() throws Exception {
        RunningReporting.insert(Ledger.random(NAME + "x", 5, 50, DAY.plus(Duration.ofDays(5)), DAY).entries);
        try (RunningReporting reporting =
                RunningReporting.start(Map.of("adtally.reporting.clickhouse.max-rows", "1"))) {
            String key = reporting.key(null);
            Answer taken = reporting.post(
                    key,
                    "report-jobs",
                    "application/json",
                    "{\"from\": \"" + DAY.minus(Duration.ofDays(2)) + "\", \"to\": \"" + DAY.plus(Duration.ofDays(2))
                            + "\", \"granularity\": \"hour\", \"format\": \"parquet\"}");
            String id = taken.string("id");
            await().atMost(Duration.ofSeconds(30)).until(() -> reporting
                    .get(key, "report-jobs/" + id, Map.of())
                    .string("state")
                    .equals("failed"));
            assertThat(reporting.get(key, "report-jobs/" + id, Map.of()).string("error"))
                    .contains("more than 1 rows");
        }
    }
}
