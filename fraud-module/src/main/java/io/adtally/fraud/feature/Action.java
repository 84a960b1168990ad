package io.adtally.fraud.feature;

/** What an event says that its user did. */
public enum Action {
    IMPRESSION,
    CLICK,
    /** Neither: it keeps the session alive and is not counted. */
    OTHER
}
