package io.adtally.processing.event;

import io.adtally.fraud.feature.Behaviour;

/**
 * An event with everything that can be said of it alone: what it would cost if it counts, and whether a rule speaks
 * against it. What other events say (duplicates, its impression) comes later.
 *
 * @param advertiserId empty when the campaign is unknown
 * @param spendIfBillableMicros millionths of a unit of {@code spendCurrency}, at the price in force at event time
 * @param spendCurrency ISO 4217; empty when the campaign is unknown
 * @param givtReason the rule's reason, empty when no rule applies
 * @param rulesVersion version of the lists that were asked
 * @param behaviour what the events around it say; carried along, no part of the decision
 */
public record Candidate(
        IncomingEvent event,
        String advertiserId,
        long spendIfBillableMicros,
        String spendCurrency,
        String givtReason,
        String rulesVersion,
        int flags,
        Behaviour behaviour) {
    /** An event of whose behaviour nothing is known yet. */
    public Candidate(
            IncomingEvent event,
            String advertiserId,
            long spendIfBillableMicros,
            String spendCurrency,
            String givtReason,
            String rulesVersion,
            int flags) {
        this(
                event,
                advertiserId,
                spendIfBillableMicros,
                spendCurrency,
                givtReason,
                rulesVersion,
                flags,
                Behaviour.UNKNOWN);
    }

    /** The same with one more remark. */
    public Candidate with(Flag flag) {
        return copy(flags | flag.bit(), behaviour);
    }

    /** The same with what is now known of its behaviour. */
    public Candidate with(Behaviour known) {
        return copy(flags, known);
    }

    private Candidate copy(int otherFlags, Behaviour otherBehaviour) {
        return new Candidate(
                event,
                advertiserId,
                spendIfBillableMicros,
                spendCurrency,
                givtReason,
                rulesVersion,
                otherFlags,
                otherBehaviour);
    }
}
