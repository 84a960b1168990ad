package io.adtally.processing.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.campaign.RedisKeys;
import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.Experiment;
import io.adtally.fraud.feature.KeyBehaviour;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.DamagedRecord;
import io.adtally.processing.event.DecidedEvent;
import io.adtally.processing.event.Flag;
import io.adtally.processing.event.LedgerRow;
import io.adtally.processing.event.RawRecord;
import io.adtally.processing.event.RawRecords;
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
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole graph with production's Flink settings, a real Redis and sinks that show what was committed. */
class EventPipelineTopologyIT {
    private static final int INVALID = 40;
    private static final int PER_CHECKPOINT = 1_500;
    private static final List<RawRecord> RAW = new ArrayList<>();
    private static final List<Review> REVIEWS = new ArrayList<>();
    private static final AtomicInteger FAILURES_LEFT = new AtomicInteger();

    @TempDir
    Path checkpoints;

    private final EmbeddedStack stack = EmbeddedStack.shared(Set.of(Part.REDIS));
    private final String run = "run-" + System.nanoTime();
    private final CommittedSink<DecidedEvent> decided = new CommittedSink<>("decided " + run);
    private final CommittedSink<DamagedRecord> damaged = new CommittedSink<>("damaged " + run);
    private final CommittedSink<ReviewResult> results = new CommittedSink<>("results " + run);
    private final CommittedSink<LedgerRow> books = new CommittedSink<>("books " + run);
    private final CommittedSink<LedgerRow> lake = new CommittedSink<>("lake " + run);

    @BeforeEach
    void campaigns() {
        RedisClient client = RedisClient.create(stack.setting("ADTALLY_REDIS_URL"));
        RedisCommands<String, String> redis = client.connect().sync();
        redis.set(
                RedisKeys.campaign("cpm"),
                campaign("cpm", price(0, "CPM", 2_000) + "," + price(ExpectedBooks.DEARER_FROM, "CPM", 3_000)));
        redis.set(RedisKeys.campaign("cpc"), campaign("cpc", price(0, "CPC", 50)));
        redis.set(RedisKeys.campaign("vcpm"), campaign("vcpm", price(0, "VCPM", 7_000)));
        client.shutdown();
    }

    @Test
    void theBooksEqualTheOracles() throws Exception {
        List<Sent> sent = SentEvents.of(1, 1_500);
        runJob(sent, RateLimiterStrategy.perCheckpoint(PER_CHECKPOINT));
        check(sent);
    }

    /** Law: one event, one count, under any crash. */
    @Test
    void theyStillDoThoughTheJobFailsAndGoesOnFromCheckpoints() throws Exception {
        List<Sent> sent = SentEvents.of(2, 1_500);
        FAILURES_LEFT.set(2);
        CommittedSink.loseNextAnswer();
        runJob(sent, RateLimiterStrategy.perCheckpoint(PER_CHECKPOINT));
        assertThat(FAILURES_LEFT).hasValue(0);
        assertThat(CommittedSink.answerIsLost()).isTrue();
        assertThat(books.commits()).isGreaterThan(2);
        check(sent);
    }

    private void check(List<Sent> sent) {
        Map<String, Long> expected = ExpectedBooks.of(sent);
        expected.put("invalid cpm 0", (long) INVALID);
        assertThat(decided.rows().stream().mapToInt(DecidedEvent::sign).sum())
                .as("every event is in the books once")
                .isEqualTo(sent.size());
        assertThat(booksOf(books.rows())).isEqualTo(expected);
        assertThat(booksOf(lake.rows())).as("the lake").isEqualTo(expected);
        assertThat(results.rows()).extracting(ReviewResult::status).contains("applied", "unchanged", "superseded");
        assertThat(damaged.rows()).hasSize(RAW.size() - sent.size());
        checkBehaviour();
        assertThat(expected.keySet())
                .extracting(key -> key.substring(0, key.indexOf(" ")))
                .as("the sample has every fate")
                .contains(
                        "billable",
                        "unmatched",
                        "givt",
                        "duplicate",
                        "too_late",
                        "invalid",
                        "quarantined",
                        "sivt",
                        "spend");
    }

    /** Without an effect on the books, and the same wherever an event is written. */
    private void checkBehaviour() {
        assertThat(decided.rows()).extracting(DecidedEvent::candidate).allSatisfy(candidate -> {
            Behaviour behaviour = candidate.behaviour();
            assertThat(behaviour.user()).as("who names no user is its address").isNotEqualTo(KeyBehaviour.UNKNOWN);
            assertThat(behaviour.address().sessionEvents()).isPositive();
            assertThat(behaviour.cluster().size() > 0 || isSampled(candidate)).isTrue();
            assertThat(behaviour.experimentArm()).isIn("halves/a", "halves/b");
        });
        assertThat(decided.rows()).as("two addresses are hot").anyMatch(entry -> isSampled(entry.candidate()));
        Map<String, Set<Behaviour>> restated = decided.rows().stream()
                .filter(entry -> !entry.adjustmentReason().isEmpty())
                .collect(Collectors.groupingBy(
                        entry -> entry.candidate().event().eventId()
                                + entry.candidate().event().payloadHigh()
                                + " "
                                + entry.adjustedAtMillis(),
                        Collectors.mapping(entry -> entry.candidate().behaviour(), Collectors.toSet())));
        assertThat(restated.values()).isNotEmpty().allSatisfy(entries -> assertThat(entries)
                .hasSize(1));
    }

    private static boolean isSampled(Candidate candidate) {
        return (candidate.flags() & Flag.SAMPLED_STATE.bit()) != 0;
    }

    private static Map<String, Long> booksOf(List<LedgerRow> rows) {
        Map<String, Long> books = new TreeMap<>();
        for (LedgerRow row : rows) {
            long minute = row.eventTimeMillis() / 60_000;
            books.merge(row.outcome() + " " + row.campaignId() + " " + minute, (long) row.sign(), Long::sum);
            books.merge("spend " + row.campaignId(), row.sign() * row.spendMicros(), Long::sum);
        }
        books.values().removeIf(count -> count == 0);
        return books;
    }

    private void runJob(List<Sent> sent, RateLimiterStrategy rate) throws Exception {
        RAW.clear();
        sent.forEach(one -> RAW.add(RawRecords.of(one.event())));
        while (RAW.size() < PER_CHECKPOINT * (Decisions.TIMES + 3)) {
            // Time must not end before the last decision: with it ends what is in review.
            RAW.add(new RawRecord(null, new DamagedRecord(new byte[0], "unreadable", 1)));
        }
        PipelineSettings settings = settings();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(configuration(settings));
        env.setParallelism(settings.parallelism());
        CommittedSink<LedgerRow> watched = books;
        List<Review> reviews = Decisions.of(sent);
        REVIEWS.clear();
        REVIEWS.addAll(reviews);
        Sources sources = new Sources(
                new DataGeneratorSource<>(
                        index -> emit(index, watched), RAW.size(), rate, TypeInformation.of(RawRecord.class)),
                new DataGeneratorSource<>(index -> invalid("x" + index), INVALID, TypeInformation.of(LedgerRow.class)),
                new DataGeneratorSource<>(
                        index -> REVIEWS.get(index.intValue()),
                        REVIEWS.size(),
                        RateLimiterStrategy.perCheckpoint(REVIEWS.size() / Decisions.TIMES),
                        TypeInformation.of(Review.class)));
        Sinks sinks = new Sinks(decided, damaged, results, books, (entries, tallies) -> entries.sinkTo(lake)
                .uid("lake")
                .name("lake"));
        Policies policies = new Policies((task, changed) -> () -> {}, new FixedJudging());
        EventPipelineTopology.build(env, sources, sinks, policies, settings);
        env.execute(run);
    }

    /** Fails on the way, each time with more committed than the time before. */
    private static RawRecord emit(long index, CommittedSink<LedgerRow> books) {
        int left = FAILURES_LEFT.get();
        if (left > 0 && books.commits() > 4 * (3 - left) && FAILURES_LEFT.compareAndSet(left, left - 1)) {
            throw new IllegalStateException("fails on purpose");
        }
        return RAW.get((int) index);
    }

    private PipelineSettings settings() {
        LakeSettings noLake = new LakeSettings("", "", "", "", "", "", "", "");
        JobSettings job = new JobSettings(
                "", "", Duration.ofMillis(250), checkpoints.toUri().toString(), noLake);
        return new PipelineSettings(
                job,
                new ClickHouseSettings("", "", ""),
                stack.setting("ADTALLY_REDIS_URL"),
                2,
                new JoinSettings(Duration.ofMillis(200), Duration.ofDays(7)),
                false,
                Duration.ofMinutes(1),
                Duration.ofSeconds(30),
                Experiment.parse("halves=a:1,b:1"));
    }

    private static Configuration configuration(PipelineSettings settings) {
        Configuration configuration = FlinkDefaults.of(settings.job(), "topology");
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofMillis(50));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
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
                0,
                "",
                0,
                "",
                0,
                "",
                0,
                Behaviour.UNKNOWN,
                Judgement.NONE);
    }

    private static String campaign(String id, String prices) {
        return "{\"campaign_id\":\"" + id + "\",\"advertiser_id\":\"adv\",\"currency\":\"USD\",\"prices\":[" + prices
                + "]}";
    }

    private static String price(long from, String model, long micros) {
        return "{\"from\":%d,\"pricing_model\":\"%s\",\"price_micros\":%d}".formatted(from, model, micros);
    }
}
