package io.adtally.processing.event;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;

/** A registry that knows one schema and can be away. */
public final class FakeRegistry implements AutoCloseable {
    /** The id of the one schema. */
    public static final int SCHEMA_ID = 7;

    private final HttpServer server;
    private final String schema;
    private volatile boolean away;

    public FakeRegistry(Schema schema) {
        this.schema = schema.toString().replace("\\", "\\\\").replace("\"", "\\\"");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on answers as a proxy does whose server is away. */
    public void goAway() {
        away = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean asksId = exchange.getRequestMethod().equals("POST");
        boolean known = asksId || exchange.getRequestURI().getPath().equals("/schemas/ids/" + SCHEMA_ID);
        String body = asksId ? "{\"id\":" + SCHEMA_ID + "}" : "{\"schema\":\"" + schema + "\"}";
        byte[] bytes = (known ? body : "{}").getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(away ? 503 : known ? 200 : 404, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
