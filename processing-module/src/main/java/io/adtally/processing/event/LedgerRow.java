package io.adtally.processing.event;

import io.adtally.event.AdEvent;
import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.outcome.Outcome;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the books as reports and the lake keep it: the slim columns of {@code adtally.ad_events}. Absent texts are
 * empty, times are epoch milliseconds, money is millionths of a currency unit.
 *
 * @param sign +1 or -1; counts are {@code sum(sign)}
 * @param client what the event's client runs on
 * @param viewability of a VIEWABLE event, see {@link Viewability}; empty on others
 * @param priceMicros what the event costs if it is charged, whatever its outcome
 * @param adjustedAtMillis 0 on first decisions
 * @param behaviour as it was when the event came, the same on all entries of an event
 * @param judgement likewise
 * @param source where the event or, of an item that is none, its record of {@code invalid_events} lies in Kafka
 */
@TypeInfo(LedgerRowSerializer.Info.class)
public record LedgerRow(
        String eventId,
        String eventType,
        String signalType,
        long eventTimeMillis,
        long receivedAtMillis,
        String outcome,
        int sign,
        String reason,
        String advertiserId,
        String campaignId,
        String adId,
        String creativeId,
        String placementId,
        String siteId,
        String impressionId,
        String userIdHash,
        String country,
        Client client,
        String viewability,
        long priceMicros,
        long spendMicros,
        String spendCurrency,
        long valueMicros,
        String valueCurrency,
        int flags,
        String adjustmentReason,
        long adjustedAtMillis,
        Behaviour behaviour,
        Judgement judgement,
        Source source)
        implements Entry {

    /** The entry of a decided event whose Avro has been decoded to {@code event}, sent by {@code client}. */
    static LedgerRow of(DecidedEvent decided, AdEvent event, Client client) {
        Candidate candidate = decided.candidate();
        return new LedgerRow(
                event.getEventId(),
                event.getEventType().name(),
                event.getSignalType().name(),
                event.getEventTime(),
                event.getServerReceivedAt(),
                decided.outcome().wire(),
                decided.sign(),
                decided.reason(),
                candidate.advertiserId(),
                event.getCampaignId(),
                event.getAdId(),
                text(event.getCreativeId()),
                text(event.getPlacementId()),
                text(event.getSiteId()),
                text(event.getImpressionId()),
                text(event.getUserIdHash()),
                text(event.getCountry()),
                client,
                (candidate.flags() & Flag.REPEATED_VIEW.bit()) == 0 ? Viewability.of(event) : Viewability.REPEATED,
                candidate.spendIfBillableMicros(),
                decided.spendMicros(),
                candidate.spendCurrency(),
                event.getValueMicros() == null ? 0 : event.getValueMicros(),
                text(event.getCurrency()),
                candidate.flags(),
                decided.adjustmentReason(),
                decided.adjustedAtMillis(),
                candidate.behaviour(),
                decided.judgement(),
                candidate.event().source());
    }

    /** The entry of an item that never became an event; what could not be read is empty. */
    static LedgerRow invalid(
            String eventId, String eventType, long receivedAtMillis, String reason, String campaignId, Source source) {
        return new LedgerRow(
                eventId,
                eventType,
                "",
                receivedAtMillis,
                receivedAtMillis,
                Outcome.INVALID.wire(),
                1,
                reason,
                "",
                campaignId,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                Client.UNKNOWN,
                "",
                0,
                0,
                "",
                0,
                "",
                0,
                "",
                0,
                Behaviour.UNKNOWN,
                Judgement.NONE,
                source);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
