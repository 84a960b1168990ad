package io.adtally.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.platform.threshold.ThresholdValues;
import io.adtally.platform.threshold.ThresholdValues.AdvertiserOverride;
import io.adtally.platform.traffic.ScoredEvents.Move;
import io.adtally.platform.traffic.ScoredEvents.Ruling;
import io.adtally.platform.traffic.ScoredEvents.WhatIf;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoredEventsTest {
    @Test
    void countsWhatStaysAndTellsByAdvertiserWhatMoves() {
        WhatIf whatIf = ScoredEvents.whatIf(List.of(
                new Move("", Ruling.COUNTED, Ruling.COUNTED, 100, 90, 10, Map.of()),
                new Move("", Ruling.DROPPED, Ruling.DROPPED, 7, 0, 7, Map.of()),
                new Move("acme", Ruling.COUNTED, Ruling.HELD, 5, 4, 1, Map.of("EUR", 40L)),
                new Move("acme", Ruling.COUNTED, Ruling.HELD, 2, 2, 0, Map.of("USD", 3L)),
                new Move("other", Ruling.HELD, Ruling.COUNTED, 3, 0, 3, Map.of("EUR", 9L))));
        assertThat(whatIf.scored()).isEqualTo(117);
        assertThat(whatIf.quarantinedNow()).isEqualTo(3);
        assertThat(whatIf.quarantined()).isEqualTo(7);
        assertThat(whatIf.droppedNow()).isEqualTo(7);
        assertThat(whatIf.dropped()).isEqualTo(7);
        assertThat(whatIf.advertisers()).isEqualTo(2);
        assertThat(whatIf.moves())
                .containsExactly(
                        new Move("acme", Ruling.COUNTED, Ruling.HELD, 7, 6, 1, Map.of("EUR", 40L, "USD", 3L)),
                        new Move("other", Ruling.HELD, Ruling.COUNTED, 3, 0, 3, Map.of("EUR", 9L)));
    }

    @Test
    void asksWithTheThresholdsOfEachAdvertiser() {
        ThresholdValues values = new ThresholdValues(
                0.8, 0.95, List.of(new AdvertiserOverride("acme", 0.5, 0.9), new AdvertiserOverride("other", 0.6, 1)));
        assertThat(ScoredEvents.parameters("other_", values))
                .containsOnly(
                        Map.entry("other_ids", "['acme','other']"),
                        Map.entry("other_quarantines", "[0.5,0.6]"),
                        Map.entry("other_drops", "[0.9,1.0]"),
                        Map.entry("other_quarantine", "0.8"),
                        Map.entry("other_drop", "0.95"));
    }
}
