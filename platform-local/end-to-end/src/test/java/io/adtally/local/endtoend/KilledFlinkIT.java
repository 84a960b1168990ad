package io.adtally.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adtally.event.EnrichedEvent;
import io.adtally.local.launcher.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law: one event, one count, under any crash. Flink is killed while realistic traffic runs; the oracle must agree. */
class KilledFlinkIT {
    private static final Duration CATCH_UP = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    private final PlatformUnderTest platform = new PlatformUnderTest();

    @Test
    void everyCountEqualsTheOraclesThoughFlinkWasKilledTwice() throws Exception {
        long rawBefore = platform.lakeCount("raw");
        Path oracle = directory.resolve("oracle.json");
        Process traffic = Tool.TRAFFIC.start(
                platform.stack(), "--seed", "7", "--rate", "1000", "--duration", "40s", "--oracle", oracle.toString());
        killFlinkAfterCounting(3_000, rawBefore);
        killFlinkAfterCounting(15_000, rawBefore);
        assertThat(traffic.waitFor()).isZero();

        Tool.Result check = Tool.TRAFFIC.run(
                platform.stack(), "check", "--oracle", oracle.toString(), "--wait", CATCH_UP.toSeconds() + "s");

        assertThat(check.exitCode()).as(check.output() + check.errors()).isZero();
        JsonNode expected = new ObjectMapper().readTree(oracle.toFile());
        await().atMost(CATCH_UP).untilAsserted(() -> assertThat(platform.lakeCount("raw") - rawBefore)
                .isBetween(
                        expected.at("/raw_accepted/min").asLong(),
                        expected.at("/raw_accepted/max").asLong()));
        String run = expected.at("/run_id").asText();
        List<EnrichedEvent> published =
                EnrichedEvents.read(platform.stack(), "enriched_events", event -> event.getEvent()
                        .getCampaignId()
                        .startsWith("c-" + run + "-"));
        String net = platform.sql("SELECT sum(sign) FROM adtally.ad_events WHERE outcome IN ('billable', 'unmatched')"
                + " AND startsWith(campaign_id, 'c-" + run + "-')");
        assertThat(published.stream().mapToLong(EnrichedEvent::getSign).sum())
                .as("committed records of enriched_events")
                .isEqualTo(Long.parseLong(net));
    }

    /** Kills Flink once the lake has this many more raw rows: in the middle of things, wherever that is. */
    private void killFlinkAfterCounting(long rows, long rawBefore) {
        await().atMost(CATCH_UP).untilAsserted(() -> assertThat(platform.lakeCount("raw") - rawBefore)
                .isGreaterThan(rows));
        platform.stack().kill(Part.FLINK);
        platform.stack().restart(Part.FLINK);
    }
}
