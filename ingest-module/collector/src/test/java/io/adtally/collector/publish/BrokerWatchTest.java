package io.adtally.collector.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

class BrokerWatchTest {
    private static final Node ONE = new Node(1, "kafka-1", 9092);
    private static final Node TWO = new Node(2, "kafka-2", 9092);
    private static final Map<String, Integer> TWO_NEEDED = Map.of("raw_events", 2, "invalid_events", 1);

    @Test
    void findsNothingWrongWithEnoughReplicasInSync() {
        assertThat(BrokerWatch.troubles(topics(List.of(ONE, TWO), List.of(ONE)), TWO_NEEDED))
                .isEmpty();
    }

    /** Kafka would refuse the record: better not to be sent any. */
    @Test
    void namesThePartitionThatHasTooFewReplicasInSync() {
        assertThat(BrokerWatch.troubles(topics(List.of(TWO), List.of(ONE)), TWO_NEEDED))
                .containsExactly("kafka: raw_events-7 has 1 replicas in sync, needs 2");
    }

    @Test
    void namesThePartitionThatHasNoLeader() {
        TopicPartitionInfo leaderless = new TopicPartitionInfo(7, null, List.of(ONE, TWO), List.of());
        assertThat(BrokerWatch.troubles(
                        Map.of("raw_events", new TopicDescription("raw_events", false, List.of(leaderless))),
                        TWO_NEEDED))
                .containsExactly("kafka: raw_events-7 has no leader");
    }

    private static Map<String, TopicDescription> topics(List<Node> rawInSync, List<Node> invalidInSync) {
        return Map.of(
                "raw_events", topic("raw_events", rawInSync), "invalid_events", topic("invalid_events", invalidInSync));
    }

    private static TopicDescription topic(String name, List<Node> inSync) {
        TopicPartitionInfo partition = new TopicPartitionInfo(7, inSync.getFirst(), List.of(ONE, TWO), inSync);
        return new TopicDescription(name, false, List.of(partition));
    }
}
