package io.adtally.processing.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.event.AdEvent;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Law: one event, one count, also where one build counts it and the next sees its copy. */
class EarlierPayloadTest {
    private final EarlierPayload earlier = new EarlierPayload();

    @Test
    void knowsACopyByTheHashThatCountedTheUserAgent() {
        Random random = new Random(3);
        for (int i = 0; i < 100; i++) {
            AdEvent event = RawRecords.random(random);
            event.setUserAgent("Browser/" + i);
            PayloadHash remembered = PayloadHash.earlier();
            remembered.update(event);
            long high = remembered.high();
            long low = remembered.low();
            PayloadHash now = new PayloadHash();
            now.update(event);
            assertThat(now.high()).isNotEqualTo(high);

            earlier.update(RawRecords.incoming(event));
            assertThat(earlier.high()).isEqualTo(high);
            assertThat(earlier.low()).isEqualTo(low);
            earlier.update(RawRecords.incoming(
                    AdEvent.newBuilder(event).setUrl("https://example.com/" + i).build()));
            assertThat(earlier.high()).isNotEqualTo(high);

            event.setUserAgent(null);
            remembered.update(event);
            now.update(event);
            assertThat(now.high()).as("as it always was without one").isEqualTo(remembered.high());
        }
    }
}
