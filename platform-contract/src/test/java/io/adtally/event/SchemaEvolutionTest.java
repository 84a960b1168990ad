package io.adtally.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.control.ControlAck;
import io.adtally.control.ControlMessage;
import io.adtally.control.DecisionResult;
import io.adtally.control.ModelDrift;
import io.adtally.control.QuarantineDecision;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every schema that was ever released lies in {@code released/}: what it wrote is still in Kafka and in the lake. */
class SchemaEvolutionTest {
    private static final Map<String, Schema> TODAY = Map.of(
            "AdEvent", AdEvent.getClassSchema(),
            "InvalidEvent", InvalidEvent.getClassSchema(),
            "EnrichedEvent", EnrichedEvent.getClassSchema(),
            "ControlMessage", ControlMessage.getClassSchema(),
            "ControlAck", ControlAck.getClassSchema(),
            "QuarantineDecision", QuarantineDecision.getClassSchema(),
            "DecisionResult", DecisionResult.getClassSchema(),
            "ModelDrift", ModelDrift.getClassSchema());

    static List<Path> released() throws IOException, URISyntaxException {
        URI folder = Objects.requireNonNull(SchemaEvolutionTest.class.getResource("/released"))
                .toURI();
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.sorted().toList();
        }
    }

    /** A changed schema is put beside its predecessors, or the next change would not be held against it. */
    @Test
    void todayIsTheNewestRelease() throws IOException, URISyntaxException {
        Map<String, String> newest = new HashMap<>();
        for (Path file : released()) { // in order of versions
            Schema schema = parse(file);
            newest.put(schema.getName(), SchemaNormalization.toParsingForm(schema));
        }
        Map<String, String> today = new HashMap<>();
        TODAY.forEach((name, schema) -> today.put(name, SchemaNormalization.toParsingForm(schema)));
        assertThat(newest).isEqualTo(today);
    }

    @ParameterizedTest
    @MethodSource("released")
    void todayReadsWhatAReleaseWrote(Path file) throws IOException {
        Schema released = parse(file);
        SchemaCompatibility.SchemaPairCompatibility result =
                SchemaCompatibility.checkReaderWriterCompatibility(today(released), released);
        assertThat(result.getType()).as(result.getDescription()).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    /** Column ids of the lake follow the order of AdEvent's fields, and encoders write fields in their order. */
    @ParameterizedTest
    @MethodSource("released")
    void fieldsAreOnlyAppended(Path file) throws IOException {
        Schema released = parse(file);
        assertThat(names(today(released))).startsWith(names(released).toArray(String[]::new));
    }

    /** The pipeline copies an event's bytes in front of its decision. */
    @Test
    void aDecidedEventBeginsWithTheEvent() {
        Field first = EnrichedEvent.getClassSchema().getFields().get(0);
        assertThat(first.name()).isEqualTo("event");
        assertThat(first.schema()).isEqualTo(AdEvent.getClassSchema());
    }

    private static Schema parse(Path file) throws IOException {
        return new Schema.Parser().parse(new File(file.toUri()));
    }

    private static Schema today(Schema released) {
        return Objects.requireNonNull(TODAY.get(released.getName()), released.getName());
    }

    private static List<String> names(Schema schema) {
        return schema.getFields().stream().map(Field::name).toList();
    }
}
