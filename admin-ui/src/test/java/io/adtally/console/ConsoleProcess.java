package io.adtally.console;

import static org.awaitility.Awaitility.await;

import io.adtally.local.launcher.EmbeddedStack;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The packaged console in a process of its own, as it is deployed. */
final class ConsoleProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(4);

    private final Process process;
    private final int port;
    private final Path credentials;
    private final Path log;

    private ConsoleProcess(Process process, int port, Path credentials, Path log) {
        this.process = process;
        this.port = port;
        this.credentials = credentials;
        this.log = log;
    }

    static ConsoleProcess start(EmbeddedStack stack, Path directory) throws IOException {
        int port = freePort();
        Path credentials = directory.resolve("accounts.properties");
        Path log = directory.resolve("console.log");
        ProcessBuilder builder = stack.program("admin-ui", "io.adtally.console.ConsoleApplication");
        builder.environment().put("ADTALLY_CONSOLE_PORT", Integer.toString(port));
        builder.environment().put("ADTALLY_CONSOLE_CREDENTIALS_FILE", credentials.toString());
        builder.environment()
                .put(
                        "ADTALLY_DATABASE_URL",
                        "jdbc:h2:file:" + directory.resolve("db")
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        ConsoleProcess console = new ConsoleProcess(builder.start(), port, credentials, log);
        console.awaitReady();
        return console;
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + "/" + path;
    }

    String password(String account) throws IOException {
        Properties passwords = new Properties();
        try (var reader = Files.newBufferedReader(credentials)) {
            passwords.load(reader);
        }
        return passwords.getProperty(account);
    }

    private void awaitReady() {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url("actuator/health/readiness")))
                .build();
        await().alias("the console, see " + log)
                .atMost(START_LIMIT)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("the console ended:\n" + Files.readString(log));
                    }
                    return http.send(request, BodyHandlers.discarding()).statusCode() == 200
                            && Files.exists(credentials);
                });
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
