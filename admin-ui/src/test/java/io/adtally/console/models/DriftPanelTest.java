package io.adtally.console.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adtally.platform.model.Drift;
import io.adtally.platform.model.Seat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DriftPanelTest {
    private static Drift drift(Seat seat, @Nullable Double index) {
        return new Drift(
                seat,
                "m",
                Instant.EPOCH,
                Duration.ofHours(1),
                1,
                Map.of("clean", 90L, "quarantine", 10L),
                List.of(
                        new Drift.Shift("action", List.of(0.0), List.of(0.5, 0.5, 0.0), List.of(1L, 1L, 0L), index),
                        new Drift.Shift("score", List.of(0.5), List.of(0.75, 0.25, 0.0), List.of(9L, 1L, 0L), 0.01)));
    }

    @Test
    void saysWhatHasMovedMostAndWhatBecameOfEvents() {
        DriftPanel panel = new DriftPanel();
        panel.show(List.of());
        assertThat(panel.getSummary().getElement().getTextRecursively()).contains("no task has reported");
        panel.show(List.of(drift(Seat.CHAMPION, 0.3)));
        assertThat(panel.getSummary().getElement().getTextRecursively())
                .contains("Champion: 100 events", "held 10.0 %", "SIVT 0.0 %", "Kind of event 0.3");
        panel.show(List.of());
        assertThat(panel.getSummary().getElement().getTextRecursively()).contains("no task reports");
        assertThat(panel.isOpened()).isFalse();
    }

    @Test
    void chartsHoldWhatWasFoundBesideWhatWasExpected() throws Exception {
        List<Drift> both = List.of(drift(Seat.CHAMPION, 0.3), drift(Seat.CHALLENGER, null));
        JsonNode indexes = new ObjectMapper().readTree(DriftCharts.indexes(both));
        assertThat(indexes.at("/yAxis/data").toString()).isEqualTo("[\"Kind of event\",\"Score\"]");
        assertThat(indexes.at("/xAxis/type").asText()).isEqualTo("value");
        assertThat(indexes.at("/series/0/data").toString()).isEqualTo("[0.3,0.01]");
        assertThat(indexes.at("/series/1/data").toString()).isEqualTo("[null,0.01]");
        JsonNode scores = new ObjectMapper().readTree(DriftCharts.scores(both));
        assertThat(scores.at("/xAxis/data").toString()).isEqualTo("[\"to 0.5\",\"to 1\"]");
        assertThat(scores.at("/series/0/data").toString()).isEqualTo("[0.9,0.1]");
        assertThat(scores.at("/series/1/data").toString()).isEqualTo("[0.75,0.25]");
        assertThat(scores.at("/series")).hasSize(4);
    }
}
