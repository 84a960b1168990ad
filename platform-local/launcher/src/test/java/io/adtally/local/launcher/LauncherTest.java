package io.adtally.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.adtally.local.supervise.ProcessState;
import io.adtally.local.supervise.ProcessStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    private final Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    LauncherTest(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void refusesAnUnknownCommand() {
        assertThat(run(Map.of(), "fly")).isEqualTo(2);
        assertThat(text(err)).contains("there is no command fly");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void explainsEveryCommand() {
        assertThat(run(Map.of(), "help")).isZero();
        for (String command : List.of("up", "down", "status", "logs", "traffic", "sql", "lake", "test")) {
            assertThat(text(out)).contains("  " + command + " ");
            if (!command.equals("traffic")) {
                assertThat(run(Map.of(), command, "--help")).as(command).isZero();
            }
        }
        assertThat(text(err)).isEmpty();
    }

    @Test
    void refusesArgumentsThatMakeNoSenseWithTheCommandsHelp() {
        assertThat(run(Map.of(), "lake", "drain")).isEqualTo(2);
        assertThat(text(err))
                .contains("lake takes count, snapshots or maintain")
                .contains("./adtally lake snapshots");
    }

    @Test
    void listsEveryPartAsDownBeforeTheFirstStart() throws Exception {
        assertThat(run(Map.of("ADTALLY_COLLECTOR_PORT", "18081"), "status", "--json"))
                .isZero();
        var parts = new ObjectMapper().readTree(text(out)).path("parts");
        assertThat(parts).hasSize(Part.values().length);
        assertThat(parts.get(6).toString())
                .isEqualTo(
                        "{\"name\":\"collector\",\"state\":\"down\",\"pid\":null,\"url\":\"http://127.0.0.1:18081\"}");
        assertThat(root.resolve("var")).doesNotExist();
    }

    @Test
    void tellsWhatRunsAndWhatHasDied() throws Exception {
        ProcessHandle self = ProcessHandle.current();
        long start = self.info().startInstant().orElseThrow().toEpochMilli();
        PlatformState.ofThisProcess(
                        true,
                        Map.of(),
                        List.of(
                                new ProcessStatus("kafka", ProcessState.UP, self.pid(), start, "127.0.0.1:9092"),
                                new ProcessStatus("redis", ProcessState.UP, self.pid(), start - 5_000, "r"),
                                new ProcessStatus("flink", ProcessState.FAILED, 0, 0, "f")))
                .write(root.resolve("var/state.json"));
        assertThat(run(Map.of(), "status", "--json")).isZero();
        assertThat(text(out).strip())
                .isEqualTo("{\"parts\":[{\"name\":\"kafka\",\"state\":\"up\",\"pid\":" + self.pid()
                        + ",\"url\":\"127.0.0.1:9092\"},"
                        + "{\"name\":\"redis\",\"state\":\"starting\",\"pid\":null,\"url\":\"r\"},"
                        + "{\"name\":\"flink\",\"state\":\"failed\",\"pid\":null,\"url\":\"f\"}]}");
        assertThat(run(Map.of(), "status")).isZero();
        assertThat(text(out)).contains("flink has stopped for good; the end of ./adtally logs flink says why");
    }

    @Test
    void saysWhoHasAPortItNeeds() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run(Map.of("ADTALLY_COLLECTOR_PORT", port), "up")).isEqualTo(1);
            assertThat(text(err))
                    .contains(port + " is taken by pid "
                            + ProcessHandle.current().pid() + " (java); set ADTALLY_COLLECTOR_PORT");
        }
    }

    @Test
    void refusesADifferentNumberOfBrokersThanTheDataWasMadeWith() throws Exception {
        Files.createDirectories(root.resolve("var/data"));
        Files.writeString(root.resolve("var/data/brokers"), "3");
        assertThat(run(Map.of(), "up", "--brokers", "1")).isEqualTo(1);
        assertThat(text(err)).contains("was made with 3 broker(s)").contains("--fresh");
    }

    @Test
    void printsTheResultOfAStatementAndNothingElse() throws Exception {
        HttpServer server = clickHouse(200, "1\t2\n");
        try {
            assertThat(run(Map.of("ADTALLY_CLICKHOUSE_URL", url(server)), "sql", "SELECT 1, 2"))
                    .isZero();
            assertThat(text(out)).isEqualTo("1\t2\n");
            assertThat(text(err)).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void tellsAStatementsErrorOnStandardErrorOnly() throws Exception {
        HttpServer server = clickHouse(404, "Code: 60. No such table\n");
        try {
            assertThat(run(Map.of("ADTALLY_CLICKHOUSE_URL", url(server)), "sql", "SELECT * FROM x"))
                    .isEqualTo(1);
            assertThat(text(out)).isEmpty();
            assertThat(text(err)).isEqualTo("Code: 60. No such table\n");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void keepsCredentialsForTheirOwnerOnly() throws Exception {
        Path file = Files.createDirectories(root.resolve("var")).resolve("credentials.json");
        Credentials made = Credentials.kept(file);
        assertThat(Credentials.kept(file)).isEqualTo(made);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    private static HttpServer clickHouse(int status, String answer) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private int run(Map<String, String> environment, String... words) {
        Session session = new Session(
                new Checkout(root),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return Launcher.run(session, List.of(words));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
