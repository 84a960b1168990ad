package io.adtally.local.launcher;

/** Every port the platform listens on by itself, all on 127.0.0.1. */
enum Port {
    KAFKA(9092, Part.KAFKA),
    REGISTRY(8084, Part.REGISTRY),
    REGISTRY_MANAGEMENT(8094, Part.REGISTRY),
    REDIS(6379, Part.REDIS),
    S3(9000, Part.S3),
    CATALOG(9094, Part.CATALOG),
    CLICKHOUSE(8123, Part.CLICKHOUSE),
    COLLECTOR(8081, Part.COLLECTOR),
    COLLECTOR_MANAGEMENT(8091, Part.COLLECTOR),
    FLINK(8083, Part.FLINK),
    CONSOLE(8080, Part.CONSOLE),
    REPORTING(8082, Part.REPORTING);

    private final int standard;
    private final Part part;

    Port(int standard, Part part) {
        this.standard = standard;
        this.part = part;
    }

    /** The part that listens on it. */
    Part part() {
        return part;
    }

    int standard() {
        return standard;
    }

    /** The environment variable that moves it. */
    String variable() {
        return "ADTALLY_" + name() + "_PORT";
    }
}
