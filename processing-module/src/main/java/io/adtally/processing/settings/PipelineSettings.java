package io.adtally.processing.settings;

import io.adtally.fraud.feature.Experiment;
import io.adtally.processing.control.ControlSettings;
import io.adtally.processing.join.DedupJoin;
import io.adtally.processing.join.JoinSettings;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the event-pipeline job needs on top of {@link JobSettings}.
 *
 * @param join how long clicks wait and analysts may decide
 * @param dedupInRedis whether Redis knows what was counted, and not the job's own state
 * @param transactionTimeout how long Kafka keeps an uncommitted transaction; must exceed the longest outage of the job
 *     and the time that {@link FlinkDefaults} gives checkpoints to succeed, and not exceed the brokers' {@code transaction.max.timeout.ms}
 * @param acceptedLosses ids of Kafka's transactions whose loss has ended the job and without which it shall go on
 * @param enrichmentTimeout how long an event waits for Redis before the job fails over to its last checkpoint
 * @param controlTimeout how long a starting job waits for lists and models that were published and cannot be had
 * @param networkFiles MMDB files that know whose network an address lies in; none for the bundled table
 * @param experiment which users are told apart in reports until the control plane says so, see
 *     {@link Experiment#parse}
 */
public record PipelineSettings(
        JobSettings job,
        ClickHouseSettings clickHouse,
        String redisUrl,
        int parallelism,
        JoinSettings join,
        boolean dedupInRedis,
        Duration transactionTimeout,
        Set<String> acceptedLosses,
        Duration enrichmentTimeout,
        Duration controlTimeout,
        Experiment experiment,
        List<String> networkFiles)
        implements Serializable {

    /** Reads the ADTALLY_* variables; all mistakes in one IllegalArgumentException. */
    public static PipelineSettings of(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        PipelineSettings settings = new PipelineSettings(
                JobSettings.read(environment),
                ClickHouseSettings.read(environment),
                environment.required("ADTALLY_REDIS_URL"),
                environment.integer("ADTALLY_PIPELINE_PARALLELISM", 2, 1, FlinkDefaults.MAX_PARALLELISM),
                join(environment),
                dedupInRedis(environment),
                environment.duration(
                        "ADTALLY_PIPELINE_TRANSACTION_TIMEOUT",
                        Duration.ofHours(1),
                        FlinkDefaults.LONGEST_WITHOUT_CHECKPOINT,
                        Duration.ofHours(24)),
                environment.parsed("ADTALLY_PIPELINE_ACCEPTED_LOSSES", Set.of(), PipelineSettings::names),
                environment.duration(
                        "ADTALLY_PIPELINE_ENRICHMENT_TIMEOUT",
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(10)),
                environment.duration(
                        "ADTALLY_PIPELINE_CONTROL_TIMEOUT",
                        Duration.ofSeconds(60),
                        Duration.ZERO,
                        Duration.ofMinutes(10)),
                environment.parsed("ADTALLY_EXPERIMENT", Experiment.NONE, Experiment::parse),
                environment.parsed("ADTALLY_NETWORK_FILES", List.of(), text -> List.of(text.split(","))));
        environment.refuseIfMistaken();
        return settings;
    }

    private static Set<String> names(String text) {
        return Stream.of(text.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet());
    }

    private static JoinSettings join(Environment environment) {
        return new JoinSettings(
                environment.duration(
                        "ADTALLY_PIPELINE_JOIN_GRACE", Duration.ofSeconds(5), Duration.ZERO, Duration.ofMinutes(5)),
                environment.duration(
                        "ADTALLY_REVIEW_WINDOW", Duration.ofDays(7), DedupJoin.HORIZON, Duration.ofDays(60)));
    }

    private static boolean dedupInRedis(Environment environment) {
        String store = environment.optional("ADTALLY_DEDUP_STORE", "state");
        if (!store.equals("state") && !store.equals("redis")) {
            environment.refuse("ADTALLY_DEDUP_STORE must be state or redis: " + store);
        }
        return store.equals("redis");
    }

    /** Where the control plane speaks to the job. */
    public ControlSettings control() {
        return new ControlSettings(job.kafkaBootstrap(), job.registryUrl(), redisUrl, networkFiles, controlTimeout);
    }

    /** Without what an address may carry in front of its host. */
    @Override
    public String toString() {
        return "PipelineSettings[" + job + ", " + clickHouse + ", Redis " + redisUrl.replaceFirst("//.*@", "//")
                + ", parallelism " + parallelism + ", join grace " + join.grace() + ", review window "
                + join.reviewWindow() + ", dedup in " + (dedupInRedis ? "Redis" : "state") + ", transaction timeout "
                + transactionTimeout + ", accepted losses " + acceptedLosses + ", enrichment timeout "
                + enrichmentTimeout + ", control timeout "
                + controlTimeout
                + ", " + experiment + ", networks "
                + networkFiles + "]";
    }
}
