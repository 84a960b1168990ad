package io.adtally.processing.sink.clickhouse;

import io.adtally.fraud.verdict.Judgement;
import io.adtally.fraud.verdict.Judgement.Versions;
import io.adtally.processing.event.Flag;
import io.adtally.processing.event.LedgerRow;

/** Writes an entry as a row of {@link RowFormat#NEWEST}. */
final class LedgerRowEncoder {
    private LedgerRowEncoder() {}

    static void write(LedgerRow row, RowBinary out) {
        out.text(row.eventId());
        out.text(row.eventType());
        out.text(row.signalType());
        out.dateTime64(row.eventTimeMillis());
        out.dateTime64(row.receivedAtMillis());
        out.text(row.outcome());
        out.int8(row.sign());
        out.text(row.reason());
        out.text(row.advertiserId());
        out.text(row.campaignId());
        out.text(row.adId());
        out.text(row.creativeId());
        out.text(row.placementId());
        out.text(row.siteId());
        out.text(row.impressionId());
        out.text(row.userIdHash());
        out.text(row.country());
        out.int64(row.spendMicros());
        out.text(row.spendCurrency());
        out.int64(row.valueMicros());
        out.text(row.valueCurrency());
        out.texts(Flag.names(row.flags()));
        out.text(row.adjustmentReason());
        out.nullableDateTime64(row.adjustedAtMillis());
        Judgement judgement = row.judgement();
        Versions versions = judgement.versions();
        out.text(versions.rules());
        out.text(row.behaviour().experimentArm());
        out.nullableFloat64(judgement.score());
        out.nullableFloat64(judgement.challengerScore());
        out.texts(judgement.signals());
        out.text(versions.champion());
        out.text(versions.challenger());
        out.text(versions.lists());
        out.int64(versions.thresholds());
        out.int64(row.priceMicros());
        out.text(row.client().device());
        out.text(row.client().os());
        out.text(row.viewability());
        out.int32(row.source().partition());
        out.int64(row.source().offset());
    }
}
