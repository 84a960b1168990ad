package io.adtally.collector.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adtally.collector.publish.PublishFailedException;
import io.adtally.collector.publish.PublishFailedException.Kind;
import io.adtally.collector.publish.Readiness;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Requests over real connections, and what they are answered. */
class ReceivingIT {
    private static final int MAX_BODY = 100_000;
    private static final String ITEM =
            "{\"event_type\":\"IMPRESSION\",\"ad_id\":\"a\",\"campaign_id\":\"c\",\"event_time\":"
                    + System.currentTimeMillis() + "}";
    private static final String TWO_GOOD_ONE_BAD = "[" + ITEM + ",7," + ITEM + "]";

    private ReceivingServer server = start(List.of());

    @BeforeEach
    void isUp() throws Exception {
        assertThat(server.send(server.request("/health/live").build()).statusCode())
                .isEqualTo(200);
    }

    @AfterEach
    void booksBalanceAndNothingIsLeftInFlight() {
        await().untilAsserted(() -> {
            assertThat(server.gauge("requests.in.flight")).isZero();
            assertThat(server.gauge("bytes.in.flight")).isZero();
        });
        assertThat(server.count("items.received"))
                .isEqualTo(
                        server.count("items.accepted") + server.count("items.rejected") + server.count("items.shed"));
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain;charset=UTF-8", "application/x-www-form-urlencoded"})
    void answers204WithNothingWhenAllIsDurable(String contentType) throws Exception {
        HttpRequest request = server.request("/v1/events?from=sdk")
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(TWO_GOOD_ONE_BAD))
                .build();
        HttpResponse<String> response = server.send(request);
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(server.handedOver).hasSize(1).first().satisfies(batch -> {
            assertThat(batch.events()).hasSize(2);
            assertThat(batch.invalid()).hasSize(1);
        });
        assertThat(server.count("items.accepted")).isEqualTo(2);
        assertThat(server.count("items.rejected")).isEqualTo(1);
    }

    @Test
    void answersOnlyWhenTheLastAcknowledgementHasCome() throws Exception {
        CompletableFuture<Void> durable = new CompletableFuture<>();
        server.decide(batch -> durable);
        CompletableFuture<HttpResponse<String>> response =
                ReceivingServer.HTTP.sendAsync(server.post("[" + ITEM + "]"), BodyHandlers.ofString());
        await().until(() -> server.handedOver.size() == 1);
        assertThat(server.gauge("requests.in.flight")).isEqualTo(1);
        assertThat(response).isNotDone();
        durable.complete(null);
        assertThat(response.get().statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void answers503AndWhenToComeBackIfNothingCanBePromised(Kind kind) throws Exception {
        server.decide(batch -> CompletableFuture.failedFuture(new PublishFailedException(kind, "kafka-1.internal")));
        assertUnavailable(server.send(server.post(TWO_GOOD_ONE_BAD)));
        CompletableFuture<Void> later = new CompletableFuture<>();
        server.decide(batch -> later);
        CompletableFuture<HttpResponse<String>> waiting =
                ReceivingServer.HTTP.sendAsync(server.post(TWO_GOOD_ONE_BAD), BodyHandlers.ofString());
        await().until(() -> server.handedOver.size() == 2);
        later.completeExceptionally(new PublishFailedException(kind, "kafka-1.internal"));
        assertUnavailable(waiting.get());
        assertThat(server.count("items.shed")).isEqualTo(6);
    }

    @Test
    void answers503WhenTooManyRequestsAreWaitingAndTakesTheNextOneAfterThem() throws Exception {
        CompletableFuture<Void> durable = new CompletableFuture<>();
        server.decide(batch -> durable);
        List<CompletableFuture<HttpResponse<String>>> waiting = Stream.generate(
                        () -> ReceivingServer.HTTP.sendAsync(server.post("[7]"), BodyHandlers.ofString()))
                .limit(4)
                .toList();
        await().until(() -> server.handedOver.size() == 4);
        assertUnavailable(server.send(server.post("[7]")));
        assertThat(server.handedOver).hasSize(4);
        durable.complete(null);
        for (CompletableFuture<HttpResponse<String>> response : waiting) {
            assertThat(response.get().statusCode()).isEqualTo(204);
        }
        await().untilAsserted(() ->
                assertThat(server.send(server.post("[7]")).statusCode()).isEqualTo(204));
    }

    @Test
    void answersAFaultOfItsOwnWith500AndKeepsTheBooks() throws Exception {
        server.decide(batch -> {
            throw new IllegalArgumentException("a fault put in by the test");
        });
        HttpResponse<String> response = server.send(server.post(TWO_GOOD_ONE_BAD));
        assertProblem(response, 500);
        assertThat(response.body()).doesNotContain("IllegalArgument").doesNotContain("fault put in");
        assertThat(server.count("items.shed")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[7", "{\"events\":1}"})
    void answers400ToABodyThatIsNoBatch(String body) throws Exception {
        assertProblem(server.send(server.post(body)), 400);
        assertThat(server.handedOver).isEmpty();
    }

    @Test
    void answers413ToTooManyItems() throws Exception {
        assertProblem(server.send(server.post("[" + "7,".repeat(50) + "7]")), 413);
        assertThat(server.send(server.post("[" + "7,".repeat(49) + "7]")).statusCode())
                .isEqualTo(204);
    }

    @Test
    void takesABodyOfExactlyTheLimit() throws Exception {
        String body = "[7" + " ".repeat(MAX_BODY - 3) + "]";
        assertThat(server.send(server.post(body)).statusCode()).isEqualTo(204);
        assertThat(server.send(chunked(body)).statusCode()).isEqualTo(204);
    }

    @Test
    void answers413ToALargerBodyAndGoesOnWithTheNextRequest() throws Exception {
        String body = "[7" + " ".repeat(MAX_BODY - 2) + "]";
        assertProblem(server.send(server.post(body)), 413);
        assertProblem(server.send(chunked(body)), 413);
        assertThat(server.handedOver).isEmpty();
        assertThat(server.send(server.post("[7]")).statusCode()).isEqualTo(204);
    }

    @Test
    void answers413WithoutWaitingForTheBody() throws Exception {
        String answer = server.raw(rawPost("Content-Length: 100001", "Expect: 100-continue"));
        assertThat(answer).contains("HTTP/1.1 413").contains("Connection: close");
    }

    @Test
    void answers408ToAClientThatStopsHalfway() throws Exception {
        String answer = server.raw(rawPost("Content-Length: 50") + "[7,");
        assertThat(answer).startsWith("HTTP/1.1 408");
        assertThat(server.handedOver).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyz\r\n[7]\r\n0\r\n\r\n", "3\r\n[7]garbage\r\n"})
    void refusesBrokenChunksAsAWhole(String chunks) throws Exception {
        String answer = server.raw(rawPost("Transfer-Encoding: chunked") + chunks);
        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(server.handedOver).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"gzip", "deflate", "br", "'identity, gzip'"})
    void answers415ToCompressedBodiesSoThatNoneCanExplode(String encoding) throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(" ".repeat(10_000_000).getBytes(StandardCharsets.US_ASCII));
        }
        HttpRequest request = server.post(BodyPublishers.ofByteArray(bomb.toByteArray()))
                .header("Content-Encoding", encoding)
                .build();
        assertProblem(server.send(request), 415);
    }

    @Test
    void answers415ToOtherTypesAndToNone() throws Exception {
        HttpRequest none = server.request("/v1/events")
                .POST(BodyPublishers.ofString("[7]"))
                .build();
        assertProblem(server.send(none), 415);
        HttpRequest xml = server.request("/v1/events")
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofString("<x/>"))
                .build();
        assertProblem(server.send(xml), 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "PURGE"})
    void answers405ToOtherMethodsAndSaysWhichThereAre(String method) throws Exception {
        HttpResponse<String> response = server.send(server.request("/v1/events")
                .method(method, BodyPublishers.noBody())
                .build());
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("POST, OPTIONS");
    }

    @Test
    void letsPagesOfEveryOriginSend() throws Exception {
        HttpResponse<String> response = server.send(server.request("/v1/events")
                .header("Origin", "https://publisher.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(response.headers().firstValue("Access-Control-Allow-Methods"))
                .hasValue("POST, OPTIONS");
        assertThat(response.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValue("Content-Type");
        assertThat(response.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/v1", "/v1/events/", "/v1/events/1", "/health", "/health/other", "/error", "/actuator"})
    void answers404ElsewhereInTheSameForm(String path) throws Exception {
        assertProblem(server.send(server.request(path).build()), 404);
    }

    @Test
    void staysAliveButNotReadyWhileNothingCanBeMadeDurable() throws Exception {
        assertThat(server.send(server.request("/health/ready").build()).body())
                .isEqualTo("{\"status\":\"ready\",\"reasons\":[]}");
        server.decide(Readiness.not("kafka: \"away\""));
        HttpResponse<String> ready = server.send(server.request("/health/ready").build());
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(ready.body()).isEqualTo("{\"status\":\"not_ready\",\"reasons\":[\"kafka: \\\"away\\\"\"]}");
        assertThat(server.send(server.request("/health/live").build()).body())
                .isEqualTo("{\"status\":\"live\",\"reasons\":[]}");
    }

    @Test
    void ignoresForwardingHeadersOfStrangers() throws Exception {
        server.send(forwarded());
        assertThat(server.handedOver.getFirst().events().getFirst().getIp()).isEqualTo("127.0.0.1");
        assertThat(server.handedOver.getFirst().invalid().getFirst().getIp()).isEqualTo("127.0.0.1");
    }

    @Test
    void takesATrustedProxysWordForTheClient() throws Exception {
        server.close();
        server = start(List.of("127.0.0.0/8"));
        server.send(forwarded());
        assertThat(server.handedOver.getFirst().events().getFirst().getIp()).isEqualTo("2001:db8:0:0:0:0:0:7");
        assertThat(server.handedOver.getFirst().invalid().getFirst().getIp()).isEqualTo("203.0.113.9");
    }

    @Test
    void stampsTheRequestsUserAgentBounded() throws Exception {
        server.send(server.post(BodyPublishers.ofString("[" + ITEM + "]"))
                .header("User-Agent", "u".repeat(3000))
                .build());
        assertThat(server.handedOver.getFirst().events().getFirst().getUserAgent())
                .isEqualTo("u".repeat(2048));
    }

    private static ReceivingServer start(List<String> trustedProxies) {
        return new ReceivingServer(new ReceiveSettings(
                DataSize.ofBytes(MAX_BODY),
                Duration.ofSeconds(10),
                4,
                DataSize.ofMegabytes(8),
                Duration.ofSeconds(7),
                trustedProxies));
    }

    /** The head of a request. */
    private static String rawPost(String... headers) {
        return "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                .concat(String.join("\r\n", headers))
                .concat("\r\n\r\n");
    }

    private HttpRequest forwarded() {
        String claims = ITEM.replace("{", "{\"ip\":\"2001:db8::7\",");
        return server.post(BodyPublishers.ofString("[" + claims + ",7]"))
                .header("X-Forwarded-For", "198.51.100.1, 203.0.113.9")
                .header("Forwarded", "for=198.51.100.2")
                .header("X-Real-IP", "198.51.100.3")
                .build();
    }

    private HttpRequest chunked(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return server.post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                .build();
    }

    private static void assertUnavailable(HttpResponse<String> response) throws Exception {
        assertProblem(response, 503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(response.headers().firstValue("Access-Control-Expose-Headers"))
                .hasValue("Retry-After");
        assertThat(response.body()).doesNotContain("kafka");
    }

    /** RFC 9457. */
    private static void assertProblem(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(response.body());
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("type").textValue()).isEqualTo("about:blank");
        assertThat(problem.get("title").textValue()).isNotBlank();
        assertThat(problem.get("detail").textValue()).isNotBlank();
    }
}
