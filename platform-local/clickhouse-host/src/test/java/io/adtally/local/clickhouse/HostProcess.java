package io.adtally.local.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The host as a process on a free port and a fresh directory, as whoever uses it starts it. Not thread-safe. */
public final class HostProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static @Nullable HostProcess shared;

    private final Path directory;
    private final int port = freePort();
    private final String password = UUID.randomUUID().toString();
    private Process process;

    private HostProcess(Path directory) {
        this.directory = directory;
        this.process = launch(port);
    }

    /** A host of its own, healthy. */
    public static HostProcess start() {
        try {
            HostProcess host = new HostProcess(Files.createTempDirectory("clickhouse-host-"));
            host.awaitUp();
            return host;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for all tests of this Java that leave it running; ends with it. */
    public static synchronized HostProcess shared() {
        if (shared == null) {
            HostProcess host = start();
            Runtime.getRuntime().addShutdownHook(new Thread(host::close));
            shared = host;
        }
        return shared;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public String user() {
        return "tester";
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public String log() throws IOException {
        return Files.readString(directory.resolve("host.log"));
    }

    /** Whether the Java or the engine in it left a report of a crash. */
    boolean crashed() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("hs_err"));
        }
    }

    /** Ends it as a crash would, and starts it again on its data. */
    public void crashAndRestart() throws InterruptedException {
        process.destroyForcibly().waitFor();
        process = launch(port);
        awaitUp();
    }

    /** Asks it to end; its exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    /** A second process on the same directory. */
    Process another() {
        return launch(freePort());
    }

    @Override
    public void close() {
        try {
            process.destroyForcibly().waitFor();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launch(int listenPort) {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx160m",
                        ClickHouseHost.class.getName(),
                        "--data",
                        directory.resolve("data").toString()))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("host.log").toFile()));
        builder.environment()
                .putAll(Map.of(
                        "CLASSPATH",
                        System.getProperty("java.class.path"),
                        "ADTALLY_CLICKHOUSE_URL",
                        "http://127.0.0.1:" + listenPort,
                        "ADTALLY_CLICKHOUSE_USER",
                        user(),
                        "ADTALLY_CLICKHOUSE_PASSWORD",
                        password,
                        "ADTALLY_CLICKHOUSE_CONNECTIONS",
                        "4"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitUp() {
        await().atMost(START_LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    assertThat(process.isAlive()).as(log()).isTrue();
                    return answersPing();
                });
    }

    private boolean answersPing() throws IOException {
        HttpURLConnection ping =
                (HttpURLConnection) URI.create(url() + "/ping").toURL().openConnection();
        try {
            return ping.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        } finally {
            ping.disconnect();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
