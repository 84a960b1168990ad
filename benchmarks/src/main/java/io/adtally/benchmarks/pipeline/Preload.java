package io.adtally.benchmarks.pipeline;

import io.adtally.event.AdEvent;
import io.adtally.event.EventType;
import io.adtally.event.PartitionKey;
import io.adtally.event.SignalType;
import io.adtally.event.Ulid;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.registry.AvroEncoder;
import io.adtally.registry.RegistryClient;
import io.adtally.topic.Topic;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Fills raw_events as collectors would: impressions, half of them seen, one in twenty clicked, a few sent twice. */
final class Preload {
    private static final int USERS = 200_000;
    private static final String BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like"
            + " Gecko) Chrome/141.0.0.0 Safari/537.36 v";

    private final Random random = new Random(1);
    private final AvroEncoder<AdEvent> encoder;
    private final KafkaProducer<byte[], byte[]> producer;
    private long sent;

    private Preload(EmbeddedStack stack) {
        int schemaId = new RegistryClient(stack.setting("ADTALLY_REGISTRY_URL"))
                .id(Topic.RAW_EVENTS.subject(), AdEvent.getClassSchema());
        encoder = new AvroEncoder<>(AdEvent.class, schemaId);
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        stack.setting("ADTALLY_KAFKA_BOOTSTRAP"),
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        "50",
                        "batch.size",
                        "262144"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    static void fill(EmbeddedStack stack, long events) {
        Preload preload = new Preload(stack);
        while (preload.sent < events) {
            preload.journey();
        }
        preload.producer.close();
    }

    private void journey() {
        long now = System.currentTimeMillis();
        int user = (int) (USERS * Math.pow(random.nextDouble(), 3)); // a few do much, most little
        String impression = Ulid.next(now - 5_000, random);
        send(event(EventType.IMPRESSION, impression, impression, user, now - 5_000));
        if (random.nextInt(2) == 0) {
            send(event(EventType.VIEWABLE, Ulid.next(now, random), impression, user, now - 3_500));
        }
        if (random.nextInt(20) == 0) {
            send(event(EventType.CLICK, Ulid.next(now, random), impression, user, now - 1_000 - random.nextInt(1_000)));
        }
    }

    private void send(AdEvent event) {
        byte[] value = encoder.encode(event);
        int copies = random.nextInt(50) == 0 ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            var unused = producer.send(new ProducerRecord<>(
                    Topic.RAW_EVENTS.topicName(), PartitionKey.of(event.getUserIdHash(), event.getEventId()), value));
            sent++;
        }
    }

    private AdEvent event(EventType type, String id, String impression, int user, long time) {
        int campaign = user % 40;
        return AdEvent.newBuilder()
                .setEventId(id)
                .setEventType(type)
                .setSignalType(SignalType.BROWSER)
                .setEventTime(time)
                .setServerReceivedAt(System.currentTimeMillis())
                .setCollectorId("bench")
                .setAdId("ad-" + campaign % 7)
                .setCreativeId("creative-" + campaign % 3)
                .setCampaignId("bench-" + campaign)
                .setPlacementId("news-top")
                .setSiteId("news.example")
                .setImpressionId(impression)
                .setUserIdHash("u" + Integer.toHexString(user * 31 + 7))
                .setDeviceIdHash("d" + Integer.toHexString(user * 17 + 3))
                .setSessionId("s" + user % 997)
                .setIp("81." + (user >> 16 & 0x7f) + "." + (user >> 8 & 0xff) + "." + (1 + (user & 0xfd)))
                .setCountry("DE")
                .setUserAgent(BROWSER + user % 40)
                .setUrl("https://news.example/page/" + user % 500)
                .setSdk("web")
                .setSdkVersion("1.4.2")
                .build();
    }
}
