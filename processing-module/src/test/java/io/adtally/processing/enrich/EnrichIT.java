package io.adtally.processing.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.adtally.campaign.RedisKeys;
import io.adtally.event.AdEvent;
import io.adtally.event.EventType;
import io.adtally.event.SignalType;
import io.adtally.event.Ulid;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.Flag;
import io.adtally.processing.event.IncomingEvent;
import io.adtally.processing.event.RawRecords;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.async.CollectionSupplier;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.util.CloseableIterator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real Redis, which changes and goes away. */
class EnrichIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** 2026-11-24T10:00:00Z. */
    private static final long NOW_MILLIS = 1_795_514_400_000L;

    private static final AtomicReference<String> CLICKS_ON = new AtomicReference<>("");
    private static final AtomicInteger SENT = new AtomicInteger();

    private final EmbeddedStack stack = EmbeddedStack.shared(Set.of(Part.REDIS));
    private final RedisClient client = RedisClient.create(stack.setting("ADTALLY_REDIS_URL"));
    private final RedisCommands<String, String> redis = client.connect().sync();
    private final String campaign = "enrich-" + System.nanoTime();
    private final Enrich enrich = new Enrich(stack.setting("ADTALLY_REDIS_URL"), (task, changed) -> id -> false);
    private CampaignDirectory directory;

    @BeforeEach
    void open() throws Exception {
        redis.set(RedisKeys.campaign(campaign), metadata(50));
        directory = enrich.open(new UnregisteredMetricsGroup(), id -> false);
    }

    @AfterEach
    void close() throws Exception {
        enrich.close();
        client.shutdown();
    }

    @Test
    void saysWhoPaysAndWhat() throws Exception {
        Candidate candidate = enriched(click(campaign, "8.8.8.8"));
        assertThat(candidate.advertiserId()).isEqualTo("adv");
        assertThat(candidate.spendCurrency()).isEqualTo("EUR");
        assertThat(candidate.spendIfBillableMicros()).isEqualTo(50);
        assertThat(Flag.names(candidate.flags())).doesNotContain("unknown_campaign");
    }

    @Test
    void ofViewsOnlyThoseMeasuredViewableCostWhatAThousandthDoes() throws Exception {
        redis.set(RedisKeys.campaign(campaign), metadata("VCPM", 4_000));
        assertThat(enriched(view(1_000L, 500)).spendIfBillableMicros()).isEqualTo(4);
        assertThat(enriched(view(1_000L, null)).spendIfBillableMicros()).isEqualTo(4);
        for (IncomingEvent unproven : List.of(view(999L, 1_000), view(60_000L, 499), view(null, 1_000))) {
            Candidate candidate = enriched(unproven);
            assertThat(candidate.spendIfBillableMicros()).isZero();
            assertThat(Flag.names(candidate.flags())).containsExactly("unproven_view");
        }
    }

    @Test
    void aCampaignWithoutMetadataIsFlaggedAndCostsNothing() throws Exception {
        Candidate candidate = enriched(click("nobody-knows", "8.8.8.8"));
        assertThat(candidate.advertiserId()).isEmpty();
        assertThat(candidate.spendIfBillableMicros()).isZero();
        assertThat(Flag.names(candidate.flags())).contains("unknown_campaign");
    }

    /** Otherwise it takes until the terms are no longer fresh. */
    @Test
    void aChangeThatIsAnnouncedIsInForceAtOnce() throws Exception {
        assertThat(enriched(click(campaign, "8.8.8.8")).spendIfBillableMicros()).isEqualTo(50);
        redis.set(RedisKeys.campaign(campaign), metadata(60));
        assertThat(enriched(click(campaign, "8.8.8.8")).spendIfBillableMicros()).isEqualTo(50);
        directory.renew(campaign);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(
                        enriched(click(campaign, "8.8.8.8")).spendIfBillableMicros())
                .isEqualTo(60));
    }

    @Test
    void whileRedisIsAwayTheLastKnownTermsAreServedAndNothingIsGuessed() throws Exception {
        enriched(click(campaign, "8.8.8.8"));
        stack.kill(Part.REDIS);
        try {
            await().atMost(LIMIT).untilAsserted(() -> assertThatThrownBy(() -> asked(click("never-seen", "8.8.8.8")))
                    .hasStackTraceContaining("campaign never-seen"));
            directory.renew(campaign);
            Candidate candidate = enriched(click(campaign, "8.8.8.8"));
            assertThat(candidate.spendIfBillableMicros()).isEqualTo(50);
            assertThat(Flag.names(candidate.flags())).contains("stale_terms");
        } finally {
            stack.restart(Part.REDIS);
        }
        await().atMost(LIMIT).untilAsserted(() -> assertThat(
                        Flag.names(enriched(click(campaign, "8.8.8.8")).flags()))
                .doesNotContain("stale_terms"));
    }

    /** In a running job: nothing is known of the campaign, so that its events wait until Redis is back. */
    @Test
    void whileRedisIsAwayEventsOfACampaignNeverSeenWait() throws Exception {
        String other = campaign + "-other";
        redis.set(RedisKeys.campaign(other), metadata(70));
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(CoreOptions.CHECK_LEAKED_CLASSLOADER, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        CLICKS_ON.set(campaign);
        DataStream<IncomingEvent> clicks = env.fromSource(
                new DataGeneratorSource<>(
                        index -> nextClick(),
                        Long.MAX_VALUE,
                        RateLimiterStrategy.perSecond(20),
                        TypeInformation.of(IncomingEvent.class)),
                WatermarkStrategy.noWatermarks(),
                "clicks");
        DataStream<Candidate> candidates = Enrich.stream(
                clicks, new Enrich(stack.setting("ADTALLY_REDIS_URL"), (task, changed) -> id -> false), LIMIT, 10);
        try (CloseableIterator<Candidate> enriched = candidates.executeAndCollect()) {
            assertThat(enriched.next().spendIfBillableMicros()).isEqualTo(50);
            stack.kill(Part.REDIS);
            try {
                CLICKS_ON.set(other);
                int sent = SENT.get();
                await().atMost(LIMIT).until(() -> SENT.get() > sent + 5);
            } finally {
                stack.restart(Part.REDIS);
            }
            Candidate candidate = enriched.next();
            while (!candidate.event().campaignId().equals(other)) {
                candidate = enriched.next();
            }
            assertThat(candidate.spendIfBillableMicros()).isEqualTo(70);
        }
    }

    private static IncomingEvent nextClick() {
        SENT.incrementAndGet();
        return click(CLICKS_ON.get(), "8.8.8.8");
    }

    /** Asked again where Redis was too slow once, as Flink does. */
    private Candidate enriched(IncomingEvent event) {
        return await().atMost(LIMIT).ignoreExceptions().until(() -> asked(event), candidate -> true);
    }

    private Candidate asked(IncomingEvent event) throws Exception {
        Answer answer = new Answer(new CompletableFuture<>());
        enrich.asyncInvoke(event, answer);
        return answer.result.get();
    }

    private static String metadata(long micros) {
        return metadata("CPC", micros);
    }

    private static String metadata(String model, long micros) {
        return "{\"campaign_id\":\"c\",\"advertiser_id\":\"adv\",\"currency\":\"EUR\",\"prices\":"
                + "[{\"from\":0,\"pricing_model\":\"" + model + "\",\"price_micros\":" + micros + "}]}";
    }

    private IncomingEvent view(@Nullable Long millis, @Nullable Integer permille) {
        return RawRecords.incoming(AdEvent.newBuilder()
                .setEventId(Ulid.next(NOW_MILLIS))
                .setEventType(EventType.VIEWABLE)
                .setSignalType(SignalType.BROWSER)
                .setEventTime(NOW_MILLIS)
                .setServerReceivedAt(NOW_MILLIS)
                .setCollectorId("collector")
                .setAdId("ad")
                .setCampaignId(campaign)
                .setViewableMs(millis)
                .setViewableFractionPermille(permille)
                .build());
    }

    private static IncomingEvent click(String campaignId, String ip) {
        AdEvent event = RawRecords.random(new Random(1));
        event.setEventType(EventType.CLICK);
        event.setImpressionId(event.getEventId());
        event.setCampaignId(campaignId);
        event.setIp(ip);
        event.setUserAgent("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        return RawRecords.incoming(event);
    }

    private record Answer(CompletableFuture<Candidate> result) implements ResultFuture<Candidate> {
        @Override
        public void complete(Collection<Candidate> candidates) {
            result.complete(candidates.iterator().next());
        }

        @Override
        public void completeExceptionally(Throwable failure) {
            result.completeExceptionally(failure);
        }

        @Override
        public void complete(CollectionSupplier<Candidate> supplier) {
            throw new UnsupportedOperationException();
        }
    }
}
