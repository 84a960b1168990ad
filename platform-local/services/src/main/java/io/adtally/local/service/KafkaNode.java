package io.adtally.local.service;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka node, broker and controller in one process. Arguments: {@code --node-id 1..brokers --brokers 1|3 --port
 * (of the first broker) --data DIR}.
 */
public final class KafkaNode {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaNode.class);
    // Fixed, so that every node formats itself for the same cluster without asking another.
    private static final String CLUSTER_ID = "YWR0YWxseS1sb2NhbC0wMQ";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(12);

    private KafkaNode() {}

    public static void main(String[] args) throws Exception {
        Arguments arguments = Arguments.parse(args);
        int brokers = arguments.number("brokers", 1, 3);
        BrokerSettings settings = new BrokerSettings(
                arguments.number("node-id", 1, brokers),
                brokers,
                arguments.number("port", 1, 65_000),
                Path.of(arguments.text("data")));
        format(settings);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings.properties(), false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
        server.startup();
        LOG.info("Kafka node {} of {} is up", settings.nodeId(), brokers);
        server.awaitShutdown();
    }

    private static void format(BrokerSettings settings) throws Exception {
        Path directory = Files.createDirectories(settings.dataDirectory());
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true))
                .setNodeId(settings.nodeId())
                .setClusterId(CLUSTER_ID)
                .setIgnoreFormatted(true)
                .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                .addDirectory(directory.toString())
                .setMetadataLogDirectory(directory.toString())
                .setSupportedFeatures(new ArrayList<>(Feature.PRODUCTION_FEATURES))
                .run();
    }

    /**
     * The last nodes of a cluster wait minutes for a controller that has already left. What was acknowledged is in the
     * log by then, so they are cut short.
     */
    private static void stop(KafkaRaftServer server) {
        CountDownLatch stopped = new CountDownLatch(1);
        Thread.ofPlatform().daemon().name("shutdown").start(() -> {
            server.shutdown();
            stopped.countDown();
        });
        try {
            if (!stopped.await(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("Kafka did not stop within {} s; leaving without it", STOP_LIMIT.toSeconds());
                Runtime.getRuntime().halt(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
