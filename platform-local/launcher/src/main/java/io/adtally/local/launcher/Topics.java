package io.adtally.local.launcher;

import io.adtally.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates the topics that are not there yet; those that are stay as they are. */
final class Topics {
    private static final long SECONDS = 30;
    private static final String KEPT_DAYS_7 = Long.toString(TimeUnit.DAYS.toMillis(7));
    private static final String FOREVER = "-1";

    private Topics() {}

    static void create(String bootstrap, int partitions, int brokers) throws Exception {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
        try (Admin admin = Admin.create(settings)) {
            int members = admin.describeCluster()
                    .nodes()
                    .get(SECONDS, TimeUnit.SECONDS)
                    .size();
            if (members < brokers) {
                throw new IllegalStateException("only " + members + " of " + brokers + " brokers are there");
            }
            Set<String> present = admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = all(partitions, (short) brokers).stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(SECONDS, TimeUnit.SECONDS);
        }
    }

    /** True when the broker at the address has joined the cluster under this id. */
    static boolean isMember(String address, int nodeId) throws Exception {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_000);
        try (Admin admin = Admin.create(settings)) {
            return admin.describeCluster().nodes().get(4, TimeUnit.SECONDS).stream()
                    .anyMatch(node -> node.id() == nodeId);
        }
    }

    static List<NewTopic> all(int partitions, short replicas) {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(
                    switch (topic.kept()) {
                        case FOR_A_WHILE -> topic(topic.topicName(), partitions, replicas, "delete", KEPT_DAYS_7);
                        case NEWEST_OF_A_KEY -> topic(topic.topicName(), 1, replicas, "compact", FOREVER);
                    });
        }
        return topics;
    }

    private static NewTopic topic(String name, int partitions, short replicas, String cleanup, String retentionMillis) {
        return new NewTopic(name, partitions, replicas)
                .configs(Map.of(
                        "cleanup.policy", cleanup,
                        "retention.ms", retentionMillis,
                        // What the producers compressed (LZ4) stays as it is.
                        "compression.type", "producer"));
    }
}
