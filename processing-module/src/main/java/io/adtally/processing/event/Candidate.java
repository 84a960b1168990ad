package io.adtally.processing.event;

import io.adtally.event.EventType;
import io.adtally.fraud.feature.Behaviour;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * An event on its way to its decision, with what was found out about it so far.
 *
 * @param advertiserId empty when the campaign is unknown
 * @param spendIfBillableMicros millionths of a unit of {@code spendCurrency}, at the price in force at event time
 * @param spendCurrency ISO 4217; empty when the campaign is unknown
 * @param behaviour what the events around it say
 */
@TypeInfo(CandidateSerializer.Info.class)
public record Candidate(
        IncomingEvent event,
        String advertiserId,
        long spendIfBillableMicros,
        String spendCurrency,
        int flags,
        Behaviour behaviour) {

    /** The same with one more remark. */
    public Candidate with(Flag flag) {
        return new Candidate(event, advertiserId, spendIfBillableMicros, spendCurrency, flags | flag.bit(), behaviour);
    }

    /** The same of an event whose id another one had before; rules learn of it. */
    public Candidate asCollision() {
        IncomingEvent remarked = event.with(Flag.ID_COLLISION);
        return new Candidate(remarked, advertiserId, spendIfBillableMicros, spendCurrency, flags, behaviour)
                .with(Flag.ID_COLLISION);
    }

    /** The same with what is now known of its behaviour. */
    public Candidate with(Behaviour known) {
        return new Candidate(event, advertiserId, spendIfBillableMicros, spendCurrency, flags, known);
    }

    /** Whether it says that its impression was seen. */
    public boolean provesView() {
        return event.type() == EventType.VIEWABLE && (event.flags() & Flag.UNPROVEN_VIEW.bit()) == 0;
    }

    /** Whether, if billable, it is the view its impression is charged for. */
    public boolean isChargedView() {
        return provesView() && (flags & Flag.REPEATED_VIEW.bit()) == 0;
    }

    /** The same of an impression whose view was counted before: it costs nothing. */
    public Candidate asRepeatedView() {
        return new Candidate(event, advertiserId, 0, spendCurrency, flags | Flag.REPEATED_VIEW.bit(), behaviour);
    }
}
