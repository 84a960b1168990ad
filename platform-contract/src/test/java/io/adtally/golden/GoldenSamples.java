package io.adtally.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adtally.outcome.InvalidReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads the samples in {@code golden/} of this test-jar. */
public final class GoldenSamples {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldenSamples() {}

    /**
     * An item that the collector accepts.
     *
     * @param item the JSON as sent
     * @param event fields the accepted event has, as a JSON object named as in the Avro schema
     */
    public record Valid(String name, String item, String event) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** An item that the collector refuses, and why. */
    public record Invalid(String name, String item, InvalidReason reason) {
        @Override
        public String toString() {
            return reason + ": " + name;
        }
    }

    public static List<Valid> valid() {
        List<Valid> samples = new ArrayList<>();
        for (JsonNode sample : json("events-valid.json")) {
            samples.add(new Valid(
                    sample.get("name").asText(),
                    sample.get("item").toString(),
                    sample.get("event").toString()));
        }
        return samples;
    }

    public static List<Invalid> invalid() {
        List<Invalid> samples = new ArrayList<>();
        for (JsonNode sample : json("events-invalid.json")) {
            samples.add(new Invalid(
                    sample.get("name").asText(),
                    sample.get("item").toString(),
                    InvalidReason.valueOf(sample.get("reason").asText())));
        }
        return samples;
    }

    /** The same four good events as a JSON array and as an object with the array in {@code events}. */
    public static List<byte[]> bodies() {
        return List.of(bytes("body-array.json"), bytes("body-object.json"));
    }

    /** A Kafka value, header (schema id 1) and all, of a record type's released version, such as "AdEvent.v1". */
    public static byte[] kafkaValue(String release) {
        String hex = new String(bytes(release + ".hex"), StandardCharsets.US_ASCII);
        return HexFormat.of().parseHex(hex.replace("\n", ""));
    }

    static JsonNode json(String file) {
        try {
            return JSON.readTree(bytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String file) {
        try (InputStream in = GoldenSamples.class.getResourceAsStream("/golden/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("no golden sample " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
