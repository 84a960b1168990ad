package io.adtally.fraud.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.adtally.fraud.verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSetTest {
    private static final String ONE = """
            {"version": "v1", "rules": [{"id": "one", "reason": "prefetch", "mode": "enabled",
             "when": [{"fact": "prefetch"}, {"measure": "cluster_size", "above": 5}]}]}""";

    @Test
    void readsTheJsonForm() {
        assertThat(RuleSet.parse(ONE))
                .isEqualTo(new RuleSet(
                        "v1",
                        List.of(new Rule(
                                "one",
                                Reason.PREFETCH,
                                Rule.Mode.ENABLED,
                                "",
                                List.of(
                                        new Condition.Is(Fact.PREFETCH),
                                        new Condition.Above(Measure.CLUSTER_SIZE, 5))))));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(RuleSet.parse(RuleSet.bundled().toJson())).isEqualTo(RuleSet.bundled());
        Random random = new Random(6);
        for (int round = 0; round < 200; round++) {
            RuleSet set = random(random);
            assertThat(RuleSet.parse(set.toJson())).isEqualTo(set);
        }
    }

    /** Each line changes one spot of the valid text above and must be refused there, naming what would do. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\"version\": \"v1\", ~ ~ version ~ is missing",
                "\"v1\" ~ 1 ~ version ~ must be a text, not 1",
                "\"v1\" ~ \"v 1\" ~ '' ~ version must match",
                "\"rules\" ~ \"rule\" ~ rule ~ allowed are version, rules",
                "\"id\": \"one\" ~ \"id\": \"One\" ~ rules[0] ~ id must match",
                "\"prefetch\", \"mode\" ~ \"prefetched\", \"mode\" ~ rules[0].reason ~ allowed are known_crawler, blocked",
                "\"enabled\" ~ \"on\" ~ rules[0].mode ~ allowed are enabled, shadow",
                "\"mode\" ~ \"modus\" ~ rules[0].modus ~ allowed are id, reason, mode, remark, when",
                "{\"fact\": \"prefetch\"} ~ {\"fact\": \"prefetching\"} ~ rules[0].when[0].fact ~ listed_user_agent, listed",
                "{\"fact\": \"prefetch\"} ~ {\"fakt\": \"prefetch\"} ~ rules[0].when[0].fakt ~ allowed are measure, above",
                "{\"fact\": \"prefetch\"} ~ {\"fact\": \"prefetch\", \"above\": 1} ~ rules[0].when[0].above ~ allowed are fact",
                "{\"fact\": \"prefetch\"} ~ \"prefetch\" ~ rules[0].when[0] ~ must be an object",
                "cluster_size ~ cluster ~ rules[0].when[1].measure ~ cluster_size, millis_since_impression",
                "\"above\": 5 ~ \"above\": \"5\" ~ rules[0].when[1].above ~ must be a number",
                "\"above\": 5 ~ \"above\": 1e999 ~ rules[0].when[1] ~ must be finite",
                "\"above\": 5 ~ \"above\": 5, \"below\": 9 ~ rules[0].when[1] ~ either above or below",
                "'\"cluster_size\", \"above\": 5' ~ \"cluster_size\" ~ rules[0].when[1] ~ either above or below",
                "\"above\": 5 ~ \"above\": 5, \"above\": 6 ~ '' ~ Duplicate",
                "}]}]} ~ }]}]} x ~ '' ~ line 2",
                "}]}]} ~ }]} ~ '' ~ line 2",
            })
    void refusesWhatItDoesNotUnderstand(String spot, String replacement, String place, String message) {
        assertThat(ONE).contains(spot);
        String json = ONE.replace(spot, replacement == null ? "" : replacement);
        InvalidRuleSetException refusal =
                catchThrowableOfType(InvalidRuleSetException.class, () -> RuleSet.parse(json));
        assertThat(refusal).as(json).isNotNull();
        assertThat(refusal.place()).isEqualTo(place);
        assertThat(refusal).hasMessageContaining(message);
    }

    @Test
    void refusesSetsThatCannotBeTold() {
        Rule rule = RuleSet.bundled().rules().getFirst();
        assertThat(catchThrowableOfType(
                        IllegalArgumentException.class, () -> new RuleSet("twice", List.of(rule, rule))))
                .hasMessage("two rules have the id known_crawler");
        List<Rule> many = new ArrayList<>();
        for (int number = 0; number < 65; number++) {
            many.add(new Rule("r" + number, Reason.ACTIVITY, Rule.Mode.SHADOW, "", rule.conditions()));
        }
        assertThat(new RuleSet("full", many.subList(0, 64)).rules()).hasSize(64);
        assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> new RuleSet("more", many)))
                .hasMessage("there must be at most 64 rules: 65");
        assertThat(catchThrowableOfType(
                        IllegalArgumentException.class,
                        () -> new Rule("none", Reason.ACTIVITY, Rule.Mode.SHADOW, "", List.of())))
                .hasMessage("there must be 1 to 8 conditions: 0");
    }

    static RuleSet random(Random random) {
        List<Rule> rules = new ArrayList<>();
        for (int number = random.nextInt(7); number >= 0; number--) {
            List<Condition> conditions = new ArrayList<>();
            for (int more = random.nextInt(3); more >= 0; more--) {
                Measure measure = any(random, Measure.values());
                conditions.add(
                        switch (random.nextInt(4)) {
                            case 0 -> new Condition.Above(measure, random.nextInt(5) - 2 + random.nextDouble());
                            case 1 -> new Condition.Below(measure, random.nextInt(5) - 2);
                            default -> new Condition.Is(any(random, Fact.values()));
                        });
            }
            Reason reason = any(random, Reason.values());
            Rule.Mode mode = any(random, Rule.Mode.values());
            rules.add(new Rule("r" + number, reason, mode, random.nextBoolean() ? "" : "why \"not\"", conditions));
        }
        return new RuleSet("random", rules);
    }

    static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
