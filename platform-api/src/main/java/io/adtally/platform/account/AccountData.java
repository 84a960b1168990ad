package io.adtally.platform.account;

import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.RefusedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account without its password.
 *
 * @param advertiserId the advertiser an ADVERTISER account belongs to; null for all other roles
 */
public record AccountData(
        String name, Role role, @Nullable String advertiserId, boolean enabled, long version, Instant createdAt) {
    public AccountData {
        Checks.id("name", name);
        if ((role == Role.ADVERTISER) != (advertiserId != null)) {
            throw RefusedException.badValue(
                    "advertiserId", "An advertiser's account, and only that, names its advertiser");
        }
    }

    static AccountData of(Account account) {
        return new AccountData(
                account.name(),
                account.role(),
                account.advertiserId(),
                account.isEnabled(),
                account.version(),
                account.createdAt());
    }
}
