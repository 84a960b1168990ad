package io.adtally.processing.sink.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.adtally.processing.settings.ClickHouseSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the committer takes every kind of answer, from a server that gives the answers it is told to. */
class BatchCommitterTest {
    private static final Batch FIRST = TestBatches.of("first-token", 1, new byte[] {1});
    private static final Batch SECOND = TestBatches.of("second-token", 1, new byte[] {2});
    private static final int HANG_UP = -1;

    private record Answer(int status, String body) {}

    private final List<String> limits = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private final SimpleCounter retries = new SimpleCounter();
    private final Deque<Answer> parts = new ArrayDeque<>();
    private BatchCommitter committer;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        committer = new BatchCommitter(
                new BatchInsert(new ClickHouseSettings(
                        "http://127.0.0.1:" + server.getAddress().getPort(), "user", "a secret")),
                retries);
    }

    @AfterEach
    void stop() {
        committer.close();
        server.stop(0);
    }

    @Test
    void everyBatchGoesUnderItsOwnToken() throws Exception {
        Requests.commit(committer, FIRST, SECOND);
        assertThat(tokens).containsExactly("first-token", "second-token");
    }

    @Test
    void whatMayPassIsTriedAgainUnderTheSameTokenAndInOrder() throws Exception {
        for (Answer answer : List.of(
                new Answer(500, "Code: 252. DB::Exception: Too many parts"),
                new Answer(503, ""),
                new Answer(HANG_UP, ""),
                new Answer(429, ""))) {
            answers.add(answer);
            answers.add(new Answer(200, ""));
            Requests.commit(committer, FIRST, SECOND);
            assertThat(tokens).as("%s", answer).containsExactly("first-token", "first-token", "second-token");
            tokens.clear();
        }
    }

    @Test
    void anAnswerThatIsNotClickHousesIsNoConfirmation() throws Exception {
        answers.add(new Answer(200, "<html>Sign in</html>"));
        answers.add(new Answer(200, "Code: 241. DB::Exception: Memory limit exceeded"));
        Requests.commit(committer, FIRST);
        assertThat(tokens).containsExactly("first-token", "first-token", "first-token");
    }

    @Test
    void aRefusalFailsAtOnceAndSaysWhyWithoutTheSecret() {
        for (int status : new int[] {400, 401, 403, 404, 302}) {
            answers.add(new Answer(status, "Code: 516. DB::Exception: user: Authentication failed"));
            tokens.clear();
            assertThatThrownBy(() -> Requests.commit(committer, FIRST, SECOND))
                    .isInstanceOf(InsertFailedException.class)
                    .hasMessageContaining("first-token")
                    .hasMessageContaining(status + " Code: 516")
                    .hasMessageNotContaining("a secret");
            assertThat(tokens).containsExactly("first-token");
        }
    }

    /** Reports rest on it: no insert is under way longer than their settling time, also where this process is gone. */
    @Test
    void theServerGivesAnInsertUpBeforeThisSideDoes() throws Exception {
        Requests.commit(committer, FIRST);
        assertThat(limits).containsExactly("50");
    }

    @Test
    void insertsWaitForMerges() throws Exception {
        parts.add(new Answer(200, "301\n"));
        parts.add(new Answer(503, ""));
        parts.add(new Answer(200, "300\n"));
        Requests.commit(committer, FIRST);
        assertThat(parts).isEmpty();
        assertThat(tokens).containsExactly("first-token");
        assertThat(retries.getCount()).isEqualTo(2);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = exchange.getRequestURI().getQuery();
        if (query == null) {
            assertThat(body).contains("system.parts");
            answer(exchange, parts.isEmpty() ? new Answer(200, "3\n") : parts.remove());
            return;
        }
        limits.add(query.replaceFirst(".*max_execution_time=([^&]*).*", "$1"));
        tokens.add(query.replaceFirst(".*insert_deduplication_token=([^&]*).*", "$1"));
        answer(exchange, answers.isEmpty() ? new Answer(200, "") : answers.remove());
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.status != HANG_UP) {
            byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
