package io.adtally.processing.pipeline;

import io.adtally.fraud.policy.Policy;
import io.adtally.fraud.policy.Workspace;
import io.adtally.fraud.rule.IpBlocklist;
import io.adtally.fraud.rule.Rules;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.fraud.verdict.Ruling;
import io.adtally.processing.judge.Judge;
import io.adtally.processing.judge.Judging;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;

/** Judges by the bundled lists and one listed address; another address is suspect whatever it does. No model decides. */
final class FixedJudging implements Judging {
    private static final long serialVersionUID = 1L;

    @Override
    public Judge open(RuntimeContext task) {
        IpBlocklist listed = IpBlocklist.parse(List.of(SentEvents.LISTED)).blocklist();
        Rules rules = Rules.bundled();
        Policy policy = Policy.bundled()
                .withChampion(null)
                .with(rules.withBlocklist(rules.blocklist().plus(listed)));
        Workspace workspace = new Workspace();
        return candidate -> {
            Judgement judgement =
                    policy.judge(candidate.event(), candidate.behaviour(), candidate.advertiserId(), workspace);
            boolean suspect = judgement.ruling() == Ruling.CLEAN
                    && SentEvents.SUSPECT.equals(candidate.event().ip());
            return suspect ? Judgement.unscored(Ruling.QUARANTINE, "suspect", policy.versions()) : judgement;
        };
    }
}
