package io.adtally.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adtally.event.AdEvent;
import io.adtally.event.EnrichedEvent;
import io.adtally.event.InvalidEvent;
import io.adtally.outcome.InvalidReason;
import io.adtally.registry.AvroDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenSamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<GoldenSamples.Valid> valid() {
        return GoldenSamples.valid();
    }

    @Test
    void theClickInKafkaIsReadAsItWasWritten() throws IOException {
        readsAsWritten("AdEvent.v1", AdEvent.getClassSchema());
    }

    @Test
    void theDecidedEventInKafkaIsReadAsItWasWritten() throws IOException {
        readsAsWritten("EnrichedEvent.v1", EnrichedEvent.getClassSchema());
    }

    @Test
    void theDecidedEventWithItsBehaviourIsReadAsItWasWritten() throws IOException {
        readsAsWritten("EnrichedEvent.v2", EnrichedEvent.getClassSchema());
    }

    @Test
    void theRefusedItemInKafkaIsReadAsItWasWritten() throws IOException {
        readsAsWritten("InvalidEvent.v1", InvalidEvent.getClassSchema());
    }

    @ParameterizedTest
    @MethodSource("valid")
    void expectedFieldsAreFieldsOfTheEvent(GoldenSamples.Valid sample) throws IOException {
        JSON.readTree(sample.event()).fieldNames().forEachRemaining(name -> assertThat(
                        AdEvent.getClassSchema().getField(name))
                .as(name)
                .isNotNull());
        assertThat(JSON.readTree(sample.item()).isObject()).isTrue();
    }

    /** Every reason a client can cause has a sample; a damaged record only arises in Kafka. */
    @Test
    void everyReasonHasASample() {
        EnumSet<InvalidReason> reasons = EnumSet.of(InvalidReason.DAMAGED_RECORD);
        GoldenSamples.invalid().forEach(sample -> reasons.add(sample.reason()));
        assertThat(reasons).containsExactlyInAnyOrder(InvalidReason.values());
    }

    @Test
    void bothBodiesHoldTheSameEvents() throws IOException {
        JsonNode array = JSON.readTree(GoldenSamples.bodies().get(0));
        assertThat(array).hasSize(4);
        assertThat(JSON.readTree(GoldenSamples.bodies().get(1)).get("events")).isEqualTo(array);
    }

    private static <T extends SpecificRecordBase & SpecificRecord> void readsAsWritten(String release, Schema today)
            throws IOException {
        Schema written;
        try (InputStream in = GoldenSamplesTest.class.getResourceAsStream("/released/" + release + ".avsc")) {
            written = new Schema.Parser().parse(Objects.requireNonNull(in));
        }
        T read = new AvroDecoder<T>(today, Map.of(1, written)::get).decode(GoldenSamples.kafkaValue(release));
        JsonNode fields = JSON.readTree(read.toString());
        GoldenSamples.json(release + ".json").properties().forEach(field -> assertThat(fields.get(field.getKey()))
                .as(field.getKey())
                .isEqualTo(field.getValue()));
    }
}
