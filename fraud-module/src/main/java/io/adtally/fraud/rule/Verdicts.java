package io.adtally.fraud.rule;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Hands out verdicts without making a new one for every event: few different ones occur, and each is remembered in one
 * of a fixed number of slots. Safe for any number of threads; two that meet in a slot make a verdict twice.
 */
final class Verdicts {
    private static final int SLOT_BITS = 10;

    private final CompiledRules rules;
    private final AtomicReferenceArray<@Nullable Known> slots = new AtomicReferenceArray<>(1 << SLOT_BITS);

    private record Known(long fired, Verdict verdict) {}

    Verdicts(CompiledRules rules) {
        this.rules = rules;
    }

    Verdict of(long fired) {
        if (fired == 0) {
            return Verdict.NONE;
        }
        int slot = (int) ((fired * 0x9e3779b97f4a7c15L) >>> (Long.SIZE - SLOT_BITS));
        Known known = slots.getAcquire(slot);
        if (known == null || known.fired() != fired) {
            known = new Known(fired, rules.verdict(fired));
            slots.setRelease(slot, known);
        }
        return known.verdict();
    }
}
