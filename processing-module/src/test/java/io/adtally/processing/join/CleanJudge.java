package io.adtally.processing.join;

import io.adtally.fraud.verdict.Judgement;
import io.adtally.processing.judge.Judge;

/** Finds nothing to say against any event. */
final class CleanJudge {
    static final Judge JUDGE = candidate -> Judgement.NONE;

    private CleanJudge() {}
}
