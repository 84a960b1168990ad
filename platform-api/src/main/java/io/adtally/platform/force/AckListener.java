package io.adtally.platform.force;

import io.adtally.control.ControlAck;
import io.adtally.registry.AvroDecoder;
import io.adtally.registry.RegistryClient;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.PartitionOffset;
import org.springframework.kafka.annotation.TopicPartition;
import org.springframework.stereotype.Component;

/**
 * Reads control_acks from its beginning at every start: the topic is compacted, and what it holds is all there is to
 * know. Each process reads for itself. Called by one thread.
 */
@Component
class AckListener {
    private static final Logger LOG = LoggerFactory.getLogger(AckListener.class);

    private final Force force;
    private final AvroDecoder<ControlAck> decoder;

    AckListener(Force force, RegistryClient registry) {
        this.force = force;
        this.decoder = new AvroDecoder<>(ControlAck.getClassSchema(), registry::schema);
    }

    @KafkaListener(
            id = "control-acks",
            groupId = "console-acks",
            batch = "true",
            topicPartitions =
                    @TopicPartition(
                            topic = "control_acks",
                            partitionOffsets = @PartitionOffset(partition = "0", initialOffset = "0")))
    void read(List<byte[]> values) {
        for (byte[] value : values) {
            try {
                force.heard(decoder.decode(value));
            } catch (IOException | IllegalArgumentException damaged) {
                LOG.warn("An answer in control_acks cannot be read and is left out", damaged);
            }
        }
    }
}
