package io.adtally.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JoinKeyTest {
    private static final String EVENT = "01KK0000000000000000000001";
    private static final String IMPRESSION = "01KK0000000000000000000002";

    @Test
    void isTheImpressionAnEventFollows() {
        assertThat(key(EventType.CLICK, IMPRESSION)).isEqualTo(IMPRESSION);
        assertThat(key(EventType.VIEWABLE, IMPRESSION)).isEqualTo(IMPRESSION);
    }

    @Test
    void isItsOwnIdWhereItFollowsNone() {
        assertThat(key(EventType.IMPRESSION, EVENT)).isEqualTo(EVENT);
        assertThat(key(EventType.CONVERSION, null)).isEqualTo(EVENT);
    }

    /** A macro that nobody filled in comes from many clients: together they would be one key for all of them. */
    @Test
    void isItsOwnIdWhereNoImpressionCanHaveTheOneItNames() {
        assertThat(key(EventType.CLICK, "undefined")).isEqualTo(EVENT);
        assertThat(key(EventType.CLICK, "${IMPRESSION_ID}")).isEqualTo(EVENT);
        assertThat(key(EventType.CLICK, "x".repeat(128))).isEqualTo(EVENT);
    }

    private static String key(EventType type, @Nullable String impressionId) {
        AdEvent event = RandomAdEvents.next(new Random(1));
        event.setEventId(EVENT);
        event.setEventType(type);
        event.setImpressionId(impressionId);
        return JoinKey.of(event);
    }
}
