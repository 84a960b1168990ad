package io.adtally.console.widget;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.platform.force.InForce;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InForceTextTest {
    @Test
    void namesTheDayUnlessItIsToday() {
        Instant since = Instant.parse("2026-11-25T23:59:58Z");
        assertThat(InForceText.since(since, Instant.parse("2026-11-25T23:59:59Z")))
                .isEqualTo("23:59:58 UTC");
        assertThat(InForceText.since(since, Instant.parse("2026-11-26T00:00:01Z")))
                .isEqualTo("2026-11-25 23:59:58 UTC");
    }

    @Test
    void whatTasksSaidWhoRefusedCanBeReadWithoutAPointer() {
        InForce refused = new InForce(1, 2, null, List.of("enrich 1: not a network"));
        assertThat(InForceText.of(refused).getElement().getTextRecursively())
                .contains("Refused by 1 of 2 tasks", "Why", "enrich 1: not a network");
    }
}
