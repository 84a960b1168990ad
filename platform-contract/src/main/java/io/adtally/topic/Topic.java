package io.adtally.topic;

import io.adtally.control.ControlAck;
import io.adtally.control.ControlMessage;
import io.adtally.control.DecisionResult;
import io.adtally.control.ModelDrift;
import io.adtally.control.QuarantineDecision;
import io.adtally.event.AdEvent;
import io.adtally.event.EnrichedEvent;
import io.adtally.event.InvalidEvent;
import java.util.Locale;
import org.apache.avro.Schema;

/** Every Kafka topic, with the schema of its values and how it is kept. */
public enum Topic {
    RAW_EVENTS(AdEvent.getClassSchema(), Kept.FOR_A_WHILE),
    INVALID_EVENTS(InvalidEvent.getClassSchema(), Kept.FOR_A_WHILE),
    ENRICHED_EVENTS(EnrichedEvent.getClassSchema(), Kept.FOR_A_WHILE),
    QUARANTINED_EVENTS(EnrichedEvent.getClassSchema(), Kept.FOR_A_WHILE),
    DROPPED_EVENTS(EnrichedEvent.getClassSchema(), Kept.FOR_A_WHILE),
    LATE_EVENTS(EnrichedEvent.getClassSchema(), Kept.FOR_A_WHILE),
    /** Analysts' decisions, which re-enter the pipeline past scoring. */
    QUARANTINE_DECISIONS(QuarantineDecision.getClassSchema(), Kept.FOR_A_WHILE),
    /** What became of each of them. */
    DECISION_RESULTS(DecisionResult.getClassSchema(), Kept.FOR_A_WHILE),
    /** What the control plane tells the data plane, by subject. One partition, so that it is read in its order. */
    CONTROL(ControlMessage.getClassSchema(), Kept.NEWEST_OF_A_KEY),
    /** The tasks' answers, by subject, operator and task. */
    CONTROL_ACKS(ControlAck.getClassSchema(), Kept.NEWEST_OF_A_KEY),
    /** What the models' tasks see of traffic, by seat and task. */
    MODEL_DRIFT(ModelDrift.getClassSchema(), Kept.NEWEST_OF_A_KEY);

    /** What becomes of old records. */
    public enum Kept {
        /** Deleted after the retention time; as many partitions as traffic needs. */
        FOR_A_WHILE,
        /** Compacted: the newest record of each key stays; one partition. */
        NEWEST_OF_A_KEY
    }

    @SuppressWarnings("ImmutableEnumChecker") // Schema cannot be annotated; the generated one is never changed.
    private final Schema valueSchema;

    private final Kept kept;

    Topic(Schema valueSchema, Kept kept) {
        this.valueSchema = valueSchema;
        this.kept = kept;
    }

    /** The topic's name in Kafka. */
    public String topicName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The registry subject of the topic's values (TopicNameStrategy). */
    public String subject() {
        return topicName() + "-value";
    }

    public Schema valueSchema() {
        return valueSchema;
    }

    public Kept kept() {
        return kept;
    }
}
