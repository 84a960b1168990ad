package io.adtally.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettlingTest {
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

    private final Settling settling = new Settling(Duration.ofSeconds(60));

    private Balance after(long seconds, long counted, long accepted) {
        return settling.weigh(START.plusSeconds(seconds), counted, accepted);
    }

    @Test
    void whatWasAcceptedAMomentAgoIsOnItsWay() {
        Balance balance = after(0, 90, 100);
        assertThat(balance.difference()).isZero();
        assertThat(balance.onTheirWay()).isEqualTo(10);
        assertThat(after(59, 90, 130).difference()).isZero();
        assertThat(after(60, 100, 130).difference()).isZero();
        assertThat(after(70, 100, 130).onTheirWay()).isEqualTo(30);
        assertThat(after(119, 130, 130).difference()).isZero();
    }

    @Test
    void whatIsNotCountedInTimeIsMissingUntilItIs() {
        after(0, 90, 100);
        after(30, 90, 110);
        Balance late = after(60, 97, 120);
        assertThat(late.missing()).isEqualTo(3);
        assertThat(late.difference()).isEqualTo(-3);
        assertThat(late.onTheirWay()).isEqualTo(20);
        assertThat(after(89, 97, 120).missing()).as("the next are not due yet").isEqualTo(3);
        assertThat(after(90, 97, 120).missing()).isEqualTo(13);
        assertThat(after(1_000, 97, 120).missing()).isEqualTo(23);
        assertThat(after(1_001, 120, 120).difference()).isZero();
    }

    @Test
    void whatWasNeverAcceptedIsTooMany() {
        Balance balance = after(0, 104, 100);
        assertThat(balance.excess()).isEqualTo(4);
        assertThat(balance.difference()).isEqualTo(4);
        assertThat(balance.onTheirWay()).isZero();
        assertThat(after(1, 104, 104).difference()).isZero();
    }
}
