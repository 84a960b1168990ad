package io.adtally.local.launcher;

import io.adtally.local.supervise.Health;
import io.adtally.local.supervise.Preparation;
import io.adtally.local.supervise.ProcessSpec;
import io.adtally.registry.RegisterSchemas;
import io.adtally.registry.RegistryClient;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns parts into processes. The parts asked for are wired to each other and, by the settings, to whatever takes the
 * place of those that are not.
 *
 * @param data a directory per part is made in it
 * @param logs takes a file per process
 */
record Wiring(Checkout checkout, Map<String, String> settings, Ports ports, int brokers, Path data, Path logs) {
    static final String CLICKHOUSE_HOST = "platform-local/clickhouse-host";

    private static final String SERVICES = "platform-local/services";
    private static final String SERVICE_PACKAGE = "io.adtally.local.service.";

    Wiring {
        settings = Map.copyOf(settings);
    }

    /** The processes of these parts, each listed after those it waits for. */
    List<ProcessSpec> processes(Set<Part> parts) throws IOException, InterruptedException {
        List<ProcessSpec> specs = new ArrayList<>();
        for (Part part : Part.values()) {
            if (parts.contains(part)) {
                specs.addAll(processes(part));
            }
        }
        Set<String> names = specs.stream().map(ProcessSpec::name).collect(Collectors.toSet());
        return specs.stream().map(spec -> spec.afterOnly(names)).toList();
    }

    /** The names of the part's processes. */
    List<String> names(Part part) {
        if (part == Part.KAFKA && brokers > 1) {
            return Stream.iterate(1, id -> id <= brokers, id -> id + 1)
                    .map(id -> "kafka-" + id)
                    .toList();
        }
        return List.of(part.partName());
    }

    /** What must be done to a healthy part before others may use it; also to a real service in its place. */
    Preparation preparation(Part part) {
        return switch (part) {
            case KAFKA ->
                () -> Topics.create(
                        setting("ADTALLY_KAFKA_BOOTSTRAP"), Integer.parseInt(setting("ADTALLY_PARTITIONS")), brokers);
            case REGISTRY ->
                () -> RegisterSchemas.registerAll(
                        new RegistryClient(setting("ADTALLY_REGISTRY_URL")),
                        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            case S3 -> () -> Buckets.create(settings);
            case CLICKHOUSE -> () -> Migrations.run(this);
            case REDIS, CATALOG, COLLECTOR, FLINK, CONSOLE, REPORTING -> Preparation.none();
        };
    }

    private List<ProcessSpec> processes(Part part) throws IOException, InterruptedException {
        return switch (part) {
            case KAFKA -> kafka();
            case REGISTRY -> List.of(registry());
            case REDIS -> List.of(redis());
            case S3 ->
                List.of(spec(
                        part,
                        service("S3Endpoint", "-Xmx384m", "--data", directory(part)),
                        Health.listening(ports.number(Port.S3)),
                        setting("ADTALLY_S3_ENDPOINT")));
            case CATALOG ->
                List.of(spec(
                        part,
                        service("CatalogDatabase", "-Xmx96m", "--data", directory(part), "--port", port(Port.CATALOG)),
                        Health.listening(ports.number(Port.CATALOG)),
                        setting("ADTALLY_CATALOG_URL")));
            case CLICKHOUSE -> List.of(clickHouse());
            case COLLECTOR -> List.of(collector());
            case FLINK -> List.of(flink());
            case CONSOLE -> List.of(console());
            case REPORTING -> List.of(reporting());
        };
    }

    private List<ProcessSpec> kafka() {
        List<String> names = names(Part.KAFKA);
        List<ProcessSpec> specs = new ArrayList<>();
        for (int id = 1; id <= brokers; id++) {
            String name = names.get(id - 1);
            int port = ports.number(Port.KAFKA) + (id - 1) * Ports.BROKER_STEP;
            String address = "127.0.0.1:" + port;
            int nodeId = id;
            Health listening = Health.listening(port);
            Program program = service(
                    "KafkaNode", "-Xmx512m",
                    "--node-id", Integer.toString(id),
                    "--brokers", Integer.toString(brokers),
                    "--port", port(Port.KAFKA),
                    "--data", data.resolve(name).toString());
            specs.add(new ProcessSpec(
                    name,
                    program.endingWithParent().inOwnSession().command(),
                    program.environment(settings),
                    log(name),
                    Set.of(),
                    () -> listening.probe() && Topics.isMember(address, nodeId),
                    id == brokers ? preparation(Part.KAFKA) : Preparation.none(),
                    address));
        }
        return specs;
    }

    private ProcessSpec registry() throws IOException, InterruptedException {
        Path home = Cache.registry(checkout.registryArchive());
        String url = "http://127.0.0.1:" + port(Port.REGISTRY);
        Program program = new Program(
                List.of(
                        Program.javaCommand(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port(Port.REGISTRY),
                        "-Dquarkus.http.access-log.enabled=false",
                        "-Dquarkus.management.host=127.0.0.1",
                        "-Dquarkus.management.port=" + port(Port.REGISTRY_MANAGEMENT),
                        "-Dquarkus.log.level=WARN",
                        "-Dapicurio.datasource.url=jdbc:h2:file:" + directory(Part.REGISTRY)
                                + "/registry;WRITE_DELAY=0",
                        "-Dapicurio.datasource.jdbc.initial-size=2",
                        "-Dapicurio.datasource.jdbc.min-size=2",
                        "-Dapicurio.datasource.jdbc.max-size=10",
                        "-jar",
                        home.resolve("quarkus-run.jar").toString()),
                Map.of());
        return spec(Part.REGISTRY, program, Health.answering(setting("ADTALLY_REGISTRY_URL") + "/subjects", 200), url);
    }

    private ProcessSpec redis() throws IOException {
        Files.createDirectories(data.resolve("redis"));
        Program program = new Program(
                List.of(
                        Cache.redis().toString(),
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        port(Port.REDIS),
                        "--dir",
                        directory(Part.REDIS),
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        "everysec",
                        "--save",
                        "",
                        "--daemonize",
                        "no"),
                Map.of());
        return spec(Part.REDIS, program, new RedisProbe(ports.number(Port.REDIS)), setting("ADTALLY_REDIS_URL"));
    }

    private ProcessSpec clickHouse() {
        List<String> flags = List.of("-Dsun.net.httpserver.nodelay=true", "-Xmx512m");
        Program program = Program.java(
                checkout.classpath(CLICKHOUSE_HOST),
                flags,
                "io.adtally.local.clickhouse.ClickHouseHost",
                List.of("--data", directory(Part.CLICKHOUSE)));
        String url = setting("ADTALLY_CLICKHOUSE_URL");
        return spec(Part.CLICKHOUSE, program, Health.answering(url + "/ping", 200), url);
    }

    private ProcessSpec collector() {
        String url = setting("ADTALLY_COLLECTOR_URL");
        Program program = Program.java(
                checkout.classpath("ingest-module/collector"),
                List.of("-XX:+UseSerialGC", "-Xmx512m"),
                "io.adtally.collector.CollectorApplication",
                List.of());
        return spec(Part.COLLECTOR, program, Health.answering(url + "/health/ready", 200), url);
    }

    private ProcessSpec flink() {
        String url = "http://127.0.0.1:" + port(Port.FLINK);
        List<String> flags = new ArrayList<>(FlinkFlags.OPENS);
        flags.addAll(List.of("-XX:+UseSerialGC", "-Xmx1536m"));
        String more = settings.getOrDefault("ADTALLY_FLINK_FLAGS", "");
        flags.addAll(more.isBlank() ? List.of() : List.of(more.split(" ")));
        Program program = Program.java(
                checkout.classpath("platform-local/flink-host"), flags, "io.adtally.local.flink.FlinkHost", List.of());
        return spec(
                Part.FLINK,
                program,
                new FlinkProbe(url, setting("ADTALLY_FLINK_JOBS").split(",").length),
                url);
    }

    private ProcessSpec console() {
        String url = setting("ADTALLY_CONSOLE_URL");
        Program program = Program.java(
                checkout.classpath("admin-ui"),
                // For the few people of one machine an early start is worth more than the last bit of speed.
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"),
                "io.adtally.console.ConsoleApplication",
                List.of());
        Map<String, String> environment = new HashMap<>(program.environment());
        environment.put(
                "ADTALLY_DATABASE_URL",
                settings.getOrDefault(
                        "ADTALLY_DATABASE_URL",
                        "jdbc:h2:file:" + directory(Part.CONSOLE)
                                + "/console;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"));
        environment.put("ADTALLY_CONSOLE_CREDENTIALS_FILE", consoleAccounts().toString());
        return spec(
                Part.CONSOLE,
                new Program(program.command(), environment),
                Health.answering(url + "/actuator/health/readiness", 200),
                url);
    }

    private ProcessSpec reporting() {
        String url = setting("ADTALLY_REPORTING_URL");
        Program program = Program.java(
                checkout.classpath(Migrations.MODULE),
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"),
                "io.adtally.reporting.ReportingApplication",
                List.of());
        return spec(Part.REPORTING, program, Health.answering(url + "/actuator/health/readiness", 200), url);
    }

    /** Holds who may sign in to the console here, and how. */
    Path consoleAccounts() {
        return data.resolve(Part.CONSOLE.partName())
                .resolve("accounts.properties")
                .toAbsolutePath();
    }

    /** Where people or programs reach the part. */
    String url(Part part) {
        return switch (part) {
            case KAFKA -> setting("ADTALLY_KAFKA_BOOTSTRAP");
            case FLINK -> "http://127.0.0.1:" + port(Port.FLINK);
            default -> setting(part.addressVariable());
        };
    }

    private ProcessSpec spec(Part part, Program program, Health health, String url) {
        Set<String> after =
                part.needs().stream().flatMap(needed -> names(needed).stream()).collect(Collectors.toSet());
        String name = part.partName();
        return new ProcessSpec(
                name,
                program.endingWithParent().inOwnSession().command(),
                program.environment(settings),
                log(name),
                after,
                health,
                preparation(part),
                url);
    }

    private Program service(String mainClass, String heap, String... arguments) {
        return Program.java(
                checkout.classpath(SERVICES),
                List.of("-XX:+UseSerialGC", heap),
                SERVICE_PACKAGE + mainClass,
                List.of(arguments));
    }

    private String directory(Part part) {
        return data.resolve(part.partName()).toAbsolutePath().toString();
    }

    Path log(String name) {
        return logs.resolve(name + ".log");
    }

    private String port(Port port) {
        return Integer.toString(ports.number(port));
    }

    String setting(String name) {
        String value = settings.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is not among the settings");
        }
        return value;
    }
}
