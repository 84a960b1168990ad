package io.adtally.platform.model;

import io.adtally.control.ModelDrift;
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

/** Reads model_drift, which is compacted, from its beginning; each process for itself. Called by one thread. */
@Component
class DriftListener {
    private static final Logger LOG = LoggerFactory.getLogger(DriftListener.class);

    private final Drifts drifts;
    private final AvroDecoder<ModelDrift> decoder;

    DriftListener(Drifts drifts, RegistryClient registry) {
        this.drifts = drifts;
        this.decoder = new AvroDecoder<>(ModelDrift.getClassSchema(), registry::schema);
    }

    @KafkaListener(
            id = "model-drift",
            groupId = "console-drift",
            batch = "true",
            topicPartitions =
                    @TopicPartition(
                            topic = "model_drift",
                            partitionOffsets = @PartitionOffset(partition = "0", initialOffset = "0")))
    void read(List<byte[]> values) {
        for (byte[] value : values) {
            try {
                drifts.heard(decoder.decode(value));
            } catch (IOException | IllegalArgumentException damaged) {
                LOG.warn("A report in model_drift cannot be read and is left out", damaged);
            }
        }
    }
}
