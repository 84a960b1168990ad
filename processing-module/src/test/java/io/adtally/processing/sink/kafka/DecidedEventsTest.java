package io.adtally.processing.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.event.AdEvent;
import io.adtally.event.EnrichedEvent;
import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.Cluster;
import io.adtally.fraud.feature.KeyBehaviour;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.fraud.verdict.Judgement.Versions;
import io.adtally.fraud.verdict.Ruling;
import io.adtally.outcome.Outcome;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.DecidedEvent;
import io.adtally.processing.event.FakeRegistry;
import io.adtally.processing.event.NoMetrics;
import io.adtally.processing.event.RawRecords;
import io.adtally.processing.event.TestEvents;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.KafkaSinkContext;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecidedEventsTest {
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
    private static final List<Ruling> RULINGS = List.of(Ruling.values());
    private static final Map<Ruling, String> TRAFFIC_CLASSES =
            Map.of(Ruling.CLEAN, "", Ruling.GIVT, "givt", Ruling.SIVT, "sivt", Ruling.QUARANTINE, "suspect");

    /** What is encoded by hand, read with Avro's plain schema-driven reader. */
    @Test
    void avroReadsEveryFieldOfWhatWasEncoded() throws Exception {
        EnrichedEventEncoder encoder = new EnrichedEventEncoder(258);
        Random random = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            AdEvent event = RawRecords.random(random);
            int flags = random.nextInt(128);
            DecidedEvent decided = new DecidedEvent(
                    new Candidate(
                            RawRecords.incoming(event),
                            some(random, "advertiser"),
                            random.nextLong(1L << 40),
                            some(random, "USD"),
                            flags,
                            behaviour(random)),
                    judgement(random, "rules-" + i),
                    OUTCOMES.get(random.nextInt(OUTCOMES.size())),
                    random.nextBoolean() ? 1 : -1,
                    some(random, "réason"),
                    some(random, "late"),
                    random.nextBoolean() ? 0 : 1_800_000_000_000L + i);

            byte[] value = encoder.encode(decided);

            assertThat(Arrays.copyOf(value, 5)).containsExactly(0, 0, 0, 1, 2);
            BinaryDecoder body = DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null);
            EnrichedEvent read = plainReader().read(null, body);
            assertThat(body.isEnd()).isTrue();
            assertThat(read.getEvent()).isEqualTo(event);
            assertThat(read.getOutcome()).isEqualTo(decided.outcome().wire());
            assertThat(read.getSign()).isEqualTo(decided.sign());
            assertThat(read.getReason()).isEqualTo(decided.reason());
            assertThat(orEmpty(read.getAdvertiserId()))
                    .isEqualTo(decided.candidate().advertiserId());
            assertThat(read.getSpendMicros())
                    .isEqualTo(
                            decided.outcome() == Outcome.BILLABLE
                                    ? decided.candidate().spendIfBillableMicros()
                                    : 0);
            assertThat(orEmpty(read.getSpendCurrency()))
                    .isEqualTo(decided.candidate().spendCurrency());
            assertThat(read.getFlags()).hasSize(Integer.bitCount(flags));
            assertThat(orEmpty(read.getAdjustmentReason())).isEqualTo(decided.adjustmentReason());
            assertThat(read.getAdjustedAt())
                    .isEqualTo(decided.adjustedAtMillis() == 0 ? null : decided.adjustedAtMillis());
            assertThat(read.getRulesVersion()).isEqualTo("rules-" + i);
            assertThat(read.getPriceMicros()).isEqualTo(decided.candidate().spendIfBillableMicros());
            Judgement judgement = decided.judgement();
            Versions versions = judgement.versions();
            assertThat(read.getTrafficClass()).isEqualTo(TRAFFIC_CLASSES.get(judgement.ruling()));
            assertThat(orNaN(read.getScore())).isEqualTo(Double.valueOf(judgement.score()));
            assertThat(orNaN(read.getChallengerScore())).isEqualTo(Double.valueOf(judgement.challengerScore()));
            assertThat(read.getSignals()).isEqualTo(judgement.signals());
            assertThat(read.getFeatures() == null ? List.of() : read.getFeatures())
                    .isEqualTo(Arrays.stream(judgement.features()).boxed().toList());
            assertThat(read.getModelVersion()).isEqualTo(versions.champion());
            assertThat(read.getChallengerVersion()).isEqualTo(versions.challenger());
            assertThat(read.getListsVersion()).isEqualTo(versions.lists());
            assertThat(read.getThresholdsVersion()).isEqualTo(versions.thresholds());
            Behaviour behaviour = decided.candidate().behaviour();
            assertThat(numbers(read.getBehaviour().getUser())).isEqualTo(numbers(behaviour.user()));
            assertThat(numbers(read.getBehaviour().getAddress())).isEqualTo(numbers(behaviour.address()));
            Cluster cluster = behaviour.cluster();
            assertThat(read.getBehaviour().getClusterId()).isEqualTo(cluster.size() == 0 ? null : cluster.id());
            assertThat(read.getBehaviour().getClusterSize()).isEqualTo(cluster.size());
            assertThat(read.getBehaviour().getClusterFull()).isEqualTo(cluster.full());
            assertThat(orEmpty(read.getBehaviour().getExperimentArm())).isEqualTo(behaviour.experimentArm());
        }
    }

    @Test
    void everyOutcomeGoesToItsTopicUnderItsUser() {
        AdEvent event = RawRecords.random(new Random(1));
        event.setUserIdHash("user");
        Map<Outcome, String> topics = new HashMap<>();
        try (FakeRegistry registry = new FakeRegistry(EnrichedEvent.getClassSchema())) {
            DecidedEventSerializer serializer = new DecidedEventSerializer(registry.url());
            serializer.open(new NoMetrics(), new OnePartition());
            for (Outcome outcome : Outcome.values()) {
                Candidate candidate = TestEvents.candidate(RawRecords.incoming(event));
                ProducerRecord<byte[], byte[]> sent =
                        serializer.serialize(DecidedEvent.first(candidate, outcome), new OnePartition(), null);
                if (sent != null) {
                    topics.put(outcome, sent.topic());
                    assertThat(sent.key()).asString().isEqualTo("user");
                    assertThat(sent.timestamp()).isEqualTo(event.getServerReceivedAt());
                }
            }
        }
        assertThat(topics)
                .isEqualTo(Map.of(
                        Outcome.BILLABLE, "enriched_events",
                        Outcome.UNMATCHED, "enriched_events",
                        Outcome.QUARANTINED, "quarantined_events",
                        Outcome.GIVT, "dropped_events",
                        Outcome.SIVT, "dropped_events",
                        Outcome.TOO_LATE, "late_events"));
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static Judgement judgement(Random random, String rules) {
        double[] features = new double[random.nextInt(3)];
        Arrays.setAll(features, i -> random.nextBoolean() ? Double.NaN : random.nextGaussian());
        return new Judgement(
                RULINGS.get(random.nextInt(RULINGS.size())),
                "reason",
                random.nextBoolean() ? Double.NaN : random.nextDouble(),
                random.nextBoolean() ? Double.NaN : random.nextDouble(),
                random.nextBoolean() ? List.of() : List.of("speed", "rhythm"),
                features,
                new Versions(rules, some(random, "lists"), some(random, "champion"), "other", random.nextLong()));
    }

    private static Behaviour behaviour(Random random) {
        Cluster cluster =
                random.nextBoolean() ? Cluster.NONE : new Cluster(random.nextLong(), 1 + random.nextInt(128), true);
        return new Behaviour(keyBehaviour(random), keyBehaviour(random), cluster, some(random, "scoring/strict"));
    }

    private static KeyBehaviour keyBehaviour(Random random) {
        double[] values = random.doubles(7, -1e6, 1e6)
                .map(value -> random.nextBoolean() ? Double.NaN : value)
                .toArray();
        return new KeyBehaviour(values[0], values[1], values[2], values[3], values[4], values[5], values[6]);
    }

    /** In the order in which both records declare them. */
    private static List<Double> numbers(KeyBehaviour behaviour) {
        return List.of(
                behaviour.impressions(),
                behaviour.clicks(),
                behaviour.sessionMillis(),
                behaviour.sessionEvents(),
                behaviour.interClickMillis(),
                behaviour.clickDeviation(),
                behaviour.kmPerHour());
    }

    private static List<Double> numbers(io.adtally.event.KeyBehaviour behaviour) {
        return Stream.of(
                        behaviour.getImpressions(),
                        behaviour.getClicks(),
                        behaviour.getSessionMillis(),
                        behaviour.getSessionEvents(),
                        behaviour.getInterClickMillis(),
                        behaviour.getClickDeviation(),
                        behaviour.getKmPerHour())
                .map(value -> value == null ? Double.NaN : value)
                .toList();
    }

    private static String some(Random random, String text) {
        return random.nextBoolean() ? "" : text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static SpecificDatumReader<EnrichedEvent> plainReader() {
        SpecificData plain = new SpecificData(EnrichedEvent.class.getClassLoader());
        plain.setCustomCoders(false);
        return new SpecificDatumReader<>(EnrichedEvent.getClassSchema(), EnrichedEvent.getClassSchema(), plain);
    }

    private record OnePartition() implements KafkaSinkContext {
        @Override
        public int getParallelInstanceId() {
            return 0;
        }

        @Override
        public int getNumberOfParallelInstances() {
            return 1;
        }

        @Override
        public int @Nullable [] getPartitionsForTopic(String topic) {
            return new int[] {0};
        }
    }
}
