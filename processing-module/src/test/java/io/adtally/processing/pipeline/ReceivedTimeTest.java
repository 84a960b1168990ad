package io.adtally.processing.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.event.AdEvent;
import io.adtally.processing.event.DamagedRecord;
import io.adtally.processing.event.RawRecord;
import io.adtally.processing.event.RawRecords;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReceivedTimeTest {
    private static final long NOW = 1_790_000_000_000L;

    @Test
    void watermarksFollowTheTimeOfReceipt() {
        assertThat(EventPipelineTopology.timestamp(received(NOW - 5).receivedAtMillis(), NOW))
                .isEqualTo(NOW - 5);
        assertThat(EventPipelineTopology.timestamp(
                        new RawRecord(null, new DamagedRecord(new byte[0], "", NOW - 7)).receivedAtMillis(), NOW))
                .isEqualTo(NOW - 7);
    }

    /** Or all state would be freed, and every copy that comes later counted again. */
    @Test
    void aCollectorAheadOfTimeDoesNotPullThemAlong() {
        assertThat(EventPipelineTopology.timestamp(
                        received(NOW + 3L * 86_400_000).receivedAtMillis(), NOW))
                .isEqualTo(NOW);
    }

    private static RawRecord received(long receivedAtMillis) {
        AdEvent event = RawRecords.random(new Random(1));
        event.setServerReceivedAt(receivedAtMillis);
        return RawRecords.of(event);
    }
}
