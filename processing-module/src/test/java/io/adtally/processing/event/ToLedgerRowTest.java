package io.adtally.processing.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.event.AdEvent;
import io.adtally.event.EventType;
import io.adtally.event.SignalType;
import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.fraud.verdict.Judgement.Versions;
import io.adtally.fraud.verdict.Ruling;
import io.adtally.outcome.Outcome;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ToLedgerRowTest {
    private static final AdEvent FULL = minimal()
            .setCreativeId("creative")
            .setPlacementId("placement")
            .setSiteId("site")
            .setImpressionId("impression")
            .setUserIdHash("user")
            .setUserAgent("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)")
            .setCountry("DE")
            .setValueMicros(12L)
            .setCurrency("EUR")
            .build();

    private static final Judgement JUDGEMENT = new Judgement(
            Ruling.QUARANTINE,
            "model",
            0.9,
            0.8,
            List.of("speed"),
            new double[] {1, Double.NaN},
            new Versions("rules", "lists", "champion", "challenger", 5));
    private static final Source SOURCE = new Source(300, 70_000_000_000L);
    private static final Behaviour BEHAVIOUR = Behaviour.UNKNOWN.withExperimentArm("scoring/strict");

    private final ToLedgerRow toLedgerRow = new ToLedgerRow();

    @BeforeEach
    void open() {
        toLedgerRow.open(new OpenContext() {});
    }

    @Test
    void takesEveryColumnFromItsPlace() throws Exception {
        DecidedEvent restated =
                new DecidedEvent(candidate(FULL), JUDGEMENT, Outcome.BILLABLE, -1, "why", "late_impression", 77);
        assertThat(toLedgerRow.map(restated))
                .isEqualTo(new LedgerRow(
                        "event",
                        "CLICK",
                        "MOBILE",
                        1_790_000_000_001L,
                        1_790_000_000_002L,
                        "billable",
                        -1,
                        "why",
                        "advertiser",
                        "campaign",
                        "ad",
                        "creative",
                        "placement",
                        "site",
                        "impression",
                        "user",
                        "DE",
                        new Client("mobile", "iOS"),
                        "",
                        9,
                        9,
                        "USD",
                        12,
                        "EUR",
                        24,
                        "late_impression",
                        77,
                        BEHAVIOUR,
                        JUDGEMENT,
                        SOURCE));
    }

    @Test
    void whatIsAbsentIsEmptyThoughTheRowBeforeHadIt() throws Exception {
        toLedgerRow.map(DecidedEvent.first(candidate(FULL), JUDGEMENT, Outcome.BILLABLE, ""));
        LedgerRow row = toLedgerRow.map(
                DecidedEvent.first(candidate(minimal().build()), JUDGEMENT, Outcome.GIVT, "known_crawler"));
        assertThat(row)
                .isEqualTo(new LedgerRow(
                        "event",
                        "CLICK",
                        "MOBILE",
                        1_790_000_000_001L,
                        1_790_000_000_002L,
                        "givt",
                        1,
                        "known_crawler",
                        "advertiser",
                        "campaign",
                        "ad",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        Client.UNKNOWN,
                        "",
                        9,
                        0,
                        "USD",
                        0,
                        "",
                        24,
                        "",
                        0,
                        BEHAVIOUR,
                        JUDGEMENT,
                        SOURCE));
    }

    private static AdEvent.Builder minimal() {
        return AdEvent.newBuilder()
                .setEventId("event")
                .setEventType(EventType.CLICK)
                .setSignalType(SignalType.MOBILE)
                .setEventTime(1_790_000_000_001L)
                .setServerReceivedAt(1_790_000_000_002L)
                .setCollectorId("collector")
                .setAdId("ad")
                .setCampaignId("campaign");
    }

    private static Candidate candidate(AdEvent event) {
        return new Candidate(RawRecords.incoming(event, SOURCE), "advertiser", 9, "USD", 24, BEHAVIOUR);
    }
}
