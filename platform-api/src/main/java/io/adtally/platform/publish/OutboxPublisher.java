package io.adtally.platform.publish;

import io.adtally.registry.ConfluentWire;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers what is in the outbox, in the order of each key: first the step in Redis, then the message. A message is
 * marked only after Kafka acknowledged it; after a crash in between it goes out again, which readers ignore by its
 * version or decision id. What fails is tried again for ever, with growing pauses, and holds back only its own key; after
 * a few failures what needs the same as they is left for the next run.
 */
@Component
class OutboxPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxPublisher.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(1);

    private final OutboxTable table;
    private final SchemaIds schemaIds;
    private final StreamBridge bridge;
    private final Map<String, BeforePublish> steps;
    private final TransactionTemplate transactions;
    private final Clock clock;

    OutboxPublisher(
            OutboxTable table,
            SchemaIds schemaIds,
            StreamBridge bridge,
            List<BeforePublish> steps,
            TransactionTemplate transactions,
            Clock clock) {
        this.table = table;
        this.schemaIds = schemaIds;
        this.bridge = bridge;
        this.steps = steps.stream().collect(Collectors.toMap(BeforePublish::step, Function.identity()));
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${adtally.console.publish-interval:250ms}")
    void publishDue() {
        Failures failures = new Failures();
        while (publishSome(failures) > 0) {
            // until nothing that can be delivered is left
        }
    }

    @Scheduled(fixedDelay = 3_600_000)
    void forgetOld() {
        transactions.executeWithoutResult(status -> table.forget(clock.instant().minus(KEPT)));
    }

    /** How many messages were delivered. */
    private int publishSome(Failures failures) {
        return transactions.execute(status -> {
            table.lock();
            List<OutboxRow> delivered = delivered(table.due(), this::deliver, failures);
            table.published(delivered);
            return delivered.size();
        });
    }

    /** What came of trying to deliver a row. */
    enum Attempt {
        DELIVERED,
        STEP_FAILED,
        NOT_SENT
    }

    /** Those that could be delivered, in their order. */
    static List<OutboxRow> delivered(List<OutboxRow> due, Function<OutboxRow, Attempt> delivery, Failures failures) {
        List<OutboxRow> delivered = new ArrayList<>();
        Set<String> heldBack = new HashSet<>();
        for (OutboxRow row : due) {
            if (!heldBack.contains(row.queue()) && !failures.concern(row) && failures.none(delivery.apply(row))) {
                delivered.add(row);
            } else {
                heldBack.add(row.queue());
            }
        }
        return delivered;
    }

    private Attempt deliver(OutboxRow row) {
        Attempt failed = Attempt.STEP_FAILED;
        try {
            prepare(row);
            failed = Attempt.NOT_SENT;
            send(row);
            return Attempt.DELIVERED;
        } catch (RuntimeException failure) {
            Duration pause = pause(row.attempts());
            LOG.warn("{} was not delivered, next attempt in {} s", row.queue(), pause.toSeconds(), failure);
            table.failed(row, String.valueOf(failure.getMessage()), pause);
            return failed;
        }
    }

    private void prepare(OutboxRow row) {
        if (row.beforeStep() == null) {
            return;
        }
        BeforePublish step = steps.get(row.beforeStep());
        if (step == null) {
            throw new IllegalStateException("no step is named " + row.beforeStep());
        }
        step.run(row.beforeKey(), row.beforeValue());
    }

    private void send(OutboxRow row) {
        int schemaId = schemaIds.id(row.topic(), row.schemaFingerprint(), table::schema);
        byte[] value = new byte[ConfluentWire.HEADER_BYTES + row.payload().length];
        ConfluentWire.writeHeader(value, schemaId);
        System.arraycopy(row.payload(), 0, value, ConfluentWire.HEADER_BYTES, row.payload().length);
        boolean sent = bridge.send(
                row.topic().topicName() + "-out-0",
                MessageBuilder.withPayload(value)
                        .setHeader(KafkaKey.HEADER, KafkaKey.bytes(row.key()))
                        .build());
        if (!sent) {
            throw new IllegalStateException(row.topic().topicName() + " did not take the message");
        }
    }

    private static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
