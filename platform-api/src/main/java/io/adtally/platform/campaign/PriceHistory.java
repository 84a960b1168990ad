package io.adtally.platform.campaign;

import io.adtally.platform.problem.RefusedException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was charged stays as it was charged: prices that were in force are neither changed nor taken out nor put between. */
final class PriceHistory {
    private PriceHistory() {}

    /** Refuses prices that say something else about the time before now. */
    static void requireUnchanged(List<Price> before, List<Price> after, Instant now) {
        Set<Price> past = inForceBy(before, now);
        Set<Price> claimed = inForceBy(after, now);
        if (!past.equals(claimed)) {
            throw RefusedException.badValue(
                    "prices",
                    "Prices that were in force cannot be changed, and new ones begin in the future: events were charged by them");
        }
    }

    private static Set<Price> inForceBy(List<Price> prices, Instant now) {
        Set<Price> past = new HashSet<>(prices);
        past.removeIf(price -> price.from().isAfter(now));
        return past;
    }
}
