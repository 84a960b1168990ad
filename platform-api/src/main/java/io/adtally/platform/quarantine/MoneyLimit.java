package io.adtally.platform.quarantine;

import io.adtally.platform.account.Asker;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The money that one person may move alone: within a day, however it is divided, and be it through keys. See
 * docs/decisions/0022-money-needs-two-people.md. Thread-safe.
 */
@Component
class MoneyLimit {
    private static final Duration DAY = Duration.ofHours(24);

    private final DecisionTable decisions;
    private final ReviewSettings settings;
    private final Clock clock;

    MoneyLimit(DecisionTable decisions, ReviewSettings settings, Clock clock) {
        this.decisions = decisions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the asker needs a second person for that. Certain only for whoever decides in turn. */
    boolean isExceeded(Asker asker, String currency, long stakeMicros) {
        long limit = settings.secondPersonAboveMicros();
        if (stakeMicros > limit) {
            return true;
        }
        long moved = decisions.alone(currency, clock.instant().minus(DAY), limit).stream()
                .filter(sum -> asker.answersFor(sum.by()))
                .mapToLong(DecisionTable.Sum::stakeMicros)
                .sum();
        return stakeMicros > limit - moved;
    }
}
