package io.adtally.collector;

import static org.awaitility.Awaitility.await;

import io.adtally.local.launcher.EmbeddedStack;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/** A second collector on the same Kafka, whose process the test itself starts and ends. */
final class OtherCollector implements AutoCloseable {
    final CollectorClient client;
    final Process process;
    private final int port;

    OtherCollector(EmbeddedStack stack) throws IOException {
        port = freePort();
        int managementPort = freePort();
        client = new CollectorClient("http://127.0.0.1:" + port, Integer.toString(managementPort));
        ProcessBuilder builder = stack.program("ingest-module/collector", "io.adtally.collector.CollectorApplication");
        builder.environment().put("ADTALLY_COLLECTOR_ID", "collector-2");
        builder.environment().put("ADTALLY_COLLECTOR_PORT", Integer.toString(port));
        builder.environment().put("ADTALLY_COLLECTOR_MANAGEMENT_PORT", Integer.toString(managementPort));
        builder.environment().put("ADTALLY_TRUSTED_PROXIES", "");
        builder.environment().put("ADTALLY_COLLECTOR_RECEIVE_BODYTIMEOUT", "60s");
        process = builder.redirectErrorStream(true)
                .redirectOutput(Path.of("target", "other-collector.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(60)).until(this::isListening);
    }

    boolean isListening() {
        try (Socket socket = connect()) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Below the range from which systems take the ports of outgoing connections. */
    private static int freePort() throws IOException {
        int port = new Random().nextInt(20_000, 32_000);
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (BindException taken) {
            return freePort();
        }
    }
}
