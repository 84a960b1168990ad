package io.adtally.fraud.rule;

import java.util.HashMap;
import java.util.Map;

/** An {@link Amount} that grows. Not thread-safe. */
final class Tally {
    private final Map<String, Long> micros = new HashMap<>();
    private long events;

    void add(long priceMicros, String currency) {
        events++;
        micros.merge(currency, priceMicros, Math::addExact);
    }

    Amount amount() {
        return new Amount(events, micros);
    }
}
