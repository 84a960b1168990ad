package io.adtally.collector.admit;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.collector.admit.Admission.Batch;
import io.adtally.collector.admit.Admission.Refused;
import io.adtally.event.AdEvent;
import io.adtally.event.InvalidEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Bodies for the tests, and an admitter with settings that they state. */
final class Admitting {
    /** When every body here arrives. */
    static final Instant NOW = Instant.parse("2026-11-01T12:01:00Z");

    static final AdmissionSettings SETTINGS = new AdmissionSettings(10, Duration.ofMinutes(5), 5, 60);
    static final Arrival STRANGER = new Arrival(NOW.toEpochMilli(), "192.0.2.7", false, "Agent/1.0");
    static final Arrival EDGE = new Arrival(NOW.toEpochMilli(), "192.0.2.7", true, "Agent/1.0");

    private static final Admitter ADMITTER = new Admitter(SETTINGS, "collector-7");

    private Admitting() {}

    /** An item with all that is required, and the given members in front. */
    static String item(String members) {
        return "{" + members + (members.isEmpty() ? "" : ",")
                + "\"event_type\":\"IMPRESSION\",\"ad_id\":\"ad-1\",\"campaign_id\":\"c-1\","
                + "\"event_time\":\"2026-11-01T12:00:00Z\"}";
    }

    static Admission admit(String body) {
        return admit(body, STRANGER);
    }

    static Admission admit(String body, Arrival arrival) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ADMITTER.admit(bytes, bytes.length, arrival);
    }

    static Batch batch(String body) {
        return (Batch) admit(body);
    }

    static Refused refusal(String body) {
        return (Refused) admit(body);
    }

    static AdEvent event(String item) {
        return event(item, STRANGER);
    }

    /** The event of an item that must be good. */
    static AdEvent event(String item, Arrival arrival) {
        Batch batch = (Batch) admit("[" + item + "]", arrival);
        assertThat(batch.invalid()).isEmpty();
        assertThat(batch.events()).hasSize(1);
        return batch.events().getFirst();
    }

    static InvalidEvent invalid(String item) {
        return invalid(item, STRANGER);
    }

    /** What is kept of an item that must be bad. */
    static InvalidEvent invalid(String item, Arrival arrival) {
        Batch batch = (Batch) admit("[" + item + "]", arrival);
        assertThat(batch.events()).isEmpty();
        assertThat(batch.invalid()).hasSize(1);
        return batch.invalid().getFirst();
    }

    static String original(InvalidEvent invalid) {
        return StandardCharsets.UTF_8.decode(invalid.getOriginal().duplicate()).toString();
    }
}
