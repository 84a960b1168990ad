package io.adtally.collector.admit;

import io.adtally.event.AdEvent;

/** What a field of the wire format may hold and where it goes. */
sealed interface FieldKind {

    /** A string of at most {@code maxCharacters} UTF-16 units. */
    record Text(int maxCharacters, Source source, TextSetter setter) implements FieldKind {}

    /** Epoch milliseconds, or an RFC 3339 date and time in a string. */
    record Time(NumberSetter setter) implements FieldKind {}

    /** An integer in {@code min..max}. */
    record Whole(long min, long max, NumberSetter setter) implements FieldKind {}

    /** True or false. */
    record Flag(Source source, FlagSetter setter) implements FieldKind {}

    /** Set by the collector; what a client sends here is passed over. */
    record Stamped() implements FieldKind {}

    /** Whose word counts for a field. */
    enum Source {
        ANYONE,
        TRUSTED_PROXY
    }

    @FunctionalInterface
    interface TextSetter {
        void set(AdEvent event, String value);
    }

    @FunctionalInterface
    interface NumberSetter {
        void set(AdEvent event, long value);
    }

    @FunctionalInterface
    interface FlagSetter {
        void set(AdEvent event, boolean value);
    }
}
