package io.adtally.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicTest {
    /** Consumers and stored data know these names. */
    @Test
    void namesSubjectsAndSchemasAreFixed() {
        assertThat(Topic.values())
                .extracting(topic -> topic.topicName() + " " + topic.subject() + " "
                        + topic.valueSchema().getFullName())
                .containsExactly(
                        "raw_events raw_events-value io.adtally.event.AdEvent",
                        "invalid_events invalid_events-value io.adtally.event.InvalidEvent",
                        "enriched_events enriched_events-value io.adtally.event.EnrichedEvent",
                        "quarantined_events quarantined_events-value io.adtally.event.EnrichedEvent",
                        "dropped_events dropped_events-value io.adtally.event.EnrichedEvent",
                        "late_events late_events-value io.adtally.event.EnrichedEvent",
                        "quarantine_decisions quarantine_decisions-value io.adtally.control.QuarantineDecision",
                        "decision_results decision_results-value io.adtally.control.DecisionResult",
                        "control control-value io.adtally.control.ControlMessage",
                        "control_acks control_acks-value io.adtally.control.ControlAck",
                        "model_drift model_drift-value io.adtally.control.ModelDrift");
    }
}
