package io.adtally.local.traffic;

/** The event types on the wire. */
enum Type {
    IMPRESSION,
    VIEWABLE,
    CLICK,
    CONVERSION
}
