package io.adtally.fraud.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.fraud.verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    private static final int RULES = 64;

    private static CompiledRules shadows() {
        List<Rule> rules = new ArrayList<>();
        for (int number = 0; number < RULES; number++) {
            List<Condition> conditions = List.of(new Condition.Above(Measure.CLUSTER_SIZE, number));
            rules.add(new Rule("r" + number, Reason.ACTIVITY, Rule.Mode.SHADOW, "", conditions));
        }
        return new CompiledRules(new RuleSet("shadows", rules));
    }

    /** Many times more combinations than are remembered, so that every slot changes hands again and again. */
    @Test
    void aRememberedVerdictIsGivenForItsOwnCombinationOnly() {
        Verdicts verdicts = new Verdicts(shadows());
        Random random = new Random(9);
        for (int round = 0; round < 50_000; round++) {
            long fired = random.nextLong() >>> random.nextInt(RULES);
            List<String> expected = new ArrayList<>();
            for (int number = 0; number < RULES; number++) {
                if ((fired >>> number & 1) != 0) {
                    expected.add("r" + number);
                }
            }
            assertThat(verdicts.of(fired).shadows()).extracting(Rule::id).isEqualTo(expected);
        }
    }

    @Test
    void theSameCombinationGetsTheSameVerdict() {
        Verdicts verdicts = new Verdicts(shadows());
        assertThat(verdicts.of(5)).isSameAs(verdicts.of(5));
        assertThat(verdicts.of(0)).isSameAs(Verdict.NONE);
    }
}
