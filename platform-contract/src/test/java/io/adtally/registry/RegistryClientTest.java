package io.adtally.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.adtally.event.AdEvent;
import io.adtally.registry.RegistryException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryClientTest {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "{}";
    private HttpServer server;
    private RegistryClient registry;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(body, StandardCharsets.UTF_8));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        registry = new RegistryClient("http://127.0.0.1:" + server.getAddress().getPort() + "/v7/");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void registersAndLooksUpUnderTheSubject() {
        answer(200, "{\"id\":17}");
        assertThat(registry.register("raw_events-value", AdEvent.getClassSchema()))
                .isEqualTo(17);
        assertThat(registry.id("raw_events-value", AdEvent.getClassSchema())).isEqualTo(17);
        assertThat(requests).hasSize(2);
        assertThat(requests.get(0)).startsWith("POST /v7/subjects/raw_events-value/versions {\"schema\":");
        assertThat(requests.get(1)).startsWith("POST /v7/subjects/raw_events-value {\"schema\":");
    }

    @Test
    void asksForBackwardCompatibility() {
        registry.requireBackward("raw_events-value");
        assertThat(requests).containsExactly("PUT /v7/config/raw_events-value {\"compatibility\":\"BACKWARD\"}");
    }

    @Test
    void asksForASchemaOnce() {
        answer(200, "{\"schema\":\"\\\"string\\\"\"}");
        assertThat(registry.schema(3)).hasToString("\"string\"");
        assertThat(registry.schema(3)).hasToString("\"string\"");
        assertThat(requests).containsExactly("GET /v7/schemas/ids/3 ");
    }

    @ParameterizedTest
    @CsvSource({
        "404, NOT_FOUND",
        "409, INCOMPATIBLE",
        "400, REFUSED",
        "401, REFUSED",
        "422, REFUSED",
        "301, REFUSED",
        "500, UNAVAILABLE",
        "503, UNAVAILABLE"
    })
    void saysWhatKindOfFailureAStatusIs(int failure, Kind kind) {
        answer(failure, "{\"error_code\":1,\"message\":\"because\"}");
        expect(kind, () -> registry.register("s", AdEvent.getClassSchema()));
        expect(kind, () -> registry.id("s", AdEvent.getClassSchema()));
        expect(kind, () -> registry.schema(3));
        expect(kind, () -> registry.requireBackward("s"));
    }

    @Test
    void aFailureSaysWhatWasAskedAndAnswered() {
        answer(409, "{\"message\":\"because\"}");
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> registry.register("raw_events-value", AdEvent.getClassSchema()))
                .withMessageContaining("POST")
                .withMessageContaining("raw_events-value")
                .withMessageContaining("409")
                .withMessageContaining("because");
    }

    /** Something else answers on that address, for example a proxy's page: no schema id may be made of it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "<html>it works</html>", "{}", "[]", "{\"id\":\"x\"}", "{\"schema\":\"no schema\"}"})
    void garbageIsNoAnswer(String garbage) {
        answer(200, garbage);
        expect(Kind.UNAVAILABLE, () -> registry.register("s", AdEvent.getClassSchema()));
        expect(Kind.UNAVAILABLE, () -> registry.id("s", AdEvent.getClassSchema()));
        expect(Kind.UNAVAILABLE, () -> registry.schema(3));
    }

    @Test
    void aFailureIsNotRemembered() {
        answer(500, "");
        expect(Kind.UNAVAILABLE, () -> registry.schema(3));
        answer(200, "{\"schema\":\"\\\"string\\\"\"}");
        assertThat(registry.schema(3)).hasToString("\"string\"");
    }

    @Test
    void nobodyListening() {
        server.stop(0);
        expect(Kind.UNAVAILABLE, () -> registry.schema(3));
    }

    private void answer(int newStatus, String newAnswer) {
        status = newStatus;
        answer = newAnswer;
    }

    private static void expect(Kind kind, Runnable call) {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(call::run)
                .extracting(RegistryException::kind)
                .isEqualTo(kind);
    }
}
