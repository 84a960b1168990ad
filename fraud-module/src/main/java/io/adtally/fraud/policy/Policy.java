package io.adtally.fraud.policy;

import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.EventFacts;
import io.adtally.fraud.feature.Features;
import io.adtally.fraud.rule.Rules;
import io.adtally.fraud.rule.Verdict;
import io.adtally.fraud.score.ModelBundle;
import io.adtally.fraud.score.Scorer;
import io.adtally.fraud.score.Scratch;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.fraud.verdict.Judgement.Versions;
import io.adtally.fraud.verdict.Reason;
import io.adtally.fraud.verdict.Ruling;
import io.adtally.fraud.verdict.Thresholds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides of traffic, as one immutable snapshot: every judgement stems from one of them, and its versions
 * belong together. Rules come first; what they let pass is scored by the champion, whose score decides by the thresholds,
 * and by the challenger, whose score is only noted. Safe for any number of threads, each with a {@link Workspace}.
 */
public final class Policy {
    /** Prefix of the rules on trial among the signals. */
    public static final String SHADOW = "shadow:";

    private static final int MOST_SIGNALS = 5;
    private static final String BY_SCORE = Reason.MODEL_SCORE.wire();

    private final Rules rules;
    private final Thresholds thresholds;
    private final @Nullable Model champion;
    private final @Nullable Model challenger;
    private final Versions versions;
    private final Judgement clean;

    private Policy(Rules rules, Thresholds thresholds, @Nullable Model champion, @Nullable Model challenger) {
        this.rules = rules;
        this.thresholds = thresholds;
        this.champion = champion;
        this.challenger = challenger;
        this.versions = new Versions(
                rules.ruleSet().version(),
                rules.version(),
                champion == null ? "" : champion.id(),
                challenger == null ? "" : challenger.id(),
                thresholds.version());
        this.clean = Judgement.unscored(Ruling.CLEAN, "", versions);
    }

    /** What comes with this module: its rules, lists and model, and the built-in thresholds. */
    public static Policy bundled() {
        return new Policy(Rules.bundled(), Thresholds.BUILT_IN, Model.of(ModelBundle.bundled()), null);
    }

    public Policy with(Rules otherRules) {
        return new Policy(otherRules, thresholds, champion, challenger);
    }

    public Policy with(Thresholds otherThresholds) {
        return new Policy(rules, otherThresholds, champion, challenger);
    }

    /** The same with another model that decides; null for none, which leaves the decision to the rules. */
    public Policy withChampion(@Nullable ModelBundle bundle) {
        return new Policy(rules, thresholds, bundle == null ? null : Model.of(bundle), challenger);
    }

    /** The same with another model beside the champion; null for none. */
    public Policy withChallenger(@Nullable ModelBundle bundle) {
        return new Policy(rules, thresholds, champion, bundle == null ? null : Model.of(bundle));
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

    @Nullable
    Model champion() {
        return champion;
    }

    @Nullable
    Model challenger() {
        return challenger;
    }

    /**
     * Judges one event.
     *
     * @param advertiserId who may have thresholds of its own
     */
    public Judgement judge(EventFacts event, Behaviour behaviour, String advertiserId, Workspace workspace) {
        Verdict verdict = rules.evaluate(event, behaviour);
        String reason = verdict.reason();
        if (reason != null) {
            return new Judgement(
                    verdict.ruling(),
                    reason,
                    Double.NaN,
                    Double.NaN,
                    signals(verdict, event, List.of()),
                    clean.features(),
                    versions);
        }
        return champion == null && challenger == null
                ? unscored(verdict, event)
                : scored(verdict, event, behaviour, advertiserId, workspace);
    }

    private Judgement unscored(Verdict verdict, EventFacts event) {
        return verdict.shadows().isEmpty()
                ? clean
                : new Judgement(
                        Ruling.CLEAN,
                        "",
                        Double.NaN,
                        Double.NaN,
                        signals(verdict, event, List.of()),
                        clean.features(),
                        versions);
    }

    private Judgement scored(
            Verdict verdict, EventFacts event, Behaviour behaviour, String advertiserId, Workspace workspace) {
        Features.fill(event, behaviour, workspace.features);
        double challengerScore = challenger == null
                ? Double.NaN
                : challenger.scorer().score(workspace.features, workspace.challenger(challenger.scorer()));
        double score = Double.NaN;
        Ruling ruling = Ruling.CLEAN;
        List<String> main = List.of();
        if (champion != null) {
            Scorer scorer = champion.scorer();
            Scratch scratch = workspace.champion(scorer);
            score = scorer.score(workspace.features, scratch);
            ruling = thresholds.ruling(score, advertiserId);
            main = ruling == Ruling.CLEAN ? List.of() : scorer.mainSignals(workspace.features, scratch, MOST_SIGNALS);
        }
        return new Judgement(
                ruling,
                ruling == Ruling.CLEAN ? "" : BY_SCORE,
                score,
                challengerScore,
                signals(verdict, event, main),
                workspace.features.clone(),
                versions);
    }

    private List<String> signals(Verdict verdict, EventFacts event, List<String> main) {
        if (verdict.rule() == null && verdict.shadows().isEmpty()) {
            return main;
        }
        List<String> signals = new ArrayList<>(main);
        signals.addAll(rules.entries(verdict, event));
        verdict.shadows().forEach(rule -> signals.add(SHADOW + rule.id()));
        return signals;
    }
}
