package io.adtally.collector.admit;

import io.adtally.outcome.InvalidReason;

/**
 * Why one item cannot be an event.
 *
 * @param detail names the field and what was found in it, for a person
 */
record Fault(InvalidReason reason, String detail) {}
