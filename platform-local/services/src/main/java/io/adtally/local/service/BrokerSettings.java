package io.adtally.local.service;

import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One node of the cluster, broker and controller at once. Node n of the cluster listens on {@code firstPort + (n - 1) *
 * PORT_STEP}, its controller on the port above.
 *
 * @param nodeId 1..brokers
 * @param brokers 1 or 3
 * @param firstPort the first broker's port
 */
record BrokerSettings(int nodeId, int brokers, int firstPort, Path dataDirectory) {
    static final int PORT_STEP = 100;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    BrokerSettings {
        if (brokers != 1 && brokers != 3) {
            throw new IllegalArgumentException("A cluster has 1 or 3 brokers, not " + brokers);
        }
        if (nodeId < 1 || nodeId > brokers) {
            throw new IllegalArgumentException("A node id is within 1.." + brokers + ", not " + nodeId);
        }
    }

    Properties properties() {
        Properties properties = new Properties();
        listeners(properties);
        replication(properties);
        limits(properties);
        return properties;
    }

    private void listeners(Properties properties) {
        String voters = IntStream.rangeClosed(1, brokers)
                .mapToObj(id -> id + "@127.0.0.1:" + controllerPort(id))
                .collect(Collectors.joining(","));
        String plaintext = "PLAINTEXT://127.0.0.1:" + port(nodeId);
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(nodeId));
        properties.put("controller.quorum.voters", voters);
        properties.put("controller.listener.names", CONTROLLER_LISTENER);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("listeners", plaintext + ",CONTROLLER://127.0.0.1:" + controllerPort(nodeId));
        properties.put("advertised.listeners", plaintext);
        properties.put("log.dirs", dataDirectory.toString());
    }

    private void replication(Properties properties) {
        String factor = Integer.toString(brokers);
        String minInSync = brokers == 3 ? "2" : "1";
        properties.put("default.replication.factor", factor);
        properties.put("min.insync.replicas", minInSync);
        properties.put("offsets.topic.replication.factor", factor);
        properties.put("transaction.state.log.replication.factor", factor);
        properties.put("transaction.state.log.min.isr", minInSync);
        properties.put("share.coordinator.state.topic.replication.factor", factor);
        properties.put("share.coordinator.state.topic.min.isr", minInSync);
        properties.put("unclean.leader.election.enable", "false");
    }

    private static void limits(Properties properties) {
        properties.put("auto.create.topics.enable", "false");
        properties.put("transaction.max.timeout.ms", "3600000");
        properties.put("offsets.topic.num.partitions", "3");
        properties.put("transaction.state.log.num.partitions", "3");
        properties.put("share.coordinator.state.topic.num.partitions", "3");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("log.retention.hours", "48");
        properties.put("log.retention.bytes", Long.toString(2L << 30));
        properties.put("log.segment.bytes", Integer.toString(128 << 20));
        properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
        // A broker that was killed may come back only when its former session is over.
        properties.put("broker.session.timeout.ms", "5000");
        properties.put("broker.heartbeat.interval.ms", "1000");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
    }

    private int port(int id) {
        return firstPort + (id - 1) * PORT_STEP;
    }

    private int controllerPort(int id) {
        return port(id) + 1;
    }
}
