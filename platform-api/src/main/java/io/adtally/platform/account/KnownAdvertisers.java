package io.adtally.platform.account;

import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.RefusedException;
import org.jspecify.annotations.Nullable;

/** Which advertisers there are, for whoever binds somebody to one. Thread-safe. */
public interface KnownAdvertisers {
    boolean isKnown(String advertiserId);

    /** Refuses an advertiser that there is not; null is none and allowed. */
    default void require(@Nullable String advertiserId) {
        if (advertiserId != null && !isKnown(Checks.id("advertiserId", advertiserId))) {
            throw RefusedException.badValue("advertiserId", "There is no advertiser " + advertiserId);
        }
    }
}
