package io.adtally.collector.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

class ProducerSlotTest {
    private boolean brokersResolve = true;

    private final ProducerSlot slot = new ProducerSlot(new DefaultKafkaProducerFactory<>(Map.of()) {
        @Override
        protected Producer<byte[], byte[]> createRawProducer(Map<String, Object> config) {
            if (!brokersResolve) {
                throw new KafkaException("No resolvable bootstrap urls given in bootstrap servers");
            }
            return new MockProducer<>();
        }
    });

    @Test
    void putsANewProducerInThePlaceOfAFailedOneAsSoonAsOneCanBeMade() {
        Producer<byte[], byte[]> first = slot.producer();
        assertThat(first).isNotNull();
        slot.discard(first, new IllegalStateException("failed for good"));
        assertThat(slot.producer()).isNull();
        brokersResolve = false;
        assertThatThrownBy(slot::refill).isInstanceOf(KafkaException.class);
        assertThat(slot.producer()).isNull();
        brokersResolve = true;
        slot.refill();
        assertThat(slot.producer()).isNotNull().isNotSameAs(first);
    }

    @Test
    void keepsTheNewProducerWhenTheOldOneFailsOnceMore() {
        Producer<byte[], byte[]> first = slot.producer();
        assertThat(first).isNotNull();
        slot.discard(first, new IllegalStateException("failed for good"));
        slot.refill();
        Producer<byte[], byte[]> second = slot.producer();
        slot.discard(first, new IllegalStateException("a late callback"));
        slot.refill();
        assertThat(slot.producer()).isSameAs(second);
    }
}
