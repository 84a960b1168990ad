package io.adtally.fraud.verdict;

/** What becomes of an event on account of its traffic alone. */
public enum Ruling {
    /** Nothing speaks against it, or not enough. */
    CLEAN,
    /** General invalid traffic: lists and routine checks know it. Never billed. */
    GIVT,
    /** Sophisticated invalid traffic: behaviour or a score above the drop threshold. Never billed. */
    SIVT,
    /** A score above the quarantine threshold: not billed until an analyst releases it. */
    QUARANTINE
}
