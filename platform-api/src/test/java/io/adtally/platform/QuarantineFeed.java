package io.adtally.platform;

import io.adtally.event.AdEvent;
import io.adtally.event.EnrichedEvent;
import io.adtally.event.EventType;
import io.adtally.event.SignalType;
import io.adtally.registry.AvroEncoder;
import io.adtally.registry.RegistryClient;
import io.adtally.topic.Topic;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts events into quarantine, as the pipeline does. */
final class QuarantineFeed implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final AvroEncoder<EnrichedEvent> encoder;

    QuarantineFeed(String bootstrap, String registryUrl) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        int id = new RegistryClient(registryUrl)
                .register(Topic.QUARANTINED_EVENTS.subject(), EnrichedEvent.getClassSchema());
        encoder = new AvroEncoder<>(EnrichedEvent.class, id);
    }

    void send(EnrichedEvent event) throws Exception {
        producer.send(new ProducerRecord<>(
                        Topic.QUARANTINED_EVENTS.topicName(), event.getEvent().getEventId(), encoder.encode(event)))
                .get();
    }

    /** @param priceMicros what it would cost; nothing is spent on it */
    static EnrichedEvent event(String eventId, String campaignId, String ip, long eventTime, long priceMicros) {
        AdEvent event = AdEvent.newBuilder()
                .setEventId(eventId)
                .setEventType(EventType.IMPRESSION)
                .setSignalType(SignalType.BROWSER)
                .setEventTime(eventTime)
                .setServerReceivedAt(eventTime + 40)
                .setCollectorId("collector-1")
                .setAdId("ad-1")
                .setCampaignId(campaignId)
                .setPlacementId("placement-" + Math.floorMod(ip.hashCode(), 5))
                .setSiteId("site-1")
                .setImpressionId(eventId)
                .setIp(ip)
                .setCountry("DE")
                .setDeviceIdHash("device-" + Math.floorMod(ip.hashCode(), 7))
                .setUserAgent("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36")
                .setUrl("https://news.example/article")
                .build();
        return EnrichedEvent.newBuilder()
                .setEvent(event)
                .setOutcome("quarantined")
                .setSign(1)
                .setReason("score_above_quarantine")
                .setTrafficClass("suspect")
                .setAdvertiserId("advertiser-1")
                .setPriceMicros(priceMicros)
                .setSpendMicros(0)
                .setSpendCurrency("EUR")
                .setScore(0.8 + Math.floorMod(ip.hashCode(), 150) / 1000.0)
                .setSignals(List.of("click_deviation", "session_millis", "km_per_hour"))
                .setModelVersion("forest-2026-11")
                .build();
    }

    @Override
    public void close() {
        producer.close();
    }
}
