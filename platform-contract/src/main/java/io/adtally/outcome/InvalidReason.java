package io.adtally.outcome;

/** Why the collector refused an item. Names are stored and reported: never rename one. */
public enum InvalidReason {
    /** The array element is not a JSON object. */
    NOT_AN_OBJECT,
    /** A required field is absent, null or empty. */
    MISSING_FIELD,
    /** A field has the wrong JSON type. */
    WRONG_TYPE,
    /** A field is longer than its limit. */
    TOO_LONG,
    /** event_type or signal_type is none of the known names. */
    UNKNOWN_ENUM,
    /** event_id is not a ULID, or an impression_id differs from the impression's own event_id. */
    BAD_ID,
    /** A time is neither epoch milliseconds nor RFC 3339, or before 2000. */
    BAD_TIME,
    /** event_time is further in the future than the clock tolerance. */
    FUTURE_TIME,
    /** event_time is more than seven days in the past: no offline client is late by that much. */
    PAST_TIME,
    /** A number is outside its range, or a code (country, currency, ip) is malformed. */
    OUT_OF_RANGE,
    /** Too many unknown fields, or they are too large together. */
    TOO_MANY_FIELDS,
    /** A record in Kafka that no registered schema can read. */
    DAMAGED_RECORD
}
