package io.adtally.platform.quarantine;

import io.adtally.event.EnrichedEvent;
import io.adtally.outcome.Outcome;
import io.adtally.registry.AvroDecoder;
import io.adtally.registry.RegistryClient;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills the queue from quarantined_events. An event read twice is there once, by its id. An event that the database refuses
 * is counted, named in the log and left out; it holds back no other. Called by one thread; the offset is committed after the
 * database's transaction.
 */
@Component
class QueueListener {
    private static final Logger LOG = LoggerFactory.getLogger(QueueListener.class);

    private final QuarantinedEvents events;
    private final QueueTable queue;
    private final TransactionTemplate transactions;
    private final AvroDecoder<EnrichedEvent> decoder;
    private final Counter leftOut;

    QueueListener(
            QuarantinedEvents events,
            QueueTable queue,
            TransactionTemplate transactions,
            RegistryClient registry,
            MeterRegistry metrics) {
        this.events = events;
        this.queue = queue;
        this.transactions = transactions;
        this.decoder = new AvroDecoder<>(EnrichedEvent.getClassSchema(), registry::schema);
        this.leftOut = Counter.builder("adtally.review.left.out")
                .description("Quarantined events that are missing from the review: damaged or refused by the database")
                .register(metrics);
    }

    @KafkaListener(id = "quarantined-events", topics = "quarantined_events", groupId = "console-review", batch = "true")
    void read(List<byte[]> values) {
        Map<String, Optional<QuarantinedEvents.Row>> newest = new LinkedHashMap<>();
        values.forEach(value -> hear(value, newest));
        List<String> gone = new ArrayList<>();
        List<QuarantinedEvents.Row> come = new ArrayList<>();
        newest.forEach((id, row) -> row.ifPresentOrElse(come::add, () -> gone.add(id)));
        take(come, gone);
    }

    void take(List<QuarantinedEvents.Row> come, List<String> gone) {
        try {
            transactions.executeWithoutResult(status -> {
                queue.insert(come);
                queue.remove(gone);
            });
        } catch (DataIntegrityViolationException refused) {
            come.forEach(this::insertAlone);
            transactions.executeWithoutResult(status -> queue.remove(gone));
        }
    }

    private void insertAlone(QuarantinedEvents.Row row) {
        try {
            transactions.executeWithoutResult(status -> queue.insert(List.of(row)));
        } catch (DataIntegrityViolationException refused) {
            leftOut.increment();
            LOG.error(
                    "Event {} does not fit the queue and is left out of the review",
                    row.item().eventId(),
                    refused);
        }
    }

    /** Of an event that came and went within a batch, only where it is now counts. */
    private void hear(byte[] value, Map<String, Optional<QuarantinedEvents.Row>> newest) {
        try {
            EnrichedEvent event = decoder.decode(value);
            if (Outcome.QUARANTINED.wire().equals(event.getOutcome())) {
                newest.put(
                        event.getEvent().getEventId(),
                        event.getSign() > 0 ? Optional.of(events.row(event)) : Optional.empty());
            }
        } catch (IOException | IllegalArgumentException damaged) {
            leftOut.increment();
            LOG.error("A record of quarantined_events cannot be read and is left out of the review", damaged);
        }
    }
}
