package io.adtally.processing.sink.clickhouse;

import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.processing.event.Client;
import io.adtally.processing.event.LedgerRow;
import io.adtally.processing.event.Source;

/** Entries in the books of which only what matters is said. */
final class Rows {
    private Rows() {}

    static LedgerRow row(String eventId, String campaignId, long eventTimeMillis, String outcome, int sign) {
        return new LedgerRow(
                eventId,
                "IMPRESSION",
                "BROWSER",
                eventTimeMillis,
                eventTimeMillis + 5,
                outcome,
                sign,
                "",
                "advertiser",
                campaignId,
                "ad",
                "creative",
                "placement",
                "site",
                eventId,
                "user",
                "DE",
                new Client("desktop", "Linux"),
                "",
                3,
                3,
                "USD",
                0,
                "",
                0,
                "",
                0,
                Behaviour.UNKNOWN,
                Judgement.NONE,
                Source.NONE);
    }
}
