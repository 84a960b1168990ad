package io.adtally.collector.publish;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** The one producer, replaced when it has failed for good. Thread-safe. */
final class ProducerSlot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProducerSlot.class);

    private final DefaultKafkaProducerFactory<byte[], byte[]> factory;
    private final AtomicReference<@Nullable Producer<byte[], byte[]>> current;
    private final ExecutorService replacer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("producer-replacer").factory());

    ProducerSlot(DefaultKafkaProducerFactory<byte[], byte[]> factory) {
        this.factory = factory;
        this.current = new AtomicReference<>(factory.createProducer());
    }

    /** The producer, or null while a new one is made. */
    @Nullable
    Producer<byte[], byte[]> producer() {
        return current.get();
    }

    /** Puts a new producer in the place of this one, in the background; does nothing if that has happened already. */
    void replace(Producer<byte[], byte[]> failed, Exception why) {
        if (current.compareAndSet(failed, null)) {
            LOG.warn("The producer cannot go on and is replaced", why);
            replacer.execute(() -> {
                factory.reset();
                current.set(factory.createProducer());
            });
        }
    }

    /** Sends what is waiting, within the factory's close timeout. */
    @Override
    public void close() {
        replacer.shutdown();
        factory.destroy();
    }
}
