package io.adtally.local.launcher;

/** Every port the platform listens on by itself, all on 127.0.0.1. */
enum Port {
    KAFKA(9092),
    REGISTRY(8084),
    REGISTRY_MANAGEMENT(8094),
    REDIS(6379),
    S3(9000),
    CATALOG(9094),
    CLICKHOUSE(8123),
    COLLECTOR(8081),
    COLLECTOR_MANAGEMENT(8091),
    FLINK(8083);

    private final int standard;

    Port(int standard) {
        this.standard = standard;
    }

    int standard() {
        return standard;
    }

    /** The environment variable that moves it. */
    String variable() {
        return "ADTALLY_" + name() + "_PORT";
    }
}
