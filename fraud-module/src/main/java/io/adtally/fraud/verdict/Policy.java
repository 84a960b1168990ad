package io.adtally.fraud.verdict;

import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.EventFacts;
import io.adtally.fraud.rule.Rules;
import io.adtally.fraud.verdict.Judgement.Versions;

/**
 * Everything that decides of traffic, as one immutable snapshot: every judgement stems from one of them, and its versions
 * belong together. Safe for any number of threads.
 */
public final class Policy {
    private final Rules rules;
    private final Thresholds thresholds;
    private final Versions versions;

    private Policy(Rules rules, Thresholds thresholds) {
        this.rules = rules;
        this.thresholds = thresholds;
        this.versions = new Versions(rules.version(), rules.version(), "", "", thresholds.version());
    }

    /** What comes with this module. */
    public static Policy bundled() {
        return new Policy(Rules.bundled(), Thresholds.BUILT_IN);
    }

    public Policy with(Rules otherRules) {
        return new Policy(otherRules, thresholds);
    }

    public Policy with(Thresholds otherThresholds) {
        return new Policy(rules, otherThresholds);
    }

    public Rules rules() {
        return rules;
    }

    public Thresholds thresholds() {
        return thresholds;
    }

    public Versions versions() {
        return versions;
    }

    /**
     * Judges one event.
     *
     * @param advertiserId who may have thresholds of its own
     */
    public Judgement judge(EventFacts event, Behaviour behaviour, String advertiserId) {
        String reason = rules.evaluate(event.userAgent(), event.ip()).reason();
        return reason == null
                ? Judgement.unscored(Ruling.CLEAN, "", versions)
                : Judgement.unscored(Ruling.GIVT, reason, versions);
    }
}
