package io.adtally.collector.publish;

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

    ProducerSlot(DefaultKafkaProducerFactory<byte[], byte[]> factory) {
        this.factory = factory;
        this.current = new AtomicReference<>(factory.createProducer());
    }

    /** The producer, or null while a new one is made. */
    @Nullable
    Producer<byte[], byte[]> producer() {
        return current.get();
    }

    /** Takes this producer out of use; does nothing if that has happened already. */
    void discard(Producer<byte[], byte[]> failed, Exception why) {
        if (current.compareAndSet(failed, null)) {
            LOG.warn("The producer cannot go on and is replaced", why);
        }
    }

    /** Makes a new producer if there is none. Blocks until the old one is closed; KafkaException if none can be made. */
    void refill() {
        if (current.get() == null) {
            factory.reset();
            current.set(factory.createProducer());
        }
    }

    /** Sends what is waiting, within the factory's close timeout. */
    @Override
    public void close() {
        factory.destroy();
    }
}
