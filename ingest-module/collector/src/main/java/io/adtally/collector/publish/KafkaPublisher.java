package io.adtally.collector.publish;

import io.adtally.collector.admit.Admission.Batch;
import io.adtally.collector.publish.PublishFailedException.Kind;
import io.adtally.event.AdEvent;
import io.adtally.event.InvalidEvent;
import io.adtally.event.PartitionKey;
import io.adtally.topic.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.UnknownProducerIdException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches to {@code raw_events} and {@code invalid_events}. A batch is durable when all in-sync replicas have
 * every record of it.
 */
final class KafkaPublisher implements EventPublisher {
    private static final String RAW_EVENTS = Topic.RAW_EVENTS.topicName();
    private static final String INVALID_EVENTS = Topic.INVALID_EVENTS.topicName();
    private static final CompletableFuture<Void> NOTHING_TO_DO = CompletableFuture.completedFuture(null);

    private final ProducerSlot slot;
    private final SchemaIds schemas;
    private final BrokerWatch watch;
    private final long budgetMillis;
    private final Timer acknowledgement;
    private final Map<Kind, Counter> failures = new EnumMap<>(Kind.class);

    KafkaPublisher(
            ProducerSlot slot, SchemaIds schemas, BrokerWatch watch, PublishSettings settings, MeterRegistry meters) {
        this.slot = slot;
        this.schemas = schemas;
        this.watch = watch;
        this.budgetMillis = settings.budget().toMillis();
        this.acknowledgement = Timer.builder("adtally.collector.acknowledgement")
                .description("From hand-over of a batch to Kafka's last acknowledgement")
                .publishPercentileHistogram()
                .register(meters);
        for (Kind kind : Kind.values()) {
            failures.put(
                    kind,
                    Counter.builder("adtally.collector.publish.failures")
                            .description("Batches that could not be made durable")
                            .tag("kind", kind.name().toLowerCase(java.util.Locale.ROOT))
                            .register(meters));
        }
    }

    @Override
    public CompletableFuture<Void> publish(Batch batch) {
        if (batch.items() == 0) {
            return NOTHING_TO_DO;
        }
        long start = System.nanoTime();
        return handOver(batch).handle((nothing, failure) -> {
            if (failure != null) {
                throw counted(failure);
            }
            watch.heard();
            acknowledgement.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return null;
        });
    }

    @Override
    public Readiness readiness() {
        List<String> reasons = new ArrayList<>(schemas.readiness().reasons());
        reasons.addAll(watch.readiness().reasons());
        if (slot.producer() == null) {
            reasons.add("kafka: the producer is being replaced");
        }
        return reasons.isEmpty() ? Readiness.READY : new Readiness(reasons);
    }

    private CompletableFuture<Void> handOver(Batch batch) {
        SchemaIds.Encoders encoders = schemas.encoders();
        Producer<byte[], byte[]> producer = slot.producer();
        if (encoders == null || producer == null || !watch.readiness().isReady()) {
            return CompletableFuture.failedFuture(new PublishFailedException(
                    Kind.NOT_READY, String.join("; ", readiness().reasons())));
        }
        BatchAcknowledgements acknowledgements =
                new BatchAcknowledgements(batch.items(), budgetMillis, failure -> classify(producer, failure));
        try {
            send(batch, producer, encoders, acknowledgements);
        } catch (KafkaException | IllegalStateException e) {
            // What send() throws instead of telling the callback leaves no usable producer.
            slot.discard(producer, e);
            acknowledgements.fail(new PublishFailedException(Kind.REFUSED, e.toString()));
        }
        return acknowledgements.done();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told
    private static void send(
            Batch batch,
            Producer<byte[], byte[]> producer,
            SchemaIds.Encoders encoders,
            BatchAcknowledgements acknowledgements) {
        for (AdEvent event : batch.events()) {
            if (acknowledgements.failed()) {
                return;
            }
            byte[] key = PartitionKey.of(event.getUserIdHash(), event.getEventId());
            producer.send(
                    new ProducerRecord<>(RAW_EVENTS, key, encoders.events().encode(event)), acknowledgements);
        }
        for (InvalidEvent event : batch.invalid()) {
            if (acknowledgements.failed()) {
                return;
            }
            byte[] key = PartitionKey.of(null, event.getEventId());
            producer.send(
                    new ProducerRecord<>(INVALID_EVENTS, key, encoders.invalid().encode(event)), acknowledgements);
        }
    }

    private PublishFailedException classify(Producer<byte[], byte[]> producer, Exception failure) {
        if (isFatal(failure)) {
            slot.discard(producer, failure);
        }
        Kind kind =
                switch (failure) {
                    case BufferExhaustedException e -> Kind.OVERLOADED;
                    case org.apache.kafka.common.errors.TimeoutException e -> Kind.TIMEOUT;
                    default -> Kind.REFUSED;
                };
        return new PublishFailedException(kind, failure.toString());
    }

    private static boolean isFatal(Exception failure) {
        return failure instanceof ProducerFencedException
                || failure instanceof InvalidProducerEpochException
                || failure instanceof OutOfOrderSequenceException
                || failure instanceof UnknownProducerIdException
                || failure instanceof UnsupportedVersionException
                || failure instanceof AuthenticationException
                || failure instanceof IllegalStateException;
    }

    private PublishFailedException counted(Throwable failure) {
        @Nullable Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        PublishFailedException known =
                switch (cause) {
                    case PublishFailedException e -> e;
                    case TimeoutException e ->
                        new PublishFailedException(
                                Kind.TIMEOUT, "not all acknowledgements came within " + budgetMillis + " ms");
                    case null, default -> new PublishFailedException(Kind.REFUSED, String.valueOf(cause));
                };
        Counter counter = failures.get(known.kind());
        if (counter != null) {
            counter.increment();
        }
        return known;
    }
}
