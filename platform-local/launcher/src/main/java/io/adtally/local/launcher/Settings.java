package io.adtally.local.launcher;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The ADTALLY_* variables every process is given: what people set, else what follows from ports and credentials. */
final class Settings {
    private Settings() {}

    /** @param environment what people set; other variables in it are left out */
    static Map<String, String> of(Ports ports, Credentials credentials, int brokers, Map<String, String> environment) {
        Map<String, String> settings = new TreeMap<>();
        String bootstrap = IntStream.range(0, brokers)
                .mapToObj(i -> "127.0.0.1:" + (ports.number(Port.KAFKA) + i * Ports.BROKER_STEP))
                .collect(Collectors.joining(","));
        settings.put("ADTALLY_KAFKA_BOOTSTRAP", bootstrap);
        settings.put("ADTALLY_REGISTRY_URL", http(ports, Port.REGISTRY) + "/apis/ccompat/v7");
        settings.put("ADTALLY_REDIS_URL", "redis://127.0.0.1:" + ports.number(Port.REDIS));
        settings.put("ADTALLY_S3_ENDPOINT", http(ports, Port.S3));
        settings.put("ADTALLY_S3_REGION", "us-east-1");
        settings.put("ADTALLY_LAKE_BUCKET", "adtally-lake");
        settings.put("ADTALLY_CHECKPOINT_BUCKET", "adtally-checkpoints");
        settings.put("ADTALLY_REPORT_BUCKET", "adtally-reports");
        settings.put(
                "ADTALLY_CATALOG_URL",
                "jdbc:h2:tcp://127.0.0.1:" + ports.number(Port.CATALOG) + "/./lake;DATABASE_TO_LOWER=TRUE");
        settings.put("ADTALLY_CLICKHOUSE_URL", http(ports, Port.CLICKHOUSE));
        settings.put("ADTALLY_COLLECTOR_URL", http(ports, Port.COLLECTOR));
        settings.put("ADTALLY_CONSOLE_URL", http(ports, Port.CONSOLE));
        settings.put("ADTALLY_REPORTING_URL", http(ports, Port.REPORTING));
        settings.put("ADTALLY_DATABASE_USER", "adtally");
        settings.put("ADTALLY_CHECKPOINT_INTERVAL", "10s");
        settings.put("ADTALLY_TRUSTED_PROXIES", "127.0.0.0/8,::1/128");
        settings.put("ADTALLY_PARTITIONS", "4");
        settings.put("ADTALLY_FLINK_JOBS", "event-pipeline,raw-archive");
        for (Port port : Port.values()) {
            settings.put(port.variable(), Integer.toString(ports.number(port)));
        }
        settings.putAll(credentials.values());
        environment.forEach((name, value) -> {
            if (name.startsWith("ADTALLY_") && !value.isBlank()) {
                settings.put(name, value);
            }
        });
        if (!environment.getOrDefault("ADTALLY_CLICKHOUSE_URL", "").isBlank()) {
            // A server of people's own knows nothing of the credentials that are made here.
            settings.put("ADTALLY_CLICKHOUSE_USER", environment.getOrDefault("ADTALLY_CLICKHOUSE_USER", "default"));
            settings.put("ADTALLY_CLICKHOUSE_PASSWORD", environment.getOrDefault("ADTALLY_CLICKHOUSE_PASSWORD", ""));
        }
        return settings;
    }

    private static String http(Ports ports, Port port) {
        return "http://127.0.0.1:" + ports.number(port);
    }
}
