package io.adtally.collector.publish;

import io.adtally.registry.RegistryClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** Puts the Kafka adapter together and keeps watching over it until closed. Closing sends what is waiting. */
public final class Publishing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);
    private static final int CLOSE_SECONDS = 5;

    /** With the other strategy the clients spin, and log, while no broker answers. */
    private static final String NO_REBOOTSTRAP = "none";

    private final ProducerSlot slot;
    private final SchemaIds schemas;
    private final BrokerWatch watch;
    private final KafkaPublisher publisher;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("kafka-watch").factory());
    private final Future<?> watching;
    private boolean wasReady;
    private @Nullable Producer<byte[], byte[]> prefetched;

    /** Starts without waiting for Kafka or the registry: until they answer, the publisher is not ready. */
    public Publishing(PublishSettings settings, String clientId, MeterRegistry meters) {
        DefaultKafkaProducerFactory<byte[], byte[]> factory =
                new DefaultKafkaProducerFactory<>(producerConfig(settings, clientId));
        factory.setPhysicalCloseTimeout(CLOSE_SECONDS);
        slot = new ProducerSlot(factory);
        schemas = new SchemaIds(new RegistryClient(settings.registryUrl()));
        watch = new BrokerWatch(Admin.create(adminConfig(settings, clientId)), settings, System::nanoTime);
        publisher = new KafkaPublisher(slot, schemas, watch, settings, meters);
        long interval = settings.probeInterval().toMillis();
        watching = ticker.scheduleWithFixedDelay(this::look, 0, interval, TimeUnit.MILLISECONDS);
    }

    /** The port to Kafka. */
    public EventPublisher publisher() {
        return publisher;
    }

    @Override
    public void close() {
        watching.cancel(true);
        ticker.shutdown();
        slot.close();
        watch.close();
    }

    private static Map<String, Object> producerConfig(PublishSettings settings, String clientId) {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
        config.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.LINGER_MS_CONFIG, settings.linger().toMillis());
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, (int) settings.batchSize().toBytes());
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, settings.bufferSize().toBytes());
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, (int)
                settings.maxRecord().toBytes());
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, settings.maxBlock().toMillis());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int)
                settings.deliveryTimeout().toMillis());
        config.put(
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) settings.deliveryTimeout().toMillis() / 2);
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        config.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 50);
        config.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, NO_REBOOTSTRAP);
        return config;
    }

    private static Map<String, Object> adminConfig(PublishSettings settings, String clientId) {
        int timeoutMillis = (int) settings.silenceLimit().toMillis();
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrap(),
                AdminClientConfig.CLIENT_ID_CONFIG,
                clientId + "-watch",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                timeoutMillis,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                timeoutMillis,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500);
    }

    private void look() {
        try {
            schemas.resolve();
            slot.refill();
            watch.probe();
            prefetch();
            Readiness readiness = publisher.readiness();
            if (readiness.isReady() != wasReady) {
                wasReady = readiness.isReady();
                LOG.info(wasReady ? "Events can be made durable" : "Not ready: {}", readiness.reasons());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Could not look after Kafka; trying again", e);
        }
    }

    /** Fetches the topics' metadata, so that the first batches need not wait for it. */
    private void prefetch() {
        Producer<byte[], byte[]> producer = slot.producer();
        if (producer == null || producer == prefetched || !watch.readiness().isReady()) {
            return;
        }
        try {
            BrokerWatch.TOPICS.forEach(producer::partitionsFor);
            prefetched = producer;
        } catch (KafkaException e) {
            LOG.info("The topics' metadata is not there yet: {}", e.toString());
        }
    }
}
