package io.adtally.collector.admit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adtally.collector.admit.Admission.Batch;
import io.adtally.event.AdEvent;
import io.adtally.event.InvalidEvent;
import io.adtally.golden.GoldenSamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples that every sender and reader of events agrees on. */
class GoldenAdmissionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<GoldenSamples.Valid> valid() {
        return GoldenSamples.valid();
    }

    static List<GoldenSamples.Invalid> invalid() {
        return GoldenSamples.invalid();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void acceptsWithTheFieldsTheSampleNames(GoldenSamples.Valid sample) throws IOException {
        AdEvent event = Admitting.event(sample.item());
        JsonNode fields = JSON.readTree(event.toString());
        JSON.readTree(sample.event()).properties().forEach(expected -> assertThat(fields.get(expected.getKey()))
                .as(expected.getKey())
                .isEqualTo(expected.getValue()));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refusesForTheReasonTheSampleNames(GoldenSamples.Invalid sample) {
        InvalidEvent invalid = Admitting.invalid(sample.item());
        assertThat(invalid.getReason()).isEqualTo(sample.reason().name());
        assertThat(Admitting.original(invalid)).isEqualTo(sample.item());
        assertThat(invalid.getDetail()).isNotBlank().hasSizeLessThan(200);
    }

    @Test
    void readsBothFormsOfABodyAlike() {
        List<List<AdEvent>> read = GoldenSamples.bodies().stream()
                .map(body -> Admitting.batch(new String(body, StandardCharsets.UTF_8)))
                .map(Batch::events)
                .toList();
        assertThat(read.get(0)).hasSize(4).isEqualTo(read.get(1));
    }
}
