package io.adtally.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.fraud.rule.Fact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListHitsTest {
    private static final String ANSWER = """
            {"data": [{"signal": "listed_user_agent:Bot's\\\\d", "events": 12}]}""";

    private final AnsweringClickHouse clickHouse;

    ListHitsTest() throws Exception {
        clickHouse = new AnsweringClickHouse(ANSWER);
    }

    @AfterEach
    void stop() {
        clickHouse.close();
    }

    @Test
    void asksForWhatIsWrittenInTheEntryWhateverThatIs() {
        assertThat(hits().inLastHour(Fact.LISTED_USER_AGENT, List.of("Bot's\\d", "other")))
                .isEqualTo(Map.of("Bot's\\d", 12L, "other", 0L));
        assertThat(clickHouse.asked.getFirst())
                .contains("param_signals=['listed_user_agent:Bot\\'s\\\\d','listed_user_agent:other']");
    }

    @Test
    void ofNoEntryNothingIsAsked() {
        assertThat(hits().inLastHour(Fact.LISTED_ADDRESS, List.of())).isEmpty();
        assertThat(clickHouse.asked).isEmpty();
    }

    private ListHits hits() {
        return new ListHits(clickHouse.client());
    }
}
