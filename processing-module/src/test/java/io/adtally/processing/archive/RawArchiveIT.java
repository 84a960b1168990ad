package io.adtally.processing.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.adtally.event.AdEvent;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.processing.OperatorUids;
import io.adtally.processing.audit.AuditFailedException;
import io.adtally.processing.event.RawRecords;
import io.adtally.processing.lake.Lake;
import io.adtally.processing.lake.LakeQuestions;
import io.adtally.processing.lake.LakeTable;
import io.adtally.processing.lake.SmallCommits;
import io.adtally.processing.settings.FlinkDefaults;
import io.adtally.processing.settings.JobSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema.Field;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From Kafka to Iceberg tables in a real object store, across a crash and a change of builds. */
class RawArchiveIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int EVENTS = 300;

    @TempDir
    Path checkpoints;

    private final EmbeddedStack stack = EmbeddedStack.shared(Set.of(Part.KAFKA, Part.REGISTRY, Part.S3, Part.CATALOG));
    private final LakeQuestions lake = new LakeQuestions(stack.settings());
    private final Random random = new Random(9);

    @Test
    void everyAcceptedEventIsInTheLakeOnceAndAsItWas() throws Exception {
        assertThat(lake.ask("count", "raw")).isEqualTo("0");
        Map<String, AdEvent> sent = new HashMap<>();

        JobClient job = startWithoutAudit();
        send(sent);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(lake.ask("count", "raw")).isEqualTo(Integer.toString(EVENTS)));
        send(sent);
        job.cancel().get();
        send(sent);
        job = start(latestCheckpoint());
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(lake.ask("count", "raw")).isEqualTo(Integer.toString(3 * EVENTS)));

        Table table = new Lake(settings().lake()).load(LakeTable.RAW);
        assertThat(rowsAsSent(table, sent)).isEqualTo(3 * EVENTS);
        assertThat(hours(table))
                .isEqualTo(sent.values().stream()
                        .map(event -> (int) (event.getEventTime() / HOUR))
                        .collect(Collectors.toSet()));
        assertThat(Integer.parseInt(lake.ask("snapshots", "raw"))).isGreaterThan(1);
        endsWhenTheTableHasARowTooMany(job, sent);
    }

    @Test
    void everyOperatorHasItsFixedUid() throws Exception {
        StreamExecutionEnvironment env = environment(null);
        RawArchiveJob.build(settings(), env);
        assertThat(OperatorUids.of(env))
                .containsExactly(
                        "Sink Committer: raw-archive",
                        "audit-lake",
                        "count-lake",
                        "raw-archive",
                        "raw-archive: Sink pre-commit aggregator: raw-archive",
                        "raw-events");
    }

    private void endsWhenTheTableHasARowTooMany(JobClient job, Map<String, AdEvent> sent) throws Exception {
        SmallCommits.append(new Lake(settings().lake()).load(LakeTable.RAW), 1);
        send(sent);
        assertThatThrownBy(() -> job.getJobExecutionResult().get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .hasStackTraceContaining(AuditFailedException.class.getName())
                .hasStackTraceContaining("The lake has");
    }

    /** Events over three hours, among them some with all fields set, and records nobody can read. */
    private void send(Map<String, AdEvent> sent) {
        try (RawTopic topic =
                new RawTopic(stack.setting("ADTALLY_KAFKA_BOOTSTRAP"), stack.setting("ADTALLY_REGISTRY_URL"))) {
            for (int i = 0; i < EVENTS; i++) {
                AdEvent event = i % 10 == 0 ? complete() : RawRecords.random(random);
                event.setEventTime(event.getEventTime() - (i % 3) * HOUR);
                event.setSentAt(event.getSentAt() == null ? null : event.getEventTime() + 7);
                sent.put(event.getEventId(), event);
                topic.send(event);
            }
            topic.send(new byte[] {9, 9});
            topic.send(new byte[] {0, 0x7f, -1, -1, -1, 1}); // schema ids that were never given
            topic.send(new byte[] {0, -1, -1, -1, -1, 1});
            topic.send(new byte[] {0, 0, 0, 0, 0, 1});
        }
    }

    private AdEvent complete() {
        AdEvent event = RawRecords.random(random);
        for (Field field : AdEvent.getClassSchema().getFields()) {
            while (event.get(field.pos()) == null) {
                event.put(field.pos(), RawRecords.random(random).get(field.pos()));
            }
        }
        return event;
    }

    private static int rowsAsSent(Table table, Map<String, AdEvent> sent) throws IOException {
        Set<String> places = new HashSet<>();
        int rows = 0;
        try (CloseableIterable<Record> records = IcebergGenerics.read(table).build()) {
            for (Record row : records) {
                AdEvent event = Objects.requireNonNull(sent.get(row.getField("event_id")));
                for (Field field : AdEvent.getClassSchema().getFields()) {
                    assertThat(row.getField(field.name()))
                            .as(field.name())
                            .isEqualTo(stored(field, event.get(field.pos())));
                }
                assertThat(places.add(row.getField("kafka_partition") + "@" + row.getField("kafka_offset")))
                        .isTrue();
                rows++;
            }
        }
        return rows;
    }

    private static @Nullable Object stored(Field field, @Nullable Object value) {
        if (value instanceof Long millis
                && Set.of("event_time", "sent_at", "server_received_at").contains(field.name())) {
            return OffsetDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        }
        return value instanceof Enum<?> symbol ? symbol.name() : value;
    }

    private static Set<Integer> hours(Table table) throws IOException {
        Set<Integer> hours = new HashSet<>();
        try (CloseableIterable<FileScanTask> files = table.newScan().planFiles()) {
            files.forEach(file -> hours.add(file.file().partition().get(0, Integer.class)));
        }
        return hours;
    }

    /** The job as earlier builds had it. */
    private JobClient startWithoutAudit() throws Exception {
        Lake tables = new Lake(settings().lake());
        tables.prepare(LakeTable.RAW);
        StreamExecutionEnvironment env = environment(null);
        env.setParallelism(1);
        RawArchiveTopology.archive(RawArchiveTopology.received(env, RawArchiveJob.source(settings())), tables);
        return env.executeAsync(RawArchiveJob.NAME);
    }

    private JobClient start(@Nullable String checkpoint) throws Exception {
        return RawArchiveJob.submit(settings(), environment(checkpoint));
    }

    private StreamExecutionEnvironment environment(@Nullable String checkpoint) {
        Configuration configuration = FlinkDefaults.of(settings(), RawArchiveJob.NAME);
        // Threads of libraries outlive a job and its class loader in this Java, where the next job runs.
        configuration.set(CoreOptions.CHECK_LEAKED_CLASSLOADER, false);
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
        if (checkpoint != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint);
        }
        return StreamExecutionEnvironment.createLocalEnvironment(configuration);
    }

    private String latestCheckpoint() throws IOException {
        try (Stream<Path> files = Files.walk(checkpoints)) {
            return files.filter(directory -> Files.exists(directory.resolve("_metadata")))
                    .max(Comparator.comparingInt(RawArchiveIT::number))
                    .orElseThrow()
                    .toUri()
                    .toString();
        }
    }

    private static int number(Path checkpoint) {
        String path = checkpoint.toString();
        return Integer.parseInt(path.substring(path.lastIndexOf("chk-") + "chk-".length()));
    }

    private JobSettings settings() {
        JobSettings settings = JobSettings.of(stack.settings());
        return new JobSettings(
                settings.kafkaBootstrap(),
                settings.registryUrl(),
                Duration.ofSeconds(1),
                checkpoints.toUri().toString(),
                settings.lake());
    }
}
