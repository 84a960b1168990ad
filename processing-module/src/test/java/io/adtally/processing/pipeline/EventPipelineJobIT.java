package io.adtally.processing.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.event.AdEvent;
import io.adtally.event.EnrichedEvent;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.outcome.Outcome;
import io.adtally.processing.OperatorUids;
import io.adtally.processing.event.DecidedEvent;
import io.adtally.processing.event.RawRecords;
import io.adtally.processing.event.TestEvents;
import io.adtally.processing.settings.FlinkDefaults;
import io.adtally.processing.settings.JobSettings;
import io.adtally.processing.settings.PipelineSettings;
import io.adtally.processing.sink.kafka.CommittedRecords;
import io.adtally.processing.sink.kafka.DecidedEventSerializer;
import io.adtally.registry.AvroDecoder;
import io.adtally.registry.RegistryClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job with its real connectors. */
class EventPipelineJobIT {
    private static final String TOPIC = "enriched_events";
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    Path checkpoints;

    private final EmbeddedStack stack = EmbeddedStack.shared(Set.of(Part.KAFKA, Part.REGISTRY, Part.S3, Part.CATALOG));
    private final String bootstrap = stack.setting("ADTALLY_KAFKA_BOOTSTRAP");

    /** State is found again by these: a changed one loses what the operator knew. */
    @Test
    void everyOperatorHasItsFixedUid() throws Exception {
        PipelineSettings settings = settings(Duration.ofMinutes(1));
        StreamExecutionEnvironment env = environment(settings);
        EventPipelineJob.build(settings, env);
        assertThat(OperatorUids.of(env))
                .containsExactly(
                        "Sink Committer: click-house-sink",
                        "Sink Committer: decided-events-sink",
                        "Sink Committer: decision-results-sink",
                        "Sink Committer: invalid-events-sink",
                        "Sink Committer: verdicts",
                        "assign-arm",
                        "audit",
                        "audit-lake",
                        "candidate-input",
                        "click-house-sink",
                        "count-books",
                        "count-decided",
                        "count-enriched",
                        "count-invalid",
                        "count-lake",
                        "count-received",
                        "decided-events",
                        "decided-events-sink",
                        "decision-results-sink",
                        "dedup-join",
                        "enrich",
                        "invalid-events",
                        "invalid-events-sink",
                        "invalid-input",
                        "ledger-row",
                        "link-neighbours",
                        "quarantine-decisions",
                        "raw-events",
                        "review-input",
                        "split-damaged",
                        "verdict-row",
                        "verdicts",
                        "verdicts: Sink pre-commit aggregator: verdicts",
                        "watch-addresses",
                        "watch-users");
    }

    /** Between tasks every entry would be written and read again, three times. */
    @Test
    void everythingBehindTheJoinRunsInItsTask() throws Exception {
        PipelineSettings settings = settings(Duration.ofMinutes(1));
        StreamExecutionEnvironment env = environment(settings);
        EventPipelineJob.build(settings, env);
        assertThat(env.getStreamGraph(false).getJobGraph().getVertices())
                .extracting(JobVertex::getName)
                .filteredOn(task -> task.contains("dedup and join"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("decided events: Writer", "ad_events: Writer", "verdicts: Writer", "count lake");
    }

    @Test
    void readersOfCommittedRecordsSeeCompleteCheckpointsAndNothingElse() throws Exception {
        JobClient neverCompletes = start(Duration.ofMinutes(10), Long.MAX_VALUE);
        await().atMost(LIMIT).until(() -> !CommittedRecords.values(bootstrap, TOPIC, "read_uncommitted")
                .isEmpty());
        neverCompletes.cancel().get();
        assertThat(CommittedRecords.values(bootstrap, TOPIC, "read_committed")).isEmpty();

        start(Duration.ofMillis(500), 1_000).getJobExecutionResult().get();

        List<byte[]> committed = CommittedRecords.values(bootstrap, TOPIC, "read_committed");
        AvroDecoder<EnrichedEvent> decoder = new AvroDecoder<>(
                EnrichedEvent.getClassSchema(), new RegistryClient(stack.setting("ADTALLY_REGISTRY_URL"))::schema);
        Set<String> ids = new HashSet<>();
        for (byte[] value : committed) {
            EnrichedEvent event = decoder.decode(value);
            assertThat(event.getOutcome()).isEqualTo("billable");
            ids.add(event.getEvent().getEventId());
        }
        assertThat(committed).hasSize(1_000);
        assertThat(ids).hasSize(1_000);
    }

    private JobClient start(Duration checkpointInterval, long events) throws Exception {
        PipelineSettings settings = settings(checkpointInterval);
        StreamExecutionEnvironment env = environment(settings);
        env.setParallelism(1);
        DataGeneratorSource<DecidedEvent> source = new DataGeneratorSource<>(
                EventPipelineJobIT::decided,
                events,
                RateLimiterStrategy.perSecond(1_000),
                TypeInformation.of(DecidedEvent.class));
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "decided")
                .uid("decided")
                .sinkTo(EventPipelineJob.sink(
                        settings,
                        "decided",
                        new DecidedEventSerializer(settings.job().registryUrl())))
                .uid("sink");
        return env.executeAsync("decided events");
    }

    private static DecidedEvent decided(long index) {
        AdEvent event = RawRecords.random(new Random(index));
        return DecidedEvent.first(TestEvents.candidate(RawRecords.incoming(event)), Outcome.BILLABLE);
    }

    private PipelineSettings settings(Duration checkpointInterval) {
        Map<String, String> variables = new HashMap<>(stack.settings());
        variables.put("ADTALLY_REDIS_URL", "redis://unused");
        variables.put("ADTALLY_CLICKHOUSE_URL", "http://unused");
        variables.put("ADTALLY_CLICKHOUSE_USER", "unused");
        PipelineSettings settings = PipelineSettings.of(variables);
        JobSettings job = settings.job();
        return new PipelineSettings(
                new JobSettings(
                        job.kafkaBootstrap(),
                        job.registryUrl(),
                        checkpointInterval,
                        checkpoints.toUri().toString(),
                        job.lake()),
                settings.clickHouse(),
                settings.redisUrl(),
                settings.parallelism(),
                settings.join(),
                settings.dedupInRedis(),
                settings.transactionTimeout(),
                settings.acceptedLosses(),
                settings.enrichmentTimeout(),
                settings.controlTimeout(),
                settings.experiment(),
                settings.networkFiles());
    }

    private static StreamExecutionEnvironment environment(PipelineSettings settings) {
        Configuration configuration = FlinkDefaults.of(settings.job(), EventPipelineJob.NAME);
        // Flink makes the first checkpoint at a random moment between this pause and the interval.
        configuration.set(
                CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS,
                settings.job().checkpointInterval());
        // Threads of libraries outlive a job and its class loader in this Java, where the next job runs.
        configuration.set(CoreOptions.CHECK_LEAKED_CLASSLOADER, false);
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
        return StreamExecutionEnvironment.createLocalEnvironment(configuration);
    }
}
