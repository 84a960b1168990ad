package io.adtally.fraud.rule;

import io.adtally.fraud.verdict.Ruling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say about one event. Immutable, and shared between events.
 *
 * @param rule the rule that decides: of those in force that fire the first, general invalid traffic before
 *     sophisticated; null if none does, though the event may still be invalid for another reason
 * @param shadows the rules on trial that fire
 */
public record Verdict(@Nullable Rule rule, List<Rule> shadows) {
    /** No rule speaks against the event. */
    public static final Verdict NONE = new Verdict(null, List.of());

    /** Copies the rules. */
    public Verdict {
        shadows = List.copyOf(shadows);
    }

    /** {@link Ruling#GIVT}, {@link Ruling#SIVT} or {@link Ruling#CLEAN}. */
    public Ruling ruling() {
        return rule == null ? Ruling.CLEAN : rule.reason().ruling();
    }

    /** The reason's name in stores, topics and reports; null if no rule decides. */
    public @Nullable String reason() {
        return rule == null ? null : rule.reason().wire();
    }
}
