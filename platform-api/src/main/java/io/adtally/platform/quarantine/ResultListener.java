package io.adtally.platform.quarantine;

import io.adtally.control.DecisionResult;
import io.adtally.registry.AvroDecoder;
import io.adtally.registry.RegistryClient;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Hears what became of decisions. Called by one thread. */
@Component
class ResultListener {
    private static final Logger LOG = LoggerFactory.getLogger(ResultListener.class);

    private final QueueTable queue;
    private final TransactionTemplate transactions;
    private final AvroDecoder<DecisionResult> decoder;

    ResultListener(QueueTable queue, TransactionTemplate transactions, RegistryClient registry) {
        this.queue = queue;
        this.transactions = transactions;
        this.decoder = new AvroDecoder<>(DecisionResult.getClassSchema(), registry::schema);
    }

    @KafkaListener(id = "decision-results", topics = "decision_results", groupId = "console-results", batch = "true")
    void read(List<byte[]> values) {
        transactions.executeWithoutResult(status -> values.forEach(this::hear));
    }

    private void hear(byte[] value) {
        try {
            DecisionResult result = decoder.decode(value);
            queue.answer(result.getDecisionId(), result.getEventId(), result.getStatus());
        } catch (IOException | IllegalArgumentException damaged) {
            LOG.error("A record of decision_results cannot be read and is left out", damaged);
        }
    }
}
