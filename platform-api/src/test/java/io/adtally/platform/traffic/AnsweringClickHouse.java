package io.adtally.platform.traffic;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gives one answer, whatever it is asked, and keeps the questions; what SQL means is tested with the real one. */
final class AnsweringClickHouse implements AutoCloseable {
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final HttpServer server;

    /** @param answer in ClickHouse's format JSON */
    AnsweringClickHouse(String answer) throws IOException {
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getQuery());
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    ClickHouse client() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new ClickHouse(new ClickHouseSettings(url, "default", "", Duration.ofSeconds(10)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
