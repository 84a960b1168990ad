package io.adtally.processing.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.event.AdEvent;
import io.adtally.event.EventType;
import io.adtally.event.RandomAdEvents;
import io.adtally.event.SignalType;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.apache.avro.Schema.Field;
import org.junit.jupiter.api.Test;

class PayloadHashTest {
    /** What two sendings of one event may differ in. */
    private static final Set<String> TRANSPORT = Set.of(
            "event_time",
            "sent_at",
            "server_received_at",
            "collector_id",
            "ip",
            "country",
            "ray_id",
            "user_agent",
            "clock_clamped",
            "maybe_duplicate",
            "pre_bid_ivt");

    private final PayloadHash hash = new PayloadHash();

    @Test
    void everyFieldOfTheClientCountsAndNoneOfTheTransport() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            AdEvent event = RandomAdEvents.next(random);
            AdEvent other = RandomAdEvents.next(random);
            List<Long> before = hashed(event);
            for (Field field : AdEvent.getClassSchema().getFields()) {
                AdEvent changed = AdEvent.newBuilder(event).build();
                changed.put(field.pos(), other.get(field.pos()));
                boolean same = Objects.equals(event.get(field.pos()), other.get(field.pos()));
                assertThat(hashed(changed).equals(before))
                        .as("%s: %s, then %s", field.name(), event.get(field.pos()), other.get(field.pos()))
                        .isEqualTo(same || TRANSPORT.contains(field.name()));
            }
        }
    }

    @Test
    void absentEmptyAndFalseAreThreeThings() {
        AdEvent event = minimal();
        List<Long> absent = hashed(event);
        event.setReferrer("");
        assertThat(hashed(event)).isNotEqualTo(absent);
        event.setReferrer(null);
        event.setConsentGpc(false);
        assertThat(hashed(event)).isNotEqualTo(absent);
    }

    @Test
    void neighboursDoNotRunIntoEachOther() {
        AdEvent event = minimal();
        event.setUrl("ab");
        event.setReferrer("c");
        List<Long> first = hashed(event);
        event.setUrl("a");
        event.setReferrer("bc");
        assertThat(hashed(event)).isNotEqualTo(first);
    }

    /** "Aa" and "BB" fall into one bucket of a hash map, which iterates them as they were put. */
    @Test
    void theOrderOfExtraFieldsIsNoDifference() {
        AdEvent event = minimal();
        Map<String, String> extra = new LinkedHashMap<>();
        extra.put("Aa", "1");
        extra.put("BB", "2");
        event.setExtra(new HashMap<>(extra));
        List<Long> first = hashed(event);
        Map<String, String> reversed = new HashMap<>();
        reversed.put("BB", "2");
        reversed.put("Aa", "1");
        event.setExtra(reversed);
        assertThat(hashed(event)).isEqualTo(first);
    }

    /** Hashes lie in state: a field appended to the schema must not change those of events that do not set it. */
    @Test
    void onlyWhatIsSetIsHashedUnderItsPosition() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, 0, "01JD0000000000000000000000");
            text(out, 1, "IMPRESSION");
            text(out, 2, "BROWSER");
            text(out, 7, "ad-ä");
            text(out, 9, "campaign");
        }
        ByteBuffer expected =
                ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        assertThat(hashed(minimal())).containsExactly(expected.getLong(), expected.getLong());
    }

    private static void text(DataOutputStream out, int position, String text) throws Exception {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(position);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private List<Long> hashed(AdEvent event) {
        hash.update(event);
        return List.of(hash.high(), hash.low());
    }

    private static AdEvent minimal() {
        return AdEvent.newBuilder()
                .setEventId("01JD0000000000000000000000")
                .setEventType(EventType.IMPRESSION)
                .setSignalType(SignalType.BROWSER)
                .setEventTime(1)
                .setServerReceivedAt(2)
                .setCollectorId("c")
                .setAdId("ad-ä")
                .setCampaignId("campaign")
                .build();
    }
}
