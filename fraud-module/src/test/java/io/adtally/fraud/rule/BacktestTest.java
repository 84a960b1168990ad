package io.adtally.fraud.rule;

import static io.adtally.fraud.rule.SampleEvent.IMPRESSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.verdict.Reason;
import io.adtally.fraud.verdict.Ruling;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BacktestTest {
    private static final Rule PREFETCH = rule("prefetch", Reason.PREFETCH, Rule.Mode.ENABLED, Fact.PREFETCH);
    private static final Rule SUSPECT_ON_TRIAL =
            rule("suspect", Reason.PRE_BID, Rule.Mode.SHADOW, Fact.PRE_BID_SUSPECT);
    private static final Rule SUSPECT = rule("suspect", Reason.PRE_BID, Rule.Mode.ENABLED, Fact.PRE_BID_SUSPECT);
    private static final Rule ZERO_SIZE = rule("zero", Reason.FALSE_BROWSER, Rule.Mode.ENABLED, Fact.ZERO_SIZE);

    private static Rule rule(String id, Reason reason, Rule.Mode mode, Fact fact) {
        return new Rule(id, reason, mode, "", List.of(new Condition.Is(fact)));
    }

    private static Amount amount(long events, Map<String, Long> micros) {
        return new Amount(events, micros);
    }

    @Test
    void tellsWhatWouldChangeInEventsAndMoney() {
        Rules before = Rules.bundled().withRuleSet(new RuleSet("before", List.of(PREFETCH, SUSPECT_ON_TRIAL)));
        Rules after = Rules.bundled().withRuleSet(new RuleSet("after", List.of(SUSPECT, ZERO_SIZE)));
        Backtest backtest = new Backtest(before, after);
        backtest.add(IMPRESSION, Behaviour.UNKNOWN, 100, "EUR");
        backtest.add(IMPRESSION.prefetched(), Behaviour.UNKNOWN, 20, "EUR");
        backtest.add(IMPRESSION.suspect(), Behaviour.UNKNOWN, 3, "EUR");
        backtest.add(IMPRESSION.suspect(), Behaviour.UNKNOWN, 4, "USD");
        backtest.add(IMPRESSION.prefetched().suspect(), Behaviour.UNKNOWN, 5, "EUR");
        backtest.add(IMPRESSION.sized(0, 0), Behaviour.UNKNOWN, 7, "USD");

        BacktestReport report = backtest.report();
        assertThat(report.versionBefore()).isEqualTo(before.version());
        assertThat(report.versionAfter()).isEqualTo(after.version());
        assertThat(report.all()).isEqualTo(amount(6, Map.of("EUR", 128L, "USD", 11L)));
        assertThat(report.rules()).containsOnlyKeys("prefetch", "suspect", "zero");
        assertThat(report.rules().get("prefetch"))
                .isEqualTo(new RuleChange(
                        amount(2, Map.of("EUR", 25L)),
                        Amount.ZERO,
                        Amount.ZERO,
                        amount(1, Map.of("EUR", 20L)),
                        Amount.ZERO,
                        Amount.ZERO));
        assertThat(report.rules().get("suspect"))
                .isEqualTo(new RuleChange(
                        Amount.ZERO,
                        amount(3, Map.of("EUR", 8L, "USD", 4L)),
                        amount(2, Map.of("EUR", 3L, "USD", 4L)),
                        Amount.ZERO,
                        amount(3, Map.of("EUR", 8L, "USD", 4L)),
                        Amount.ZERO));
        assertThat(report.moved(Ruling.CLEAN, Ruling.CLEAN)).isEqualTo(amount(1, Map.of("EUR", 100L)));
        assertThat(report.moved(Ruling.CLEAN, Ruling.GIVT)).isEqualTo(amount(2, Map.of("EUR", 3L, "USD", 4L)));
        assertThat(report.moved(Ruling.CLEAN, Ruling.SIVT)).isEqualTo(amount(1, Map.of("USD", 7L)));
        assertThat(report.moved(Ruling.GIVT, Ruling.GIVT)).isEqualTo(amount(1, Map.of("EUR", 5L)));
        assertThat(report.moved(Ruling.GIVT, Ruling.CLEAN)).isEqualTo(amount(1, Map.of("EUR", 20L)));
        assertThat(report.moved(Ruling.SIVT, Ruling.CLEAN)).isEqualTo(Amount.ZERO);
    }

    @Test
    void comparedWithThemselvesRulesChangeNothing() {
        Backtest backtest = new Backtest(Rules.bundled(), Rules.bundled());
        backtest.add(IMPRESSION.prefetched(), Behaviour.UNKNOWN, 20, "EUR");
        backtest.add(IMPRESSION, Behaviour.UNKNOWN, 20, "EUR");
        assertThat(backtest.report().rules().values())
                .allMatch(change -> change.newlyInvalid().equals(Amount.ZERO)
                        && change.newlyValid().equals(Amount.ZERO)
                        && change.decidedBefore().equals(change.decidedAfter()));
    }
}
