package io.adtally.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adtally.event.AdEvent;
import io.adtally.outcome.InvalidReason;
import io.adtally.registry.AvroDecoder;
import io.adtally.topic.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenSamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Schema> TODAY = Arrays.stream(Topic.values())
            .map(Topic::valueSchema)
            .distinct()
            .collect(Collectors.toMap(Schema::getName, schema -> schema));

    static List<GoldenSamples.Valid> valid() {
        return GoldenSamples.valid();
    }

    /** What follows a dash tells samples of one release apart. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AdEvent.v1",
                "EnrichedEvent.v1",
                "EnrichedEvent.v2",
                "EnrichedEvent.v3",
                "InvalidEvent.v1",
                "ControlMessage.v1-thresholds",
                "ControlMessage.v1-campaign",
                "ControlMessage.v1-list",
                "ControlMessage.v1-rules",
                "ControlMessage.v1-model",
                "ControlMessage.v2-experiment",
                "ControlMessage.v3-list",
                "ControlAck.v1",
                "QuarantineDecision.v1",
                "DecisionResult.v1",
                "ModelDrift.v1"
            })
    void whatLiesInKafkaIsReadAsItWasWritten(String sample) throws IOException {
        String release = sample.split("-", 2)[0];
        String type = release.substring(0, release.indexOf('.'));
        readsAsWritten(sample, release, Objects.requireNonNull(TODAY.get(type)));
    }

    /** Every release of every schema has a sample. */
    @Test
    void everyReleaseHasASample() throws IOException, URISyntaxException {
        try (Stream<Path> released = Files.list(folder("/released"));
                Stream<Path> golden = Files.list(folder("/golden"))) {
            List<String> samples = golden.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".hex"))
                    .map(name -> name.split("-|\\.hex", 2)[0])
                    .toList();
            assertThat(released.map(file -> file.getFileName().toString().replace(".avsc", "")))
                    .allSatisfy(release -> assertThat(samples).contains(release));
        }
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

    private static Path folder(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(GoldenSamplesTest.class.getResource(name))
                .toURI());
    }

    private static <T extends SpecificRecordBase & SpecificRecord> void readsAsWritten(
            String sample, String release, Schema today) throws IOException {
        Schema written;
        try (InputStream in = GoldenSamplesTest.class.getResourceAsStream("/released/" + release + ".avsc")) {
            written = new Schema.Parser().parse(Objects.requireNonNull(in));
        }
        T read = new AvroDecoder<T>(today, Map.of(1, written)::get).decode(GoldenSamples.kafkaValue(sample));
        holdsAll(GoldenSamples.json(sample + ".json"), JSON.readTree(read.toString()));
    }

    /** Also has whatever later releases added. */
    private static void holdsAll(JsonNode expected, JsonNode found) {
        expected.properties().forEach(field -> {
            JsonNode value = found.get(field.getKey());
            if (field.getValue().isObject() && value != null && value.isObject()) {
                holdsAll(field.getValue(), value);
            } else {
                assertThat(value).as(field.getKey()).isEqualTo(field.getValue());
            }
        });
    }
}
