package io.adtally.topic;

import io.adtally.event.AdEvent;
import io.adtally.event.EnrichedEvent;
import io.adtally.event.InvalidEvent;
import java.util.Locale;
import org.apache.avro.Schema;

/** Every Kafka topic, with the schema of its values and how it is kept. */
public enum Topic {
    RAW_EVENTS(AdEvent.getClassSchema()),
    INVALID_EVENTS(InvalidEvent.getClassSchema()),
    ENRICHED_EVENTS(EnrichedEvent.getClassSchema()),
    QUARANTINED_EVENTS(EnrichedEvent.getClassSchema()),
    DROPPED_EVENTS(EnrichedEvent.getClassSchema()),
    LATE_EVENTS(EnrichedEvent.getClassSchema());

    @SuppressWarnings("ImmutableEnumChecker") // Schema cannot be annotated; the generated one is never changed.
    private final Schema valueSchema;

    Topic(Schema valueSchema) {
        this.valueSchema = valueSchema;
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
}
