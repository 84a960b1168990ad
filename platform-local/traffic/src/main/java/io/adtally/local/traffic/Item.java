package io.adtally.local.traffic;

/**
 * One event as it is sent, with what the oracle must know of it. A resent event is the same object sent again.
 *
 * @param id the event's ULID; for an invalid item only for humans
 * @param impressionId empty where the event belongs to none
 * @param timeMillis event time, epoch milliseconds
 * @param facts what else reports divide it by
 * @param listed whether a list must catch it: a crawler's user agent or a listed address
 * @param valid whether the collector must accept it
 * @param json the exact bytes sent, as text
 */
record Item(
        String id,
        Type type,
        String campaignId,
        String impressionId,
        long timeMillis,
        Facts facts,
        boolean listed,
        boolean valid,
        String json) {}
