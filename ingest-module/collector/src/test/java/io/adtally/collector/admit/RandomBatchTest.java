package io.adtally.collector.admit;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.collector.admit.Admission.Batch;
import io.adtally.event.AdEvent;
import io.adtally.event.InvalidEvent;
import io.adtally.golden.GoldenSamples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a batch is put together of, each item comes out once: as an event, or invalid with exactly its bytes. */
class RandomBatchTest {
    private static final int BATCHES = 300;
    private static final String[] SPACES = {"", "", " ", "\n", "\t", "\r\n  ", " ".repeat(40)};
    private static final String[] TEXTS = {
        "plain",
        "",
        "\u00e9\u00df",
        "\u6f22\u5b57",
        "\ud83d\ude00",
        "\\\"",
        "\\\\",
        "\\u00e9\\ud83d\\ude00",
        "}],[{",
        ",",
        "\\/\\b\\f\\n\\r\\t"
    };

    private final Admitter admitter =
            new Admitter(new AdmissionSettings(100, Duration.ofMinutes(5), 32, 4096), "collector-7");
    private Random random = new Random(0);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void accountsForEveryItemAndKeepsTheBytesOfTheBadOnes(long seed) {
        random = new Random(seed);
        for (int round = 0; round < BATCHES; round++) {
            List<String> goodIds = new ArrayList<>();
            List<String> bad = new ArrayList<>();
            byte[] body = body(random.nextInt(30), goodIds, bad).getBytes(StandardCharsets.UTF_8);
            Batch batch = (Batch) admitter.admit(body, body.length, Admitting.STRANGER);
            assertThat(batch.items()).isEqualTo(goodIds.size() + bad.size());
            assertThat(batch.events()).extracting(AdEvent::getAdId).isEqualTo(goodIds);
            assertThat(batch.invalid()).extracting(Admitting::original).isEqualTo(bad);
            assertThat(batch.invalid()).extracting(InvalidEvent::getReason).doesNotContainNull();
        }
    }

    private String body(int items, List<String> goodIds, List<String> bad) {
        StringBuilder body = new StringBuilder(space());
        boolean envelope = random.nextBoolean();
        body.append(envelope ? "{" + space() + "\"events\"" + space() + ":" + space() + "[" : "[");
        for (int i = 0; i < items; i++) {
            body.append(i == 0 ? "" : ",").append(space());
            if (random.nextInt(3) > 0) {
                String id = "ad-" + i;
                goodIds.add(id);
                body.append(good(id));
            } else {
                String item = bad();
                bad.add(item);
                body.append(item);
            }
            body.append(space());
        }
        return body.append(envelope ? "]" + space() + "}" : "]").append(space()).toString();
    }

    /** Members in any order, some of them unknown. */
    private String good(String id) {
        List<String> members = new ArrayList<>(List.of(
                "\"event_type\":\"IMPRESSION\"",
                "\"ad_id\":" + space() + "\"" + id + "\"",
                "\"campaign_id\":\"c\"",
                "\"event_time\"" + space() + ":1793534400123"));
        for (int i = random.nextInt(4); i > 0; i--) {
            members.add("\"x" + i + "\":" + value(3));
        }
        java.util.Collections.shuffle(members, random);
        return "{" + space() + String.join(space() + ",", members) + space() + "}";
    }

    private String bad() {
        return switch (random.nextInt(4)) {
            case 0 -> {
                List<GoldenSamples.Invalid> samples = GoldenSamples.invalid();
                yield samples.get(random.nextInt(samples.size())).item();
            }
            case 1 -> good("x").replace("IMPRESSION", "NOISE");
            case 2 -> good("x").replace("\"ad_id\":", "\"ad_id\":" + value(2) + ",\"ad_id\":");
            default -> notAnObject();
        };
    }

    private String notAnObject() {
        String value = value(3);
        return value.startsWith("{") ? "[" + value + "]" : value;
    }

    private String value(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> "null";
            case 1 -> random.nextBoolean() ? "true" : "false";
            case 2 -> Integer.toString(random.nextInt());
            case 3 -> random.nextInt(100) + "." + random.nextInt(100) + "e-" + random.nextInt(400);
            case 4 -> text();
            case 5 -> "[" + space() + value(depth - 1) + space() + "," + value(depth - 1) + "]";
            default -> "{" + text() + space() + ":" + space() + value(depth - 1) + "}";
        };
    }

    private String text() {
        return "\"" + TEXTS[random.nextInt(TEXTS.length)] + TEXTS[random.nextInt(TEXTS.length)] + "\"";
    }

    private String space() {
        return SPACES[random.nextInt(SPACES.length)];
    }
}
