package io.adtally.collector.publish;

import io.adtally.topic.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Knows whether Kafka would take a record: it has answered lately, and every partition we write to has a leader and
 * enough replicas. An acknowledgement is an answer too. Thread-safe.
 */
final class BrokerWatch implements AutoCloseable {
    static final List<String> TOPICS = List.of(Topic.RAW_EVENTS.topicName(), Topic.INVALID_EVENTS.topicName());

    private final Admin admin;
    private final long probeTimeoutMillis;
    private final long silenceLimitNanos;
    private final LongSupplier nanoTime;
    private volatile long lastSignNanos;
    private volatile boolean everHeard;
    private volatile Readiness found = Readiness.not("kafka: no answer yet");

    BrokerWatch(Admin admin, PublishSettings settings, LongSupplier nanoTime) {
        this.admin = admin;
        this.probeTimeoutMillis = settings.silenceLimit().toMillis();
        this.silenceLimitNanos = settings.silenceLimit().toNanos();
        this.nanoTime = nanoTime;
    }

    /** Notes an acknowledgement. */
    void heard() {
        lastSignNanos = nanoTime.getAsLong();
        everHeard = true;
    }

    /** Asks the brokers for our topics; blocks for at most the silence limit. */
    void probe() throws InterruptedException {
        try {
            Map<String, TopicDescription> topics =
                    admin.describeTopics(TOPICS).allTopicNames().get(probeTimeoutMillis, TimeUnit.MILLISECONDS);
            found = new Readiness(troubles(topics, minimumReplicas()));
            heard();
        } catch (ExecutionException e) {
            if (!everHeard || !(e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException)) {
                found = Readiness.not("kafka: " + e.getCause());
            }
        } catch (TimeoutException e) {
            // Silence is judged by the time since the last sign.
        }
    }

    Readiness readiness() {
        if (!everHeard) {
            return found;
        }
        long silenceNanos = nanoTime.getAsLong() - lastSignNanos;
        return silenceNanos > silenceLimitNanos
                ? Readiness.not("kafka: no answer for " + TimeUnit.NANOSECONDS.toMillis(silenceNanos) + " ms")
                : found;
    }

    @Override
    public void close() {
        admin.close(java.time.Duration.ofSeconds(1));
    }

    private Map<String, Integer> minimumReplicas() throws ExecutionException, InterruptedException, TimeoutException {
        List<ConfigResource> resources = TOPICS.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<String, Integer> minimum = new HashMap<>();
        admin.describeConfigs(resources)
                .all()
                .get(probeTimeoutMillis, TimeUnit.MILLISECONDS)
                .forEach((resource, config) -> minimum.put(
                        resource.name(),
                        Integer.valueOf(config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG)
                                .value())));
        return minimum;
    }

    static List<String> troubles(Map<String, TopicDescription> topics, Map<String, Integer> minimum) {
        List<String> troubles = new ArrayList<>();
        topics.forEach((name, topic) -> {
            for (TopicPartitionInfo partition : topic.partitions()) {
                int inSync = partition.isr().size();
                int needed = minimum.getOrDefault(name, 1);
                if (partition.leader() == null || partition.leader().isEmpty()) {
                    troubles.add("kafka: " + name + "-" + partition.partition() + " has no leader");
                } else if (inSync < needed) {
                    troubles.add("kafka: " + name + "-" + partition.partition() + " has " + inSync
                            + " replicas in sync, needs " + needed);
                }
            }
        });
        return troubles;
    }
}
