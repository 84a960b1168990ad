package io.adtally.collector.admit;

import io.adtally.event.AdEvent;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An item while it is read: the event as far as it is known, and what is wrong with it. Not thread-safe. */
final class Draft {
    final AdEvent event = new AdEvent();

    @Nullable
    String eventType;

    @Nullable
    String signalType;

    private final Set<Field> seen = EnumSet.noneOf(Field.class);
    private final Set<Field> filled = EnumSet.noneOf(Field.class);
    private Map<String, String> extra = Map.of();
    private int extraCharacters;
    private @Nullable Fault fault;

    /** Notes that the field was met; false if it was there before. */
    boolean firstTime(Field field) {
        return seen.add(field);
    }

    /** Notes that the field has a value. */
    void filled(Field field) {
        filled.add(field);
    }

    boolean has(Field field) {
        return filled.contains(field);
    }

    /** Keeps an unknown field; false if there was one of that name before. */
    boolean keep(String name, String value, int characters) {
        if (extra.isEmpty()) {
            extra = new HashMap<>();
        }
        extraCharacters += characters;
        return extra.putIfAbsent(name, value) == null;
    }

    Map<String, String> extra() {
        return extra;
    }

    /** What the unknown fields kept so far took together. */
    int extraCharacters() {
        return extraCharacters;
    }

    /** Keeps the first fault; later ones add nothing. */
    void fail(@Nullable Fault found) {
        if (fault == null) {
            fault = found;
        }
    }

    @Nullable
    Fault fault() {
        return fault;
    }
}
