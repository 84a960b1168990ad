package io.adtally.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PartitionKeyTest {
    @Test
    void isTheUserWhenThereIsOne() {
        assertThat(PartitionKey.of("user", "event")).isEqualTo("user".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isTheEventWhenThereIsNoUser() {
        assertThat(PartitionKey.of(null, "event")).isEqualTo("event".getBytes(StandardCharsets.UTF_8));
    }

    /** One key for all the anonymous would put them all into one partition. */
    @Test
    void anEmptyUserIsNoUser() {
        assertThat(PartitionKey.of("", "event")).isEqualTo("event".getBytes(StandardCharsets.UTF_8));
    }
}
