package io.adtally.processing.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.adtally.fraud.feature.Experiment;
import io.adtally.processing.join.JoinSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Map<String, String> REQUIRED = Map.ofEntries(
            Map.entry("ADTALLY_KAFKA_BOOTSTRAP", "kafka:1"),
            Map.entry("ADTALLY_REGISTRY_URL", "http://registry"),
            Map.entry("ADTALLY_REDIS_URL", "redis://redis"),
            Map.entry("ADTALLY_CLICKHOUSE_URL", "http://clickhouse"),
            Map.entry("ADTALLY_CLICKHOUSE_USER", "writer"),
            Map.entry("ADTALLY_S3_ENDPOINT", "http://s3"),
            Map.entry("ADTALLY_S3_ACCESS_KEY", "access"),
            Map.entry("ADTALLY_S3_SECRET_KEY", "secret-s3"),
            Map.entry("ADTALLY_CATALOG_URL", "jdbc:catalog"),
            Map.entry("ADTALLY_CATALOG_USER", "lake"));

    @Test
    void defaults() {
        assertThat(PipelineSettings.of(REQUIRED))
                .isEqualTo(new PipelineSettings(
                        new JobSettings(
                                "kafka:1",
                                "http://registry",
                                Duration.ofSeconds(30),
                                "s3://adtally-checkpoints",
                                new LakeSettings(
                                        "http://s3",
                                        "us-east-1",
                                        "access",
                                        "secret-s3",
                                        "adtally-lake",
                                        "jdbc:catalog",
                                        "lake",
                                        "")),
                        new ClickHouseSettings("http://clickhouse", "writer", ""),
                        "redis://redis",
                        2,
                        new JoinSettings(Duration.ofSeconds(5), Duration.ofDays(7)),
                        false,
                        Duration.ofHours(1),
                        Set.of(),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        Experiment.NONE,
                        List.of()));
    }

    @Test
    void everythingChanged() {
        Map<String, String> changed = new HashMap<>(REQUIRED);
        changed.put("ADTALLY_CHECKPOINT_INTERVAL", "1500ms");
        changed.put("ADTALLY_CHECKPOINT_BUCKET", "checkpoints");
        changed.put("ADTALLY_S3_REGION", "eu-north-1");
        changed.put("ADTALLY_LAKE_BUCKET", "lake-bucket");
        changed.put("ADTALLY_CATALOG_PASSWORD", "secret-catalog");
        changed.put("ADTALLY_CLICKHOUSE_PASSWORD", "secret-clickhouse");
        changed.put("ADTALLY_PIPELINE_PARALLELISM", " 64 ");
        changed.put("ADTALLY_PIPELINE_JOIN_GRACE", "0s");
        changed.put("ADTALLY_REVIEW_WINDOW", "PT720H");
        changed.put("ADTALLY_DEDUP_STORE", "redis");
        changed.put("ADTALLY_PIPELINE_TRANSACTION_TIMEOUT", "PT2H");
        changed.put("ADTALLY_PIPELINE_ACCEPTED_LOSSES", "a-0-1, a-1-1");
        changed.put("ADTALLY_PIPELINE_ENRICHMENT_TIMEOUT", "2m");
        changed.put("ADTALLY_PIPELINE_CONTROL_TIMEOUT", "3s");
        changed.put("ADTALLY_EXPERIMENT", "t=a:2,b:3");
        changed.put("ADTALLY_NETWORK_FILES", "a.mmdb,b.mmdb");

        PipelineSettings settings = PipelineSettings.of(changed);

        assertThat(settings)
                .isEqualTo(new PipelineSettings(
                        new JobSettings(
                                "kafka:1",
                                "http://registry",
                                Duration.ofMillis(1500),
                                "s3://checkpoints",
                                new LakeSettings(
                                        "http://s3",
                                        "eu-north-1",
                                        "access",
                                        "secret-s3",
                                        "lake-bucket",
                                        "jdbc:catalog",
                                        "lake",
                                        "secret-catalog")),
                        new ClickHouseSettings("http://clickhouse", "writer", "secret-clickhouse"),
                        "redis://redis",
                        64,
                        new JoinSettings(Duration.ZERO, Duration.ofDays(30)),
                        true,
                        Duration.ofHours(2),
                        Set.of("a-0-1", "a-1-1"),
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(3),
                        new Experiment("t", "t", List.of(new Experiment.Arm("a", 2), new Experiment.Arm("b", 3))),
                        List.of("a.mmdb", "b.mmdb")));
        assertThat(JobSettings.of(changed)).isEqualTo(settings.job());
        assertThat(LakeSettings.of(changed)).isEqualTo(settings.job().lake());
        assertThat(settings.toString()).as("is logged").doesNotContain("secret-");
    }

    @Test
    void aPasswordInRedisAddressIsNotShown() {
        Map<String, String> variables = new HashMap<>(REQUIRED);
        variables.put("ADTALLY_REDIS_URL", "redis://user:secret-redis@redis:6379");
        assertThat(PipelineSettings.of(variables).redisUrl()).contains("secret-redis");
        assertThat(PipelineSettings.of(variables).toString())
                .contains("redis:6379")
                .doesNotContain("secret-");
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        Map<String, String> wrong = new HashMap<>();
        wrong.put("ADTALLY_CHECKPOINT_INTERVAL", "fast");
        wrong.put("ADTALLY_KAFKA_BOOTSTRAP", "  ");
        wrong.put("ADTALLY_PIPELINE_PARALLELISM", "0");
        wrong.put("ADTALLY_PIPELINE_JOIN_GRACE", "6m");
        wrong.put("ADTALLY_REVIEW_WINDOW", "47h");
        wrong.put("ADTALLY_DEDUP_STORE", "memory");
        wrong.put("ADTALLY_PIPELINE_TRANSACTION_TIMEOUT", "44m");
        wrong.put("ADTALLY_PIPELINE_ENRICHMENT_TIMEOUT", "xms");
        wrong.put("ADTALLY_EXPERIMENT", "a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PipelineSettings.of(wrong))
                .withMessageContainingAll(
                        "ADTALLY_CHECKPOINT_INTERVAL must be a duration in PT0.5S..PT10M such as 30s or PT30S: fast",
                        "ADTALLY_PIPELINE_PARALLELISM must be a whole number in 1..512: 0",
                        "ADTALLY_PIPELINE_JOIN_GRACE must be a duration in PT0S..PT5M such as 30s or PT30S: 6m",
                        "ADTALLY_REVIEW_WINDOW must be a duration in PT48H..PT1440H",
                        "ADTALLY_DEDUP_STORE must be state or redis: memory",
                        "ADTALLY_PIPELINE_TRANSACTION_TIMEOUT must be a duration in PT45M..PT24H",
                        "ADTALLY_PIPELINE_ENRICHMENT_TIMEOUT must be a duration",
                        "ADTALLY_EXPERIMENT: must be name=arm:weight,arm:weight: a")
                .withMessageContainingAll(REQUIRED.keySet().stream()
                        .map(name -> name + " must be set")
                        .toArray(String[]::new));
    }
}
