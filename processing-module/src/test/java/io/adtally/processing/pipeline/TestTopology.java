package io.adtally.processing.pipeline;

import io.adtally.campaign.RedisKeys;
import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.Experiment;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.processing.behaviour.Experiments;
import io.adtally.processing.event.Client;
import io.adtally.processing.event.DamagedRecord;
import io.adtally.processing.event.DecidedEvent;
import io.adtally.processing.event.LedgerRow;
import io.adtally.processing.event.RawRecord;
import io.adtally.processing.event.RawRecords;
import io.adtally.processing.event.Source;
import io.adtally.processing.join.JoinSettings;
import io.adtally.processing.join.Review;
import io.adtally.processing.join.ReviewResult;
import io.adtally.processing.pipeline.SentEvents.Sent;
import io.adtally.processing.settings.ClickHouseSettings;
import io.adtally.processing.settings.FlinkDefaults;
import io.adtally.processing.settings.JobSettings;
import io.adtally.processing.settings.LakeSettings;
import io.adtally.processing.settings.PipelineSettings;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole graph with production's Flink settings, a real Redis and sinks that show what was committed. One at a time in
 * this Java, because what it reads is static.
 */
final class TestTopology {
    static final int INVALID = 40;
    static final int PER_CHECKPOINT = 3_000;

    private static final List<RawRecord> RAW = new ArrayList<>();
    private static final List<Review> REVIEWS = new ArrayList<>();
    private static final AtomicInteger FAILURES_LEFT = new AtomicInteger();

    private final String run = "run-" + System.nanoTime();
    final CommittedSink<DecidedEvent> decided = new CommittedSink<>("decided " + run);
    final CommittedSink<DamagedRecord> damaged = new CommittedSink<>("damaged " + run);
    final CommittedSink<ReviewResult> results = new CommittedSink<>("results " + run);
    final CommittedSink<LedgerRow> books = new CommittedSink<>("books " + run);
    final CommittedSink<LedgerRow> lake = new CommittedSink<>("lake " + run);

    private final Path checkpoints;
    private final String redisUrl;
    private final int perCheckpoint;

    /**
     * Reads these events and decides over them.
     *
     * @param perCheckpoint how many raw records are read between two checkpoints
     */
    TestTopology(List<Sent> sent, int perCheckpoint, Path checkpoints, String redisUrl) {
        this.perCheckpoint = perCheckpoint;
        this.checkpoints = checkpoints;
        this.redisUrl = redisUrl;
        RAW.clear();
        sent.forEach(one -> RAW.add(RawRecords.of(one.event())));
        while (RAW.size() < perCheckpoint * (Decisions.TIMES + 3)) {
            // Time must not end before the last decision: with it ends what is in review.
            RAW.add(new RawRecord(null, new DamagedRecord(new byte[0], "unreadable", 1)));
        }
        REVIEWS.clear();
        REVIEWS.addAll(Decisions.of(sent));
        publishCampaigns();
    }

    /** How many records that are no events are read among the events. */
    static int damagedRecords(List<Sent> sent) {
        return RAW.size() - sent.size();
    }

    /** The source fails so many times on the way, each time with more committed than the time before. */
    static void failOnTheWay(int times) {
        FAILURES_LEFT.set(times);
    }

    static int failuresLeft() {
        return FAILURES_LEFT.get();
    }

    void run() throws Exception {
        start(2, "").getJobExecutionResult().get();
    }

    /** @param savepoint where the job goes on from; empty to start anew */
    JobClient start(int parallelism, String savepoint) throws Exception {
        PipelineSettings settings = settings(parallelism);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(configuration(settings, savepoint));
        env.setParallelism(parallelism);
        CommittedSink<LedgerRow> watched = books;
        Sources sources = new Sources(
                new DataGeneratorSource<>(
                        index -> emit(index, watched),
                        RAW.size(),
                        RateLimiterStrategy.perCheckpoint(perCheckpoint),
                        TypeInformation.of(RawRecord.class)),
                new DataGeneratorSource<>(index -> invalid("x" + index), INVALID, TypeInformation.of(LedgerRow.class)),
                new DataGeneratorSource<>(
                        index -> REVIEWS.get(index.intValue()),
                        REVIEWS.size(),
                        RateLimiterStrategy.perCheckpoint(REVIEWS.size() / Decisions.TIMES),
                        TypeInformation.of(Review.class)));
        Sinks sinks = new Sinks(decided, damaged, results, books, (entries, tallies) -> entries.sinkTo(lake)
                .uid("lake")
                .name("lake"));
        Policies policies = new Policies(
                (task, changed) -> id -> false, Experiments.fixed(settings.experiment()), new FixedJudging());
        EventPipelineTopology.build(env, sources, sinks, policies, settings);
        return env.executeAsync(run);
    }

    private static RawRecord emit(long index, CommittedSink<LedgerRow> books) {
        int left = FAILURES_LEFT.get();
        if (left > 0 && books.commits() > 4 * (3 - left) && FAILURES_LEFT.compareAndSet(left, left - 1)) {
            throw new IllegalStateException("fails on purpose");
        }
        return RAW.get((int) index);
    }

    /** Counts under "outcome campaign minute", money under "spend campaign", as {@link ExpectedBooks} has them. */
    static Map<String, Long> booksOf(List<LedgerRow> rows) {
        Map<String, Long> books = new TreeMap<>();
        for (LedgerRow row : rows) {
            long minute = row.eventTimeMillis() / 60_000;
            books.merge(row.outcome() + " " + row.campaignId() + " " + minute, (long) row.sign(), Long::sum);
            books.merge("spend " + row.campaignId(), row.sign() * row.spendMicros(), Long::sum);
        }
        books.values().removeIf(count -> count == 0);
        return books;
    }

    /** The oracle's books, those of the invalid items included. */
    static Map<String, Long> expected(List<Sent> sent) {
        Map<String, Long> expected = ExpectedBooks.of(sent);
        expected.put("invalid cpm 0", (long) INVALID);
        return expected;
    }

    private PipelineSettings settings(int parallelism) {
        LakeSettings noLake = new LakeSettings("", "", "", "", "", "", "", "");
        JobSettings job = new JobSettings(
                "", "", Duration.ofMillis(250), checkpoints.toUri().toString(), noLake);
        return new PipelineSettings(
                job,
                new ClickHouseSettings("", "", ""),
                redisUrl,
                parallelism,
                new JoinSettings(Duration.ofMillis(200), Duration.ofDays(7)),
                false,
                Duration.ofMinutes(1),
                Set.of(),
                Duration.ofSeconds(30),
                Duration.ZERO,
                Experiment.parse("halves=a:1,b:1"),
                List.of());
    }

    private static Configuration configuration(PipelineSettings settings, String savepoint) {
        Configuration configuration = FlinkDefaults.of(settings.job(), "topology");
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofMillis(50));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
        // Threads of libraries outlive a job and its class loader in this Java, where the next job runs.
        configuration.set(CoreOptions.CHECK_LEAKED_CLASSLOADER, false);
        if (!savepoint.isEmpty()) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        return configuration;
    }

    private static LedgerRow invalid(String id) {
        return new LedgerRow(
                id,
                "",
                "",
                1,
                1,
                "invalid",
                1,
                "BAD_ID",
                "",
                "cpm",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                Client.UNKNOWN,
                "",
                0,
                0,
                "",
                0,
                "",
                0,
                "",
                0,
                Behaviour.UNKNOWN,
                Judgement.NONE,
                Source.NONE);
    }

    private void publishCampaigns() {
        RedisClient client = RedisClient.create(redisUrl);
        RedisCommands<String, String> redis = client.connect().sync();
        redis.set(
                RedisKeys.campaign("cpm"),
                campaign("cpm", price(0, "CPM", 2_000) + "," + price(ExpectedBooks.DEARER_FROM, "CPM", 3_000)));
        redis.set(RedisKeys.campaign("cpc"), campaign("cpc", price(0, "CPC", 50)));
        redis.set(RedisKeys.campaign("vcpm"), campaign("vcpm", price(0, "VCPM", 7_000)));
        client.shutdown();
    }

    private static String campaign(String id, String prices) {
        return "{\"campaign_id\":\"" + id + "\",\"advertiser_id\":\"adv\",\"currency\":\"USD\",\"prices\":[" + prices
                + "]}";
    }

    private static String price(long from, String model, long micros) {
        return "{\"from\":%d,\"pricing_model\":\"%s\",\"price_micros\":%d}".formatted(from, model, micros);
    }
}
