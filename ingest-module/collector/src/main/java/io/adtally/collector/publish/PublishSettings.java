package io.adtally.collector.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.unit.DataSize;

/**
 * How batches reach Kafka.
 *
 * @param bootstrap host:port list of brokers
 * @param registryUrl of a Confluent-compatible registry
 * @param budget from hand-over to the last acknowledgement of a batch, 10 ms..1 min; a batch that takes longer failed
 * @param maxBlock how long one record may wait for room or metadata, 0..budget
 * @param deliveryTimeout how long the producer keeps trying, at least the budget, at most 2 min
 * @param linger how long a record waits for company, at most half the delivery timeout
 * @param batchSize of records sent together, 1 KiB..16 MiB
 * @param bufferSize of records waiting in all, at least two batches and one record
 * @param maxRecord the largest record the brokers take, 16 KB..64 MB
 * @param probeInterval between looks at the brokers, 50 ms..1 min
 * @param silenceLimit without a sign of life after which Kafka counts as away, at least the probe interval
 */
public record PublishSettings(
        String bootstrap,
        String registryUrl,
        Duration budget,
        Duration maxBlock,
        Duration deliveryTimeout,
        Duration linger,
        DataSize batchSize,
        DataSize bufferSize,
        DataSize maxRecord,
        Duration probeInterval,
        Duration silenceLimit) {

    public PublishSettings {
        List<String> errors = new ArrayList<>();
        if (bootstrap.isBlank()) {
            errors.add("bootstrap must not be empty");
        }
        if (registryUrl.isBlank()) {
            errors.add("registry-url must not be empty");
        }
        check(errors, "budget", budget, Duration.ofMillis(10), Duration.ofMinutes(1));
        check(errors, "max-block", maxBlock, Duration.ZERO, budget);
        check(errors, "delivery-timeout", deliveryTimeout, budget, Duration.ofMinutes(2));
        check(errors, "linger", linger, Duration.ZERO, deliveryTimeout.dividedBy(2));
        check(errors, "probe-interval", probeInterval, Duration.ofMillis(50), Duration.ofMinutes(1));
        check(errors, "silence-limit", silenceLimit, probeInterval, Duration.ofMinutes(5));
        if (batchSize.toBytes() < 1024 || batchSize.toBytes() > 16 * 1024 * 1024) {
            errors.add("batch-size must be in 1KB..16MB: " + batchSize);
        }
        if (bufferSize.toBytes() < Math.max(2 * batchSize.toBytes(), maxRecord.toBytes())) {
            errors.add("buffer-size must be at least two batches and one record: " + bufferSize);
        }
        if (maxRecord.toBytes() < 16 * 1024 || maxRecord.toBytes() > 64 * 1024 * 1024) {
            errors.add("max-record must be in 16KB..64MB: " + maxRecord);
        }
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException("adtally.collector.publish: " + String.join("; ", errors));
        }
    }

    private static void check(List<String> errors, String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            errors.add(name + " must be in " + least + ".." + most + ": " + value);
        }
    }
}
