package io.adtally.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.adtally.fraud.rule.Fact;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListHitsTest {
    private static final String ANSWER = """
            {"data": [{"signal": "listed_user_agent:Bot's\\\\d", "events": 12}]}""";

    private final List<String> asked = new ArrayList<>();
    private final HttpServer server;

    ListHitsTest() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getQuery());
            byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksForWhatIsWrittenInTheEntryWhateverThatIs() {
        assertThat(hits().inLastHour(Fact.LISTED_USER_AGENT, List.of("Bot's\\d", "other")))
                .isEqualTo(Map.of("Bot's\\d", 12L, "other", 0L));
        assertThat(asked.getFirst())
                .contains("param_signals=['listed_user_agent:Bot\\'s\\\\d','listed_user_agent:other']");
    }

    @Test
    void ofNoEntryNothingIsAsked() {
        assertThat(hits().inLastHour(Fact.LISTED_ADDRESS, List.of())).isEmpty();
        assertThat(asked).isEmpty();
    }

    private ListHits hits() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new ListHits(new ClickHouse(new ClickHouseSettings(url, "adtally", "", Duration.ofSeconds(5))));
    }
}
