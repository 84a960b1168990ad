package io.adtally.processing.event;

/**
 * An event with everything that can be said of it alone: what it would cost if it counts, and whether a rule speaks
 * against it. What other events say (duplicates, its impression) comes later.
 *
 * @param advertiserId empty when the campaign is unknown
 * @param spendIfBillableMicros millionths of a unit of {@code spendCurrency}, at the price in force at event time
 * @param spendCurrency ISO 4217; empty when the campaign is unknown
 * @param givtReason the rule's reason, empty when no rule applies
 * @param rulesVersion version of the lists that were asked
 */
public record Candidate(
        IncomingEvent event,
        String advertiserId,
        long spendIfBillableMicros,
        String spendCurrency,
        String givtReason,
        String rulesVersion,
        int flags) {}
