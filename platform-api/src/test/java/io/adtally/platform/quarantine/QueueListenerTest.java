package io.adtally.platform.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.event.AdEvent;
import io.adtally.event.EnrichedEvent;
import io.adtally.event.EventType;
import io.adtally.event.SignalType;
import io.adtally.fraud.place.Networks;
import io.adtally.platform.MigratedDatabase;
import io.adtally.registry.RegistryClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueListenerTest {
    private static final long TIME = 1_780_000_000_000L;
    private static final int LONGEST_ID = 128;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TEXT = 2048;

    private final MigratedDatabase database = new MigratedDatabase();
    private final QueueTable queue = new QueueTable(database.jdbc(), database.batches());
    private final MeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void holdsTheLongestTextsThatTheCollectorLetsThrough() throws Exception {
        QueueListener listener = listener();
        String longest = "x".repeat(LONGEST_ID);
        listener.take(List.of(row("longest", longest)), List.of());
        assertThat(ads()).containsExactly(longest);
        assertThat(leftOut()).isZero();
    }

    @Test
    void anEventThatDoesNotFitHoldsBackNoOtherAndIsCounted() throws Exception {
        QueueListener listener = listener();
        listener.take(List.of(row("gone", "a")), List.of());
        listener.take(
                List.of(row("good", "b"), row("x".repeat(LONGEST_ID + 1), "bad"), row("other", "c")), List.of("gone"));
        assertThat(ads()).containsExactly("b", "c");
        assertThat(leftOut()).isEqualTo(1);
    }

    @Test
    void aTextWithANullCharacterIsShownWithoutIt() throws Exception {
        AdEvent event = event("nul", "a");
        event.setUserAgent("Mozilla\0/5.0");
        assertThat(events().row(enriched(event)).item().userAgent()).isEqualTo("Mozilla\uFFFD/5.0");
    }

    private QueueListener listener() throws Exception {
        return new QueueListener(
                events(), queue, database.transactions(), new RegistryClient("http://127.0.0.1:1"), metrics);
    }

    private static QuarantinedEvents events() throws Exception {
        return new QuarantinedEvents(Networks.open(List.of()));
    }

    private static QuarantinedEvents.Row row(String id, String adId) throws Exception {
        return events().row(enriched(event(id, adId)));
    }

    private static AdEvent event(String id, String adId) {
        return AdEvent.newBuilder()
                .setEventId(id)
                .setEventType(EventType.CLICK)
                .setSignalType(SignalType.BROWSER)
                .setEventTime(TIME)
                .setServerReceivedAt(TIME + 40)
                .setCollectorId("collector-1")
                .setImpressionId("i".repeat(LONGEST_ID))
                .setAdId(adId)
                .setCampaignId("c".repeat(LONGEST_ID))
                .setPlacementId("p".repeat(LONGEST_ID))
                .setSiteId("s".repeat(LONGEST_ID))
                .setDeviceIdHash("d".repeat(LONGEST_ID))
                .setIp("i".repeat(LONGEST_NAME))
                .setCountry("D".repeat(LONGEST_NAME))
                .setUserAgent("u".repeat(LONGEST_TEXT))
                .setUrl("l".repeat(LONGEST_TEXT))
                .build();
    }

    private static EnrichedEvent enriched(AdEvent event) {
        return EnrichedEvent.newBuilder()
                .setEvent(event)
                .setOutcome("quarantined")
                .setSign(1)
                .setReason("score_above_quarantine")
                .setTrafficClass("suspect")
                .setAdvertiserId("advertiser-1")
                .setPriceMicros(1)
                .setSpendMicros(0)
                .setSpendCurrency("EUR")
                .setScore(0.9)
                .setSignals(List.of("session_millis"))
                .setModelVersion("forest")
                .build();
    }

    private List<String> ads() {
        return database.jdbc()
                .sql("select ad_id from quarantined_event order by ad_id")
                .query(String.class)
                .list();
    }

    private double leftOut() {
        return metrics.get("adtally.review.left.out").counter().count();
    }
}
